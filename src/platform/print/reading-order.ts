const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const leftToRight = /\p{L}/u;
const lettersOrNumbers = /[\p{L}\p{N}]/u;

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** A word that is read from the right: one that has such a letter. */
export function isRightToLeft(word: string): boolean {
  return rightToLeft.test(word);
}

/**
 * Words and the spaces between them in the order in which they stand on the page from left to right. Words read from the right stand the
 * other way round, and so does all of a text that begins with one; numbers and words read from the left keep theirs. This is what the
 * bidirectional algorithm (Unicode Standard Annex 9) does to names and addresses; it knows no embedding and no mirrored brackets.
 */
export function inSight(text: string): readonly string[] {
  const parts = text.split(/(\s+)/u).filter((part) => part !== "");
  const first = parts.find((part) => rightToLeft.test(part) || leftToRight.test(part)) ?? "";
  return rightToLeft.test(first)
    ? turned(parts, (part) => !rightToLeft.test(part)).toReversed()
    : turned(parts, (part) => rightToLeft.test(part));
}

/** Turns each run of words of which this is so, with the spaces and signs inside it; those at its end stay where they are. */
function turned(parts: readonly string[], isOf: (part: string) => boolean): string[] {
  const isNeutral = (part: string) => !lettersOrNumbers.test(part);
  const all: string[] = [];
  for (let at = 0; at < parts.length;) {
    const part = parts[at] ?? "";
    if (isNeutral(part) || !isOf(part)) {
      all.push(part);
      at++;
      continue;
    }
    let end = at + 1;
    while (end < parts.length && (isNeutral(parts[end] ?? "") || isOf(parts[end] ?? ""))) end++;
    while (isNeutral(parts[end - 1] ?? "")) end--;
    all.push(...parts.slice(at, end).toReversed());
    at = end;
  }
  return all;
}
