import { assorterOf } from "../assertion/assorter.ts";
import { measuredClaim } from "../assertion/assertion.ts";
import type { Claim } from "../assertion/claim.ts";
import { overstatementAssorter } from "../assertion/overstatement-assorter.ts";
import { overstatementNull } from "../design/overstatement.ts";
import type { RiskMeasure } from "../risk/risk-measure.ts";
import type { Ticket } from "../sampling/ticket.ts";
import { paperReading, type ClaimValues } from "./check-risk.ts";
import type { BoardLine, RecordedContest, RecordedRound, RecordLine } from "./record.ts";

/** A card that could have been drawn; a phantom has no record. */
export type TicketedCard = {
  readonly id: string;
  readonly contests: readonly string[];
  readonly ticket: Ticket;
  readonly record: RecordLine | null;
};

/** What was drawn by card style, and what paper and records say of it. */
export type StyledSample = {
  readonly rounds: readonly RecordedRound[];
  readonly measure: RiskMeasure;
  readonly boards: ReadonlyMap<string, BoardLine>;
  /** Every card up to the last that was drawn, by rising ticket. */
  readonly inOrder: readonly TicketedCard[];
};

/** The risk of every claim of a contest after every round. */
export function styledRisks(sample: StyledSample, recorded: RecordedContest): readonly (readonly number[])[] {
  return styledValues(sample, recorded).map(({ hypothesis, rounds }) => {
    const track = sample.measure.start(hypothesis);
    return rounds.map((values) => {
      for (const value of values) track.next(value);
      return track.p;
    });
  });
}

/** The values of a contest's cards for every claim, by round: for planning a next round. */
export function styledValues(sample: StyledSample, recorded: RecordedContest): readonly ClaimValues[] {
  const own = sample.inOrder.filter((card) => card.contests.includes(recorded.contest.id));
  return recorded.claims.map((claim) => claimValues(sample, recorded, own, claim));
}

/** Of each round the cards of the contest up to the first that was not drawn. */
function claimValues(
  { rounds, boards }: StyledSample,
  { contest, tally }: RecordedContest,
  own: readonly TicketedCard[],
  claim: Claim,
): ClaimValues {
  const { margin, upperBound: upper } = measuredClaim(contest, tally, claim);
  const compared = overstatementAssorter(assorterOf(claim), margin, true);
  const valueOf = ({ id, record }: TicketedCard): number =>
    record
      ? compared.valueOf(
          { kind: "votes", votes: record.contests[contest.id] ?? [] },
          paperReading(boards, contest, id),
        )
      : compared.valueOf({ kind: "phantom" }, { kind: "not-found" });
  const drawn = new Set<string>();
  let next = 0;
  return {
    hypothesis: overstatementNull({ upper, margin }, contest.cards),
    rounds: rounds.map((round) => {
      for (const id of round.cards) drawn.add(id);
      const values: number[] = [];
      for (let card = own[next]; card && drawn.has(card.id); card = own[++next]) values.push(valueOf(card));
      return values;
    }),
  };
}
