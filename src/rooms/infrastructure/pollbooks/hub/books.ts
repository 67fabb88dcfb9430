import { deviceLog, type EventRefusal, type Fact } from "@counterfoil/pollbook-log";
import { ok, type Result } from "../../../../basics/result.ts";
import type { Tx } from "../../../../platform/storage/storage.ts";
import { eventIn } from "../device/book.ts";
import { EVENTS_AT_ONCE, eventsAfter, insertEvents } from "../events-store.ts";
import { hubKeyOf, sha256, type OwnKey } from "../keys.ts";
import { readPackage, type ElectionPackage } from "../package/package-file.ts";
import { partsOf, type KeptPackage } from "../store.ts";
import { serverBook, type ServerBook } from "./server-book.ts";

/** What this server knows of the packages that it was asked about, each read anew only as far as it has grown. */
export type Books = {
  readonly keyOf: (packageId: string) => OwnKey;
  /** Up to date with what the database has committed. In a command: only one that runs alone, behind the package's lock. */
  readonly current: (tx: Tx, kept: KeptPackage) => Promise<ServerBook>;
  /** The hub's own events, after everything that it has said so far. The caller runs alone and holds the package's lock. */
  readonly record: (
    tx: Tx,
    kept: KeptPackage,
    facts: readonly Fact[],
    actor: string,
  ) => Promise<Result<null, EventRefusal>>;
  /** How many hubs may listen at once, each on a port of its own. */
  readonly slots: number;
  readonly portOf: (kept: Pick<KeptPackage, "id" | "slot">) => number | null;
  /** Said by the hub that listens here: by package, its port. */
  readonly listening: Map<string, number>;
};

export type BooksOptions = {
  readonly secret: string;
  /** Port of the first hub; 0: any that is free; null: no hub here. */
  readonly firstPort: number | null;
  readonly ports?: number;
};

/** Each holds a whole list: more are not kept at once. */
const BOOKS_MAX = 8;

export function openBooks({ secret, firstPort, ports = 10 }: BooksOptions): Books {
  const open = new Map<string, Promise<ServerBook>>();
  const listening = new Map<string, number>();
  const keyOf = (packageId: string) => hubKeyOf(secret, packageId);
  const current: Books["current"] = async (tx, kept) => {
    const keep = (id: string) => listening.has(id);
    const book = await bookOf(open, keep, kept.id, async () =>
      serverBook(await signedPackage(tx, kept.id, keyOf(kept.id)), keyOf(kept.id)),
    );
    await readOn(tx, kept.id, book);
    return book;
  };
  return {
    keyOf,
    current,
    slots: firstPort === null ? 0 : ports,
    listening,
    portOf: ({ id, slot }) => {
      if (slot === null || firstPort === null) return null;
      return listening.get(id) ?? (firstPort === 0 ? null : firstPort + slot);
    },
    record: async (tx, kept, facts, actor) => {
      const book = await current(tx, kept);
      const { head, hash } = book.standing();
      const { electionId } = book.manifest;
      const records: Uint8Array[] = [];
      const log = deviceLog({
        electionId,
        listVersion: book.version,
        device: book.device,
        head: { seq: head, hash },
        sha256,
        sign: book.key.sign,
        store: (record) => records.push(record) > 0,
      });
      for (const fact of facts) {
        const said = log.append(fact, { actor, atMs: tx.nowMs });
        if (!said.ok && said.refusal !== "not-stored" && said.refusal !== "log-stopped")
          return { ok: false, refusal: said.refusal };
      }
      await insertEvents(tx, kept.id, records.map(eventIn));
      return ok(null);
    },
  };
}

/** Whoever asks for the same book meanwhile waits for the same reading; what could not be read is asked for again. */
async function bookOf(
  open: Map<string, Promise<ServerBook>>,
  keep: (packageId: string) => boolean,
  packageId: string,
  make: () => Promise<ServerBook>,
): Promise<ServerBook> {
  const known = open.get(packageId);
  if (known !== undefined) return known;
  const book = make();
  open.set(packageId, book);
  for (const id of open.keys()) if (open.size > BOOKS_MAX && id !== packageId && !keep(id)) open.delete(id);
  book.catch(() => open.delete(packageId));
  return book;
}

async function readOn(tx: Tx, packageId: string, book: ServerBook): Promise<void> {
  for (;;) {
    const rows = await eventsAfter(tx, packageId, book.place);
    book.learn(rows.map(({ record }) => record));
    book.place = Math.max(book.place, rows.at(-1)?.place ?? 0);
    if (rows.length < EVENTS_AT_ONCE) return;
  }
}

/** The package as it was signed; that its own server cannot read it is no refusal but a fault. */
export async function signedPackage(tx: Tx, packageId: string, key: OwnKey): Promise<ElectionPackage> {
  const read = readPackage(await partsOf(tx, packageId), key.publicKey);
  if (!read.ok) throw new Error(`the package ${packageId} does not open: ${read.refusal}`);
  return read.value;
}
