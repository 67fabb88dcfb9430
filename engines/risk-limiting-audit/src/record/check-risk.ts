import { assorterOf } from "../assertion/assorter.ts";
import { dilutedMargin, measuredClaim, type Assertion } from "../assertion/assertion.ts";
import {
  overstatementAssorter,
  type PaperReading,
  type RecordReading,
} from "../assertion/overstatement-assorter.ts";
import { overstatementNull } from "../design/overstatement.ts";
import { wrongOutcome, type RiskMeasure } from "../risk/risk-measure.ts";
import { validVotes } from "../social-choice/count-cards.ts";
import type { Contest } from "../social-choice/contest.ts";
import { differs } from "./check-files.ts";
import type { DrawnRecords } from "./check-records.ts";
import type {
  BoardLine,
  Difference,
  RecordedContest,
  RecordedDesign,
  RecordedRisk,
  RecordedRound,
} from "./record.ts";

export type Sample = {
  readonly design: RecordedDesign;
  readonly measure: RiskMeasure;
  readonly rounds: readonly RecordedRound[];
  readonly boards: ReadonlyMap<string, BoardLine>;
  readonly records: DrawnRecords;
  /** All cards of the manifest, from which the sample is drawn. */
  readonly population: number;
};

/** The risk of every claim of a contest after every round, measured again. */
export function risksOf(
  sample: Sample,
  { contest, tally, claims }: RecordedContest,
): readonly (readonly number[])[] {
  return claims.map((claim) => riskAfterRounds(sample, contest, measuredClaim(contest, tally, claim)));
}

function riskAfterRounds(sample: Sample, contest: Contest, assertion: Assertion): readonly number[] {
  const { design, measure, rounds, population } = sample;
  const assorter = assorterOf(assertion.claim);
  const upper = assorter.upperBound;
  const margin = dilutedMargin(contest, assertion, population);
  const cards = design.sampler === "tickets" ? population : Infinity;
  const compared = overstatementAssorter(assorter, margin, false);
  const polling = design.style === "polling";
  const track = measure.start(
    polling ? wrongOutcome(upper, cards) : overstatementNull({ upper, margin }, cards),
  );
  return rounds.map((round) => {
    for (const card of round.cards) {
      const paper = paperReading(sample, contest, card);
      track.next(
        polling
          ? pollingValue(paper, assorter)
          : compared.valueOf(recordReading(sample, contest, card), paper),
      );
    }
    return track.p;
  });
}

/** A ballot that cannot be found or read counts as what the loser would wish. */
function pollingValue(paper: PaperReading, assorter: ReturnType<typeof assorterOf>): number {
  if (paper.kind === "contest-absent") return 1 / 2;
  return paper.kind === "votes" ? assorter.valueOf(paper.votes) : 0;
}

function paperReading({ boards }: Sample, contest: Contest, card: string): PaperReading {
  const reading = boards.get(card)?.contests[contest.id] ?? { kind: "contest-absent" };
  return reading.kind === "votes" ? { kind: "votes", votes: validVotes(contest, reading.votes) } : reading;
}

function recordReading({ records }: Sample, contest: Contest, card: string): RecordReading {
  const record = records.get(card);
  if (!record) return { kind: "phantom" };
  const votes = record.contests[contest.id];
  return votes ? { kind: "votes", votes } : { kind: "contest-absent" };
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
