import { html, type Content, type Html } from "../html.ts";
import { partMessages } from "../part-messages.ts";
import type { Frame } from "../route.ts";
import { said } from "../spoken.ts";
import { time } from "./time.ts";

/** The code with which a reporter follows a report, to be written down or printed. Shown as it is given, never mirrored. */
export function receiptBox(frame: Frame, code: string): Html {
  return html`<section class="receipt" aria-labelledby="receipt">
    <h2 id="receipt">${said(frame.speaker, partMessages["receipt-code"])}</h2>
    <p><strong class="code" dir="ltr" translate="no">${code}</strong></p>
    <p>${said(frame.speaker, partMessages["receipt-keep"])}</p>
  </section>`;
}

export interface TimelineStep {
  readonly state: "done" | "now" | "next";
  readonly title: Content;
  readonly text?: Content;
  /** Milliseconds since 1970 (UTC). */
  readonly atMs?: number | null;
}

/** Where something stands: what is done, what happens now, what is still to come, each with its word. */
export function timeline(frame: Frame, list: readonly TimelineStep[]): Html {
  return html`<ol class="timeline">
    ${list.map(
      (step) =>
        html`<li class="${step.state}">
          <strong>${step.title}</strong>
          <span class="tag">${said(frame.speaker, partMessages[`step-${step.state}`])}</span>
          ${step.atMs != null && html`<span class="quiet when">${time(frame, step.atMs)}</span>`}
          ${step.text && html`<div>${step.text}</div>`}
        </li>`,
    )}
  </ol>`;
}
