import { nanosecondsOf, readTimestamp } from "../basis/timestamps.ts";
import type { Observed } from "./observed.ts";
import type { Observation, Pattern, Qualified, Qualifier } from "./tree.ts";

/** Which observations serve, by their index, and how often each. */
export type Binding = ReadonlyMap<number, number>;

export type Moments = {
  readonly observed: readonly Observed[];
  readonly matching: (one: Observation) => readonly number[];
  readonly budget: { left: number };
};

/** Asked again and again in a search, worked out once. */
export function once(matching: Moments["matching"]): Moments["matching"] {
  const known = new Map<Observation, readonly number[]>();
  return (one) => {
    const found = known.get(one) ?? matching(one);
    known.set(one, found);
    return found;
  };
}

/** The ways in which observations satisfy a pattern, until the budget is used up. */
export function* bindingsOf(pattern: Pattern, moments: Moments): Generator<Binding> {
  if (pattern.kind === "observation") {
    for (const index of moments.matching(pattern)) yield new Map([[index, 1]]);
  } else if (pattern.kind === "or") {
    for (const part of pattern.parts) yield* bindingsOf(part, moments);
  } else if (pattern.kind === "qualified") yield* qualified(pattern, moments);
  else yield* together(pattern.parts, pattern.kind === "followed-by", new Map(), moments);
}

function* together(
  parts: readonly Pattern[],
  inOrder: boolean,
  before: Binding,
  moments: Moments,
): Generator<Binding> {
  const [part, ...rest] = parts;
  if (!part) {
    yield before;
    return;
  }
  for (const binding of bindingsOf(part, moments)) {
    if (--moments.budget.left <= 0) return;
    if (inOrder && !canFollow(before, binding, moments)) continue;
    const sum = added(before, binding, 1, moments);
    if (sum) yield* together(rest, inOrder, sum, moments);
  }
}

/** Both, where no observation serves more often than it was seen. */
function added(first: Binding, second: Binding, times: number, { observed }: Moments): Binding | null {
  const sum = new Map(first);
  for (const [index, uses] of second) {
    const total = (sum.get(index) ?? 0) + uses * times;
    if (total > observed[index]!.count) return null;
    sum.set(index, total);
  }
  return sum;
}

function canFollow(before: Binding, after: Binding, { observed }: Moments): boolean {
  const [, latestStart] = bounds(before, observed);
  const [earliestEnd] = bounds(after, observed);
  return latestStart === null || earliestEnd === null || latestStart <= earliestEnd;
}

/** The earliest of the last moments and the latest of the first. */
function bounds(binding: Binding, observed: readonly Observed[]): readonly [bigint | null, bigint | null] {
  let [earliestEnd, latestStart]: [bigint | null, bigint | null] = [null, null];
  for (const index of binding.keys()) {
    const { first, last } = observed[index]!;
    if (earliestEnd === null || last < earliestEnd) earliestEnd = last;
    if (latestStart === null || first > latestStart) latestStart = first;
  }
  return [earliestEnd, latestStart];
}

function* qualified(pattern: Qualified, moments: Moments): Generator<Binding> {
  const { by } = pattern;
  if (by.kind === "repeats") yield* repeated(pattern.of, by.times, moments);
  else if (by.kind === "start-stop")
    yield* bindingsOf(pattern.of, { ...moments, matching: onlyDuring(by, moments) });
  else if (repeatsOfOne(pattern.of)) yield* repeatedWithin(pattern.of, nanosecondsIn(by.seconds), moments);
  else yield* within(pattern.of, nanosecondsIn(by.seconds), moments);
}

function* within(of: Pattern, width: bigint, moments: Moments): Generator<Binding> {
  for (const binding of bindingsOf(of, moments)) {
    if (--moments.budget.left <= 0) return;
    const [earliestEnd, latestStart] = bounds(binding, moments.observed);
    if (earliestEnd === null || latestStart === null || latestStart - earliestEnd <= width) yield binding;
  }
}

/** Every observation overlaps the interval; its end does not belong to it (section 9.5.2). */
function onlyDuring(by: Extract<Qualifier, { kind: "start-stop" }>, moments: Moments): Moments["matching"] {
  const [start, stop] = [by.start, by.stop].map((text) => {
    const instant = readTimestamp(text);
    return instant ? nanosecondsOf(instant) : null;
  });
  if (start == null || stop == null || start >= stop) return () => [];
  return once((one) =>
    moments.matching(one).filter((index) => {
      const { first, last } = moments.observed[index]!;
      return first < stop && last >= start;
    }),
  );
}

function nanosecondsIn(seconds: string): bigint {
  const [whole = "0", fraction = ""] = seconds.split(".");
  return BigInt(whole) * 1_000_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, "0"));
}

/** The same part several times, each by other observations, or by another time that they were seen. */
function* repeated(of: Pattern, times: number, moments: Moments): Generator<Binding> {
  const found: Binding[] = [];
  for (const binding of bindingsOf(of, moments)) {
    if (--moments.budget.left <= 0) return;
    found.push(binding);
  }
  yield* chosen(found, times, moments);
}

/** Ways to take so many of these, each as often as it can be; without recursion, because there may be many. */
function* chosen(found: readonly Binding[], times: number, moments: Moments): Generator<Binding> {
  const trail: { readonly sum: Binding; readonly left: number; readonly next: number; uses: number }[] = [];
  const most = (sum: Binding, at: number, left: number): number =>
    Math.min(
      left,
      ...[...found[at]!].map(([index, uses]) =>
        Math.floor((moments.observed[index]!.count - (sum.get(index) ?? 0)) / uses),
      ),
    );
  const enter = (sum: Binding, left: number, next: number): void => {
    if (next < found.length) trail.push({ sum, left, next, uses: most(sum, next, left) });
  };
  enter(new Map(), times, 0);
  for (let here = trail.at(-1); here; here = trail.at(-1)) {
    if (--moments.budget.left <= 0) return;
    if (here.uses < 0) {
      trail.pop();
      continue;
    }
    const uses = here.uses--;
    const sum = uses === 0 ? here.sum : added(here.sum, found[here.next]!, uses, moments);
    if (!sum) continue;
    if (here.left === uses) yield sum;
    else enter(sum, here.left - uses, here.next + 1);
  }
}

type RepeatsOfOne = Qualified & { readonly of: Observation; readonly by: { readonly kind: "repeats" } };

function repeatsOfOne(pattern: Pattern): pattern is RepeatsOfOne {
  return pattern.kind === "qualified" && pattern.by.kind === "repeats" && pattern.of.kind === "observation";
}

/** The common case, without trying combinations: for every end, all that can lie in the window after it. */
function* repeatedWithin(pattern: RepeatsOfOne, width: bigint, moments: Moments): Generator<Binding> {
  const { observed } = moments;
  const ends = [...moments.matching(pattern.of)].sort((a, b) =>
    Number(observed[a]!.last - observed[b]!.last),
  );
  for (const [place, anchor] of ends.entries()) {
    const limit = observed[anchor]!.last + width;
    const found = ends.slice(place).filter((index) => observed[index]!.first <= limit);
    if (--moments.budget.left <= 0) return;
    const enough = found.reduce((sum, index) => sum + observed[index]!.count, 0) >= pattern.by.times;
    if (enough)
      yield* chosen(
        found.map((index) => new Map([[index, 1]])),
        pattern.by.times,
        moments,
      );
  }
}
