export const ENTRY_VERSION = 1;

export const SPACES = ["live", "exercise"] as const;
export type Space = (typeof SPACES)[number];

/** Traffic Light Protocol 2.0 (FIRST, 2022), from the widest circle to the narrowest. */
export const MARKINGS = ["clear", "green", "amber", "amber+strict", "red"] as const;
export type Marking = (typeof MARKINGS)[number];

export const CLASSIFICATIONS = [0, 1, 2, 3] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** One line of the journal: who did what to what, when, in which role and why. What was done in detail is the body. */
export type JournalEntry = {
  /** Place in the journal: 0, 1, 2, … without a gap. */
  readonly seq: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly atMs: number;
  readonly space: Space;
  /** Empty where the act belongs to no election. */
  readonly electionId: string;
  /** A person, a machine, `public` or `system`. */
  readonly actorId: string;
  /** Empty where the actor acts for no organisation. */
  readonly organisationId: string;
  /** The role in which the actor acted; empty for `public` and `system`. */
  readonly role: string;
  /** Noun and verb: `notices.publish`. */
  readonly action: string;
  /** The id of what was acted on; empty where there is none. */
  readonly subject: string;
  /** Free text; may be empty. It stays for as long as the journal does: content belongs into the body. */
  readonly why: string;
  readonly marking: Marking;
  readonly classification: Classification;
  /** `bodyHash` of salt and body: the body can be purged while the chain holds. 32 bytes. */
  readonly bodyHash: Uint8Array;
  /** `leafHash` of the previous encoded entry; 32 zero bytes for the first. */
  readonly previousHash: Uint8Array;
};

export type TextField = "electionId" | "actorId" | "organisationId" | "role" | "action" | "subject" | "why";

/** The longest a text may be, in bytes of UTF-8, and whether it must be there. */
export const TEXT_BOUNDS: Readonly<
  Record<TextField, { readonly bytesMax: number; readonly needed: boolean }>
> = {
  electionId: { bytesMax: 128, needed: false },
  actorId: { bytesMax: 128, needed: true },
  organisationId: { bytesMax: 128, needed: false },
  role: { bytesMax: 64, needed: false },
  action: { bytesMax: 128, needed: true },
  subject: { bytesMax: 256, needed: false },
  why: { bytesMax: 4096, needed: false },
};

/** Every encoded entry fits in this many bytes. */
export const ENTRY_BYTES_MAX = 5120;

export type EntryRefusal =
  | "entry-version-unknown"
  | "entry-cut-short"
  | "entry-has-trailing-bytes"
  | "field-has-wrong-length"
  | "number-out-of-range"
  | "value-unknown"
  | "text-empty"
  | "text-too-long"
  | "text-not-unicode"
  | "text-has-control-character";
