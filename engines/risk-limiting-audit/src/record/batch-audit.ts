import { assorterMean } from "../assertion/margin.ts";
import { assorterOf } from "../assertion/assorter.ts";
import type { Claim } from "../assertion/claim.ts";
import { batchName, type ManifestBatch } from "../interchange/manifest.ts";
import { numpySeed, weightedDraws } from "../sampling/numpy-random.ts";
import type { Tally } from "../social-choice/tally.ts";
import type { RiskMeasure } from "../risk/risk-measure.ts";
import { wrongSums } from "./check-records.ts";
import { differs } from "./check-files.ts";
import {
  batchLines,
  firstInLines,
  isDifference,
  jsonIn,
  sumOfTallies,
  wrongTally,
  type Given,
  type RecordedAudit,
} from "./given.ts";
import { measureOf } from "./measure-settings.ts";
import type {
  BatchBoardLine,
  BatchLine,
  BatchReading,
  Difference,
  RecordedBatchRound,
  RecordedContest,
} from "./record.ts";

/**
 * Batch comparison: whole batches, drawn with chances in proportion to the most they can be wrong by (PPEB), counted by hand and
 * compared with their reported counts. A claim is wrong only if the errors of all batches reach its margin, in the unit of assorters; the
 * value of a draw is 1 less the error found over the batch's bound, and were the claim wrong they would average at most 1 - 1/U (Stark
 * 2009). With one bound for all claims each still has a risk of its own, never above that of their maximum (MACRO).
 */
export function batchAuditOf(given: Given): RecordedAudit | Difference {
  const { design, files, manifest, contests, seed } = given;
  const lines = batchLines(given, "batches.ndjson", { every: true, bounded: true });
  if (isDifference(lines)) return lines;
  const unlike = wrongSums(contests, (recorded) => reportedSum(recorded, lines));
  if (unlike) return unlike;
  const batches = manifest.batches.map((batch, index) => ({ batch, reported: lines[index]! }));
  const bounds = boundsOf(batches, contests);
  const rounds = jsonIn(files, "rounds.json") as readonly RecordedBatchRound[];
  const wrong = wrongBatchDraw(seed, manifest.batches, bounds, rounds);
  if (wrong) return wrong;
  const measure = measureOf(design.measure);
  if (!measure) return differs("design.json", "measure", design.measure, "a measure of RECORD.md");
  const counts = countsOf(given, new Set(rounds.flatMap((round) => round.batches)));
  if (isDifference(counts)) return counts;
  const places = new Map(batches.map(({ batch }, index) => [batchName(batch), index]));
  const comparison = { batches, bounds, places, counts, rounds, measure };
  return {
    draws: rounds.reduce((sum, round) => sum + round.batches.length, 0),
    risksOf: (recorded) => recorded.claims.map((claim) => riskOf(comparison, recorded, claim)),
  };
}

type ReportedBatch = { readonly batch: ManifestBatch; readonly reported: BatchLine };

type Comparison = {
  readonly batches: readonly ReportedBatch[];
  readonly bounds: readonly number[];
  readonly places: ReadonlyMap<string, number>;
  readonly counts: ReadonlyMap<string, BatchBoardLine>;
  readonly rounds: readonly RecordedBatchRound[];
  readonly measure: RiskMeasure;
};

/** For each batch the largest part of any claim's margin that it could have been wrong by: all its cards were worth nothing. */
export function boundsOf(
  batches: readonly ReportedBatch[],
  contests: readonly RecordedContest[],
): readonly number[] {
  const bounds = batches.map(() => 0);
  for (const recorded of contests) {
    for (const claim of recorded.claims) {
      const totals = totalsOf(batches, recorded, claim);
      const margin = marginOf(batches, totals);
      for (const [index, total] of totals.entries()) bounds[index] = Math.max(bounds[index]!, total / margin);
    }
  }
  return bounds;
}

/** The claim's assorter summed over the cards of each batch, as reported. */
function totalsOf(
  batches: readonly ReportedBatch[],
  recorded: RecordedContest,
  claim: Claim,
): readonly number[] {
  return batches.map(({ batch, reported }) =>
    totalOf(recorded, claim, reported.contests[recorded.contest.id], batch.cards),
  );
}

function totalOf(
  recorded: RecordedContest,
  claim: Claim,
  tally: BatchReading | undefined,
  cards: number,
): number {
  if (tally?.kind === "not-found" || cards === 0) return 0;
  return assorterMean(claim, tally ?? sumOfTallies(recorded, []), cards) * cards;
}

/** How far the assorter's sum is above what a tie would give. */
function marginOf(batches: readonly ReportedBatch[], totals: readonly number[]): number {
  return totals.reduce((sum, total, index) => sum + total - batches[index]!.batch.cards / 2, 0);
}

function riskOf(comparison: Comparison, recorded: RecordedContest, claim: Claim): readonly number[] {
  const { batches, bounds, rounds, measure, counts } = comparison;
  const totals = totalsOf(batches, recorded, claim);
  const margin = marginOf(batches, totals);
  const { upperBound } = assorterOf(claim);
  const errorBound = bounds.reduce((sum, bound) => sum + bound, 0);
  const understated = batches.map(({ batch }, index) =>
    bounds[index]! > 0 ? (upperBound * batch.cards - totals[index]!) / margin / bounds[index]! : 0,
  );
  const upper = 1 + Math.max(...understated);
  const track = measure.start({ mean: 1 - 1 / errorBound, upper, cards: Infinity });
  const valueOf = (name: string): number => {
    const line = counts.get(name)!;
    const found = errorOf(comparison, recorded, claim, line, totals) / margin;
    const bound = line.batches.reduce((sum, one) => sum + bounds[comparison.places.get(one)!]!, 0);
    return Math.min(upper, Math.max(0, 1 - found / bound));
  };
  return rounds.map((round) => {
    for (const name of round.batches) track.next(valueOf(name));
    return track.p;
  });
}

/** By how much the batches that were counted together flattered the claim. */
function errorOf(
  { batches, places }: Comparison,
  recorded: RecordedContest,
  claim: Claim,
  line: BatchBoardLine,
  totals: readonly number[],
): number {
  const together = line.batches.map((name) => places.get(name)!);
  const cards = together.reduce((sum, place) => sum + batches[place]!.batch.cards, 0);
  const reported = together.reduce((sum, place) => sum + totals[place]!, 0);
  return reported - totalOf(recorded, claim, line.contests[recorded.contest.id], cards);
}

function reportedSum(recorded: RecordedContest, lines: readonly BatchLine[]): Tally {
  return sumOfTallies(
    recorded,
    lines.flatMap((line) => line.contests[recorded.contest.id] ?? []),
  );
}

function wrongBatchDraw(
  seed: string,
  batches: readonly ManifestBatch[],
  bounds: readonly number[],
  rounds: readonly RecordedBatchRound[],
): Difference | null {
  const count = rounds.reduce((sum, round) => sum + round.batches.length, 0);
  if (count === 0) return null;
  const drawn = weightedDraws(numpySeed(seed), bounds, count).map((index) => batchName(batches[index]!));
  let draw = 0;
  for (const [index, round] of rounds.entries()) {
    for (const [place, batch] of round.batches.entries()) {
      const right = drawn[draw++];
      if (batch !== right)
        return differs("rounds.json", `round ${index + 1} draw ${place + 1}`, batch, right);
    }
  }
  return null;
}

/** By the name of a batch the line that counts it; every drawn batch stands in one line. */
function countsOf(
  { files, manifest, contests }: Given,
  drawn: ReadonlySet<string>,
): ReadonlyMap<string, BatchBoardLine> | Difference {
  const counts = new Map<string, BatchBoardLine>();
  const cards = new Map(manifest.batches.map((batch) => [batchName(batch), batch.cards]));
  const found = firstInLines(files, "boards.ndjson", (value, where) => {
    const line = value as BatchBoardLine | undefined;
    const stranger = line?.batches.find((name) => !cards.has(name) || counts.has(name));
    if (!line || stranger !== undefined || !line.batches.some((name) => drawn.has(name)))
      return differs("boards.ndjson", where, stranger ?? line?.batches, "a drawn batch, once");
    for (const name of line.batches) counts.set(name, line);
    const most = line.batches.reduce((sum, name) => sum + cards.get(name)!, 0);
    return wrongReadings(line, where, most, contests);
  });
  const missing = [...drawn].find((name) => !counts.has(name));
  return (
    found ?? (missing === undefined ? counts : differs("boards.ndjson", missing, undefined, "a reading"))
  );
}

/** A hand count cannot find more cards in a batch than it has: then the manifest is wrong, and nothing follows from the draws. */
function wrongReadings(
  line: BatchBoardLine,
  where: string,
  cards: number,
  contests: readonly RecordedContest[],
): Difference | null {
  for (const recorded of contests) {
    const { id } = recorded.contest;
    const reading = line.contests[id];
    const wrong = reading && reading.kind !== "not-found" ? wrongTally(recorded, reading, cards) : null;
    if (wrong) return differs("boards.ndjson", `${where} ${id}`, reading, wrong);
  }
  return null;
}
