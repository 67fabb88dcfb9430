import { type Span } from "./words.ts";

/** Times of day as `HH:MM`: `3 p.m.`, `3:30 pm`, `15:30`, `15 h 30`, `noon`-free on purpose (a word needs no figure). */
export function timesIn(text: string): readonly (Span & { readonly value: string; readonly text: string })[] {
  return Array.from(text.matchAll(timePattern), (match) => {
    const { twelve, past, half, hour, minute } = match.groups ?? {};
    const hours =
      twelve === undefined ? Number(hour) : (Number(twelve) % 12) + (/^p/iu.test(half ?? "") ? 12 : 0);
    const minutes = twelve === undefined ? (minute ?? "00") : (past ?? "00");
    const value = `${String(hours).padStart(2, "0")}:${minutes}`;
    return { value, text: match[0], start: match.index, end: match.index + match[0].length };
  });
}

const timePattern =
  /(?<![\d.,])(?:(?<twelve>1[0-2]|0?[1-9])(?::(?<past>[0-5]\d))?[ \u00a0\u202f]?(?<half>[ap]\.?m\b\.?)|(?<hour>2[0-3]|[01]?\d)[ \u00a0\u202f]?(?::|h(?![\p{L}])[ \u00a0\u202f]?)(?<minute>[0-5]\d)?)(?!\d)/giu;
