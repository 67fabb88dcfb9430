/** Pr[Z <= z] of the normal distribution; absolute error below 1e-14 (series near 0, continued fraction beyond). */
export function normalBelow(z: number): number {
  if (z < 0) return 1 - normalBelow(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > 6) return 1 - density * tailFraction(z);
  let term = z;
  let sum = z;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + density * sum;
}

/** The z with Pr[Z <= z] = share, by bisection. @param share between 0 and 1, both excluded */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1))
    throw new RangeError(`a quantile needs a share between 0 and 1, not ${share}`);
  let low = -40;
  let high = 40;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Mills' ratio by Laplace's continued fraction, for z above 6. */
function tailFraction(z: number): number {
  let fraction = z;
  for (let k = 60; k >= 1; k--) fraction = z + k / fraction;
  return 1 / fraction;
}
