// Goal: a report coded to a term that is retired later is flagged with its successor, and the words of two organisations lead to one
// code, or are shown to mean different things. Method: vocabulary and reports through the HTTP edge on each database; the comparison
// of words by properties.
import { assert, constantFrom, property, string } from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, election, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { serverFor } from "../incidents/server.test-data.ts";
import { reportsHttp } from "../reports/http.ts";
import { vocabularyHttp } from "./http.ts";
import { foldLabel } from "./label-rules.ts";
import { bundleOf, revokedBy, technique } from "./vocabulary.test-data.ts";

describe.each(dialectsForTests())("the shared language on %s", (dialect) => {
  let db: StorageForTests;
  let app: FastifyInstance;
  const desk = actorOf("desk", "analyst");
  const police = actorOf("police", "analyst");
  const researcher = actorOf("watch", "researcher");

  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await setScene(db);
    for (const actor of [desk, police, researcher]) await addPerson(db, actor);
    app = await serverFor(db, [vocabularyHttp, reportsHttp], [desk, police, researcher]);
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  async function ask(actor: Actor | null, path: string, body?: object | string) {
    const answer = await app.inject({
      method: body === undefined ? "GET" : "POST",
      url: `/api/${path}`,
      headers: {
        ...(actor && { "x-actor": actor.id }),
        ...(typeof body === "string" && { "content-type": "application/stix+json;version=2.1" }),
      },
      ...(body !== undefined && { payload: body }),
    });
    return { status: answer.statusCode, json: JSON.parse(answer.body) };
  }

  async function publish(label: string, objects: readonly object[]): Promise<string> {
    db.clock.advance(1000);
    const taken = await ask(desk, `vocabulary?label=${label}`, bundleOf(objects));
    expect(taken.status).toBe(200);
    return taken.json.version.id;
  }

  const first = [technique(1, "T0001", "Rumour"), technique(2, "T0002", "False date")];
  const say = (actor: Actor, label: string, code: string | null) =>
    ask(actor, "vocabulary-labels", { label, code });

  it("W1.4 negative: before there is a version, no word has a meaning, and a report is coded to nothing", async () => {
    expect((await say(desk, "rumour", "T0001")).json.code).toBe("no-version-yet");
    expect((await ask(desk, "vocabulary-labels")).json).toEqual({ rows: [] });
  });

  it("W1.4 a report coded to a term that the next version retires is flagged with its successor; an unknown term is refused by name", async () => {
    const version = await publish("1", first);
    const told = { what: "A false date is spread", phase: "campaign", outcome: "breach", kind: "influence" };
    const { report } = (await ask(desk, `elections/${election}/reports`, told)).json;
    const code = (term: string, of = version) =>
      ask(desk, `elections/${election}/reports/${report}/code`, {
        terms: [{ version: of, term }],
        why: "it says so",
      });
    expect((await code("T0099")).json).toMatchObject({ code: "term-unknown", values: { term: "T0099" } });
    expect((await code("T0001")).status).toBe(200);
    const read = async () => (await ask(desk, `elections/${election}/reports/${report}`)).json.coding;
    expect(await read()).toEqual([
      { version, term: "T0001", standing: "current", name: "Rumour", versionLabel: "1", successor: null },
    ]);
    const second = await publish("2", [
      technique(1, "T0001", "Rumour", { revoked: true }),
      technique(2, "T0002", "False date"),
      technique(3, "T0003", "Rumour spread by accounts"),
      revokedBy(9, 1, 3),
    ]);
    expect(await read()).toEqual([
      {
        version,
        term: "T0001",
        standing: "retired",
        name: "Rumour",
        versionLabel: "1",
        successor: { version: second, term: "T0003", name: "Rumour spread by accounts" },
      },
    ]);
  });

  it("W1.4 two organisations' labels resolve to one code, whatever their letters and signs", async () => {
    expect((await say(desk, "Wrong polling day", "T0002")).status).toBe(200);
    expect((await say(police, "DATE-HOAX", "T0002")).status).toBe(200);
    for (const [label, organisation] of [
      ["wrong  polling-day", desk.organisationId],
      ["date hoax", police.organisationId],
    ]) {
      const found = await ask(researcher, `vocabulary-labels?label=${encodeURIComponent(label ?? "")}`);
      expect(found.json.rows).toMatchObject([
        { organisation, code: "T0002", kind: "current", name: "False date" },
      ]);
    }
    const both = await ask(researcher, "vocabulary-labels?code=T0002");
    expect(both.json.rows.map((row: { label: string }) => row.label)).toEqual([
      "DATE-HOAX",
      "Wrong polling day",
    ]);
  });

  it("W1.4 the same word with different meanings is shown to both; taken back, it is no longer", async () => {
    await say(desk, "Operation", "T0002");
    const clash = await say(police, "operation!", "T0003");
    expect(clash.json.rows).toMatchObject([
      {
        organisation: desk.organisationId,
        clashes: [{ organisation: police.organisationId, code: "T0003" }],
      },
      {
        organisation: police.organisationId,
        clashes: [{ organisation: desk.organisationId, code: "T0002" }],
      },
    ]);
    expect((await ask(desk, "vocabulary-labels?clashing=true")).json.rows).toHaveLength(2);
    db.clock.advance(1000);
    await say(police, "Operation", null);
    expect((await ask(desk, "vocabulary-labels?clashing=true")).json.rows).toEqual([]);
    expect((await ask(desk, "vocabulary-labels?label=operation")).json.rows).toHaveLength(1);
  });

  it("W1.4 negative: a word for an unknown or retired code, of signs only, or by who may not is refused, and says what to use", async () => {
    expect((await say(desk, "x", "T0099")).json).toMatchObject({ code: "code-unknown" });
    expect((await say(desk, "x", "T0001")).json).toMatchObject({
      code: "code-retired",
      values: { successor: "T0003" },
    });
    expect((await say(desk, "—?!", "T0002")).json.code).toBe("label-without-letters");
    expect((await say(desk, "never said", null)).json.code).toBe("label-not-yours");
    expect((await say(researcher, "x", "T0002")).status).toBe(403);
    expect((await ask(null, "vocabulary-labels")).status).toBe(401);
    const forged = db.raw(desk, forgedLabel, [police.organisationId, desk.id]);
    await expect(forged).rejects.toThrow(/who may see and write/);
  });

  const forgedLabel = `insert into vocabulary_labels (id, organisation_id, framework, label, folded, code, said_by, said_at_ms)
    values ('lab_forged0000000', $1, 'f', 'x', 'x', 'T0002', $2, 1)`;
});

describe("words as they are compared", () => {
  it("W1.4 folding twice is folding once, and letter case and signs never count", () => {
    assert(
      property(string({ unit: "grapheme" }), constantFrom("-", " ", "…", "_"), (label, sign) => {
        const folded = foldLabel(label);
        expect(foldLabel(folded)).toBe(folded);
        expect(foldLabel(`${sign}${label}${sign}`)).toBe(folded);
      }),
    );
    expect(foldLabel("Fausse-Date")).toBe(foldLabel("fausse date"));
    expect(foldLabel("élu")).not.toBe(foldLabel("elu"));
  });
});
