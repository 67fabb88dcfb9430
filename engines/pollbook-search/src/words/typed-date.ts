/**
 * A day of birth as people type it: `1984-03-12`, `3/12/1984`, `12.03.1984`, `03121984`. Where day and month could be either,
 * both are meant. Returns `yyyymmdd` each, none where it is no day.
 */
export function typedDays(text: string): readonly string[] {
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})$/.exec(text);
  if (parts !== null) return daysOf(parts[1]!, parts[2]!, parts[3]!);
  if (!/^\d{8}$/.test(text)) return [];
  return [
    ...new Set([
      ...dayOf(text.slice(0, 4), text.slice(4, 6), text.slice(6)),
      ...daysOf(text.slice(0, 2), text.slice(2, 4), text.slice(4)),
    ]),
  ];
}

/** Where such a date stands in a query. */
export const DATE_PATTERN = /(?<![\d/.-])\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?![\d/.-])/g;

function daysOf(first: string, second: string, third: string): readonly string[] {
  if (first.length === 4) return dayOf(first, second, third);
  if (third.length !== 4 || first.length > 2) return [];
  return [...new Set([...dayOf(third, first, second), ...dayOf(third, second, first)])];
}

function dayOf(year: string, month: string, day: string): readonly string[] {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1850 || y > 2150 || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return [];
  return [`${year}${month.padStart(2, "0")}${day.padStart(2, "0")}`];
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
