import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { Definition } from "./package/definition-contract.ts";

export const PackageId = idOf("pbk");
export type PackageId = z.infer<typeof PackageId>;

/** `draft` until the hub has signed a list; devices enrol and report while it is `open` or `closed`. */
export const packageStates = ["draft", "signed", "open", "closed", "certified", "withdrawn"] as const;
export const PackageState = z.enum(packageStates);
export type PackageState = z.infer<typeof PackageState>;

/** What the pollbooks of an election must know beside the list; the election's id is that of the address. */
export const PackageDefinition = Definition.omit({ electionId: true });
export type PackageDefinition = z.infer<typeof PackageDefinition>;

export const ListColumns = z.array(z.object({ field: z.string(), columns: z.array(z.string()) }));
export type ListColumns = z.infer<typeof ListColumns>;

export const Package = z.object({
  id: PackageId,
  organisationId: z.string(),
  state: PackageState,
  definition: PackageDefinition,
  madeAtMs: z.number().int(),
  /** SHA-256 of what the hub signed: every event names it. */
  version: z.string().nullable(),
  voters: z.number().int().nullable(),
  /** From which columns of the handed-in list each field was read; null where it had the house's own form. */
  listColumns: ListColumns.nullable(),
  /** Ed25519, 64 hexadecimal digits: what a code and every device know the hub by. */
  hubKey: z.string(),
  /** Where devices reach the hub, while it is open. */
  port: z.number().int().nullable(),
  openedAtMs: z.number().int().nullable(),
  closedAtMs: z.number().int().nullable(),
  closedBy: z.string().nullable(),
  certifiedAtMs: z.number().int().nullable(),
  withdrawnBecause: z.string().nullable(),
});
export type Package = z.infer<typeof Package>;

const inElection = z.object({ election: z.string() });
export const ofPackage = inElection.extend({ package: PackageId });
/** As long as an event of the log may carry it. */
export const reason = z
  .string()
  .trim()
  .min(10)
  .max(1_000)
  .refine(fitsBytes(1_024), "expected at most 1,024 bytes");

/** Whether a text has at most so many bytes as UTF-8: 1 to 4 for each character. */
function fitsBytes(bytesMax: number): (text: string) => boolean {
  return (text) => {
    let bytes = 0;
    for (const character of text) {
      const point = character.codePointAt(0) ?? 0;
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return bytes <= bytesMax;
  };
}

/** Nobody else's package is seen, and none that is not there. */
export const found = { "package-not-found": 404 } as const;

export const listPackages = endpoint({
  method: "GET",
  path: "/api/elections/{election}/pollbooks",
  allow: may["pollbooks.list"],
  summary: "Election packages for pollbooks, newest first",
  params: inElection,
  query: z.object(pageQuery),
  reply: pageOf(Package),
  refusals: {},
});

export const readPackage = endpoint({
  method: "GET",
  path: "/api/elections/{election}/pollbooks/{package}",
  allow: may["pollbooks.read"],
  summary: "One election package: definition, signature, state",
  params: ofPackage,
  reply: Package,
  refusals: found,
});

export const draftPackage = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks",
  allow: may["pollbooks.draft"],
  summary:
    "Draft an election package: ballot styles, sites, opening hours, who decides when the network is cut",
  params: inElection,
  body: PackageDefinition,
  reply: Package,
  refusals: { "id-twice": 422, "hours-backwards": 422 },
});

/** Largest voter list, in bytes. */
export const listBytesMax = 256 * 1024 * 1024;

export const uploadList = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/pollbooks/{package}/list",
  allow: may["pollbooks.list-voters"],
  summary: "Hand in the voter list of a draft in a known form; with a single wrong row nothing of it is kept",
  params: ofPackage,
  query: z.object({
    /** `counterfoil`, one of the registry forms that are known, or `recognised`: by what the columns are called. */
    format: z.string().max(60).default("counterfoil"),
  }),
  upload: "text/csv",
  bodyBytesMax: listBytesMax,
  body: z.unknown(),
  reply: z.object({
    voters: z.number().int(),
    /** Rows of people who are not on the list: denied, removed. */
    leftOut: z.number().int(),
    version: z.string(),
  }),
  refusals: {
    ...found,
    "not-a-draft": 409,
    "list-form-unknown": 422,
    "columns-not-recognised": 422,
    "birth-not-recognised": 422,
    "list-wrong": 422,
    "list-cut-off": 400,
    "list-too-large": 413,
    "list-not-utf8": 422,
  },
});

export const downloadPackage = endpoint({
  method: "GET",
  path: "/api/elections/{election}/pollbooks/{package}/election.cfp",
  allow: may["pollbooks.download"],
  summary: "The signed election package as each device is set up with it",
  params: ofPackage,
  media: "application/octet-stream",
  reply: z.unknown(),
  refusals: { ...found, "not-signed": 409 },
});

export const openPackage = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/open",
  allow: may["pollbooks.open"],
  summary: "Open the hub: from here on devices can enrol and report",
  params: ofPackage,
  reply: Package,
  refusals: { ...found, "not-signed": 409, "hubs-all-taken": 409 },
});

export const withdrawPackage = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/withdraw",
  allow: may["pollbooks.withdraw"],
  summary: "Give up a package that no device has enrolled with, with the reason",
  params: ofPackage,
  body: z.object({ why: reason }),
  reply: Package,
  refusals: { ...found, "devices-enrolled": 409 },
});

export const issueDeviceCode = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/codes",
  allow: may["pollbooks.code"],
  summary: "A one-time code with which one device enrols; it is shown once",
  params: ofPackage,
  body: z.object({
    device: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{N}._-]{1,64}$/u, "expected letters, digits, dots, dashes")
      .refine(fitsBytes(128), "expected at most 128 bytes"),
    site: z.string().min(1).max(limits.nameCharactersMax),
  }),
  reply: z.object({ device: z.string(), site: z.string(), code: z.string() }),
  refusals: { ...found, "hub-not-open": 409, "site-unknown": 422, "device-name-taken": 409 },
});
