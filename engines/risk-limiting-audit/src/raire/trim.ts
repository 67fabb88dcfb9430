import type { RankingAssertion } from "./ranking-assertion.ts";
import { leftWith, stepRules, type Left, type StepRules } from "./step-rules.ts";
import type { SetKey } from "./set-keys.ts";

/**
 * The assertions without those that the others make superfluous, tried in the order of `tryFirst`. Needs a set
 * that rules out every other winner, and gives one. `looksMax` bounds the work: after that many looks at a step the rest stays.
 */
export function trimmed(
  candidates: number,
  winner: number,
  assertions: readonly RankingAssertion[],
  tryFirst: readonly number[],
  looksMax: number,
): readonly number[] {
  const state = startOf(candidates, winner, assertions, looksMax);
  admit(state, [{ flags: new Uint8Array(candidates), key: state.rules.keys.empty }]);
  for (const index of tryFirst) {
    if (state.looks > looksMax) break;
    const opened = setsOpenedWithout(state, index);
    if (!opened) continue;
    state.kept[index] = 0;
    admit(state, opened);
  }
  return [...assertions.keys()].filter((index) => state.kept[index]);
}

type BlockedStep = { readonly left: Left; readonly candidate: number; readonly by: readonly number[] };

type Trimming = {
  readonly candidates: number;
  readonly winner: number;
  readonly rules: StepRules;
  readonly kept: Uint8Array;
  /** Sets of candidates that the kept assertions let be the last in the race. */
  readonly alive: Set<SetKey>;
  /** For each assertion the steps from living sets that it contradicts. */
  readonly blocked: readonly BlockedStep[][];
  readonly looksMax: number;
  looks: number;
};

function startOf(
  candidates: number,
  winner: number,
  assertions: readonly RankingAssertion[],
  looksMax: number,
): Trimming {
  return {
    candidates,
    winner,
    rules: stepRules(candidates, assertions),
    kept: new Uint8Array(assertions.length).fill(1),
    alive: new Set(),
    blocked: assertions.map(() => []),
    looksMax,
    looks: 0,
  };
}

/** Makes sets alive, and those that the kept assertions let follow from them. */
function admit(state: Trimming, sets: readonly Left[]): void {
  const waiting = [...sets];
  for (let left = waiting.pop(); left && state.looks <= state.looksMax; left = waiting.pop()) {
    if (state.alive.has(left.key)) continue;
    state.alive.add(left.key);
    for (const candidate of comers(state, left)) {
      const by = contradicting(state, left, candidate);
      if (by.length === 0) waiting.push(leftWith(state.rules.keys, left, candidate));
      for (const index of by) state.blocked[index]?.push({ left, candidate, by });
    }
  }
}

/** What would come alive without one assertion; null where that lets a count end with another winner, or the work is too much. */
function setsOpenedWithout(state: Trimming, index: number): readonly Left[] | null {
  const seen = new Map<SetKey, Left>();
  const waiting = (state.blocked[index] ?? [])
    .filter(({ by }) => by.every((other) => other === index || !state.kept[other]))
    .map(({ left, candidate }) => leftWith(state.rules.keys, left, candidate));
  for (let left = waiting.pop(); left; left = waiting.pop()) {
    if (seen.has(left.key) || state.alive.has(left.key)) continue;
    const outside = comers(state, left);
    if (outside.length === 0 || state.looks > state.looksMax) return null;
    seen.set(left.key, left);
    for (const candidate of outside) {
      const by = contradicting(state, left, candidate);
      if (by.every((other) => other === index)) waiting.push(leftWith(state.rules.keys, left, candidate));
    }
  }
  return [...seen.values()];
}

function comers({ candidates, winner, rules }: Trimming, { flags, key }: Left): readonly number[] {
  const outside: number[] = [];
  for (let candidate = 0; candidate < candidates; candidate++) {
    if (!flags[candidate] && !(key === rules.keys.empty && candidate === winner)) outside.push(candidate);
  }
  return outside;
}

function contradicting(state: Trimming, left: Left, candidate: number): readonly number[] {
  state.looks++;
  return state.rules.everyContradicting(left, candidate).filter((index) => state.kept[index]);
}
