import { cardsMax } from "../interchange/manifest.ts";
import { outcomeOf } from "../social-choice/reported-outcome.ts";
import { batchLines, isDifference, sumOfTallies, type Given } from "./given.ts";
import type { Difference, RecordedContest, RecordedVerdict } from "./record.ts";

/** What a full hand count says of the contests that were counted, by the contest's id. */
export type FullCounts = ReadonlyMap<string, Extract<RecordedVerdict, object>>;

/**
 * The outcomes of `full-count.ndjson`: a line for every batch of the manifest; contests that stand in none of them were not counted. A tie
 * stays undecided: the law decides it, not the count.
 */
export function fullCounts(given: Given): FullCounts | Difference {
  if (!given.files.has("full-count.ndjson")) return new Map();
  const lines = batchLines(given, "full-count.ndjson", { every: true, bounded: false });
  if (isDifference(lines)) return lines;
  const counted = given.contests.filter(({ contest }) => lines.some((line) => line.contests[contest.id]));
  return new Map(counted.map((recorded) => [recorded.contest.id, countOf(recorded, lines)]));
}

function countOf(
  recorded: RecordedContest,
  lines: readonly { readonly contests: RecordedContestTallies }[],
): Extract<RecordedVerdict, object> {
  const { contest } = recorded;
  const tallies = lines.flatMap((line) => line.contests[contest.id] ?? []);
  const outcome = outcomeOf({ ...contest, cards: cardsMax }, sumOfTallies(recorded, tallies));
  return {
    counted: outcome.ok ? outcome.value : { kind: "undecided", reason: outcome.refusal },
  };
}

type RecordedContestTallies = Readonly<Record<string, RecordedContest["tally"]>>;
