import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { idOf } from "../../../platform/contract/ids.ts";
import { TechnologyId } from "../technologies/contract.ts";

export const EquipmentId = idOf("eqp");
export type EquipmentId = z.infer<typeof EquipmentId>;
export const DeckId = idOf("dck");

/** `registered -> in-use`; whatever stops it leads to `withdrawn`, from where two people lead back, or to the end (`retired`). */
export const equipmentStates = ["registered", "in-use", "withdrawn", "retired"] as const;
export type EquipmentState = (typeof equipmentStates)[number];

/** Why something was stopped. */
export const stopCauses = [
  "seal-broken",
  "custody-gap",
  "test-failed",
  "technology-out-of-use",
  "reported",
] as const;
export type StopCause = (typeof stopCauses)[number];

/** Why something is not fit for use now. */
export const unfitReasons = [
  "technology-not-in-use",
  "certification-ended",
  "not-tested",
  "test-not-matched",
  "changed-since-test",
  "not-sealed",
  "in-transit",
  "stopped",
] as const;
export type UnfitReason = (typeof unfitReasons)[number];

const line = z.string().trim().min(1).max(limits.lineCharactersMax);
const atMs = z.number().int();

/** What is registered of one piece. Exactly one of `technologyId` and `pollbookDevice` says what it is. */
export const Registered = z.object({
  serial: z.string().trim().min(1).max(100),
  /** What is voted or counted with: a technology of the register. */
  technologyId: TechnologyId.nullable(),
  /** A pollbook: the name under which the hub has enrolled it. */
  pollbookDevice: z.string().trim().min(1).max(128).nullable(),
  /** Where it is: a store or a voting place. */
  place: line,
  version: z.string().trim().min(1).max(100).nullable(),
  /** SHA-256 of the software, as the maker or the laboratory gives it. */
  softwareHash: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type Registered = z.infer<typeof Registered>;

/** A count of a deck's cards: of a choice, of ballots marked too often, or of votes that were not given (blanks). */
export const Cell = z.object({
  contest: line,
  of: z.enum(["choice", "overvotes", "undervotes"]),
  choice: line.nullable(),
});
export type Cell = z.infer<typeof Cell>;

export const Difference = Cell.extend({ expected: z.number().int(), found: z.number().int() });
export type Difference = z.infer<typeof Difference>;

const signed = { atMs, by: z.string(), byName: z.string().nullable() };

/** A seal that is on now. */
export const Seal = z.object({
  ...signed,
  where: line,
  number: line,
  witness: line,
  checkedAtMs: atMs.nullable(),
});
export type Seal = z.infer<typeof Seal>;

/** One stretch during which one person answered for it. `gap`: nobody handed it to that person. */
export const Custody = z.object({
  holder: z.string(),
  holderName: z.string().nullable(),
  fromMs: atMs,
  /** When it was handed over; null: still there. */
  untilMs: atMs.nullable(),
  place: line,
  gap: z.boolean(),
});
export type Custody = z.infer<typeof Custody>;

export const LogicTest = z.object({
  ...signed,
  deckTitle: line,
  version: z.string().nullable(),
  softwareHash: z.string().nullable(),
  witness: line,
  /** Counts compared. */
  cells: z.number().int(),
  differences: z.array(Difference),
});
export type LogicTest = z.infer<typeof LogicTest>;

export const Stop = z.object({ ...signed, cause: z.enum(stopCauses), what: z.string() });
export type Stop = z.infer<typeof Stop>;

export const decisions = ["return", "retire"] as const;
/** `confirmedAtMs` null: one person has decided, a second has not yet. */
export const Decision = z.object({
  ...signed,
  outcome: z.enum(decisions),
  why: z.string(),
  confirmedBy: z.string().nullable(),
  confirmedByName: z.string().nullable(),
  confirmedAtMs: atMs.nullable(),
});
export type Decision = z.infer<typeof Decision>;

export const Equipment = Registered.extend({
  id: EquipmentId,
  organisationId: z.string(),
  /** Product and version of the technology; null for a pollbook. */
  technology: z.string().nullable(),
  state: z.enum(equipmentStates),
  holder: z.string(),
  inTransit: z.boolean(),
  registeredAtMs: atMs,
  changedAtMs: atMs,
});
export type Equipment = z.infer<typeof Equipment>;

/** With its whole record. */
export const EquipmentDetail = Equipment.extend({
  unfit: z.array(z.enum(unfitReasons)),
  seals: z.array(Seal),
  custody: z.array(Custody),
  tests: z.array(LogicTest),
  stops: z.array(Stop),
  decisions: z.array(Decision),
});
export type EquipmentDetail = z.infer<typeof EquipmentDetail>;

/** A deck as whoever enters results sees it: which counts to read, not what they should be. */
export const Deck = z.object({
  id: DeckId,
  title: line,
  cards: z.number().int(),
  cells: z.array(Cell),
  madeAtMs: atMs,
});
export type Deck = z.infer<typeof Deck>;
