import { systemActor, type Actor } from "../../../../platform/contract/actor.ts";
import type { Storage } from "../../../../platform/storage/storage.ts";
import type { Mesh } from "../peers/mesh.ts";
import type { KeptPackage } from "../store.ts";
import type { ServerBook } from "./server-book.ts";

/** A hub that listens here. */
export type ListeningHub = {
  readonly kept: KeptPackage;
  readonly book: ServerBook;
  readonly mesh: Mesh;
  readonly storage: Storage;
};

/** What goes on with each open package while its hub listens. */
export type HubWork = (hub: ListeningHub) => Promise<void>;

/** The duty under which the hub reads and writes: row security names it. */
export function hubActor({ electionId, space }: Pick<KeptPackage, "electionId" | "space">): Actor {
  return systemActor("pollbook-hub", electionId, space);
}
