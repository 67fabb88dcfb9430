import { html, type Content, type Html } from "../html.ts";
import { partMessages } from "../part-messages.ts";
import type { Frame } from "../route.ts";
import { said } from "../spoken.ts";

/** Names and values. */
export function facts(rows: readonly { readonly name: Content; readonly value: Content }[]): Html {
  return html`<dl class="facts">
    ${rows.map(
      ({ name, value }) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

/** Things to do, in order. */
export function steps(list: readonly Content[]): Html {
  return html`<ol class="steps">
    ${list.map((step) => html`<li>${step}</li>`)}
  </ol>`;
}

/** Things without an order. */
export function points(list: readonly Content[]): Html {
  return html`<ul class="steps">
    ${list.map((point) => html`<li>${point}</li>`)}
  </ul>`;
}

/** Where the reader can go in a long list; nothing where there is one page only. */
export function pager(
  frame: Frame,
  links: { readonly newer?: string | null; readonly older?: string | null },
): Html {
  const link = (href: string | null | undefined, rel: string, message: "newer" | "older") =>
    html`<li>
      ${href && html`<a href="${href}" rel="${rel}">${said(frame.speaker, partMessages[message])}</a>`}
    </li>`;
  if (!links.newer && !links.older) return html``;
  return html`<nav aria-label="${frame.speaker.say(partMessages["pages-of-list"])}">
    <ul class="pager">
      ${link(links.newer, "prev", "newer")}${link(links.older, "next", "older")}
    </ul>
  </nav>`;
}
