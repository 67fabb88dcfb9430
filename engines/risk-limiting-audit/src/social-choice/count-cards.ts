import type { Contest } from "./contest.ts";
import { votesAllowed, type Tally } from "./tally.ts";

/**
 * The candidates a card gives a vote to, from its marks (for instant-runoff its ranking, most preferred first). Too many marks count
 * for nobody; marks for others than the contest's candidates are left out after that.
 */
export function validVotes(contest: Contest, marks: readonly string[]): readonly string[] {
  const distinct = [...new Set(marks)];
  if (distinct.length > votesAllowed(contest) && contest.choice.kind !== "instant-runoff") return [];
  return distinct.filter((one) => contest.candidates.includes(one));
}

/** The tally of cards, each given by what `validVotes` made of it. */
export function countCards(contest: Contest, cards: Iterable<readonly string[]>): Tally {
  const counter = cardCounter(contest);
  for (const card of cards) counter.add(card);
  return counter.tally();
}

/** Counts card by card, in memory that does not grow with the cards. */
export type CardCounter = { add(votes: readonly string[]): void; tally(): Tally; readonly cards: number };

export function cardCounter(contest: Contest): CardCounter {
  return contest.choice.kind === "instant-runoff" ? rankingCounter() : voteCounter(contest);
}

function voteCounter(contest: Contest): CardCounter {
  const votes = new Map(contest.candidates.map((one) => [one, 0]));
  let validCards = 0;
  let cards = 0;
  return {
    add(card) {
      cards++;
      if (card.length > 0) validCards++;
      for (const candidate of card) votes.set(candidate, (votes.get(candidate) ?? 0) + 1);
    },
    tally: () => ({ kind: "votes", votes: Object.fromEntries(votes), validCards }),
    get cards() {
      return cards;
    },
  };
}

function rankingCounter(): CardCounter {
  const counts = new Map<string, { count: number; readonly ranking: readonly string[] }>();
  let cards = 0;
  return {
    add(ranking) {
      cards++;
      const key = JSON.stringify(ranking);
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { count: 1, ranking });
    },
    tally: () => ({ kind: "rankings", rankings: [...counts.values()] }),
    get cards() {
      return cards;
    },
  };
}
