/**
 * Goal: the assertions of every social choice say its outcome and nothing else, and an assorter's mean is above one half exactly when
 * its claim is true. Method: small random elections; the outcome, the claims and the means are worked out again from their
 * definitions, card by card.
 */
import { assert as check, constantFrom, property, shuffledSubarray, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { countCards, validVotes } from "../social-choice/count-cards.ts";
import type { Contest } from "../social-choice/contest.ts";
import { outcomeOf, sameOutcome } from "../social-choice/reported-outcome.ts";
import type { Tally } from "../social-choice/tally.ts";
import { assertionsOf, dilutedMargin, type Assertion } from "./assertion.ts";
import { assorterOf } from "./assorter.ts";
import type { Claim } from "./claim.ts";
import { claimSentence } from "./claim-sentence.ts";
import { choiceNames, smallElections } from "./elections.test-data.ts";
import { assorterMargin, assorterMean } from "./margin.ts";
import { choiceRefusalMessages } from "./refusal-messages.ts";

type Cards = readonly (readonly string[])[];

function votesOn(contest: Contest, cards: Cards): Cards {
  return cards.map((marks) => validVotes(contest, marks));
}

function tallyOf(contest: Contest, cards: Cards): Tally {
  return countCards(contest, votesOn(contest, cards));
}

function reportedAssertions(contest: Contest, tally: Tally): readonly Assertion[] | null {
  const outcome = outcomeOf(contest, tally);
  if (!outcome.ok) return null;
  const assertions = assertionsOf(contest, tally, outcome.value);
  if (!assertions.ok) throw new Error(`${assertions.refusal} ${JSON.stringify(assertions.values)}`);
  return assertions.value;
}

/** Whether a claim is true of cards, by its own words and in whole numbers. */
function isTrue(claim: Claim, cards: Cards): boolean {
  const votes = (candidate: string): number => cards.filter((card) => card.includes(candidate)).length;
  const single = cards.filter((card) => card.length === 1);
  switch (claim.kind) {
    case "more-votes":
      return votes(claim.winner) > votes(claim.loser);
    case "above-share":
    case "below-share": {
      const { numerator, denominator } = claim.share;
      const own = single.filter((card) => card[0] === claim.candidate).length * denominator;
      const share = single.length * numerator;
      return claim.kind === "above-share" ? own > share : own < share;
    }
    case "not-eliminated-before": {
      const first = cards.filter((card) => card[0] === claim.winner).length;
      const rank = (card: readonly string[], one: string): number =>
        card.includes(one) ? card.indexOf(one) : Infinity;
      return first > cards.filter((card) => rank(card, claim.loser) < rank(card, claim.winner)).length;
    }
    case "not-eliminated-next": {
      const top = cards.map((card) => card.find((one) => claim.continuing.includes(one)));
      return (
        top.filter((one) => one === claim.winner).length > top.filter((one) => one === claim.loser).length
      );
    }
    case "higher-quotient":
      return votes(claim.winner) * claim.loserDivisor > votes(claim.loser) * claim.winnerDivisor;
    case "larger-remainder": {
      const all = claim.lists.reduce((sum, list) => sum + votes(list), 0);
      return (votes(claim.winner) - votes(claim.loser)) * claim.seats > (claim.seatsAhead - 1) * all;
    }
    default:
      throw new TypeError();
  }
}

describe.each(choiceNames)("%s", (choice) => {
  const elections = smallElections(choice);

  it("W5.7: the reported margins are those of the cards, above 0, and values keep their bounds", () => {
    check(
      property(elections, ({ contest, cards }) => {
        for (const assertion of reportedAssertions(contest, tallyOf(contest, cards)) ?? []) {
          const assorter = assorterOf(assertion.claim);
          const values = votesOn(contest, cards).map((votes) => assorter.valueOf(votes));
          for (const value of values) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(assorter.upperBound + 1e-12);
          }
          const absent = contest.cards - cards.length;
          const mean = (values.reduce((sum, value) => sum + value, 0) + absent / 2) / contest.cards;
          expect(assertion.reportedMean).toBeCloseTo(mean, 12);
          expect(assertion.reportedMean).toBeGreaterThan(1 / 2);
          expect(assertion.margin).toBeCloseTo(2 * mean - 1, 12);
          expect(dilutedMargin(contest, assertion, 2 * contest.cards)).toBeCloseTo(assertion.margin / 2, 12);
        }
      }),
    );
  });

  it("a mean is above one half exactly when the claim is true, whatever the cards", () => {
    check(
      property(elections, ({ contest, cards, otherCards }) => {
        const paper = votesOn(contest, otherCards);
        for (const { claim } of reportedAssertions(contest, tallyOf(contest, cards)) ?? []) {
          const mean = assorterMean(claim, countCards(contest, paper), contest.cards);
          if (isTrue(claim, paper)) expect(mean).toBeGreaterThan(1 / 2 + 1e-9);
          else expect(mean).toBeLessThanOrEqual(1 / 2 + 1e-12);
        }
      }),
    );
  });

  it("cards on which all claims are true have the reported outcome, and mostly the other way round", () => {
    // A list may cross the threshold without a seat changing; a count may go another way to the same winner.
    const onlyOneWay = choice === "instant-runoff" || choice.endsWith("with a threshold");
    check(
      property(elections, ({ contest, cards, otherCards }) => {
        const reported = outcomeOf(contest, tallyOf(contest, cards));
        const claims = reportedAssertions(contest, tallyOf(contest, cards));
        if (!claims || !reported.ok) return;
        const paper = votesOn(contest, otherCards);
        const right = outcomeOf(contest, countCards(contest, paper));
        const same = right.ok && sameOutcome(right.value, reported.value);
        const confirmed = claims.every(({ claim }) => isTrue(claim, paper));
        if (confirmed) expect(same).toBe(true);
        if (same && !onlyOneWay) expect(confirmed).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("does not depend on the order of cards and candidates", () => {
    const permuted = elections.chain((election) =>
      tuple(
        constantFrom(election),
        shuffledSubarray([...election.contest.candidates], { minLength: election.contest.candidates.length }),
        shuffledSubarray([...election.cards], { minLength: election.cards.length }),
      ),
    );
    check(
      property(permuted, ([{ contest, cards }, candidates, shuffled]) => {
        const one = reportedAssertions(contest, tallyOf(contest, cards));
        const other = reportedAssertions(
          { ...contest, candidates },
          tallyOf({ ...contest, candidates }, shuffled),
        );
        const hardest = (found: readonly Assertion[] | null): number | undefined =>
          found?.reduce((least, { margin }) => Math.min(least, margin), 2);
        if (one === null) expect(other).toBe(null);
        else expect(hardest(other)).toBeCloseTo(hardest(one)!, 12);
      }),
    );
  });

  it("W5.7 negative: a reported outcome that its own votes do not give is refused", () => {
    check(
      property(elections, ({ contest, cards }) => {
        const tally = tallyOf(contest, cards);
        if (!outcomeOf(contest, tally).ok) return;
        const nobody = { kind: "winners", winners: [] } as const;
        expect(assertionsOf(contest, tally, nobody)).toMatchObject({ ok: false, refusal: "wrong-winner" });
      }),
    );
  });
});

describe("words", () => {
  it("every claim and every refusal speaks English and French", () => {
    const claims: readonly Claim[] = [
      { kind: "more-votes", winner: "a", loser: "b" },
      { kind: "above-share", candidate: "a", share: { numerator: 1, denominator: 2 } },
      { kind: "below-share", candidate: "a", share: { numerator: 1, denominator: 2 } },
      { kind: "not-eliminated-before", winner: "a", loser: "b" },
      { kind: "not-eliminated-next", winner: "a", loser: "b", continuing: ["a", "b"] },
      { kind: "higher-quotient", winner: "a", winnerDivisor: 2, loser: "b", loserDivisor: 3 },
      { kind: "larger-remainder", winner: "a", loser: "b", seatsAhead: 1, seats: 3, lists: ["a", "b"] },
    ];
    for (const claim of claims) {
      const { en, fr } = claimSentence(claim, (id) => `«${id}»`);
      expect(en).toContain("«a»");
      expect(fr).toContain("«a»");
    }
    for (const { en, fr } of Object.values(choiceRefusalMessages)) {
      const places = (text: string): string => (text.match(/\{\w+\}/g) ?? []).sort().join();
      expect(places(fr)).toBe(places(en));
    }
  });

  it("negative: a claim about rankings has no margin over plain votes", () => {
    const claim: Claim = { kind: "not-eliminated-before", winner: "a", loser: "b" };
    expect(() => assorterMargin(claim, { kind: "votes", votes: {}, validCards: 0 }, 1)).toThrow(TypeError);
  });
});
