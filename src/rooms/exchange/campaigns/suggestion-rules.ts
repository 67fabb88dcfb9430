import { byCodeUnit } from "../../../basics/order.ts";
import type { LinkKind } from "./contract.ts";

/** What may link an incident to others: values by what they are. */
export interface Traits {
  readonly id: string;
  readonly infrastructure: readonly string[];
  readonly narratives: readonly string[];
  readonly techniques: readonly string[];
  readonly targets: readonly string[];
}

export interface SharedTrait {
  readonly kind: LinkKind;
  readonly value: string;
  /** How many incidents have it. */
  readonly incidents: number;
  readonly weight: number;
}

export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly weight: number;
  readonly shared: readonly SharedTrait[];
}

/**
 * Pairs of incidents that share what few others have, strongest first. A shared value weighs log2((N + 8) / n), n of N incidents
 * having it (inverse document frequency, Spärck Jones 1972, smoothed so that few incidents do not make everything look rare):
 * infrastructure and narratives in full, techniques and targets by half. What more than five incidents and more than a tenth of
 * them have is common and weighs nothing, so that it alone never suggests. Pairs under 1.5 are left out.
 */
export function pairsOf(all: readonly Traits[]): Pair[] {
  const holders = new Map<string, { trait: Trait; ids: Set<string> }>();
  for (const incident of all)
    for (const trait of traitsOf(incident)) {
      const key = JSON.stringify([trait.share, trait.kind, trait.value]);
      const held = holders.get(key) ?? { trait, ids: new Set<string>() };
      held.ids.add(incident.id);
      holders.set(key, held);
    }
  const pairs = new Map<string, SharedTrait[]>();
  for (const { trait, ids } of holders.values()) {
    if (ids.size < 2 || isCommon(ids.size, all.length)) continue;
    const weight = trait.share * Math.log2((all.length + smoothing) / ids.size);
    const shared = { kind: trait.kind, value: trait.value, incidents: ids.size, weight };
    for (const [one, other] of everyTwo([...ids].sort(byCodeUnit))) {
      const key = `${one} ${other}`;
      pairs.set(key, [...(pairs.get(key) ?? []), shared]);
    }
  }
  return [...pairs]
    .map(([key, shared]) => pairOf(key, shared))
    .filter((pair) => pair.weight >= weightMin)
    .sort((a, b) => b.weight - a.weight || byCodeUnit(a.one + a.other, b.one + b.other));
}

interface Trait {
  readonly kind: LinkKind;
  readonly value: string;
  readonly share: number;
}

const smoothing = 8;
const weightMin = 1.5;
const commonFrom = 5;

function isCommon(holders: number, incidents: number): boolean {
  return holders > commonFrom && holders > incidents / 10;
}

/** A technique tells how, not who: it hints at the same actor, weakly. */
function traitsOf({ infrastructure, narratives, techniques, targets }: Traits): Trait[] {
  const as = (kind: LinkKind, share: number) => (value: string) => ({ kind, value: normal(value), share });
  return [
    ...infrastructure.map(as("infrastructure", 1)),
    ...narratives.map(as("narrative", 1)),
    ...techniques.map(as("actor", 0.5)),
    ...targets.map(as("target", 0.5)),
  ].filter((trait) => trait.value !== "");
}

function normal(value: string): string {
  return value.normalize("NFKC").trim().toLowerCase().replaceAll(/\s+/g, " ");
}

function everyTwo(ids: readonly string[]): [string, string][] {
  return ids.flatMap((one, at) => ids.slice(at + 1).map((other): [string, string] => [one, other]));
}

function pairOf(key: string, shared: readonly SharedTrait[]): Pair {
  const [one = "", other = ""] = key.split(" ");
  const inOrder = [...shared].sort((a, b) => b.weight - a.weight || byCodeUnit(a.value, b.value));
  return { one, other, shared: inOrder, weight: inOrder.reduce((sum, each) => sum + each.weight, 0) };
}
