import { fine, refused, type Outcome } from "../outcome.ts";
import { rankedBallots, type RankedBallots } from "../raire/ranked-ballots.ts";
import { rankingTree } from "../raire/ranking-tree.ts";
import { possibleWinners } from "../raire/tabulate.ts";
import type { Contest } from "./contest.ts";
import type { ContestOutcome } from "./reported-outcome.ts";
import type { Tally } from "./tally.ts";

export type RankingTally = Extract<Tally, { kind: "rankings" }>;

/** Rankings by candidate numbers, in the order of `Contest.candidates`. Needs a tally that `checkedTally` let pass. */
export function numberedBallots({ candidates }: Contest, { rankings }: RankingTally): RankedBallots {
  const numbers = new Map(candidates.map((one, index) => [one, index]));
  const types = rankings.map(({ count, ranking }) => ({
    count,
    ranking: ranking.map((one) => numbers.get(one) ?? -1),
  }));
  return { candidates: candidates.length, types };
}

export function rankingWinner(
  contest: Contest,
  tally: RankingTally,
): Outcome<ContestOutcome, "tied-winners" | "work-limit-reached" | "invalid-contest"> {
  const { candidates, types } = numberedBallots(contest, tally);
  const ballots = rankedBallots(candidates, types);
  if (!ballots.ok)
    return refused("invalid-contest", { field: "candidates", expected: "candidates of an instant-runoff" });
  const winners = possibleWinners(rankingTree(ballots.value));
  if (!winners) return refused("work-limit-reached");
  const names = winners.map((winner) => contest.candidates[winner] ?? "");
  return names.length > 1
    ? refused("tied-winners", { winners: names.join(", ") })
    : fine({ kind: "winners", winners: names });
}
