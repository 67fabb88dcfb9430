/**
 * The hypothesis that an audit tries to reject: the values of the cards average no more than `mean`. For an assertion that is
 * "the assorter's mean is at most one half", so: the reported outcome is wrong.
 */
export type NullHypothesis = {
  /** What the null says the average is at most; in the unit of the values. One half for an assorter. */
  readonly mean: number;
  /** The largest value a card can have, above `mean`; the least is 0. */
  readonly upper: number;
  /** How many cards there are when each is drawn at most once; `Infinity` when drawing with replacement. */
  readonly cards: number;
};

/** A way to measure risk. `start` begins one audit of one assertion; nothing is shared between two starts. */
export type RiskMeasure = { readonly name: string; start(hypothesis: NullHypothesis): RiskTrack };

/** One audit of one assertion, a draw at a time, in the order of the draw. */
export type RiskTrack = {
  /**
   * Takes the next drawn value and returns the risk so far. Throws where the value is no number between 0 and `upper`, and
   * where more cards are drawn than there are: those are errors of the caller.
   */
  next(value: number): number;
  /**
   * The risk measured so far: the least `pNow` of all draws, between 0 and 1. Were the null true, then it would ever fall to
   * alpha or lower with a chance of at most alpha, whenever and for whatever reason one stops (Ville 1939).
   */
  readonly p: number;
  /** The risk by the evidence as it stands after the last draw: min(1, 1/evidence). It can rise again. */
  readonly pNow: number;
  /** The natural logarithm of the evidence against the null: 0 at the start, `Infinity` when the null is impossible. */
  readonly logEvidence: number;
  readonly draws: number;
};

export type RiskHistory = {
  readonly p: number;
  /** After each draw, the least risk so far. */
  readonly pAfter: readonly number[];
  /** After each draw, the risk by the evidence as it stood then. */
  readonly pNowAfter: readonly number[];
};

/** Measures a whole sample at once. */
export function riskHistory(
  measure: RiskMeasure,
  hypothesis: NullHypothesis,
  values: readonly number[],
): RiskHistory {
  const track = measure.start(hypothesis);
  const pAfter: number[] = [];
  const pNowAfter: number[] = [];
  for (const value of values) {
    pAfter.push(track.next(value));
    pNowAfter.push(track.pNow);
  }
  return { p: track.p, pAfter, pNowAfter };
}

/** The null of an assorter: its mean is at most one half. */
export function wrongOutcome(upper: number, cards = Infinity): NullHypothesis {
  return { mean: 1 / 2, upper, cards };
}
