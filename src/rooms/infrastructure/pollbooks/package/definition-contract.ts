import { CHECK_IN_MODES } from "@counterfoil/pollbook-log";
import { VOTER_FIELDS } from "@counterfoil/pollbook-search";
import { z } from "zod";

const Name = z.string().min(1).max(128);
const Named = z.strictObject({ id: Name, name: z.string().min(1).max(200) });
/** Where the hub's map shows it; without it, in a row with the others. */
const Site = Named.extend({
  at: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .optional(),
});
const Instant = z.iso.datetime({ offset: true });

/** Of a confidential voter these are never shown, whatever a definition says; the rest only where its law allows. */
export const ALWAYS_HIDDEN = ["address"] as const;
/** Without these nobody can be found and served. */
export const ALWAYS_SHOWN = ["number", "last", "first", "style", "site", "status", "marks"] as const;
const declarable = VOTER_FIELDS.filter(
  (field) => ![...ALWAYS_HIDDEN, ...ALWAYS_SHOWN].some((fixed) => fixed === field),
);

/** What an election's pollbooks must know beside the list: the file that an election office writes. */
export const Definition = z.strictObject({
  electionId: Name,
  /** By language tag; English and French at least. */
  title: z
    .object({ en: z.string().min(1).max(200), fr: z.string().min(1).max(200) })
    .catchall(z.string().max(200)),
  /** Who decides a check-in when the network is cut (pollbook-log, modes). */
  mode: z.enum(CHECK_IN_MODES),
  styles: z.array(Named).min(1).max(20_000),
  sites: z.array(Site).min(1).max(20_000),
  opensAt: Instant,
  closesAt: Instant,
  /** Of an address-confidential voter, what the law lets a poll worker see beside name, style, site and status. */
  confidentialShows: z.array(z.enum(declarable as [string, ...string[]])).default([]),
  /** Nobody should wait longer (Presidential Commission on Election Administration, 2014: 30). */
  waitMinutesMax: z.int().min(1).max(600).default(30),
});
export type Definition = z.infer<typeof Definition>;

/** What is signed: the definition, who signs, and which list. Its hash is the list version that every event names. */
export const Manifest = z.strictObject({
  ...Definition.shape,
  hub: z.strictObject({ device: Name, publicKey: z.string().regex(/^[0-9a-f]{64}$/) }),
  list: z.strictObject({
    voters: z.int().min(0),
    bytes: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  madeAtMs: z.int().min(0),
});
export type Manifest = z.infer<typeof Manifest>;
