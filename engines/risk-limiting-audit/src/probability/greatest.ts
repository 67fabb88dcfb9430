/** The greatest value of a concave function between two places, by golden sections; exact to rounding where it is flat. */
export function greatest(valueAt: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [x, y] = [b - golden * (b - a), a + golden * (b - a)];
  let [atX, atY] = [valueAt(x), valueAt(y)];
  const close = Math.max(1e-8 * (high - low), 1e-12 * Math.max(Math.abs(low), Math.abs(high)));
  while (b - a > close) {
    if (atX < atY) {
      [a, x, atX] = [x, y, atY];
      y = a + golden * (b - a);
      atY = valueAt(y);
    } else {
      [b, y, atY] = [y, x, atX];
      x = b - golden * (b - a);
      atX = valueAt(x);
    }
  }
  return Math.max(atX, atY, valueAt(low), valueAt(high));
}

const golden = (Math.sqrt(5) - 1) / 2;
