/** A small made-up election: three jurisdictions' cards, their manifests and Dominion exports, and the true votes of each card. */
export interface MadeCard {
  readonly tabulator: string;
  readonly batch: string;
  readonly place: number;
  readonly precinct: string;
  /** By contest; a contest that is missing is not on the card. */
  readonly votes: Readonly<Record<string, readonly string[]>>;
}

export interface MadeContest {
  readonly id: string;
  readonly candidates: readonly string[];
  readonly votesAllowed: number;
}

/** Cards of one jurisdiction in batches of `size`, voted by `votesOf` from the number of the card, from 0. */
export function madeCards(
  count: number,
  size: number,
  votesOf: (card: number) => MadeCard["votes"],
): MadeCard[] {
  return Array.from({ length: count }, (_, card) => ({
    tabulator: "1",
    batch: String(Math.floor(card / size) + 1),
    place: (card % size) + 1,
    precinct: `P${card % 4}`,
    votes: votesOf(card),
  }));
}

export function manifestCsv(cards: readonly MadeCard[]): string {
  const counts = new Map<string, number>();
  for (const { tabulator, batch } of cards) {
    const key = `${tabulator},${batch}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].map(([key, count]) => `${key},${count},Shelf ${key.split(",")[1]}`);
  return ["Tabulator,Batch,Number of Ballots,Storage Location", ...rows, ""].join("\n");
}

/** As Dominion exports it: contests, choices, names of columns, one row a card. */
export function dominionCsv(cards: readonly MadeCard[], contests: readonly MadeContest[]): string {
  const columns = contests.flatMap((contest) =>
    contest.candidates.map((candidate) => ({ contest, candidate })),
  );
  const lead = [
    "CvrNumber",
    "TabulatorNum",
    "BatchId",
    "RecordId",
    "ImprintedId",
    "PrecinctPortion",
    "BallotType",
  ];
  const blank = lead.map(() => "");
  const head = [
    ["A made-up election", "5.10"],
    [...blank, ...columns.map(({ contest }) => `${contest.id} (Vote For=${contest.votesAllowed})`)],
    [...blank, ...columns.map(({ candidate }) => candidate)],
    [...lead, ...columns.map(() => "")],
  ];
  const rows = cards.map(({ tabulator, batch, place, precinct, votes }, index) => [
    String(index + 1),
    tabulator,
    batch,
    String(place),
    `${tabulator}-${batch}-${place}`,
    precinct,
    "1",
    ...columns.map(({ contest, candidate }) => {
      const marks = votes[contest.id];
      return marks === undefined ? "" : marks.includes(candidate) ? "1" : "0";
    }),
  ]);
  return [...head, ...rows].map((row) => `${row.join(",")}\n`).join("");
}

/** Votes of each candidate over all cards, as somebody would announce them. */
export function announcedVotes(
  cards: readonly MadeCard[],
  { id, candidates }: MadeContest,
): Record<string, number> {
  return Object.fromEntries(
    candidates.map((one) => [one, cards.filter(({ votes }) => votes[id]?.includes(one)).length]),
  );
}
