import { unreachable } from "../unreachable.ts";

/**
 * How hard an assertion is to audit, from its two tallies; what the search makes least. Larger is harder; a tie or worse is
 * infinitely hard. `cards` is N, the auditable cards of the contest.
 *
 * - `one-on-margin`: N / (w − l), `one-on-margin-squared`: its square.
 * - `bravo`: expected cards of a BRAVO polling audit (Lindeman, Stark and Yates 2012):
 *   (½ ln 2s − ln α) / ((w ln 2s + l ln(2 − 2s)) / N) with s = w / (w + l).
 * - `macro`: cards of a MACRO ballot comparison without errors (Stark 2009): −2 γ ln α N / (w − l).
 */
export type DifficultyRule =
  | { readonly kind: "one-on-margin"; readonly cards: number }
  | { readonly kind: "one-on-margin-squared"; readonly cards: number }
  | { readonly kind: "bravo"; readonly cards: number; readonly riskLimit: number }
  | { readonly kind: "macro"; readonly cards: number; readonly riskLimit: number; readonly gamma: number };

/** Falls with w and rises with l, so the best opponent of a candidate is always the one with the fewest votes. */
export type Difficulty = (winnerTally: number, loserTally: number) => number;

export function difficultyOf(rule: DifficultyRule): Difficulty {
  const forMargin = finiteDifficulty(rule);
  return (winner, loser) => (winner > loser ? forMargin(winner, loser) : Infinity);
}

function finiteDifficulty(rule: DifficultyRule): Difficulty {
  const { cards } = rule;
  switch (rule.kind) {
    case "one-on-margin":
      return (winner, loser) => cards / (winner - loser);
    case "one-on-margin-squared":
      return (winner, loser) => (cards / (winner - loser)) ** 2;
    case "macro": {
      const cardsWithoutError = -2 * rule.gamma * Math.log(rule.riskLimit) * cards;
      return (winner, loser) => cardsWithoutError / (winner - loser);
    }
    case "bravo": {
      const evidence = -Math.log(rule.riskLimit);
      return (winner, loser) => bravoCards(cards, evidence, winner, loser);
    }
    default:
      return unreachable(rule);
  }
}

function bravoCards(cards: number, evidence: number, winner: number, loser: number): number {
  const both = winner + loser;
  // ln 2s = ln(1 + margin / both), precise also where the margin is a few cards of millions.
  const up = Math.log1p((winner - loser) / both);
  const down = loser === 0 ? 0 : loser * Math.log1p((loser - winner) / both);
  return (up / 2 + evidence) / ((winner * up + down) / cards);
}
