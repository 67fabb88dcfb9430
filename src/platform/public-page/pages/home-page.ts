import type { LocalisedText } from "../../../basics/text.ts";
import { html, type Content, type Html } from "../html.ts";
import { page } from "../page.ts";
import { pageMessages } from "../page-messages.ts";
import { publicationList, type PublicationSummary } from "../parts/publication.ts";
import { time } from "../parts/time.ts";
import { pathOf, type Frame, type PublicPage } from "../route.ts";
import { said, written } from "../spoken.ts";

export interface Home {
  /** Given by the election authority itself; null until it has. */
  readonly howToVote: { readonly authority: LocalisedText; readonly href: string } | null;
  /** The latest first; a handful. */
  readonly latest: readonly PublicationSummary[];
  readonly safeguards: readonly Safeguard[];
}

/** One thing that protects the vote, as far as live evidence shows it. Times in milliseconds since 1970 (UTC). */
export interface Safeguard {
  readonly text: LocalisedText;
  /** When its evidence was last seen to hold; null when never. */
  readonly shownMs: number | null;
  /** True when that evidence is too old. */
  readonly expired: boolean;
  readonly href?: string | null;
}

/** How to vote here, what is being said and what is true, what protects this vote, tell us what you saw. */
export function homePage(frame: Frame, home: Home): PublicPage {
  const { speaker } = frame;
  const body = html`<p class="lead">${said(speaker, pageMessages["home-lead"])}</p>
    <section aria-labelledby="vote">
      <h2 id="vote">${said(speaker, pageMessages["how-to-vote"])}</h2>
      ${howToVote(frame, home.howToVote)}
    </section>
    <section aria-labelledby="true">
      <h2 id="true">${said(speaker, pageMessages["said-and-true"])}</h2>
      ${latest(frame, home.latest)}
    </section>
    <section aria-labelledby="protects">
      <h2 id="protects">${said(speaker, pageMessages.protects)}</h2>
      ${safeguards(frame, home.safeguards)}
    </section>
    <section aria-labelledby="tell">
      <h2 id="tell">${said(speaker, pageMessages.tell)}</h2>
      <p>${said(speaker, pageMessages["tell-text"])}</p>
      <p>
        <a class="button" href="${pathOf(frame, "/report")}">${said(speaker, pageMessages["tell-now"])}</a>
      </p>
    </section>`;
  return page(frame, { title: speaker.say(pageMessages["home-title"]), path: "", body });
}

function howToVote(frame: Frame, given: Home["howToVote"]): Html {
  if (given === null) return html`<p>${said(frame.speaker, pageMessages["how-to-vote-none"])}</p>`;
  const values = { authority: html`<bdi>${written(frame.speaker, given.authority)}</bdi>` };
  return html`<p>${said(frame.speaker, pageMessages["how-to-vote-text"], values)}</p>
    <p><a href="${given.href}">${said(frame.speaker, pageMessages["how-to-vote-link"], values)}</a></p>`;
}

function latest(frame: Frame, list: readonly PublicationSummary[]): Html {
  if (list.length === 0) return html`<p>${said(frame.speaker, pageMessages["none-published"])}</p>`;
  const all = said(frame.speaker, pageMessages["all-publications"]);
  return html`${publicationList(frame, list, 3)}
    <p><a href="${pathOf(frame, "/notices")}">${all}</a></p>`;
}

function safeguards(frame: Frame, list: readonly Safeguard[]): Html {
  if (list.length === 0) return html`<p>${said(frame.speaker, pageMessages["protects-none"])}</p>`;
  const line = (one: Safeguard): Content => {
    const text = written(frame.speaker, one.text);
    return html`<li>
      ${one.href ? html`<a href="${one.href}">${text}</a>` : text}<br />${evidence(frame, one)}
    </li>`;
  };
  return html`<ul class="steps">
    ${list.map(line)}
  </ul>`;
}

function evidence(frame: Frame, one: Safeguard): Html {
  if (one.shownMs === null)
    return html`<span class="quiet">${said(frame.speaker, pageMessages["protects-never"])}</span>`;
  const message = one.expired ? pageMessages["protects-expired"] : pageMessages["protects-shown"];
  const text = said(frame.speaker, message, { when: time(frame, one.shownMs) });
  return html`<span class="${one.expired ? "bad" : "quiet"}">${text}</span>`;
}
