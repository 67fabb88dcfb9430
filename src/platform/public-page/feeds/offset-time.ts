/**
 * `2026-03-03T14:05:00-05:00`: a time in a zone with its offset, as CAP 1.2 wants it (section 3.3.2): no letter Z, and UTC is
 * `-00:00`. Milliseconds are left out.
 */
export function offsetTime(ms: number, timeZone: string): string {
  const local = localMs(ms, timeZone);
  const offsetMinutes = Math.round((local - ms) / 60_000);
  return `${new Date(local).toISOString().slice(0, 19)}${offsetText(offsetMinutes)}`;
}

function offsetText(minutes: number): string {
  if (minutes === 0) return "-00:00";
  const absolute = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

/** The wall clock of the zone, read as if it were UTC. */
function localMs(ms: number, timeZone: string): number {
  const wholeSecondMs = Math.floor(ms / 1000) * 1000;
  const format = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(wholeSecondMs).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local + (ms - wholeSecondMs);
}
