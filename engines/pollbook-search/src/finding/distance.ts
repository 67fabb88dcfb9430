/**
 * How many slips lie between two words: letters left out, added, changed, or two neighbours exchanged (optimal string alignment:
 * Damerau 1964). Counts bytes. Words longer than 62 bytes are never near.
 */
const WIDTH = 64;
const rows = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)] as const;

/** The distance of `typed` to `text[from..to)`, or, with `begins`, to that beginning of it which is nearest. Above `most` it is `most + 1`. */
export function slipsBetween(
  typed: Uint8Array,
  text: Uint8Array,
  from: number,
  to: number,
  most: number,
  begins: boolean,
): number {
  const length = Math.min(to - from, begins ? typed.length + most : WIDTH);
  if (typed.length >= WIDTH - 1 || length >= WIDTH - 1) return most + 1;
  if (!begins && Math.abs(typed.length - length) > most) return most + 1;
  let [older, old, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let at = 0; at <= length; at++) old[at] = at;
  for (let t = 1; t <= typed.length; t++) {
    if (nextRow(typed, t, text, from, length, older, old, row) > most) return most + 1;
    [older, old, row] = [old, row, older];
  }
  if (!begins) return Math.min(old[length]!, most + 1);
  let least = most + 1;
  for (let at = 0; at <= length; at++) least = Math.min(least, old[at]!);
  return least;
}

/** Fills the row of the typed letter `t` and returns the least in it. */
function nextRow(
  typed: Uint8Array,
  t: number,
  text: Uint8Array,
  from: number,
  length: number,
  older: Uint8Array,
  old: Uint8Array,
  row: Uint8Array,
): number {
  const letter = typed[t - 1]!;
  row[0] = t;
  let least = t;
  for (let at = 1; at <= length; at++) {
    const same = text[from + at - 1] === letter;
    let cost = old[at - 1]! + (same ? 0 : 1);
    if (old[at]! + 1 < cost) cost = old[at]! + 1;
    if (row[at - 1]! + 1 < cost) cost = row[at - 1]! + 1;
    const exchanged =
      t > 1 && at > 1 && letter === text[from + at - 2] && typed[t - 2] === text[from + at - 1];
    if (exchanged && older[at - 2]! + 1 < cost) cost = older[at - 2]! + 1;
    row[at] = cost;
    if (cost < least) least = cost;
  }
  return least;
}
