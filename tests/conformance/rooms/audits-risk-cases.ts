import type { Cases } from "../room.ts";

export type Case = Readonly<Record<string, unknown>>;

/** Numbers of a case, by name; NaN where there is none, so that nothing agrees with it. */
export function numberOf(one: unknown, name: string): number {
  const value = (one as Case)[name];
  return typeof value === "number" ? value : typeof value === "string" ? Number(value) : NaN;
}

export function partOf(one: unknown, name: string): Case {
  return ((one as Case)[name] ?? {}) as Case;
}

export function listIn(one: unknown, name: string): readonly Case[] {
  return ((one as Case)[name] ?? []) as readonly Case[];
}

export function nameOf(one: unknown): string {
  const name = (one as Case)["id"] ?? (one as Case)["paper"];
  return typeof name === "string" ? name : JSON.stringify(one).slice(0, 60);
}

/** Null where got is wanted to a relative tolerance (0: exactly), else a sentence. */
export function same(what: string, got: number | null, wanted: number, tolerance = 0): string | null {
  if (got === wanted) return null;
  if (got !== null && Math.abs(got - wanted) <= tolerance * Math.abs(wanted)) return null;
  return `${what}: ${got}, not ${wanted}`;
}

/** A case whose reference is wrong: what is right must hold. The reason stands beside the call. */
export function holds(what: string, right: boolean): string | null {
  return right ? null : `${what}: does not hold`;
}

export function flat(lists: readonly Cases[]): Cases {
  return lists.flat();
}

/** Candidates in the order of their reported votes; names that begin with "_" are no candidates. */
export function byVotes(tally: Case, winners: number): { winners: string[]; losers: string[] } {
  const names = Object.keys(tally)
    .filter((name) => !name.startsWith("_"))
    .sort((a, b) => numberOf(tally, b) - numberOf(tally, a));
  return { winners: names.slice(0, winners), losers: names.slice(winners) };
}
