import { array, constantFrom, integer, record, shuffledSubarray, tuple, type Arbitrary } from "fast-check";
import type { Contest, SocialChoice } from "../social-choice/contest.ts";

/** Small elections for properties: a contest and marks of cards, twice over the same contest where two tallies are compared. */
export type SmallElection = {
  readonly contest: Contest;
  readonly cards: readonly (readonly string[])[];
  readonly otherCards: readonly (readonly string[])[];
};

const letters = ["A", "B", "C", "D", "E"];

/** Every social choice there is, by name. */
export function choicesOf(candidates: number): Readonly<Record<string, SocialChoice>> {
  const fifth = { numerator: 1, denominator: 5 };
  const seats = (method: Extract<SocialChoice, { kind: "seats" }>["method"], all: number): SocialChoice => ({
    kind: "seats",
    method,
    seats: all,
  });
  return {
    plurality: { kind: "plurality", winners: 1, votesAllowed: 1 },
    "vote for two": {
      kind: "plurality",
      winners: Math.min(2, candidates),
      votesAllowed: Math.min(2, candidates),
    },
    "two advance": { kind: "plurality", winners: Math.min(2, candidates), votesAllowed: 1 },
    approval: { kind: "approval", winners: 1 },
    supermajority: { kind: "supermajority", share: { numerator: 3, denominator: 5 } },
    threshold: { kind: "threshold", share: fifth },
    "majority or runoff": { kind: "majority-or-runoff", advancing: Math.min(2, candidates) },
    "instant-runoff": { kind: "instant-runoff" },
    dhondt: seats("dhondt", 7),
    "sainte-lague": seats("sainte-lague", 5),
    "modified-sainte-lague": seats("modified-sainte-lague", 5),
    "largest-remainder": seats("largest-remainder", 6),
    "dhondt with a threshold": { kind: "seats", method: "dhondt", seats: 5, threshold: fifth },
    "largest-remainder with a threshold": {
      kind: "seats",
      method: "largest-remainder",
      seats: 4,
      threshold: fifth,
    },
  };
}

export const choiceNames = Object.keys(choicesOf(2));

export function smallElections(choice: string): Arbitrary<SmallElection> {
  return integer({ min: 2, max: 5 }).chain((count) => {
    const candidates = letters.slice(0, count);
    // Mostly one mark, so that contests with one vote have valid cards.
    const marks = tuple(shuffledSubarray(candidates), constantFrom(1, 1, 1, 2, 5)).map(([some, most]) =>
      some.slice(0, most),
    );
    const cards = array(marks, { minLength: 1, maxLength: 24 });
    return record({ cards, otherCards: cards, blank: integer({ min: 0, max: 5 }) }).map((drawn) => ({
      contest: {
        id: "contest",
        candidates,
        choice: choicesOf(count)[choice]!,
        cards: Math.max(drawn.cards.length, drawn.otherCards.length) + drawn.blank,
      },
      cards: drawn.cards,
      otherCards: drawn.otherCards,
    }));
  });
}
