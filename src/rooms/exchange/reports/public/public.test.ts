// Goal: anyone can tell and follow a report without script, account or cookie. Method: the pages over HTTP as a browser
// without script uses them, read back by an independent HTML parser.
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storageForTests, type StorageForTests } from "../../../../../tests/storage-for-tests.ts";
import { election } from "../../../../core/people/for-tests.ts";
import { missingKeys, messageProblems, packProblems } from "../../../../platform/languages/check-pack.ts";
import { readPacks } from "../../../../platform/languages/read-packs.ts";
import { grading, serve, type Served } from "../for-tests.ts";
import { reportCatalogue } from "./catalogue.ts";
import { emptyForm, readForm, traceOf } from "./form-input.ts";
import { readingAgeOf } from "./reading-age.ts";

const filled = {
  outcome: "attempt-unknown",
  what: "A text message said that my polling station had moved.\nIt had not.",
  traces: "https://vote-here.example/x\r\n@riverside\n+1 902 555 0199",
  day: "2026-10-31",
  time: "14:30",
  contact: "555 0100",
};

describe("W4.0 the public pages of reports", () => {
  let db: StorageForTests;
  let house: Served;
  beforeAll(async () => {
    db = await storageForTests();
  });
  beforeEach(async () => {
    house = await serve(db);
  });
  afterAll(() => db.close());

  const open = async (path: string, language = "en") => {
    const reply = await house.app.inject({ url: `/${election}/${language}${path}` });
    return { document: parseHTML(reply.body).document, reply };
  };
  const send = async (path: string, fields: Readonly<Record<string, string>>, language = "en") => {
    const reply = await house.app.inject({
      method: "POST",
      url: `/${election}/${language}${path}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(fields).toString(),
    });
    return { document: parseHTML(reply.body).document, reply };
  };
  const keyOf = async () =>
    (await open("/report")).document.querySelector('input[name="key"]')?.getAttribute("value") ?? "";
  const codeIn = (document: Document) => document.querySelector(".receipt .code")?.textContent ?? "";

  it("W4.0: told with script off, followed by code until the answer stands there", async () => {
    const sent = await send("/report", { ...filled, key: await keyOf() });
    expect(sent.reply.statusCode).toBe(200);
    const code = codeIn(sent.document);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const [row] = await db.asOwner(
      "select id, phase, language, venues, when_from_ms::int8 as at, channel, tlp from reports",
    );
    expect(row).toMatchObject({ phase: "between", language: "en", channel: "public-form", tlp: "amber" });
    expect(row?.["at"]).toBe(Date.UTC(2026, 9, 31, 18, 30));
    expect(row?.["venues"]).toMatchObject([{ kind: "web" }, { kind: "social" }, { kind: "phone" }]);
    const waiting = await send("/report/status", { code });
    expect(waiting.document.querySelectorAll(".timeline .done")).toHaveLength(1);
    await house.call("analyst", "POST", `/${String(row?.["id"])}/grade`, grading);
    await house.call("analyst", "POST", `/${String(row?.["id"])}/close`, {
      answer: "It <b>has</b> not moved.",
      why: "checked",
    });
    const answered = await send("/report/status", { code: code.toLowerCase().replaceAll("-", " ") });
    expect(answered.document.querySelectorAll(".timeline .done")).toHaveLength(3);
    expect(answered.document.querySelector("main")?.textContent).toContain("It <b>has</b> not moved.");
  });

  it("sent twice, it is one report with one receipt; with other words it is another", async () => {
    const key = await keyOf();
    const first = await send("/report", { ...filled, key });
    const second = await send("/report", { ...filled, key });
    expect(codeIn(second.document)).toBe(codeIn(first.document));
    expect(await db.asOwner("select 1 from reports")).toHaveLength(1);
    const other = await send("/report", { ...filled, what: "Something else", key });
    expect(codeIn(other.document)).not.toBe(codeIn(first.document));
    expect(await db.asOwner("select 1 from report_sources")).toHaveLength(2);
  });

  it("negative: what is missing is named, each line leads to its field, and nothing typed is lost", async () => {
    const typed = {
      ...filled,
      outcome: "",
      what: " ",
      where: 'the "old" <hall>',
      day: "2027-01-01",
      key: await keyOf(),
    };
    const { document, reply } = await send("/report", typed);
    expect(reply.statusCode).toBe(422);
    const targets = [...document.querySelectorAll(".summary a")].map((link) => link.getAttribute("href"));
    expect(targets).toEqual(["#field-outcome", "#field-what", "#field-day"]);
    for (const target of targets) expect(document.querySelector(target ?? "")).not.toBeNull();
    expect(document.querySelector('[name="where"]')?.getAttribute("value")).toBe(typed.where);
    expect(document.querySelector('[name="traces"]')?.textContent).toContain("@riverside");
    expect(document.querySelector('[name="key"]')?.getAttribute("value")).toBe(typed.key);
    expect(await db.asOwner("select 1 from reports")).toEqual([]);
  });

  it("negative: a program that fills in every field is not taken, and a person is told what to do", async () => {
    const { document, reply } = await send("/report", {
      ...filled,
      website: "http://buy.example",
      key: await keyOf(),
    });
    expect(reply.statusCode).toBe(422);
    expect(document.querySelector(".summary")?.textContent).toContain("once more");
    expect(document.querySelector('[name="website"]')?.getAttribute("value") ?? "").toBe("");
    expect(await db.asOwner("select 1 from reports")).toEqual([]);
  });

  it("W4.0 negative: a mistyped code and an unknown one are told apart, and neither tells anything else", async () => {
    const mistyped = await send("/report/status", { code: "ABCD" });
    expect(mistyped.reply.statusCode).toBe(422);
    const unknown = await send("/report/status", { code: "0000 0000 0000" });
    expect(unknown.reply.statusCode).toBe(404);
    expect(unknown.document.querySelector(".timeline")).toBeNull();
    expect(unknown.document.querySelector('[name="code"]')?.getAttribute("value")).toBe("0000 0000 0000");
  });

  it.each(["en", "fr"])(
    "sets no cookie, runs no script, is small and says its reading age: %s",
    async (language) => {
      for (const path of ["/report", "/report/status"]) {
        const { document, reply } = await open(path, language);
        expect(reply.statusCode).toBe(200);
        const here = document.querySelector(".links [aria-current=page]")?.getAttribute("href");
        expect(here).toBe(`/${election}/${language}${path}`);
        expect(reply.headers["set-cookie"]).toBeUndefined();
        expect(document.querySelectorAll("script, [onclick], iframe")).toHaveLength(0);
        expect(reply.body.length).toBeLessThan(50_000);
        expect(document.querySelector(".foot")?.textContent).toContain("Flesch-Kincaid");
      }
      expect((await open("/report", language)).reply.headers["cache-control"]).toBe("no-store");
    },
  );

  it("an old address of the status leads to the new one", async () => {
    const { reply } = await open("/report/follow");
    expect([reply.statusCode, reply.headers.location]).toEqual([308, `/${election}/en/report/status`]);
  });
});

describe("W4.0 words of the form", () => {
  it("are for readers of about twelve, measured", () => {
    for (const language of ["en", "fr"])
      expect(readingAgeOf(language, reportCatalogue).readingAge?.years).toBeLessThanOrEqual(12);
  });

  it("G12: both languages and every pack say them with the same values", async () => {
    expect(reportCatalogue.flatMap(messageProblems)).toEqual([]);
    const languages = new URL("../../../../../languages/", import.meta.url).pathname;
    for (const pack of await readPacks(languages, [])) {
      expect(missingKeys(pack, reportCatalogue)).toEqual([]);
      expect(packProblems(pack, reportCatalogue)).toEqual([]);
    }
  });
});

describe("what is typed in the form", () => {
  const nowMs = Date.UTC(2026, 10, 1, 12);
  const read = (change: Readonly<Record<string, string>>) =>
    readForm({ ...emptyForm, outcome: "breach", what: "x", ...change }, "America/Toronto", nowMs);

  it("a day without a time is the whole day in the election's time zone, also when the clock changes", () => {
    expect(read({ day: "2026-11-01" })).toMatchObject({
      told: { whenFromMs: Date.UTC(2026, 10, 1, 4), whenToMs: Date.UTC(2026, 10, 2, 5) - 1 },
    });
    expect(read({ day: "2026-11-01", time: "7:00" })).toMatchObject({ told: { whenFromMs: nowMs } });
    expect(read({})).toMatchObject({ told: { whenFromMs: null, whenToMs: null } });
    expect(read({ day: "2026-10-31", time: "9.05" })).toMatchObject({
      told: { whenFromMs: Date.UTC(2026, 9, 31, 13, 5) },
    });
  });

  it.each([
    [{ day: "2026-02-30" }, "day"],
    [{ day: "2026-11-02" }, "day"],
    [{ time: "12:00" }, "time"],
    [{ day: "2026-10-31", time: "25:00" }, "time"],
    [{ day: "2026-11-01", time: "07:01" }, "time"],
    [{ what: "x".repeat(20_001) }, "what"],
    [{ traces: "x\n".repeat(21) }, "traces"],
    [{ contact: "x".repeat(501) }, "contact"],
  ])("negative: case %# is a problem of the field it names", (change, name) => {
    expect(read(change as Record<string, string>)).toMatchObject({ problems: [{ name }] });
  });

  it("a line is known by its look", () => {
    const kinds = ["https://a.example/b", "a.example", "@name", "+1 (902) 555-0199", "the hall"].map(
      (line) => traceOf(line).kind,
    );
    expect(kinds).toEqual(["web", "web", "social", "phone", "other"]);
  });
});
