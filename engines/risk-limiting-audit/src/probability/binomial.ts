/**
 * The binomial and hypergeometric distributions to full precision, by Catherine Loader's saddle-point expansion ("Fast and
 * accurate computation of binomial probabilities", 2000): differences of log-gammas would lose eight digits at ten million.
 */

/** ln Pr[K = k] of n draws that succeed with chance p. */
export function logBinomial(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return -Infinity;
  if (p === 0 || p === 1) return k === n * p ? 0 : -Infinity;
  if (k === 0) return n * Math.log1p(-p);
  if (k === n) return n * Math.log(p);
  const rest = n - k;
  const deviance = devianceOf(k, n * p) + devianceOf(rest, n * (1 - p));
  const stirling = stirlingError(n) - stirlingError(k) - stirlingError(rest);
  return stirling - deviance + (Math.log(n) - Math.log(k) - Math.log(rest) - logTwoPi) / 2;
}

/** ln Pr[K >= k]: summed from k away from the mean, so that a deep tail keeps all its digits. */
export function logBinomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 0;
  if (k > n || p === 0) return -Infinity;
  if (p === 1) return 0;
  if (k > n * p) return logBinomial(k, n, p) + Math.log(sumFrom(k, n, p));
  return Math.log1p(-Math.exp(logBinomial(n - k + 1, n, 1 - p)) * sumFrom(n - k + 1, n, 1 - p));
}

/**
 * ln Pr[k marked cards] when `draws` of `cards` are drawn without replacement and `marked` of them are marked.
 */
export function logHypergeometric(k: number, cards: number, marked: number, draws: number): number {
  if (k < 0 || k > draws || k > marked || draws - k > cards - marked) return -Infinity;
  const p = draws / cards;
  return logBinomial(k, marked, p) + logBinomial(draws - k, cards - marked, p) - logBinomial(draws, cards, p);
}

/** Pr[K >= k] / Pr[K = k], for k above the mean. */
function sumFrom(k: number, n: number, p: number): number {
  const odds = p / (1 - p);
  let term = 1;
  let sum = 1;
  for (let i = k; i < n && term > sum * 1e-18; i++) {
    term *= ((n - i) / (i + 1)) * odds;
    sum += term;
  }
  return sum;
}

const logTwoPi = Math.log(2 * Math.PI);

/** ln n! minus Stirling's formula for it. */
function stirlingError(n: number): number {
  if (n < 16) return stirlingErrors[n] ?? NaN;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

const stirlingErrors: readonly number[] = errorsOfSmall(16);

function errorsOfSmall(count: number): number[] {
  const errors = [0];
  for (let n = 1, factorial = 1; n < count; n++) {
    factorial *= n;
    errors.push(Math.log(factorial) - (n + 0.5) * Math.log(n) + n - logTwoPi / 2);
  }
  return errors;
}

/** x ln(x/mean) + mean - x, without cancellation where x is near its mean. */
function devianceOf(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = difference / (x + mean);
  let sum = difference * v;
  let power = 2 * x * v;
  for (let j = 1; j < 1000; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) return next;
    sum = next;
  }
  return sum;
}
