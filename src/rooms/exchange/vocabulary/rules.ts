import { lookUpCode, vocabularyChanges, type Term, type Vocabulary } from "@counterfoil/stix";
import type { Changes } from "./contract.ts";

/** A term as it is kept: with the term to use instead, and whether the version itself still has it. */
export interface Entry {
  readonly term: Term;
  readonly carried: boolean;
  readonly successorInUse: string | null;
}

export interface Edition {
  readonly entries: readonly Entry[];
  readonly changes: Changes;
}

/**
 * What is kept of a new version. A code that the publisher dropped without a word is carried over as retired, so that what was
 * coded with it still answers, with the successor where one is known.
 */
export function editionOf(after: Vocabulary, before: Vocabulary | null): Edition {
  const changes = vocabularyChanges(before ?? { ...after, terms: [] }, after);
  const carried = before === null ? [] : droppedBy(after, before, changes);
  const whole = { ...after, terms: [...after.terms, ...carried] };
  const entries = whole.terms.map((term, place) => {
    const answer = lookUpCode(whole, term.code);
    const successorInUse = answer.kind === "retired" ? (answer.successor?.code ?? null) : null;
    return { term, carried: place >= after.terms.length, successorInUse };
  });
  return {
    entries,
    changes: {
      added: changes.added.map(({ code, name }) => ({ code, name })),
      retired: changes.retired.map((each) => ({ ...each })),
      renamed: changes.renamed.map((each) => ({ ...each })),
      moved: changes.moved.map(({ code, before: from, after: to }) => ({
        code,
        before: { tactics: [...from.tactics], parent: from.parent },
        after: { tactics: [...to.tactics], parent: to.parent },
      })),
      restored: [...changes.restored],
    },
  };
}

function droppedBy(
  after: Vocabulary,
  before: Vocabulary,
  changes: ReturnType<typeof vocabularyChanges>,
): Term[] {
  const now = new Set(after.terms.map((term) => term.code));
  const successors = new Map(changes.retired.map((each) => [each.code, each.successor]));
  return before.terms
    .filter((term) => !now.has(term.code))
    .map((term) => ({
      ...term,
      deprecated: true,
      successor: successors.get(term.code) ?? term.successor,
    }));
}

/** The name of a version: what whoever imports it says, else what the publisher says, else the day of its latest change. */
export function labelOf(vocabulary: Vocabulary, said: string | undefined): string {
  return said ?? vocabulary.publishedVersion ?? vocabulary.modified.slice(0, 10);
}

/** The place after which the next page begins, or null where the cursor is none of ours. */
export function placeAfter(cursor: string | undefined): number | null {
  if (cursor === undefined) return -1;
  return /^\d{1,7}$/.test(cursor) ? Number(cursor) : null;
}
