import { z } from "zod";
import { NoticeText, type NoticeTexts } from "../contract.ts";

/** An empty field is an empty part: a draft may lack some. */
const typedText = z.preprocess(
  (given) => ({ ...emptyText, ...(typeof given === "object" ? withoutGaps(given ?? {}) : {}) }),
  NoticeText,
);

const emptyText: NoticeText = {
  headline: "",
  who: "",
  what: "",
  when: "",
  where: "",
  whatToDo: "",
  whatIsNotKnown: "",
  body: "",
};

/** Texts in exactly these languages, as the fields `texts.<language>.<part>` hold them. */
export function typedTexts(languages: readonly string[]) {
  return z.preprocess(
    (given) => given ?? {},
    z.object(Object.fromEntries(languages.map((language) => [language, typedText]))),
  );
}

/** Words for everyone in each of these languages. */
export function typedWords(languages: readonly string[]) {
  const words = z.string().trim().min(3).max(500);
  return z.preprocess(
    (given) => given ?? {},
    z.object(Object.fromEntries(languages.map((language) => [language, words]))),
  );
}

/** What is typed so far, as texts: for the check that runs while somebody writes. */
export function textsSoFar(values: unknown, languages: readonly string[]): NoticeTexts | null {
  const parsed = typedTexts(languages).safeParse(values);
  return parsed.success ? parsed.data : null;
}

export const Why = z.string().trim().min(3).max(500);

function withoutGaps(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
