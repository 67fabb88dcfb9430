import { fine, refused, type Outcome } from "../outcome.ts";
import type { SeatsRefusal } from "./highest-averages.ts";

/**
 * Hamilton: seats by list (in the order given). A list has the whole part of votes × seats / all votes; what is left goes to the largest
 * remainders. Exact. Refused as `highestAverages` refuses.
 */
export function largestRemainder(
  votes: readonly number[],
  seats: number,
): Outcome<readonly number[], SeatsRefusal> {
  const all = votes.reduce((sum, count) => sum + count, 0);
  if (all === 0) return refused("no-list-takes-part");
  const shares = votes.map((count) => BigInt(count) * BigInt(seats));
  const won = shares.map((share) => Number(share / BigInt(all)));
  const remainders = shares.map((share) => share % BigInt(all));
  const left = seats - won.reduce((sum, count) => sum + count, 0);
  const order = [...votes.keys()].sort((one, other) => {
    const difference = remainders[other]! - remainders[one]!;
    return difference > 0n ? 1 : difference < 0n ? -1 : one - other;
  });
  const last = order[left - 1];
  const next = order[left];
  if (last !== undefined && next !== undefined && remainders[last] === remainders[next]) {
    return refused("tied-seats", { list: last, other: next });
  }
  for (const list of order.slice(0, left)) won[list]!++;
  return fine(won);
}
