import type { SignedEvent } from "@counterfoil/pollbook-log";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { draftsIn } from "../paper/keying.ts";
import { printedBooks } from "../paper/stamp.ts";
import { messages as shared } from "./messages.ts";
import { messages } from "./paper-messages.ts";
import { clockTime, page, sentenceOf, type Frame } from "./parts.ts";
import { field, numberField, undoForm } from "./paper-parts.ts";

/** From the cupboard to the count, in the order in which it is done. */
export function paperPage(frame: Frame, notice: Content): string {
  const { speaker, device } = frame;
  const now = device.paper.now();
  return page(
    frame,
    speaker.say(messages.title),
    html`<main id="main" class="cols">
      <div>
        ${notice}
        <h1>${said(speaker, messages.title)}</h1>
        ${now.onPaper.map((event) => onPaper(frame, event))}
        ${now.closed !== null && html`<p class="box bad">${said(speaker, messages["is-closed"])}</p>`}
        ${printing(frame)} ${now.onPaper.length === 0 && now.closed === null && switchOver(frame)}
        ${keyIn(frame)} ${envelopes(frame)} ${goBack(frame, now.onPaper.length > 0)}
        <section class="box">
          <h2>${said(speaker, messages.close)}</h2>
          <p><a class="button" href="/close">${said(speaker, messages["close-link"])}</a></p>
        </section>
        <p><a class="button" href="/">${said(speaker, shared.back)}</a></p>
      </div>
    </main>`,
  );
}

function onPaper(frame: Frame, event: SignedEvent): Html {
  const { speaker, device } = frame;
  const book = event.fact.kind === "paper-begun" ? event.fact.book : "";
  return html`<section class="box bad" role="status">
    <p>
      <strong
        >${said(speaker, messages["works-on-paper"], { when: clockTime(speaker, event.atMs), book })}</strong
      >
    </p>
    ${event.device === device.name && undoForm(frame, event.id, "/paper")}
  </section>`;
}

function printing({ speaker, device }: Frame): Html {
  const books = printedBooks(device.folder);
  return html`<section class="box">
    <h2>${said(speaker, messages.print)}</h2>
    <p><a class="button" href="/paper/book.pdf">${said(speaker, messages["print-book"])}</a></p>
    <form action="/paper/changes.pdf">
      ${field(speaker, "since", messages.book, { value: books[0]?.book ?? "", list: books.map(({ book }) => book) })}
      <button>${said(speaker, messages["print-changes"])}</button>
    </form>
    <form action="/paper/envelopes.pdf">
      ${numberField(speaker, "count", messages.count, { max: 999, value: "40" })}
      <button>${said(speaker, messages["print-envelopes"])}</button>
    </form>
    <form action="/paper/stock.pdf">
      ${numberField(speaker, "peak", messages.peak, { max: 100_000 })}
      ${numberField(speaker, "hours", messages.hours, { max: 24, value: "3" })}
      <button>${said(speaker, messages["print-stock"])}</button>
    </form>
  </section>`;
}

function switchOver({ speaker, device }: Frame): Html {
  const books = printedBooks(device.folder).map(({ book }) => book);
  return html`<section class="box">
    <h2>${said(speaker, messages["switch-over"])}</h2>
    <ol>
      ${(["switch-1", "switch-2", "switch-3", "switch-4"] as const).map(
        (step) => html`<li>${said(speaker, messages[step])}</li>`,
      )}
    </ol>
    <form method="post" action="/acts">
      <input type="hidden" name="kind" value="paper-begin" /><input
        type="hidden"
        name="back"
        value="/paper"
      />
      ${field(speaker, "book", messages.book, { value: books[0] ?? "", list: books })}
      ${field(speaker, "reason", shared.reason, { minlength: 3, id: "switch-reason" })}
      <button>${said(speaker, messages["switch-button"])}</button>
    </form>
  </section>`;
}

function keyIn(frame: Frame): Html {
  const { speaker, device } = frame;
  const { sheets } = device.paper.now();
  const drafts = Object.entries(draftsIn(device.folder));
  const link = (sheet: string, words: Html) =>
    html`<li><a href="/paper/sheet?sheet=${sheet}">${words}</a></li>`;
  return html`<section class="box">
    <h2>${said(speaker, messages["key-in"])}</h2>
    <p>${said(speaker, messages["key-words"])}</p>
    ${sheets.size + drafts.length === 0 && html`<p>${said(speaker, messages["sheets-none"])}</p>`}
    <ul>
      ${drafts.map(([sheet, { first, second }]) =>
        link(
          sheet,
          second === null
            ? said(speaker, messages["sheet-waits"], { sheet, name: first.actor })
            : said(speaker, messages["sheet-disputed"], { sheet, first: first.actor, second: second.actor }),
        ),
      )}
      ${[...sheets].flatMap(([sheet, events]) =>
        events.map(({ fact }) =>
          link(
            sheet,
            said(speaker, messages["sheet-line"], {
              sheet,
              marks: fact.kind === "sheet-counted" ? fact.marks : 0,
            }),
          ),
        ),
      )}
    </ul>
    <form action="/paper/sheet">
      ${field(speaker, "sheet", messages.sheet, {})}
      <button>${said(speaker, messages["sheet-open"])}</button>
    </form>
  </section>`;
}

function envelopes(frame: Frame): Html {
  const { speaker, device } = frame;
  const known = device.book.ledger
    .counted(new Set(["provisional-issued"]))
    .filter(({ act }) => act.site === device.site);
  return html`<section class="box">
    <h2>${said(speaker, messages.envelopes)}</h2>
    <p>${said(speaker, messages["envelopes-known"], { n: known.length })}</p>
    <ul>
      ${known.map(({ event: { fact, device: by } }) => {
        if (fact.kind !== "provisional-issued") return null;
        const { envelope, reason } = fact;
        return html`<li>${said(speaker, messages["envelope-line"], { envelope, reason, device: by })}</li>`;
      })}
    </ul>
    <form method="post" action="/acts">
      <input type="hidden" name="kind" value="provisional" /><input
        type="hidden"
        name="back"
        value="/paper"
      />
      ${field(speaker, "envelope", shared.envelope, {})}
      ${field(speaker, "voter", messages["voter-number"], { optional: true })}
      ${field(speaker, "reason", shared.reason, { minlength: 3, id: "envelope-reason" })}
      <button>${said(speaker, shared["give-envelope"])}</button>
    </form>
  </section>`;
}

function goBack({ speaker }: Frame, isOnPaper: boolean): Html {
  if (!isOnPaper)
    return html`<section class="box">
      <h2>${said(speaker, messages.return)}</h2>
      <p>${sentenceOf(speaker, "site-not-on-paper")}</p>
    </section>`;
  return html`<section class="box">
    <h2>${said(speaker, messages.return)}</h2>
    <p>${said(speaker, messages["return-words"])}</p>
    <form method="post" action="/acts">
      <input type="hidden" name="kind" value="paper-end" /><input type="hidden" name="back" value="/paper" />
      ${numberField(speaker, "sheets", messages["sheets-count"], {})}
      ${numberField(speaker, "marks", messages["marks-count"], {})}
      <button>${said(speaker, messages["return-button"])}</button>
    </form>
  </section>`;
}
