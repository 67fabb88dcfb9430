import { textCharactersMax } from "./report.ts";

/**
 * A text as it is compared: compatibility forms folded, case and marks dropped (accents, Arabic vowel signs), Arabic
 * letter variants united, addresses and handles taken out (they are evidence of their own), everything but letters and
 * digits made one space. Linear in the text.
 */
export function normalText(text: string): string {
  return text
    .slice(0, textCharactersMax)
    .replace(/(?:h[tx]{2}ps?:\/\/|www\.)\S+|@[\p{L}\p{N}_.]{3,60}/giu, " ")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\u0640'’ʼ]+/gu, "")
    .replace(/[أإآٱ]/gu, "ا")
    .replace(/ى/gu, "ي")
    .replace(/ة/gu, "ه")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Words of a normalised text; in scripts without spaces every character is a word. */
export function wordsOf(normal: string): readonly string[] {
  if (normal === "") return [];
  return unspaced.test(normal) ? (normal.match(mixedWord) ?? []) : normal.split(" ");
}

/** True where the script writes no spaces between words. */
export function isUnspaced(character: string): boolean {
  return character > "\u0e00" && unspaced.test(character);
}

const unspacedClass = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const unspaced = new RegExp(unspacedClass, "u");
const mixedWord = new RegExp(`${unspacedClass}|(?:(?!${unspacedClass})[^ ])+`, "gu");
