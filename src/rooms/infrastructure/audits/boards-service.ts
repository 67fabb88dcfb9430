import { ok, refuse, type Ok, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  beginSitting,
  boardsOf,
  deal,
  endSitting,
  insertBoard,
  readersAmong,
  readersHere,
  seated,
} from "./boards-store.ts";
import type {
  Audit,
  Board,
  dealUnits,
  listBoards,
  listReaders,
  makeBoard,
  signIn,
  signOut,
  UnitRef,
} from "./contract.ts";
import { record } from "./ground.ts";
import { dealt, sameAffiliation } from "./reading-rules.ts";
import { findAudit, jurisdictionsOf, takeAudit } from "./store.ts";
import { unitsToDeal } from "./units-store.ts";
import { tellTable, tellTables } from "./waits.ts";

export const list: Serves<typeof listBoards> = async (cx, { params }) => {
  if ((await findAudit(cx.tx, params.audit)) === null) return refuse("audit-not-found");
  return ok({ boards: await boardsOf(cx.tx, params.audit) });
};

export const readers: Serves<typeof listReaders> = async (cx, { params }) => {
  if ((await findAudit(cx.tx, params.audit)) === null) return refuse("audit-not-found");
  return ok({ people: await readersHere(cx.tx) });
};

export const make: Serves<typeof makeBoard> = async (cx, { params, body }) => {
  const own = await ownJurisdiction(cx, params);
  if (!own.ok) return own;
  const { name, members } = body;
  if (members[0] === members[1]) return refuse("one-person-twice");
  const readers = await readersAmong(cx.tx, members);
  const stranger = members.find((person) => !readers.has(person));
  if (stranger !== undefined) return refuse("not-on-boards", { person: stranger });
  const [elsewhere] = await seated(cx.tx, params.audit, members);
  if (elsewhere !== undefined) return refuse("on-another-board", { person: elsewhere });
  const boards = await boardsOf(cx.tx, params.audit, { code: params.jurisdiction });
  if (boards.some((board) => board.name === name)) return refuse("board-name-taken", { name });
  const id = cx.dice.id("brd") as Board["id"];
  await insertBoard(cx.tx, { id, auditId: params.audit, code: params.jurisdiction, name }, members);
  await dealUndealt(cx, params.audit, params.jurisdiction);
  await tellTables(cx, own.value);
  record(cx, "audits.make-board", own.value, {
    why: name,
    body: { board: id, jurisdiction: params.jurisdiction, members },
    tlp: "amber",
  });
  return boardNow(cx, params.audit, id);
};

/** Gives what no board reads yet to the boards of a jurisdiction; nothing while it has none. */
export async function dealUndealt(cx: Context, auditId: string, code: string): Promise<void> {
  const boards = await boardsOf(cx.tx, auditId, { code });
  const units = await unitsToDeal(cx.tx, auditId, code, null);
  await deal(cx.tx, auditId, code, hands(units, boards));
}

export const dealAgain: Serves<typeof dealUnits> = async (cx, { params, body }) => {
  const own = await ownJurisdiction(cx, params);
  if (!own.ok) return own;
  const others = (await boardsOf(cx.tx, params.audit, { code: params.jurisdiction })).filter(
    ({ id }) => id !== body.from,
  );
  if (others.length === 0) return refuse("no-other-board");
  const units = await unitsToDeal(cx.tx, params.audit, params.jurisdiction, body.from);
  const count = await deal(cx.tx, params.audit, params.jurisdiction, hands(units, others));
  await tellTables(cx, own.value);
  record(cx, "audits.deal", own.value, {
    why: body.why,
    body: { from: body.from, units: count },
    tlp: "amber",
  });
  return ok({ dealt: count });
};

export const sit: Serves<typeof signIn> = async (cx, { params, body }) => {
  const held = await ownBoard(cx, params);
  if (!held.ok) return held;
  const { audit, board } = held.value;
  const open = board.sittings.filter(({ signedOutAtMs }) => signedOutAtMs === null);
  if (open.some(({ personId }) => personId === cx.actor.id)) return refuse("already-signed-in");
  // Also of one who has left the table: the two who read a ballot never declared the same.
  const other = board.sittings.find(
    ({ personId, affiliation }) => personId !== cx.actor.id && sameAffiliation(affiliation, body.affiliation),
  );
  if (other !== undefined) return refuse("same-affiliation", { affiliation: other.affiliation });
  await beginSitting(cx.tx, board.id, body.affiliation);
  record(cx, "audits.sit", audit, {
    why: "signed in",
    body: { board: board.id, affiliation: body.affiliation },
    tlp: "amber",
  });
  return boardAtTable(cx, audit, board.id);
};

export const leave: Serves<typeof signOut> = async (cx, { params }) => {
  const held = await ownBoard(cx, params);
  if (!held.ok) return held;
  const { audit, board } = held.value;
  const sitting = board.sittings.some(
    ({ personId, signedOutAtMs }) => personId === cx.actor.id && signedOutAtMs === null,
  );
  if (!sitting) return refuse("not-signed-in-here");
  await endSitting(cx.tx, board.id);
  record(cx, "audits.sit", audit, { why: "signed out", body: { board: board.id }, tlp: "amber" });
  return boardAtTable(cx, audit, board.id);
};

/** A board on which this person sits. */
export async function ownBoard(
  cx: Context,
  params: { readonly audit: string; readonly board: string },
): Promise<Result<{ readonly audit: Audit; readonly board: Board }, "audit-not-found" | "board-not-found">> {
  const audit = await findAudit(cx.tx, params.audit);
  if (audit === null) return refuse("audit-not-found");
  const [board] = await boardsOf(cx.tx, params.audit, { id: params.board });
  const mine = board?.members.some(({ personId }) => personId === cx.actor.id) === true;
  return board !== undefined && mine ? ok({ audit, board }) : refuse("board-not-found");
}

/** After somebody sat down or left: who is missing at the table is told. */
async function boardAtTable(cx: Context, audit: Audit, id: string): Promise<Ok<Board>> {
  const now = await boardNow(cx, audit.id, id);
  await tellTable(cx, audit, now.value);
  return now;
}

async function boardNow(cx: Context, auditId: string, id: string): Promise<Ok<Board>> {
  const [board] = await boardsOf(cx.tx, auditId, { id });
  if (board === undefined) throw new Error(`the board ${id} is gone`);
  return ok(board);
}

function hands(units: readonly UnitRef[], boards: readonly Board[]) {
  return dealt(
    units,
    boards.map(({ id }) => id),
  ).map(({ unit, board }) => ({ contest: unit.contest, unit: unit.unit, board }));
}

async function ownJurisdiction(
  cx: Context,
  params: { readonly audit: string; readonly jurisdiction: string },
): Promise<Result<Audit, "audit-not-found" | "jurisdiction-not-found" | "jurisdiction-of-others">> {
  const audit = await takeAudit(cx.tx, params.audit);
  if (audit === null) return refuse("audit-not-found");
  const found = (await jurisdictionsOf(cx.tx, audit.id)).find(({ code }) => code === params.jurisdiction);
  if (found === undefined) return refuse("jurisdiction-not-found");
  return found.organisationId === cx.actor.organisationId ? ok(audit) : refuse("jurisdiction-of-others");
}
