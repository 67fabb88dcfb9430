// Goal: anyone reads what was told, in every language of the election, without script, and can check it; a notice is unmistakably no
// bulletin, and nothing that was said disappears but a name. Method: the pages, feeds and alerts over HTTP, read back by a parser.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeVerifierKey } from "@counterfoil/journal";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storageForTests, type StorageForTests } from "../../../../../tests/storage-for-tests.ts";
import { journalCheckProof } from "../../../../core/journal/cli.ts";
import { journalSeal } from "../../../../core/journal/seal.ts";
import { election } from "../../../../core/people/for-tests.ts";
import { seededDice } from "../../../../platform/dice/dice.ts";
import { messageProblems, missingKeys, packProblems } from "../../../../platform/languages/check-pack.ts";
import type { LanguagePack } from "../../../../platform/languages/language-pack.ts";
import { readPacks } from "../../../../platform/languages/read-packs.ts";
import {
  actsOn,
  affected,
  cases,
  serve,
  signer,
  texts,
  written,
  type Reply,
  type Served,
} from "../scene.fixture.ts";
import { noticeCatalogue } from "./catalogue.ts";
import { noticeRoutes } from "./routes.ts";

const languages = ["en", "fr", "zh-Hans", "ar"];
const everyLanguage = (of: string) => Object.fromEntries(languages.map((each) => [each, `${of} (${each})`]));

describe("W1.13c the public pages of notices", () => {
  let db: StorageForTests;
  let house: Served;
  let packs: readonly LanguagePack[];
  const acts = actsOn(() => house);
  beforeAll(async () => {
    db = await storageForTests({ seal: journalSeal(seededDice(7)) });
    packs = await readPacks(new URL("../../../../../languages/", import.meta.url).pathname, noticeCatalogue);
  });
  beforeEach(async () => {
    house = await serve(db, { languages, packs, publicRoutes: noticeRoutes(signer) });
  });
  afterAll(() => db.close());

  const made = async (reply: Promise<{ status: number; body: Reply }>) => {
    const { status, body } = await reply;
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const told = async (kind: "notice" | "bulletin" = "notice", change: object = {}) => {
    const more = { kind, caseId: cases[kind], texts: texts(languages, change) };
    const id = (await made(acts.draft(more))).id as string;
    await made(acts.submit(id));
    await made(acts.judge(id, "approve"));
    await made(acts.publish(id));
    return id;
  };
  const corrected = async (id: string) => {
    const wrong = everyLanguage("The place was wrong");
    await made(acts.correct(id, 1, { texts: texts(languages, { where: "Dartmouth" }), wrong }));
    await made(acts.judge(id, "approve"));
  };
  const open = async (path: string, language = "en", headers: Record<string, string> = {}) => {
    const reply = await house.app.inject({ url: `/${election}/${language}${path}`, headers });
    const { document } = parseHTML(reply.body === "" ? "<p></p>" : reply.body);
    return { reply, document, main: document.querySelector("main")?.textContent ?? "" };
  };

  it("the packs say every sentence, with the same placeholders", () => {
    expect(noticeCatalogue.flatMap(messageProblems)).toEqual([]);
    for (const pack of packs) {
      expect(packProblems(pack, noticeCatalogue)).toEqual([]);
      expect(missingKeys(pack, noticeCatalogue)).toEqual([]);
    }
  });

  it.each(languages)(
    "G12: a notice stands in %s at its own address, small, script-free and to be kept",
    async (language) => {
      const id = await told();
      await corrected(id);
      const { reply, document, main } = await open(`/notices/${id}`, language);
      expect(reply.statusCode).toBe(200);
      expect(document.documentElement.getAttribute("dir")).toBe(language === "ar" ? "rtl" : "ltr");
      for (const part of ["headline", "what", "when", "whatIsNotKnown"] as const)
        expect(main).toContain(written[language]?.[part]);
      expect(document.querySelectorAll("script, img, link[rel=stylesheet]").length).toBe(0);
      expect(document.querySelectorAll(".quiet.note").length).toBe(0);
      expect(Buffer.byteLength(reply.body)).toBeLessThan(50_000);
      expect(reply.headers["cache-control"]).toContain("public, max-age=60");
      const again = await open(`/notices/${id}`, language, {
        "if-none-match": String(reply.headers["etag"]),
      });
      expect(again.reply.statusCode).toBe(304);
      const others = [...document.querySelectorAll("link[hreflang]")].map((each) =>
        each.getAttribute("hreflang"),
      );
      expect(new Set(others)).toEqual(new Set(languages));
      const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it("W4.7: a bulletin is worded unmistakably unlike a notice, on its page, in the list, in feeds and alerts", async () => {
    const pages = [await told("notice"), await told("bulletin")];
    const [notice, bulletin] = await Promise.all(pages.map((id) => open(`/notices/${id}`)));
    expect(notice?.document.querySelector("article.notice strong")?.textContent).toBe("Public notice");
    expect(notice?.main).toContain("with one voice");
    expect(bulletin?.document.querySelector("article.notice")).toBeNull();
    expect(bulletin?.document.querySelector("article.bulletin .band")?.textContent).toContain(
      "This is not a public notice",
    );
    expect(bulletin?.main).not.toContain("What everyone must know");
    const list = (await open("/notices")).document;
    expect(list.querySelectorAll(".list .notice, .list .bulletin")).toHaveLength(2);
    const feed = JSON.parse((await open("/notices.json")).reply.body);
    expect(feed.items.map((each: { title: string }) => each.title).sort()).toEqual([
      "Bulletin: No polling place has moved",
      "Public notice: No polling place has moved",
    ]);
    const alert = (await open(`/notices/${pages[1]}/cap.xml`)).reply.body;
    expect(alert).toContain("<severity>Minor</severity>");
    expect(alert).not.toContain("Public notice");
  });

  it("W1.13c: a correction says what was wrong, shows what changed, and what was said before has its own page", async () => {
    const id = await told();
    await corrected(id);
    const { document, main } = await open(`/notices/${id}`);
    expect(main).toContain("The place was wrong (en)");
    expect(document.querySelector(".correction del")?.textContent).toContain("Halifax");
    expect(document.querySelector(".correction ins")?.textContent).toContain("Dartmouth");
    const link = [...document.querySelectorAll(".correction a")].map((each) => each.getAttribute("href"));
    expect(link).toEqual([`/${election}/en/notices/${id}/acts/1`]);
    const earlier = await open(`/notices/${id}/acts/1`);
    expect(earlier.main).toContain("It is not the one that holds now");
    expect(earlier.main).toContain(written["en"]?.where);
    expect((await open(`/notices/${id}/acts/9`)).reply.statusCode).toBe(404);
    // The last act's text is the one that holds, so its address leads there; the addresses of before still lead on.
    const last = (await open(`/notices/${id}/acts/2`)).reply;
    expect([last.statusCode, last.headers.location]).toEqual([303, `/${election}/en/notices/${id}`]);
    const before = (await open(`/notices/${id}/versions/1`)).reply;
    expect([before.statusCode, before.headers.location]).toEqual([
      308,
      `/${election}/en/notices/${id}/acts/1`,
    ]);
  });

  it("W1.13c: a withdrawn page stays, says so and why, in the list and for programs too", async () => {
    const id = await told();
    await made(acts.withdraw(id, "writer", everyLanguage("The source was mistaken")));
    const { reply, document, main } = await open(`/notices/${id}`);
    expect(reply.statusCode).toBe(200);
    expect(document.querySelector("article")?.classList.contains("struck")).toBe(true);
    expect(main).toContain("The source was mistaken (en)");
    expect(main).toContain(written["en"]?.what);
    expect((await open("/notices")).document.querySelector(".list .struck")).not.toBeNull();
    const alert = (await open(`/notices/${id}/cap.xml`)).reply.body;
    expect(alert).toContain("<msgType>Cancel</msgType>");
    expect(alert).toContain(`votes.example,${id}.1,`);
    const [item] = JSON.parse((await open("/notices.json")).reply.body).items;
    expect(item).toMatchObject({ tags: ["notice", "withdrawn"] });
    expect(item.content_text).toContain("The source was mistaken (en)");
  });

  it("W1.18: while a name is taken out nothing public says it; then the page says that it was taken out", async () => {
    const victim = await affected(house, {}, "given");
    await made(house.call("contact", "POST", `/victims/${victim}/tell`, { channel: "phone" }));
    const draft = { texts: texts(languages, { headline: "Zoë Brontë was not arrested" }) };
    const id = (await made(acts.draft(draft))).id as string;
    await made(acts.submit(id));
    await made(acts.judge(id, "approve"));
    await made(acts.told(id, "contact", { step: "victims", toldAtMs: db.clock.nowMs() }));
    await made(acts.publish(id));
    const said = { consent: "withdrawn", how: "she said so" };
    await made(house.call("contact", "POST", `/victims/${victim}/consent`, said));
    for (const path of ["/notices", `/notices/${id}`, "/notices.atom", "/notices.json"])
      for (const language of languages) {
        const { reply } = await open(path, language);
        expect(reply.statusCode).toBe(200);
        expect(reply.body).not.toMatch(/bront/i);
      }
    expect((await open(`/notices/${id}`)).main).toContain("does not want to be named any more");
    for (const path of ["cap.xml", "proof.json"])
      expect((await open(`/notices/${id}/${path}`)).reply.statusCode).toBe(404);
    await made(acts.redact(id));
    const { main } = await open(`/notices/${id}`);
    expect(main).toContain("[name removed] was not arrested");
    expect(main).toContain("A name was taken out");
  });

  it("W1.13c: the proof on the page is checked by the command that the page names, and a changed one is not", async () => {
    const id = await told();
    const { document } = await open(`/notices/${id}`);
    expect(document.querySelector(".proof")?.textContent).toContain(writeVerifierKey(signer.key));
    const { reply } = await open(`/notices/${id}/proof.json`);
    const folder = mkdtempSync(join(tmpdir(), "counterfoil-proof-"));
    const check = async (text: string) => {
      const file = join(folder, "proof.json");
      writeFileSync(file, text);
      const lines: string[] = [];
      const terminal = {
        language: "en" as const,
        environment: {},
        line: (said: string) => lines.push(said),
        problem: (said: string) => lines.push(said),
      };
      const code = await journalCheckProof.run({ file, key: writeVerifierKey(signer.key) }, terminal);
      return { code, said: lines.join("\n") };
    };
    expect(await check(reply.body)).toMatchObject({
      code: 0,
      said: expect.stringContaining("No polling place has moved"),
    });
    const digest = document.querySelector(".proof dd code")?.textContent ?? "";
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect((await check(reply.body)).said).toContain(`Fingerprint of the text: ${digest}`);
    const proof = JSON.parse(reply.body);
    const body = Buffer.from(Buffer.from(proof.body, "base64").toString().replace("Halifax", "Toronto"));
    expect((await check(JSON.stringify({ ...proof, body: body.toString("base64") }))).code).toBe(1);
    expect((await check("no json")).code).toBe(1);
    rmSync(folder, { recursive: true });
  });

  it("W1.13c negative: an unknown address, a draft and a language that is not spoken here give no page", async () => {
    const draft = (await made(acts.draft({ texts: texts(languages) }))).id as string;
    for (const path of [`/notices/${draft}`, "/notices/ntc_unknown00000", "/notices/%3Cscript%3E"])
      expect((await open(path)).reply.statusCode).toBe(404);
    expect((await open("/notices", "xx")).reply.statusCode).toBe(404);
    expect((await open("/notices?after=nonsense")).reply.statusCode).toBe(200);
  });

  it("W4.7: words that people write are never markup", async () => {
    const id = await told("notice", { what: "<script>alert(1)</script> No polling place has moved." });
    const { document, main } = await open(`/notices/${id}`);
    expect(document.querySelector("script")).toBeNull();
    expect(main).toContain("<script>alert(1)</script>");
    const { reply } = await open("/notices.atom");
    expect(reply.body).not.toContain("<script");
    expect(reply.headers["content-type"]).toContain("application/atom+xml");
  });
});
