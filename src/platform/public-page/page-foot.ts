import { frameMessages } from "./frame-messages.ts";
import { html, type Content, type Html } from "./html.ts";
import type { PageContent } from "./page.ts";
import { time } from "./parts/time.ts";
import { pathOf, type Frame } from "./route.ts";
import { said } from "./spoken.ts";

/** What the site is, how to check it, and the address that stays, also on paper. */
export function pageFoot(frame: Frame, content: PageContent): Html {
  const { speaker } = frame;
  const found = (content.status ?? 200) < 400;
  const address = frame.origin + pathOf(frame, content.path);
  return html`<footer class="foot">
    <div class="width">
      ${found && html`<p>${said(speaker, frameMessages.address)}<br /><code>${address}</code></p>`}
      ${content.updatedMs != null && html`<p>${said(speaker, frameMessages.changed, { when: time(frame, content.updatedMs) })}</p>`}
      ${content.readingAge && html`<p>${said(speaker, frameMessages["reading-age"], content.readingAge)}</p>`}
      <h2>${said(speaker, frameMessages.about)}</h2>
      <p>${said(speaker, frameMessages["about-text"])}</p>
      <p>${said(speaker, frameMessages.authority)}</p>
      <h2 id="verify">${said(speaker, frameMessages.verify)}</h2>
      <p>${said(speaker, frameMessages["verify-text"])}</p>
      ${links(frame)}
    </div>
  </footer>`;
}

function links(frame: Frame): Content {
  if (!frame.election) return null;
  const label = frame.speaker.say(frameMessages.about);
  return html`<nav aria-label="${label}">
    <ul class="links">
      <li><a href="${pathOf(frame, "/words")}">${said(frame.speaker, frameMessages.glossary)}</a></li>
      <li><a href="${pathOf(frame, "/methods")}">${said(frame.speaker, frameMessages.methods)}</a></li>
      <li><a href="${pathOf(frame, "/standards")}">${said(frame.speaker, frameMessages.standards)}</a></li>
      <li><a href="${pathOf(frame, "/report")}">${said(frame.speaker, frameMessages.report)}</a></li>
    </ul>
  </nav>`;
}
