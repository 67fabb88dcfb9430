import { assorterOf } from "../assertion/assorter.ts";
import type { Claim } from "../assertion/claim.ts";
import { assorterMean } from "../assertion/margin.ts";
import { phantomRecord } from "../design/overstatement.ts";
import type { StratifiedNull } from "../design/strata/stratified-null.ts";
import { equalStakes, vertexUnion } from "../design/strata/vertex-union.ts";
import type { Tally } from "../social-choice/tally.ts";
import { paperReading, pollingValue } from "./check-risk.ts";
import type {
  BoardLine,
  RecordedContest,
  RecordedStrataRound,
  RecordedStratum,
  RecordLine,
} from "./record.ts";

/** A stratum as its risk needs it. */
export type SampledStratum = Pick<RecordedStratum, "name" | "style"> & {
  readonly cards: number;
  /** What its records give, by the contest's id; of a polled stratum nothing. */
  readonly tallies: ReadonlyMap<string, Tally>;
};

/** What was drawn from strata, and what paper and records say of it. */
export type StrataSample = {
  readonly strata: readonly SampledStratum[];
  readonly rounds: readonly RecordedStrataRound[];
  readonly boards: ReadonlyMap<string, BoardLine>;
  readonly records: ReadonlyMap<string, RecordLine>;
  readonly replacement: boolean;
  readonly stake: number;
};

/** The risk of every claim of a contest after every round. */
export function strataRisks(sample: StrataSample, recorded: RecordedContest): readonly (readonly number[])[] {
  return recorded.claims.map((claim) => riskOf(sample, recorded, claim));
}

function riskOf(sample: StrataSample, recorded: RecordedContest, claim: Claim): readonly number[] {
  const { strata, rounds, boards, records } = sample;
  const { contest } = recorded;
  const assorter = assorterOf(claim);
  const upper = assorter.upperBound;
  const track = vertexUnion(equalStakes(sample.stake)).start(nullOf(sample, recorded, claim));
  const valueOf = (style: RecordedStratum["style"], card: string): number => {
    const paper = pollingValue(paperReading(boards, contest, card), assorter);
    if (style === "polling") return paper;
    const record = records.get(card);
    const claimed = record ? assorter.valueOf(record.contests[contest.id] ?? []) : phantomRecord;
    return upper + paper - claimed;
  };
  return rounds.map((round) => {
    for (const [index, { name, style }] of strata.entries())
      for (const card of round.strata[name] ?? []) track.next(index, valueOf(style, card));
    return track.p;
  });
}

function nullOf(
  { strata, replacement }: StrataSample,
  { contest }: RecordedContest,
  claim: Claim,
): StratifiedNull {
  const upper = assorterOf(claim).upperBound;
  const population = strata.reduce((sum, { cards }) => sum + cards, 0);
  let mean = 1 / 2;
  const ranges = strata.map(({ style, cards, tallies }) => {
    if (style === "polling") return { cards, upper };
    const tally = tallies.get(contest.id);
    const room = upper - (tally ? assorterMean(claim, tally, cards) : 1 / 2);
    mean += (cards / population) * room;
    return { cards, upper: 2 * upper, least: room, most: room + upper };
  });
  return { strata: ranges, mean, replacement };
}
