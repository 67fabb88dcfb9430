// Goal: a jurisdiction whose records are partly pools (batches with totals alone) is audited by ONEAudit: handed in, checked, committed to,
// drawn, read, measured, published and verified (W5.7). Method: whole transactions of the services on the databases, the made-up city of
// the scene with a third of the north pooled; the record is checked by the engine's verifier.
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyRecord } from "@counterfoil/risk-limiting-audit";
import { publicActor } from "../../../platform/contract/actor.ts";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { strangerSays } from "../../../../tests/audit-record/stranger.ts";
import { announcedVotes, dominionCsv, manifestCsv, type MadeCard } from "./audit.test-data.ts";
import {
  addReaders,
  paperOf,
  readAll,
  readers,
  readingActs,
  seatBoards,
  type ReadingActs,
} from "./boards.fixture.ts";
import * as contract from "./contract.ts";
import { plan } from "./plan-service.ts";
import { pools } from "./pools-service.ts";
import {
  acting,
  cardsOf,
  council,
  mayor,
  mayorSetUp,
  north,
  prepared,
  rollDice,
  setUpBody,
  south,
  state,
  trustworthy,
  valueOf,
  type AuditActs,
  type Body,
  type Loose,
} from "./scene.fixture.ts";
import { readTotalsUpload } from "./upload.ts";

/** Of the north's twelve batches of 50 the last four have totals alone. */
const isPooled = ({ batch }: Pick<MadeCard, "batch">) => Number(batch) > 8;
const recorded = cardsOf.north.filter((card) => !isPooled(card));
const body: Body = { ...setUpBody, design: { ...setUpBody.design, sampler: "tickets" } };

function totalsCsv(cards: readonly MadeCard[]): string {
  const batches = [...new Set(cards.map(({ batch }) => batch))];
  const rows = batches.flatMap((batch) =>
    Object.entries(
      announcedVotes(
        cards.filter((card) => card.batch === batch),
        mayor,
      ),
    ).map(([choice, count]) => `1,${batch},mayor,${choice},${count}`),
  );
  return ["Tabulator,Batch,Contest,Choice,Votes", ...rows, ""].join("\n");
}
const pooledTotals = totalsCsv(cardsOf.north.filter(isPooled));

describe.each(dialectsForTests())("pools of a comparison on %s", (dialect) => {
  let db: StorageForTests;
  let acts: AuditActs;
  let read: ReadingActs;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.reset();
    acts = await prepared(db);
    read = readingActs(db);
    await addReaders(db);
  });

  async function sendPools(audit: string, text: string, jurisdiction: "north" | "south" = "north") {
    const totals = await readTotalsUpload(Readable.from([Buffer.from(text)]), "pools.csv");
    const act = acting(db, contract.uploadPools, pools) as Loose<typeof contract.uploadPools>;
    return act(jurisdiction === "north" ? north : south, { params: { audit, jurisdiction }, body: totals });
  }

  /** Set up, with the records of all but the pools. */
  async function handedIn(
    design: Partial<Body["design"]> = {},
    contests: Body["contests"] = body.contests,
  ): Promise<string> {
    const wanted = { ...body, contests, design: { ...body.design, ...design } };
    const { id } = valueOf(await acts.setUp(state, { body: wanted }));
    for (const [code, actor, cards] of [
      ["north", north, recorded],
      ["south", south, cardsOf.south],
    ] as const) {
      valueOf(await acts.manifest(actor, id, code, manifestCsv(cardsOf[code])));
      if ((design.style ?? "comparison") === "comparison")
        valueOf(await acts.records(actor, id, code, dominionCsv(cards, [mayor, council])));
    }
    return id;
  }

  async function seeded(): Promise<string> {
    const audit = await handedIn();
    valueOf(await sendPools(audit, pooledTotals));
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    expect(valueOf(await acts.check(state, { params: { audit } }))).toMatchObject({
      whole: true,
      missing: [],
      findings: [],
    });
    valueOf(await acts.commit(state, { params: { audit } }));
    await rollDice(acts, audit);
    return audit;
  }

  async function readRound(audit: string, boards: { north: string; south: string }, paper = paperOf) {
    for (const jurisdiction of ["north", "south"] as const)
      await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction }, paper);
    return valueOf(await read.measure(state, { params: { audit } }));
  }

  it("W5.7: with a third of a jurisdiction pooled the audit confirms, and its public record verifies from its files alone", async () => {
    const audit = await seeded();
    const boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: {} }));
    let now = await readRound(audit, boards);
    while (now.state === "reading") now = await readRound(audit, boards);
    expect(now.contests.map(({ standing }) => standing)).toEqual(["confirmed", "confirmed"]);
    const drawn = await db.asOwner<{ unit: string }>("select unit from audit_units where code = 'north'");
    const pooled = drawn.filter(({ unit }) => isPooled({ batch: unit.split("-")[1] ?? "" }));
    expect(pooled.length).toBeGreaterThan(0);
    // Nothing differs: a ballot of a pool has no record to differ from.
    expect(valueOf(await read.discrepancies(state, { params: { audit } })).rows).toEqual([]);
    const hidden = await read.file(publicActor("general-2026"), {
      params: { audit, file: "batches.ndjson" },
    });
    expect(hidden).toMatchObject({ refusal: "file-not-found" });
    const concluded = valueOf(await read.conclude(state, { params: { audit } }));
    const files = new Map<string, Uint8Array>();
    for (const { name } of concluded.files) {
      const params = { audit, file: name };
      files.set(name, Buffer.from(valueOf(await read.file(publicActor("general-2026"), { params }))));
    }
    const lines = Buffer.from(files.get("batches.ndjson") ?? "")
      .toString()
      .trim()
      .split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { batch: string }).batch)).toEqual(
      ["9", "10", "11", "12"].map((batch) => `north/1-${batch}`),
    );
    expect(verifyRecord(files)).toMatchObject({
      ok: true,
      cards: 1000,
      verdicts: { mayor: "confirmed", council: "confirmed" },
    });
    expect(strangerSays(files) ?? "agrees").toBe("agrees");
  });

  it("W5.7: the plan counts on pools before the commitment and after", async () => {
    const audit = await handedIn();
    const ask = acting(db, contract.planSample, plan) as Loose<typeof contract.planSample>;
    const withPhantoms = valueOf(await ask(state, { params: { audit } }));
    valueOf(await sendPools(audit, pooledTotals));
    const planned = valueOf(await ask(state, { params: { audit } }));
    expect(planned.firstRound).toBeLessThan(withPhantoms.firstRound);
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    const fixed = valueOf(await acts.commit(state, { params: { audit } }));
    const { measure } = fixed.design;
    expect(measure.kind).toBe("kaplan-markov");
    expect(valueOf(await ask(state, { params: { audit } })).firstRound).toBe(planned.firstRound);
  });

  it("W5.7 negative: totals that turn the winner round are never confirmed: the hand count is the outcome", async () => {
    const audit = await seeded();
    const boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 250 } }));
    // Of the mayor's voters in the pools and half of the rest the paper says Bo.
    const wrong = (unit: string) => {
      const [batch = "", place = ""] = unit.split("-").slice(-2);
      const turned = (unit.startsWith("north") && isPooled({ batch })) || Number(place) % 2 === 0;
      return turned ? { ...paperOf(unit), mayor: { kind: "votes" as const, votes: ["Bo"] } } : paperOf(unit);
    };
    let now = await readRound(audit, boards, wrong);
    for (let n = 0; now.state === "reading" && n < 3; n++) now = await readRound(audit, boards, wrong);
    expect(now.contests[0]?.standing).toBe("full-count");
    const disputed = await readAll(read, db, { audit, board: boards.north, jurisdiction: "north" }, wrong);
    expect(disputed).toEqual([]);
    await readAll(read, db, { audit, board: boards.south, jurisdiction: "south" }, wrong);
    const counted = valueOf(await read.finish(state, { params: { audit }, body: { contest: "mayor" } }));
    expect(counted.contests[0]?.handCount).toMatchObject({
      agrees: false,
      outcome: { kind: "winners", winners: ["Bo"] },
    });
  });

  it("W5.7 negative: a batch is a pool or has records, never both; and never more votes than its cards", async () => {
    const audit = await handedIn();
    expect(await sendPools(audit, totalsCsv(cardsOf.north))).toMatchObject({
      refusal: "pool-recorded",
      values: { batch: "north/1-1" },
    });
    const over = "Tabulator,Batch,Contest,Choice,Votes\n1,9,mayor,Ada,30\n1,9,mayor,Bo,30\n";
    expect(await sendPools(audit, over)).toMatchObject({ refusal: "pool-overfull" });
    const unknown = "Tabulator,Batch,Contest,Choice,Votes\n1,99,mayor,Ada,3\n";
    expect(await sendPools(audit, unknown)).toMatchObject({ refusal: "record-not-placed" });
    // The council has two votes a ballot: votes alone do not say on how many ballots there is one.
    const several = "Tabulator,Batch,Contest,Choice,Votes\n1,9,council,Cy,3\n";
    expect(await sendPools(audit, several)).toMatchObject({ refusal: "tally-incomplete" });
    valueOf(await sendPools(audit, pooledTotals));
    expect(
      await acts.records(north, audit, "north", dominionCsv(cardsOf.north, [mayor, council])),
    ).toMatchObject({ refusal: "pool-recorded", values: { batch: "north/1-9" } });
    // Another manifest takes the pools with it, as it takes the records.
    valueOf(await acts.manifest(north, audit, "north", manifestCsv(cardsOf.north)));
    const { missing } = valueOf(await acts.check(north, { params: { audit } }));
    expect(missing).toEqual([{ jurisdiction: "north", file: "records" }]);
  });

  it("W5.7 negative: polling, batches and card styles take no pools, and nobody hands in for others", async () => {
    for (const design of [{ style: "polling" as const }, { sampler: "card-styles" as const }])
      expect(await sendPools(await handedIn(design, [mayorSetUp]), pooledTotals)).toMatchObject({
        refusal: "pools-not-used",
      });
    const audit = await handedIn();
    const totals = await readTotalsUpload(Readable.from([Buffer.from(pooledTotals)]), "pools.csv");
    const act = acting(db, contract.uploadPools, pools) as Loose<typeof contract.uploadPools>;
    const refused = await act(south, { params: { audit, jurisdiction: "north" }, body: totals });
    expect(refused).toMatchObject({ refusal: "jurisdiction-not-found" });
  });

  it("W5.7 negative: before the conclusion neither boards nor other jurisdictions see the totals, even with plain SQL", async () => {
    const audit = await seeded();
    await seatBoards(read, audit);
    const all = "select 1 from audit_pools";
    for (const who of [north, state]) expect(await db.raw(who, all)).toHaveLength(1);
    for (const who of [south, ...readers.north, publicActor("general-2026")])
      expect(await db.raw(who, all)).toEqual([]);
    await expect(db.raw(north, "delete from audit_pools")).resolves.toEqual([]);
    expect(await db.raw(north, all)).toHaveLength(1);
  });
});
