import { html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { errorSummary, form, textField } from "../../../../platform/public-page/parts/form.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import { pathOf, type Frame, type PublicPage } from "../../../../platform/public-page/route.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { pageWords } from "./messages.ts";

export interface CodeForm {
  readonly typed: string;
  readonly refused: "code-mistyped" | "code-unknown" | null;
}

/** Asks for the code; it never stands in an address. */
export function codePage(frame: Frame, { typed, refused }: CodeForm): PublicPage {
  const { speaker } = frame;
  const problems = refused ? [{ name: "code", error: said(speaker, pageWords[refused]) }] : [];
  const field = textField(frame, {
    name: "code",
    label: said(speaker, pageWords.code),
    hint: said(speaker, pageWords["code-hint"]),
    required: true,
    short: true,
    charactersMax: 40,
    value: typed,
    ...(problems[0] && { error: problems[0].error }),
  });
  return page(frame, {
    title: speaker.say(pageWords.title),
    path: "/acknowledge",
    cacheSeconds: refused === null ? 60 : 0,
    status: refused === null ? 200 : refused === "code-mistyped" ? 422 : 404,
    body: html`${errorSummary(frame, problems)}
      <p class="lead">${said(speaker, pageWords.lead)}</p>
      ${form(pathOf(frame, "/acknowledge"), field, said(speaker, pageWords.send))}`,
  });
}

/** Says thank you, and nothing from which somebody who looks over a shoulder could learn what it was about. */
export function thanksPage(frame: Frame, acknowledgedAtMs: number): PublicPage {
  const { speaker } = frame;
  return page(frame, {
    title: speaker.say(pageWords.thanks),
    path: "/acknowledge",
    cacheSeconds: 0,
    body: html`<p class="lead">${said(speaker, pageWords["thanks-lead"])}</p>
      <p>${said(speaker, pageWords.since, { when: time(frame, acknowledgedAtMs) })}</p>
      <p>${said(speaker, pageWords["thanks-safe"])}</p>`,
  });
}
