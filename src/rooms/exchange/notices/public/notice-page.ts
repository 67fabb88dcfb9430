import { readabilityOf } from "@counterfoil/plain-language";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { page, type PageContent } from "../../../../platform/public-page/page.ts";
import { proofBox, type Proof } from "../../../../platform/public-page/parts/checking.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import { pathOf, type Frame, type PublicPage } from "../../../../platform/public-page/route.ts";
import { paragraphs, said } from "../../../../platform/public-page/spoken.ts";
import type { Kind, NoticeTexts, Published } from "../contract.ts";
import { correctedAtMs } from "../public-rules.ts";
import { feedLinks } from "./feeds.ts";
import { history } from "./history.ts";
import { pageWords } from "./messages.ts";
import { noticeText } from "./notice-text.ts";
import { addressOf, changedAtMs, part, plainIn } from "./texts.ts";

/** What a reader needs to check the text without us; null while there is nothing to prove. */
export interface NoticeProof extends Pick<Proof, "digest" | "entry" | "checkpoint"> {
  readonly verifierKey: string;
}

/** One notice or bulletin at its permanent address: what is known, what to do, what is not known, what changed, how to check it. */
export function noticePage(frame: Frame, published: Published, proof: NoticeProof | null): PublicPage {
  const { id, kind, texts, heldAtMs, withdrawnAtMs } = published;
  const { speaker } = frame;
  const path = addressOf(id);
  const headline = plainIn(frame, part(texts, "headline"));
  const title: Pick<PageContent, "title" | "titleLanguage"> =
    heldAtMs === null
      ? { title: headline.text, titleLanguage: headline.language }
      : { title: speaker.say(pageWords["held-title"]) };
  const text =
    heldAtMs === null
      ? noticeText(frame, kind, texts)
      : html`<p class="state">${said(speaker, pageWords.held, { when: time(frame, heldAtMs) })}</p>`;
  return page(frame, {
    ...title,
    path,
    kind,
    withdrawnMs: withdrawnAtMs,
    updatedMs: changedAtMs(published),
    ...(heldAtMs === null && { languages: Object.keys(texts), ...readingAge(texts, headline.language) }),
    feeds: [...feedLinks(frame), capLink(frame, id)],
    body: html`${dates(frame, published)}${whyWithdrawn(frame, published)}${text}${history(frame, published)}
    ${behind(frame, kind)}${proofOf(frame, id, proof)}${forms(frame, id)}`,
  });
}

function dates(frame: Frame, published: Published): Html {
  const { speaker } = frame;
  const corrected = correctedAtMs(published);
  return html`<p class="quiet">
    ${said(speaker, pageWords.published, { when: time(frame, published.publishedAtMs) })}
    ${corrected !== null && html`<br />${said(speaker, pageWords.corrected, { when: time(frame, corrected) })}`}
  </p>`;
}

function whyWithdrawn(frame: Frame, { publications }: Published): Content {
  const words = publications.find((each) => each.act === "withdraw")?.words;
  if (!words || Object.keys(words).length === 0) return null;
  return html`<section aria-labelledby="why">
    <h2 id="why">${said(frame.speaker, pageWords["withdrawn-why"])}</h2>
    ${paragraphs(frame.speaker, words)}
  </section>`;
}

function behind(frame: Frame, kind: Kind): Html {
  return html`<section aria-labelledby="behind">
    <h2 id="behind">${said(frame.speaker, pageWords.behind)}</h2>
    <p>${said(frame.speaker, pageWords[`${kind}-behind`])}</p>
  </section>`;
}

function proofOf(frame: Frame, id: string, proof: NoticeProof | null): Html {
  const { speaker } = frame;
  if (proof === null) return html`<p class="quiet">${said(speaker, pageWords["proof-none"])}</p>`;
  const { verifierKey, ...found } = proof;
  const key = html`<code>${verifierKey}</code>`;
  return proofBox(frame, {
    ...found,
    fileHref: `${pathOf(frame, addressOf(id))}/proof.json`,
    command: "counterfoil journal check-proof proof.json --key KEY",
    steps: [
      said(speaker, pageWords["proof-compare"]),
      html`${said(speaker, pageWords["proof-run"])}<br />${said(speaker, pageWords["proof-key"], { key })}`,
    ],
  });
}

function forms(frame: Frame, id: string): Html {
  const links = [...feedLinks(frame), capLink(frame, id)].map(
    (each) => html`<li><a href="${each.href}" type="${each.type}">${each.title}</a></li>`,
  );
  return html`<nav aria-labelledby="forms">
    <h2 id="forms">${said(frame.speaker, pageWords.forms)}</h2>
    <ul class="links">
      ${links}
    </ul>
  </nav>`;
}

function capLink(frame: Frame, id: string) {
  return {
    type: "application/cap+xml",
    title: "CAP 1.2",
    href: `${pathOf(frame, addressOf(id))}/cap.xml`,
  };
}

/** Measured on the text that is shown; English and French have a measure. School grade plus five. */
function readingAge(texts: NoticeTexts, language: string): Pick<PageContent, "readingAge"> {
  const house = language.split("-")[0];
  const text = texts[language];
  if ((house !== "en" && house !== "fr") || text === undefined) return {};
  const { who, what, when, where, whatToDo, whatIsNotKnown, body } = text;
  const all = [what, who, when, where, body, whatToDo, whatIsNotKnown].join("\n\n");
  const measured = readabilityOf(all, house);
  if (!measured) return {};
  return { readingAge: { years: Math.round(Math.max(1, measured.grade) + 5), formula: "Flesch-Kincaid" } };
}
