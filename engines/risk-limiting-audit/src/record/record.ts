import type { Claim } from "../assertion/claim.ts";
import type { PaperReading } from "../assertion/overstatement-assorter.ts";
import type { Contest } from "../social-choice/contest.ts";
import type { ContestOutcome } from "../social-choice/reported-outcome.ts";
import type { Tally } from "../social-choice/tally.ts";
import type { MeasureSettings } from "./measure-settings.ts";

/** The public record of an audit: names of files and their bytes. RECORD.md describes every file for a stranger. */
export type RecordFiles = ReadonlyMap<string, Uint8Array>;

export const recordFormat = "counterfoil-audit-record/1";

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
  readonly reported: ContestOutcome;
  readonly riskLimit: number;
  readonly claims: readonly Claim[];
};

/** `design.json`. */
export type RecordedDesign = {
  readonly style: "polling" | "comparison";
  readonly sampler: "rivest" | "tickets";
  readonly measure: MeasureSettings;
};

/** A round of `rounds.json`: the cards drawn in it, in the order of the draw; one that is drawn again stands again. */
export type RecordedRound = { readonly cards: readonly string[] };

/** A line of `boards.ndjson`; a contest that is missing was not on the card. */
export type BoardLine = { readonly card: string; readonly contests: Readonly<Record<string, PaperReading>> };

/** A line of `records.ndjson`: the votes of a cast vote record by contest; a contest that is missing was not on the card. */
export type RecordLine = {
  readonly card: string;
  readonly contests: Readonly<Record<string, readonly string[]>>;
};

/** `risk.json`: for each contest, for each claim, the risk after each round. */
export type RecordedRisk = Readonly<Record<string, readonly (readonly number[])[]>>;

/** `outcome.json`. */
export type RecordedVerdicts = Readonly<Record<string, "confirmed" | "not-confirmed">>;

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
      readonly draws: number;
      readonly claims: number;
      readonly verdicts: RecordedVerdicts;
    }
  | { readonly ok: false; readonly difference: Difference };
