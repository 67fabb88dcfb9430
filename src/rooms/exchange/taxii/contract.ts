import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { ElectionId } from "../../../core/elections/contract.ts";
import { may } from "../../../core/permissions/contract.ts";

export const CollectionId = idOf("tax");
export type CollectionId = z.infer<typeof CollectionId>;

/** Markings that a collection carries. TLP:RED names persons, and a collection is read by organisations. */
export const CollectionMarking = z.enum(["clear", "green", "amber", "amber+strict"]);
export type CollectionMarking = z.infer<typeof CollectionMarking>;

/** How objects are judged that are added: every MUST of the standard, or repaired where that can be. */
export const Judged = z.enum(["strict", "lenient"]);

const count = z.number().int().min(0);

export const Collection = z.object({
  id: CollectionId,
  /** Its identifier in the addresses of TAXII. */
  uuid: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  organisationId: z.string(),
  /** The narrowest marking that an object in it may carry. */
  tlp: CollectionMarking,
  /** What an object without a marking counts as. */
  unmarkedTlp: CollectionMarking,
  /** `form` only where the development switch loaded it. */
  judged: z.enum([...Judged.options, "form"]),
  readable: z.boolean(),
  /** May those with whom it is shared add to it? */
  writable: z.boolean(),
  mediaTypes: z.array(z.string()),
  createdAtMs: z.number().int(),
  closedAtMs: z.number().int().nullable(),
});
export type Collection = z.infer<typeof Collection>;

export const CollectionLine = Collection.extend({
  /** Versions of objects that this reader may see. */
  objects: count,
  lastAddedAtMs: z.number().int().nullable(),
  /** Where a client of TAXII 2.1 finds it. */
  address: z.string(),
});
export type CollectionLine = z.infer<typeof CollectionLine>;

const inElection = z.object({ election: ElectionId });
const ofCollection = z.object({ election: ElectionId, collection: CollectionId });
const title = z.string().trim().min(1).max(limits.nameCharactersMax);

export const listCollections = endpoint({
  method: "GET",
  path: "/api/elections/{election}/collections",
  allow: may["collections.list"],
  summary: "The collections that this reader may see, with how much of them",
  params: inElection,
  reply: z.object({ rows: z.array(CollectionLine) }),
  refusals: {},
});

export const openCollection = endpoint({
  method: "POST",
  path: "/api/elections/{election}/collections",
  allow: may["collections.open"],
  summary: "Open a collection of STIX objects that partners read by TAXII 2.1 once it is shared with them",
  params: inElection,
  body: z.object({
    title,
    description: z.string().trim().max(limits.lineCharactersMax).nullable().default(null),
    tlp: CollectionMarking,
    unmarkedTlp: CollectionMarking.default("amber"),
    judged: Judged.default("strict"),
    writable: z.boolean().default(false),
  }),
  reply: CollectionLine,
  refusals: { "no-organisation": 403, "unmarked-above-collection": 422 },
});

export const closeCollection = endpoint({
  method: "POST",
  path: "/api/elections/{election}/collections/{collection}/close",
  allow: may["collections.close"],
  summary: "Close a collection: from now on nothing is added to it, and its objects stay",
  params: ofCollection,
  body: z.object({ why: z.string().trim().min(3).max(limits.lineCharactersMax) }),
  reply: CollectionLine,
  refusals: { "collection-not-found": 404, "collection-not-ours": 403, "collection-closed": 409 },
});

export const CollectionObject = z.object({
  stixId: z.string(),
  type: z.string(),
  version: z.string().nullable(),
  specVersion: z.string(),
  tlp: CollectionMarking,
  organisationId: z.string(),
  addedAtMs: z.number().int(),
});

export const listCollectionObjects = endpoint({
  method: "GET",
  path: "/api/elections/{election}/collections/{collection}/objects",
  allow: may["collections.objects"],
  summary: "What is in a collection, newest first, as far as this reader may see",
  params: ofCollection,
  query: z.object({ ...pageQuery, type: z.string().max(100).optional() }),
  reply: pageOf(CollectionObject),
  refusals: { "collection-not-found": 404, "cursor-unreadable": 422 },
});
