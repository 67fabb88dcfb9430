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
  return contest.choice.kind === "instant-runoff" ? countRankings(cards) : countVotes(contest, cards);
}

function countVotes(contest: Contest, cards: Iterable<readonly string[]>): Tally {
  const votes: Record<string, number> = Object.fromEntries(contest.candidates.map((one) => [one, 0]));
  let validCards = 0;
  for (const card of cards) {
    if (card.length > 0) validCards++;
    for (const candidate of card) votes[candidate] = (votes[candidate] ?? 0) + 1;
  }
  return { kind: "votes", votes, validCards };
}

function countRankings(cards: Iterable<readonly string[]>): Tally {
  const counts = new Map<string, { count: number; readonly ranking: readonly string[] }>();
  for (const ranking of cards) {
    const key = JSON.stringify(ranking);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { count: 1, ranking });
  }
  return { kind: "rankings", rankings: [...counts.values()] };
}
