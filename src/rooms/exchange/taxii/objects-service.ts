import { createHash, randomUUID } from "node:crypto";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { Collection } from "./contract.ts";
import { judge, unknownMarkings, type Admitted, type Judged } from "./envelope-rules.ts";
import type { Filter } from "./filter-rules.ts";
import { messages } from "./messages.ts";
import {
  insertObjects,
  markingDefinitions,
  objectsAfter,
  takeTurn,
  withdrawObjects,
  type Adding,
} from "./objects-store.ts";
import { insertStatus } from "./status-store.ts";
import { timestampOf } from "./time-rules.ts";
import { inLanguage, whySentence } from "./words.ts";

interface Detail {
  readonly id: string;
  readonly version: string;
  readonly message?: string;
}

/** The status resource of TAXII 2.1, section 4.3.1. */
export interface Status {
  readonly id: string;
  readonly status: "complete";
  readonly request_timestamp: string;
  readonly total_count: number;
  readonly success_count: number;
  readonly successes?: readonly Detail[];
  readonly failure_count: number;
  readonly failures?: readonly Detail[];
  readonly pending_count: 0;
}

type Objects = Parameters<typeof judge>[0];

export interface Kept {
  readonly judged: readonly Judged[];
  readonly added: readonly Adding[];
  /** What was kept or was there before, in the order of the envelope. */
  readonly successes: readonly Detail[];
  readonly firstUs: number;
}

/** Judges the objects for the collection and adds what may be kept; what was there before in the same version changes nothing. */
export async function keep(cx: Context, collection: Collection, objects: Objects): Promise<Kept> {
  const definitions = await markingDefinitions(cx.tx, collection.id, unknownMarkings(objects));
  const judged = judge(objects, collection, definitions);
  const firstUs = await takeTurn(cx.tx, collection.id);
  const kept = judged
    .filter((one): one is Admitted => one.kept)
    .map((one, at): Adding => ({ ...one, addedUs: firstUs + at }));
  const fresh = await insertObjects(cx.tx, collection, kept);
  const added = kept.filter(({ addedUs }) => fresh.has(addedUs));
  const known = { message: inLanguage(messages["already-there"], cx.language) };
  const successes = kept.map(({ id, version, addedUs }): Detail => ({
    id,
    version: version ?? timestampOf(addedUs),
    ...(!fresh.has(addedUs) && known),
  }));
  return { judged, added, successes, firstUs };
}

/**
 * Adds the objects of one envelope: what may be kept is kept, why the others were not stands in the status, and both together in one
 * commit.
 */
export async function add(cx: Context, collection: Collection, objects: Objects): Promise<Status> {
  const kept = await keep(cx, collection, objects);
  const status = statusOf(cx, kept);
  const resource = JSON.stringify(status);
  await insertStatus(cx.tx, { id: status.id, requestedAtUs: cx.nowMs * 1000, resource });
  recordAdded(cx, collection, kept, { status: status.id });
  return status;
}

/** Into the journal: how many objects, and the hash of those that are new. */
export function recordAdded(
  cx: Context,
  collection: Collection,
  { judged, added, successes }: Kept,
  more: object,
): void {
  record(cx, "taxii.add", collection, {
    ...more,
    added: added.length,
    known: successes.length - added.length,
    refused: judged.length - successes.length,
    repaired: added.filter(({ repairs }) => repairs > 0).length,
    sha256: hashOf(added),
  });
}

function statusOf(cx: Context, { judged, successes, firstUs }: Kept): Status {
  const failures = judged.flatMap((one) =>
    one.kept
      ? []
      : [
          {
            id: one.id,
            version: one.version ?? timestampOf(firstUs),
            message: whySentence(one.why, cx.language),
          },
        ],
  );
  return {
    id: randomUUID(),
    status: "complete",
    request_timestamp: timestampOf(cx.nowMs * 1000),
    total_count: judged.length,
    success_count: successes.length,
    ...(successes.length > 0 && { successes }),
    failure_count: failures.length,
    ...(failures.length > 0 && { failures }),
    pending_count: 0,
  };
}

/** Withdraws the versions of one object that fit the filter, as far as they are the actor's to withdraw; refuses where none is. */
export async function withdraw(
  cx: Context,
  collection: Collection,
  filter: Filter,
): Promise<Result<number, "object-not-found" | "not-writable">> {
  await takeTurn(cx.tx, collection.id);
  const found = await objectsAfter(cx.tx, { id: collection.id }, filter, {
    afterUs: -1,
    limit: withdrawnMax,
    withBodies: true,
  });
  if (found.length === 0) return refuse("object-not-found");
  const gone = await withdrawObjects(
    cx.tx,
    collection.id,
    found.map(({ addedUs }) => addedUs),
  );
  if (gone === 0) return refuse("not-writable");
  record(cx, "taxii.withdraw", collection, {
    withdrawn: gone,
    versions: found.map(({ id, version }) => `${id} ${version ?? ""}`).slice(0, 100),
    sha256: hashOf(found),
  });
  return ok(gone);
}

const withdrawnMax = 10_000;

/** What was added or withdrawn, for the record: the hash of the objects' texts, one a line. */
function hashOf(objects: readonly { readonly body: string }[]): string {
  const hash = createHash("sha256");
  for (const { body } of objects) hash.update(body).update("\n");
  return hash.digest("hex");
}

function record(
  cx: Context,
  action: "taxii.add" | "taxii.withdraw",
  collection: Collection,
  body: object,
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: collection.id,
    why: "by TAXII 2.1",
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: collection.tlp,
    classification: 0,
    body,
  });
}
