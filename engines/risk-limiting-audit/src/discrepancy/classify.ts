/**
 * What the audit board found against what the record says, for one contest on one card. Always the reading that helps the
 * reported winners least. The rule is the one that Colorado's counts follow (Lindeman and Stark, "A Gentle Introduction to
 * Risk-Limiting Audits", 2012, step 5, for pairs of winner and loser; what cannot be read by Bañuelos and Stark 2012).
 */
export type Discrepancy = "o2" | "o1" | "u1" | "u2" | "other" | "none";

/** The choices the board read in the contest, or why there are none. */
export type BoardReading =
  | readonly string[]
  | "no-consensus"
  | "ballot-not-found"
  /** The card is there, the contest is not on it. */
  | "contest-not-on-ballot";

export type AuditedContest = {
  readonly winners: readonly string[];
  readonly losers: readonly string[];
  readonly votesAllowed: number;
  /**
   * Whether a record that lacks the contest is a claim about the card (card style data). Then a contest that the board does not
   * find where the record has it is treated as a ballot that was not found; otherwise as one without a vote.
   */
  readonly cardStyles: boolean;
};

/**
 * - Board and record agree on the votes: `none`. An overvote is no vote, in both.
 * - Ballot not found, or no consensus: two votes if the record has a vote for a winner, else one, because the card may have held
 *   a vote for any loser.
 * - Otherwise, over all pairs, the most that a winner lost against a loser. An understatement only where every pair gained;
 *   `other` where nothing that decides has changed.
 *
 * @param record the choices of the record, or `phantom` where the manifest has a card that no record describes: half a vote for
 * everyone is assumed and never an understatement counted
 */
export function classify(
  contest: AuditedContest,
  record: readonly string[] | "phantom",
  board: BoardReading,
): Discrepancy {
  const claimed = record === "phantom" ? [] : validVotes(contest, record);
  const found = readingOf(contest, board);
  if (found === null) return claimed.some((choice) => contest.winners.includes(choice)) ? "o2" : "o1";
  if (record !== "phantom" && sameChoices(claimed, found)) return "none";
  const change = (choice: string): number =>
    Number(found.includes(choice)) - Number(claimed.includes(choice));
  let worst = -2;
  for (const winner of contest.winners)
    for (const loser of contest.losers) worst = Math.max(worst, change(loser) - change(winner));
  if (contest.winners.length === 0 || contest.losers.length === 0) worst = 0;
  return record === "phantom" && worst <= 0 ? "none" : named(worst);
}

/** By how many votes the record overstates the margin of the worst pair: 2 to -2. */
export function overstatementVotes(discrepancy: Discrepancy): number {
  return { o2: 2, o1: 1, other: 0, none: 0, u1: -1, u2: -2 }[discrepancy];
}

/** No vote where there are too many. */
function validVotes({ votesAllowed }: AuditedContest, choices: readonly string[]): readonly string[] {
  const distinct = [...new Set(choices)];
  return distinct.length > votesAllowed ? [] : distinct;
}

/** The votes the board found, or null where the worst must be assumed. */
function readingOf(contest: AuditedContest, board: BoardReading): readonly string[] | null {
  if (board === "no-consensus" || board === "ballot-not-found") return null;
  if (board === "contest-not-on-ballot") return contest.cardStyles ? null : [];
  return validVotes(contest, board);
}

function sameChoices(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((choice) => b.includes(choice));
}

function named(votes: number): Discrepancy {
  return ({ 2: "o2", 1: "o1", 0: "other", "-1": "u1", "-2": "u2" } as const)[votes as 2 | 1 | 0 | -1 | -2];
}
