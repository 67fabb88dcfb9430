import type { NullHypothesis, RiskMeasure } from "../../risk/risk-measure.ts";
import { evidenceKept } from "../../risk/evidence-kept.ts";
import { sumOfEvidence } from "./banded-union.ts";

/** One audit of one stated null for each stratum. */
export type IntersectionTrack = {
  next(stratum: number, value: number): number;
  readonly p: number;
  readonly pNow: number;
  readonly logEvidence: number;
};

/**
 * Evidence against the null that every stratum is at its stated null: evidence of independent strata multiplies, in whatever
 * order they are drawn from (Spertus and Stark 2022, "Sweeter than SUITE").
 */
export function intersection(
  strata: readonly { readonly measure: RiskMeasure; readonly hypothesis: NullHypothesis }[],
): IntersectionTrack {
  const tracks = strata.map(({ measure, hypothesis }) => measure.start(hypothesis));
  const kept = evidenceKept();
  return {
    next(stratum, value) {
      const track = tracks[stratum];
      if (!track) throw new RangeError(`there is no stratum with number ${stratum}`);
      track.next(value);
      return kept.keep(sumOfEvidence(tracks.map(({ logEvidence }) => logEvidence)));
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
  };
}
