/** When a device was last heard, by this device's own clock. */
export type Contact = { readonly device: string; readonly atMs: number };

export type Staleness = {
  readonly device: string;
  /** Whole seconds since the last contact; null where there was none, or where the clock was set back behind it. */
  readonly secondsAgo: number | null;
  readonly kind: "heard" | "never-heard" | "clock-set-back";
};

/**
 * How stale this device is towards each of the devices named, the stalest first. It says when somebody was heard and nothing
 * more: whether that one is switched off, nobody can know.
 */
export function staleness(
  nowMs: number,
  devices: readonly string[],
  contacts: readonly Contact[],
): readonly Staleness[] {
  const last = new Map<string, number>();
  for (const { device, atMs } of contacts) last.set(device, Math.max(atMs, last.get(device) ?? atMs));
  return devices
    .map((device): Staleness => {
      const atMs = last.get(device);
      if (atMs === undefined) return { device, secondsAgo: null, kind: "never-heard" };
      if (atMs > nowMs) return { device, secondsAgo: null, kind: "clock-set-back" };
      return { device, secondsAgo: Math.floor((nowMs - atMs) / 1000), kind: "heard" };
    })
    .sort(
      (a, b) => (b.secondsAgo ?? Infinity) - (a.secondsAgo ?? Infinity) || (a.device < b.device ? -1 : 1),
    );
}
