import { textIn, type LocalisedText } from "../../../../basics/text.ts";
import type { CapAlert } from "../../../../platform/public-page/feeds/cap.ts";
import type { Feed, FeedEntry } from "../../../../platform/public-page/feeds/feed.ts";
import { timeZoneOf } from "../../../../platform/public-page/parts/time.ts";
import { pathOf, type Frame } from "../../../../platform/public-page/route.ts";
import type { Publication, Published } from "../contract.ts";
import { correctedAtMs } from "../public-rules.ts";
import { pageWords } from "./messages.ts";
import { addressOf, changedAtMs, lastWords, part, plainIn } from "./texts.ts";

/** Where the feeds of this election stand, in the reader's language. */
export function feedLinks(frame: Frame): { type: string; title: string; href: string }[] {
  return [
    { type: "application/atom+xml", title: "Atom", href: pathOf(frame, "/notices.atom") },
    { type: "application/feed+json", title: "JSON Feed", href: pathOf(frame, "/notices.json") },
  ];
}

/** The newest notices and bulletins, with what was corrected and withdrawn. `path` is where this feed stands. */
export function feedOf(frame: Frame, path: string, list: readonly Published[]): Feed {
  const { speaker, origin, election } = frame;
  const name = textIn(election?.name ?? {}, speaker.language).text;
  return {
    href: origin + pathOf(frame, path),
    homeHref: origin + pathOf(frame, "/notices"),
    title: speaker.say(pageWords["feed-title"], { election: name }),
    language: speaker.language,
    author: name,
    updatedMs: Math.max(0, ...list.map(changedAtMs)),
    entries: list.map((each) => entryOf(frame, each)),
  };
}

/**
 * The last public act as an alert in every language of the text; null while the text is away. A notice is of moderate severity by the
 * panel's finding, a bulletin minor; what was withdrawn is cancelled.
 */
export function alertOf(frame: Frame, published: Published): CapAlert | null {
  const { id, kind, publications, heldAtMs } = published;
  const last = publications.at(-1);
  if (last === undefined || heldAtMs !== null) return null;
  const sender = new URL(frame.origin).host;
  const message = (act: Publication) => ({ identifier: `${id}.${act.number}`, sender, sentMs: act.atMs });
  const words = lastWords(published)?.words;
  return {
    ...message(last),
    timeZone: timeZoneOf(frame),
    status: frame.space === "live" ? "Actual" : "Exercise",
    msgType: last.act === "publish" ? "Alert" : last.act === "withdraw" ? "Cancel" : "Update",
    references: publications.slice(0, -1).map(message),
    ...(words && { note: plainIn(frame, words).text }),
    info: Object.entries(published.texts).map(([language, text]) => ({
      language,
      category: "Security",
      event: eventIn(kind, language),
      urgency: kind === "notice" ? "Immediate" : "Unknown",
      severity: kind === "notice" ? "Moderate" : "Minor",
      certainty: "Observed",
      senderName: textIn(frame.election?.name ?? {}, language).text,
      headline: text.headline,
      description: [text.what, text.who, text.when, text.where, text.body, text.whatIsNotKnown]
        .filter((each) => each !== "")
        .join("\n\n"),
      ...(text.whatToDo !== "" && { instruction: text.whatToDo }),
      web: frame.origin + pathOf(frame, addressOf(id), language),
      areas: [
        { areaDesc: text.where === "" ? textIn(frame.election?.name ?? {}, language).text : text.where },
      ],
    })),
  };
}

function entryOf(frame: Frame, published: Published): FeedEntry {
  const { speaker } = frame;
  const { id, kind, texts, heldAtMs, publishedAtMs, withdrawnAtMs } = published;
  const headline = plainIn(frame, part(texts, "headline"));
  const language = heldAtMs === null ? headline.language : speaker.language;
  const title = heldAtMs === null ? headline.text : speaker.say(pageWords["held-title"]);
  return {
    href: frame.origin + pathOf(frame, addressOf(id)),
    title: speaker.say(pageWords[`feed-${kind}`], { title }),
    summary: summaryIn(frame, published),
    language,
    categories: [
      kind,
      ...(correctedAtMs(published) === null ? [] : ["corrected"]),
      ...(withdrawnAtMs === null ? [] : ["withdrawn"]),
    ],
    publishedMs: publishedAtMs,
    updatedMs: changedAtMs(published),
  };
}

function summaryIn(frame: Frame, published: Published): string {
  const { speaker } = frame;
  if (published.heldAtMs !== null) return speaker.say(pageWords["feed-held"]);
  const act = lastWords(published);
  const says = (text: LocalisedText) => plainIn(frame, text).text;
  const why = act?.words ? says(act.words) : "";
  const what = says(part(published.texts, "what"));
  if (act === null) return what;
  const message = act.act === "withdraw" ? pageWords["feed-withdrawn"] : pageWords["feed-corrected"];
  return `${speaker.say(message, { why })} ${what}`;
}

/** CAP names the event in each language of its own; other languages take the English name, as the standard allows any words. */
function eventIn(kind: Published["kind"], language: string): string {
  const french = language.split("-")[0] === "fr";
  if (kind === "notice") return french ? "Avis public sur l’élection" : "Public notice about the election";
  return french ? "Bulletin d’information sur l’élection" : "Bulletin about the election";
}
