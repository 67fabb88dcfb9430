import type { Contest } from "../social-choice/contest.ts";
import type { VotesTally } from "../social-choice/reported-outcome.ts";
import { comparedToShare } from "../social-choice/share.ts";
import { divisorOf, type DivisorMethod } from "../seats/seat-method.ts";
import type { SeatsChoice } from "../seats/seats-of-lists.ts";
import type { Claim } from "./claim.ts";
import { above, below } from "./share-claims.ts";

/**
 * Who takes part (a claim for each list where there is a threshold), and for each list with a seat and each other list that takes
 * part: the last seat won is not the other's next (Blom et al. 2021, sections 4 and 5).
 */
export function claimsOfSeats(
  { candidates }: Contest,
  { votes, validCards }: VotesTally,
  choice: SeatsChoice,
  seats: Readonly<Record<string, number>>,
): readonly Claim[] {
  const { threshold } = choice;
  const inside = threshold
    ? candidates.filter((list) => comparedToShare(votes[list] ?? 0, validCards, threshold) > 0)
    : candidates;
  const outside = candidates.filter((list) => !inside.includes(list));
  const pairs = inside
    .filter((winner) => (seats[winner] ?? 0) > 0)
    .flatMap((winner) => inside.filter((loser) => loser !== winner).map((loser) => ({ winner, loser })));
  return [
    ...pairs.map(({ winner, loser }) => pairClaim(choice, inside, winner, loser, seats)),
    ...(threshold ? [...above(inside, threshold), ...below(outside, threshold)] : []),
  ];
}

function pairClaim(
  { method, seats: all }: SeatsChoice,
  lists: readonly string[],
  winner: string,
  loser: string,
  seats: Readonly<Record<string, number>>,
): Claim {
  const won = seats[winner] ?? 0;
  const others = seats[loser] ?? 0;
  return method === "largest-remainder"
    ? { kind: "larger-remainder", winner, loser, seatsAhead: won - others, seats: all, lists }
    : quotientClaim(method, winner, won, loser, others + 1);
}

function quotientClaim(
  method: DivisorMethod,
  winner: string,
  lastSeat: number,
  loser: string,
  nextSeat: number,
): Claim {
  return {
    kind: "higher-quotient",
    winner,
    winnerDivisor: divisorOf(method, lastSeat),
    loser,
    loserDivisor: divisorOf(method, nextSeat),
  };
}
