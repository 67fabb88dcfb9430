import { errorMessages } from "../error-messages.ts";
import { html, type Html } from "../html.ts";
import { page } from "../page.ts";
import { pathOf, type Frame, type PublicPage } from "../route.ts";
import { said } from "../spoken.ts";

export type PublicError = "not-found" | "gone" | "too-many" | "failed" | "unavailable";

const statuses: Readonly<Record<PublicError, number>> = {
  "not-found": 404,
  gone: 410,
  "too-many": 429,
  failed: 500,
  unavailable: 503,
};

/**
 * What happened, what it means, what to do, in the reader's language. `seconds` says when to come back (too-many: default 60,
 * unavailable: 120); `incident` is the number under which the operators find a failure.
 */
export function errorPage(
  frame: Frame,
  error: PublicError,
  details: { readonly seconds?: number; readonly incident?: string } = {},
): PublicPage {
  const { speaker } = frame;
  const seconds = details.seconds ?? (error === "too-many" ? 60 : 120);
  const body = html`<h2>${said(speaker, errorMessages.means)}</h2>
    <p>${said(speaker, errorMessages[`${error}-means`])}</p>
    <h2>${said(speaker, errorMessages["to-do"])}</h2>
    <p>${whatToDo(frame, error, seconds, details.incident)}</p>
    ${frame.election && error !== "unavailable" && html`<p><a class="button" href="${pathOf(frame, "")}">${said(speaker, errorMessages["to-home"])}</a></p>`}`;
  const waits = error === "too-many" || error === "unavailable";
  return page(frame, {
    title: speaker.say(errorMessages[error]),
    path: "",
    body,
    status: statuses[error],
    cacheSeconds: 0,
    ...(waits && { retryAfterSeconds: seconds }),
  });
}

function whatToDo(frame: Frame, error: PublicError, seconds: number, incident: string | undefined): Html {
  if (error === "too-many") return said(frame.speaker, errorMessages["too-many-do"], { seconds });
  if (error !== "failed") return said(frame.speaker, errorMessages[`${error}-do`]);
  if (incident === undefined) return said(frame.speaker, errorMessages["failed-do"]);
  return said(frame.speaker, errorMessages["failed-number"], { incident });
}
