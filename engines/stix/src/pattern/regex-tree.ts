/** A regular expression as a tree: the part of PCRE that can be run in time linear to the text. */
export type Regex =
  | { readonly kind: "character"; readonly test: CharacterTest }
  | { readonly kind: "sequence"; readonly parts: readonly Regex[] }
  | { readonly kind: "choice"; readonly parts: readonly Regex[] }
  | { readonly kind: "repeat"; readonly of: Regex; readonly min: number; readonly max: number }
  | { readonly kind: "assertion"; readonly at: Assertion };

/** Does a code point belong? */
export type CharacterTest = (point: number) => boolean;

export type Assertion =
  "start" | "end" | "line-start" | "line-end" | "text-end" | "word-edge" | "no-word-edge";

/** Why an expression cannot be run: what was found, and where (from 0). */
export class RegexStop extends Error {
  readonly at: number;

  constructor(at: number, what: string) {
    super(what);
    this.at = at;
  }
}

export function isWord(point: number): boolean {
  return /^[\p{L}\p{N}_]$/u.test(String.fromCodePoint(point));
}

const isSpace: CharacterTest = (point) => /^\s$/u.test(String.fromCodePoint(point));
const isDigit: CharacterTest = (point) => /^\p{Nd}$/u.test(String.fromCodePoint(point));
const not =
  (test: CharacterTest): CharacterTest =>
  (point) =>
    !test(point);

/** `\d`, `\W` and their like, by letter. */
export const classes: Readonly<Record<string, CharacterTest>> = {
  d: isDigit,
  D: not(isDigit),
  s: isSpace,
  S: not(isSpace),
  w: isWord,
  W: not(isWord),
  h: (point) => point === 0x20 || point === 0x09 || point === 0xa0,
  N: (point) => point !== 0x0a,
};

/** `\n` and its like, by letter. */
export const controls: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  t: 9,
  f: 12,
  v: 11,
  a: 7,
  e: 27,
  0: 0,
};

/** `[:alpha:]` and its like. */
export const posixClasses: Readonly<Record<string, RegExp>> = {
  alpha: /^[A-Za-z]$/,
  digit: /^[0-9]$/,
  alnum: /^[A-Za-z0-9]$/,
  upper: /^[A-Z]$/,
  lower: /^[a-z]$/,
  space: /^[\t-\r ]$/,
  blank: /^[\t ]$/,
  punct: /^[!-/:-@[-`{-~]$/,
  xdigit: /^[0-9A-Fa-f]$/,
  word: /^\w$/,
};
