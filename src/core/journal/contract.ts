import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../platform/contract/page.ts";
import { may } from "../permissions/contract.ts";

const election = z.object({ election: z.string() });

/** One act as people read it. Times in milliseconds since 1970 (UTC). `purged`: its body was taken away (retention, redaction). */
export const JournalEntry = z.object({
  seq: z.number().int(),
  atMs: z.number().int(),
  actorId: z.string(),
  actorName: z.string().nullable(),
  role: z.string(),
  action: z.string(),
  subject: z.string(),
  about: z.array(z.string()),
  why: z.string(),
  tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]),
  classification: z.number().int(),
  leafHash: z.string(),
  purged: z.boolean(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export const listJournal = endpoint({
  method: "GET",
  path: "/api/elections/{election}/journal",
  allow: may["journal.list"],
  summary: "What was done in this election, newest first",
  params: election,
  query: z.object({
    ...pageQuery,
    action: z.string().max(60).optional(),
    /** Found in the reason, in the object's id, or in the name of who acted. */
    words: z.string().trim().max(limits.nameCharactersMax).optional(),
  }),
  reply: pageOf(JournalEntry),
  refusals: {},
});

export const readEntry = endpoint({
  method: "GET",
  path: "/api/elections/{election}/journal/{seq}",
  allow: may["journal.read"],
  summary: "One entry, with the proof that it is in the journal where its body may be shown",
  params: z.object({ election: z.string(), seq: z.coerce.number().int().min(0) }),
  reply: z.object({
    entry: JournalEntry,
    /** What changed, as it was recorded; null where it was purged. */
    body: z.string().nullable(),
    proof: z.unknown().nullable(),
    verifierKey: z.string(),
  }),
  refusals: { "entry-not-found": 404 },
});

export const recordOf = endpoint({
  method: "GET",
  path: "/api/elections/{election}/record/{subject}",
  allow: may["journal.record"],
  summary: "The record of one object, oldest first",
  params: z.object({ election: z.string(), subject: z.string().max(100) }),
  reply: z.object({ rows: z.array(JournalEntry) }),
  refusals: {},
});

export const Checkpoint = z.object({
  origin: z.string(),
  size: z.number().int(),
  rootBase64: z.string(),
  /** The C2SP signed note; what a witness keeps. */
  note: z.string(),
  verifierKey: z.string(),
});

export const readCheckpoint = endpoint({
  method: "GET",
  path: "/api/journal/checkpoint",
  allow: may["journal.checkpoint"],
  summary: "The journal's size and root, signed",
  query: z.object({ since: z.coerce.number().int().min(0).optional() }),
  reply: Checkpoint.extend({
    /** Proof that the journal of size `since` is a prefix of this one, hashes in base64. */
    consistency: z.array(z.string()).nullable(),
  }),
  refusals: { "size-in-the-future": 422 },
});

export const proveItem = endpoint({
  method: "GET",
  path: "/api/elections/{election}/journal/proof/{subject}",
  allow: may["journal.proof"],
  summary:
    "Proof that the last act on an object that the reader may see is in the journal (for the public: the last public act)",
  params: z.object({ election: z.string(), subject: z.string().max(100) }),
  reply: z.object({ proof: z.unknown(), verifierKey: z.string() }),
  refusals: { "nothing-to-prove": 404 },
});

export const listenFeed = endpoint({
  method: "GET",
  path: "/api/elections/{election}/feed",
  allow: may["feed.listen"],
  summary: "Server-sent events: what changed, as far as the listener may see",
  params: election,
  media: "text/event-stream",
  reply: z.string(),
  refusals: {},
});
