import type { Population } from "@counterfoil/risk-limiting-audit";
import { batchId, type BatchOfJurisdiction } from "./card-rules.ts";
import type { Design } from "./contract.ts";

/** Jurisdictions with a record of each ballot are one stratum, those without another; each is drawn from by itself. */
export interface StratumOfAudit {
  readonly name: "compared" | "polled";
  readonly style: "comparison" | "polling";
  readonly batches: readonly BatchOfJurisdiction[];
  readonly cards: number;
}

/** Whether a jurisdiction hands in records of its ballots. */
export function needsRecords({ style, polledIn }: Pick<Design, "style" | "polledIn">, code: string): boolean {
  return style !== "polling" && !(style === "strata" && polledIn.includes(code));
}

/** The two strata, batches in the manifest's order. */
export function strataOf(
  { polledIn }: Pick<Design, "polledIn">,
  batches: readonly BatchOfJurisdiction[],
): readonly StratumOfAudit[] {
  const polled = new Set(polledIn);
  return (["compared", "polled"] as const).map((name) => {
    const own = batches.filter(({ code }) => polled.has(code) === (name === "polled"));
    return {
      name,
      style: name === "polled" ? "polling" : "comparison",
      batches: own,
      cards: own.reduce((sum, { cards }) => sum + cards, 0),
    };
  });
}

/** As they stand in `design.json`. */
export function recordedStrata(strata: readonly StratumOfAudit[]) {
  return strata.map(({ name, style, batches }) => ({
    name,
    style,
    batches: batches.map((batch) => batchId(batch.code, batch)),
  }));
}

/** The drawn cards of one stratum, in the order of the draw. */
export function cardsOfStratum(
  { polledIn }: Pick<Design, "polledIn">,
  name: StratumOfAudit["name"],
  cards: readonly string[],
): readonly string[] {
  const polled = new Set(polledIn);
  return cards.filter((card) => polled.has(codeIn(card)) === (name === "polled"));
}

/** Codes hold letters and digits alone, so that they end at the first other character of a card's id. */
function codeIn(card: string): string {
  return /^[A-Za-z0-9]+/.exec(card)?.[0] ?? "";
}

/** Draws in proportion to the cards of the strata, at least one of each: so the evidence grows at every null alike. */
export function shares(draws: number, strata: readonly StratumOfAudit[]): readonly number[] {
  const all = strata.reduce((sum, { cards }) => sum + cards, 0);
  return strata.map(({ cards }) => Math.max(1, Math.ceil((draws * cards) / all)));
}

/** What a draw is worth on average for the assertion that is hardest to confirm, if what was reported is right. */
export interface Worth {
  /** Mean of (value - null), and of its square. */
  readonly gain: number;
  readonly square: number;
  /** The largest value of a card; compared ones have up to twice it. */
  readonly upper: number;
}

/** @param values of all cards, as polling sees them */
export function worthOf(
  { margin, upper }: { readonly margin: number; readonly upper: number },
  values: Population,
  strata: readonly StratumOfAudit[],
): Worth {
  const cards = values.reduce((sum, part) => sum + part.cards, 0);
  const spread = values.reduce((sum, part) => sum + part.cards * (part.value - 1 / 2) ** 2, 0) / cards;
  const all = strata.reduce((sum, one) => sum + one.cards, 0);
  const polled = (strata.find(({ name }) => name === "polled")?.cards ?? 0) / all;
  // Compared cards differ from each other only where paper and record do: about one in a thousand.
  return { gain: margin / 2, square: polled * spread + (1 - polled) * 0.001 * upper ** 2, upper };
}

/** The stake with which evidence grows fastest (Kelly 1956), at most one over the largest value of a card. */
export function stakeOf(worths: readonly Worth[]): number {
  const stakes = worths.map(({ gain, square, upper }) => Math.min(gain / square, 1 / (2 * upper)));
  return Math.round(Math.max(0.001, Math.min(0.5, ...stakes)) * 1000) / 1000;
}

/**
 * Draws after which the evidence is as large as `1 / riskLimit` in half (z = 0), 80 % (0.84) or 90 % (1.28) of audits, by the normal
 * approximation of a sum of logarithms; Infinity where it would not grow. `risk`: what is reached already.
 */
export function strataDraws(
  { gain, square }: Worth,
  stake: number,
  limits: { readonly riskLimit: number; readonly risk: number },
  z: number,
): number {
  const growth = stake * gain - (stake ** 2 * square) / 2;
  const wanted = Math.log(Math.max(limits.risk, limits.riskLimit) / limits.riskLimit);
  if (growth <= 0) return Infinity;
  const swing = z * stake * Math.sqrt(square);
  const root = (swing + Math.sqrt(swing ** 2 + 4 * growth * wanted)) / (2 * growth);
  return Math.ceil(root ** 2);
}
