import type { CaseState, KnowledgeAxis } from "./contract.ts";

export interface AsOf {
  readonly atMs: number;
  readonly by: KnowledgeAxis;
}

interface Item {
  readonly knownAtMs: number;
  readonly recordedAtMs: number;
}

/**
 * What was known at a moment. By `recorded`, what lay in the case then: an entry made later changes nothing, whatever date it
 * gives. By `known`, what the desk knew by then, also where it was put into the case later.
 */
export function knownThen<T extends Item>(items: readonly T[], asOf: AsOf | null): T[] {
  if (asOf === null) return [...items];
  const timeOf = (item: Item) => (asOf.by === "recorded" ? item.recordedAtMs : item.knownAtMs);
  return items.filter((item) => timeOf(item) <= asOf.atMs);
}

/** Acts of the panel have one time only: when they were done. */
export function doneThen<T extends { readonly atMs: number }>(acts: readonly T[], asOf: AsOf | null): T[] {
  return asOf === null ? [...acts] : acts.filter((act) => act.atMs <= asOf.atMs);
}

interface Times {
  readonly state: CaseState;
  readonly deliberatingAtMs: number | null;
  readonly decidedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly endedBecause: string | null;
  readonly routedTo: string | null;
}

/** The case's own facts as they were: nothing that happened later. */
export function caseThen<T extends Times>(now: T, asOf: AsOf | null): T {
  if (asOf === null) return now;
  const then = (ms: number | null) => (ms !== null && ms <= asOf.atMs ? ms : null);
  const deliberatingAtMs = then(now.deliberatingAtMs);
  const decidedAtMs = then(now.decidedAtMs);
  const endedAtMs = then(now.endedAtMs);
  const ended = endedAtMs !== null;
  const state: CaseState =
    ended || decidedAtMs !== null ? now.state : deliberatingAtMs !== null ? "deliberating" : "briefed";
  return {
    ...now,
    state,
    deliberatingAtMs,
    decidedAtMs,
    endedAtMs,
    endedBecause: ended ? now.endedBecause : null,
    routedTo: ended ? now.routedTo : null,
  };
}

/** The assessment that stands: the last of each criterion. */
export function standing<T extends { readonly criterion: string }>(assessments: readonly T[]): T[] {
  return assessments.filter(
    (each, index) => !assessments.slice(index + 1).some((later) => later.criterion === each.criterion),
  );
}
