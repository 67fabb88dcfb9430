/**
 * Super-simple ballot comparison (Stark 2010, "Super-simple simultaneous single-ballot risk-limiting audits"), as Colorado and
 * Arlo use it: the Kaplan-Markov test from nothing but counts of discrepancies.
 */

/**
 * Sampled cards whose record and ballot differ, by what that does to the margin: overstated or understated by one vote or two. A
 * card that was drawn twice counts twice.
 */
export type Discrepancies = {
  readonly o1: number;
  readonly o2: number;
  readonly u1: number;
  readonly u2: number;
};

export const noDiscrepancies: Discrepancies = { o1: 0, o2: 0, u1: 0, u2: 0 };

/** The error inflation factor that Colorado and Arlo use (Lindeman and Stark 2012). */
export const gammaUsual = 1.03905;

export type SuperSimple = {
  /** Smallest margin in votes over all cards that the sample is drawn from; above 0. */
  readonly dilutedMargin: number;
  /** Above 1; how much errors are inflated. `gammaUsual` unless told. */
  readonly gamma?: number;
};

export type SuperSimpleSample = { readonly sampled: number; readonly found: Discrepancies };

/**
 * The risk after so many cards. Colorado counts understatements (they lower it); Arlo does not, which is the more cautious.
 */
export function superSimpleRisk(
  contest: SuperSimple,
  { sampled, found }: SuperSimpleSample,
  understatements: "counted" | "ignored",
): number {
  const gamma = gammaOf(contest);
  const counted = understatements === "counted" ? found : { ...found, u1: 0, u2: 0 };
  const clean = sampled * Math.log1p(-contest.dilutedMargin / (2 * gamma));
  return Math.min(1, Math.exp(clean - lost(counted, gamma)));
}

/**
 * Colorado's "optimistic" number of ballots to audit in all: enough if nothing more is found. 0 where the margin is 0, since no
 * sample confirms a tie.
 */
export function optimisticSize(contest: SuperSimple, riskLimit: number, found: Discrepancies): number {
  const gamma = gammaOf(contest);
  if (contest.dilutedMargin === 0) return 0;
  const needed = -(Math.log(riskLimit) + lost(found, gamma)) / (contest.dilutedMargin / (2 * gamma));
  return Math.max(found.o1 + found.o2 + found.u1 + found.u2, ceilOf(needed));
}

/**
 * Colorado's "estimated" number of ballots to audit in all: the optimistic one, raised by the rate of overstatements so far.
 *
 * @param overstatements as the state counts them: discrepancies of all contests of the audited cards
 */
export function estimatedSize(optimistic: number, overstatements: number, audited: number): number {
  return audited > 0 ? ceilOf(optimistic * (1 + overstatements / audited)) : optimistic;
}

/** Errors expected for each card that is drawn. */
export type ErrorRates = Discrepancies;

/** The rates that Arlo and Stark's tool assume before anything was seen. */
export const errorRatesUsual: ErrorRates = { o1: 0.001, o2: 0.0001, u1: 0.001, u2: 0.0001 };

/**
 * How many cards in all, if errors keep coming at these rates (Stark's tool for comparison audits): errors of one vote are rounded
 * up, errors of two to the nearest. `cards` where the rates would eat up the margin.
 */
export function superSimpleSize(
  contest: SuperSimple,
  riskLimit: number,
  rates: ErrorRates,
  cards: number,
): number {
  const gamma = gammaOf(contest);
  const each = lost(rates, gamma) - Math.log1p(-contest.dilutedMargin / (2 * gamma));
  if (contest.dilutedMargin === 0 || each <= 0) return cards;
  const around = ceilOf(-Math.log(riskLimit) / each);
  const found = {
    o1: ceilOf(rates.o1 * around),
    o2: Math.round(rates.o2 * around),
    u1: ceilOf(rates.u1 * around),
    u2: Math.round(rates.u2 * around),
  };
  return Math.min(cards, optimisticSize(contest, riskLimit, found));
}

/**
 * The same test draw by draw: Super-simple is Kaplan-Markov on overstatement assorters with this padding, for the assorters of
 * plurality (upper bound 1).
 */
export function superSimplePadding({ dilutedMargin, gamma = gammaUsual }: SuperSimple): number {
  return (gamma - 1) / (2 - dilutedMargin);
}

/** What the discrepancies add to the logarithm of the evidence; overstatements add less than nothing. */
function lost({ o1, o2, u1, u2 }: Discrepancies, gamma: number): number {
  return (
    o1 * Math.log1p(-1 / (2 * gamma)) +
    o2 * Math.log1p(-1 / gamma) +
    u1 * Math.log1p(1 / (2 * gamma)) +
    u2 * Math.log1p(1 / gamma)
  );
}

function gammaOf({ dilutedMargin, gamma = gammaUsual }: SuperSimple): number {
  if (!(gamma > 1)) throw new RangeError(`gamma must be above 1, not ${gamma}`);
  if (!(dilutedMargin >= 0 && dilutedMargin <= 1))
    throw new RangeError(`a diluted margin is between 0 and 1, not ${dilutedMargin}`);
  return gamma;
}

/** The next whole number, forgiving what rounding put on top of one. */
function ceilOf(value: number): number {
  return Math.ceil(value - 1e-11 * Math.max(1, Math.abs(value)));
}
