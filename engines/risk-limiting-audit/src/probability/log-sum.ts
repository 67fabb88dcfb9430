/** ln(e^a + e^b). */
export function logAdd(a: number, b: number): number {
  const most = a > b ? a : b;
  if (most === -Infinity) return -Infinity;
  return most + Math.log1p(Math.exp((a > b ? b : a) - most));
}

/** ln of the sum of e^x over all x. */
export function logSum(terms: Iterable<number>): number {
  const list = [...terms];
  let most = -Infinity;
  for (const term of list) if (term > most) most = term;
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (const term of list) sum += Math.exp(term - most);
  return most + Math.log(sum);
}
