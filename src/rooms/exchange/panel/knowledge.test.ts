// Goal: what was known when is shown exactly, and nobody finds a trace of what is not theirs (W4.7, W4.9, story D).
// Method: story D played with a clock moved by hand; then two worlds, one with and one without restricted cases, compared
// through every reader that is not cleared: replies, counts, what waits, the journal, and plain selects.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { journalSeal } from "../../../core/journal/seal.ts";
import { election, organisations } from "../../../core/people/for-tests.ts";
import { publicActor, type Actor } from "../../../platform/contract/actor.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import {
  actsOn,
  analyst,
  at,
  auditor,
  march24,
  members,
  operation,
  secretary,
  setPanel,
  sheet,
  spokesperson,
  sponsor,
  votedOn,
} from "./scene.fixture.ts";

const [ann, ben, , dia, eve] = members;
const uncleared = { ...eve, clearance: 0 } as const;

const tables = [
  "panel_cases",
  "case_evidence",
  "case_criteria",
  "case_alternatives",
  "case_declarations",
  "case_recusals",
  "case_votes",
  "case_dissents",
  "case_decisions",
  "panel_decisions",
  "waiting",
  "journal_entries",
];
/** Columns whose values are thrown or counted on, and differ between any two worlds. */
const chance = ["seq", "id", "salt", "encoded", "leaf_hash", "body"];

describe.each(dialectsForTests())("knowledge on %s", (dialect) => {
  let db: StorageForTests;
  const acts = actsOn(() => db);
  beforeAll(async () => {
    db = await storageForTests({ dialect, seal: journalSeal(seededDice(7)) });
  });
  beforeEach(async () => {
    await db.reset();
    await setPanel(db);
    await db.asOwner("update people set clearance = 0 where id = $1", [eve.id]);
  });
  afterAll(() => db.close());

  const brief = async (body: Parameters<typeof acts.brief>[0] = {}) => {
    const made = await acts.brief(body);
    if (!made.ok) throw new Error(made.refusal);
    return made.value.id;
  };
  const item = (statement: string, knownAtMs: number, more: object = {}) => ({
    statement,
    source: "the desk",
    knownAtMs,
    tlp: "amber" as const,
    classification: 0,
    ...more,
  });

  it("W4.7, story D: as of 26 March the case shows nothing of 6 April, whoever looks and whatever was dated back", async () => {
    const id = await brief();
    db.clock.set(at("2025-03-25T16:00"));
    await acts.amend(id, { evidence: [item("A second spike on 25 March", at("2025-03-25T14:00"))] });
    await acts.declare(id, ann);
    const before = await acts.read(id, ann);
    db.clock.set(at("2025-04-06T10:00"));
    await acts.amend(id, {
      evidence: [
        item("The party was briefed on 6 April", at("2025-04-06T09:00")),
        item("Found in April, known since 20 March", at("2025-03-20T09:00")),
      ],
      criteria: sheet(at("2025-04-06T09:30")).map((each) => ({
        ...each,
        because: "assessed again in April",
      })),
      alternatives: [
        {
          alternative: "party-briefed",
          cameOfIt: "they asked to be kept informed",
          knownAtMs: at("2025-04-06T09:00"),
        },
      ],
    });
    for (const each of [ben, dia]) {
      await acts.declare(id, each);
      await acts.vote(id, each, "not-met");
    }
    await acts.vote(id, ann, "not-met");
    db.clock.set(at("2025-04-07T09:00"));
    expect(await acts.decide(id, ann, "bulletin")).toMatchObject({ ok: true });

    const march26 = at("2025-03-26T12:00");
    const then = await acts.read(id, ann, { asOf: march26 });
    expect(JSON.stringify(then)).not.toMatch(/6 April|April|kept informed|not-met/);
    // Exactly as it was: only the reader's step is of today.
    expect(then).toEqual(
      before.ok && {
        ok: true,
        value: { ...before.value, myStep: "none", asOf: { atMs: march26, by: "recorded" } },
      },
    );
    const known = await acts.read(id, ann, { asOf: march26, by: "known" });
    const statements = known.ok ? known.value.evidence.map((each) => each.statement) : [];
    expect(statements).toContain("Found in April, known since 20 March");
    expect(statements).not.toContain("The party was briefed on 6 April");
    expect(await acts.read(id, ann, { asOf: at("2025-03-23T12:00") })).toMatchObject({
      refusal: "not-briefed-then",
    });
    const now = await acts.read(id, ann);
    expect(now).toMatchObject({
      value: { state: "decided", decision: { knowledgeAtMs: at("2025-04-07T09:00") } },
    });
    expect(now.ok && now.value.evidence).toHaveLength(4);
  });

  it("W4.7 negative: evidence is superseded, never edited, and nobody dates an entry back or ahead", async () => {
    const id = await brief();
    const read = await acts.read(id, analyst);
    const first = read.ok ? read.value.evidence[0] : undefined;
    if (first === undefined) throw new Error("the case has evidence");
    expect(
      await acts.amend(id, { evidence: [item("Corrected", march24, { supersedes: first.id })] }),
    ).toMatchObject({ ok: true });
    expect(await acts.read(id, ann)).toMatchObject({
      value: {
        evidence: expect.arrayContaining([
          first,
          expect.objectContaining({ statement: "Corrected", supersedes: first.id }),
        ]),
      },
    });
    expect(await acts.amend(id, { evidence: [item("Of tomorrow", march24 + 1)] })).toMatchObject({
      refusal: "known-in-future",
    });
    expect(
      await acts.amend(id, {
        evidence: [item("Of nothing", march24, { supersedes: "cev_00000000000000000000" })],
      }),
    ).toMatchObject({
      refusal: "superseded-not-found",
    });
    await expect(acts.amend(id, { evidence: [item("By the panel", march24)] }, ann)).rejects.toThrow();
    for (const edit of [
      "update case_evidence set statement = 'other'",
      "update case_criteria set finding = 'low'",
      "update panel_cases set title = 'other'",
      "delete from case_criteria",
      "update case_decisions set outcome = 'notice'",
    ])
      await expect(db.raw(analyst, edit)).rejects.toThrow();
    const dated = `insert into case_alternatives (case_id, alternative, came_of_it, known_at_ms, at_ms, by_person)
      values ($1, 'waited', 'x', $2, $2, $3)`;
    await expect(db.raw(analyst, dated, [id, march24 - 1, analyst.id])).rejects.toThrow();
  });

  /** All that a reader can get hold of, by the API and past it. Ids are thrown anew in each world, so they are blanked. */
  async function everythingSeenBy(reader: Actor): Promise<string> {
    const blank = (value: unknown) =>
      JSON.stringify(value).replaceAll(/(cas|cev|dec)_[0-9a-z]{20}|[0-9a-f]{64}/g, "$1_");
    const raw = [];
    for (const table of tables) {
      const rows = await db.raw(reader, `select to_jsonb(t) - $1::text[] as row from ${table} t`, [chance]);
      raw.push(rows.map(blank).sort());
    }
    const replies = [
      await acts.list(reader),
      await acts.list(reader, { waiting: "yes" }),
      await acts.count(reader),
      await acts.declarations(reader),
    ];
    return `${raw.join("\n")}\n${blank(replies)}`;
  }

  it("W4.9 negative: an uncleared reader's world is the same with restricted cases and without", async () => {
    const open = ["not-met", "not-met", "met"] as const;
    const plain = async () => {
      await acts.decide(await votedOn(acts, open), ann, "bulletin");
      db.clock.advance(60_000);
      return brief({ title: "Another open case" });
    };
    const readers: Actor[] = [
      uncleared,
      { ...analyst, clearance: 0 },
      { ...secretary, clearance: 0 },
      { ...sponsor, clearance: 0 },
      { ...auditor, clearance: 0 },
      spokesperson,
      publicActor(election),
    ];
    await plain();
    const without = [];
    for (const reader of readers) without.push(await everythingSeenBy(reader));

    await db.reset();
    await setPanel(db);
    await db.asOwner("update people set clearance = 0 where id = $1", [eve.id]);
    const id = await plain();
    const secret = await votedOn(acts, ["met", "met", "not-met", "met"], {
      classification: 2,
      title: "A secret matter",
    });
    await acts.decide(secret, ben, "bulletin", { classification: 2 });
    await brief({ classification: 1, title: "A protected matter" });
    await brief({ tlp: "red", classification: 3, title: "A matter for named persons" });
    await acts.amend(id, {
      evidence: [item("Heard from a partner service", march24, { classification: 2 })],
    });
    const handed = await acts.brief({
      matter: "polling-place-facts",
      classification: 1,
      title: "A protected rumour",
    });
    expect(handed).toMatchObject({ value: { state: "routed" } });
    for (const [index, reader] of readers.entries())
      expect(await everythingSeenBy(reader)).toBe(without[index]);

    const missing = "cas_00000000000000000000";
    for (const reader of readers)
      expect(await acts.read(secret, reader)).toEqual(await acts.read(missing, reader));
    expect(await acts.vote(secret, uncleared)).toEqual(await acts.vote(missing, uncleared));
    expect(JSON.stringify(await acts.read(id, uncleared))).not.toContain("partner service");
    expect(JSON.stringify(await acts.read(id, ann))).toContain("partner service");
    expect(await acts.list(ann)).toMatchObject({ value: { total: 5, decided: { bulletin: 2 } } });
    expect(await acts.count(ann)).toEqual(await acts.count(publicActor(election)));
    expect(await acts.count(publicActor(election))).toMatchObject({ value: { bulletin: 1 } });
  });

  it("W4.9: a decision may be told more widely than its case, and is then counted", async () => {
    const secret = await votedOn(acts, ["not-met", "not-met", "not-met"], { classification: 2 });
    expect(await acts.decide(secret, ann, "bulletin", { tlp: "green", classification: 0 })).toMatchObject({
      ok: true,
    });
    expect(await db.raw(spokesperson, "select outcome, classification from panel_decisions")).toEqual([
      { outcome: "bulletin", classification: 0 },
    ]);
    expect(await acts.count(publicActor(election))).toMatchObject({ value: { bulletin: 1 } });
    expect(await acts.read(secret, uncleared)).toMatchObject({ refusal: "case-not-found" });
    const red = await votedOn(acts, ["not-met", "not-met", "not-met"]);
    await acts.decide(red, ann, "bulletin", { tlp: "red" });
    expect(await acts.count(publicActor(election))).toMatchObject({ value: { bulletin: 1 } });
  });

  it("W4.9: TLP:RED reaches the members by name and nobody beside them in their organisations", async () => {
    const id = await brief({ tlp: "red", evidence: [item("By name only", march24, { tlp: "red" })] });
    expect(await acts.read(id, ann)).toMatchObject({ value: { evidence: [{ statement: "By name only" }] } });
    const colleague = { ...ann, id: "per_colleague000" };
    const desk = { ...analyst, id: "per_otheranalyst" };
    for (const other of [colleague, desk, auditor, sponsor])
      expect(await acts.read(id, other)).toMatchObject({ refusal: "case-not-found" });
    expect(await acts.brief({ matter: "polling-place-facts", tlp: "red" })).toMatchObject({
      refusal: "red-not-routed",
    });
  });

  it("W4.9 negative: need to know: a colleague of a member, another desk, another election and the exercise see nothing", async () => {
    const id = await brief({ tlp: "green" });
    const others: Actor[] = [
      { ...ann, roles: ["member"], role: "member" },
      { ...analyst, organisationId: organisations.party },
      { ...ann, electionId: "other-2026" },
      { ...ann, space: "exercise" },
      { ...ann, roles: ["operator"], role: "operator" },
    ];
    for (const other of others) {
      expect(await db.raw(other, "select 1 from panel_cases")).toEqual([]);
      expect(await db.raw(other, "select 1 from case_evidence")).toEqual([]);
      expect(
        await db.raw(other, "select 1 from journal_entries where subject = $1 and actor_id <> $2", [
          id,
          other.id,
        ]),
      ).toEqual([]);
    }
    expect(await acts.brief({ ...operation, classification: 3 }, { ...analyst, clearance: 1 })).toMatchObject(
      { refusal: "above-clearance" },
    );
    expect(await acts.brief({ incidentIds: ["inc_00000000000000000000"] })).toMatchObject({
      refusal: "subject-unknown",
    });
  });
});
