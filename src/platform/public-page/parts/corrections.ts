import { diffWordsWithSpace } from "diff";
import type { Language, LocalisedText } from "../../../basics/text.ts";
import { textIn } from "../../../basics/text.ts";
import { html, type Html } from "../html.ts";
import { partMessages } from "../part-messages.ts";
import type { Frame } from "../route.ts";
import { languageMark, paragraphs, said } from "../spoken.ts";
import { time } from "./time.ts";

/** One correction. `atMs` in milliseconds since 1970 (UTC). */
export interface Correction {
  readonly atMs: number;
  readonly why: LocalisedText;
  readonly before: LocalisedText;
  readonly after: LocalisedText;
}

/** Every correction, newest first: why, word by word what changed, and the whole of what was said before. */
export function corrections(frame: Frame, list: readonly Correction[]): Html {
  if (list.length === 0) return html``;
  const newestFirst = [...list].sort((a, b) => b.atMs - a.atMs);
  return html`<section aria-labelledby="corrections">
    <h2 id="corrections">${said(frame.speaker, partMessages.corrections)}</h2>
    ${newestFirst.map((correction) => one(frame, correction))}
  </section>`;
}

/** What changed between two texts, with words for those who do not see colour or line. */
export function changes(frame: Frame, before: string, after: string, language: Language): Html {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  const small = before.length + after.length < 40_000;
  const pieces = small
    ? diffWordsWithSpace(before, after, { intlSegmenter: segmenter })
    : [
        { value: before, removed: true, added: false },
        { value: after, removed: false, added: true },
      ];
  const word = (name: "removed" | "added") => {
    const text = said(frame.speaker, partMessages[name]);
    return html`<span class="unseen">${text} </span>`;
  };
  const marked = pieces.map((piece) => {
    if (piece.removed) return html`<del>${word("removed")}${piece.value}</del>`;
    return piece.added ? html`<ins>${word("added")}${piece.value}</ins>` : piece.value;
  });
  const marks = languageMark(frame.speaker, language);
  return html`<p ${marks} class="text">${marked}</p>`;
}

function one(frame: Frame, correction: Correction): Html {
  const { speaker } = frame;
  const after = textIn(correction.after, speaker.language);
  const before = textIn(correction.before, after.language);
  return html`<article class="correction">
    <h3>${said(speaker, partMessages["corrected-on"], { when: time(frame, correction.atMs) })}</h3>
    <h4>${said(speaker, partMessages.why)}</h4>
    ${paragraphs(speaker, correction.why)}
    <h4>${said(speaker, partMessages["what-changed"])}</h4>
    ${changes(frame, before.text, after.text, after.language)}
    <h4>${said(speaker, partMessages["said-before"])}</h4>
    <blockquote class="quote">${paragraphs(speaker, { [before.language]: before.text })}</blockquote>
  </article>`;
}
