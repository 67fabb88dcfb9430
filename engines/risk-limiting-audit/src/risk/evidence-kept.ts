/** What is said of evidence, from its logarithm after each draw. */
export type EvidenceKept = {
  readonly p: number;
  readonly pNow: number;
  readonly logEvidence: number;
  /** Takes the evidence as it stands after a draw and returns the risk so far. */
  keep(logEvidence: number): number;
};

export function evidenceKept(): EvidenceKept {
  return new Kept();
}

class Kept implements EvidenceKept {
  logEvidence = 0;
  p = 1;
  #most = 0;

  get pNow(): number {
    return this.logEvidence > 0 ? Math.exp(-this.logEvidence) : 1;
  }

  keep(logEvidence: number): number {
    this.logEvidence = logEvidence;
    if (logEvidence > this.#most) {
      this.#most = logEvidence;
      this.p = Math.exp(-logEvidence);
    }
    return this.p;
  }
}
