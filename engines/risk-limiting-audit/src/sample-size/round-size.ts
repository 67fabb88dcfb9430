import type { RoundTrack } from "../risk/rounds/round-measure.ts";

/**
 * The smallest next round that stops with at least this chance, if the reported share is right.
 *
 * The chance of stopping is a saw: it rises with each ballot and falls when one vote more is demanded. So several sizes are "just
 * enough"; references return whichever their search meets. This returns the smallest, and never a guess: below it, no size would
 * do even if it were spared the last tooth.
 *
 * @param chance between 0 and 1
 * @param most how many ballots of the pair there are
 * @returns ballots of the pair, or null where no size up to `most` is enough
 */
export function smallestRound(track: RoundTrack, chance: number, most: number): number | null {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`a chance is between 0 and 1, not ${chance}`);
  let size = enoughByDoubling(track, chance, most);
  if (size === null) return null;
  size = crossing(track, chance, size);
  for (let n = size - 1; n >= 1 && withoutLastTooth(track, n) >= chance; n--)
    if (track.stopChance(n) >= chance) size = n;
  return size;
}

/**
 * Ballots of the whole contest that hold so many ballots of the pair on average, never more than there are.
 *
 * @param pairShare share of the cards that show the pair, above 0
 */
export function scaledToCards(pairBallots: number | null, pairShare: number, cards: number): number {
  return pairBallots === null ? cards : Math.min(cards, Math.ceil(pairBallots / pairShare - 1e-9));
}

function enoughByDoubling(track: RoundTrack, chance: number, most: number): number | null {
  for (let size = 1; ; size = Math.min(most, size * 2)) {
    if (track.stopChance(size) >= chance) return size;
    if (size >= most) return null;
  }
}

/** A size that is enough while one less is not. */
function crossing(track: RoundTrack, chance: number, enough: number): number {
  let high = enough;
  let low = Math.floor(enough / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (track.stopChance(middle) >= chance) high = middle;
    else low = middle;
  }
  return high;
}

/** The chance if one vote fewer were demanded: above every size nearby, and without teeth. */
function withoutLastTooth(track: RoundTrack, size: number): number {
  return track.stopChance(size, 1);
}
