import { folded } from "./scripts.ts";

/** The words of a name, an address or a query. An apostrophe joins (O'Brien is `obrien`); whatever else is no letter parts. */
export function wordsOf(text: string): readonly string[] {
  return folded(text).replace(apostrophes, "").match(wordPattern) ?? [];
}

/** The words of a surname, and all of them in one where there are several: De la Cruz is also found as `delacruz`. */
export function surnameWords(text: string): readonly string[] {
  const words = wordsOf(text);
  return words.length < 2 ? words : [...words, words.join("")];
}

/** Where names are written without a blank between them, family name first, the whole name is a word too. */
export function unspacedName(last: string, first: string): readonly string[] {
  return unspaced.test(last) ? [...wordsOf(last + first)] : [];
}

/** A voter's number as it is compared: letters and digits alone, so that blanks and dashes need not be typed. */
export function plainNumber(text: string): string {
  return wordsOf(text).join("");
}

const apostrophes = /['’‘ʼ`´]/g;
const unspaced = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const wordPattern = /[\p{L}\p{N}]+/gu;
