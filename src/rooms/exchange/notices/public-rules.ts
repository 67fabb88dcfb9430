import { assert } from "../../../basics/assert.ts";
import { limits } from "../../../basics/bounded.ts";
import type { Kind, NoticeId, NoticeText, NoticeTexts, Publication, Published } from "./contract.ts";
import { parts } from "./contract.ts";

/** What stands after these public acts, in order. */
export function publishedOf(id: NoticeId, kind: Kind, publications: readonly Publication[]): Published {
  const [first, last] = [publications[0], publications.at(-1)];
  assert(first && last, "what is public was published");
  return {
    id,
    kind,
    publishedAtMs: first.atMs,
    withdrawnAtMs: publications.find((each) => each.act === "withdraw")?.atMs ?? null,
    texts: last.texts,
    publications: [...publications],
  };
}

/** When its words last changed openly; null where they never did. A redaction counts: it is told too. */
export function correctedAtMs({ publications }: Published): number | null {
  return publications.findLast((each) => each.act === "correct" || each.act === "redact")?.atMs ?? null;
}

/** The one word by which a redacted name is replaced, in each language; a sign that is no word where we have none. */
const neutral: Readonly<Record<string, string>> = {
  en: "[name removed]",
  fr: "[nom retiré]",
  zh: "［姓名已删除］",
  ar: "[حُذف الاسم]",
};

/** The texts without these words, whatever their case; true to every part of every language. */
export function redacted(texts: NoticeTexts, words: readonly string[]): NoticeTexts {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, redactedText(text, language, words)]),
  );
}

/** One text or sentence without these words. */
export function withoutWords(text: string, language: string, words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const pattern = longestFirst.map((word) =>
    word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`),
  );
  const replacement = neutral[language.split("-")[0] ?? ""] ?? "[…]";
  return text.replace(new RegExp(pattern.join("|"), "giu"), () => replacement);
}

function redactedText(text: NoticeText, language: string, words: readonly string[]): NoticeText {
  const clean = { ...text };
  for (const part of parts) clean[part] = withoutWords(text[part], language, words);
  return { ...clean, headline: clean.headline.slice(0, limits.nameCharactersMax) };
}
