import { html, type Html } from "../html.ts";
import { page } from "../page.ts";
import { pageMessages } from "../page-messages.ts";
import { pager } from "../parts/lists.ts";
import { partMessages } from "../part-messages.ts";
import { publicationList, type PublicationSummary } from "../parts/publication.ts";
import type { Frame, PublicPage } from "../route.ts";
import { said } from "../spoken.ts";

export interface Publications {
  /** Newest first. */
  readonly list: readonly PublicationSummary[];
  readonly newer?: string | null;
  readonly older?: string | null;
  readonly feeds: readonly { readonly type: string; readonly title: string; readonly href: string }[];
}

/** Everything that was published for an election, what was corrected and withdrawn among it. */
export function publicationsPage(frame: Frame, publications: Publications): PublicPage {
  const { speaker } = frame;
  const { list, feeds } = publications;
  const body = html`<p class="lead">${said(speaker, pageMessages["list-lead"])}</p>
    ${list.length === 0 && html`<p>${said(speaker, pageMessages["none-published"])}</p>`}
    ${list.length > 0 && publicationList(frame, list, 2)} ${pager(frame, publications)}
    ${list.length > 0 && twoKinds(frame)} ${feeds.length > 0 && feedLinks(frame, feeds)}`;
  return page(frame, { title: speaker.say(pageMessages["list-title"]), path: "/notices", body, feeds });
}

function twoKinds(frame: Frame): Html {
  const one = (kind: "notice" | "bulletin") =>
    html`<dt>${said(frame.speaker, partMessages[kind])}</dt>
      <dd>${said(frame.speaker, partMessages[`${kind}-means`])}</dd>`;
  return html`<h2>${said(frame.speaker, pageMessages["list-two-kinds"])}</h2>
    <dl class="facts">${one("notice")}${one("bulletin")}</dl>`;
}

function feedLinks(frame: Frame, feeds: Publications["feeds"]): Html {
  const links = feeds.map(
    (feed) => html`<li><a href="${feed.href}" type="${feed.type}">${feed.title}</a></li>`,
  );
  return html`<h2>${said(frame.speaker, pageMessages["list-feeds"])}</h2>
    <ul class="links">
      ${links}
    </ul>`;
}
