import type { Language } from "../../basics/text.ts";

/** Ways to say a time, all in the same language and time zone. Times are milliseconds since 1970 (UTC). */
export interface Dates {
  readonly timeZone: string;
  /** `Tuesday, 3 March 2026 at 2:05 pm Eastern Standard Time`. */
  full(ms: number): string;
  /** `Tuesday, 3 March 2026`. */
  day(ms: number): string;
  /** `3 hours ago`, `in 2 days`: the largest unit that gives at least one. */
  relative(ms: number, nowMs: number): string;
}

/** Bare `en` is said the way most of the world writes it (day, month, year); a regional tag keeps its own habit. */
export function dates(language: Language, timeZone: string): Dates {
  const key = `${language} ${timeZone}`;
  const made = known.get(key) ?? newDates(language, timeZone);
  if (known.size < 500) known.set(key, made);
  return made;
}

const known = new Map<string, Dates>();

function newDates(language: Language, timeZone: string): Dates {
  const locale = language === "en" ? "en-001" : language;
  const day = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone } as const;
  const full = { ...day, hour: "numeric", minute: "2-digit", timeZoneName: "long" } as const;
  const dayFormat = new Intl.DateTimeFormat(locale, day);
  const fullFormat = new Intl.DateTimeFormat(locale, full);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  return {
    timeZone,
    full: (ms) => fullFormat.format(ms),
    day: (ms) => dayFormat.format(ms),
    relative: (ms, nowMs) => relative.format(...amountAndUnit(ms - nowMs)),
  };
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
];

function amountAndUnit(differenceMs: number): [number, Intl.RelativeTimeFormatUnit] {
  for (const [unit, ms] of units) {
    if (Math.abs(differenceMs) >= ms) return [Math.trunc(differenceMs / ms), unit];
  }
  return [Math.trunc(differenceMs / 1000), "second"];
}
