/** Without an earlier visit, what changed in the last seven days is new. */
export const newForMs = 7 * 86_400_000;

/** From when on something is new to someone who last looked at `lastVisitMs` (null: never). Never further back than 90 days. */
export function newSince(lastVisitMs: number | null, nowMs: number): number {
  return lastVisitMs === null ? nowMs - newForMs : Math.max(lastVisitMs, nowMs - 90 * 86_400_000);
}
