import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import type { Result } from "../../../basics/result.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { ElectionId } from "../../../core/elections/contract.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Purpose, shareRefusals } from "../../../core/sharing/contract.ts";
import {
  Bundle,
  BundleId,
  BundleLine,
  BundleObject,
  Change,
  Marking,
  Origin,
  Repair,
  SetAside,
  Summary,
} from "./nouns-contract.ts";

export * from "./nouns-contract.ts";

/** What the upload's reader found: the texts of a bundle's objects, or `{ response: [{ Event }, …] }`, one event of MISP or several. */
export interface BundleFile {
  readonly head: { readonly id: string | null; readonly specVersion: string | null };
  readonly other: Readonly<Record<string, unknown>> | null;
  readonly texts: readonly string[];
  readonly sha256: string;
  readonly bytes: number;
}

const fileRefusals = {
  "bundle-not-json": 422,
  "bundle-not-a-bundle": 422,
  "bundle-truncated": 422,
  "bundle-too-deep": 422,
  "bundle-object-too-long": 422,
  "bundle-too-many-objects": 422,
  "bundle-member-repeated": 422,
  "bundle-not-utf-8": 422,
  "bundle-too-large": 413,
  "bundle-cut-off": 400,
  "misp-event-unreadable": 422,
  "misp-events-too-many": 422,
} as const;

export const bundleBytesMax = 100 * 1024 * 1024;
export const bundleObjectsMax = 100_000;

const inElection = z.object({ election: ElectionId });
const ofBundle = z.object({ election: ElectionId, bundle: BundleId });

export const importBundle = endpoint({
  method: "POST",
  path: "/api/elections/{election}/bundles",
  allow: may["bundles.import"],
  summary:
    "Take in a bundle of STIX 2.1 or 2.0 or a file of one MISP event or several leniently, and say what was repaired, changed, set aside or there before",
  params: inElection,
  query: z.object({
    /** What to call it; default the name of its report, else its id. */
    name: z.string().min(1).max(limits.nameCharactersMax).optional(),
    /** Whose work the file is. What was received stays bound by its sender's marking. */
    origin: Origin,
    /** The organisation that sent it; required of what was received. */
    sender: z.string().trim().min(1).max(limits.nameCharactersMax).optional(),
    /** What objects without a TLP marking count as. */
    unmarked: Marking.default("amber"),
  }),
  body: z.custom<Result<BundleFile, keyof typeof fileRefusals>>(),
  upload: "application/stix+json",
  bodyBytesMax: bundleBytesMax,
  perMinuteMax: 30,
  /** `newlyImported: false`: this very file was taken in before, and this is what was said then. */
  reply: z.object({ bundle: Bundle, newlyImported: z.boolean() }),
  refusals: { ...fileRefusals, "bundle-empty": 422, "sender-missing": 422, "sender-of-own-work": 422 },
});

export const listBundles = endpoint({
  method: "GET",
  path: "/api/elections/{election}/bundles",
  allow: may["bundles.list"],
  summary: "The bundles that this reader may see, newest first",
  params: inElection,
  query: z.object({ ...pageQuery, text: z.string().max(limits.nameCharactersMax).optional() }),
  reply: pageOf(BundleLine),
  refusals: { "cursor-unreadable": 422 },
});

export const readBundle = endpoint({
  method: "GET",
  path: "/api/elections/{election}/bundles/{bundle}",
  allow: may["bundles.read"],
  summary: "One bundle with the report of its import",
  params: ofBundle,
  reply: Bundle,
  refusals: { "bundle-not-found": 404 },
});

export const listRepairs = endpoint({
  method: "GET",
  path: "/api/elections/{election}/bundles/{bundle}/repairs",
  allow: may["bundles.repairs"],
  summary: "What the import changed: object, property, rule, before and after",
  params: ofBundle,
  query: z.object({
    ...pageQuery,
    rule: z.string().max(60).optional(),
    /** In the object's id or type, the property, or the value before or after. */
    text: z.string().max(limits.nameCharactersMax).optional(),
  }),
  reply: pageOf(Repair),
  refusals: { "bundle-not-found": 404, "cursor-unreadable": 422 },
});

export const listChanges = endpoint({
  method: "GET",
  path: "/api/elections/{election}/bundles/{bundle}/changes",
  allow: may["bundles.changes"],
  summary: "What the way into STIX 2.1 changed, and what could not come along",
  params: ofBundle,
  query: z.object({
    ...pageQuery,
    rule: z.string().max(60).optional(),
    /** Index of the event in its file. */
    event: z.coerce.number().int().min(0).max(1_000).optional(),
  }),
  reply: pageOf(Change),
  refusals: { "bundle-not-found": 404, "cursor-unreadable": 422 },
});

export const retryObject = endpoint({
  method: "POST",
  path: "/api/elections/{election}/bundles/{bundle}/set-aside/{place}/retry",
  allow: may["bundles.retry"],
  summary: "Take an object that was set aside and that a person has put right",
  params: ofBundle.extend({
    place: z.coerce
      .number()
      .int()
      .min(0)
      .max(bundleObjectsMax * 100),
  }),
  body: z.object({
    /** The object as STIX 2.1, in JSON. */
    text: z.string().min(2).max(1_000_000),
    why: z.string().trim().min(3).max(limits.textCharactersMax),
  }),
  bodyBytesMax: 8 * 1024 * 1024,
  reply: BundleObject,
  refusals: {
    "bundle-not-found": 404,
    "set-aside-not-found": 404,
    "nothing-to-fix": 409,
    "fixed-already": 409,
    "object-there-already": 409,
    "marking-narrower-than-bundle": 422,
    "still-unusable": 422,
  },
});

export const listSetAside = endpoint({
  method: "GET",
  path: "/api/elections/{election}/bundles/{bundle}/set-aside",
  allow: may["bundles.set-aside"],
  summary: "What was not taken, as it came, and why; for the organisation that imported it",
  params: ofBundle,
  query: z.object({ ...pageQuery }),
  reply: pageOf(SetAside),
  refusals: { "bundle-not-found": 404, "cursor-unreadable": 422 },
});

export const listObjects = endpoint({
  method: "GET",
  path: "/api/elections/{election}/bundles/{bundle}/objects",
  allow: may["bundles.objects"],
  summary: "The objects that this reader may see, by type or words",
  params: ofBundle,
  query: z.object({
    ...pageQuery,
    type: z.string().max(100).optional(),
    text: z.string().max(limits.nameCharactersMax).optional(),
    /** One object by its STIX id. */
    stixId: z.string().max(200).optional(),
  }),
  reply: pageOf(BundleObject),
  refusals: { "bundle-not-found": 404, "cursor-unreadable": 422 },
});

export const readSummary = endpoint({
  method: "GET",
  path: "/api/elections/{election}/bundles/{bundle}/summary",
  allow: may["bundles.summary"],
  summary: "What a room makes records of: things, links between them, reports and domains",
  params: ofBundle,
  reply: Summary,
  refusals: { "bundle-not-found": 404 },
});

/** For whom a file is. A file that leaves is a share, and is judged like one. */
export const Audience = z.discriminatedUnion("for", [
  /** Nobody in particular: CLEAR, and GREEN of our own. */
  z.object({ for: z.literal("anyone"), upTo: z.enum(["clear", "green"]) }),
  /** An organisation of the community, under the clauses of its agreements. */
  z.object({
    for: z.literal("organisation"),
    to: z.string().min(1).max(200),
    purpose: Purpose,
    upTo: z.enum(["clear", "green", "amber"]),
  }),
  /** The reader's own organisation: the file goes no further. RED is never in a file. */
  z.object({ for: z.literal("ourselves"), upTo: z.enum(["clear", "green", "amber", "amber+strict"]) }),
]);
export type Audience = z.infer<typeof Audience>;

export const exportBundle = endpoint({
  method: "POST",
  path: "/api/elections/{election}/bundles/{bundle}/export",
  allow: may["bundles.export"],
  summary:
    "A strictly valid STIX 2.1 bundle of what this reader may see and the marking lets out to whom it is for",
  params: ofBundle,
  body: Audience,
  media: "application/stix+json;version=2.1",
  reply: z.string(),
  refusals: {
    ...shareRefusals,
    "bundle-not-found": 404,
    "nothing-to-export": 409,
    "objects-break-the-standard": 409,
  },
});

export const exportEvent = endpoint({
  method: "POST",
  path: "/api/elections/{election}/bundles/{bundle}/event",
  allow: may["bundles.export-event"],
  summary:
    "An event of MISP of what this reader may see and the marking lets out to whom it is for, and what MISP has no place for",
  params: ofBundle,
  body: Audience,
  /** `Event` as MISP takes it. A note names a STIX object. */
  reply: z.object({
    Event: z.record(z.string(), z.unknown()),
    notes: z.array(z.object({ path: z.string(), rule: z.string(), sentence: z.string() })),
  }),
  refusals: { ...shareRefusals, "bundle-not-found": 404, "nothing-to-export": 409 },
});
