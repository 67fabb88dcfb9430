import { halfLifeDays, monthsShown, type Kind, type Month } from "./contract.ts";

/** Sightings of one kind on one day (ISO 8601, in the election's time zone). */
export interface DayCount {
  readonly day: string;
  readonly kind: Kind;
  readonly count: number;
}

export interface Trend {
  readonly total: number;
  readonly recent: number;
  readonly before: number;
  readonly weight: number;
  readonly months: readonly Month[];
}

const windowDays = 30;

/** How often a technique was met, and what that weighs today. @param today ISO 8601, in the election's time zone */
export function trendOf(days: readonly DayCount[], today: string): Trend {
  const aged = days.map((each) => ({ ...each, age: daysBetween(each.day, today) }));
  const within = (from: number, to: number): number =>
    sum(aged.filter(({ age }) => age >= from && age < to).map(({ count }) => count));
  return {
    total: sum(days.map(({ count }) => count)),
    recent: within(Number.NEGATIVE_INFINITY, windowDays),
    before: within(windowDays, 2 * windowDays),
    weight: sum(aged.map(({ age, count }) => count * decay(age))),
    months: monthsUntil(today).map((month) => {
      const inMonth = days.filter(({ day }) => day.startsWith(month));
      const of = (kind: Kind): number =>
        sum(inMonth.filter((each) => each.kind === kind).map(({ count }) => count));
      return { month, incidents: of("incident"), reports: of("report"), bundles: of("bundle") };
    }),
  };
}

/** What a sighting of this age still weighs: half of it is gone every 30 days. */
export function decay(ageDays: number): number {
  return 2 ** (-Math.max(0, ageDays) / halfLifeDays);
}

/** The last twelve months with that of `today`, oldest first: `2026-11`. */
export function monthsUntil(today: string): string[] {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7)) - 1;
  return Array.from({ length: monthsShown }, (_, at) =>
    new Date(Date.UTC(year, month - (monthsShown - 1) + at, 1)).toISOString().slice(0, 7),
  );
}

function daysBetween(day: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

/** The place of the first row of a page, or null where the cursor is none of ours. */
export function placeOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return 0;
  return /^\d{1,6}$/.test(cursor) ? Number(cursor) : null;
}
