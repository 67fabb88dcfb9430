import { attributes, html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { differingLines, type SheetDraft } from "../paper/keying.ts";
import { isSamePerson, type SheetMark } from "../paper/paper-acts-rules.ts";
import { messages } from "./paper-messages.ts";
import { numberField } from "./paper-parts.ts";
import { page, styleName, type Frame } from "./parts.ts";

export type OpenSheet = {
  readonly sheet: string;
  readonly numbers: readonly string[];
  readonly draft: SheetDraft | null;
};

/** One sheet to key in; or who must come next; or where the two differ. `problem`: why what was sent was not kept. */
export function sheetPage(frame: Frame, open: OpenSheet, problem: Content): string {
  const { speaker, actor } = frame;
  const { sheet, draft } = open;
  const body =
    draft === null || (draft.second === null && !isSamePerson(draft.first.actor, actor ?? ""))
      ? keying(frame, open)
      : draft.second === null
        ? secondNeeded(frame, draft)
        : settling(frame, open, draft);
  return page(
    frame,
    speaker.say(messages["sheet-title"], { sheet }),
    html`<main id="main" class="cols">
      <div>
        <h1>${said(speaker, messages["sheet-title"], { sheet })}</h1>
        ${problem} ${body} ${draft !== null && beginAgain(frame, sheet)}
        <p><a class="button" href="/paper">${said(speaker, messages.title)}</a></p>
      </div>
    </main>`,
  );
}

function keying(frame: Frame, { sheet, numbers }: OpenSheet): Html {
  const { speaker } = frame;
  return html`<form method="post" action="/paper/sheet">
    <input type="hidden" name="sheet" value="${sheet}" />
    <p>${said(speaker, messages["key-words"])}</p>
    <ol class="sheet">
      ${numbers.map((number, at) => keyingLine(frame, number, at + 1))}
    </ol>
    ${numberField(speaker, "count", messages["sheet-count"], { max: numbers.length })}
    <button class="primary">${said(speaker, messages["sheet-done"])}</button>
  </form>`;
}

function keyingLine(frame: Frame, number: string, line: number): Html {
  const voter = frame.device.list.voter(number);
  const id = `line-${line}`;
  return html`<li>
    <input ${attributes({ type: "checkbox", id, name: id, value: "1" })} />
    <label for="${id}">${line} <bdi>${voterName(frame, number)}</bdi></label>
    ${styles(frame, `style-${line}`, voter?.style ?? "", frame.speaker.say(messages["sheet-marked"]) + ` ${line}`)}
  </li>`;
}

/** Nothing to choose where the election has one ballot alone. */
function styles({ device }: Frame, name: string, due: string, label: string): Content {
  if (device.manifest.styles.length < 2) return null;
  return html`<select name="${name}" aria-label="${label}">
    ${device.manifest.styles.map(
      ({ id, name: words }) =>
        html`<option ${attributes({ value: id, selected: id === due })}>${words}</option>`,
    )}
  </select>`;
}

function secondNeeded({ speaker }: Frame, { first }: SheetDraft): Html {
  return html`<section class="box warn" role="status">
    <p>${said(speaker, messages["second-needed"])}</p>
    <p>${said(speaker, messages["second-who"], { name: first.actor })}</p>
    <p><a class="button" href="/shift">${speaker.say(messages["second-person"])}</a></p>
  </section>`;
}

function settling(frame: Frame, { sheet, numbers }: OpenSheet, draft: SheetDraft): Html {
  const { speaker } = frame;
  return html`<form method="post" action="/paper/settle" class="box warn">
    <h2>${said(speaker, messages["settle-title"])}</h2>
    <p>${said(speaker, messages["settle-words"])}</p>
    <input type="hidden" name="sheet" value="${sheet}" />
    ${differingLines(draft).map((line) => settleLine(frame, draft, line, numbers[line - 1] ?? ""))}
    <button class="primary">${said(speaker, messages["settle-button"])}</button>
  </form>`;
}

function settleLine(frame: Frame, { first, second }: SheetDraft, line: number, number: string): Html {
  const { speaker, device } = frame;
  const words = (marks: readonly SheetMark[]) => {
    const mark = marks.find((one) => one.line === line);
    if (mark === undefined) return speaker.say(messages["settle-none"]);
    return styleName(device, mark.styleGiven ?? device.list.voter(number)?.style ?? "");
  };
  const name = `settle-${line}`;
  const choice = (value: string, label: string) =>
    html`<label class="choice"
      ><input ${attributes({ type: "radio", name, value, required: true })} /> ${label}</label
    >`;
  return html`<fieldset>
    <legend>
      ${said(speaker, messages["settle-line"], {
        line,
        voter: voterName(frame, number),
        first: first.actor,
        second: second?.actor ?? "",
        a: words(first.marks),
        b: words(second?.marks ?? []),
      })}
    </legend>
    ${choice("none", speaker.say(messages["settle-none"]))}
    ${device.manifest.styles.map(({ id, name: style }) => choice(`style:${id}`, style))}
  </fieldset>`;
}

function beginAgain({ speaker }: Frame, sheet: string): Html {
  return html`<form method="post" action="/paper/drop">
    <input type="hidden" name="sheet" value="${sheet}" />
    <p><button>${said(speaker, messages["begin-again"])}</button></p>
  </form>`;
}

function voterName({ device }: Frame, number: string): string {
  const voter = device.list.voter(number);
  return voter === null ? number : `${voter.last}, ${voter.first} · ${number}`;
}
