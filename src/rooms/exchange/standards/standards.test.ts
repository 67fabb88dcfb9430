// Goal: organisations make a standard together: numbered clauses, comments, what becomes of each, versions compared, and nothing published
// while a comment waits (G6). Method: whole requests over the HTTP edge on both dialects, the public pages read back by a parser, and row
// security and the database's own refusals asked past the services.
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { csvRows } from "../../../basics/csv.ts";
import { publicActor } from "../../../platform/contract/actor.ts";
import { election } from "../../../core/people/for-tests.ts";
import { missingKeys, packProblems } from "../../../platform/languages/check-pack.ts";
import { readPacks } from "../../../platform/languages/read-packs.ts";
import { standardCatalogue } from "./public/catalogue.ts";
import type { Reply } from "../../../../tests/edge-for-tests.ts";
import { askers, clause, draft, serve, type AskerName, type House } from "./scene.fixture.ts";

const scope = clause("1", "Scope", "It is about incidents.");
const duty = clause("4.2", "Telling", "Tell the desk within a day.");

describe.each(dialectsForTests())("G6 standards on %s", (dialect) => {
  let db: StorageForTests;
  let house: House;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    house = await serve(db);
  });
  afterAll(() => db.close());

  const opened = async (more: object = {}): Promise<string> =>
    (await house.post("author", "standards", draft([duty, scope], more))).id;
  const say = async (who: AskerName, id: string, more: object = {}): Promise<string> =>
    (
      await house.post(who, `standards/${id}/comments`, {
        version: 1,
        clause: "4.2",
        place: "first sentence",
        kind: "technical",
        comment: "A day is too long.",
        proposal: "Within an hour.",
        ...more,
      })
    ).id;
  const dispose = (id: string, comment: string, decision: string, more: object = {}) =>
    house.post("author", `standards/${id}/comments/${comment}/dispositions`, {
      decision,
      why: "The members agree.",
      disposition: 0,
      ...more,
    });
  const publishing = { version: 1, everyoneReadsItFromNowOn: true };
  const refusal = async (who: AskerName, path: string, body: object): Promise<string> => {
    const { status, body: told } = await house.call(who, "POST", path, body);
    return `${status} ${told.code}`;
  };
  const waits = async (who: AskerName) =>
    (await house.get(who, "home")).waiting.map((item: Reply) => item.kind);

  it("G6: a draft is commented by organisations, every comment gets its disposition, a second person publishes, and everyone reads it with what changed", async () => {
    const id = await opened();
    expect((await house.get("member", `standards/${id}`)).clauses.map((each: Reply) => each.number)).toEqual([
      "1",
      "4.2",
    ]);
    const first = await say("member", id);
    const second = await say("researcher", id, {
      clause: null,
      kind: "general",
      place: "",
      proposal: "",
      comment: "Well done.",
    });
    expect(await waits("second")).toEqual(["standards.comments-wait"]);
    await dispose(id, first, "accepted-with-change");
    expect(await waits("second")).toEqual(["standards.comments-wait"]);
    await dispose(id, second, "noted");
    expect(await waits("second")).toEqual([]);
    expect(await house.post("second", `standards/${id}/publish`, publishing)).toMatchObject({
      state: "published",
      tlp: "clear",
      publishedVersion: 1,
      undisposed: 0,
    });
    const anew = clause("4.2", "Telling", "Tell the desk within an hour.");
    const added = clause("2", "Terms", "An incident is one thing that happened.");
    const { titles, why } = draft([]) as Reply;
    const body = { titles, why, clauses: [scope, added, anew], version: 1 };
    await house.post("author", `standards/${id}/versions`, body);
    expect((await house.get("public", `published-standards/${id}`)).version).toBe(1);
    await house.post("second", `standards/${id}/publish`, { ...publishing, version: 2 });
    const told = await house.get("public", `published-standards/${id}?language=fr`);
    expect(told).toMatchObject({ version: 2, versionBefore: 1 });
    expect(told.changes.map(({ change, after }: Reply) => [change, after])).toEqual([
      ["unchanged", "1"],
      ["added", "2"],
      ["changed", "4.2"],
    ]);
    for (const [language, gone, come] of [
      ["en", "day.", "hour."],
      ["fr", "day.", "hour."],
    ] as const) {
      const page = await house.page(`${language}/standards/${id}`);
      expect(page.status).toBe(200);
      const { document } = parseHTML(page.text);
      const all = (tag: string) =>
        [...document.querySelectorAll(tag)].map((each) => each.textContent).join("|");
      expect(all("del")).toContain(gone);
      expect(all("ins")).toContain(come);
      expect(page.text).not.toContain("A day is too long");
      expect((await house.page(`${language}/standards`)).text).toContain(id);
    }
  });

  it("G6 negative: a version is not published with an undisposed comment: the refusal names clause and comment, also past the services", async () => {
    const id = await opened();
    const comment = await say("member", id);
    for (const language of ["en", "fr"]) {
      const refused = await house.call("second", "POST", `standards/${id}/publish`, publishing, language);
      expect(refused).toMatchObject({ status: 409, body: { code: "comment-undisposed" } });
      expect(refused.body.title).toContain("4.2");
      expect(refused.body.title).toContain(comment);
    }
    expect(await house.get("member", `standards/${id}`)).toMatchObject({
      state: "draft",
      publishedVersion: null,
    });
    const past = (by: string) =>
      `insert into standard_publications values ('${id}', 1, '${by}', cf_now_ms())`;
    await expect(db.raw(askers.second, past(askers.second.id))).rejects.toThrow("standards_disposed");
    await dispose(id, comment, "not-accepted");
    await expect(db.raw(askers.author, past(askers.author.id))).rejects.toThrow("standards_second_person");
    expect((await house.post("second", `standards/${id}/publish`, publishing)).state).toBe("published");
    // A published version that was commented on again is not published anew either.
    await say("member", id);
    const { titles, why } = draft([]) as Reply;
    await house.post("author", `standards/${id}/versions`, {
      titles,
      why,
      clauses: [scope, duty],
      version: 1,
    });
    expect(await refusal("second", `standards/${id}/publish`, { ...publishing, version: 2 })).toBe(
      "409 comment-undisposed",
    );
  });

  it("G6: every disposition keeps who and why; said again, the last word counts", async () => {
    const id = await opened();
    const comment = await say("member", id);
    await dispose(id, comment, "noted");
    const after = await dispose(id, comment, "accepted", { disposition: 1, why: "Looked at again." });
    expect(after.dispositions).toMatchObject([
      { decision: "noted", why: "The members agree.", byPerson: askers.author.id },
      { decision: "accepted", why: "Looked at again." },
    ]);
    const path = `standards/${id}/comments/${comment}/dispositions`;
    const body = { decision: "accepted", why: "late", disposition: 1 };
    expect(await refusal("author", path, body)).toBe("409 changed-meanwhile");
    expect(await refusal("author", path, { ...body, why: "" })).toBe("422 invalid-input");
    const listed = await house.get("auditor", `standards/${id}/comments?decision=accepted&clause=4.2`);
    expect(listed).toMatchObject({ total: 1 });
    expect((await house.get("auditor", `standards/${id}/comments?decision=none`)).total).toBe(0);
  });

  it("G6: the comment table leaves in ISO's columns, in the reader's language, and no cell becomes a formula", async () => {
    const id = await opened();
    const first = await say("member", id, {
      comment: '=HYPERLINK("x")',
      proposal: "Within an hour, or two.",
    });
    await say("researcher", id, {
      clause: null,
      kind: "general",
      place: "",
      proposal: "",
      comment: "Well done.",
    });
    await dispose(id, first, "accepted");
    const csv = await house.get("member", `standards/${id}/comment-table`);
    const rows = [...csvRows(csv)].map(({ cells }) => cells);
    expect(rows).toEqual([
      [
        "MB/NC",
        "Line number",
        "Clause/Subclause",
        "Paragraph/Figure/Table",
        "Type of comment",
        "Comments",
        "Proposed change",
        "Observations of the secretariat",
      ],
      ["watch", "", "", "", "ge", "Well done.", "", ""],
      [
        "platform",
        "",
        "4.2",
        "first sentence",
        "te",
        `'=HYPERLINK("x")`,
        "Within an hour, or two.",
        "Accepted. The members agree.",
      ],
    ]);
    const french = await house.get("member", `standards/${id}/comment-table`, "fr");
    expect(french.split("\r\n")[0]).toContain("Observations du secrétariat");
  });

  it("G6 negative: who may not, does not: members draft nothing, other houses dispose of nothing, the author does not publish alone", async () => {
    const id = await opened();
    const comment = await say("member", id);
    expect(await refusal("member", "standards", draft([scope]))).toBe("403 not-permitted");
    const path = `standards/${id}/comments/${comment}/dispositions`;
    const body = { decision: "accepted", why: "mine", disposition: 0 };
    expect(await refusal("elsewhere", path, body)).toBe("403 standard-of-others");
    expect(await refusal("member", path, body)).toBe("403 not-permitted");
    await dispose(id, comment, "accepted");
    expect(await refusal("author", `standards/${id}/publish`, publishing)).toBe("403 own-work");
    const alone = await opened({ secondPerson: false });
    expect((await house.post("author", `standards/${alone}/publish`, publishing)).state).toBe("published");
    for (const who of ["auditor", "operator", "public"] as const)
      expect((await house.call(who, "POST", `standards/${id}/comments`, {})).status, who).toBeGreaterThan(
        400,
      );
  });

  it("G6 negative: a number twice, a foreign language, a missing one, an unknown clause, a stale version and a withdrawn standard are refused", async () => {
    expect(await refusal("author", "standards", draft([scope, scope]))).toBe("422 clause-twice");
    expect(await refusal("author", "standards", draft([clause("1", "x", "y", ["de"])]))).toBe(
      "422 language-unknown",
    );
    const id = (await house.post("author", "standards", draft([clause("1", "x", "y", ["en"])]))).id;
    expect(await refusal("second", `standards/${id}/publish`, publishing)).toBe("422 language-missing");
    const comments = `standards/${id}/comments`;
    const body = { version: 1, clause: "7", kind: "editorial", comment: "typo", proposal: "fix" };
    expect(await refusal("member", comments, body)).toBe("422 clause-not-found");
    expect(await refusal("member", comments, { ...body, clause: "1", version: 2 })).toBe(
      "409 changed-meanwhile",
    );
    expect(await refusal("member", comments, { ...body, clause: "1", proposal: "" })).toBe(
      "422 invalid-input",
    );
    const words = { en: "Nobody needs it.", fr: "Personne n’en a besoin." };
    expect(await refusal("author", `standards/${id}/withdraw`, { words: { en: "No more." } })).toBe(
      "422 language-missing",
    );
    await house.post("author", `standards/${id}/withdraw`, { words });
    expect(await refusal("member", comments, { ...body, clause: "1" })).toBe("409 withdrawn-already");
    expect(await refusal("second", `standards/${id}/publish`, publishing)).toBe("409 withdrawn-already");
    expect((await house.call("public", "GET", `published-standards/${id}`)).status).toBe(404);
  });

  it("G6 negative: the public reads no draft, no comment and no revision; nothing leaks past the services or from an exercise", async () => {
    const id = await opened({ secondPerson: false });
    const anyone = publicActor(election);
    const count = (table: string) => `select count(*)::int as n from ${table}`;
    const tables = [
      "standards",
      "standard_versions",
      "standard_comments",
      "standard_dispositions",
      "standard_publications",
    ];
    for (const table of tables) expect(await db.raw(anyone, count(table)), table).toEqual([{ n: 0 }]);
    expect((await house.page(`en/standards/${id}`)).status).toBe(404);
    const comment = await say("member", id);
    await dispose(id, comment, "noted");
    await house.post("author", `standards/${id}/publish`, publishing);
    const { titles, why } = draft([]) as Reply;
    await house.post("author", `standards/${id}/versions`, { titles, why, clauses: [scope], version: 1 });
    for (const actor of [anyone, askers.operator]) {
      expect(await db.raw(actor, "select number from standard_versions")).toEqual([{ number: 1 }]);
      for (const table of ["standard_comments", "standard_dispositions"])
        expect(await db.raw(actor, count(table)), `${table} ${actor.id}`).toEqual([{ n: 0 }]);
    }
    for (const actor of [
      { ...askers.member, space: "exercise" as const },
      { ...askers.member, electionId: "other-2026" },
    ])
      for (const table of tables) expect(await db.raw(actor, count(table)), table).toEqual([{ n: 0 }]);
    const inExercise = { ...askers.second, space: "exercise" as const };
    expect(await db.raw(inExercise, "select cf_standard_house('" + id + "') as name")).toEqual([
      { name: null },
    ]);
    const planted = (by: string, organisation: string) =>
      `insert into standard_comments values ('cmt_planted000', '${id}', 1, null, '', 'general', 'x', '', '${organisation}', '${by}', cf_now_ms())`;
    const { member, author } = askers;
    await expect(db.raw(member, planted(author.id, author.organisationId ?? ""))).rejects.toThrow(
      "who may see and write",
    );
    await expect(db.raw(member, "update standard_comments set comment = 'x'")).rejects.toThrow(
      "who may see and write",
    );
    await expect(
      db.raw(
        member,
        `insert into standard_dispositions values ('${comment}', 2, 'accepted', 'x', '${member.id}', cf_now_ms())`,
      ),
    ).rejects.toThrow("who may see and write");
  });

  it("G12 G6: a third language reads the page in its own words", async () => {
    const packs = await readPacks(
      new URL("../../../../languages/", import.meta.url).pathname,
      standardCatalogue,
    );
    for (const pack of packs) {
      expect(missingKeys(pack, standardCatalogue), pack.code).toEqual([]);
      expect(packProblems(pack, standardCatalogue), pack.code).toEqual([]);
    }
  });
});
