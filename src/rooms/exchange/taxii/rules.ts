import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Collection, CollectionMarking } from "./contract.ts";

const markings: readonly CollectionMarking[] = ["clear", "green", "amber", "amber+strict"];

/** A collection does not take what it says that unmarked objects count as: that would refuse them all. */
export function decideOpen<
  W extends { readonly tlp: CollectionMarking; readonly unmarkedTlp: CollectionMarking },
>(wanted: W): Result<W, "unmarked-above-collection"> {
  if (markings.indexOf(wanted.unmarkedTlp) <= markings.indexOf(wanted.tlp)) return ok(wanted);
  return refuse("unmarked-above-collection", {
    tlp: `TLP:${wanted.tlp.toUpperCase()}`,
    unmarked: `TLP:${wanted.unmarkedTlp.toUpperCase()}`,
  });
}

export function decideClose(
  collection: Collection,
  organisationId: string | null,
): Result<Collection, "collection-not-ours" | "collection-closed"> {
  if (collection.organisationId !== organisationId) return refuse("collection-not-ours");
  return collection.closedAtMs === null ? ok(collection) : refuse("collection-closed");
}

/** The microsecond before which the next page begins, or null where the cursor is none of ours. */
export function microsecondBefore(cursor: string | undefined): number | null {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  return /^\d{1,16}$/.test(cursor) ? Number(cursor) : null;
}
