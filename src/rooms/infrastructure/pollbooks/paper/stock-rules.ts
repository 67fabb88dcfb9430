/** What a site needs to go on with paper alone while its busiest hours last (Brennan Center for Justice 2020: two to three hours). */
export type StockAsked = {
  /** Voters who arrive in the busiest hour. */
  readonly peakPerHour: number;
  readonly hours: number;
  /** Of 100 ballots handed out, so many are spoilt and given anew. */
  readonly spoiltPercent: number;
  /** Of 100 voters, so many vote in a provisional envelope. */
  readonly provisionalPercent: number;
  /** Registered voters of the site by ballot style. */
  readonly votersByStyle: ReadonlyMap<string, number>;
};

export type Stock = {
  readonly voters: number;
  /** By style, in the order of the list; every style that has a voter has a ballot. */
  readonly ballots: readonly (readonly [string, number])[];
  readonly ballotsAll: number;
  readonly envelopes: number;
  /** Sheets of the provisional log, of 25 lines. */
  readonly logSheets: number;
};

/** Rounded up everywhere: too many cost a little, too few turn voters away. */
export function stockFor(asked: StockAsked): Stock {
  const { peakPerHour, hours, spoiltPercent, provisionalPercent, votersByStyle } = asked;
  const voters = Math.ceil(peakPerHour * hours);
  const all = [...votersByStyle.values()].reduce((sum, n) => sum + n, 0);
  const withSpoilt = voters * (1 + spoiltPercent / 100);
  const ballots = [...votersByStyle]
    .filter(([, n]) => n > 0)
    .map(([style, n]) => [style, Math.max(1, up((withSpoilt * n) / all))] as const);
  const envelopes = up((voters * provisionalPercent) / 100);
  return {
    voters,
    ballots,
    ballotsAll: ballots.reduce((sum, [, n]) => sum + n, 0),
    envelopes,
    logSheets: Math.ceil(envelopes / 25),
  };
}

/** The most arrivals in any sixty minutes that begin with one of them; null where there are none. */
export function busiestHour(arrivalsAtMs: readonly number[]): number | null {
  const sorted = arrivalsAtMs.toSorted((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (const [at, time] of sorted.entries()) {
    while (time - sorted[from]! >= 3_600_000) from++;
    most = Math.max(most, at - from + 1);
  }
  return most === 0 ? null : most;
}

/** A hair above a whole number is that number: 105.00000000000001 ballots are 105. */
function up(n: number): number {
  return Math.ceil(n - 1e-9);
}
