import { checkNotice, explain, type Notice } from "@counterfoil/plain-language";
import type { NoticeText, NoticeTexts, Verdict } from "./contract.ts";

/** What the gate of plain language says of the texts of an election with these languages. */
export function gateOf(texts: NoticeTexts, languages: readonly string[]): Verdict {
  const notice: Notice = Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, asked(text)]),
  );
  const { pass, grade, findings } = checkNotice(notice, { requiredLanguages: languages });
  return {
    pass,
    grade,
    findings: findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      language: finding.language,
      field: finding.field,
      excerpt: finding.excerpt,
      values: { ...finding.values },
      says: { en: explain(finding, "en"), fr: explain(finding, "fr") },
    })),
  };
}

/** Every word of the texts: what is asked about names. */
export function allWords(texts: NoticeTexts): string[] {
  return Object.values(texts).flatMap((text) => [Object.values(text).join("\n")]);
}

function asked({ headline, body, ...fields }: NoticeText) {
  return { headline, body, fields };
}
