import { byCodeUnit } from "../../../basics/order.ts";

/** One key of a report: how many reports have it, and the newest of them. */
export interface Posting {
  readonly key: string;
  readonly count: number;
  readonly newest: readonly string[];
}

/** Candidates that are compared in full. */
const candidatesMax = 40;

/** What a shared key of each kind is worth beside a shared piece of text: as in the engine's own index. */
const worth: Readonly<Record<string, number>> = { x: 40, u: 8, i: 8, h: 4, d: 3, s: 1 };

/** The reports that share most with the one asked about; each shared key weighs the less the more reports have it. */
export function promising(
  postings: readonly Posting[],
  askedId: string,
  hidden: ReadonlySet<string>,
): readonly string[] {
  const weights = new Map<string, number>();
  for (const { key, count, newest } of postings) {
    const weight = (worth[key.charAt(0)] ?? 1) / (1 + Math.log2(Math.max(1, count)));
    for (const id of newest)
      if (id !== askedId && !hidden.has(id)) weights.set(id, (weights.get(id) ?? 0) + weight);
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]))
    .slice(0, candidatesMax)
    .map(([id]) => id);
}
