import {
  assertionsOf,
  assorterOf,
  fixedStake,
  outcomeOf,
  overstatementAssorter,
  overstatementNull,
  type Assertion,
  type Claim,
  type Contest,
} from "@counterfoil/risk-limiting-audit";
import { has, listOf, verdictOf, type Cases, type Shape } from "../room.ts";
import { close, fractionOf } from "./audits-choice.ts";
import { equal } from "./audits-draws.ts";

/** Seats of party lists, and every assertion that says them. */
export const seatShapes: readonly Shape[] = [
  {
    name: "seats of party lists and their assertions",
    recognises: ({ json }) =>
      has(json, "districts") && listOf(json["districts"], "lists", "seats", "threshold"),
    judge: ({ json }) => verdictOf((json as { districts: District[] }).districts.flatMap(judgeDistrict)),
  },
];

type District = Readonly<Record<string, unknown>> & {
  district: string;
  lists: { party: string; votes: number; seats: number }[];
  seats: number;
  threshold: number;
  valid_votes: number;
  blank_votes: number;
};
type ExpectedAssertion = {
  type: string;
  winner: string;
  loser: string;
  party: string;
  last_seat_won?: number;
  first_seat_lost?: number;
  score_diff?: number;
  assorter_mean: number;
  upper_bound: number;
  noerror: number;
} & Readonly<Record<string, unknown>>;

function judgeDistrict(district: District): Cases {
  const { valid_votes: valid, blank_votes: blank } = district;
  return [
    ...judgeSeats(district, valid, district["expected_assertions_Nc_valid"] as ExpectedAssertion[]),
    ...judgeSeats(
      district,
      valid + blank,
      district["expected_assertions_Nc_valid_plus_blank"] as ExpectedAssertion[],
    ),
    ...judgePublished(district),
  ];
}

function judgeSeats(district: District, cards: number, expected: readonly ExpectedAssertion[]): Cases {
  const { assertions, seats } = assertionsOfDistrict(district, cards);
  const won = district.lists.map(({ party, seats: official }) =>
    equal(`${district.district} seats of ${party}`, seats[party], official),
  );
  return [
    ...won,
    equal(`${district.district} assertions`, assertions.length, expected.length),
    ...expected.flatMap((one) => judgeSeatAssertion(district, assertions, one)),
  ];
}

function assertionsOfDistrict(
  { district, lists, seats, threshold, valid_votes }: District,
  cards: number,
): { assertions: readonly Assertion[]; seats: Readonly<Record<string, number>> } {
  const contest: Contest = {
    id: district,
    candidates: lists.map((list) => list.party),
    choice: { kind: "seats", method: "dhondt", seats, threshold: fractionOf(threshold) },
    cards,
  };
  const votes = Object.fromEntries(lists.map((list) => [list.party, list.votes]));
  const tally = { kind: "votes", votes, validCards: valid_votes } as const;
  const outcome = outcomeOf(contest, tally);
  if (!outcome.ok || outcome.value.kind !== "seats") return { assertions: [], seats: {} };
  const assertions = assertionsOf(contest, tally, outcome.value);
  return { assertions: assertions.ok ? assertions.value : [], seats: outcome.value.seats };
}

function judgeSeatAssertion(
  { district, lists }: District,
  assertions: readonly Assertion[],
  expected: ExpectedAssertion,
): Cases {
  const what = `${district} ${expected.type} ${expected.winner ?? expected.party} ${expected.loser ?? ""}`;
  const found = assertions.find(({ claim }) => isClaimOf(claim, expected));
  if (!found) return [`${what}: no such assertion`];
  const { claim, upperBound, reportedMean } = found;
  const votesOf = (party: string): number => lists.find((list) => list.party === party)?.votes ?? NaN;
  const quotients =
    claim.kind === "higher-quotient"
      ? [
          equal(`${what} last seat`, claim.winnerDivisor, expected.last_seat_won),
          equal(`${what} next seat`, claim.loserDivisor, expected.first_seat_lost),
          close(
            `${what} lead`,
            votesOf(claim.winner) / claim.winnerDivisor - votesOf(claim.loser) / claim.loserDivisor,
            expected.score_diff ?? NaN,
            1e-9,
          ),
        ]
      : [];
  return [
    ...quotients,
    close(`${what} mean`, reportedMean, expected.assorter_mean, 1e-9),
    close(`${what} upper bound`, upperBound, expected.upper_bound, 1e-9),
    close(`${what} without error`, withoutError(found), expected.noerror, 1e-9),
    ...Object.entries(expected)
      .filter(([name]) => name.startsWith("samples_bet_"))
      .map(([name, size]) =>
        equal(`${what} ${name}`, drawsWithoutError(found, Number(name.slice(12))), size),
      ),
  ];
}

function isClaimOf(claim: Claim, { type, winner, loser, party }: ExpectedAssertion): boolean {
  if (claim.kind === "higher-quotient") {
    return type === "dhondt" && claim.winner === winner && claim.loser === loser;
  }
  const share = type === "above_threshold" ? "above-share" : "below-share";
  return claim.kind === share && "candidate" in claim && claim.candidate === party;
}

/** What rlauxe printed of the hardest assertion, to six digits. */
function judgePublished(district: District): Cases {
  const published = district["rlauxe_published_hardest (Nc = valid votes)"];
  if (!has(published, "noerror", "mean", "upper")) return [];
  const { assertions } = assertionsOfDistrict(district, district.valid_votes);
  const hardest = assertions.reduce((one, other) => (withoutError(other) < withoutError(one) ? other : one));
  const what = `${district.district} as published`;
  return [
    close(`${what} without error`, withoutError(hardest), Number(published["noerror"]), 1e-6),
    close(`${what} mean`, hardest.reportedMean, Number(published["mean"]), 1e-6),
    close(`${what} upper bound`, hardest.upperBound, Number(published["upper"]), 1e-6),
  ];
}

function withoutError({ claim, margin }: Assertion): number {
  return overstatementAssorter(assorterOf(claim), margin, true).noErrorValue;
}

/** Cards drawn until a fixed stake has a risk of at most five percent, when no card has an error. */
function drawsWithoutError({ claim, margin, upperBound }: Assertion, stake: number): number {
  const value = withoutError({ claim, margin, upperBound, contest: "", reportedMean: 0 });
  const track = fixedStake(stake).start(overstatementNull({ upper: upperBound, margin }));
  while (track.p > 0.05) track.next(value);
  return track.draws;
}
