/**
 * The least whole number between `low` and `high` that is enough, where every larger one is too; null where none is. Few
 * questions are asked when `guess` is near.
 */
export function leastThat(
  enough: (value: number) => boolean,
  low: number,
  high: number,
  guess: number,
): number | null {
  let above = Math.min(high, Math.max(low, guess));
  let below = low;
  if (enough(above)) {
    for (let step = 1; above > low && enough(Math.max(low, above - step)); step *= 2)
      above = Math.max(low, above - step);
  } else {
    for (let step = 1; ; step *= 2) {
      if (above >= high) return null;
      below = above + 1;
      above = Math.min(high, above + step);
      if (enough(above)) break;
    }
  }
  while (below < above) {
    const middle = Math.floor((below + above) / 2);
    if (enough(middle)) above = middle;
    else below = middle + 1;
  }
  return above;
}
