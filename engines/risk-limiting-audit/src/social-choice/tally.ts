import { fine, refused, type Outcome } from "../outcome.ts";
import { checkedContest, type Contest, type ContestRefusal } from "./contest.ts";
import { unreachable } from "../unreachable.ts";

/** Counted votes of a contest, or of a pool of its cards. Cards without a valid vote are in neither. */
export type Tally =
  | {
      readonly kind: "votes";
      /** Votes by candidate id; a candidate who is missing has none. */
      readonly votes: Readonly<Record<string, number>>;
      /** Cards with a valid vote, for whomever. */
      readonly validCards: number;
    }
  | {
      readonly kind: "rankings";
      /** Candidate ids, most preferred first. */
      readonly rankings: readonly { readonly count: number; readonly ranking: readonly string[] }[];
    };

export type TallyRefusal = ContestRefusal | "invalid-tally" | "unknown-candidate" | "more-votes-than-cards";

/**
 * The tally, where it can be one of this contest. Refused: a member that is wrong (`invalid-tally`: `field`, `expected`); votes for
 * someone else (`unknown-candidate`: `candidate`, `nearest` is for the reader of files); more valid votes than the contest has cards
 * (`more-votes-than-cards`: `votes`, `cards`).
 */
export function checkedTally(contest: Contest, tally: Tally): Outcome<Tally, TallyRefusal> {
  const checked = checkedContest(contest);
  if (!checked.ok) return checked;
  const ranked = contest.choice.kind === "instant-runoff";
  if (ranked !== (tally.kind === "rankings")) {
    return refused("invalid-tally", { field: "kind", expected: ranked ? "rankings" : "votes" });
  }
  return tally.kind === "votes" ? checkedVotes(contest, tally) : checkedRankings(contest, tally);
}

function checkedVotes(
  contest: Contest,
  tally: Extract<Tally, { kind: "votes" }>,
): Outcome<Tally, TallyRefusal> {
  const { votes, validCards } = tally;
  if (!isCount(validCards))
    return refused("invalid-tally", { field: "validCards", expected: "a whole number" });
  let sum = 0;
  for (const [candidate, count] of Object.entries(votes)) {
    if (!contest.candidates.includes(candidate)) return refused("unknown-candidate", { candidate });
    if (!isCount(count)) {
      return refused("invalid-tally", { field: `votes.${candidate}`, expected: "a whole number" });
    }
    if (count > validCards) return refused("more-votes-than-cards", { votes: count, cards: validCards });
    sum += count;
  }
  const allowed = validCards * votesAllowed(contest);
  if (sum > allowed) return refused("more-votes-than-cards", { votes: sum, cards: allowed });
  return validCards > contest.cards
    ? refused("more-votes-than-cards", { votes: validCards, cards: contest.cards })
    : fine(tally);
}

function checkedRankings(
  contest: Contest,
  tally: Extract<Tally, { kind: "rankings" }>,
): Outcome<Tally, TallyRefusal> {
  let cards = 0;
  for (const [row, { count, ranking }] of tally.rankings.entries()) {
    const stranger = ranking.find((one) => !contest.candidates.includes(one));
    if (stranger !== undefined) return refused("unknown-candidate", { candidate: stranger });
    if (!isCount(count) || new Set(ranking).size < ranking.length) {
      return refused("invalid-tally", {
        field: `rankings[${row}]`,
        expected: "a whole number, and each candidate at most once",
      });
    }
    cards += count;
  }
  return cards > contest.cards
    ? refused("more-votes-than-cards", { votes: cards, cards: contest.cards })
    : fine(tally);
}

/** How many candidates a card may mark; more are an overvote and count for nobody. */
export function votesAllowed({ choice, candidates }: Contest): number {
  switch (choice.kind) {
    case "plurality":
      return choice.votesAllowed;
    case "approval":
    case "instant-runoff":
      return candidates.length;
    case "supermajority":
    case "threshold":
    case "majority-or-runoff":
    case "seats":
      return 1;
    default:
      return unreachable(choice);
  }
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
