import { classify, type AuditedContest, type BoardReading, type Discrepancy } from "./classify.ts";

/** One draw of the sample. A card drawn twice is two draws: with replacement it counts twice. */
export type AuditedDraw = {
  readonly card: string;
  readonly record: readonly string[] | "phantom";
  readonly board: BoardReading;
};

export type DiscrepancyCounts = Readonly<Record<Exclude<Discrepancy, "none">, number>> & {
  /** All draws, also those without a discrepancy. */
  readonly draws: number;
};

export type CountedDraws = {
  readonly counts: DiscrepancyCounts;
  /** Every draw that is not `none`, in order. */
  readonly found: readonly {
    readonly draw: number;
    readonly card: string;
    readonly discrepancy: Discrepancy;
  }[];
};

/** Counts discrepancies over all draws, each with its multiplicity. */
export function countDiscrepancies(contest: AuditedContest, draws: readonly AuditedDraw[]): CountedDraws {
  const counts = { draws: draws.length, o2: 0, o1: 0, u1: 0, u2: 0, other: 0 };
  const found: CountedDraws["found"][number][] = [];
  for (const [draw, { card, record, board }] of draws.entries()) {
    const discrepancy = classify(contest, record, board);
    if (discrepancy === "none") continue;
    counts[discrepancy]++;
    found.push({ draw, card, discrepancy });
  }
  return { counts, found };
}
