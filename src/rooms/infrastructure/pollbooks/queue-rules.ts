/** Check-ins at one site, by the clocks of the devices that made them; only good for an estimate. */
export type QueueNow = {
  readonly waiting: number;
  /** Minutes that whoever joins now will wait; null where nobody was served lately, so that nothing can be said. */
  readonly waitMinutes: number | null;
  /** `late`: the promise is broken for whoever joins now; `soon`: it is about to be. */
  readonly promise: "kept" | "soon" | "late" | "unknown";
};

/** Whoever was served in this time gives the rate. */
export const SERVED_WINDOW_MS = 20 * 60_000;
/** This share of the promised minutes is time to act. */
const SOON = 0.7;

/** Whoever joins now waits until all those before are served at the rate of the last minutes (Little 1961, read the other way). */
export function queueNow(
  waiting: number,
  servedAtMs: readonly number[],
  nowMs: number,
  waitMinutesMax: number,
): QueueNow {
  if (waiting === 0) return { waiting, waitMinutes: 0, promise: "kept" };
  const since = nowMs - SERVED_WINDOW_MS;
  const served = servedAtMs.filter((atMs) => atMs > since && atMs <= nowMs);
  if (served.length === 0) return { waiting, waitMinutes: null, promise: "unknown" };
  const first = served.reduce((least, atMs) => Math.min(least, atMs), nowMs);
  const minutes = Math.max(1, (nowMs - first) / 60_000);
  const waitMinutes = Math.ceil((waiting * minutes) / served.length);
  return { waiting, waitMinutes, promise: promiseAt(waitMinutes, waitMinutesMax) };
}

function promiseAt(waitMinutes: number, most: number): QueueNow["promise"] {
  if (waitMinutes > most) return "late";
  return waitMinutes >= most * SOON ? "soon" : "kept";
}
