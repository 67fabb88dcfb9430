import { evidenceKept } from "./evidence-kept.ts";
import { fixedShare } from "./fixed-bets.ts";
import type { NullHypothesis, RiskMeasure, RiskTrack } from "./risk-measure.ts";

/**
 * The average of several martingales is a martingale: capital is split in equal parts, and each part bets its own way. It loses
 * at most ln(count) of evidence against the best of them, whichever that turns out to be.
 */
export function mixture(name: string, measures: readonly RiskMeasure[]): RiskMeasure {
  if (measures.length === 0) throw new RangeError("a mixture needs at least one measure");
  return { name, start: (hypothesis) => startMixture(measures, hypothesis) };
}

/**
 * The universal bet (Cover 1991; Orabona and Jun 2024): every share of what the null allows, in equal parts. Needs no guess of
 * how many errors there are.
 *
 * @param parts how many shares, spread evenly over (0, 1)
 */
export function universal(parts = 20): RiskMeasure {
  const shares = Array.from({ length: parts }, (_, index) => (index + 1 / 2) / parts);
  return mixture(`universal, ${parts} shares`, shares.map(fixedShare));
}

function startMixture(measures: readonly RiskMeasure[], hypothesis: NullHypothesis): RiskTrack {
  const tracks = measures.map((measure) => measure.start(hypothesis));
  const kept = evidenceKept();
  let draws = 0;
  return {
    next(value) {
      for (const track of tracks) track.next(value);
      draws += 1;
      return kept.keep(logMean(tracks));
    },
    get p() {
      return kept.p;
    },
    get pNow() {
      return kept.pNow;
    },
    get logEvidence() {
      return kept.logEvidence;
    },
    get draws() {
      return draws;
    },
  };
}

function logMean(tracks: readonly RiskTrack[]): number {
  let most = -Infinity;
  for (const track of tracks) if (track.logEvidence > most) most = track.logEvidence;
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (const track of tracks) sum += Math.exp(track.logEvidence - most);
  return most + Math.log(sum / tracks.length);
}
