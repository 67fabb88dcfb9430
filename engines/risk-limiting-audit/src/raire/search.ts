import { maxHeap } from "./max-heap.ts";
import { setKeys, type SetKey, type SetKeys } from "./set-keys.ts";
import type { Step, Steps } from "./steps.ts";

/**
 * A set of candidates that may have been the last in the race, although an assertion as easy as the least difficulty was tried on
 * every step towards it: to rule out the counts through it, the steps from it must be ruled out.
 */
export type OpenSet = {
  readonly members: readonly number[];
  /** Easiest assertion on the hardest way to here: the largest, over ways, of the smallest along the way. */
  readonly bottleneck: number;
  /** The steps from here that are easier than the ways to here, but for those that a not-eliminated-before rules out. */
  readonly steps: readonly Step[];
};

export type Search =
  | {
      readonly kind: "found";
      readonly difficulty: number;
      readonly open: readonly OpenSet[];
      readonly sets: number;
    }
  | { readonly kind: "limit"; readonly atLeast: number; readonly atMost: number };

type State = {
  readonly key: SetKey;
  readonly added: number;
  readonly parent: State | null;
  readonly size: number;
  readonly bottleneck: number;
};

/**
 * The least difficulty with which every count that does not end with `winner` can be ruled out: the widest path through the
 * lattice of sets of candidates, from nobody to all. RAIRE (Blom, Stuckey and Teague 2019) searches the tree of elimination
 * orders, best first; but the easiest assertion against a step depends only on who is left and who goes, so orders of the same
 * set are one node here, and the search is Dijkstra's. Only sets whose bottleneck is above the answer are looked into.
 */
export function search(n: number, winner: number, steps: Steps, setsMax: number): Search {
  const queue = maxHeap<State>(
    (one, other) =>
      one.bottleneck > other.bottleneck || (one.bottleneck === other.bottleneck && one.size > other.size),
  );
  const keys = setKeys(n);
  const best = new Map<SetKey, number>();
  const looked = new Set<SetKey>();
  const open: OpenSet[] = [];
  let proven = hardCount(n, winner, steps, keys);

  const reach = (parent: State, step: Step): void => {
    const bottleneck = bottleneckAfter(parent, step);
    if (bottleneck <= proven) return;
    if (parent.size + 1 === n) {
      proven = bottleneck;
      return;
    }
    const key = keys.with(parent.key, step.candidate);
    if ((best.get(key) ?? 0) >= bottleneck) return;
    best.set(key, bottleneck);
    queue.push({ key, added: step.candidate, parent, size: parent.size + 1, bottleneck });
  };

  const look = (state: State): void => {
    const { flags, members } = membersOf(state, n);
    const found = stepsFrom(state, flags, members, winner, steps, proven);
    const easier = found.filter((step) => Math.min(step.before, step.next) < state.bottleneck);
    looked.add(state.key);
    open.push({ members, bottleneck: state.bottleneck, steps: easier });
    for (const step of found) reach(state, step);
  };

  look(nobody(keys));
  for (let state = queue.pop(); state && state.bottleneck > proven; state = queue.pop()) {
    if (looked.has(state.key)) continue;
    if (open.length >= setsMax) return { kind: "limit", atLeast: proven, atMost: state.bottleneck };
    look(state);
  }
  const stillOpen = open.filter((one) => one.bottleneck > proven);
  return { kind: "found", difficulty: proven, open: stillOpen, sets: open.length };
}

function nobody({ empty }: SetKeys): State {
  return { key: empty, added: -1, parent: null, size: 0, bottleneck: Infinity };
}

/** A first bound on the answer: backwards through a count, always by the step that is hardest to rule out. */
function hardCount(n: number, winner: number, steps: Steps, keys: SetKeys): number {
  let state = nobody(keys);
  while (state.size < n) {
    const { flags, members } = membersOf(state, n);
    const hardest = hardestOf(stepsFrom(state, flags, members, winner, steps, 0));
    if (!hardest) return 0;
    state = {
      key: keys.with(state.key, hardest.candidate),
      added: hardest.candidate,
      parent: state,
      size: state.size + 1,
      bottleneck: bottleneckAfter(state, hardest),
    };
  }
  return state.bottleneck;
}

function hardestOf(steps: readonly Step[]): Step | undefined {
  let hardest: Step | undefined;
  for (const step of steps) {
    if (!hardest || Math.min(step.before, step.next) > Math.min(hardest.before, hardest.next)) hardest = step;
  }
  return hardest;
}

/** The winner does not come last: that is the count as reported. */
function stepsFrom(
  state: State,
  flags: Uint8Array,
  members: readonly number[],
  winner: number,
  steps: Steps,
  proven: number,
): readonly Step[] {
  const found = steps.from(flags, members, proven);
  return state.size > 0 ? found : found.filter((step) => step.candidate !== winner);
}

function bottleneckAfter(state: State, step: Step): number {
  return Math.min(state.bottleneck, step.before, step.next);
}

function membersOf(state: State, n: number): { flags: Uint8Array; members: readonly number[] } {
  const flags = new Uint8Array(n);
  const members: number[] = [];
  for (let one: State | null = state; one && one.added >= 0; one = one.parent) {
    flags[one.added] = 1;
    members.push(one.added);
  }
  return { flags, members };
}
