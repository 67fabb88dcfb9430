import type { Message } from "../../../../basics/text.ts";
import { html, type Html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { errorSummary, form, textField } from "../../../../platform/public-page/parts/form.ts";
import { timeline } from "../../../../platform/public-page/parts/receipt.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import { pathOf, type Frame, type PublicPage } from "../../../../platform/public-page/route.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import type { Status } from "../contract.ts";
import { pageWords } from "./messages.ts";
import { readingAgeOf } from "./reading-age.ts";

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
    title: speaker.say(pageWords["status-title"]),
    path: "/report/status",
    cacheSeconds: refused === null ? 60 : 0,
    status: refused === null ? 200 : refused === "code-mistyped" ? 422 : 404,
    ...readingAgeOf(speaker.language, [pageWords["status-lead"], pageWords["code-hint"]]),
    body: html`${errorSummary(frame, problems)}
      <p class="lead">${said(speaker, pageWords["status-lead"])}</p>
      ${form(pathOf(frame, "/report/status"), field, said(speaker, pageWords.look))}`,
  });
}

/** How far one report is: what is done, what happens now, what is still to come, and the answer. */
export function statusPage(frame: Frame, status: Status, nowMs: number): PublicPage {
  const { speaker } = frame;
  return page(frame, {
    title: speaker.say(pageWords["now-title"]),
    path: "/report/status",
    cacheSeconds: 0,
    body: html`${timeline(frame, [
        {
          state: "done",
          title: said(speaker, pageWords["step-received"]),
          atMs: status.receivedAtMs,
        },
        {
          state: status.assessedAtMs === null ? "now" : "done",
          title: said(speaker, pageWords["step-assessed"]),
          atMs: status.assessedAtMs,
          text: status.assessedAtMs === null ? due(frame, status.dueAtMs, nowMs) : null,
        },
        {
          state: status.answeredAtMs !== null ? "done" : status.assessedAtMs === null ? "next" : "now",
          title: said(speaker, pageWords["step-answered"]),
          atMs: status.answeredAtMs,
        },
      ])}
      ${answer(frame, status.answer)}
      <p><a href="${pathOf(frame, "/report")}">${said(speaker, pageWords.another)}</a></p>`,
  });
}

function due(frame: Frame, dueAtMs: number, nowMs: number): Html {
  const message: Message = pageWords[dueAtMs < nowMs ? "step-late" : "step-assessed-by"];
  return said(frame.speaker, message, { when: time(frame, dueAtMs) });
}

/** Written by a person of the desk, in whatever language: the browser finds its direction. */
function answer(frame: Frame, text: string | null): Html {
  if (text === null) return html``;
  const paragraphs = text.split(/\r?\n[ \t]*\r?\n/).filter((each) => each.trim() !== "");
  return html`<section aria-labelledby="answer">
    <h2 id="answer">${said(frame.speaker, pageWords.answer)}</h2>
    ${paragraphs.map((each) => html`<p class="text" dir="auto">${each.trim()}</p>`)}
  </section>`;
}
