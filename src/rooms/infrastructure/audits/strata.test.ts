// Goal: a hybrid audit of one contest: the north has records and is compared, the south has none and is polled; drawn, read, measured,
// published and verified as strata (W5.7). Method: whole transactions of the services on the databases, the made-up city of the scene; the
// record is checked by the engine's verifier.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rivestDraws, verifyRecord } from "@counterfoil/risk-limiting-audit";
import { publicActor } from "../../../platform/contract/actor.ts";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { strangerSays } from "../../../../tests/audit-record/stranger.ts";
import { dominionCsv, manifestCsv } from "./audit.test-data.ts";
import { addReaders, paperOf, readAll, readingActs, seatBoards, type ReadingActs } from "./boards.fixture.ts";
import * as contract from "./contract.ts";
import { plan } from "./plan-service.ts";
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

const body: Body = {
  ...setUpBody,
  contests: [mayorSetUp],
  design: { style: "strata", roundsMax: 10, fullCountShare: 0.9, polledIn: ["south"] },
};

const mayorOf = (unit: string): contract.Reading => ({
  mayor: paperOf(unit)["mayor"] ?? { kind: "contest-absent" },
});

describe.each(dialectsForTests())("a hybrid audit on %s", (dialect) => {
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

  async function handedIn(wanted: Body = body): Promise<string> {
    const { id } = valueOf(await acts.setUp(state, { body: wanted }));
    valueOf(await acts.manifest(north, id, "north", manifestCsv(cardsOf.north)));
    valueOf(await acts.manifest(south, id, "south", manifestCsv(cardsOf.south)));
    valueOf(await acts.records(north, id, "north", dominionCsv(cardsOf.north, [mayor, council])));
    return id;
  }

  async function seeded(wanted: Body = body): Promise<string> {
    const audit = await handedIn(wanted);
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    const checked = valueOf(await acts.check(state, { params: { audit } }));
    expect(checked).toMatchObject({ whole: true, missing: [] });
    const keys = checked.findings.map(({ key }) => key);
    if (keys.length > 0)
      valueOf(
        await acts.acknowledge(state, { params: { audit }, body: { keys, why: "Looked at by both sides." } }),
      );
    valueOf(await acts.commit(state, { params: { audit } }));
    await rollDice(acts, audit);
    return audit;
  }

  async function readRound(audit: string, boards: { north: string; south: string }, paper = mayorOf) {
    for (const jurisdiction of ["north", "south"] as const)
      await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction }, paper);
    return valueOf(await read.measure(state, { params: { audit } }));
  }

  async function filesOf(audit: string, detail: contract.AuditDetail): Promise<Map<string, Uint8Array>> {
    const files = new Map<string, Uint8Array>();
    for (const { name } of detail.files) {
      const params = { audit, file: name };
      files.set(name, Buffer.from(valueOf(await read.file(publicActor("general-2026"), { params }))));
    }
    return files;
  }

  it("W5.7: compared and polled jurisdictions confirm one contest together, and the public record verifies from its files alone", async () => {
    const audit = await seeded();
    const boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: {} }));
    let now = await readRound(audit, boards);
    while (now.state === "reading") now = await readRound(audit, boards);
    expect(now.contests[0]?.standing).toBe("confirmed");
    expect(valueOf(await read.discrepancies(state, { params: { audit } })).rows).toEqual([]);
    const files = await filesOf(audit, valueOf(await read.conclude(state, { params: { audit } })));
    expect(verifyRecord(files)).toMatchObject({ ok: true, cards: 1000, verdicts: { mayor: "confirmed" } });
    expect(strangerSays(files) ?? "agrees").toBe("agrees");
  });

  it("W5.7: each stratum has a sequence of its own, which later rounds go on with", async () => {
    const audit = await seeded();
    const boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 10 } }));
    const now = await readRound(audit, boards);
    expect(now.state).toBe("reading");
    const rows = await db.asOwner<{ cards: string[] }>("select cards from audit_rounds order by number");
    expect(rows).toHaveLength(2);
    const drawn = rows.flatMap(({ cards }) => cards);
    const polled = drawn.filter((card) => card.startsWith("south"));
    const places = rivestDraws(`${now.seed ?? ""},polled`, 400, polled.length);
    expect(polled).toEqual(places.map((nth) => `south/1-${Math.ceil(nth / 40)}-${((nth - 1) % 40) + 1}`));
    // 600 and 400 ballots: six and four of the first ten.
    expect(rows[0]?.cards.filter((card) => card.startsWith("north"))).toHaveLength(6);
  });

  it("W5.7: the plan says how many ballots the hybrid reads, fewer than polling everywhere", async () => {
    const audit = await handedIn();
    const ask = acting(db, contract.planSample, plan) as Loose<typeof contract.planSample>;
    const planned = valueOf(await ask(state, { params: { audit } }));
    const [own, polling] = planned.expected;
    expect(planned.chosen).toBe("strata");
    expect(own?.style).toBe("strata");
    expect(own?.eighty ?? 0).toBeGreaterThan(own?.half ?? 0);
    expect(own?.eighty ?? Infinity).toBeLessThan(polling?.eighty ?? 0);
    expect(planned.firstRound).toBe(own?.eighty);
  });

  it("W5.7 negative: a wrong outcome, wrong in the polled jurisdiction alone, goes to a full hand count that corrects it", async () => {
    const audit = await seeded({ ...body, design: { ...body.design, roundsMax: 3 } });
    const boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 100 } }));
    // 240 of the south were announced for Ada; on paper the whole south is Bo's, and with it the city.
    const wrong = (unit: string) =>
      unit.startsWith("south") ? { mayor: { kind: "votes" as const, votes: ["Bo"] } } : mayorOf(unit);
    let now = await readRound(audit, boards, wrong);
    for (let n = 0; now.state === "reading" && n < 4; n++) now = await readRound(audit, boards, wrong);
    expect(now.contests[0]?.standing).toBe("full-count");
    for (const jurisdiction of ["north", "south"] as const)
      await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction }, wrong);
    const counted = valueOf(await read.finish(state, { params: { audit }, body: { contest: "mayor" } }));
    expect(counted.contests[0]?.handCount).toMatchObject({ outcome: { winners: ["Bo"] }, agrees: false });
    const files = await filesOf(audit, valueOf(await read.conclude(state, { params: { audit } })));
    expect(verifyRecord(files)).toMatchObject({
      ok: true,
      verdicts: { mayor: { counted: { kind: "winners", winners: ["Bo"] } } },
    });
  });

  it("W5.7 negative: all with records, none with, or an unknown code is no hybrid audit; a polled jurisdiction hands in no records", async () => {
    for (const polledIn of [[], ["north", "south"], ["east"]]) {
      const refused = await acts.setUp(state, { body: { ...body, design: { ...body.design, polledIn } } });
      expect(refused).toMatchObject({ refusal: "strata-need-both" });
    }
    const audit = await handedIn();
    const csv = dominionCsv(cardsOf.south, [mayor, council]);
    expect(await acts.records(south, audit, "south", csv)).toMatchObject({ refusal: "records-not-used" });
    const measure = { kind: "union-corners" as const, stake: 0.3 };
    const polling = { ...body.design, style: "polling" as const, measure };
    expect(await acts.setUp(state, { body: { ...body, design: polling } })).toMatchObject({
      refusal: "measure-invalid",
    });
  });

  it("W5.7 negative: records that give more votes than were announced in all forbid the commitment", async () => {
    const few = {
      ...mayorSetUp,
      announced: { kind: "votes" as const, votes: { Ada: 300, Bo: 200 }, validCards: 500 },
    };
    const audit = await handedIn({ ...body, contests: [few] });
    const { findings } = valueOf(await acts.check(state, { params: { audit } }));
    expect(findings.map(({ name, weight }) => `${name} ${weight}`)).toContain(
      "records-above-announced refuse",
    );
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    expect(await acts.commit(state, { params: { audit } })).toMatchObject({ refusal: "checks-forbid" });
  });
});
