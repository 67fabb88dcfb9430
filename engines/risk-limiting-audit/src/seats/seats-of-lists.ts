import { fine, refused, type Outcome } from "../outcome.ts";
import type { Contest, SocialChoice } from "../social-choice/contest.ts";
import type { ContestOutcome, VotesTally } from "../social-choice/reported-outcome.ts";
import { comparedToShare } from "../social-choice/share.ts";
import { highestAverages, type SeatsRefusal } from "./highest-averages.ts";
import { largestRemainder } from "./largest-remainder.ts";

export type SeatsChoice = Extract<SocialChoice, { kind: "seats" }>;

/** Seats of every list; those below the threshold have none and their votes count for nothing. */
export function seatsOfLists(
  contest: Contest,
  tally: VotesTally,
  choice: SeatsChoice,
): Outcome<ContestOutcome, SeatsRefusal | "on-the-threshold"> {
  const lists = listsAbove(contest, tally, choice);
  if (!lists.ok) return lists;
  const votes = lists.value.map((list) => tally.votes[list] ?? 0);
  const won =
    choice.method === "largest-remainder"
      ? largestRemainder(votes, choice.seats)
      : highestAverages(votes, choice.seats, choice.method);
  if (!won.ok) return withNames(won, lists.value);
  const seats = Object.fromEntries(contest.candidates.map((list) => [list, 0]));
  for (const [index, list] of lists.value.entries()) seats[list] = won.value[index] ?? 0;
  return fine({ kind: "seats", seats });
}

/** The lists that take part: all, or those above the threshold. */
export function listsAbove(
  { candidates }: Contest,
  { votes, validCards }: VotesTally,
  { threshold }: SeatsChoice,
): Outcome<readonly string[], "on-the-threshold"> {
  if (!threshold) return fine(candidates);
  const compared = candidates.map((list) => comparedToShare(votes[list] ?? 0, validCards, threshold));
  const exactly = candidates[compared.indexOf(0)];
  return exactly === undefined
    ? fine(candidates.filter((_, index) => compared[index] === 1))
    : refused("on-the-threshold", { candidate: exactly });
}

function withNames(
  refusal: Extract<ReturnType<typeof highestAverages>, { ok: false }>,
  lists: readonly string[],
): typeof refusal {
  const { list, other } = refusal.values ?? {};
  if (refusal.refusal !== "tied-seats") return refusal;
  return refused("tied-seats", { list: lists[Number(list)] ?? "", other: lists[Number(other)] ?? "" });
}
