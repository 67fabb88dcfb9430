import type { Message } from "../../../../basics/text.ts";
import { html, type Html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import {
  errorSummary,
  form,
  hidden,
  radioGroup,
  textArea,
  textField,
} from "../../../../platform/public-page/parts/form.ts";
import { steps } from "../../../../platform/public-page/parts/lists.ts";
import { receiptBox } from "../../../../platform/public-page/parts/receipt.ts";
import { pathOf, type Frame, type PublicPage } from "../../../../platform/public-page/route.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { limits } from "../../../../basics/bounded.ts";
import type { FieldName, Problem, Typed } from "./form-input.ts";
import { pageWords } from "./messages.ts";
import { readingAgeOf } from "./reading-age.ts";

export interface ReportForm {
  /** Random; the same form sent twice is one report. */
  readonly key: string;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  readonly assessHoursMax: number;
}

/** The form: first what is true, then safety, then the questions. It works without script and without account. */
export function reportPage(frame: Frame, given: ReportForm): PublicPage {
  const { speaker } = frame;
  const problems = given.problems.map(({ name, message, values }) => ({
    name,
    error: said(speaker, message, values),
  }));
  return page(frame, {
    title: speaker.say(pageWords.title),
    path: "/report",
    status: problems.length > 0 ? 422 : 200,
    cacheSeconds: 0,
    ...readingAgeOf(speaker.language, formWords),
    body: html`${errorSummary(frame, problems)}
      <p class="lead">${said(speaker, pageWords.truth)}</p>
      <p>${said(speaker, pageWords.lead)}</p>
      ${part(frame, "danger", pageWords.danger, html`<p>${said(speaker, pageWords["danger-text"])}</p>`)}
      ${part(frame, "leave-out", pageWords["leave-out"], html`<p>${said(speaker, pageWords["leave-out-text"])}</p>`)}
      ${part(frame, "next", pageWords.next, whatHappensNext(frame, given.assessHoursMax))}
      ${form(pathOf(frame, "/report"), fields(frame, given), said(speaker, pageWords.send))}`,
  });
}

/** The receipt: the code, once, and what happens next. */
export function receiptPage(frame: Frame, code: string, assessHoursMax: number): PublicPage {
  const { speaker } = frame;
  return page(frame, {
    title: speaker.say(pageWords.thanks),
    path: "/report",
    cacheSeconds: 0,
    body: html`<p class="lead">${said(speaker, pageWords["thanks-lead"])}</p>
      ${receiptBox(frame, code)}
      ${part(frame, "next", pageWords.next, whatHappensNext(frame, assessHoursMax))}
      <p><a href="${pathOf(frame, "/report/status")}">${said(speaker, pageWords["follow-link"])}</a></p>
      <p><a href="${pathOf(frame, "/report")}">${said(speaker, pageWords.another)}</a></p>`,
  });
}

/** All that a reader of the form reads, for its reading age. */
const formWords: readonly Message[] = [
  ...(["truth", "lead", "danger-text", "leave-out-text", "next-code", "next-answer", "what-hint"] as const),
  ...(["where-hint", "traces-hint", "day-hint", "contact-hint"] as const),
].map((name) => pageWords[name]);

function part(frame: Frame, id: string, title: Message, content: Html): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${said(frame.speaker, title)}</h2>
    ${content}
  </section>`;
}

function whatHappensNext(frame: Frame, hours: number): Html {
  const { speaker } = frame;
  return steps([
    said(speaker, pageWords["next-code"]),
    said(speaker, pageWords["next-read"], { hours }),
    said(speaker, pageWords["next-answer"]),
  ]);
}

function fields(frame: Frame, { key, typed, problems }: ReportForm): Html {
  const { speaker } = frame;
  const wrong = new Map(
    problems.map((problem) => [problem.name, said(speaker, problem.message, problem.values)]),
  );
  const field = (name: FieldName, label: Message, hint?: Message) => ({
    name,
    label: said(speaker, label),
    ...(hint && { hint: said(speaker, hint) }),
    ...(wrong.has(name) && { error: wrong.get(name) }),
    value: typed[name],
  });
  const choice = (value: string, label: Message) => ({ value, label: said(speaker, label) });
  return html`${radioGroup(frame, {
      ...field("outcome", pageWords.outcome),
      required: true,
      choices: [
        choice("attempt-blocked", pageWords["outcome-blocked"]),
        choice("attempt-unknown", pageWords["outcome-unknown"]),
        choice("breach", pageWords["outcome-breach"]),
      ],
    })}
    ${textArea(frame, {
      ...field("what", pageWords.what, pageWords["what-hint"]),
      required: true,
      charactersMax: limits.textCharactersMax,
      rows: 8,
    })}
    ${radioGroup(frame, {
      ...field("kind", pageWords.kind),
      choices: (["intrusion", "influence", "both", "unsure"] as const).map((kind) =>
        choice(kind, pageWords[`kind-${kind}`]),
      ),
    })}
    ${textField(frame, { ...field("where", pageWords.where, pageWords["where-hint"]), charactersMax: limits.lineCharactersMax })}
    ${textArea(frame, { ...field("traces", pageWords.traces, pageWords["traces-hint"]), rows: 3 })}
    ${textField(frame, { ...field("day", pageWords.day, pageWords["day-hint"]), type: "date", short: true })}
    ${textField(frame, { ...field("time", pageWords.time), short: true, charactersMax: 5 })}
    ${textField(frame, { ...field("contact", pageWords.contact, pageWords["contact-hint"]), charactersMax: limits.lineCharactersMax })}
    <div hidden>${textField(frame, { ...field("website", pageWords.trap), value: "" })}</div>
    ${hidden("key", key)}`;
}
