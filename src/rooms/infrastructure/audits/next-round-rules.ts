import { chanceFrom, type ClaimValues, type RiskMeasure } from "@counterfoil/risk-limiting-audit";

const runs = 60;
const seed = 20_260_102;

/**
 * How many more draws confirm a claim in 80 % of cases, if cards keep coming like those that were drawn: the sample's own values are
 * drawn on. Null where that would need more than `drawsMax` draws in all: then everything is counted by hand.
 */
export function moreDraws(
  { hypothesis, rounds }: ClaimValues,
  measure: RiskMeasure,
  riskLimit: number,
  drawsMax: number,
): number | null {
  const seen = rounds.flat();
  const chance = chanceFrom(seed);
  const most = Math.min(drawsMax, hypothesis.cards) - seen.length;
  if (seen.length === 0 || most <= 0) return null;
  const sizes = Array.from({ length: runs }, () => {
    const track = measure.start(hypothesis);
    for (const value of seen) track.next(value);
    for (let more = 1; more <= most; more++) {
      const next = seen[Math.floor(chance() * seen.length)] ?? 0;
      if (track.next(next) <= riskLimit) return more;
    }
    return Infinity;
  }).toSorted((a, b) => a - b);
  const size = sizes[Math.ceil(runs * 0.8) - 1] ?? Infinity;
  return size === Infinity ? null : size;
}
