import type { SignedEvent } from "@counterfoil/pollbook-log";
import type { Clock } from "../../../../platform/clock/clock.ts";
import { systemActor } from "../../../../platform/contract/actor.ts";
import type { Storage, Tx } from "../../../../platform/storage/storage.ts";
import { insertEvents, keepContacts, takeLock } from "../events-store.ts";
import { openMesh } from "../peers/mesh.ts";
import { openPackages, type KeptPackage } from "../store.ts";
import type { Books } from "./books.ts";
import { enrolFromWire, leaveFor } from "./admission.ts";
import { hubActor, type HubWork, type ListeningHub } from "./hub-actor.ts";
import type { ServerBook } from "./server-book.ts";

export type HubsOptions = {
  readonly storage: Storage;
  readonly books: Books;
  readonly clock: Clock;
  readonly host: string;
  /** Every few seconds, for each hub. */
  readonly work: readonly HubWork[];
  readonly problem: (what: string, error: unknown) => void;
};

export type Hubs = {
  readonly listening: () => readonly ListeningHub[];
  readonly close: () => Promise<void>;
};

const LOOK_MS = 500;
const WORK_MS = 5_000;
/** What came over the wire is stored together after so long: one commit for many devices. */
const GATHER_MS = 40;
/** So much waits for the database at most; beyond it, connections are dropped, and devices bring it again. */
const WAITING_MAX = 100_000;

/**
 * Opens a hub for every package that is open, closes it when the package no longer is, and stores what devices send. Several servers
 * on one database may do so for the same package: each is the same hub.
 */
export function openHubs(options: HubsOptions): Hubs {
  const hubs = new Map<string, Running>();
  let closed = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      await lookOnce(options, hubs, () => closed);
    } catch (error) {
      options.problem("look", error);
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_MS);
  return {
    listening: () => [...hubs.values()],
    close: async () => {
      closed = true;
      clearInterval(timer);
      await looking;
      await Promise.all([...hubs.values()].map((hub) => hub.stop()));
    },
  };
}

type Running = ListeningHub & { readonly stop: () => Promise<void>; workedAtMs: number };

async function lookOnce(
  options: HubsOptions,
  hubs: Map<string, Running>,
  isClosed: () => boolean,
): Promise<void> {
  const { storage, books, clock } = options;
  const open = await storage.inTransaction(systemActor("pollbook-hub"), openPackages, { readOnly: true });
  for (const [id, hub] of hubs) if (!open.some((one) => one.id === id)) await stopped(options, hubs, id, hub);
  for (const kept of open) {
    if (isClosed()) return;
    const book = await storage.inTransaction(hubActor(kept), (tx) => books.current(tx, kept), {
      readOnly: true,
    });
    const hub = hubs.get(kept.id) ?? (await started(options, hubs, kept, book));
    if (hub === null || clock.nowMs() - hub.workedAtMs < WORK_MS) continue;
    hub.workedAtMs = clock.nowMs();
    for (const one of options.work)
      await one({ ...hub, kept }).catch((error: unknown) => options.problem("work", error));
  }
}

async function stopped(
  options: HubsOptions,
  hubs: Map<string, Running>,
  id: string,
  hub: Running,
): Promise<void> {
  hubs.delete(id);
  options.books.listening.delete(id);
  await hub.stop();
}

/** Null where the port is taken: it is tried again. */
async function started(
  { storage, books, clock, host, problem }: HubsOptions,
  hubs: Map<string, Running>,
  kept: KeptPackage,
  book: ServerBook,
): Promise<Running | null> {
  const inbox = inboxOf({ storage, kept, book, problem });
  try {
    const mesh = await openMesh({
      book: { ...book, receive: inbox.receive },
      key: book.key,
      listen: { host, port: books.portOf(kept) ?? 0 },
      peers: [],
      nowMs: () => clock.nowMs(),
      hub: {
        enrol: (body, tlsKey) => enrolFromWire({ storage, books, kept }, body, tlsKey),
        leaveAsked: (device, voter) => leaveFor({ storage, kept, book }, device, voter),
      },
    });
    const stop = async () => {
      await mesh.close();
      await inbox.close();
    };
    const hub: Running = { kept, book, mesh, storage, stop, workedAtMs: 0 };
    hubs.set(kept.id, hub);
    books.listening.set(kept.id, mesh.port);
    return hub;
  } catch (error) {
    problem("listen", error);
    return null;
  }
}

type InboxOptions = Pick<ListeningHub, "storage" | "kept" | "book"> & Pick<HubsOptions, "problem">;

/** Gathers what devices send and stores it; only then is it passed on. What could not be stored is tried again. */
function inboxOf({ storage, kept, book, problem }: InboxOptions) {
  let arrived: Uint8Array[] = [];
  let unstored: SignedEvent[] = [];
  let storing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  const store = async () => {
    const records = arrived;
    arrived = [];
    unstored.push(...book.hear(records));
    const events = unstored;
    if (events.length === 0) return;
    try {
      await storage.inTransaction(hubActor(kept), async (tx: Tx) => {
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
    await store();
    storing = null;
    if (arrived.length + unstored.length > 0) plan(unstored.length > 0 ? AGAIN_MS : GATHER_MS);
  };
  return {
    receive: (records: readonly Uint8Array[]) => {
      if (arrived.length + unstored.length > WAITING_MAX) throw new Error("too much waits for the database");
      for (const record of records) arrived.push(record);
      if (storing === null) plan(GATHER_MS);
    },
    close: async () => {
      if (timer !== null) clearTimeout(timer);
      await storing;
      await store();
    },
  };
}

const AGAIN_MS = 1_000;

/** When each device was last heard, for whoever looks at any server. */
export async function keepHeard({ kept, mesh, storage }: ListeningHub): Promise<void> {
  const heard = mesh.heard();
  if (heard.size === 0) return;
  await storage.inTransaction(hubActor(kept), (tx) => keepContacts(tx, kept.id, [...heard]));
}
