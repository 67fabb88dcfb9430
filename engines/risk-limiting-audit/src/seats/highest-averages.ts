import { fine, refused, type Outcome } from "../outcome.ts";
import { divisorOf, type DivisorMethod } from "./seat-method.ts";

export type SeatsRefusal = "tied-seats" | "no-list-takes-part";

/**
 * Seats by list (in the order given) where each seat goes to the list with the highest votes / divisor. Exact. Refused: the last
 * seat could as well go to another list (`tied-seats`: `list` and `other` are positions), or no list has a vote.
 */
export function highestAverages(
  votes: readonly number[],
  seats: number,
  method: DivisorMethod,
): Outcome<readonly number[], SeatsRefusal> {
  if (!votes.some((count) => count > 0)) return refused("no-list-takes-part");
  const won = votes.map(() => 0);
  let last = -1;
  for (let seat = 0; seat < seats; seat++) {
    last = strongest(votes, won, method);
    won[last]!++;
  }
  const next = strongest(votes, won, method, last);
  const tied = next >= 0 && sameQuotient(votes, won, method, last, next);
  return tied ? refused("tied-seats", { list: last, other: next }) : fine(won);
}

/** The list to which the next seat goes; -1 when only `except` is there. */
function strongest(
  votes: readonly number[],
  won: readonly number[],
  method: DivisorMethod,
  except = -1,
): number {
  let best = -1;
  for (const [list, count] of votes.entries()) {
    if (list === except || count === 0) continue;
    const divisor = divisorOf(method, won[list]! + 1);
    if (best < 0 || count * divisorOf(method, won[best]! + 1) > votes[best]! * divisor) best = list;
  }
  return best;
}

/** Whether the quotient with which `last` won its last seat is the one that `next` has for another. */
function sameQuotient(
  votes: readonly number[],
  won: readonly number[],
  method: DivisorMethod,
  last: number,
  next: number,
): boolean {
  return votes[last]! * divisorOf(method, won[next]! + 1) === votes[next]! * divisorOf(method, won[last]!);
}
