import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { ownBoard } from "./boards-service.ts";
import { boardsOf } from "./boards-store.ts";
import type {
  Audit,
  Board,
  ContestSetUp,
  enterReadings,
  Entry,
  entryOutcomes,
  listUnits,
  resolveUnit,
  UnitRef,
  UnitToRead,
} from "./contract.ts";
import { houseLanguage, record } from "./ground.ts";
import { isComplete, sameReading, wrongReading } from "./reading-rules.ts";
import {
  entriesKnown,
  insertEntries,
  pairUp,
  settle,
  unitsOfBoard,
  unitsPage,
  type StoredUnit,
} from "./units-store.ts";
import { tellTable, tellWaits } from "./waits.ts";

export const units: Serves<typeof listUnits> = async (cx, { params, query }) => {
  const held = await ownBoard(cx, params);
  if (!held.ok) return held;
  const page = await unitsPage(cx.tx, params.board, query);
  return ok({ ...page, rows: page.rows.map((unit) => shown(cx, held.value.audit, unit)) });
};

export const enter: Serves<typeof enterReadings> = async (cx, { params, body }) => {
  const held = await ownBoard(cx, params);
  if (!held.ok) return held;
  const { audit, board } = held.value;
  if (!["seeded", "reading", "counting"].includes(audit.state)) return refuse("not-reading");
  const known = await entriesKnown(
    cx.tx,
    body.entries.map(({ id }) => id),
  );
  const found = new Map(
    (await unitsOfBoard(cx.tx, board.id, body.entries)).map((unit) => [keyOf(unit), unit]),
  );
  const judged = judge(cx, { audit, board, known, found }, body.entries);
  const taken = judged.filter(({ outcome }) => outcome === "taken").map(({ entry }) => entry);
  await insertEntries(cx.tx, { auditId: audit.id, boardId: board.id }, taken);
  const disputed = await settlePairs(cx, audit, board, taken);
  if (taken.length > 0)
    record(cx, "audits.enter", audit, {
      why: board.name,
      // What was read stays blind here, too: the journal keeps which units, not what.
      body: { board: board.id, units: taken.map(({ id, contest, unit }) => ({ id, contest, unit })) },
      tlp: "amber",
    });
  if (taken.length > 0) await tellProgress(cx, audit, board.id);
  return ok({
    results: judged.map(({ entry, outcome, says }) => ({ id: entry.id, outcome, says })),
    disputed,
  });
};

export const resolve: Serves<typeof resolveUnit> = async (cx, { params, body }) => {
  const held = await ownBoard(cx, params);
  if (!held.ok) return held;
  const { audit, board } = held.value;
  const [unit] = await unitsOfBoard(cx.tx, board.id, [body]);
  if (unit === undefined) return refuse("unit-not-found");
  if (!unit.bothIn || unit.settled !== null) return refuse("nothing-to-settle");
  const members = board.members.map(({ personId }) => personId);
  if (!isComplete(members, board.sittings, cx.nowMs)) return refuse("board-not-complete");
  const wrong = wrongReading(kindOf(unit), contestsOf(audit, unit), body.reading);
  if (wrong !== null) return refuse("reading-invalid", { why: wrong[houseLanguage(cx.language)] });
  await settle(cx.tx, audit.id, [{ ...body }], body.how);
  await tellProgress(cx, audit, board.id);
  record(cx, "audits.resolve", audit, {
    why: body.how,
    body: {
      board: board.id,
      contest: unit.contest,
      unit: unit.unit,
      entries: unit.entries,
      reading: body.reading,
    },
    tlp: "amber",
  });
  const [settled] = await unitsOfBoard(cx.tx, board.id, [body]);
  return settled === undefined ? refuse("unit-not-found") : ok(shown(cx, audit, settled));
};

/** What the board is waited for now; once it has read all, perhaps those who run the audit are. */
async function tellProgress(cx: Context, audit: Audit, boardId: string): Promise<void> {
  const [board] = await boardsOf(cx.tx, audit.id, { id: boardId });
  if (board === undefined) throw new Error(`the board ${boardId} is gone`);
  await tellTable(cx, audit, board);
  if (board.settled === board.units) await tellWaits(cx, audit);
}

interface Table {
  readonly audit: Audit;
  readonly board: Board;
  readonly known: ReadonlySet<string>;
  readonly found: ReadonlyMap<string, StoredUnit>;
}

interface Judged {
  readonly entry: Entry;
  readonly outcome: (typeof entryOutcomes)[number];
  readonly says: string | null;
}

/** Each entry by itself: one that is wrong keeps no other from being taken. */
function judge(cx: Context, table: Table, entries: readonly Entry[]): Judged[] {
  const now = new Set<string>();
  return entries.map((entry) => {
    const fresh = !now.has(keyOf(entry));
    const judged = judgeOne(cx, table, entry);
    if (judged.outcome !== "taken") return judged;
    if (!fresh) return { entry, outcome: "already-entered", says: null };
    now.add(keyOf(entry));
    return judged;
  });
}

function judgeOne(cx: Context, { audit, board, known, found }: Table, entry: Entry): Judged {
  const as = (outcome: Judged["outcome"], says: string | null = null): Judged => ({ entry, outcome, says });
  if (known.has(entry.id)) return as("repeated");
  const unit = found.get(keyOf(entry));
  if (unit === undefined) return as("unit-not-yours");
  if (unit.entries.some(({ personId }) => personId === cx.actor.id)) return as("already-entered");
  if (unit.bothIn) return as("already-paired");
  if (entry.enteredAtMs > cx.nowMs) return as("entered-in-future");
  const members = board.members.map(({ personId }) => personId);
  if (!isComplete(members, board.sittings, entry.enteredAtMs)) return as("board-not-complete");
  const wrong = wrongReading(kindOf(unit), contestsOf(audit, unit), entry.reading);
  return wrong === null ? as("taken") : as("reading-invalid", wrong[houseLanguage(cx.language)]);
}

/** Where both entries are in and agree, the unit is settled; where they differ, it waits for the board. */
async function settlePairs(
  cx: Context,
  audit: Audit,
  board: Board,
  taken: readonly Entry[],
): Promise<UnitRef[]> {
  const paired = await pairUp(cx.tx, board.id, taken);
  if (paired.length === 0) return [];
  const agreed: (UnitRef & { reading: Entry["reading"] })[] = [];
  const disputed: UnitRef[] = [];
  for (const unit of await unitsOfBoard(cx.tx, board.id, paired)) {
    const [one, other] = unit.entries;
    const { contest, unit: name } = unit;
    const same =
      one !== undefined &&
      other !== undefined &&
      sameReading(contestsOf(audit, unit), one.reading, other.reading);
    if (same) agreed.push({ contest, unit: name, reading: one.reading });
    else disputed.push({ contest, unit: name });
  }
  await settle(cx.tx, audit.id, agreed, null);
  return disputed;
}

/** All audited contests of a card; of a full count the one that is counted. */
function contestsOf(audit: Audit, unit: UnitRef): readonly ContestSetUp[] {
  return unit.contest === "" ? audit.contests : audit.contests.filter(({ id }) => id === unit.contest);
}

function kindOf(unit: StoredUnit): "card" | "batch" {
  return unit.place === null ? "batch" : "card";
}

function shown(cx: Context, audit: Audit, unit: StoredUnit): UnitToRead {
  const mine = unit.entries.find(({ personId }) => personId === cx.actor.id)?.reading ?? null;
  return {
    contest: unit.contest,
    unit: unit.unit,
    kind: kindOf(unit),
    contests: contestsOf(audit, unit).map(({ id }) => id),
    round: unit.round,
    mine,
    both: unit.bothIn ? [...unit.entries] : null,
    settled: unit.settled,
    settledBy: unit.settledBy,
    settledHow: unit.settledHow,
  };
}

function keyOf({ contest, unit }: UnitRef): string {
  return JSON.stringify([contest, unit]);
}
