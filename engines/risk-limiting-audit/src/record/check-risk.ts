import { assorterOf, type Assorter } from "../assertion/assorter.ts";
import { dilutedMargin, measuredClaim, type Assertion } from "../assertion/assertion.ts";
import type { Claim } from "../assertion/claim.ts";
import { assorterMean } from "../assertion/margin.ts";
import {
  overstatementAssorter,
  type PaperReading,
  type RecordReading,
} from "../assertion/overstatement-assorter.ts";
import { overstatementNull } from "../design/overstatement.ts";
import { wrongOutcome, type NullHypothesis, type RiskMeasure } from "../risk/risk-measure.ts";
import { validVotes } from "../social-choice/count-cards.ts";
import type { Contest } from "../social-choice/contest.ts";
import { differs } from "./check-files.ts";
import type { DrawnRecords } from "./check-records.ts";
import type {
  BatchLine,
  BoardLine,
  Difference,
  RecordedContest,
  RecordedDesign,
  RecordedRisk,
  RecordedRound,
  RecordFiles,
} from "./record.ts";
import { firstInLines } from "./given.ts";

export type Sample = {
  readonly design: Pick<RecordedDesign, "style" | "sampler">;
  readonly measure: RiskMeasure;
  readonly rounds: readonly RecordedRound[];
  readonly boards: ReadonlyMap<string, BoardLine>;
  readonly records: DrawnRecords;
  /** The pools of drawn cards for which only the total of their batch is known (ONEAudit). */
  readonly pools?: ReadonlyMap<string, Pool>;
  /** All cards of the manifest, from which the sample is drawn. */
  readonly population: number;
};

export type Pool = { readonly cards: number; readonly contests: BatchLine["contests"] };

/** The risk of every claim of a contest after every round, measured again. */
export function risksOf(sample: Sample, recorded: RecordedContest): readonly (readonly number[])[] {
  const { contest, tally, claims } = recorded;
  return claims.map((claim) => riskAfterRounds(sample, recorded, measuredClaim(contest, tally, claim)));
}

/** What a claim is tested against, and the values of the drawn cards by round: what its risk is measured from. */
export type ClaimValues = {
  readonly hypothesis: NullHypothesis;
  readonly rounds: readonly (readonly number[])[];
};

/** The values of the drawn cards for every claim of a contest: for planning a next round. */
export function valuesOf(sample: Sample, recorded: RecordedContest): readonly ClaimValues[] {
  const { contest, tally, claims } = recorded;
  return claims.map((claim) => claimValues(sample, recorded, measuredClaim(contest, tally, claim)));
}

function claimValues(sample: Sample, recorded: RecordedContest, assertion: Assertion): ClaimValues {
  const { contest } = recorded;
  const { design, rounds, population } = sample;
  const assorter = assorterOf(assertion.claim);
  const upper = assorter.upperBound;
  const margin = dilutedMargin(contest, assertion, population);
  const cards = design.sampler === "tickets" ? population : Infinity;
  const compared = overstatementAssorter(assorter, margin, false);
  const polling = design.style === "polling";
  const valueOf = (card: string): number => {
    const paper = paperReading(sample.boards, contest, card);
    return polling
      ? pollingValue(paper, assorter)
      : compared.valueOf(recordReading(sample, recorded, assertion.claim, card), paper);
  };
  return {
    hypothesis: polling ? wrongOutcome(upper, cards) : overstatementNull({ upper, margin }, cards),
    rounds: rounds.map((round) => round.cards.map(valueOf)),
  };
}

function riskAfterRounds(sample: Sample, recorded: RecordedContest, assertion: Assertion): readonly number[] {
  const { hypothesis, rounds } = claimValues(sample, recorded, assertion);
  const track = sample.measure.start(hypothesis);
  return rounds.map((values) => {
    for (const value of values) track.next(value);
    return track.p;
  });
}

/** A ballot that cannot be found or read counts as what the loser would wish. */
export function pollingValue(paper: PaperReading, assorter: Assorter): number {
  if (paper.kind === "contest-absent") return 1 / 2;
  return paper.kind === "votes" ? assorter.valueOf(paper.votes) : 0;
}

export function paperReading(
  boards: ReadonlyMap<string, BoardLine>,
  contest: Contest,
  card: string,
): PaperReading {
  const reading = boards.get(card)?.contests[contest.id] ?? { kind: "contest-absent" };
  return reading.kind === "votes" ? { kind: "votes", votes: validVotes(contest, reading.votes) } : reading;
}

function recordReading(
  { records, pools }: Sample,
  { contest }: RecordedContest,
  claim: Claim,
  card: string,
): RecordReading {
  const pool = pools?.get(card);
  if (pool) {
    const tally = pool.contests[contest.id];
    return { kind: "pooled", mean: tally ? assorterMean(claim, tally, pool.cards) : 1 / 2 };
  }
  const record = records.get(card);
  if (!record) return { kind: "phantom" };
  const votes = record.contests[contest.id];
  return votes ? { kind: "votes", votes } : { kind: "contest-absent" };
}

/** One line for each drawn card and for no other. */
export function boardsOf(
  files: RecordFiles,
  drawn: ReadonlySet<string>,
): ReadonlyMap<string, BoardLine> | Difference {
  const boards = new Map<string, BoardLine>();
  const found = firstInLines(files, "boards.ndjson", (value, where) => {
    const line = value as BoardLine | undefined;
    if (!line || !drawn.has(line.card) || boards.has(line.card) || typeof line.contests !== "object")
      return differs("boards.ndjson", where, line?.card, "a drawn card, once");
    boards.set(line.card, line);
    return null;
  });
  const missing = [...drawn].find((card) => !boards.has(card));
  return (
    found ?? (missing === undefined ? boards : differs("boards.ndjson", missing, undefined, "a reading"))
  );
}

/** Two risks are the same to nine digits: processors differ in the last ones of a logarithm. */
export function wrongRisk(
  contest: string,
  recorded: RecordedRisk[string] | undefined,
  recomputed: readonly (readonly number[])[],
): Difference | null {
  for (const [claim, risks] of recomputed.entries()) {
    for (const [round, risk] of risks.entries()) {
      const said = recorded?.[claim]?.[round];
      const same = typeof said === "number" && Math.abs(said - risk) <= 1e-9 * Math.max(said, risk);
      if (!same) return differs("risk.json", `${contest} claim ${claim + 1} round ${round + 1}`, said, risk);
    }
  }
  const rounds = recomputed[0]?.length ?? 0;
  const more = recorded?.length !== recomputed.length || recorded.some((risks) => risks.length !== rounds);
  return more ? differs("risk.json", contest, recorded, recomputed) : null;
}
