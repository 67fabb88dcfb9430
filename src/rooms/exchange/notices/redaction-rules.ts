import { limits } from "../../../basics/bounded.ts";
import { charactersMaxOf, parts, type NoticeText, type NoticeTexts, type Words } from "./contract.ts";

/** The words that stand where a name was, in each language; a sign that is no word where we have none. */
const neutral: Readonly<Record<string, string>> = {
  en: "[name removed]",
  fr: "[nom retiré]",
  zh: "［姓名已删除］",
  ar: "[حُذف الاسم]",
};

/** The texts without these names, in every part of every language. */
export function redactedTexts(texts: NoticeTexts, names: readonly string[]): NoticeTexts {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, redactedText(text, language, names)]),
  );
}

/** Words for the public without these names. */
export function redactedWords(words: Words, names: readonly string[]): Words {
  return Object.fromEntries(
    Object.entries(words).map(([language, text]) => [
      language,
      withoutNames(text, language, names).slice(0, limits.lineCharactersMax),
    ]),
  );
}

/**
 * One text without these names. It finds what `cf_fold_words` of migration 0025 finds: whole words, whatever their case, accents,
 * punctuation between them and invisible characters; in scripts without spaces sign by sign.
 */
export function withoutNames(text: string, language: string, names: readonly string[]): string {
  const words = wordsIn(text);
  const sought = names
    .map((name) => wordsIn(name).map((word) => word.folded))
    .filter((name) => name.length > 0)
    .toSorted((a, b) => b.length - a.length);
  const replacement = neutral[language.split("-")[0] ?? ""] ?? "[…]";
  let [kept, end] = ["", 0];
  for (let at = 0; at < words.length;) {
    const found = sought.find((name) => name.every((word, i) => words[at + i]?.folded === word));
    const [first, last] = [words[at], words[at + (found?.length ?? 1) - 1]];
    if (found && first && last) {
      kept += text.slice(end, first.start) + replacement;
      end = last.end;
    }
    at += found?.length ?? 1;
  }
  return kept + text.slice(end);
}

function redactedText(text: NoticeText, language: string, names: readonly string[]): NoticeText {
  const clean = { ...text };
  for (const part of parts)
    clean[part] = withoutNames(text[part], language, names).slice(0, charactersMaxOf(part)).trim();
  return clean;
}

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const invisible = /[\u00AD\u061C\u0640\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
const inWord = /[\p{L}\p{N}\p{M}]/u;
const sign = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]/u;

/** The words of a text, folded, with where they stand. A mark belongs to the letter before it. */
function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  let [letters, start, end] = ["", 0, 0];
  const close = () => {
    const folded = foldedWord(letters);
    if (folded !== "") words.push({ folded, start, end });
    letters = "";
  };
  let at = 0;
  for (const character of text) {
    const next = at + character.length;
    if (sign.test(character)) {
      close();
      words.push({ folded: foldedWord(character), start: at, end: next });
    } else if (inWord.test(character)) {
      if (letters === "") start = at;
      letters += character;
      end = next;
    } else if (!invisible.test(character)) close();
    at = next;
  }
  close();
  return words;
}

const alike: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  ς: "σ",
};

function foldedWord(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ßæœøłđıς]/gu, (letter) => alike[letter] ?? letter);
}
