import {
  batchesToDraw,
  boundsOf,
  numpySeed,
  weightedDraws,
  type BatchLine,
  type BatchReading,
  type BatchBoardLine,
  type BatchTotal,
  type RecordedContest,
  type Tally as EngineTally,
} from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { batchId, tabulatorOf, type BatchOfJurisdiction } from "./card-rules.ts";
import type { KeptCensus } from "./check-rules.ts";
import type { ContestSetUp, Reading } from "./contract.ts";

/** Totals of one batch by the names of the file. */
export type NamedTotals = readonly {
  readonly contest: string;
  readonly votes: readonly (readonly [string, number])[];
  readonly validCards: number | null;
}[];

/** Puts the totals to the batches of the manifest; a batch that the file does not name has none. */
export function placeTotals(
  manifest: readonly BatchOfJurisdiction[],
  totals: readonly BatchTotal[],
): Result<
  readonly { readonly seq: number; readonly totals: NamedTotals }[],
  "manifest-too-small" | "record-not-placed"
> {
  const homes = new Map(manifest.map((each) => [JSON.stringify([each.tabulator, each.batch]), each]));
  const placed = new Map<number, NamedTotals>(manifest.map(({ seq }) => [seq, []]));
  for (const { tabulator, batch, contest, votes, validCards } of totals) {
    const home = homes.get(JSON.stringify([tabulator, batch])) ?? homes.get(JSON.stringify([null, batch]));
    if (home === undefined)
      return refuse("record-not-placed", { batch, record: contest, cards: 0 }, [
        { path: "Batch", expected: batch },
      ]);
    const most = Math.max(validCards ?? 0, ...votes.values());
    if (most > home.cards) return refuse("manifest-too-small", { batch, records: most, cards: home.cards });
    placed.set(home.seq, [...(placed.get(home.seq) ?? []), { contest, votes: [...votes], validCards }]);
  }
  return ok([...placed].map(([seq, all]) => ({ seq, totals: all })));
}

/** What the totals add up to, for the checks: every batch is a place in which a candidate could have votes. */
export function censusOfTotals(
  manifest: readonly BatchOfJurisdiction[],
  placed: readonly { readonly seq: number; readonly totals: NamedTotals }[],
): KeptCensus {
  const counts = new Map<string, { cards: number; votes: Map<string, number>; precincts: string[] }>();
  for (const { seq, totals } of placed)
    for (const { contest, votes } of totals) {
      const count = counts.get(contest) ?? { cards: 0, votes: new Map<string, number>(), precincts: [] };
      counts.set(contest, count);
      const batch = manifest[seq];
      // How many of a batch's cards hold the contest was not reported; as many as hold a vote do.
      count.cards += Math.max(0, ...votes.map(([, n]) => n));
      count.precincts.push(
        batch === undefined ? String(seq) : `${tabulatorOf(batch.code, batch)} ${batch.batch}`,
      );
      for (const [choice, n] of votes) count.votes.set(choice, (count.votes.get(choice) ?? 0) + n);
    }
  const filled = placed.filter(({ totals }) => totals.length > 0);
  return {
    records: filled.reduce((sum, { seq }) => sum + (manifest[seq]?.cards ?? 0), 0),
    repeated: [],
    batches: filled.map(({ seq }) => ({ seq, records: manifest[seq]?.cards ?? 0 })),
    contests: [...counts].map(([name, { votes }]) => ({
      id: name,
      name,
      votesAllowed: 1,
      ranks: 0,
      choices: [...votes.keys()].map((id) => ({ id, name: id, writeIn: false })),
    })),
    counts: [...counts].map(([contest, { cards, votes, precincts }]) => ({
      contest,
      cards,
      overvoted: 0,
      undervotes: 0,
      votes: [...votes],
      precincts,
    })),
  };
}

/** The line of a batch in the public record: tallies of the audited contests alone. Null where a card may have several votes and nobody said on how many there is one. */
export function batchLine(
  batch: BatchOfJurisdiction,
  totals: NamedTotals,
  contests: readonly ContestSetUp[],
): BatchLine | null {
  const said: [string, EngineTally][] = [];
  for (const contest of contests) {
    const total = totals.find((one) => one.contest === (contest.nameInRecords ?? contest.id));
    if (total === undefined) continue;
    const votes = total.votes.filter(([choice]) => contest.candidates.includes(choice));
    const oneVote =
      contest.choice.kind !== "approval" &&
      (contest.choice.kind !== "plurality" || contest.choice.votesAllowed === 1);
    const validCards = oneVote ? votes.reduce((sum, [, count]) => sum + count, 0) : total.validCards;
    if (validCards === null) return null;
    said.push([contest.id, { kind: "votes", votes: Object.fromEntries(votes), validCards }]);
  }
  return { batch: batchId(batch.code, batch), contests: Object.fromEntries(said) };
}

/** For each batch the most it can be wrong by, as a part of the margin: batches are drawn with chances in proportion. */
export function errorBounds(
  batches: readonly BatchOfJurisdiction[],
  lines: readonly BatchLine[],
  contests: readonly RecordedContest[],
): readonly number[] {
  return boundsOf(
    batches.map((batch, index) => ({
      batch: {
        jurisdiction: batch.code,
        tabulator: tabulatorOf(batch.code, batch),
        batch: batch.batch,
        cards: batch.cards,
        storage: null,
      },
      reported: lines[index] ?? { batch: batchId(batch.code, batch), contests: {} },
    })),
    contests,
  );
}

/** The draws `from` to `from + count` (from 0) of the one sequence of batches that the seed gives. */
export function drawnBatches(
  bounds: readonly number[],
  seed: string,
  from: number,
  count: number,
): readonly number[] {
  return weightedDraws(numpySeed(seed), [...bounds], from + count).slice(from);
}

/** How many more batches confirm every contest if no error is found; the risks measured so far, 1 at the start. */
export function moreBatches(
  bounds: readonly number[],
  contests: readonly { readonly riskLimit: number; readonly risk: number }[],
): number {
  const errorBound = bounds.reduce((sum, bound) => sum + bound, 0);
  return Math.max(0, ...contests.map(({ riskLimit, risk }) => batchesToDraw(errorBound, riskLimit, risk)));
}

/** What a board counted, as a line of the public record. */
export function batchBoardLine(unit: string, reading: Reading): BatchBoardLine {
  const said = Object.entries(reading).flatMap(([id, one]): [string, BatchReading][] =>
    one.kind === "counted"
      ? [[id, one.tally]]
      : one.kind === "not-found"
        ? [[id, { kind: "not-found" }]]
        : [],
  );
  return { batches: [unit], contests: Object.fromEntries(said) };
}
