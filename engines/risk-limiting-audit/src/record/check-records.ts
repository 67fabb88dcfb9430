import { cardCounter, type CardCounter } from "../social-choice/count-cards.ts";
import type { Tally } from "../social-choice/tally.ts";
import { differs } from "./check-files.ts";
import { eachLine, jsonOf } from "./file-lines.ts";
import type { Difference, RecordedContest, RecordLine } from "./record.ts";

/** What the records say of the drawn cards; those without a line are phantoms. */
export type DrawnRecords = ReadonlyMap<string, RecordLine>;

/**
 * Reads every record once, in memory that does not grow with them: each is of a card of the manifest, in the manifest's order, and all
 * together give the reported tallies.
 */
export function drawnRecords(
  octets: Uint8Array,
  numberOf: (card: string) => number,
  drawn: ReadonlySet<string>,
  contests: readonly RecordedContest[],
): DrawnRecords | Difference {
  const kept = new Map<string, RecordLine>();
  const counters = contests.map(({ contest }) => ({ contest, counter: cardCounter(contest) }));
  let difference: Difference | null = null;
  let last = 0;
  const take = (line: string, row: number): boolean => {
    const record = jsonOf(line) as RecordLine | undefined;
    const number = typeof record?.card === "string" ? numberOf(record.card) : 0;
    if (!record || number <= last) {
      difference = differs("records.ndjson", `line ${row}`, record?.card, "a later card of the manifest");
      return false;
    }
    last = number;
    if (drawn.has(record.card)) kept.set(record.card, record);
    for (const { contest, counter } of counters) {
      const votes = record.contests[contest.id];
      if (votes) counter.add(votes);
    }
    return true;
  };
  if (!eachLine("records.ndjson", octets, take))
    return differs("records.ndjson", "text", "not UTF-8", "UTF-8");
  return (
    difference ??
    wrongTally(
      contests,
      counters.map((one) => one.counter),
    ) ??
    kept
  );
}

function wrongTally(
  contests: readonly RecordedContest[],
  counters: readonly CardCounter[],
): Difference | null {
  for (const [index, { contest, tally }] of contests.entries()) {
    const counter = counters[index]!;
    if (counter.cards > contest.cards) {
      return differs("contests.json", `${contest.id} cards`, contest.cards, `at least ${counter.cards}`);
    }
    const counted = counter.tally();
    if (plain(tally) !== plain(counted))
      return differs("contests.json", `${contest.id} tally`, tally, counted);
  }
  return null;
}

/** The same text for the same tally: without zeros, in order; blank rankings count for nothing. */
function plain(tally: Tally): string {
  if (tally.kind === "votes") {
    const votes = Object.entries(tally.votes).filter(([, count]) => count > 0);
    return JSON.stringify([votes.sort(([one], [other]) => (one < other ? -1 : 1)), tally.validCards]);
  }
  const rankings = tally.rankings.filter(({ count, ranking }) => count > 0 && ranking.length > 0);
  return JSON.stringify(rankings.map(({ count, ranking }) => JSON.stringify([ranking, count])).sort());
}
