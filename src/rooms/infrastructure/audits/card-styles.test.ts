// Goal: a comparison by card style reads, for a contest of few cards, only cards that hold it, one card for every contest on it, and comes to
// the draws and risks of the public record (W5.7; Glazer, Spertus and Stark 2021). Method: whole transactions of the services on the
// databases, with a city in which the council stands on 400 of 1,000 cards; the record is checked by the engine's verifier, which shares
// only the arithmetic.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consistentSample, firstTicket, verifyRecord } from "@counterfoil/risk-limiting-audit";
import { publicActor } from "../../../platform/contract/actor.ts";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { strangerSays } from "../../../../tests/audit-record/stranger.ts";
import { addReaders, paperOf, readAll, readingActs, seatBoards, type ReadingActs } from "./boards.fixture.ts";
import { plan } from "./plan-service.ts";
import { stylesAhead } from "./style-draws.ts";
import * as contract from "./contract.ts";
import type { AuditDetail, Reading } from "./contract.ts";
import {
  acting,
  auditor,
  cardsOf,
  councilSetUp,
  mayorSetUp,
  prepared,
  seeded,
  setUpBody,
  south,
  state,
  valueOf,
  type AuditActs,
  type Body,
} from "./scene.fixture.ts";

const byStyle = { ...setUpBody, design: { ...setUpBody.design, sampler: "card-styles" as const } };
/** Two more cards may hold the council than records say: two phantoms. */
const withPhantoms: Body = {
  ...byStyle,
  contests: [mayorSetUp, { ...councilSetUp, cards: councilSetUp.cards + 2 }],
};

describe.each(dialectsForTests())("a comparison by card style on %s", (dialect) => {
  let db: StorageForTests;
  let acts: AuditActs;
  let read: ReadingActs;
  beforeAll(async () => {
    db = await storageForTests({ dialect, limitMs: 60_000 });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.reset();
    acts = await prepared(db);
    read = readingActs(db);
    await addReaders(db);
  });

  async function drawn(body: Body, draws?: number) {
    const audit = await seeded(acts, body);
    const boards = await seatBoards(read, audit);
    const asked = draws === undefined ? {} : { draws };
    const detail = valueOf(await acts.draw(state, { params: { audit }, body: asked }));
    return { audit, boards, detail };
  }

  async function readBoth(
    { audit, boards }: { audit: string; boards: { north: string; south: string } },
    paper?: (unit: string) => Reading,
  ) {
    for (const jurisdiction of ["north", "south"] as const)
      await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction }, paper);
  }

  const drawnIds = async () =>
    (await db.asOwner<{ cards: string[] }>("select cards from audit_rounds order by number")).map(
      ({ cards }) => cards,
    );

  async function verified(audit: string, { files }: AuditDetail) {
    const record = new Map<string, Uint8Array>();
    for (const { name } of files) {
      const text = valueOf(await read.file(publicActor("general-2026"), { params: { audit, file: name } }));
      record.set(name, Buffer.from(text));
    }
    expect(strangerSays(record) ?? "agrees").toBe("agrees");
    return { verdict: verifyRecord(record), record };
  }

  it("W5.7: each contest has its own cards by rising ticket, and less is read than from all cards alike", async () => {
    const plain = await seeded(acts, setUpBody);
    const planOf = acting(db, contract.planSample, plan);
    const alike = valueOf(await planOf(state, { params: { audit: plain } }));
    const at = await drawn(byStyle);
    const planned = valueOf(await planOf(state, { params: { audit: at.audit } }));
    const council = (of: typeof planned) =>
      of.expected.find((one) => one.contest === "council" && one.style === "comparison");
    expect(council(planned)?.margin).toBeCloseTo((council(alike)?.margin ?? 0) * 2.5, 9);
    expect(council(planned)?.eighty).toBeLessThan((council(alike)?.eighty ?? 0) / 1.5);
    const sizes = at.detail.rounds[0]?.sizes ?? {};
    expect(sizes).toEqual({
      mayor: planned.expected.find((one) => one.contest === "mayor")?.eighty,
      council: council(planned)?.eighty,
    });
    const cards = (["north", "south"] as const).flatMap((code) =>
      cardsOf[code].map(({ batch, place, votes }) => ({
        id: `${code}/1-${batch}-${place}`,
        contests: Object.keys(votes),
      })),
    );
    const keys = cards.map(({ id }) => firstTicket(id, at.detail.seed ?? ""));
    const right = consistentSample(cards, keys, sizes).drawn.map((card) => cards[card]?.id);
    expect((await drawnIds())[0]).toEqual(right);
    await readBoth(at);
    const measured = valueOf(await read.measure(state, { params: { audit: at.audit } }));
    expect(measured.contests.map(({ standing }) => standing)).toEqual(["confirmed", "confirmed"]);
    const concluded = valueOf(await read.conclude(state, { params: { audit: at.audit } }));
    expect((await verified(at.audit, concluded)).verdict).toMatchObject({
      ok: true,
      draws: right.length,
      verdicts: { mayor: "confirmed", council: "confirmed" },
    });
  });

  it("W5.7: a small sample escalates by sizes, no card comes twice, and a phantom that is drawn is nobody's to fetch", async () => {
    const at = await drawn(withPhantoms, 8);
    let detail = at.detail;
    for (let round = 1; detail.state === "reading" && round < 10; round++) {
      await readBoth(at);
      detail = valueOf(await read.measure(state, { params: { audit: at.audit } }));
    }
    expect(detail.rounds.length).toBeGreaterThan(1);
    const rounds = await drawnIds();
    expect(new Set(rounds.flat()).size).toBe(rounds.flat().length);
    for (const [index, { sizes }] of detail.rounds.entries())
      for (const [id, size] of Object.entries(detail.rounds[index - 1]?.sizes ?? {}))
        expect(sizes?.[id]).toBeGreaterThanOrEqual(size);
    const units = await db.asOwner<{ unit: string }>("select unit from audit_units where contest = ''");
    const real = rounds.flat().filter((id) => !id.startsWith("phantom-"));
    expect(new Set(units.map(({ unit }) => unit))).toEqual(new Set(real));
    expect(detail.state).toBe("decided");
    const concluded = valueOf(await read.conclude(state, { params: { audit: at.audit } }));
    const { verdict, record } = await verified(at.audit, concluded);
    expect(verdict).toMatchObject({ ok: true, verdicts: { mayor: "confirmed", council: "confirmed" } });
    const told = JSON.parse(Buffer.from(record.get("rounds.json") ?? "").toString()) as { sizes: object }[];
    expect(told.map(({ sizes }) => sizes)).toEqual(detail.rounds.map(({ sizes }) => sizes));
  });

  it("W5.7: all cards of a contest are asked for: its phantoms are drawn with them, and two of 402 do not stop it", async () => {
    const at = await drawn({ ...withPhantoms, contests: withPhantoms.contests.slice(1) }, 402);
    const all = (await drawnIds()).flat();
    expect(all.filter((id) => id.startsWith("phantom-"))).toEqual(
      expect.arrayContaining(["phantom-1", "phantom-2"]),
    );
    expect(all.filter((id) => id.startsWith("south/"))).toHaveLength(400);
    expect(all).toHaveLength(402);
    await readBoth(at, (unit) => ({ council: paperOf(unit)["council"] ?? { kind: "contest-absent" } }));
    const detail = valueOf(await read.measure(state, { params: { audit: at.audit } }));
    expect(detail.contests.map(({ standing }) => standing)).toEqual(["confirmed"]);
  });

  it("W5.7 negative: paper without the contest that its record has confirms nothing; it is counted in full", async () => {
    const at = await drawn(byStyle);
    const without = (unit: string): Reading => ({ ...paperOf(unit), council: { kind: "contest-absent" } });
    await readBoth(at, without);
    const detail = valueOf(await read.measure(state, { params: { audit: at.audit } }));
    expect(detail.contests.map(({ standing }) => standing)).toEqual(["confirmed", "full-count"]);
    const { rows } = valueOf(await read.discrepancies(state, { params: { audit: at.audit } }));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ contest, kind }) => contest === "council" && ["o1", "o2"].includes(kind))).toBe(
      true,
    );
  });

  it("W5.7 negative: card styles need records, and more records than cards of a contest forbid the draw", async () => {
    const polling = { ...byStyle, design: { ...byStyle.design, style: "polling" as const } };
    expect(await acts.setUp(state, { body: polling })).toMatchObject({ refusal: "sampler-invalid" });
    const few: Body = { ...byStyle, contests: [mayorSetUp, { ...councilSetUp, cards: 399 }] };
    await expect(seeded(acts, few)).rejects.toThrow(/finding-forbids/);
  });

  it("W5.7: what was looked through before the transaction is what the draw takes, for those who run the audit alone", async () => {
    const ahead = (who: typeof state, audit: string) =>
      stylesAhead((look) => db.storage.inTransaction(who, look, { readOnly: true }), audit, 20);
    const audit = await seeded(acts, byStyle);
    await ahead(auditor, audit);
    await ahead(state, audit);
    // Nothing is read again: the draw is made from what those who run the audit have looked through.
    const records = await db.asOwner<{ code: string; seq: number; lines: string }>(
      "select * from audit_records",
    );
    await db.asOwner("update audit_records set lines = ''");
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 20 } }));
    const [early] = await drawnIds();
    for (const { code, seq, lines } of records)
      await db.asOwner("update audit_records set lines = $3 where code = $1 and seq = $2", [
        code,
        seq,
        lines,
      ]);
    await db.reset();
    acts = await prepared(db);
    const other = await seeded(acts, byStyle);
    valueOf(await acts.draw(state, { params: { audit: other }, body: { draws: 20 } }));
    expect((await drawnIds())[0]).toEqual(early);
  });

  it("W5.7 negative: what somebody else has looked through is not kept for the draw", async () => {
    const audit = await seeded(acts, byStyle);
    for (const who of [auditor, south])
      await stylesAhead((look) => db.storage.inTransaction(who, look, { readOnly: true }), audit, 20);
    await db.asOwner("update audit_records set lines = ''");
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 20 } }));
    const [drawn] = await drawnIds();
    expect(drawn).toEqual([]);
  });
});
