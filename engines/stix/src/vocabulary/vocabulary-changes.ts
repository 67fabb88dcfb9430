import { byCodeUnit } from "../basis/json-value.ts";
import type { Term, Vocabulary } from "./vocabulary.ts";

export type RetiredTerm = {
  readonly code: string;
  readonly name: string;
  readonly why: "revoked" | "deprecated" | "missing" | "recoded";
  /** Code in the new edition to use instead; null when the publisher names none. */
  readonly successor: string | null;
};

export type RenamedTerm = { readonly code: string; readonly before: string; readonly after: string };

export type MovedTerm = {
  readonly code: string;
  readonly before: { readonly tactics: readonly string[]; readonly parent: string | null };
  readonly after: { readonly tactics: readonly string[]; readonly parent: string | null };
};

export type VocabularyChanges = {
  readonly added: readonly Term[];
  readonly retired: readonly RetiredTerm[];
  readonly renamed: readonly RenamedTerm[];
  readonly moved: readonly MovedTerm[];
  /** Codes that were retired and are in use again. */
  readonly restored: readonly string[];
};

/** What changed from one edition of a vocabulary to the next, by code. */
export function vocabularyChanges(before: Vocabulary, after: Vocabulary): VocabularyChanges {
  const old = byCode(before);
  const now = byCode(after);
  const active = before.terms.filter((term) => !isRetired(term));
  const kept = active.flatMap((term) => {
    const next = now.get(term.code);
    return next && !isRetired(next) ? [[term, next] as const] : [];
  });
  return {
    added: after.terms.filter((term) => !old.has(term.code) && !isRetired(term)),
    retired: active.flatMap((term) => retirement(term, now) ?? []).sort((a, b) => byCodeUnit(a.code, b.code)),
    renamed: kept.flatMap(([term, next]) =>
      term.name === next.name ? [] : [{ code: term.code, before: term.name, after: next.name }],
    ),
    moved: kept.flatMap(([term, next]) =>
      samePlace(term, next) ? [] : [{ code: term.code, before: placeOf(term), after: placeOf(next) }],
    ),
    restored: after.terms.flatMap((term) => {
      const earlier = old.get(term.code);
      return earlier && isRetired(earlier) && !isRetired(term) ? [term.code] : [];
    }),
  };
}

export type CodeAnswer =
  | { readonly kind: "current"; readonly term: Term }
  | { readonly kind: "retired"; readonly term: Term; readonly successor: Term | null }
  | { readonly kind: "unknown" };

/** What a code that somebody used means in this edition. A retired code answers with the term that took its place. */
export function lookUpCode(vocabulary: Vocabulary, code: string): CodeAnswer {
  const terms = byCode(vocabulary);
  const term = terms.get(code);
  if (!term) return { kind: "unknown" };
  if (!isRetired(term)) return { kind: "current", term };
  return { kind: "retired", term, successor: terms.get(lastSuccessor(term, terms) ?? "") ?? null };
}

function retirement(term: Term, terms: ReadonlyMap<string, Term>): RetiredTerm | null {
  const next = terms.get(term.code);
  const { code, name } = term;
  if (next && !isRetired(next)) return null;
  if (next)
    return {
      code,
      name,
      why: next.revoked ? "revoked" : "deprecated",
      successor: lastSuccessor(next, terms),
    };
  const recoded = [...terms.values()].find((one) => one.stixId === term.stixId && !isRetired(one));
  return { code, name, why: recoded ? "recoded" : "missing", successor: recoded?.code ?? null };
}

/** Follows successors to one that is in use; null when the chain ends at a retired term or goes round. */
function lastSuccessor(term: Term, terms: ReadonlyMap<string, Term>): string | null {
  const seen = new Set([term.code]);
  let next = term.successor;
  while (next !== null && !seen.has(next)) {
    const found = terms.get(next);
    if (!found) return null;
    if (!isRetired(found)) return found.code;
    seen.add(next);
    next = found.successor;
  }
  return null;
}

function isRetired(term: Term): boolean {
  return term.revoked || term.deprecated;
}

function byCode(vocabulary: Vocabulary): ReadonlyMap<string, Term> {
  return new Map(vocabulary.terms.map((term) => [term.code, term]));
}

function placeOf(term: Term): { readonly tactics: readonly string[]; readonly parent: string | null } {
  return { tactics: term.tactics, parent: term.parent };
}

function samePlace(a: Term, b: Term): boolean {
  return a.parent === b.parent && a.tactics.join() === b.tactics.join();
}
