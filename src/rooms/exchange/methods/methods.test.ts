// Goal: the method library holds how manipulation is identified and how well that works; the numbers follow the labels, an unlabelled
// method is untested everywhere, nobody publishes their own work, and no case leaves the house (W1.15).
// Method: whole requests over the HTTP edge on both dialects, the pages read back by a parser, and row security asked past the services.
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { election } from "../../../core/people/for-tests.ts";
import { publicActor } from "../../../platform/contract/actor.ts";
import { readPacks } from "../../../platform/languages/read-packs.ts";
import { missingKeys, packProblems } from "../../../platform/languages/check-pack.ts";
import { casesPage } from "./cases-store.ts";
import { methodCatalogue } from "./public/catalogue.ts";
import { askers, serve, texts, type AskerName, type Reply, type Served } from "./scene.fixture.ts";

const secret = "The letter to Mrs Doe";

describe.each(dialectsForTests())("W1.15 the method library on %s", (dialect) => {
  let db: StorageForTests;
  let house: Served;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    house = await serve(db);
  });
  afterAll(() => db.close());

  const made = async (reply: Promise<{ status: number; body: Reply }>): Promise<Reply> => {
    const { status, body } = await reply;
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const written = { texts: texts(), code: "T0049", reviewBy: "2026-12-01", why: "seen in spring" };
  const post = (who: AskerName, path: string, body: object) => house.call(who, "POST", path, body);
  const add = async (more: object = {}): Promise<string> =>
    (await made(post("author", "/methods", { ...written, ...more }))).id as string;
  const read = (id: string, who: AskerName = "author") => made(house.call(who, "GET", `/methods/${id}`));
  const publish = (id: string, who: AskerName = "second", version = 1) =>
    post(who, `/methods/${id}/publish`, { version, everyoneReadsItFromNowOn: true });
  const label = (id: string, title: string, says: string, truth: string, who: AskerName = "author") =>
    post(who, `/methods/${id}/cases`, { title, says, truth, why: "looked at by two people" });
  const four = async (id: string) => {
    for (const [title, says, truth] of [
      [secret, "positive", "negative"],
      ["b", "positive", "positive"],
      ["c", "negative", "positive"],
      ["d", "negative", "negative"],
    ] as const)
      await made(label(id, title, says, truth));
  };
  const open = async (path: string, language = "en") => {
    const reply = await house.app.inject({ url: `/${election}/${language}${path}` });
    const { document } = parseHTML(reply.body === "" ? "<p></p>" : reply.body);
    return {
      status: reply.statusCode,
      html: reply.body,
      document,
      main: document.querySelector("main")?.textContent ?? "",
    };
  };
  const rowsOf = async () =>
    Promise.all(
      ["methods", "method_versions", "method_cases", "method_labels"].map(async (table) => {
        const [row] = await db.asOwner<{ n: number }>(`select count(*)::int as n from ${table}`);
        return row?.n;
      }),
    );

  it("relabelling a case changes precision, recall and false-positive rate, also for everyone; the earlier label stays", async () => {
    const id = await add();
    await four(id);
    await made(publish(id));
    const before = await read(id);
    expect(before.measure).toMatchObject({
      tested: true,
      cases: 4,
      precision: { count: 1, of: 2, value: 0.5 },
      recall: { count: 1, of: 2 },
      falsePositiveRate: { count: 1, of: 2 },
    });
    const { rows } = await made(house.call("author", "GET", `/methods/${id}/cases?outcome=false-positive`));
    expect(rows).toMatchObject([{ title: secret, labels: [{ number: 1 }] }]);
    const anew = { says: "positive", truth: "positive", why: "the page was a copy after all", label: 1 };
    const { measure } = await made(post("second", `/methods/${id}/cases/${rows[0].id}/labels`, anew));
    expect(measure).toMatchObject({
      cases: 4,
      precision: { count: 2, of: 2, value: 1 },
      recall: { count: 2, of: 3 },
      falsePositiveRate: { count: 0, of: 1, value: 0 },
    });
    expect((await read(id)).measure).toEqual(measure);
    expect((await made(house.call("public", "GET", `/published-methods/${id}`))).measure).toEqual(measure);
    expect((await open(`/methods/${id}`)).main).toContain("66.7% (2 / 3)");
    const history = await made(house.call("auditor", "GET", `/methods/${id}/cases?outcome=true-positive`));
    const labels = history.rows.find((one: Reply) => one.title === secret).labels;
    expect(labels.map((one: Reply) => [one.number, one.truth, one.byName])).toEqual([
      [1, "negative", `Name of ${askers.author.id}`],
      [2, "positive", `Name of ${askers.second.id}`],
    ]);
  });

  it("negative: a method without a labelled case is untested in the list, on its page, in the API and for everyone; no share stands there", async () => {
    const id = await add();
    await made(publish(id));
    const nothing = { tested: false, cases: 0, precision: { of: 0, value: null, low: null, high: null } };
    expect((await read(id)).measure).toMatchObject(nothing);
    const list = await made(house.call("researcher", "GET", "/methods?tested=untested"));
    expect(list.rows).toMatchObject([{ id, measure: nothing }]);
    expect((await made(house.call("researcher", "GET", "/methods?tested=tested"))).rows).toEqual([]);
    for (const path of ["/methods", `/methods/${id}`])
      for (const [language, word] of [
        ["en", "Untested."],
        ["fr", "Non testée."],
      ] as const) {
        const { main, document } = await open(path, language);
        expect(main).toContain(word);
        expect(main).not.toMatch(/\d+ ?%/);
        expect(document.querySelector("svg[role=img]")).toBeNull();
      }
    await made(label(id, "a", "positive", "positive"));
    expect((await open("/methods")).main).not.toContain("Untested");
    expect((await made(house.call("author", "GET", "/methods?tested=untested"))).total).toBe(0);
  });

  it("negative: no title of a case is public, neither on pages nor in the API nor past the services", async () => {
    const id = await add();
    await four(id);
    await made(publish(id));
    const answers = [
      (await open("/methods")).html,
      (await open(`/methods/${id}`)).html,
      (await open(`/methods/${id}`, "fr")).html,
      JSON.stringify(await house.call("public", "GET", "/published-methods")),
      JSON.stringify(await house.call("public", "GET", `/published-methods/${id}`)),
      JSON.stringify(await read(id, "researcher")),
      JSON.stringify(await read(id, "elsewhere")),
    ];
    for (const answer of answers) {
      expect(answer).toContain("Twin pages");
      expect(answer).not.toContain(secret);
      expect(answer).not.toContain("looked at by two people");
    }
    expect((await house.call("researcher", "GET", `/methods/${id}/cases`)).status).toBe(403);
    expect((await house.call("public", "GET", `/methods/${id}/cases`)).status).toBe(401);
    for (const who of [publicActor(election), askers.elsewhere, askers.researcher, askers.operator]) {
      expect(await db.raw(who, "select * from method_cases")).toEqual([]);
      expect(await db.raw(who, "select * from method_labels")).toEqual([]);
    }
    expect((await made(house.call("elsewhere", "GET", `/methods/${id}/cases`))).rows).toEqual([]);
    expect(await db.raw(askers.auditor, "select count(*)::int as n from method_cases")).toEqual([{ n: 4 }]);
  });

  it("negative: nobody publishes their own work, in another house, an old version, or with a language missing", async () => {
    const id = await add();
    expect((await publish(id, "author")).body).toMatchObject({ status: 403, code: "own-work" });
    expect((await publish(id, "elsewhere")).status).toBe(404);
    expect((await publish(id, "second", 2)).body).toMatchObject({ status: 409, code: "changed-meanwhile" });
    expect((await publish(id, "auditor")).status).toBe(403);
    const half = await add({ texts: texts(["en"]) });
    expect((await publish(half)).body).toMatchObject({
      code: "language-missing",
      title: expect.stringMatching(/Missing: fr/),
    });
    expect((await open(`/methods/${id}`)).status).toBe(404);
    expect((await house.call("public", "GET", "/published-methods")).body.total).toBe(0);
    await made(publish(id));
    expect((await publish(id)).body).toMatchObject({ code: "nothing-to-publish" });
    expect(
      (await post("elsewhere", `/methods/${id}/retire`, { words: { en: "gone", fr: "fini" } })).body,
    ).toMatchObject({
      code: "method-of-others",
    });
    // Past the services: what row security keeps.
    await expect(
      db.raw(
        askers.elsewhere,
        "insert into method_versions values ($1, 9, 1, '{}', null, '2026-12-01', $2, cf_now_ms(), 'mine')",
        [id, askers.elsewhere.id],
      ),
    ).rejects.toThrow();
  });

  it("a revision stays inside until a second person publishes it; one that answers otherwise is untested until it is labelled anew", async () => {
    const id = await add();
    await four(id);
    await made(publish(id));
    const revised = {
      ...written,
      texts: texts(["en", "fr"], "Twin sites"),
      version: 1,
      answersAsBefore: false,
    };
    const after = await made(post("second", `/methods/${id}/versions`, revised));
    expect(after).toMatchObject({
      state: "published",
      version: 2,
      publishedVersion: 1,
      measure: { tested: false },
    });
    expect((await open(`/methods/${id}`)).main).toMatch(/Twin pages[^]*50% \(1 \/ 2\)/);
    expect(JSON.stringify(await read(id, "elsewhere"))).not.toContain("Twin sites");
    expect((await read(id, "elsewhere")).measure).toMatchObject({ tested: true, cases: 4 });
    expect((await publish(id, "second", 2)).body).toMatchObject({ code: "own-work" });
    await made(publish(id, "author", 2));
    expect((await open(`/methods/${id}`)).main).toMatch(/Twin sites[^]*Untested/);
    const kept = { ...revised, version: 2, answersAsBefore: true };
    await made(label(id, secret, "positive", "positive"));
    expect((await made(post("author", `/methods/${id}/versions`, kept))).measure).toMatchObject({ cases: 1 });
    expect((await post("author", `/methods/${id}/versions`, kept)).body).toMatchObject({
      code: "changed-meanwhile",
    });
  });

  it("a method past its day of review says so in the list, on its page and to everyone; the day itself is in time", async () => {
    const id = await add({ reviewBy: "2026-11-01" });
    await made(publish(id));
    db.clock.set(Date.UTC(2026, 10, 1, 20));
    expect((await read(id)).reviewOverdue).toBe(false);
    expect((await open("/methods")).main).not.toContain("out of date");
    db.clock.set(Date.UTC(2026, 10, 2, 20));
    expect((await read(id)).reviewOverdue).toBe(true);
    expect((await made(house.call("author", "GET", "/methods?overdue=true"))).rows).toMatchObject([
      { id, reviewOverdue: true },
    ]);
    for (const path of ["/methods", `/methods/${id}`]) {
      expect((await open(path)).main).toContain("it may be out of date");
      expect((await open(path, "fr")).main).toContain("elle est peut-être dépassée");
    }
    expect((await post("author", "/methods", { ...written, reviewBy: "2026-11-01" })).body).toMatchObject({
      code: "review-in-past",
    });
  });

  it("what is retired stays to be read, with the reason in each language, and is labelled no more", async () => {
    const id = await add();
    await made(publish(id));
    const words = { en: "They no longer copy pages", fr: "Ils ne copient plus de pages" };
    expect((await post("author", `/methods/${id}/retire`, { words: { en: "gone" } })).body).toMatchObject({
      code: "language-missing",
    });
    expect((await made(post("author", `/methods/${id}/retire`, { words }))).state).toBe("retired");
    expect((await open(`/methods/${id}`)).main).toContain(words.en);
    expect((await open(`/methods/${id}`, "fr")).main).toContain(words.fr);
    expect((await label(id, "x", "positive", "positive")).body).toMatchObject({ code: "retired-already" });
    expect((await publish(id)).body).toMatchObject({ code: "retired-already" });
  });

  it("a version in every language waits for another analyst, and waits no more once it is public", async () => {
    const waits = () =>
      db.raw<{ kind: string }>(askers.second, "select kind from waiting where done_at_ms is null");
    const half = await add({ texts: texts(["en"]) });
    expect(await waits()).toEqual([]);
    await made(
      post("author", `/methods/${half}/versions`, { ...written, version: 1, answersAsBefore: true }),
    );
    expect(await waits()).toEqual([{ kind: "methods.publish-waits" }]);
    await made(publish(half, "second", 2));
    expect(await waits()).toEqual([]);
  });

  it("cases come in as CSV, all in one act; their measure is that of the file", async () => {
    const id = await add();
    const csv =
      'title,says,truth,why\r\n"One, twice",positive,positive,seen by two\r\nTwo,positive,negative,a mistake\r\n';
    expect(await made(post("author", `/methods/${id}/cases/import`, { csv }))).toMatchObject({
      added: 2,
      measure: { cases: 2, precision: { count: 1, of: 2 } },
    });
    const lines = Array.from({ length: 1_200 }, (_, at) => `Case ${at},negative,negative,checked`).join("\n");
    const more = await made(
      post("author", `/methods/${id}/cases/import`, { csv: `title,says,truth,why\n${lines}` }),
    );
    expect(more).toMatchObject({ added: 1_200, measure: { cases: 1_202, trueNegatives: 1_200 } });
    const first = await made(house.call("author", "GET", `/methods/${id}/cases?limit=200`));
    const next = await made(
      house.call("author", "GET", `/methods/${id}/cases?limit=200&cursor=${first.next}`),
    );
    const ids = new Set([...first.rows, ...next.rows].map((one: Reply) => one.id));
    expect([first.total, ids.size]).toEqual([1_202, 400]);
  });

  it("negative: a file with one wrong row is refused whole, with row and field in the reader's language", async () => {
    const id = await add();
    await made(label(id, "Known", "positive", "positive"));
    const before = await rowsOf();
    const csv =
      "title,says,truth,why\nOne,positive,positive,seen\nTwo,yes,negative,seen\nKnown,positive,negative,seen\n";
    const english = await post("author", `/methods/${id}/cases/import`, { csv });
    expect(english).toMatchObject({
      status: 422,
      body: {
        code: "csv-refused",
        fields: [
          { path: "row 3, field says", expected: "positive or negative" },
          { path: "row 4, field title", expected: "a title that no other case of this method has" },
        ],
      },
    });
    expect(english.body.title).toContain("No case was kept");
    const french = await house.call("author", "POST", `/methods/${id}/cases/import`, { csv }, "fr");
    expect(french.body).toMatchObject({ fields: [{ path: "ligne 3, champ says" }, {}] });
    expect(french.body.title).toContain("Aucun cas n’a été conservé");
    expect(await rowsOf()).toEqual(before);
    expect((await read(id)).measure.cases).toBe(1);
  });

  it("negative: a case twice, a label that says nothing new or was not read, an unknown case, a language or a part that is not there", async () => {
    const id = await add();
    const { id: one } = await made(label(id, "One", "positive", "negative"));
    expect((await label(id, "One", "positive", "positive")).body).toMatchObject({ code: "title-known" });
    const anew = (more: object, of = one as string) =>
      post("author", `/methods/${id}/cases/${of}/labels`, {
        says: "positive",
        truth: "negative",
        why: "again",
        label: 1,
        ...more,
      });
    expect((await anew({})).body).toMatchObject({ code: "nothing-changed" });
    expect((await anew({ truth: "positive", label: 2 })).body).toMatchObject({ code: "changed-meanwhile" });
    expect((await anew({ truth: "positive" }, "mca_0000000000")).body).toMatchObject({
      code: "case-not-found",
    });
    expect((await anew({ truth: "perhaps" })).status).toBe(422);
    expect((await post("author", "/methods", { ...written, texts: texts(["en", "xx"]) })).body).toMatchObject(
      { code: "language-unknown" },
    );
    const { limits: _, ...partless } = texts(["en"])["en"] ?? {};
    expect((await post("author", "/methods", { ...written, texts: { en: partless } })).body).toMatchObject({
      status: 422,
      fields: [{ path: "texts.en.limits" }],
    });
    expect((await post("researcher", "/methods", written)).status).toBe(403);
    expect((await label(id, "Two", "positive", "negative", "elsewhere")).status).toBe(404);
  });

  it("an unknown term is refused where a vocabulary is installed; a retired one is flagged with its successor, also in public", async () => {
    const version = "voc_1234567890";
    await db.asOwner(
      `insert into vocabulary_versions (id, name, label, modified, sha256, imported_at_ms, imported_by, previous_id, in_use, retired, tactics,
        repairs, quarantined, changes) values ($1, 'DISARM', '1.6', 'then', repeat('0', 64), 0, 'per_x', null, 1, 1, '{}', '[]', 0, '{}')`,
      [version],
    );
    for (const [at, code, name, successor] of [
      [0, "T0049", "Flood the space", "T0050"],
      [1, "T0050", "Flood it anew", null],
    ] as const)
      await db.asOwner(
        `insert into vocabulary_entries (id, version_id, position, external_id, kind, name, description, url, tactics, parent, revoked,
          deprecated, successor, successor_in_use, carried, stix_id, modified)
         values ($1, $2, $3, $4, 'technique', $5, '', null, '{}', null, false, $6, $7, $7, false, 'attack-pattern--0', 'then')`,
        [`trm_000000000${at}`, version, at, code, name, successor !== null, successor],
      );
    expect((await post("author", "/methods", { ...written, code: "T9999" })).body).toMatchObject({
      code: "code-unknown",
    });
    const id = await add();
    expect((await read(id)).term).toEqual({
      code: "T0049",
      standing: "retired",
      name: "Flood the space",
      successor: { code: "T0050", name: "Flood it anew" },
    });
    await made(publish(id));
    expect((await open(`/methods/${id}`)).main.replaceAll(/\s+/g, " ")).toContain(
      "T0050 Flood it anew took its place",
    );
  });

  it("the list is filtered by state, words and term, and pages without a gap", async () => {
    for (let at = 0; at < 5; at++)
      await add({ texts: texts(["en", "fr"], `Method ${at}`), code: at === 2 ? null : "T0049" });
    const all = await made(house.call("author", "GET", "/methods?limit=2"));
    const rest = await made(house.call("author", "GET", `/methods?limit=200&cursor=${all.next}`));
    expect(new Set([...all.rows, ...rest.rows].map((row: Reply) => row.id)).size).toBe(5);
    const count = async (query: string) =>
      (await made(house.call("author", "GET", `/methods?${query}`))).total;
    expect(await count("state=draft")).toBe(5);
    expect(await count("state=published")).toBe(0);
    expect(await count("text=METHOD%203")).toBe(1);
    expect(await count("code=T0049")).toBe(4);
    expect((await made(house.call("elsewhere", "GET", "/methods"))).total).toBe(0);
  });
});

describe("W1.15 the public edition", () => {
  const languages = ["en", "fr", "zh-Hans", "ar"];
  let db: StorageForTests;
  let house: Served;
  beforeAll(async () => {
    db = await storageForTests();
    const packs = await readPacks(
      new URL("../../../../languages/", import.meta.url).pathname,
      methodCatalogue,
    );
    for (const pack of packs) {
      expect(packProblems(pack, methodCatalogue)).toEqual([]);
      expect(missingKeys(pack, methodCatalogue)).toEqual([]);
    }
    house = await serve(db, { languages, packs });
  });
  afterAll(() => db.close());

  it("G12: stands in each language of the election, without script, with picture, its table and the limits", async () => {
    const body = { texts: texts(languages), reviewBy: "2026-12-01", why: "seen in spring" };
    const { id } = (await house.call("author", "POST", "/methods", body)).body;
    const csv = "title,says,truth,why\na,positive,positive,seen\nb,negative,positive,seen\n";
    expect((await house.call("author", "POST", `/methods/${id}/cases/import`, { csv })).status).toBe(200);
    await house.call("second", "POST", `/methods/${id}/publish`, {
      version: 1,
      everyoneReadsItFromNowOn: true,
    });
    for (const language of languages) {
      const reply = await house.app.inject({ url: `/${election}/${language}/methods/${id}` });
      expect(reply.statusCode).toBe(200);
      const { document } = parseHTML(reply.body);
      const main = document.querySelector("main");
      expect(main?.textContent).toContain(`It does not see pages that were rewritten (${language})`);
      expect(main?.querySelectorAll("svg[role=img] circle").length).toBe(2);
      expect(main?.querySelectorAll("table").length).toBe(2);
      expect(document.querySelectorAll("script, img, link[rel=stylesheet]").length).toBe(0);
      expect(reply.body.length).toBeLessThan(50_000);
      const list = await house.app.inject({ url: `/${election}/${language}/methods` });
      expect(list.body).toContain(`Twin pages (${language})`);
    }
  });

  it("negative: a draft, an unknown id and a method of an exercise are not found", async () => {
    const body = { texts: texts(languages), reviewBy: "2026-12-01", why: "seen in spring" };
    const { id } = (await house.call("author", "POST", "/methods", body)).body;
    for (const of of [id, "mtd_0000000000", "x"]) {
      const reply = await house.app.inject({ url: `/${election}/en/methods/${of}` });
      expect(reply.statusCode).toBe(404);
    }
    await db.asOwner(
      "update methods set space = 'exercise', state = 'published', tlp = 'clear', published_version = 1, published_by = 'x', published_at_ms = 0 where id = $1",
      [id],
    );
    expect((await house.app.inject({ url: `/${election}/en/methods/${id}` })).statusCode).toBe(404);
    const rows = await db.storage.inTransaction(publicActor(election), (tx) =>
      casesPage(tx, { method: id, measuredSince: 1 }, { limit: 5 }),
    );
    expect(rows.total).toBe(0);
  });
});
