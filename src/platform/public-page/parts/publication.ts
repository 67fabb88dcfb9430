import type { LocalisedText } from "../../../basics/text.ts";
import { attributes, html, type Content, type Html } from "../html.ts";
import { partMessages } from "../part-messages.ts";
import { pageMessages } from "../page-messages.ts";
import type { Frame } from "../route.ts";
import { said, written } from "../spoken.ts";
import { bulletinSymbol, noticeSymbol } from "./symbols.ts";
import { time } from "./time.ts";

export type PublicationKind = "notice" | "bulletin";

/** One line of a list of what was published. Times in milliseconds since 1970 (UTC). */
export interface PublicationSummary {
  readonly kind: PublicationKind;
  readonly href: string;
  readonly title: LocalisedText;
  readonly summary: LocalisedText;
  readonly publishedMs: number;
  readonly correctedMs: number | null;
  readonly withdrawnMs: number | null;
}

/**
 * The box of a notice: heavy double frame, dark band, eight-cornered sign, its name in capitals. The box of a bulletin: thin
 * frame with a dotted edge, round corners, a sheet of paper. Each says in words what it is and is not.
 */
export function publicationBox(
  frame: Frame,
  kind: PublicationKind,
  inside: Content,
  state: { readonly withdrawnMs?: number | null; readonly tag?: "article" | "div" } = {},
): Html {
  const withdrawn = typeof state.withdrawnMs === "number";
  const box = attributes({ class: `${kind}${withdrawn ? " struck" : ""}` });
  const content = html`${band(frame, kind)}
    <div class="inside">${withdrawn && withdrawal(frame, state.withdrawnMs ?? 0)}${inside}</div>`;
  return state.tag === "div"
    ? html`<div ${box}>${content}</div>`
    : html`<article ${box}>${content}</article>`;
}

/** A list of publications, each in the shape of its kind. */
export function publicationList(frame: Frame, list: readonly PublicationSummary[], level: 2 | 3 = 3): Html {
  return html`<ul class="list">
    ${list.map((item) => html`<li>${summaryBox(frame, item, level)}</li>`)}
  </ul>`;
}

function summaryBox(frame: Frame, item: PublicationSummary, level: 2 | 3): Html {
  const { speaker } = frame;
  const link = html`<a href="${item.href}">${written(speaker, item.title)}</a>`;
  const title = level === 2 ? html`<h2 class="title">${link}</h2>` : html`<h3 class="title">${link}</h3>`;
  const corrected = item.correctedMs !== null && [
    html` · <strong></strong>`,
    said(speaker, partMessages["corrected-on"], { when: time(frame, item.correctedMs, "day") }),
    html`</strong>`,
  ];
  const dates = html`<p class="quiet">
    ${said(speaker, pageMessages.published, { when: time(frame, item.publishedMs, "day") })}${corrected}
  </p>`;
  const inside = html`${title}
    <p>${written(speaker, item.summary)}</p>
    ${dates}`;
  return publicationBox(frame, item.kind, inside, { withdrawnMs: item.withdrawnMs });
}

function band(frame: Frame, kind: PublicationKind): Html {
  const symbol = kind === "notice" ? noticeSymbol() : bulletinSymbol();
  const name = said(frame.speaker, partMessages[kind]);
  const means = said(frame.speaker, partMessages[`${kind}-means`]);
  return html`<div class="band">
    ${symbol}
    <p><strong>${name}</strong> ${means}</p>
  </div>`;
}

function withdrawal(frame: Frame, ms: number): Html {
  const when = said(frame.speaker, partMessages.withdrawn, { when: time(frame, ms, "day") });
  const means = said(frame.speaker, partMessages["withdrawn-means"]);
  return html`<p class="state"><strong>${when}</strong> ${means}</p>`;
}
