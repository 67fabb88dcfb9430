import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { differencesOf, type HandCounts, type SiteTotals } from "../paper/totals-rules.ts";
import { messages } from "./paper-messages.ts";
import { field, numberField, undoForm } from "./paper-parts.ts";
import { clockTime, page, type Frame } from "./parts.ts";

const COUNTS = ["received", "unused", "box", "spoiled", "envelopes"] as const;
const labels = { ...messages, envelopes: messages["envelopes-count"] };

/** Counted first, compared afterwards. `counts`: what was counted and did not agree; `typed`: what was sent, to be put right. */
export function closePage(
  frame: Frame,
  counts: HandCounts | null,
  typed: Readonly<Record<string, string>>,
  problem: Content,
): string {
  const { speaker, device } = frame;
  const { closed } = device.paper.now();
  return page(
    frame,
    speaker.say(messages.close),
    html`<main id="main" class="cols">
      <div>
        <h1>${said(speaker, messages.close)}</h1>
        ${problem} ${counts !== null && closed === null && notBalanced(frame, counts)}
        ${closed === null ? form(frame, typed, counts !== null) : closedBox(frame)}
        <p><a class="button" href="/paper">${said(speaker, messages.title)}</a></p>
      </div>
    </main>`,
  );
}

function form({ speaker }: Frame, typed: Readonly<Record<string, string>>, explains: boolean): Html {
  return html`<form method="post" action="/close">
    <p>${said(speaker, messages["close-words"])}</p>
    ${COUNTS.map((name) => numberField(speaker, name, labels[name], { value: typed[name] ?? "" }))}
    ${field(speaker, "secondPerson", messages["second-person"], { value: typed["secondPerson"] ?? "" })}
    ${explains && field(speaker, "explanation", messages.explanation, { value: typed["explanation"] ?? "", optional: true })}
    <button class="primary">
      ${said(speaker, explains ? messages["close-explained"] : messages["close-button"])}
    </button>
  </form>`;
}

function notBalanced(frame: Frame, counts: HandCounts): Html {
  const { speaker, device } = frame;
  const totals = device.paper.totals();
  return html`<section class="box bad" role="alert">
      <h2>${said(speaker, messages["not-balanced"])}</h2>
      <ul>
        ${differencesOf(totals, counts).map(({ kind, ...values }) => html`<li>${said(speaker, messages[kind], values)}</li>`)}
      </ul>
    </section>
    ${known(frame, totals, counts)}`;
}

function known({ speaker }: Frame, totals: SiteTotals, counts: HandCounts): Html {
  const lines = [
    [messages["totals-electronic"], totals.electronic],
    [messages["totals-paper"], totals.paper],
    [messages["totals-provisional"], totals.provisional],
    [messages["totals-spoiled"], totals.spoiled],
    [messages["totals-used"], counts.received - counts.unused],
  ] as const;
  return html`<section class="box">
    <h2>${said(speaker, messages["totals-title"])}</h2>
    <dl>
      ${lines.map(
        ([label, n]) =>
          html`<dt>${said(speaker, label)}</dt>
            <dd>${n}</dd>`,
      )}
    </dl>
    <ul>
      ${totals.sheets.map(({ sheet, keyed }) => html`<li>${said(speaker, messages["sheet-line"], { sheet, marks: keyed })}</li>`)}
    </ul>
  </section>`;
}

function closedBox(frame: Frame): Html {
  const { speaker, device } = frame;
  const event = device.paper.now().closed!;
  const { fact } = event;
  if (fact.kind !== "site-closed") return html``;
  const { electronic, paper, provisional, spoiled } = device.paper.totals();
  const values = {
    actor: event.actor,
    second: fact.secondPerson,
    when: clockTime(speaker, event.atMs),
    used: fact.received - fact.unused,
    electronic,
    paper,
    provisional,
    spoiled,
  };
  return html`<section class="box good" role="status">
    <h2>${said(speaker, messages["closed-title"])}</h2>
    <p>${said(speaker, messages["closed-words"], values)}</p>
    ${fact.explanation !== "" && html`<p>${said(speaker, messages["closed-explained"], { explanation: fact.explanation })}</p>`}
    ${event.device === device.name && undoForm(frame, event.id, "/close")}
  </section>`;
}
