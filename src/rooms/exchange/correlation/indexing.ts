import { getDomain } from "tldts";
import { z } from "zod";
import { systemActor, type Space } from "../../../platform/contract/actor.ts";
import { jobKind } from "../../../platform/jobs/kind.ts";
import type { Storage, Tx } from "../../../platform/storage/storage.ts";
import { addValues, dueMembers, forgetValues, markRead, objectsAtOnce, toldBy } from "./indexing-store.ts";
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

/** Reads what is new or changed into the posting lists, each member in a transaction of its own; how many were read. */
export async function indexDue(storage: Storage): Promise<number> {
  const due = await storage.inTransaction(systemActor("correlation"), dueMembers, { readOnly: true });
  for (const { id, electionId, space } of due)
    await storage.inTransaction(systemActor("correlation", electionId, space as Space), (tx) =>
      readMember(tx, id),
    );
  return due.length;
}

async function readMember(tx: Tx, member: string): Promise<void> {
  await forgetValues(tx, member);
  for (let after = -1; ;) {
    const told = await toldBy(tx, member, after);
    const values = told.flatMap((one) =>
      valuesTold(one.told, registrableDomain).map((value) => ({ ...value, source: one.source })),
    );
    await addValues(tx, member, values);
    after = told.at(-1)?.place ?? after;
    if (told.length < objectsAtOnce) break;
  }
  await markRead(tx, member);
}
