// Goal: reports are coded to a versioned vocabulary, and a code that a later version retired answers with what took its place.
// Method: the real DISARM framework and versions made from it, through the whole HTTP edge on each database; rules by properties.
import { existsSync, readFileSync } from "node:fs";
import type { Term as StixTerm, Vocabulary } from "@counterfoil/stix";
import { assert, integer, property, uniqueArray } from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, setScene } from "../../../core/people/for-tests.ts";
import { journalSeal } from "../../../core/journal/seal.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import { unknownTerms } from "../reports/vocabulary-check-store.ts";
import { serverFor } from "../incidents/server.test-data.ts";
import { vocabularyHttp } from "./http.ts";
import { editionOf } from "./rules.ts";
import { bundleOf, revokedBy, technique, time, uuid } from "./vocabulary.test-data.ts";

const file = new URL("../../../../../shared/data/exchange/bundles/DISARM_red_1.x.json", import.meta.url);
const there = existsSync(file);

describe.each(dialectsForTests())("vocabulary on %s", (dialect) => {
  let db: StorageForTests;
  let app: FastifyInstance;
  const analyst = actorOf("desk", "analyst");
  const reader = actorOf("watch", "researcher");

  beforeAll(async () => {
    db = await storageForTests({ dialect, seal: journalSeal(seededDice(3)) });
    await setScene(db);
    for (const actor of [analyst, reader]) await addPerson(db, actor);
    app = await serverFor(db, [vocabularyHttp], [analyst, reader]);
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  async function ask(path: string, actor: Actor | null = null, upload?: string) {
    const answer = await app.inject({
      method: upload === undefined ? "GET" : "POST",
      url: `/api/${path}`,
      headers: {
        ...(actor && { "x-actor": actor.id }),
        ...(upload !== undefined && { "content-type": "application/stix+json;version=2.1" }),
      },
      ...(upload !== undefined && { payload: upload }),
    });
    // oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
    return { status: answer.statusCode, json: JSON.parse(answer.body) };
  }

  it("W1.4 negative: before any import there are no terms, a code has no version, and a file of something else keeps nothing", async () => {
    expect((await ask("vocabulary-terms")).json).toMatchObject({ rows: [], version: null });
    expect((await ask("vocabulary-terms/T0043")).json.code).toBe("version-not-found");
    for (const [text, refusal] of [
      ["", "bundle-not-json"],
      ["{}", "bundle-not-a-bundle"],
      ["[1]", "bundle-not-a-bundle"],
      ['{"type":"bundle","objects":[{"type":"x"', "bundle-truncated"],
      [bundleOf([{ type: "identity", id: `identity--${uuid(1)}` }]), "vocabulary-without-terms"],
    ] as const)
      expect([text, (await ask("vocabulary", analyst, text)).json.code]).toEqual([text, refusal]);
    expect((await ask("vocabulary")).json.rows).toEqual([]);
  });

  it("W1.4 negative: who is no analyst or editor imports nothing", async () => {
    const text = bundleOf([technique(1, "T0001", "One")]);
    expect((await ask("vocabulary", null, text)).status).toBe(401);
    expect((await ask("vocabulary", reader, text)).status).toBe(403);
  });

  it("W1.4 a code retired by a later version answers with its successor, through two retirements, and the old version still has it", async () => {
    const first = await ask(
      "vocabulary?label=1",
      analyst,
      bundleOf([
        technique(1, "T0001", "One"),
        technique(2, "T0002", "Two"),
        technique(3, "T0003", "Three"),
        technique(4, "T0004", "Dropped later"),
      ]),
    );
    expect(first.status).toBe(200);
    expect(first.json.changes.added).toHaveLength(4);
    db.clock.advance(1000);
    const second = await ask(
      "vocabulary?label=2",
      analyst,
      bundleOf([
        technique(1, "T0001", "One", { revoked: true }),
        technique(2, "T0002", "Two", { revoked: true }),
        technique(3, "T0003", "Three, renamed"),
        technique(5, "T0005", "Five"),
        revokedBy(10, 1, 2),
        revokedBy(11, 2, 3),
      ]),
    );
    expect(second.status).toBe(200);
    expect(second.json.version.previous).toBe(first.json.version.id);
    expect(second.json.changes).toMatchObject({
      added: [{ code: "T0005", name: "Five" }],
      retired: [
        { code: "T0001", why: "revoked", successor: "T0003" },
        { code: "T0002", why: "revoked", successor: "T0003" },
        { code: "T0004", why: "missing", successor: null },
      ],
      renamed: [{ code: "T0003", before: "Three", after: "Three, renamed" }],
      restored: [],
    });
    expect((await ask(`vocabulary/${second.json.version.id}`)).json).toEqual(second.json);
    expect((await ask("vocabulary-terms/T0001")).json).toMatchObject({
      kind: "retired",
      successor: { code: "T0003", name: "Three, renamed" },
    });
    expect((await ask("vocabulary-terms/T0004")).json).toMatchObject({ kind: "retired", successor: null });
    expect((await ask("vocabulary-terms/T0005")).json.kind).toBe("current");
    expect((await ask("vocabulary-terms/T9999")).json.kind).toBe("unknown");
    expect((await ask(`vocabulary-terms/T0001?version=${first.json.version.id}`)).json.kind).toBe("current");
    const published = await db.raw(
      reader,
      "select external_id, retired, successor_external_id from vocabulary_terms where version_id = $1 and retired order by 1",
      [second.json.version.id],
    );
    expect(published).toEqual([
      { external_id: "T0001", retired: true, successor_external_id: "T0003" },
      { external_id: "T0002", retired: true, successor_external_id: "T0003" },
      { external_id: "T0004", retired: true, successor_external_id: null },
    ]);
    const asked = [
      { version: first.json.version.id as string, term: "T0001" },
      { version: first.json.version.id as string, term: "T0005" },
    ];
    expect(await db.storage.inTransaction(reader, (tx) => unknownTerms(tx, asked))).toEqual([asked[1]]);
  });

  it("W1.4 negative: the same file again is refused, naming the version it was", async () => {
    const text = bundleOf([technique(1, "T0001", "Only here")]);
    expect((await ask("vocabulary?label=3", analyst, text)).status).toBe(200);
    const again = await ask("vocabulary?label=4", analyst, text);
    expect(again).toMatchObject({
      status: 409,
      json: { code: "version-imported-before", values: { label: "3" } },
    });
  });

  it.skipIf(!there)(
    "W1.4 the real DISARM framework becomes a version that is searched by words, code and tactic (skipped where ../shared/data is absent)",
    async () => {
      db.clock.advance(1000);
      const taken = await ask("vocabulary", analyst, readFileSync(file, "utf8"));
      expect(taken.status).toBe(200);
      expect(taken.json.version).toMatchObject({ inUse: 391 + 16 });
      const page = await ask("vocabulary-terms?text=cross-posting");
      expect(page.json.rows.map((row: { code: string }) => row.code)).toContain("T0119");
      const tactic = await ask("vocabulary-terms?tactic=TA17&limit=200");
      expect(tactic.json.rows.map((row: { code: string }) => row.code)).toContain("T0119");
      const all = new Set<string>();
      let cursor = "";
      do {
        const next = await ask(`vocabulary-terms?limit=150${cursor && `&cursor=${cursor}`}`);
        for (const row of next.json.rows) all.add(row.code);
        cursor = next.json.next ?? "";
      } while (cursor !== "");
      expect(all.size).toBe(407);
      const journal = await db.asOwner(
        "select count(*)::int as n from journal_entries where action = 'vocabulary.import'",
      );
      expect(journal).toEqual([{ n: 4 }]);
    },
  );
});

describe("the rules of versions", () => {
  const codes = uniqueArray(integer({ min: 1, max: 12 }), { minLength: 1 });
  const term = (n: number): StixTerm => ({
    code: `T${String(n).padStart(4, "0")}`,
    kind: "technique",
    name: `Name ${n}`,
    description: "",
    url: null,
    tactics: [],
    parent: null,
    revoked: false,
    deprecated: false,
    successor: null,
    stixId: `attack-pattern--${uuid(n)}`,
    modified: time,
  });
  const vocabulary = (numbers: readonly number[]): Vocabulary => ({
    name: "Test",
    publishedVersion: null,
    modified: time,
    tactics: [],
    terms: numbers.map(term),
    claimedTwice: [],
  });

  it("W1.4 every code that any version had still answers in the next, in use exactly where the next has it", () => {
    assert(
      property(codes, codes, (before, after) => {
        const { entries } = editionOf(vocabulary(after), vocabulary(before));
        const had = new Set([...before, ...after].map((n) => term(n).code));
        expect(new Set(entries.map((entry) => entry.term.code))).toEqual(had);
        for (const entry of entries)
          expect(entry.carried).toBe(!after.some((n) => term(n).code === entry.term.code));
        for (const { carried, term: kept } of entries) expect(kept.deprecated).toBe(carried);
      }),
    );
  });
});
