import type { Clause, ClauseChange, Piece } from "./contract.ts";
import { compareNumbers } from "./rules.ts";

type Pair = readonly [before: Clause | null, after: Clause | null];

/**
 * What became of each clause between two versions, in one language, in the order of the later one. A clause that only moved is found
 * again by its text or its title: a clause put in between does not make all that follow it look new.
 */
export function changesOf(
  before: readonly Clause[],
  after: readonly Clause[],
  language: string,
): ClauseChange[] {
  return pairsOf(before, after, language)
    .toSorted((one, other) => compareNumbers(placeOf(one), placeOf(other)))
    .map((pair) => changeOf(pair, language));
}

/** A removed clause stands where it stood. */
function placeOf([before, after]: Pair): string {
  return (after ?? before)?.number ?? "";
}

function changeOf([before, after]: Pair, language: string): ClauseChange {
  const was = before?.texts[language];
  const is = after?.texts[language];
  const title = piecesOf(was?.title ?? "", is?.title ?? "");
  const text = piecesOf(was?.text ?? "", is?.text ?? "");
  const same = [...title, ...text].every(({ kind }) => kind === "same");
  const kept = same ? (before?.number === after?.number ? "unchanged" : "renumbered") : "changed";
  return {
    change: before === null ? "added" : after === null ? "removed" : kept,
    before: before?.number ?? null,
    after: after?.number ?? null,
    title,
    text,
  };
}

function pairsOf(before: readonly Clause[], after: readonly Clause[], language: string): Pair[] {
  const whole = (clause: Clause) => JSON.stringify(clause.texts[language] ?? null);
  const title = (clause: Clause) => clause.texts[language]?.title ?? null;
  const pairs: Pair[] = [];
  const oldOnes = new Set(before);
  const newOnes = new Set(after);
  // From the surest sign to the weakest; a clause is paired once.
  const signs: readonly ((clause: Clause) => string | null)[] = [
    (clause) => `${clause.number} ${whole(clause)}`,
    (clause) => (clause.texts[language] === undefined ? null : whole(clause)),
    (clause) => `${clause.number} ${String(title(clause))}`,
    title,
    (clause) => clause.number,
  ];
  for (const sign of signs) {
    const waiting = new Map([...oldOnes].map((clause) => [sign(clause), clause]));
    for (const clause of newOnes) {
      const key = sign(clause);
      const found = key === null ? undefined : waiting.get(key);
      if (found === undefined) continue;
      waiting.delete(key);
      oldOnes.delete(found);
      newOnes.delete(clause);
      pairs.push([found, clause]);
    }
  }
  return [
    ...pairs,
    ...[...oldOnes].map((clause): Pair => [clause, null]),
    ...[...newOnes].map((clause): Pair => [null, clause]),
  ];
}

/** Above this many pairs of words a passage is told as taken out and put in whole: comparing is for reading, not for waiting. */
const comparisonsMax = 250_000;

/** A text against an earlier one, word by word (longest common subsequence); joined, the pieces give both texts back. */
export function piecesOf(before: string, after: string): Piece[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++;
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([
    ...old.slice(0, start).map((text): Piece => ({ kind: "same", text })),
    ...middle,
    ...old.slice(old.length - end).map((text): Piece => ({ kind: "same", text })),
  ]);
}

/** Words, each with the blanks before it; a language without blanks is compared by character. */
function wordsOf(text: string): string[] {
  const words = text.match(/\s*\S+|\s+$/g) ?? [];
  return words.flatMap((word) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word)
      ? Array.from(word)
      : [word],
  );
}

function between(old: readonly string[], now: readonly string[]): Piece[] {
  const removed = old.map((text): Piece => ({ kind: "removed", text }));
  const added = now.map((text): Piece => ({ kind: "added", text }));
  if (old.length === 0 || now.length === 0 || old.length * now.length > comparisonsMax)
    return [...removed, ...added];
  const width = now.length + 1;
  // common[i * width + j]: the length of what old from i and now from j have in common.
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ kind: "same", text: old[i] ?? "" });
      i++;
      j++;
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1)))
      pieces.push({ kind: "removed", text: old[i++] ?? "" });
    else pieces.push({ kind: "added", text: now[j++] ?? "" });
  }
  return pieces;
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const { kind, text } of pieces) {
    const last = all.at(-1);
    if (last?.kind === kind) all[all.length - 1] = { kind, text: last.text + text };
    else all.push({ kind, text });
  }
  return all;
}
