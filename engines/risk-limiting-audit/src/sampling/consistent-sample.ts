/**
 * Consistent sampling: one sample shared by several contests (Rivest 2018; Glazer, Spertus and Stark, "More style, less work: card
 * style data decrease risk-limiting audit sample sizes", 2021). Every card has one random number or ticket; the sample of a contest
 * is the cards that carry it, smallest first, as many as the contest needs. A card counts for every contest on it.
 */
export type StyledCard = { readonly id: string; readonly contests: readonly string[] };

/** A number or a ticket, all of one kind; smaller is drawn earlier. */
export type DrawKey = bigint | string;

export type ConsistentSample = {
  /** Places in the list of cards, smallest key first, each once. */
  readonly drawn: readonly number[];
  /** For each contest the key of the last card it needed: a card with the contest is in its sample if its key is not above. */
  readonly thresholds: Readonly<Record<string, DrawKey>>;
  /** Contests that have fewer cards than asked for: all of them were drawn. */
  readonly exhausted: readonly string[];
};

/**
 * @param cards all cards, phantoms too, with the contests that their style says are on them
 * @param keys the key of each card, in the same order
 * @param sizes how many cards each contest needs. With larger sizes the old sample stays and only new cards come to it.
 */
export function consistentSample(
  cards: readonly StyledCard[],
  keys: readonly DrawKey[],
  sizes: Readonly<Record<string, number>>,
): ConsistentSample {
  const order = cards.map((_, card) => card).sort((a, b) => compareKeys(keys[a]!, keys[b]!) || a - b);
  const open = new Map(Object.entries(sizes).filter(([, size]) => size > 0));
  const drawn: number[] = [];
  const thresholds: Record<string, DrawKey> = {};
  for (const card of order) {
    if (open.size === 0) break;
    const counted = cards[card]!.contests.filter((contest) => open.has(contest));
    if (counted.length === 0) continue;
    drawn.push(card);
    for (const contest of counted) {
      thresholds[contest] = keys[card]!;
      const left = open.get(contest)! - 1;
      if (left > 0) open.set(contest, left);
      else open.delete(contest);
    }
  }
  return { drawn, thresholds, exhausted: [...open.keys()] };
}

/** What an escalation adds: the cards of the larger sample that were not in the smaller, in order of drawing. */
export function addedBy(larger: ConsistentSample, smaller: ConsistentSample): number[] {
  const before = new Set(smaller.drawn);
  return larger.drawn.filter((card) => !before.has(card));
}

function compareKeys(a: DrawKey, b: DrawKey): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
