import type { Clock } from "../../../../platform/clock/clock.ts";
import { systemActor } from "../../../../platform/contract/actor.ts";
import type { Storage } from "../../../../platform/storage/storage.ts";
import { keepContacts } from "../events-store.ts";
import { openMesh, type Mesh } from "../peers/mesh.ts";
import { openPackages, type KeptPackage } from "../store.ts";
import type { Books } from "./books.ts";
import { leaveFor } from "./admission.ts";
import { enroller } from "./enrolments.ts";
import { hubActor, type HubWork, type ListeningHub } from "./hub-actor.ts";
import { inboxOf } from "./inbox.ts";
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

/** For what another server has committed; of what this one has, it hears at once. */
const LOOK_MS = 500;
const WORK_MS = 5_000;

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
  let isAsked = false;
  const lookSoon = () => {
    if (isAsked) return;
    isAsked = true;
    looking = looking.then(() => {
      isAsked = false;
      return look();
    });
  };
  const timer = setInterval(lookSoon, LOOK_MS);
  const unsubscribe = options.storage.onCommitted((drafts) => {
    if (drafts.some(({ action }) => action.startsWith("pollbooks."))) lookSoon();
  });
  return {
    listening: () => [...hubs.values()],
    close: async () => {
      closed = true;
      clearInterval(timer);
      unsubscribe();
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
  let mesh: Mesh | null = null;
  const inbox = inboxOf({ storage, kept, book, problem, links: () => mesh?.links() ?? 0 });
  try {
    mesh = await openMesh({
      book: { ...book, receive: inbox.receive },
      key: book.key,
      listen: { host, port: books.portOf(kept) ?? 0 },
      peers: [],
      nowMs: () => clock.nowMs(),
      hub: {
        enrol: enroller({ storage, books, kept }),
        leaveAsked: (device, voter) => leaveFor({ storage, kept, book }, device, voter),
      },
    });
    const open = mesh;
    const stop = async () => {
      await open.close();
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

/** When each device was last heard, for whoever looks at any server. */
export async function keepHeard({ kept, mesh, storage }: ListeningHub): Promise<void> {
  const heard = mesh.heard();
  if (heard.size === 0) return;
  await storage.inTransaction(hubActor(kept), (tx) => keepContacts(tx, kept.id, [...heard]));
}
