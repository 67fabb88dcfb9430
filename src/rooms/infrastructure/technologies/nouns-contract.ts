import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { idOf } from "../../../platform/contract/ids.ts";

export const TechnologyId = idOf("tec");
export type TechnologyId = z.infer<typeof TechnologyId>;

/** How votes are cast and counted, by the field's terms (VVSG 2.0, glossary; Verified Voting's Verifier). */
export const kinds = [
  "hand-counted-paper",
  "optical-scan",
  "ballot-marking-device",
  "dre-with-paper-trail",
  "dre",
  "internet",
] as const;
export type Kind = (typeof kinds)[number];

/**
 * What is left of a vote on paper. `voter-marked`: by the voter's own hand. `voter-verifiable`: printed, and the voter can read what will be
 * counted. `not-verifiable`: printed, but what is counted cannot be read (a barcode). `none`: nothing.
 */
export const paperRecords = ["voter-marked", "voter-verifiable", "not-verifiable", "none"] as const;
export type PaperRecord = (typeof paperRecords)[number];

/**
 * Whether an error of the software could go unnoticed (software independence: Rivest and Wack 2006; VVSG 2.0, principle 9). `by-back-up`:
 * only through the paper back-up, whose stock was counted.
 */
export const auditabilities = ["auditable", "by-back-up", "not-auditable"] as const;
export type Auditability = (typeof auditabilities)[number];

/** `registered -> deployed`; a change that fails the gate leads back; `retired` is the end. */
export const technologyStates = ["registered", "deployed", "retired"] as const;
export type TechnologyState = (typeof technologyStates)[number];

const line = z.string().trim().min(1).max(limits.lineCharactersMax);
const day = z.iso.date();
const count = z.number().int().nonnegative().max(1_000_000_000);

/** A test that somebody made: when, what came of it, and where its report is. No weakness belongs here: every participant reads it. */
export const Test = z.object({
  result: z.enum(["passed", "failed"]),
  testedOn: day,
  report: line,
});
export type Test = z.infer<typeof Test>;

/** Paper ballots that voters use instead, and how many of them were counted in store. */
export const BackUp = z.object({
  plan: z.string().trim().min(10).max(limits.textCharactersMax),
  ballotsNeeded: count.min(1),
  ballotsInStock: count,
  countedOn: day,
});
export type BackUp = z.infer<typeof BackUp>;

/** What a jurisdiction says of a technology that it uses. */
export const Registered = z.object({
  /** The code under which audits know the jurisdiction. */
  jurisdiction: z.string().regex(/^[A-Za-z0-9]{1,20}$/),
  /** Product and version. */
  name: z.string().trim().min(1).max(limits.nameCharactersMax),
  maker: line.nullable(),
  kind: z.enum(kinds),
  paperRecord: z.enum(paperRecords),
  devices: count,
  /** Scheme and number, such as `EAC, VVSG 2.0, 24-117`. */
  certification: line.nullable(),
  certificationEndsOn: day.nullable(),
  accessibilityTest: Test.nullable(),
  securityTest: Test.nullable(),
  backUp: BackUp.nullable(),
});
export type Registered = z.infer<typeof Registered>;

/** Why the gate refuses. */
export const gateReasons = [
  "accessibility-not-tested",
  "accessibility-failed",
  "security-not-tested",
  "security-failed",
  "certification-ended",
  "no-paper-back-up",
  "back-up-not-stocked",
] as const;
export type GateReason = (typeof gateReasons)[number];

export const verdicts = ["permitted", "permitted-with-condition", "refused"] as const;

/** What the gate says today. The condition is always the paper back-up: what is cast otherwise cannot be audited. */
export const Gate = z.object({ verdict: z.enum(verdicts), reasons: z.array(z.enum(gateReasons)) });
export type Gate = z.infer<typeof Gate>;

export const Technology = Registered.extend({
  id: TechnologyId,
  organisationId: z.string(),
  auditability: z.enum(auditabilities),
  gate: Gate,
  state: z.enum(technologyStates),
  registeredAtMs: z.number().int(),
  changedAtMs: z.number().int(),
  deployedAtMs: z.number().int().nullable(),
  retiredBecause: z.string().nullable(),
});
export type Technology = z.infer<typeof Technology>;
