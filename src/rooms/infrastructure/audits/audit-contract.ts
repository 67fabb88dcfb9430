import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import {
  Announced,
  Candidate,
  Claim,
  ContestOutcome,
  MeasureSettings,
  SocialChoice,
  Tally,
} from "./choice-contract.ts";

export const AuditId = idOf("aud");
export type AuditId = z.infer<typeof AuditId>;

export const auditStates = [
  "set-up",
  "committed",
  "seeded",
  "reading",
  "counting",
  "decided",
  "concluded",
  "withdrawn",
] as const;
export type AuditState = (typeof auditStates)[number];

/**
 * `strata` (hybrid): where jurisdictions have records, drawn ballots against them, and elsewhere drawn ballots alone, in one test.
 * `batch-comparison`: drawn batches, counted by hand, against their reported totals. `comparison`: each drawn ballot against its record. `polling`: drawn ballots alone,
 * where there are no records.
 */
export const styles = ["comparison", "polling", "batch-comparison", "strata"] as const;
/**
 * `card-styles`: for `comparison`, of each contest cards that hold it, one card for every contest on it. `ppeb`: batches by the most they
 * can be wrong by; for `batch-comparison`, and only there.
 */
export const samplers = ["rivest", "tickets", "card-styles", "ppeb"] as const;

/** In files, addresses and on lists: it becomes a part of the id of every card of the jurisdiction. */
export const JurisdictionCode = z.string().regex(/^[A-Za-z0-9]{1,20}$/);

export const Design = z.object({
  style: z.enum(styles),
  sampler: z.enum(samplers),
  measure: MeasureSettings,
  /** After so many rounds what is not confirmed is counted by hand in full. */
  roundsMax: z.number().int().min(1).max(50),
  /** A contest that would need draws beyond this share of all cards is counted by hand in full. */
  fullCountShare: z.number().gt(0).max(1),
  /** With strata: jurisdictions without records of single ballots. */
  polledIn: z.array(JurisdictionCode).max(500).default([]),
});
export type Design = z.infer<typeof Design>;

export const ContestId = z.string().trim().min(1).max(100);

export const ContestSetUp = z.object({
  id: ContestId,
  title: z.string().trim().min(1).max(limits.nameCharactersMax),
  candidates: z.array(Candidate).min(1).max(limits.listItemsMax),
  choice: SocialChoice,
  /** No more cards than this hold the contest. */
  cards: z.number().int().min(1),
  /** The contest's name in the records, where it is another than its id. */
  nameInRecords: z.string().trim().min(1).max(limits.nameCharactersMax).nullable().default(null),
  /** Where the contest was held; null: in every jurisdiction of the audit. A full hand count counts there. */
  heldIn: z.array(JurisdictionCode).min(1).nullable().default(null),
  announced: Announced,
  reported: ContestOutcome,
  riskLimit: z.number().gt(0).lt(1),
});
export type ContestSetUp = z.infer<typeof ContestSetUp>;

/** `open` until its last risk is at or below the limit, or a full hand count is needed and then done. */
export const contestStandings = ["open", "confirmed", "full-count", "counted"] as const;
export type ContestStanding = (typeof contestStandings)[number];

export const HandCount = z.object({
  tally: Tally,
  /** Null where the hand count is a tie or decides nothing; `refusal` then says why. */
  outcome: ContestOutcome.nullable(),
  refusal: z.string().nullable(),
  /** Whether the reported outcome stands. */
  agrees: z.boolean(),
  countedAtMs: z.number().int(),
});
export type HandCount = z.infer<typeof HandCount>;

export const AuditedContest = ContestSetUp.extend({
  /** From the commitment on: the tally that the assertions were made from, and they. */
  tally: Tally.nullable(),
  claims: z.array(Claim).nullable(),
  /** Records that hold the contest. */
  recorded: z.number().int().nullable().default(null),
  /** With strata, what the records of the compared jurisdictions give. */
  compared: Tally.nullable().default(null),
  standing: z.enum(contestStandings),
  /** Why it is counted by hand in full. */
  fullCountBecause: z.string().nullable(),
  handCount: HandCount.nullable(),
});
export type AuditedContest = z.infer<typeof AuditedContest>;

/** Was the paper worth auditing? Said before anything is drawn, with what was looked at. */
export const PaperTrail = z.object({
  /** Voters marked the paper themselves, or could verify it. */
  voterVerified: z.boolean(),
  /** Seals and chain of custody were checked from the polling place to the store room. */
  custodyChecked: z.boolean(),
  /** Ballots were reconciled with voters who checked in. */
  reconciled: z.boolean(),
  evidence: z.string().trim().min(10).max(limits.textCharactersMax),
});
export const DeclaredPaperTrail = PaperTrail.extend({
  declaredBy: z.string(),
  declaredAtMs: z.number().int(),
});
export type DeclaredPaperTrail = z.infer<typeof DeclaredPaperTrail>;

/** A file that a jurisdiction handed in. */
export const HandedIn = z.object({
  fileName: z.string(),
  sha256: z.string().length(64),
  bytes: z.number().int(),
  atMs: z.number().int(),
  /** Batches of a manifest, cards of it or records. */
  batches: z.number().int(),
  cards: z.number().int(),
});
export type HandedIn = z.infer<typeof HandedIn>;

export const JurisdictionSetUp = z.object({
  code: JurisdictionCode,
  name: z.string().trim().min(1).max(limits.nameCharactersMax),
  /** The organisation whose election officials act for it. */
  organisationId: z.string(),
});
export type JurisdictionSetUp = z.infer<typeof JurisdictionSetUp>;
export const Jurisdiction = JurisdictionSetUp.extend({
  manifest: HandedIn.nullable(),
  records: HandedIn.nullable(),
  /** Totals of batches without records, for a comparison (ONEAudit). */
  pools: HandedIn.nullable(),
});
export type Jurisdiction = z.infer<typeof Jurisdiction>;

/** A file of the public record. Before the conclusion the bodies of records are not public: boards must not see them. */
export const RecordFile = z.object({
  name: z.string(),
  sha256: z.string().length(64),
  bytes: z.number().int(),
  committed: z.boolean(),
  published: z.boolean(),
});
export type RecordFile = z.infer<typeof RecordFile>;

export const SeedPart = z.object({
  name: z.string(),
  commitment: z.string().length(64),
  committedAtMs: z.number().int(),
  rolls: z.string().nullable(),
  salt: z.string().nullable(),
  revealedAtMs: z.number().int().nullable(),
});
export type SeedPart = z.infer<typeof SeedPart>;

export const Round = z.object({
  number: z.number().int().min(1),
  /** Draws of this round, and of all rounds up to it. */
  draws: z.number().int(),
  drawsSoFar: z.number().int(),
  drawnAtMs: z.number().int(),
  measuredAtMs: z.number().int().nullable(),
  /** By contest, for each claim in its order: the risk after this round. */
  risk: z.record(z.string(), z.array(z.number())).nullable(),
  /** By card style: how many cards each contest asked for, rounds before included; else null. */
  sizes: z.record(ContestId, z.number().int()).nullable(),
});
export type Round = z.infer<typeof Round>;

export const Audit = z.object({
  id: AuditId,
  title: z.string(),
  state: z.enum(auditStates),
  organisationId: z.string(),
  design: Design,
  contests: z.array(AuditedContest),
  paperTrail: DeclaredPaperTrail.nullable(),
  setUpAtMs: z.number().int(),
  committedAtMs: z.number().int().nullable(),
  /** SHA-256 over names and hashes of the committed files (RECORD.md): what stands in the newspaper before the seed. */
  commitment: z.string().nullable(),
  /** All cards of the manifest, from the commitment on. */
  cards: z.number().int().nullable(),
  seed: z.string().nullable(),
  seededAtMs: z.number().int().nullable(),
  /** Ceremonies held: one more than failed. */
  ceremony: z.number().int(),
  concludedAtMs: z.number().int().nullable(),
  withdrawnBecause: z.string().nullable(),
});
export type Audit = z.infer<typeof Audit>;

export const AuditDetail = Audit.extend({
  jurisdictions: z.array(Jurisdiction),
  files: z.array(RecordFile),
  seedParts: z.array(SeedPart),
  rounds: z.array(Round),
});
export type AuditDetail = z.infer<typeof AuditDetail>;

export const Finding = z.object({
  /** Names this finding with its figures: what was acknowledged must be asked anew once they change. */
  key: z.string(),
  name: z.string(),
  /** `refuse` forbids the commitment; `explain` asks a person to look and to say why it is right. */
  weight: z.enum(["refuse", "explain"]),
  subject: z.string(),
  found: z.union([z.number(), z.string()]),
  expected: z.union([z.number(), z.string()]),
  says: z.object({ en: z.string(), fr: z.string() }),
  acknowledged: z.object({ why: z.string(), byPerson: z.string(), atMs: z.number().int() }).nullable(),
});
export type Finding = z.infer<typeof Finding>;
