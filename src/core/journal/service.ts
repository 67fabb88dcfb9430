import {
  base64Of,
  consistencyProof,
  exportWriter,
  inclusionProof,
  parseFrontier,
  rootOf,
  signCheckpoint,
  utf8Of,
  writeItemProof,
  writeVerifierKey,
  type ReadHashes,
  type Signer,
} from "@counterfoil/journal";
import { ok, refuse } from "../../basics/result.ts";
import { systemActor } from "../../platform/contract/actor.ts";
import type { Serves } from "../../platform/contract/context.ts";
import type { SealTx, Storage, Tx } from "../../platform/storage/storage.ts";
import type { StreamEvent } from "../../platform/http/mount.ts";
import type { listJournal, proveItem, readCheckpoint, readEntry, recordOf } from "./contract.ts";
import { sha256 } from "./signing.ts";
import {
  countEntries,
  entryAt,
  entriesAfter,
  entriesBefore,
  entriesOf,
  hashesIn,
  keepCheckpoint,
  lastEntryOf,
  readHead,
  storedFrom,
  type StoredEntry,
} from "./store.ts";

export const list: Serves<typeof listJournal> = async ({ tx }, { query }) => {
  const before = query.cursor === undefined ? null : Number(query.cursor);
  const rows = await entriesBefore(tx, {
    before: Number.isSafeInteger(before) ? before : null,
    action: query.action,
    words: query.words,
    limit: query.limit + 1,
  });
  const more = rows.length > query.limit;
  const page = rows.slice(0, query.limit);
  return ok({
    rows: page,
    next: more ? String(page.at(-1)?.seq) : null,
    total: await countEntries(tx, query),
  });
};

export const record: Serves<typeof recordOf> = async ({ tx }, { params }) =>
  ok({ rows: await entriesOf(tx, params.subject) });

export function checkpointWith(signer: Signer): Serves<typeof readCheckpoint> {
  return async ({ tx }, { query }) => {
    const signed = await signedHead(tx, signer);
    if (query.since !== undefined && query.since > signed.size)
      return refuse("size-in-the-future", { size: signed.size });
    const consistency =
      query.since === undefined
        ? null
        : (await consistencyProof(sha256, query.since, signed.size, readHashes(tx))).map(base64Of);
    return ok({
      origin: signer.key.name,
      size: signed.size,
      rootBase64: base64Of(signed.root),
      note: signed.note,
      verifierKey: writeVerifierKey(signer.key),
      consistency,
    });
  };
}

export function proveWith(signer: Signer): Serves<typeof proveItem> {
  return async ({ tx }, { params }) => {
    const proof = await itemProof(tx, signer, params.subject);
    return proof === null
      ? refuse("nothing-to-prove")
      : ok({ proof, verifierKey: writeVerifierKey(signer.key) });
  };
}

export function readEntryWith(signer: Signer): Serves<typeof readEntry> {
  return async ({ tx }, { params }) => {
    const found = await entryAt(tx, params.seq);
    if (found === null) return refuse("entry-not-found");
    return ok({
      entry: found.entry,
      body: found.stored.body,
      proof: await entryProof(tx, signer, found.stored),
      verifierKey: writeVerifierKey(signer.key),
    });
  };
}

/** Proof of the last act on a subject that the reader may see; null where there is none, or its body was purged. */
export async function itemProof(tx: Tx, signer: Signer, subject: string) {
  const entry = await lastEntryOf(tx, subject);
  return entry && entryProof(tx, signer, entry);
}

async function entryProof(tx: Tx, signer: Signer, entry: StoredEntry) {
  if (entry.salt === null || entry.body === null) return null;
  const body = utf8Of(entry.body);
  if (body === null) return null;
  const signed = await signedHead(tx, signer);
  const proof = await inclusionProof(sha256, entry.seq, signed.size, readHashes(tx));
  return writeItemProof({
    entry: entry.encoded,
    salt: entry.salt,
    body,
    index: entry.seq,
    proof,
    checkpoint: signed.note,
  });
}

export async function signedHead(tx: SealTx, signer: Signer) {
  const head = await readHead(tx);
  const frontier = parseFrontier(head.frontier);
  if (!frontier.ok) throw new Error("The journal's frontier is damaged");
  const root = rootOf(sha256, frontier.value);
  const note = signCheckpoint({ origin: signer.key.name, size: head.size, root, extensions: [] }, [signer]);
  return { size: head.size, root, note };
}

/** Keeps the journal's present size and root under signature, so that a later server cannot deny it. */
export async function keepPresentCheckpoint(storage: Storage, signer: Signer): Promise<void> {
  await storage.inTransaction(systemActor("checkpoint"), async (tx) => {
    const signed = await signedHead(tx, signer);
    if (signed.size > 0) await keepCheckpoint(tx, signed.size, signed.note);
  });
}

/**
 * The whole journal, line by line, for `counterfoil journal export`. Bodies of public acts go along; every other body is
 * redacted, for the operator who runs the command reads no content.
 */
export async function* exportLines(storage: Storage, signer: Signer): AsyncGenerator<string> {
  const actor = systemActor("export");
  const signed = await storage.inTransaction(actor, (tx) => signedHead(tx, signer), { readOnly: true });
  const writer = exportWriter({ sha256, origin: signer.key.name, signer });
  yield writer.header();
  for (let first = 0; first < signed.size; first += 1000) {
    const limit = Math.min(1000, signed.size - first);
    const rows = await storage.inTransaction(actor, (tx) => storedFrom(tx, first, limit), { readOnly: true });
    for (const { encoded, salt, body, public: forAll } of rows) {
      const bytes = body === null ? null : utf8Of(body);
      if (salt === null || bytes === null) yield writer.entry({ state: "purged", entry: encoded });
      else if (!forAll) yield writer.entry({ state: "redacted", entry: encoded });
      else yield writer.entry({ state: "visible", entry: encoded, salt, body: bytes });
    }
  }
  yield writer.checkpoint(signed.note);
  yield writer.seal();
}

/** What happened after `seq` as this listener sees it; without a `seq`, only the place where listening begins. */
export async function eventsSince(tx: Tx, seq: number | null): Promise<StreamEvent[]> {
  if (seq === null) return [{ seq: (await readHead(tx)).size - 1, data: null }];
  return (await entriesAfter(tx, seq, 200)).map(({ seq: at, action, subject, about }) => ({
    seq: at,
    data: { seq: at, action, subject, about },
  }));
}

function readHashes(tx: SealTx): ReadHashes {
  return async (wanted) => {
    const found: Uint8Array[][] = [];
    for (const range of wanted) found.push(await hashesIn(tx, range));
    return found;
  };
}
