/** The only caller of the time. Everything else gets `nowMs` as a value. */
export interface Clock {
  nowMs(): number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** A clock that a test or an exercise moves by hand. */
export function handClock(startMs: number): Clock & { set(ms: number): void; advance(ms: number): void } {
  let now = startMs;
  return { nowMs: () => now, set: (ms) => void (now = ms), advance: (ms) => void (now += ms) };
}
