const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?Z$/;

/**
 * Microseconds since 1970, UTC, of a timestamp of TAXII or STIX (RFC 3339 in UTC); finer digits are cut off. Null where it is none.
 * Up to the year 2255 every microsecond is a number of its own.
 */
export function microsecondsOf(text: string): number | null {
  const [whole, year, month, day, hour, minute, second, fraction = ""] = form.exec(text) ?? [];
  if (whole === undefined) return null;
  const parts = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [y, mo, d, h, mi, s] = parts;
  if (mo < 1 || mo > 12 || h > 23 || mi > 59 || s > 60) return null;
  const ms = Date.UTC(y, mo - 1, d, h, mi, s);
  if (d < 1 || d > new Date(Date.UTC(y, mo, 0)).getUTCDate()) return null;
  return ms * 1000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}

/** `2026-11-03T12:00:00.000123Z`: six digits, as TAXII 2.1 asks of its own timestamps (section 1.6.7). */
export function timestampOf(us: number): string {
  const ms = Math.floor(us / 1000);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(us - ms * 1000).padStart(3, "0")}Z`;
}
