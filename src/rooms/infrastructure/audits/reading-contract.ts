import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import { AuditId, ContestId, JurisdictionCode } from "./audit-contract.ts";
import { Candidate, Tally } from "./choice-contract.ts";

const ofAudit = z.object({ election: z.string(), audit: AuditId });
const reason = z.string().trim().min(10).max(limits.textCharactersMax);
const moment = z.number().int().nonnegative();

export const BoardId = idOf("brd");
export type BoardId = z.infer<typeof BoardId>;
const ofBoard = ofAudit.extend({ board: BoardId });

/** A mark for somebody who is no candidate. It counts towards an overvote and for nobody. */
export const writeIn = "write-in";

/**
 * What paper says in one contest. Of a card: every mark, also too many; without a mark `votes: []`. `contest-absent`: not on this card.
 * Of a batch: its count by hand, or `not-found`.
 */
export const PaperReading = z.union([
  z.object({ kind: z.literal("votes"), votes: z.array(Candidate).max(limits.listItemsMax) }).strict(),
  z.object({ kind: z.literal("contest-absent") }).strict(),
  z.object({ kind: z.literal("not-found") }).strict(),
  z.object({ kind: z.literal("no-consensus") }).strict(),
  z.object({ kind: z.literal("counted"), tally: Tally }).strict(),
]);
export type PaperReading = z.infer<typeof PaperReading>;

/** What one person reads of a card or counts of a batch: every contest that is asked for, each by name. */
export const Reading = z.record(ContestId, PaperReading);
export type Reading = z.infer<typeof Reading>;

/** A drawn card (`contest` empty: all audited contests are read), or a batch of a contest that is counted in full. */
export const UnitRef = z.object({ contest: z.string().max(100), unit: z.string().min(1).max(1000) });
export type UnitRef = z.infer<typeof UnitRef>;

export const Sitting = z.object({
  personId: z.string(),
  affiliation: z.string(),
  signedInAtMs: moment,
  signedOutAtMs: moment.nullable(),
});
export type Sitting = z.infer<typeof Sitting>;

export const Board = z.object({
  id: BoardId,
  jurisdiction: JurisdictionCode,
  name: z.string(),
  members: z.array(z.object({ personId: z.string(), name: z.string() })),
  sittings: z.array(Sitting),
  /** Units dealt to it, those that are settled, and those in which the two entries differ. */
  units: z.number().int(),
  settled: z.number().int(),
  disputed: z.number().int(),
});
export type Board = z.infer<typeof Board>;

export const listBoards = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/boards",
  allow: may["audits.boards"],
  summary:
    "Audit boards: to officials those of their jurisdiction, to those who run the audit all, to a member one's own",
  params: ofAudit,
  reply: z.object({ boards: z.array(Board) }),
  refusals: { "audit-not-found": 404 },
});

export const listReaders = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/readers",
  allow: may["audits.readers"],
  summary: "People of one's own organisation who hold the role of an audit board: those who can be appointed",
  params: ofAudit,
  reply: z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) }),
  refusals: { "audit-not-found": 404 },
});

export const makeBoard = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/jurisdictions/{jurisdiction}/boards",
  allow: may["audits.make-board"],
  summary: "Appoint an audit board of two people of one's own jurisdiction; undealt units are dealt anew",
  params: ofAudit.extend({ jurisdiction: JurisdictionCode }),
  body: z.object({
    name: z.string().trim().min(1).max(limits.nameCharactersMax),
    members: z.tuple([z.string().max(100), z.string().max(100)]),
  }),
  reply: Board,
  refusals: {
    "audit-not-found": 404,
    "jurisdiction-not-found": 404,
    "jurisdiction-of-others": 403,
    "board-name-taken": 409,
    "one-person-twice": 422,
    "not-on-boards": 422,
    "on-another-board": 409,
  },
});

export const dealUnits = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/jurisdictions/{jurisdiction}/deal",
  allow: may["audits.deal"],
  summary: "Give to the other boards what a board reads no more; what both members have entered stays",
  params: ofAudit.extend({ jurisdiction: JurisdictionCode }),
  body: z.object({ from: BoardId, why: reason }),
  reply: z.object({ dealt: z.number().int() }),
  refusals: {
    "audit-not-found": 404,
    "jurisdiction-not-found": 404,
    "jurisdiction-of-others": 403,
    "no-other-board": 409,
  },
});

const atTable = { "audit-not-found": 404, "board-not-found": 404 } as const;

export const signIn = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/boards/{board}/sign-in",
  allow: may["audits.sit"],
  summary: "Sit down at one's board and declare one's affiliation; the two of a board have different ones",
  params: ofBoard,
  body: z.object({ affiliation: z.string().trim().min(1).max(limits.nameCharactersMax) }),
  reply: Board,
  refusals: { ...atTable, "same-affiliation": 409, "already-signed-in": 409 },
});

export const signOut = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/boards/{board}/sign-out",
  allow: may["audits.sit"],
  summary: "Leave the table",
  params: ofBoard,
  reply: Board,
  refusals: { ...atTable, "not-signed-in-here": 409 },
});

export const UnitToRead = UnitRef.extend({
  kind: z.enum(["card", "batch"]),
  /** Contests to read, in their order. */
  contests: z.array(ContestId),
  round: z.number().int().nullable(),
  mine: Reading.nullable(),
  /** Both entries, once both are in. */
  both: z.array(z.object({ personId: z.string(), reading: Reading })).nullable(),
  settled: Reading.nullable(),
  settledBy: z.string().nullable(),
  settledHow: z.string().nullable(),
});
export type UnitToRead = z.infer<typeof UnitToRead>;

export const unitStates = ["to-read", "waiting", "disputed", "settled"] as const;

export const listUnits = endpoint({
  method: "GET",
  path: "/api/elections/{election}/audits/{audit}/boards/{board}/units",
  allow: may["audits.units"],
  summary: "What a board reads: cards and batches, with one's own entry; the other's only once both are in",
  params: ofBoard,
  query: z.object({ ...pageQuery, state: z.enum(unitStates).optional() }),
  reply: pageOf(UnitToRead),
  refusals: atTable,
});

export const Entry = UnitRef.extend({
  /** Made by the device, so that sending twice is entering once. */
  id: z.string().regex(/^ent_[0-9a-z]{10,40}$/),
  reading: Reading,
  /** When it was entered, by the device's clock. */
  enteredAtMs: moment,
});
export type Entry = z.infer<typeof Entry>;

/** What became of one entry. Whatever is not `taken` or `repeated` was not kept, and says why. */
export const entryOutcomes = [
  "taken",
  "repeated",
  "unit-not-yours",
  "already-entered",
  "already-paired",
  "reading-invalid",
  "board-not-complete",
  "entered-in-future",
] as const;

export const enterReadings = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/boards/{board}/entries",
  allow: may["audits.enter"],
  summary:
    "Enter what one reads, one or many, also what was entered offline; blind until the other has entered too",
  params: ofBoard,
  body: z.object({ entries: z.array(Entry).min(1).max(limits.listItemsMax) }),
  reply: z.object({
    results: z.array(
      z.object({
        id: z.string(),
        outcome: z.enum(entryOutcomes),
        /** What was wrong with the reading, in the reader's language. */
        says: z.string().nullable(),
      }),
    ),
    /** Units of this request in which the two entries differ and that wait for the board. */
    disputed: z.array(UnitRef),
  }),
  refusals: { ...atTable, "not-reading": 409 },
});

export const resolveUnit = endpoint({
  method: "POST",
  path: "/api/elections/{election}/audits/{audit}/boards/{board}/resolve",
  allow: may["audits.resolve"],
  summary: "Settle together what two entries read differently: who, when and how; both entries stay",
  params: ofBoard,
  body: UnitRef.extend({ reading: Reading, how: reason }),
  reply: UnitToRead,
  refusals: {
    ...atTable,
    "unit-not-found": 404,
    "nothing-to-settle": 409,
    "board-not-complete": 409,
    "reading-invalid": 422,
  },
});
