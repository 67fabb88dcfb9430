import { textIn, type Language, type LocalisedText, type Message } from "../../basics/text.ts";
import { directionOf } from "../languages/language-pack.ts";
import type { Speaker } from "../languages/speaker.ts";
import { attributes, html, Html } from "./html.ts";

/**
 * A message as markup. Values may be markup (a link, a time); words among them are isolated (`<bdi>`), so that a name in one
 * direction of writing cannot disturb a sentence in the other. A sentence that came in another language is marked so.
 */
export function said(
  speaker: Speaker,
  message: Message,
  values: Readonly<Record<string, string | number | Html>> = {},
): Html {
  const { parts, language } = speaker.parts<Html>(message, values);
  const markup = parts.map((part) => {
    if ("words" in part) return part.words;
    return part.value instanceof Html ? part.value : html`<bdi>${part.value}</bdi>`;
  });
  return inLanguage(speaker, html`${markup}`, language);
}

/** A text that people wrote, in the reader's language where they wrote it in that, else marked with its own language. */
export function written(speaker: Speaker, text: LocalisedText): Html {
  const found = textIn(text, speaker.language);
  return inLanguage(speaker, html`${found.text}`, found.language);
}

/** Paragraphs of a plain text (an empty line ends one), marked with its language. Never interprets markup. */
export function paragraphs(speaker: Speaker, text: LocalisedText): Html {
  const found = textIn(text, speaker.language);
  const marks = languageMark(speaker, found.language);
  const pieces = found.text.split(/\r?\n[ \t]*\r?\n/).filter((piece) => piece.trim() !== "");
  return html`${pieces.map((piece) => html`<p ${marks} class="text">${piece.trim()}</p>`)}`;
}

/** `lang` and `dir` for a text in another language than the page; nothing where it is the page's own. */
export function languageMark(speaker: Speaker, language: Language) {
  if (language === speaker.language || speaker.language.startsWith(`${language}-`)) return attributes({});
  return attributes({ lang: language, dir: directionOf(language) });
}

function inLanguage(speaker: Speaker, markup: Html, language: Language): Html {
  const mark = languageMark(speaker, language);
  return mark.toString() === "" ? markup : html`<span ${mark}>${markup}</span>`;
}
