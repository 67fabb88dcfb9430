/** What is said of evidence, from its logarithm after each draw. */
export type EvidenceKept = {
  readonly p: number;
  readonly pNow: number;
  readonly logEvidence: number;
  /** Takes the evidence as it stands after a draw and returns the risk so far. */
  keep(logEvidence: number): number;
};

export function evidenceKept(): EvidenceKept {
  let now = 0;
  let most = 0;
  return {
    get p() {
      return Math.exp(-most);
    },
    get pNow() {
      return now > 0 ? Math.exp(-now) : 1;
    },
    get logEvidence() {
      return now;
    },
    keep(logEvidence) {
      now = logEvidence;
      if (now > most) most = now;
      return Math.exp(-most);
    },
  };
}
