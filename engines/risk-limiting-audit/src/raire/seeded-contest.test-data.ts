import type { RankedBallots } from "./ranked-ballots.ts";

/**
 * An instant-runoff contest made from a seed: candidates and voters are points of a square, some candidates are better known, and
 * a voter ranks up to `ranksMax` candidates, near ones first. Close races and many candidates make it hard to audit.
 */
export function seededContest(
  seed: number,
  candidates: number,
  voters: number,
  ranksMax: number,
): RankedBallots {
  const dice = seededDice(seed);
  const points = Array.from({ length: candidates }, (_, one) => ({
    x: dice(),
    y: dice(),
    known: 1 / (1 + one / 3),
  }));
  const types = Array.from({ length: voters }, () => {
    const x = dice();
    const y = dice();
    const liking = points.map((one) => one.known / (0.05 + (one.x - x) ** 2 + (one.y - y) ** 2));
    const wishes = liking.map((like, candidate) => ({ candidate, wish: -Math.log(1 - dice()) / like ** 2 }));
    wishes.sort((one, other) => one.wish - other.wish);
    const ranks = 1 + Math.floor(dice() * ranksMax);
    return { count: 1, ranking: wishes.slice(0, ranks).map((one) => one.candidate) };
  });
  return { candidates, types };
}

/** Numbers from 0 up to 1 by a linear congruence modulo 2^31 − 1 (Park and Miller 1988). */
export function seededDice(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}
