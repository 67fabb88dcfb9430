import { ok } from "../../basics/result.ts";
import type { Serves } from "../../platform/contract/context.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import type { Home, readHome } from "../../platform/ui/home-contract.ts";
import type { visitHome } from "./contract.ts";
import type { RoomState, WaitsNow } from "./room-state.ts";
import { newSince } from "./rules.ts";
import { changedSince, keepVisit, lastVisitMs, waitingFor } from "./store.ts";

/** @param rooms in the order in which their lines are read */
export function readWith(
  rooms: readonly RoomState[],
  waitsNow: readonly WaitsNow[] = [],
): Serves<typeof readHome> {
  return async ({ tx, nowMs }, { params }) => {
    const since = newSince(await lastVisitMs(tx), nowMs);
    return ok({
      waiting: [...(await waitingFor(tx)), ...(await allOf(waitsNow, tx))],
      changed: await changedSince(tx, params.election, since),
      rooms: await linesOf(rooms, tx),
    });
  };
}

async function allOf(waitsNow: readonly WaitsNow[], tx: Tx): Promise<Home["waiting"]> {
  const items: Home["waiting"] = [];
  for (const ask of waitsNow) items.push(...(await ask(tx)));
  return items;
}

async function linesOf(rooms: readonly RoomState[], tx: Tx): Promise<Home["rooms"]> {
  const lines: Home["rooms"] = [];
  for (const { room, tell } of rooms) {
    const line = await tell(tx);
    if (line !== null) lines.push({ room, line: { ...line } });
  }
  return lines;
}

/** Reading is one's own affair: a visit is kept for the reader, not told in the journal. */
export const visit: Serves<typeof visitHome> = async ({ tx, nowMs }, { params }) => {
  await keepVisit(tx, params.election);
  return ok({ atMs: nowMs });
};
