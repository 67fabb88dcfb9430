/** A contest as a file of cast vote records (CVRs) declares it. */
export type CvrContest = {
  readonly id: string;
  readonly name: string;
  /** How many choices a voter may mark ("vote for k"). */
  readonly votesAllowed: number;
  /** How many ranks a voter may give; 0 where choices are not ranked. */
  readonly ranks: number;
  readonly choices: readonly CvrChoice[];
};

export type CvrChoice = { readonly id: string; readonly name: string; readonly writeIn: boolean };

/** What one card says in one contest. A contest that is on the card and has no mark is here, with no marks: it is not absent. */
export type CardContest = {
  /** `CvrContest.id` */
  readonly contest: string;
  /** `CvrChoice.id` of every mark that the system took for a vote, also when there are too many. */
  readonly marks: readonly string[];
  /** For ranked contests the rank of each mark, 1 is best. */
  readonly ranks: readonly number[] | null;
  /** More marks than allowed, or the system says so (ES&S names no choices then): the card counts for nobody. */
  readonly overvoted: boolean;
};

/** One cast vote record. Identifiers are texts exactly as in the file: leading zeros stay. */
export type Card = {
  /** What is printed on the card or names it in the file (imprinted id, unique identifier). */
  readonly id: string;
  readonly tabulator: string;
  readonly batch: string;
  /** The card's place or record number in its batch, where the file tells it. */
  readonly record: string | null;
  readonly style: string | null;
  readonly precinct: string | null;
  readonly contests: readonly CardContest[];
};

export type CardSink = (card: Card) => void;

/** The choices that a card gives a vote to: none when it is overvoted. */
export function votesOf(contest: CardContest): readonly string[] {
  return contest.overvoted ? [] : contest.marks;
}

/** Whether marks are too many. With ranks, only equal first ranks are: later ones are a matter of the contest's rules. */
export function isOvervote(marks: number, ranks: readonly number[] | null, votesAllowed: number): boolean {
  if (ranks === null) return marks > votesAllowed;
  const best = Math.min(...ranks);
  return ranks.filter((rank) => rank === best).length > votesAllowed;
}
