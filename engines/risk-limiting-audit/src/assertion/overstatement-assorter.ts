import type { Assorter } from "./assorter.ts";
import {
  ballotNotFound,
  overstatementValue,
  phantomRecord,
  valueWithoutError,
} from "../design/overstatement.ts";
import { unreachable } from "../unreachable.ts";

/**
 * What a cast vote record (CVR) says of a card in a contest. `phantom`: the manifest or the bound on cards of the contest promises a card
 * for which there is no CVR. `pooled`: only the total of its pool is known (ONEAudit); `mean` is the assorter's over the pool.
 */
export type RecordReading =
  | { readonly kind: "votes"; readonly votes: readonly string[] }
  | { readonly kind: "contest-absent" }
  | { readonly kind: "phantom" }
  | { readonly kind: "pooled"; readonly mean: number };

/**
 * What the audit board reads from paper. A contest on the card without a mark is `votes: []`, never `contest-absent`. `not-found`: no such
 * card; `no-consensus`: the board cannot agree. Both count as what the loser would wish.
 */
export type PaperReading =
  | { readonly kind: "votes"; readonly votes: readonly string[] }
  | { readonly kind: "contest-absent" }
  | { readonly kind: "not-found" }
  | { readonly kind: "no-consensus" };

export type OverstatementAssorter = {
  /** The largest value: the record says 0, the paper says the upper bound. The smallest is 0. */
  readonly upperBound: number;
  /** The value of a card without an error, 1 / (2 − v/u), and so the mean when there are none. */
  readonly noErrorValue: number;
  /** Record minus paper, from −u to u: how much the record flatters the winner. */
  overstatementOf(record: RecordReading, paper: PaperReading): number;
  /** (1 − overstatement/u) / (2 − v/u). */
  valueOf(record: RecordReading, paper: PaperReading): number;
};

/**
 * Compares records with paper: the claim is true if the mean of this assorter is above 1/2 (Stark 2020, section 3.2; Stark 2023,
 * "Overstatement-Net-Equivalent Risk-Limiting Audits: ONEAudit"). `margin` is the assorter's over the records, phantoms counted 1/2, and
 * must be positive. With `cardStyles` only cards whose record holds the contest are drawn, so paper without it is as bad as can be,
 * and a record without it is a bug: it throws.
 */
export function overstatementAssorter(
  assorter: Assorter,
  margin: number,
  cardStyles: boolean,
): OverstatementAssorter {
  const upper = assorter.upperBound;
  if (!(margin > 0 && margin / upper < 2)) throw new RangeError(`the margin is above 0, not ${margin}`);
  const valueOfRecord = (record: RecordReading): number => recordValue(assorter, record, cardStyles);
  const valueOfPaper = (paper: PaperReading): number => paperValue(assorter, paper, cardStyles);
  const noErrorValue = valueWithoutError({ upper, margin });
  return {
    upperBound: 2 * noErrorValue,
    noErrorValue,
    overstatementOf: (record, paper) => valueOfRecord(record) - valueOfPaper(paper),
    valueOf: (record, paper) =>
      overstatementValue({ upper, margin }, valueOfRecord(record), valueOfPaper(paper)),
  };
}

function recordValue(assorter: Assorter, record: RecordReading, cardStyles: boolean): number {
  switch (record.kind) {
    case "votes":
      return assorter.valueOf(record.votes);
    case "pooled":
      return record.mean;
    case "phantom":
      return phantomRecord;
    case "contest-absent":
      if (cardStyles)
        throw new RangeError("a record without the contest is not among the cards of the contest");
      return 1 / 2;
    default:
      return unreachable(record);
  }
}

function paperValue(assorter: Assorter, paper: PaperReading, cardStyles: boolean): number {
  switch (paper.kind) {
    case "votes":
      return assorter.valueOf(paper.votes);
    case "contest-absent":
      return cardStyles ? 0 : 1 / 2;
    case "not-found":
    case "no-consensus":
      return ballotNotFound;
    default:
      return unreachable(paper);
  }
}
