import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Clause, Comment, State } from "./contract.ts";

export type Act = "revise" | "publish" | "withdraw";

/** Which act leads from which state to which; docs/states/standards.md draws the same table. */
export const moves: readonly { readonly from: State; readonly act: Act; readonly to: State }[] = [
  { from: "draft", act: "revise", to: "draft" },
  { from: "draft", act: "publish", to: "published" },
  { from: "draft", act: "withdraw", to: "withdrawn" },
  { from: "published", act: "revise", to: "published" },
  { from: "published", act: "publish", to: "published" },
  { from: "published", act: "withdraw", to: "withdrawn" },
];

export function stateAfter(from: State, act: Act): Result<State, "withdrawn-already"> {
  const to = moves.find((move) => move.from === from && move.act === act)?.to;
  return to === undefined ? refuse("withdrawn-already") : ok(to);
}

/** Where a standard stands; all that decides whether it may be published. */
export interface Standing {
  readonly state: State;
  readonly secondPerson: boolean;
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly authors: readonly { readonly number: number; readonly by: string }[];
  /** In the order of the clauses. */
  readonly undisposed: readonly Pick<Comment, "id" | "clause">[];
}

export type Unpublishable =
  | "withdrawn-already"
  | "nothing-to-publish"
  | "changed-meanwhile"
  | "comment-undisposed"
  | "own-work"
  | "language-missing";

/**
 * Every comment has its disposition; each language of the election is there; and where the house asks for a second person, that
 * person wrote nothing of what is not yet public.
 */
export function publish(
  now: Standing,
  asked: { readonly version: number; readonly by: string; readonly languagesMissing: readonly string[] },
): Result<State, Unpublishable> {
  const state = stateAfter(now.state, "publish");
  if (!state.ok) return state;
  if (now.publishedVersion === now.version) return refuse("nothing-to-publish");
  if (asked.version !== now.version) return refuse("changed-meanwhile");
  const [first] = now.undisposed;
  if (first !== undefined)
    return refuse("comment-undisposed", {
      n: now.undisposed.length,
      clause: first.clause ?? "–",
      comment: first.id,
    });
  const unread = now.authors.filter(({ number }) => number > (now.publishedVersion ?? 0));
  if (now.secondPerson && unread.some(({ by }) => by === asked.by)) return refuse("own-work");
  if (asked.languagesMissing.length > 0)
    return refuse("language-missing", { languages: asked.languagesMissing.join(", ") });
  return state;
}

/** Clauses in the order of their numbers, annexes last: 1, 1.2, 1.10, 2, A, A.1. */
export function inOrder<T extends { readonly number: string }>(clauses: readonly T[]): T[] {
  return clauses.toSorted((one, other) => compareNumbers(one.number, other.number));
}

export function compareNumbers(one: string, other: string): number {
  const left = one.split(".").map(rank);
  const right = other.split(".").map(rank);
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? -1) - (right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function rank(part: string): number {
  return /^\d+$/.test(part) ? Number(part) : 1_000 + part.charCodeAt(0);
}

/** The first number that two clauses have, or null. */
export function numberTwice(clauses: readonly Pick<Clause, "number">[]): string | null {
  const seen = new Set<string>();
  for (const { number } of clauses) {
    if (seen.has(number)) return number;
    seen.add(number);
  }
  return null;
}

/** The languages of the election that the title or any clause lacks. */
export function missingLanguages(
  titles: object,
  clauses: readonly Clause[],
  languages: readonly string[],
): string[] {
  return languages.filter(
    (language) =>
      !Object.hasOwn(titles, language) || clauses.some(({ texts }) => !Object.hasOwn(texts, language)),
  );
}

/** The languages of a text that the election does not have. */
export function foreignLanguages(
  titles: object,
  clauses: readonly Clause[],
  languages: readonly string[],
): string[] {
  const used = [...Object.keys(titles), ...clauses.flatMap(({ texts }) => Object.keys(texts))];
  return [...new Set(used)].filter((language) => !languages.includes(language));
}

export const wholeTextCharactersMax = 400_000;

export function tooLong(clauses: readonly Clause[]): boolean {
  const characters = clauses.flatMap(({ texts }) => Object.values(texts).map(({ text }) => text.length));
  return characters.reduce((sum, each) => sum + each, 0) > wholeTextCharactersMax;
}
