// Goal: what an audit waits for stands on the home page of whoever can do it, from the set-up to the conclusion, and on nobody else's
// (W5.7). Method: whole transactions of the services on the databases; what waits is read as its addressee, by plain select under row
// security.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import {
  addReaders,
  paperOf,
  readAll,
  readers,
  readingActs,
  seatBoards,
  type ReadingActs,
} from "./boards.fixture.ts";
import { dominionCsv, manifestCsv } from "./audit.test-data.ts";
import { withdrawAudit } from "./contract.ts";
import {
  acting,
  auditor,
  cardsOf,
  committed,
  council,
  mayor,
  north,
  outsider,
  prepared,
  rollDice,
  seeded,
  setUpBody,
  south,
  state,
  valueOf,
  type AuditActs,
  type Loose,
} from "./scene.fixture.ts";
import { withdraw } from "./service.ts";
import { waitMessages } from "./wait-messages.ts";

describe.each(dialectsForTests())("what an audit waits for on %s", (dialect) => {
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

  const waitingFor = async (who: Actor): Promise<string[]> => {
    const rows = await db.raw<{ kind: string; verb: string; path: string }>(
      who,
      "select kind, verb, path from waiting where done_at_ms is null order by kind",
    );
    for (const { kind, verb } of rows)
      for (const key of [kind, verb])
        expect(Object.values(waitMessages).map((one) => one.key)).toContain(key);
    return rows.map(({ kind }) => kind.replace("audits.", ""));
  };
  const none = async (...people: readonly Actor[]) => {
    for (const who of people) expect(await waitingFor(who)).toEqual([]);
  };

  it("W5.7: files wait for each jurisdiction until it has handed them in; the commitment for those who run the audit", async () => {
    const { id: audit } = valueOf(await acts.setUp(state, { body: setUpBody }));
    expect(await waitingFor(north)).toEqual(["files-wait"]);
    expect(await waitingFor(south)).toEqual(["files-wait"]);
    expect(await waitingFor(state)).toEqual(["commit-waits"]);
    valueOf(await acts.manifest(north, audit, "north", manifestCsv(cardsOf.north)));
    expect(await waitingFor(north)).toEqual(["files-wait"]);
    valueOf(await acts.records(north, audit, "north", dominionCsv(cardsOf.north, [mayor, council])));
    await none(north);
    expect(await waitingFor(south)).toEqual(["files-wait"]);
    const why = "Set up with the wrong contests.";
    const giveUp = acting(db, withdrawAudit, withdraw) as Loose<typeof withdrawAudit>;
    valueOf(await giveUp(state, { params: { audit }, body: { why } }));
    await none(north, south, state);
  });

  it("W5.7: the ceremony, the first round, boards and tables wait, each for its own people", async () => {
    const fixed = await committed(acts);
    expect(await waitingFor(state)).toEqual(["seed-waits"]);
    await rollDice(acts, fixed);
    expect(await waitingFor(state)).toEqual(["draw-waits"]);
    valueOf(await acts.draw(state, { params: { audit: fixed }, body: { draws: 30 } }));
    await none(state);
    expect(await waitingFor(north)).toEqual(["board-waits"]);
    const members = readers.north.map(({ id }) => id);
    const params = { audit: fixed, jurisdiction: "north" };
    const { id: board } = valueOf(
      await read.makeBoard(north, { params, body: { name: "Table 1", members } }),
    );
    await none(north);
    expect(await waitingFor(south)).toEqual(["board-waits"]);
    for (const who of readers.north) expect(await waitingFor(who)).toEqual(["table-waits"]);
    const at = { params: { audit: fixed, board }, body: { affiliation: "Harbour Party" } };
    valueOf(await read.signIn(readers.north[0], at));
    await none(readers.north[0]);
    expect(await waitingFor(readers.north[1])).toEqual(["table-waits"]);
    valueOf(await read.signOut(readers.north[0], at));
    expect(await waitingFor(readers.north[0])).toEqual(["table-waits"]);
  });

  it("W5.7: what was read differently waits for both; then the measure, the next round and the conclusion", async () => {
    const audit = await seeded(acts);
    const boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 12 } }));
    await none(state, north, ...readers.north);
    let seen = 0;
    const differs = (unit: string) =>
      seen++ === 0 ? { ...paperOf(unit), mayor: { kind: "not-found" as const } } : paperOf(unit);
    const disputed = await readAll(read, db, { audit, board: boards.north, jurisdiction: "north" }, differs);
    expect(disputed).toHaveLength(1);
    for (const who of readers.north) expect(await waitingFor(who)).toEqual(["dispute-waits"]);
    await readAll(read, db, { audit, board: boards.south, jurisdiction: "south" });
    await none(state);
    const [one] = disputed;
    valueOf(
      await read.resolve(readers.north[0], {
        params: { audit, board: boards.north },
        body: { ...one, reading: paperOf(one?.unit ?? ""), how: "It lay under another ballot." },
      }),
    );
    await none(...readers.north);
    expect(await waitingFor(state)).toEqual(["measure-waits"]);
    valueOf(await read.measure(state, { params: { audit } }));
    // The second round is drawn, and both boards still sit.
    await none(state, north, south, ...readers.north);
    for (const jurisdiction of ["north", "south"] as const)
      await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction });
    expect(await waitingFor(state)).toEqual(["measure-waits"]);
    valueOf(await read.measure(state, { params: { audit } }));
    expect(await waitingFor(state)).toEqual(["conclude-waits"]);
    valueOf(await read.conclude(state, { params: { audit } }));
    await none(state, north, south);
  });

  it("W5.7: a full hand count waits to be added up once it is counted, never before", async () => {
    const audit = await seeded(acts);
    const boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 5 } }));
    const body = { contest: "mayor", why: "The law asks for it here." };
    valueOf(await read.fullCount(state, { params: { audit }, body }));
    await none(state);
    for (const jurisdiction of ["north", "south"] as const)
      await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction });
    expect(await waitingFor(state)).toEqual(["count-waits", "measure-waits"]);
    valueOf(await read.finish(state, { params: { audit }, body: { contest: "mayor" } }));
    expect(await waitingFor(state)).toEqual(["measure-waits"]);
  });

  it("W5.7 negative: nothing of it stands on the home page of another organisation, role or space", async () => {
    const audit = await seeded(acts);
    await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 12 } }));
    await none(
      outsider,
      auditor,
      { ...state, space: "exercise" },
      { ...readers.north[0], space: "exercise" },
    );
  });
});
