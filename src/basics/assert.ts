/** States an invariant. A broken one is a bug: it throws, the transaction is undone, and the caller sees a plain 500. */
export function assert(holds: unknown, invariant: string): asserts holds {
  if (!holds) throw new Error(`Invariant broken: ${invariant}`);
}

/** For the default branch of a switch that must be exhaustive. */
export function unreachable(value: never): never {
  throw new Error(`Not reachable: ${String(value)}`);
}
