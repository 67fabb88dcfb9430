import type { RankingTree } from "./ranking-tree.ts";
import { tallyAmong } from "./ranking-tree.ts";

/** One way the count goes, ties broken by the lower number: who leaves when, and the tally before each leaves. */
export type Tabulation = {
  /** First to leave first; the winner is last. */
  readonly eliminationOrder: readonly number[];
  readonly tallies: readonly (readonly number[])[];
};

export function tabulate(tree: RankingTree): Tabulation {
  const continuing = new Uint8Array(tree.candidates).fill(1);
  const eliminationOrder: number[] = [];
  const tallies: number[][] = [];
  while (eliminationOrder.length < tree.candidates) {
    const tally = tallyAmong(tree, continuing);
    const lowest = lowestOf(tally, continuing)[0]!;
    tallies.push([...tally]);
    eliminationOrder.push(lowest);
    continuing[lowest] = 0;
  }
  return { eliminationOrder, tallies };
}

/**
 * Everyone whom some breaking of ties makes the winner, ascending; null when more than `statesMax` positions of the count would
 * have to be looked at. Candidates who together stay below the next one leave together, which changes no outcome.
 */
export function possibleWinners(tree: RankingTree, statesMax = 10_000): readonly number[] | null {
  const winners = new Set<number>();
  const seen = new Set<string>();
  const waiting: Uint8Array[] = [new Uint8Array(tree.candidates).fill(1)];
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    const key = state.join("");
    if (seen.has(key)) continue;
    if (seen.size >= statesMax) return null;
    seen.add(key);
    const members = membersOf(state);
    if (members.length === 1) winners.add(members[0]!);
    else waiting.push(...successors(tree, state, members));
  }
  return [...winners].sort((one, other) => one - other);
}

function successors(tree: RankingTree, state: Uint8Array, members: readonly number[]): Uint8Array[] {
  const tally = tallyAmong(tree, state);
  const together = hopeless(tally, members);
  if (together.length > 0) return [without(state, together)];
  return lowestOf(tally, state).map((lowest) => without(state, [lowest]));
}

/** The largest group at the bottom whose votes together are fewer than those of anyone above it. */
function hopeless(tally: Float64Array, members: readonly number[]): readonly number[] {
  const rising = [...members].sort((one, other) => tally[one]! - tally[other]!);
  let sum = 0;
  let size = 0;
  for (const [index, member] of rising.entries()) {
    if (sum < tally[member]!) size = index;
    sum += tally[member]!;
  }
  return rising.slice(0, size);
}

function lowestOf(tally: Float64Array, continuing: Uint8Array): readonly number[] {
  const members = membersOf(continuing);
  const least = Math.min(...members.map((member) => tally[member]!));
  return members.filter((member) => tally[member] === least);
}

export function membersOf(flags: Uint8Array): readonly number[] {
  return [...flags.keys()].filter((member) => flags[member]);
}

function without(state: Uint8Array, leaving: readonly number[]): Uint8Array {
  const next = state.slice();
  for (const one of leaving) next[one] = 0;
  return next;
}
