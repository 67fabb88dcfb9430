import type { RankingAssertion } from "./ranking-assertion.ts";
import { setKeys, type SetKey, type SetKeys } from "./set-keys.ts";

/** Candidates left in the race at the end of a count, as flags and as key. */
export type Left = { readonly flags: Uint8Array; readonly key: SetKey };

/** Says which assertion contradicts that `candidate` went out when exactly `left` stayed: the first one, or -1. */
export type StepRules = {
  readonly keys: SetKeys;
  contradicting(left: Left, candidate: number): number;
  /** All of them; of assertions that say the same only the first. */
  everyContradicting(left: Left, candidate: number): readonly number[];
};

/** Made from assertions alone, without ballots and without the search: what a verifier needs. */
export function stepRules(candidates: number, assertions: readonly RankingAssertion[]): StepRules {
  const keys = setKeys(candidates);
  const before = new Int32Array(candidates * candidates).fill(-1);
  const next = new Map<SetKey, Map<number, number>>();
  for (const [index, assertion] of assertions.entries()) {
    if (assertion.kind === "not-eliminated-before") {
      const at = assertion.winner * candidates + assertion.loser;
      if (before[at] === -1) before[at] = index;
    } else {
      const key = assertion.continuing.reduce((set, one) => keys.with(set, one), keys.empty);
      const rules = next.get(key) ?? new Map<number, number>();
      if (!rules.has(assertion.winner)) rules.set(assertion.winner, index);
      next.set(key, rules);
    }
  }
  const pairRule = (flags: Uint8Array, candidate: number, other: number): number =>
    other === candidate
      ? -1
      : before[flags[other] ? candidate * candidates + other : other * candidates + candidate]!;
  const nextRule = (key: SetKey, candidate: number): number =>
    next.get(keys.with(key, candidate))?.get(candidate) ?? -1;
  return {
    keys,
    contradicting({ flags, key }, candidate) {
      for (let other = 0; other < candidates; other++) {
        const rule = pairRule(flags, candidate, other);
        if (rule >= 0) return rule;
      }
      return nextRule(key, candidate);
    },
    everyContradicting({ flags, key }, candidate) {
      const found = [nextRule(key, candidate)];
      for (let other = 0; other < candidates; other++) found.push(pairRule(flags, candidate, other));
      return found.filter((rule) => rule >= 0);
    },
  };
}

export function leftWith(keys: SetKeys, { flags, key }: Left, candidate: number): Left {
  const more = flags.slice();
  more[candidate] = 1;
  return { flags: more, key: keys.with(key, candidate) };
}
