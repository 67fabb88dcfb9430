import {
  cardCounter,
  sumOfTallies,
  validVotes,
  type CardCounter,
  type Contest,
  type Tally,
} from "@counterfoil/risk-limiting-audit";
import { z } from "zod";
import type { Tx } from "../../../platform/storage/storage.ts";
import { batchLine } from "./batch-rules.ts";
import { cardId, type BatchOfJurisdiction } from "./card-rules.ts";
import { engineContest, recordedContest } from "./contest-rules.ts";
import type { Audit } from "./contract.ts";
import { recordsInOrder, type BatchRecords } from "./inputs-store.ts";

const KeptLine = z.tuple([z.number(), z.array(z.tuple([z.string(), z.array(z.string())]))]);

export interface CountedRecords {
  /** By contest id. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Records that hold each contest, by its id; of totals nobody knows. */
  readonly held: ReadonlyMap<string, number>;
  readonly records: number;
}

/**
 * Counts the records as handed in, and gives each batch's lines in the form of the public record to `take`, in the manifest's order:
 * valid votes of the audited contests alone. Memory grows with a batch, not with the records.
 */
export async function countRecords(
  tx: Tx,
  audit: Audit,
  batches: readonly BatchOfJurisdiction[],
  take: (batch: BatchRecords) => Promise<void> = async () => {},
): Promise<CountedRecords> {
  const contests = new Map(audit.contests.map((one) => [one.nameInRecords ?? one.id, engineContest(one)]));
  const counters = new Map([...contests.values()].map((contest) => [contest.id, cardCounter(contest)]));
  const known = new Map(batches.map((batch) => [`${batch.code} ${batch.seq}`, batch]));
  let records = 0;
  for await (const kept of recordsInOrder(tx, audit.id)) {
    const batch = known.get(`${kept.code} ${kept.seq}`);
    if (batch === undefined)
      throw new Error(`records of a batch that the manifest lacks: ${kept.code} ${kept.seq}`);
    let lines = "";
    for (const line of kept.lines.split("\n")) {
      if (line === "") continue;
      lines += publicLine(batch, line, contests, counters);
      records += 1;
    }
    await take({ code: kept.code, seq: kept.seq, lines });
  }
  return {
    records,
    tallies: new Map([...counters].map(([id, counter]) => [id, counter.tally()])),
    held: new Map([...counters].map(([id, counter]) => [id, counter.cards])),
  };
}

function publicLine(
  batch: BatchOfJurisdiction,
  line: string,
  contests: ReadonlyMap<string, Contest>,
  counters: ReadonlyMap<string, CardCounter>,
): string {
  const [place, said] = KeptLine.parse(JSON.parse(line));
  const votes: [string, readonly string[]][] = [];
  for (const [name, marks] of said) {
    const contest = contests.get(name);
    if (contest === undefined) continue;
    const valid = validVotes(contest, marks);
    counters.get(contest.id)?.add(valid);
    votes.push([contest.id, valid]);
  }
  return `${JSON.stringify({ card: cardId(batch.code, batch, place), contests: Object.fromEntries(votes) })}\n`;
}

const KeptTotals = z.array(
  z.object({
    contest: z.string(),
    votes: z.array(z.tuple([z.string(), z.number()])),
    validCards: z.number().nullable(),
  }),
);

/** The same for totals by batch: one line a batch. A contest whose cards with a valid vote nobody said has no tally. */
export async function countTotals(
  tx: Tx,
  audit: Audit,
  batches: readonly BatchOfJurisdiction[],
  take: (batch: BatchRecords) => Promise<void> = async () => {},
): Promise<CountedRecords> {
  const known = new Map(batches.map((batch) => [`${batch.code} ${batch.seq}`, batch]));
  const tallies = new Map<string, Tally[]>(audit.contests.map(({ id }) => [id, []]));
  let records = 0;
  for await (const kept of recordsInOrder(tx, audit.id)) {
    const batch = known.get(`${kept.code} ${kept.seq}`);
    const line = batch && batchLine(batch, KeptTotals.parse(JSON.parse(kept.lines)), audit.contests);
    if (!line) return { records, tallies: new Map(), held: new Map() };
    for (const [id, tally] of Object.entries(line.contests)) tallies.get(id)?.push(tally);
    records += batch?.cards ?? 0;
    await take({ code: kept.code, seq: kept.seq, lines: `${JSON.stringify(line)}\n` });
  }
  const sums = audit.contests.map(
    (one) => [one.id, sumOfTallies(recordedContest(one), tallies.get(one.id) ?? [])] as const,
  );
  return { records, tallies: new Map(sums), held: new Map() };
}
