import type { Share } from "../social-choice/share.ts";

/**
 * What one assertion says, as plain data: it can be written into a record and judged by a stranger. Names are candidate ids.
 *
 * - `more-votes`: winner has more votes than loser.
 * - `above-share`, `below-share`: candidate has more (less) than the share of valid votes.
 * - `not-eliminated-before`, `not-eliminated-next`: see `RankingAssertion`.
 * - `higher-quotient`: votes of winner / winnerDivisor exceed votes of loser / loserDivisor (last seat won, next seat not won).
 * - `larger-remainder`: winner's last seat of Hamilton's method is not loser's: with v = votes × seats / votes of all `lists`,
 *   v(winner) − v(loser) > seatsAhead − 1, where seatsAhead = seats of winner − seats of loser.
 */
export type Claim =
  | { readonly kind: "more-votes"; readonly winner: string; readonly loser: string }
  | { readonly kind: "above-share"; readonly candidate: string; readonly share: Share }
  | { readonly kind: "below-share"; readonly candidate: string; readonly share: Share }
  | { readonly kind: "not-eliminated-before"; readonly winner: string; readonly loser: string }
  | {
      readonly kind: "not-eliminated-next";
      readonly winner: string;
      readonly loser: string;
      readonly continuing: readonly string[];
    }
  | {
      readonly kind: "higher-quotient";
      readonly winner: string;
      readonly winnerDivisor: number;
      readonly loser: string;
      readonly loserDivisor: number;
    }
  | {
      readonly kind: "larger-remainder";
      readonly winner: string;
      readonly loser: string;
      readonly seatsAhead: number;
      readonly seats: number;
      readonly lists: readonly string[];
    };

export type RankingClaim = Extract<Claim, { kind: "not-eliminated-before" | "not-eliminated-next" }>;
export type VoteClaim = Exclude<Claim, RankingClaim>;

export function isRankingClaim(claim: Claim): claim is RankingClaim {
  return claim.kind === "not-eliminated-before" || claim.kind === "not-eliminated-next";
}
