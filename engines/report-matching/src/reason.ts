/** The kinds of evidence; each has its sentence in `messages.ts`. */
export type ReasonKind =
  | "same-text"
  | "similar-text"
  | "same-url"
  | "same-domain"
  | "same-handle"
  | "same-identifier"
  | "close-in-time"
  | "close-in-place";

/** One reason to take two reports for one. */
export interface Reason {
  readonly kind: ReasonKind;
  /** What this reason says alone, 0 to 1. */
  readonly strength: number;
  /** The address, domain, handle or number; the share of the text in per cent; hours; kilometres or the place's code. */
  readonly evidence: string;
}
