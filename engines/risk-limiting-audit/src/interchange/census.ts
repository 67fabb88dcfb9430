import { votesOf, type Card, type CardSink, type CvrContest } from "./card.ts";
import { batchName } from "./manifest.ts";

/** What a file of records adds up to, gathered card by card while it is read. */
export type Census = {
  readonly records: number;
  /** Records of each batch; the key is `batchKey`. */
  readonly batches: ReadonlyMap<string, BatchCount>;
  readonly contests: ReadonlyMap<string, ContestCount>;
  /** Ids that stand on more than one record of a batch. */
  readonly repeated: readonly string[];
};

export type BatchCount = { readonly tabulator: string; readonly batch: string; readonly records: number };

export type ContestCount = {
  /** Cards with the contest on them, also without a mark. */
  readonly cards: number;
  readonly overvoted: number;
  readonly undervotes: number;
  readonly votes: ReadonlyMap<string, number>;
  /** For each choice the precincts in which it has a vote, and all precincts in which the contest was. */
  readonly precinctsOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly precincts: ReadonlySet<string>;
};

export function batchKey(tabulator: string | null, batch: string): string {
  return JSON.stringify([tabulator, batch]);
}

/** Ids repeat harmlessly across batches in some systems, so they are compared within a batch. */
export function censusTaker(): { readonly count: CardSink; census(contests: readonly CvrContest[]): Census } {
  const batches = new Map<string, { tabulator: string; batch: string; records: number; ids: Set<string> }>();
  const tallies = new Map<string, Tally>();
  const repeated = new Set<string>();
  let records = 0;
  return {
    count(card) {
      records++;
      const key = batchKey(card.tabulator, card.batch);
      const batch = batches.get(key) ?? {
        tabulator: card.tabulator,
        batch: card.batch,
        records: 0,
        ids: new Set(),
      };
      batch.records++;
      if (batch.ids.has(card.id)) repeated.add(`${batchName(card)}: ${card.id}`);
      batch.ids.add(card.id);
      batches.set(key, batch);
      countVotes(tallies, card);
    },
    census: (contests) => ({
      records,
      batches,
      repeated: [...repeated],
      contests: new Map(contests.map((contest) => [contest.id, finished(contest, tallies.get(contest.id))])),
    }),
  };
}

type Tally = {
  cards: number;
  overvoted: number;
  marks: number;
  readonly votes: Map<string, number>;
  readonly precinctsOf: Map<string, Set<string>>;
  readonly precincts: Set<string>;
};

function countVotes(tallies: Map<string, Tally>, { contests, precinct, tabulator }: Card): void {
  const place = precinct ?? tabulator;
  for (const said of contests) {
    const tally = tallies.get(said.contest) ?? emptyTally();
    tallies.set(said.contest, tally);
    tally.cards++;
    tally.precincts.add(place);
    if (said.overvoted) tally.overvoted++;
    // Of a ranked contest the first preference is tallied.
    const first = said.ranks === null ? null : Math.min(...said.ranks);
    for (const [index, choice] of votesOf(said).entries()) {
      if (first !== null && said.ranks![index] !== first) continue;
      tally.marks++;
      tally.votes.set(choice, (tally.votes.get(choice) ?? 0) + 1);
      const places = tally.precinctsOf.get(choice);
      if (places) places.add(place);
      else tally.precinctsOf.set(choice, new Set([place]));
    }
  }
}

function emptyTally(): Tally {
  return { cards: 0, overvoted: 0, marks: 0, votes: new Map(), precinctsOf: new Map(), precincts: new Set() };
}

function finished({ votesAllowed, choices }: CvrContest, tally = emptyTally()): ContestCount {
  const votes = new Map(choices.map(({ id }) => [id, tally.votes.get(id) ?? 0]));
  for (const [choice, count] of tally.votes) votes.set(choice, count);
  const undervotes = (tally.cards - tally.overvoted) * votesAllowed - tally.marks;
  return { ...tally, votes, undervotes };
}
