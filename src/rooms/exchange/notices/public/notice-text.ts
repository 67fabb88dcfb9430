import { html, type Html } from "../../../../platform/public-page/html.ts";
import { notKnown } from "../../../../platform/public-page/parts/checking.ts";
import { facts } from "../../../../platform/public-page/parts/lists.ts";
import type { Frame } from "../../../../platform/public-page/route.ts";
import { paragraphs, said, written } from "../../../../platform/public-page/spoken.ts";
import type { Kind, NoticeTexts } from "../contract.ts";
import { pageWords } from "./messages.ts";
import { part } from "./texts.ts";

/** What is known, what to do, what is not known; empty parts are left out. */
export function noticeText(frame: Frame, kind: Kind, texts: NoticeTexts): Html {
  const { speaker } = frame;
  const rows = (["who", "when", "where"] as const).flatMap((name) => {
    const text = part(texts, name);
    return Object.keys(text).length === 0
      ? []
      : [{ name: said(speaker, pageWords[name]), value: written(speaker, text) }];
  });
  const toDo = part(texts, "whatToDo");
  const unknown = part(texts, "whatIsNotKnown");
  return html`<section aria-labelledby="known">
      <h2 id="known">${said(speaker, pageWords[`${kind}-known`])}</h2>
      ${paragraphs(speaker, part(texts, "what"))} ${facts(rows)} ${paragraphs(speaker, part(texts, "body"))}
    </section>
    ${
      Object.keys(toDo).length > 0 &&
      html`<section aria-labelledby="do">
        <h2 id="do">${said(speaker, pageWords[`${kind}-do`])}</h2>
        ${paragraphs(speaker, toDo)}
      </section>`
    }
    ${notKnown(frame, Object.keys(unknown).length > 0 ? [unknown] : [])}`;
}
