import {
  assorterMean,
  sumOfTallies,
  wrongTally,
  type BatchLine,
  type Claim,
  type Pool,
  type Population,
  type RecordedContest,
  type Tally,
} from "@counterfoil/risk-limiting-audit";
import { batchLine, type NamedTotals } from "./batch-rules.ts";
import { batchId, type BatchOfJurisdiction } from "./card-rules.ts";
import type { ContestSetUp, MeasureSettings } from "./contract.ts";

interface Kept {
  readonly code: string;
  readonly totals: readonly { readonly seq: number; readonly totals: NamedTotals }[];
}

/** The lines of the pools in the public record, in the manifest's order: `batches.ndjson`. */
export function poolLines(
  batches: readonly BatchOfJurisdiction[],
  pools: readonly Kept[],
  contests: readonly ContestSetUp[],
): readonly BatchLine[] {
  const known = new Map(
    pools.flatMap(({ code, totals }) => totals.map((one) => [`${code} ${one.seq}`, one.totals] as const)),
  );
  return batches.flatMap((batch) => {
    const totals = known.get(`${batch.code} ${batch.seq}`);
    const line = totals === undefined ? null : batchLine(batch, totals, contests);
    return line === null ? [] : [line];
  });
}

export function linesText(lines: readonly BatchLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** Each pool by the name of its batch, with how many cards lie in it. */
export function poolsByBatch(
  batches: readonly BatchOfJurisdiction[],
  lines: readonly BatchLine[],
): ReadonlyMap<string, Pool> {
  const cards = new Map(batches.map((batch) => [batchId(batch.code, batch), batch.cards]));
  return new Map(lines.map(({ batch, contests }) => [batch, { cards: cards.get(batch) ?? 0, contests }]));
}

/** The pool in which a card lies, by the card's id. */
export function poolOfCard(pools: ReadonlyMap<string, Pool>, card: string): Pool | undefined {
  return pools.get(card.slice(0, card.lastIndexOf("-")));
}

/** What the pools of a contest add to the tally of its records. */
export function withPools(
  recorded: RecordedContest,
  counted: Tally | undefined,
  lines: readonly BatchLine[],
): Tally {
  const pooled = lines.flatMap(({ contests }) => contests[recorded.contest.id] ?? []);
  return sumOfTallies(recorded, counted === undefined ? pooled : [counted, ...pooled]);
}

/** The first pool with more votes than its cards can hold, or one of which nobody said on how many cards there is a valid vote. */
export function wrongPool(
  batches: readonly BatchOfJurisdiction[],
  pools: Kept,
  contests: readonly RecordedContest[],
  setUp: readonly ContestSetUp[],
): { readonly contest: string; readonly batch: string; readonly incomplete: boolean } | null {
  for (const { seq, totals } of pools.totals) {
    const batch = batches.find((one) => one.seq === seq);
    if (batch === undefined) continue;
    const name = batchId(batch.code, batch);
    const line = batchLine(batch, totals, setUp);
    if (line === null) return { contest: totals[0]?.contest ?? "", batch: name, incomplete: true };
    for (const recorded of contests) {
      const tally = line.contests[recorded.contest.id];
      if (tally && wrongTally(recorded, tally, batch.cards) !== null)
        return { contest: recorded.contest.id, batch: name, incomplete: false };
    }
  }
  return null;
}

/** What drawn cards of pools are worth if their totals are right: each card's value, compared with the mean of its batch. */
export function pooledPopulation(
  { upper, margin }: { readonly upper: number; readonly margin: number },
  pools: readonly { readonly mean: number; readonly cards: Population }[],
): Population {
  const values = new Map<number, number>();
  for (const { mean, cards } of pools)
    for (const part of cards) {
      const value = (1 - (mean - part.value) / upper) / (2 - margin / upper);
      // A millionth apart is the same to a plan, and few values are quick to draw from.
      const rounded = Math.round(value * 1e6) / 1e6;
      values.set(rounded, (values.get(rounded) ?? 0) + part.cards);
    }
  return [...values].map(([value, cards]) => ({ value, cards }));
}

/**
 * Kaplan-Markov's padding for a comparison with pools. Cards of pools differ from the mean of their batch even if every total is right, and
 * a stake as high as for single records would be lost to that. The stake that grows fastest is about the mean gain over the mean square
 * of it (Kelly 1956); the padding is what makes it so, for the assertion that is hardest to confirm.
 */
export function paddingWith(populations: readonly Population[]): number {
  const half = 1 / 2;
  const stakes = populations.map((values) => {
    const cards = values.reduce((sum, part) => sum + part.cards, 0);
    const gain = values.reduce((sum, part) => sum + part.cards * (part.value - half), 0) / cards;
    const square = values.reduce((sum, part) => sum + part.cards * (part.value - half) ** 2, 0) / cards;
    return square > 0 ? gain / square : Infinity;
  });
  const stake = Math.min(...stakes);
  const padding = stake > 0 ? 1 / stake - half : 1;
  return Math.round(Math.min(1000, Math.max(usualPadding, padding)) * 1000) / 1000;
}

const usualPadding = 0.1;

/** The measure that is committed to: with pools, Kaplan-Markov's padding follows from them; any other stays as it was chosen. */
export function measureWith(chosen: MeasureSettings, populations: readonly Population[]): MeasureSettings {
  return chosen.kind === "kaplan-markov" && populations.length > 0
    ? { kind: "kaplan-markov", padding: paddingWith(populations) }
    : chosen;
}

/** What a card of a pool is reported to be worth: the mean of its batch. */
export function meanOfPool(claim: Claim, id: string, pool: Pool): number {
  const tally = pool.contests[id];
  return tally ? assorterMean(claim, tally, pool.cards) : 1 / 2;
}
