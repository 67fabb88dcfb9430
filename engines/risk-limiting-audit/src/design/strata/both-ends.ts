/**
 * What is known of all nulls between two, from evidence that is concave between them (the logarithm of capital under bets that are
 * the same for both): at any time it is at least the straight line between the ends. Each null may be refuted at its own time, so
 * what counts is the least point of the upper envelope of all those lines. Each end's own best would promise too much for the
 * nulls between (a reference takes it).
 */
export type BothEnds = {
  /** The evidence that every null between has been refuted with by now. */
  readonly best: number;
  take(start: number, end: number): void;
};

type Point = { readonly start: number; readonly end: number };

export function bothEnds(): BothEnds {
  let best = 0;
  let frontier: Point[] = [{ start: 0, end: 0 }];
  return {
    get best() {
      return best;
    },
    take(start, end) {
      if (frontier.some((point) => point.start >= start && point.end >= end)) return;
      const point = { start, end };
      frontier = frontier.filter((other) => other.start > start || other.end > end);
      best = Math.max(best, Math.min(start, end), ...frontier.map((other) => envelope(point, other)));
      frontier.push(point);
    },
  };
}

/** The least height of the upper envelope of the lines of two times: at an end, or where they cross. */
function envelope(one: Point, other: Point): number {
  const starts = one.start - other.start;
  const ends = one.end - other.end;
  const atEnds = Math.min(Math.max(one.start, other.start), Math.max(one.end, other.end));
  if (starts * ends >= 0) return Math.max(least(one), least(other));
  if (!Number.isFinite(starts) || !Number.isFinite(ends)) return Math.max(least(one), least(other));
  const share = starts / (starts - ends);
  return Math.min(atEnds, one.start + share * (one.end - one.start));
}

function least({ start, end }: Point): number {
  return Math.min(start, end);
}
