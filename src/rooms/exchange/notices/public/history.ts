import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { changes } from "../../../../platform/public-page/parts/corrections.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import { pathOf, type Frame, type PublicPage } from "../../../../platform/public-page/route.ts";
import { paragraphs, said } from "../../../../platform/public-page/spoken.ts";
import type { Publication, Published } from "../contract.ts";
import { pageWords } from "./messages.ts";
import { noticeText } from "./notice-text.ts";
import { addressOf, part, plainIn, whole } from "./texts.ts";

/** Every public act after the first, newest first: what was wrong, what changed, and where what was said before can be read. */
export function history(frame: Frame, published: Published): Content {
  const { publications } = published;
  if (publications.length < 2) return null;
  let bytesLeft = changesBytesMax;
  const acts = publications.toReversed().map((act) => {
    const before = publications.find((each) => each.number === act.number - 1);
    const shown = before && act.act === "correct" ? changed(frame, before, act) : null;
    bytesLeft -= shown === null ? 0 : Buffer.byteLength(shown.toString());
    return oneAct(frame, published, act, bytesLeft > 0 ? shown : null);
  });
  return html`<section aria-labelledby="history">
    <h2 id="history">${said(frame.speaker, pageWords.history)}</h2>
    ${acts}
  </section>`;
}

/** A page stays under 50 kB; what does not fit is read on the page of the earlier text. */
const changesBytesMax = 12_000;

/** The text as it stood after one public act, kept at an address of its own. */
export function versionPage(frame: Frame, published: Published, act: Publication): PublicPage {
  const { speaker } = frame;
  const headline = plainIn(frame, part(act.texts, "headline"));
  const next = published.publications.find((each) => each.number === act.number + 1);
  const { path, current } = {
    path: `${addressOf(published.id)}/acts/${act.number}`,
    current: published.withdrawnAtMs === null ? pageWords["to-current"] : pageWords["to-current-withdrawn"],
  };
  const held = act.heldAtMs;
  return page(frame, {
    title: held === null ? headline.text : speaker.say(pageWords["held-title"]),
    ...(held === null && { titleLanguage: headline.language }),
    path,
    kind: published.kind,
    withdrawnMs: published.withdrawnAtMs,
    body: html`<p class="state">
        <strong>${said(speaker, pageWords["version-title"])}.</strong>
        ${said(speaker, pageWords["version-means"], { when: time(frame, act.atMs) })}
        <a href="${pathOf(frame, addressOf(published.id))}">${said(speaker, current)}</a>
      </p>
      ${
        held === null
          ? noticeText(frame, published.kind, act.texts)
          : html`<p>${said(speaker, pageWords.held, { when: time(frame, held) })}</p>`
      }
      ${next?.act === "correct" && whatChanged(frame, act, next)}`,
  });
}

function whatChanged(frame: Frame, before: Publication, after: Publication): Html {
  return html`<section aria-labelledby="changed">
    <h2 id="changed">${said(frame.speaker, pageWords["changed-then"])}</h2>
    ${after.words && paragraphs(frame.speaker, after.words)} ${changed(frame, before, after)}
  </section>`;
}

function oneAct(frame: Frame, published: Published, act: Publication, shown: Html | null): Html {
  const { speaker } = frame;
  const before = act.number - 1;
  const earlier = html`<p>
    <a href="${pathOf(frame, `${addressOf(published.id)}/acts/${before}`)}"
      >${said(speaker, pageWords["read-version"])}</a
    >
  </p>`;
  return html`<article class="correction">
    <h3>${time(frame, act.atMs)}</h3>
    <p>${said(speaker, pageWords[`did-${act.act}`])}</p>
    ${act.words && paragraphs(speaker, act.words)} ${shown} ${act.act === "correct" && earlier}
  </article>`;
}

/** Word by word, in the language in which the reader reads it; nothing while either text is away. */
function changed(frame: Frame, before: Publication, after: Publication): Html | null {
  if (before.heldAtMs !== null || after.heldAtMs !== null) return null;
  const now = plainIn(frame, whole(after.texts));
  const then = whole(before.texts)[now.language] ?? "";
  return changes(frame, then, now.text, now.language);
}
