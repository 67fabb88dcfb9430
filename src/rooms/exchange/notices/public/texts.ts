import { textIn, type LocalisedText } from "../../../../basics/text.ts";
import type { PublicationSummary } from "../../../../platform/public-page/parts/publication.ts";
import { pathOf, type Frame } from "../../../../platform/public-page/route.ts";
import type { NoticeText, NoticeTexts, Publication, Published } from "../contract.ts";
import { correctedAtMs } from "../public-rules.ts";
import { pageWords } from "./messages.ts";

/** One part of a text in each of its languages; languages in which it is empty are left out. */
export function part(texts: NoticeTexts, name: keyof NoticeText): LocalisedText {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => (text[name] === "" ? [] : [[language, text[name]]])),
  );
}

/** The whole text as one, in the order in which it is read: what a correction is held against. */
export function whole(texts: NoticeTexts): LocalisedText {
  return Object.fromEntries(
    Object.entries(texts).map(
      ([language, { headline, what, who, when, where, body, whatToDo, whatIsNotKnown }]) => [
        language,
        [headline, what, who, when, where, body, whatToDo, whatIsNotKnown]
          .filter((each) => each !== "")
          .join("\n\n"),
      ],
    ),
  );
}

/** Where a notice stands, in the reader's language. It never changes. */
export function addressOf(id: string): string {
  return `/notices/${encodeURIComponent(id)}`;
}

/** One line of a list; while the text is away, it says so. */
export function summaryOf(frame: Frame, published: Published): PublicationSummary {
  const { id, kind, texts, heldAtMs, publishedAtMs, withdrawnAtMs } = published;
  const { speaker } = frame;
  const held = (name: "held-title" | "feed-held") => ({ [speaker.language]: speaker.say(pageWords[name]) });
  return {
    kind,
    href: pathOf(frame, addressOf(id)),
    title: heldAtMs === null ? part(texts, "headline") : held("held-title"),
    summary: heldAtMs === null ? part(texts, "what") : held("feed-held"),
    publishedMs: publishedAtMs,
    correctedMs: correctedAtMs(published),
    withdrawnMs: withdrawnAtMs,
  };
}

/** The last public act that says something in words: a correction or the withdrawal. */
export function lastWords({ publications }: Published): Publication | null {
  return publications.findLast((each) => each.words !== null && each.heldAtMs === null) ?? null;
}

/** When anything about it last changed. */
export function changedAtMs({ publications, publishedAtMs }: Published): number {
  return Math.max(
    publishedAtMs,
    ...publications.map((each) => Math.max(each.atMs, each.redactedAtMs ?? 0, each.heldAtMs ?? 0)),
  );
}

/** A text in the reader's language, or in another where there is none, and which. */
export function plainIn(frame: Frame, text: LocalisedText): { text: string; language: string } {
  return textIn(text, frame.speaker.language);
}
