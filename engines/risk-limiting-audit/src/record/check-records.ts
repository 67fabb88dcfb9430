import { cardCounter } from "../social-choice/count-cards.ts";
import type { Tally } from "../social-choice/tally.ts";
import { differs } from "./check-files.ts";
import { firstInLines, sumOfTallies, uncommitted, type Given } from "./given.ts";
import type { BatchLine, Difference, RecordedContest, RecordLine } from "./record.ts";

/** What the records say of the drawn cards; those without a line are phantoms. */
export type DrawnRecords = ReadonlyMap<string, RecordLine>;

/**
 * Reads every record once, in memory that does not grow with them: each is of a card of the manifest, in the manifest's order, and all
 * together, with the totals of pooled batches, give the reported tallies.
 */
export function drawnRecords(
  given: Given,
  numberOf: (card: string) => number,
  drawn: ReadonlySet<string>,
  pooled: readonly BatchLine[] = [],
): DrawnRecords | Difference {
  const kept = new Map<string, RecordLine>();
  const pools = new Set(pooled.map(({ batch }) => batch));
  const found = readRecords(
    given,
    numberOf,
    (record, where) => {
      if (pools.has(record.card.slice(0, record.card.lastIndexOf("-"))))
        return differs("records.ndjson", where, record.card, "no record, since its batch is a pool");
      if (drawn.has(record.card)) kept.set(record.card, record);
      return null;
    },
    pooled,
  );
  return found ?? kept;
}

/** Hands over each record in turn; then their counts are held against what was reported (not in strata, of which some have no records). */
export function readRecords(
  { files, committed, contests, design }: Given,
  numberOf: (card: string) => number,
  take: (record: RecordLine, where: string) => Difference | null | void,
  pooled: readonly BatchLine[] = [],
): Difference | null {
  if (!committed.has("records.ndjson")) return uncommitted("records.ndjson");
  const counters = contests.map(({ contest }) => ({ contest, counter: cardCounter(contest) }));
  let last = 0;
  const found = firstInLines(files, "records.ndjson", (value, where) => {
    const record = value as RecordLine | undefined;
    const number = typeof record?.card === "string" ? numberOf(record.card) : 0;
    if (!record || number <= last)
      return differs("records.ndjson", where, record?.card, "a later card of the manifest");
    last = number;
    for (const { contest, counter } of counters) {
      const votes = record.contests[contest.id];
      if (votes) counter.add(votes);
    }
    return take(record, where) ?? null;
  });
  if (found) return found;
  const overfull = counters.find(({ contest, counter }) => counter.cards > contest.cards);
  if (overfull) {
    const { contest, counter } = overfull;
    return differs("contests.json", `${contest.id} cards`, contest.cards, `at least ${counter.cards}`);
  }
  if (design.style === "strata") return null;
  return wrongSums(contests, (recorded, index) =>
    sumOfTallies(recorded, [
      counters[index]!.counter.tally(),
      ...pooled.flatMap((line) => line.contests[recorded.contest.id] ?? []),
    ]),
  );
}

/** The first contest whose reported tally is not what its parts give. */
export function wrongSums(
  contests: readonly RecordedContest[],
  sumOf: (recorded: RecordedContest, index: number) => Tally,
): Difference | null {
  for (const [index, recorded] of contests.entries()) {
    const { contest, tally } = recorded;
    const counted = sumOf(recorded, index);
    if (plain(tally) !== plain(counted))
      return differs("contests.json", `${contest.id} tally`, tally, counted);
  }
  return null;
}

/** Parts of a tally cannot hold more than the whole. */
export function tallyWithin(recorded: RecordedContest, parts: readonly Tally[]): Difference | null {
  const whole = new Map(entriesOf(recorded.tally));
  const sum = sumOfTallies(recorded, parts);
  const above = entriesOf(sum).some(([key, count]) => count > (whole.get(key) ?? 0));
  return above ? differs("contests.json", `${recorded.contest.id} tally`, recorded.tally, sum) : null;
}

/** The same text for the same tally: without zeros, in order; blank rankings count for nothing. */
function plain(tally: Tally): string {
  return JSON.stringify(entriesOf(tally).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function entriesOf(tally: Tally): [string, number][] {
  const entries =
    tally.kind === "votes"
      ? [
          ...Object.entries(tally.votes).map(([id, count]): [string, number] => [`votes ${id}`, count]),
          ["cards", tally.validCards] as [string, number],
        ]
      : tally.rankings.map(({ count, ranking }): [string, number] => [JSON.stringify(ranking), count]);
  return entries.filter(([key, count]) => count > 0 && key !== "[]");
}
