/** Wall-clock time in a zone and back, by the platform's own time-zone data. */

/** `2026-10-19T07:00`, the value of a date-time field, as it is read on a clock in `timeZone`. */
export function wallTime(atMs: number, timeZone: string): string {
  return new Date(Math.floor(atMs / 60_000) * 60_000 + offsetMs(atMs, timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant at which a clock in `timeZone` shows `wall`. Where the clock shows it twice (end of summer time) the first one,
 * where it never shows it (start of summer time) the instant after the gap. NaN if `wall` is not a date and time.
 */
export function instantOf(wall: string, timeZone: string): number {
  const asUtc = Date.parse(`${wall}:00Z`);
  const isDate = !Number.isNaN(asUtc) && new Date(asUtc).toISOString().slice(0, 16) === wall;
  if (!isDate) return Number.NaN;
  const offsets = [offsetMs(asUtc - 86_400_000, timeZone), offsetMs(asUtc + 86_400_000, timeZone)];
  const candidates = offsets
    .map((offset) => asUtc - offset)
    .filter((atMs) => wallTime(atMs, timeZone) === wall);
  return candidates.length > 0 ? Math.min(...candidates) : asUtc - (offsets[0] ?? 0);
}

/** Day (ISO 8601) of an instant in a zone, `2026-10-19`. */
export function dayOf(atMs: number, timeZone: string): string {
  return wallTime(atMs, timeZone).slice(0, 10);
}

/** Does the platform know this zone? The functions above throw a `RangeError` where it does not. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return formatFor(timeZone).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function offsetMs(atMs: number, timeZone: string): number {
  const minute = Math.floor(atMs / 60_000) * 60_000;
  const parts: Record<string, string> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(minute)) parts[type] = value;
  const { year, month, day, hour, minute: m } = parts;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(m)) - minute;
}

const formatFor = (() => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone: string) => {
    const found = made.get(timeZone) ?? makeFormat(timeZone);
    made.set(timeZone, found);
    return found;
  };
})();

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
