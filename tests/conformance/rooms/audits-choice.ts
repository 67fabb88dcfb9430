import {
  assorterMargin,
  assorterMean,
  assorterOf,
  overstatementAssorter,
  type Claim,
  type PaperReading,
  type RecordReading,
} from "@counterfoil/risk-limiting-audit";
import type { Cases, DataFile } from "../room.ts";

/** The part of the SHANGRLA file that is about assorters: values of cards, overstatements, pools. Its p values are others'. */
export function judgeShangrlaAssorters({ json }: DataFile): Cases {
  const { assorters, overstatements, oneaudit } = json as ShangrlaFile;
  return [
    ...assorters.plurality_supermajority.flatMap(judgeMarkedCard),
    ...assorters.irv_ballots.flatMap((ballot) => judgeRanking(ballot, assorters.irv_assertions)),
    ...overstatements.rows.flatMap(judgeOverstatement),
    ...oneaudit.flatMap(judgePools),
  ];
}

/** Null where two numbers differ by no more than `tolerance`, taken relatively above 1. */
export function close(what: string, got: number, expected: number, tolerance: number): string | null {
  const near = Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
  return near ? null : `${what}: got ${got}, expected ${expected}`;
}

const exact = 1e-12;

type ShangrlaFile = {
  assorters: { plurality_supermajority: MarkedCard[]; irv_assertions: RankingRule[]; irv_ballots: Ranking[] };
  overstatements: { rows: [number, string, string, boolean, number, number][] };
  oneaudit: Pools[];
};
type MarkedCard = {
  id: string;
  votes: string[];
  plurality_vote_for_2: Record<string, number>;
  supermajority_A: { share_to_win: number; value: number; upper_bound: number };
};
type RankingRule = { winner: string; loser: string; already_eliminated?: string[]; assertion_type: string };
type Ranking = { id: string; ranking: string[]; values: number[] };
type Pools = Readonly<Record<string, unknown>> & {
  id: string;
  N: number;
  expected_assorter_mean: number;
  expected_margin: number;
  expected_pool_means: Record<string, number>;
};
/** Cards for A, for B, for someone else, blank. */
type Counts = readonly [number, number, number, number];

function judgeMarkedCard({ id, votes, plurality_vote_for_2, supermajority_A }: MarkedCard): Cases {
  const plurality = Object.entries(plurality_vote_for_2).map(([pair, expected]) => {
    const [winner = "", loser = ""] = pair.split(" v ");
    return close(
      `${id} ${pair}`,
      assorterOf({ kind: "more-votes", winner, loser }).valueOf(votes),
      expected,
      exact,
    );
  });
  const { share_to_win, value, upper_bound } = supermajority_A;
  const share = assorterOf({ kind: "above-share", candidate: "A", share: fractionOf(share_to_win) });
  return [
    ...plurality,
    close(`${id} share`, share.valueOf(votes), value, exact),
    close(`${id} upper bound`, share.upperBound, upper_bound, exact),
  ];
}

function judgeRanking({ id, ranking, values }: Ranking, rules: readonly RankingRule[]): Cases {
  const everyone = new Set(
    rules.flatMap(({ winner, loser, already_eliminated = [] }) => [winner, loser, ...already_eliminated]),
  );
  return rules.map(({ winner, loser, already_eliminated = [], assertion_type }, index) => {
    const continuing = [...everyone].filter((one) => !already_eliminated.includes(one));
    const claim: Claim =
      assertion_type === "WINNER_ONLY"
        ? { kind: "not-eliminated-before", winner, loser }
        : { kind: "not-eliminated-next", winner, loser, continuing };
    return close(`${id} assertion ${index}`, assorterOf(claim).valueOf(ranking), values[index] ?? NaN, exact);
  });
}

const aOverB = assorterOf({ kind: "more-votes", winner: "A", loser: "B" });

function judgeOverstatement(row: ShangrlaFile["overstatements"]["rows"][number]): Cases {
  const [margin, written, seen, styles, overstatement, value] = row;
  const compared = overstatementAssorter(aOverB, margin, styles);
  const [record, paper] = [recordOf(written), paperOf(seen)];
  const what = `${margin} ${written} ${seen} ${styles ? "with" : "without"} styles`;
  return [
    close(`${what}: overstatement`, compared.overstatementOf(record, paper), overstatement, exact),
    close(`${what}: value`, compared.valueOf(record, paper), value, exact),
  ];
}

function recordOf(word: string): RecordReading {
  if (word === "contest_absent") return { kind: "contest-absent" };
  return word === "phantom" ? { kind: "phantom" } : { kind: "votes", votes: votesIn(word) };
}

function paperOf(word: string): PaperReading {
  if (word === "contest_absent") return { kind: "contest-absent" };
  return word === "phantom" || word === "phantom_mvr"
    ? { kind: "not-found" }
    : { kind: "votes", votes: votesIn(word) };
}

/** An overvote is for nobody; whoever else is neither of the pair. */
function votesIn(word: string): readonly string[] {
  if (word === "undervote" || word === "overvote") return [];
  return [word === "other" || word === "other_or_blank" ? "C" : word];
}

function judgePools(pools: Pools): Cases {
  const byPool = pools["pools [A,B,other,blank]"] as Readonly<Record<string, Counts>>;
  const records = pools["cards_with_cvr [A,B,other,blank]"] as Counts;
  const values = pools["expected_overstatement_assorter_by_pool/mvr"] as Readonly<Record<string, number>>;
  const { claim } = aOverB;
  const margin = assorterMargin(claim, tallyOf([records, ...Object.values(byPool)]), pools.N);
  const compared = overstatementAssorter(aOverB, margin, true);
  const means = Object.entries(byPool).map(([pool, counts]) => {
    const size = counts.reduce((sum, count) => sum + count, 0);
    return [pool, assorterMean(claim, tallyOf([counts]), size)] as const;
  });
  const meanOf = Object.fromEntries(means);
  const noError = pools["expected_population_mean_no_error (=1/(2-margin))"] as number;
  return [
    close(`${pools.id} mean`, (1 + margin) / 2, pools.expected_assorter_mean, exact),
    close(`${pools.id} margin`, margin, pools.expected_margin, exact),
    close(`${pools.id} without error`, compared.noErrorValue, noError, exact),
    ...means.map(([pool, mean]) =>
      close(`${pools.id} mean of ${pool}`, mean, pools.expected_pool_means[pool] ?? NaN, exact),
    ),
    ...Object.entries(values).map(([name, expected]) => {
      const [pool = "", paper = ""] = name.split("/");
      const record: RecordReading = { kind: "pooled", mean: meanOf[pool] ?? NaN };
      return close(`${pools.id} ${name}`, compared.valueOf(record, paperOf(paper)), expected, exact);
    }),
  ];
}

function tallyOf(counts: readonly Counts[]): Parameters<typeof assorterMean>[1] {
  const sum = (at: number): number => counts.reduce((all, one) => all + (one[at] ?? 0), 0);
  return { kind: "votes", votes: { A: sum(0), B: sum(1), C: sum(2) }, validCards: sum(0) + sum(1) + sum(2) };
}

/** A decimal share as whole numbers. */
export function fractionOf(share: number): { numerator: number; denominator: number } {
  const denominator = 10 ** (String(share).split(".")[1]?.length ?? 0);
  return { numerator: Math.round(share * denominator), denominator };
}
