import type { Language } from "../../../basics/text.ts";

/** How times and numbers are written in one language, in the time zone of the election. */
export interface Formats {
  /** `Mon, Oct 19, 2026, 07:00 EDT`: with weekday and zone, in the order of the language. */
  dateTime(atMs: number): string;
  /** `Monday, October 19, 2026`, of a `YYYY-MM-DD` day or of an instant. */
  day(at: number | string): string;
  /** `07:00:12` */
  time(atMs: number): string;
  /** `3 hours ago`, `in 2 days` */
  relative(atMs: number, nowMs: number): string;
  /** `3 h 12 min` */
  duration(ms: number): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** `7.5%`; write numerator and denominator beside it. */
  percent(numerator: number, denominator: number): string;
  list(items: readonly string[]): string;
}

export function formatsFor(language: Language, timeZone: string): Formats {
  const dateTime = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
  const time = new Intl.DateTimeFormat(language, { timeZone, timeStyle: "medium", hourCycle: "h23" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, options).format(value);
  return {
    dateTime: (atMs) => dateTime.format(atMs),
    day: (at) => dayFormat(language, typeof at === "string" ? "UTC" : timeZone).format(instant(at)),
    time: (atMs) => time.format(atMs),
    relative: (atMs, nowMs) => {
      const [amount, unit] = largestUnit(atMs - nowMs);
      return relative.format(amount, unit);
    },
    duration: (ms) => durationIn(language, ms),
    number,
    percent: (numerator, denominator) =>
      denominator === 0
        ? "–"
        : number(numerator / denominator, { style: "percent", maximumFractionDigits: 1 }),
    list: (items) => list.format(items),
  };
}

function instant(at: number | string): number {
  return typeof at === "string" ? Date.parse(`${at}T00:00:00Z`) : at;
}

function dayFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}

/** Unit, its size, and from where on it is used: below, the smaller unit says more. */
const units = [
  ["year", 31_557_600_000, 63_115_200_000],
  ["month", 2_629_800_000, 5_259_600_000],
  ["day", 86_400_000, 129_600_000],
  ["hour", 3_600_000, 5_400_000],
  ["minute", 60_000, 90_000],
] as const;

function largestUnit(ms: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, size, fromMs] of units) if (Math.abs(ms) >= fromMs) return [Math.round(ms / size), unit];
  return [Math.round(ms / 1000), "second"];
}

function durationIn(language: Language, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
  if (days > 0) return `${unit(days, "day")} ${unit(hours, "hour")}`;
  if (hours > 0) return `${unit(hours, "hour")} ${unit(minutes % 60, "minute")}`;
  return minutes > 0 ? unit(minutes, "minute") : unit(Math.floor(Math.abs(ms) / 1000), "second");
}
