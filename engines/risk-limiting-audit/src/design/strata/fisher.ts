/**
 * Fisher's combination of independent risks (Fisher 1925): the chance that so many uniform numbers would have so small a product.
 * The tail of chi-squared with twice as many degrees of freedom, which is a short sum.
 */
export function fisherCombined(risks: readonly number[]): number {
  if (risks.some((risk) => !(risk >= 0 && risk <= 1))) throw new RangeError("a risk is between 0 and 1");
  const half = -risks.reduce((sum, risk) => sum + Math.log(risk), 0);
  if (half === Infinity) return 0;
  let term = 1;
  let sum = 1;
  for (let i = 1; i < risks.length; i++) {
    term *= half / i;
    sum += term;
  }
  return Math.min(1, Math.exp(Math.log(sum) - half));
}
