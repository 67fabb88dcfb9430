import { glossaryEntries } from "../glossary-messages.ts";
import { html } from "../html.ts";
import { page } from "../page.ts";
import { pageMessages } from "../page-messages.ts";
import type { Frame, PublicPage } from "../route.ts";
import { said } from "../spoken.ts";

/** Each word of the public site with what it means. Other pages may link to `/words#threshold`. */
export function glossaryPage(frame: Frame): PublicPage {
  const { speaker } = frame;
  const entries = glossaryEntries().map(
    ({ id, word, means }) =>
      html`<dt id="${id}">${said(speaker, word)}</dt>
        <dd>${said(speaker, means)}</dd>`,
  );
  const body = html`<p class="lead">${said(speaker, pageMessages["glossary-lead"])}</p>
    <dl class="terms">${entries}</dl>`;
  return page(frame, { title: speaker.say(pageMessages["glossary-title"]), path: "/words", body });
}
