import type { Claim } from "../assertion/claim.ts";
import type { PaperReading } from "../assertion/overstatement-assorter.ts";
import type { Contest } from "../social-choice/contest.ts";
import type { ContestOutcome } from "../social-choice/reported-outcome.ts";
import type { Tally } from "../social-choice/tally.ts";
import type { MeasureSettings, RoundSettings, StrataSettings } from "./measure-settings.ts";

/** The public record of an audit: names of files and their bytes. RECORD.md describes every file for a stranger. */
export type RecordFiles = ReadonlyMap<string, Uint8Array>;

export const recordFormat = "counterfoil-audit-record/2";

/** The format before it: cards only, drawn by `rivest` or `tickets`, no full count. A record of it is still verified. */
export const recordFormatBefore = "counterfoil-audit-record/1";

/** `record.json`. */
export type RecordHead = {
  readonly format: string;
  /** SHA-256 of the files that were committed to before the seed was known. */
  readonly committed: Readonly<Record<string, string>>;
  /** SHA-256 of the list of those; what was published. */
  readonly commitment: string;
  readonly seed: string;
  /** SHA-256 of the files that came after it. */
  readonly files: Readonly<Record<string, string>>;
};

/** A contest of `contests.json`: what was reported, and what the audit tests. */
export type RecordedContest = {
  readonly contest: Contest;
  readonly tally: Tally;
  readonly reported: ContestOutcome | Undecided;
  readonly riskLimit: number;
  readonly claims: readonly Claim[];
};

/** Votes that make no outcome, a tie for one: no sample confirms it, only a full count may change it. `reason` is a refusal of `outcomeOf`. */
export type Undecided = { readonly kind: "undecided"; readonly reason: string };

/** `design.json`. Which sampler and which measure go with which style: RECORD.md. */
export type RecordedDesign = {
  readonly style: "polling" | "comparison" | "batch-comparison" | "strata";
  readonly sampler: "rivest" | "tickets" | "card-styles" | "ppeb";
  readonly measure: MeasureSettings | RoundSettings | StrataSettings;
  /** Where the style is `strata`; together they have every batch of the manifest once. */
  readonly strata?: readonly RecordedStratum[];
};

export type RecordedStratum = {
  readonly name: string;
  readonly style: "polling" | "comparison";
  readonly batches: readonly string[];
};

/** A round of `rounds.json`: the cards drawn in it, in the order of the draw; one that is drawn again stands again. */
export type RecordedRound = {
  readonly cards: readonly string[];
  /** With card styles: how many cards each contest asks for, rounds before included. */
  readonly sizes?: Readonly<Record<string, number>>;
};

/** A round of batch comparison. */
export type RecordedBatchRound = { readonly batches: readonly string[] };

/** A round of strata: the cards drawn from each. */
export type RecordedStrataRound = { readonly strata: Readonly<Record<string, readonly string[]>> };

/** A line of `boards.ndjson`; a contest that is missing was not on the card. */
export type BoardLine = { readonly card: string; readonly contests: Readonly<Record<string, PaperReading>> };

/** The hand count of a batch in one contest, or of several that lay together. */
export type BatchReading = Tally | { readonly kind: "not-found" };

/** A line of `boards.ndjson` of batch comparison; a contest that is missing was on no card. */
export type BatchBoardLine = {
  readonly batches: readonly string[];
  readonly contests: Readonly<Record<string, BatchReading>>;
};

/** A line of `batches.ndjson` (reported) or `full-count.ndjson` (counted by hand): the tallies of a batch by contest. */
export type BatchLine = { readonly batch: string; readonly contests: Readonly<Record<string, Tally>> };

/** A line of `records.ndjson`: the votes of a cast vote record by contest; a contest that is missing was not on the card. */
export type RecordLine = {
  readonly card: string;
  readonly contests: Readonly<Record<string, readonly string[]>>;
};

/** `risk.json`: for each contest, for each claim, the risk after each round. */
export type RecordedRisk = Readonly<Record<string, readonly (readonly number[])[]>>;

/** A full hand count is the outcome, whatever was reported and whatever the sample said. */
export type RecordedVerdict =
  "confirmed" | "not-confirmed" | { readonly counted: ContestOutcome | Undecided };

/** `outcome.json`. */
export type RecordedVerdicts = Readonly<Record<string, RecordedVerdict>>;

/** The first thing in which a record differs from what follows from its own files. */
export type Difference = {
  readonly file: string;
  /** The place in the file. */
  readonly where: string;
  /** What the file says, and what it should say. */
  readonly recorded: string;
  readonly recomputed: string;
};

export type RecordVerdict =
  | {
      readonly ok: true;
      readonly cards: number;
      /** Cards drawn, or batches; one that is drawn again counts again. */
      readonly draws: number;
      readonly claims: number;
      readonly verdicts: RecordedVerdicts;
      /** What must have been public before the seed; whether it was, no file can tell. */
      readonly commitment: string;
      readonly seed: string;
      readonly contests: readonly RecordedContest[];
      readonly risk: RecordedRisk;
    }
  | { readonly ok: false; readonly difference: Difference };
