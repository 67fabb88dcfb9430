import type { SignedEvent } from "@counterfoil/pollbook-log";
import { insertEvents, takeLock } from "../events-store.ts";
import { hubActor, type ListeningHub } from "./hub-actor.ts";

export type Inbox = {
  readonly receive: (records: readonly Uint8Array[]) => void;
  /** Stores what is there. */
  readonly close: () => Promise<void>;
};

export type InboxOptions = Pick<ListeningHub, "storage" | "kept" | "book"> & {
  /** How many connections whatever is stored goes out on. */
  readonly links: () => number;
  readonly problem: (what: string, error: unknown) => void;
};

/**
 * What came over the wire is stored together after so long, one commit for many devices, and goes out to all others in one piece. Each
 * connection costs some 50 µs whatever goes over it: so the more there are, the longer is gathered, and never so long that a check-in
 * would not be everywhere within the second.
 */
const GATHER_MS = { least: 40, aLink: 0.2, most: 400 };
const REST_SHARE = 0.5;
/** So much waits for the database at most; beyond it, connections are dropped, and devices bring it again. */
const WAITING_MAX = 100_000;
const AGAIN_MS = 1_000;

/** Gathers what devices send and stores it; only then is it passed on. What could not be stored is tried again. */
export function inboxOf({ storage, kept, book, links, problem }: InboxOptions): Inbox {
  let arrived: Uint8Array[] = [];
  let unstored: SignedEvent[] = [];
  let storing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  const store = async () => {
    const records = arrived;
    arrived = [];
    const events = [...unstored, ...book.hear(records)];
    unstored = events;
    if (events.length === 0) return;
    try {
      await storage.inTransaction(hubActor(kept), async (tx) => {
        await takeLock(tx, kept.id);
        await insertEvents(tx, kept.id, events);
      });
      unstored = [];
      book.kept(events);
    } catch (error) {
      problem("store", error);
    }
  };
  const plan = (afterMs: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      storing = storeAndPlan();
    }, afterMs);
  };
  const storeAndPlan = async () => {
    const began = performance.now();
    await store();
    storing = null;
    const took = performance.now() - began;
    // Where storing and passing on take long, the machine has enough to do: more goes into one piece.
    const next = Math.max(gatherMs(links()) - took, took * REST_SHARE);
    if (arrived.length + unstored.length > 0) plan(unstored.length > 0 ? AGAIN_MS : next);
  };
  return {
    receive: (records: readonly Uint8Array[]) => {
      if (arrived.length + unstored.length > WAITING_MAX) throw new Error("too much waits for the database");
      for (const record of records) arrived.push(record);
      if (storing === null) plan(gatherMs(links()));
    },
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await storing;
      await store();
    },
  };
}

function gatherMs(links: number): number {
  return Math.min(GATHER_MS.most, Math.max(GATHER_MS.least, links * GATHER_MS.aLink));
}
