/**
 * Timestamps (STIX 2.1, section 2.16; RFC 3339). Compared by the instant with all digits of the fraction, because producers
 * write anything from whole seconds to microseconds, and a comparison of texts would call `.000Z` later than `.000123Z`.
 */
export type Instant = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits after the point, without trailing zeros. */
  readonly fraction: string;
};

const strict = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?Z$/;

export type TimestampFault = "timestamp-format" | "timestamp-calendar";

/** What is wrong with a STIX timestamp: its form, or a day that does not exist. Null when nothing is. */
export function timestampFault(text: string): TimestampFault | null {
  const parts = strict.exec(text);
  if (!parts || !inRange(parts)) return "timestamp-format";
  return Number(parts[3]) <= daysInMonth(Number(parts[1]), Number(parts[2])) ? null : "timestamp-calendar";
}

/** The instant a STIX timestamp names, or null when it names none. */
export function readTimestamp(text: string): Instant | null {
  const parts = strict.exec(text);
  return parts && timestampFault(text) === null ? instantOf(parts) : null;
}

/** Nanoseconds since 1970 UTC; finer digits are cut off. A leap second counts as the second after it. */
export function nanosecondsOf(instant: Instant): bigint {
  const { year, month, day, hour, minute, second, fraction } = instant;
  const seconds = daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return BigInt(seconds) * 1_000_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, "0"));
}

/** Of the proleptic Gregorian calendar; years begin in March, so that the leap day is their last. */
function daysSince1970(year: number, month: number, day: number): number {
  const years = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return years * 365 + leapDays + dayOfYear - 719_468;
}

export function compareInstants(a: Instant, b: Instant): number {
  for (const part of ["year", "month", "day", "hour", "minute", "second"] as const)
    if (a[part] !== b[part]) return a[part] - b[part];
  return a.fraction < b.fraction ? -1 : a.fraction > b.fraction ? 1 : 0;
}

/** Negative, zero or positive; null when one of the two is no timestamp. */
export function compareTimestamps(a: string, b: string): number | null {
  if (a === b && timestampFault(a) === null) return 0;
  const first = readTimestamp(a);
  const second = readTimestamp(b);
  return first && second ? compareInstants(first, second) : null;
}

/** Digits after the point: `created` and `modified` need three (STIX 2.1, section 3.2). */
export function fractionDigits(text: string): number {
  const point = text.indexOf(".");
  return point === -1 ? 0 : text.length - point - 2;
}

const loose =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?$/;

/**
 * The STIX form of a timestamp written some other way: a zone offset, no zone (taken as UTC), a space for the T, a date alone
 * (taken as its first moment), a fraction shorter than `fractionDigitsMin`. Null when it cannot be read without guessing.
 */
export function repairTimestamp(text: string, fractionDigitsMin: number): string | null {
  const parts = loose.exec(text.trim());
  if (!parts) return null;
  const filled = parts.map((part, index) => part ?? (index >= 4 && index <= 6 ? "00" : ""));
  if (!inRange(filled)) return null;
  const instant = instantOf(filled);
  if (instant.day > daysInMonth(instant.year, instant.month)) return null;
  const offset = offsetMinutes(filled[8] ?? "");
  if (offset === null) return null;
  return write(shifted(instant, -offset), (filled[7] ?? "").padEnd(fractionDigitsMin, "0"));
}

function inRange(parts: readonly (string | undefined)[]): boolean {
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return Number(parts[4]) <= 23 && Number(parts[5]) <= 59 && Number(parts[6]) <= 60;
}

function instantOf(parts: readonly (string | undefined)[]): Instant {
  const part = (index: number): number => Number(parts[index] ?? "0");
  return {
    year: part(1),
    month: part(2),
    day: part(3),
    hour: part(4),
    minute: part(5),
    second: part(6),
    fraction: (parts[7] ?? "").replace(/0+$/, ""),
  };
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function offsetMinutes(zone: string): number | null {
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!parts) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? "0");
  if (minutes > 14 * 60) return null;
  return parts[1] === "-" ? -minutes : minutes;
}

/** An offset is under a day, so at most one day is carried. */
function shifted(instant: Instant, minutes: number): Instant {
  if (minutes === 0) return instant;
  const total = instant.hour * 60 + instant.minute + minutes;
  const carry = Math.floor(total / 1440);
  const rest = total - carry * 1440;
  let { year, month } = instant;
  let day = instant.day + carry;
  if (day < 1) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year--;
    day = daysInMonth(year, month);
  } else if (day > daysInMonth(year, month)) {
    day = 1;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return { ...instant, year, month, day, hour: Math.floor(rest / 60), minute: rest % 60 };
}

function write(instant: Instant, fraction: string): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = `${String(instant.year).padStart(4, "0")}-${two(instant.month)}-${two(instant.day)}`;
  const time = `${two(instant.hour)}:${two(instant.minute)}:${two(instant.second)}`;
  return `${date}T${time}${fraction === "" ? "" : `.${fraction}`}Z`;
}
