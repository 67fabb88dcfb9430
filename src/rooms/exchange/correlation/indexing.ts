import { getDomain } from "tldts";
import { z } from "zod";
import { systemActor, type Space } from "../../../platform/contract/actor.ts";
import { jobKind } from "../../../platform/jobs/kind.ts";
import type { Storage, Tx } from "../../../platform/storage/storage.ts";
import {
  addValues,
  dueAtOnce,
  dueChanges,
  forgetValues,
  markRead,
  objectsAtOnce,
  toldBy,
  type DueChange,
} from "./indexing-store.ts";
import { valuesTold } from "./rules.ts";

export const indexCorrelations = jobKind({
  name: "correlations.index",
  payload: z.object({}),
  outside: false,
  duty: "correlation",
  limitMs: 600_000,
});

/** The registrable domain by the Public Suffix List, private suffixes counted. */
export const registrableDomain = (host: string): string | null =>
  getDomain(host, { allowPrivateDomains: true });

/**
 * Reads what is new or changed into the posting lists until nothing is left or `signal` says stop; how many members were read. To
 * be given a storage that gives way (`inBackground`): each batch is a transaction of its own.
 */
export async function indexDue(storage: Storage, signal?: AbortSignal): Promise<number> {
  for (let read = 0; ;) {
    const due = await storage.inTransaction(systemActor("correlation"), dueChanges, { readOnly: true });
    for (const { electionId, space, changes } of together(due)) {
      if (signal?.aborted === true) return read;
      const duty = systemActor("correlation", electionId, space as Space);
      read += await storage.inTransaction(duty, (tx) => readMembers(tx, changes));
    }
    if (due.length < dueAtOnce) return read;
  }
}

/** As many as one transaction reads: few enough that nobody waits for it. */
const changesAtOnce = 25;

interface Batch {
  readonly electionId: string;
  readonly space: string;
  readonly changes: DueChange[];
}

function together(due: readonly DueChange[]): Batch[] {
  const batches: Batch[] = [];
  for (const change of due) {
    const { electionId, space } = change;
    const last = batches.findLast((batch) => batch.electionId === electionId && batch.space === space);
    if (last !== undefined && last.changes.length < changesAtOnce) last.changes.push(change);
    else batches.push({ electionId, space, changes: [change] });
  }
  return batches;
}

async function readMembers(tx: Tx, changes: readonly DueChange[]): Promise<number> {
  const ids = [...new Set(changes.map(({ id }) => id))];
  await forgetValues(tx, ids);
  await readOn(tx, ids, -1);
  await markRead(tx, changes);
  return ids.length;
}

/** A bundle says more than the database hands out at a time: whoever was not at the end is read on, alone. */
async function readOn(tx: Tx, members: readonly string[], after: number): Promise<void> {
  const told = await toldBy(tx, members, after);
  await addValues(
    tx,
    told.flatMap(({ member, source, told: words }) =>
      valuesTold(words, registrableDomain).map((value) => ({ ...value, member, source })),
    ),
  );
  for (const [member, rows] of Map.groupBy(told, (one) => one.member))
    if (rows.length >= objectsAtOnce) await readOn(tx, [member], Math.max(...rows.map(({ place }) => place)));
}
