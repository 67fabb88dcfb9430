import type { Language } from "../../basics/text.ts";

/** Ways to say a number in a language. */
export interface Numbers {
  /** `12,345` in English, `12 345` in French. */
  whole(value: number): string;
  /** A rate with its parts, never alone: `7.5% (3 / 40)`. A rate of nothing is said as its parts only. */
  rate(numerator: number, denominator: number): string;
}

export function numbers(language: Language): Numbers {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const fraction = (numerator: number, denominator: number) =>
    `${whole.format(numerator)} / ${whole.format(denominator)}`;
  return {
    whole: (value) => whole.format(value),
    rate: (numerator, denominator) =>
      denominator === 0
        ? fraction(numerator, denominator)
        : `${percent.format(numerator / denominator)} (${fraction(numerator, denominator)})`,
  };
}
