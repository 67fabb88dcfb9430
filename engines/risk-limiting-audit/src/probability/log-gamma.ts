/**
 * ln of x! / (x - k)!, the number of ways to draw k cards in order from x, for any real x of at least k: Stirling's series, with
 * the recurrence below 12 (Abramowitz and Stegun 6.1.41). The leading terms are subtracted before they grow large.
 */
export function logFalling(x: number, k: number): number {
  if (k === 0) return 0;
  if (x - k < -1e-12) return -Infinity;
  let sum = 0;
  let [high, low] = [x + 1, Math.max(x - k, 0) + 1];
  for (; low < 12 && low < high - 1e-9; low += 1) sum += Math.log(low);
  if (low >= high - 1e-9) return sum;
  const ratio = (high - 0.5) * Math.log1p((high - low) / low) + (high - low) * (Math.log(low) - 1);
  return sum + ratio + stirling(high) - stirling(low);
}

function stirling(x: number): number {
  const square = x * x;
  return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / x;
}
