import { ok } from "../../basics/result.ts";
import type { Serves } from "../../platform/contract/context.ts";
import type { readHome } from "../../platform/ui/home-contract.ts";
import type { visitHome } from "./contract.ts";
import { newSince } from "./rules.ts";
import { changedSince, keepVisit, lastVisitMs, waitingFor } from "./store.ts";

export const read: Serves<typeof readHome> = async ({ tx, nowMs }, { params }) => {
  const since = newSince(await lastVisitMs(tx), nowMs);
  return ok({
    waiting: await waitingFor(tx),
    changed: await changedSince(tx, params.election, since),
    rooms: [],
  });
};

/** Reading is one's own affair: a visit is kept for the reader, not told in the journal. */
export const visit: Serves<typeof visitHome> = async ({ tx, nowMs }, { params }) => {
  await keepVisit(tx, params.election);
  return ok({ atMs: nowMs });
};
