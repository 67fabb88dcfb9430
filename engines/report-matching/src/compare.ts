import { type Commonness, evidenceOf } from "./evidence.ts";
import { profileOf } from "./profile.ts";
import { type Reason } from "./reason.ts";
import { type Report } from "./report.ts";

/** From this strength on two reports are suggested as one; weaker ones are not worth a person's time. */
export const strengthMin = 0.5;

/** How strongly two reports look like one, and why. */
export interface Comparison {
  /** 0 to 1; 1 exactly where the normalised texts are the same. */
  readonly strength: number;
  /** Strongest first; empty where nothing but time or place speaks for it. */
  readonly because: readonly Reason[];
}

/**
 * Compares two reports without an index: for a server that finds candidates by their `fingerprint` in a table. With
 * `commonness` (how many reports have a key) widely shared domains, handles and numbers weigh less. Symmetric.
 */
export function compare(a: Report, b: Report, commonness: Commonness | null = null): Comparison {
  return evidenceOf(profileOf(a), profileOf(b), commonness);
}
