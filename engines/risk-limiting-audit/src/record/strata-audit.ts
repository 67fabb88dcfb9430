import { strataMost } from "../design/strata/vertex-union.ts";
import { batchName, type Manifest } from "../interchange/manifest.ts";
import { cardCounter, type CardCounter } from "../social-choice/count-cards.ts";
import { differs } from "./check-files.ts";
import { cardNumbers, wrongDraw } from "./check-draws.ts";
import { boardsOf } from "./check-risk.ts";
import { readRecords, tallyWithin } from "./check-records.ts";
import { strataRisks, type SampledStratum } from "./strata-risk.ts";
import { isDifference, jsonIn, type Given, type RecordedAudit } from "./given.ts";
import type {
  Difference,
  RecordedContest,
  RecordedStrataRound,
  RecordedStratum,
  RecordLine,
} from "./record.ts";

/**
 * Strata that are drawn from by themselves (Spertus, Sridhar and Stark 2024): a stratum with records is compared, one without is polled.
 * With u the largest value of a card, a compared card has the value u - (record - paper), from 0 to 2u, a polled one that of the paper; so
 * the claim is wrong exactly if all cards average at most 1/2 plus, for each compared stratum, its weight times (u - mean of its records).
 */
export function strataAudit(given: Given): RecordedAudit | Difference {
  const { design, files, seed } = given;
  const strata = strataOf(given);
  if (isDifference(strata)) return strata;
  const rounds = jsonIn(files, "rounds.json") as readonly RecordedStrataRound[];
  for (const { name, manifest } of strata) {
    const own = rounds.map((round) => ({ cards: round.strata[name] ?? [] }));
    const sampler = design.sampler === "rivest" ? "rivest" : "tickets";
    const wrong = wrongDraw(manifest, `${seed},${name}`, sampler, own);
    if (wrong) return { ...wrong, where: `${name} ${wrong.where}` };
  }
  const { measure } = design;
  if (measure.kind !== "union-corners" || !(measure.stake > 0))
    return differs("design.json", "measure", measure, { kind: "union-corners", stake: "above 0" });
  const all = rounds.flatMap((round) => strata.flatMap(({ name }) => round.strata[name] ?? []));
  const boards = boardsOf(files, new Set(all));
  if (isDifference(boards)) return boards;
  const records = recordsOf(given, strata, new Set(all));
  if (isDifference(records)) return records;
  const replacement = design.sampler === "rivest";
  const sample = { strata: strata.map(sampled), rounds, boards, records, replacement, stake: measure.stake };
  return { draws: all.length, risksOf: (recorded) => strataRisks(sample, recorded) };
}

type OpenStratum = RecordedStratum & {
  readonly manifest: Manifest;
  /** What its records give, by the contest's id. */
  readonly counters: ReadonlyMap<string, CardCounter>;
};

function sampled({ name, style, manifest, counters }: OpenStratum): SampledStratum {
  const tallies = new Map([...counters].map(([id, counter]) => [id, counter.tally()]));
  return { name, style, cards: manifest.cards, tallies };
}

function strataOf({ design, manifest, contests }: Given): readonly OpenStratum[] | Difference {
  const strata = design.strata ?? [];
  const wrong = (said: unknown, right: string): Difference => differs("design.json", "strata", said, right);
  if (strata.length < 2 || strata.length > strataMost)
    return wrong(strata.length, `2 to ${strataMost} strata`);
  const names = strata.flatMap(({ batches }) => batches).sort();
  const right = manifest.batches.map(batchName).sort();
  const other = right.findIndex((name, at) => name !== names[at]);
  if (other >= 0 || names.length > right.length) return wrong(names, "each batch of the manifest, once");
  return strata.map((stratum) => {
    const inside = new Set(stratum.batches);
    const batches = manifest.batches.filter((batch) => inside.has(batchName(batch)));
    const cards = batches.reduce((sum, batch) => sum + batch.cards, 0);
    const counters = new Map(contests.map(({ contest }) => [contest.id, cardCounter(contest)]));
    return { ...stratum, manifest: { batches, cards }, counters };
  });
}

/** Records of the compared strata, counted by stratum; they cannot give more votes than were reported in all. */
function recordsOf(
  given: Given,
  strata: readonly OpenStratum[],
  drawn: ReadonlySet<string>,
): ReadonlyMap<string, RecordLine> | Difference {
  const kept = new Map<string, RecordLine>();
  const compared = strata.filter(({ style }) => style === "comparison");
  if (compared.length === 0) return kept;
  const numbers = compared.map(({ manifest }) => cardNumbers(manifest));
  const found = readRecords(given, cardNumbers(given.manifest), (record, where) => {
    const at = numbers.findIndex((numberOf) => numberOf(record.card) > 0);
    if (at < 0) return differs("records.ndjson", where, record.card, "a card of a compared stratum");
    if (drawn.has(record.card)) kept.set(record.card, record);
    for (const [id, counter] of compared[at]!.counters)
      if (record.contests[id]) counter.add(record.contests[id]);
    return null;
  });
  const most = (recorded: RecordedContest): Difference | null =>
    tallyWithin(
      recorded,
      strata.map(({ counters }) => counters.get(recorded.contest.id)!.tally()),
    );
  return found ?? given.contests.map(most).find((one) => one !== null) ?? kept;
}
