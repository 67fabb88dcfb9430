import { attributes, html, type Attributes, type Content, type Html } from "../html.ts";
import { partMessages } from "../part-messages.ts";
import type { Frame } from "../route.ts";
import { said } from "../spoken.ts";

/** What every field has. `error` is shown at the field and makes it invalid; `value` stays when a form comes back. */
export interface Field {
  readonly name: string;
  readonly label: Content;
  readonly hint?: Content;
  readonly error?: Content;
  readonly required?: boolean;
  readonly value?: string;
}

export interface Choice {
  readonly value: string;
  readonly label: Content;
  readonly hint?: Content;
}

/** A form that is sent by POST without script. The browser's own bubbles are off: errors come back in the page's language. */
export function form(action: string, content: Content, buttonText: Content): Html {
  return html`<form method="post" action="${action}" novalidate>
    ${content}
    <button type="submit">${buttonText}</button>
  </form>`;
}

/** A form that only asks (GET), such as a search: what was asked stands in the address. */
export function searchForm(action: string, content: Content, buttonText: Content): Html {
  return html`<form method="get" action="${action}">
    ${content}
    <button type="submit">${buttonText}</button>
  </form>`;
}

/** What has to be put right, each line leading to its field. Stands first on the page; nothing where nothing is wrong. */
export function errorSummary(
  frame: Frame,
  problems: readonly { readonly name: string; readonly error: Content }[],
): Html {
  if (problems.length === 0) return html``;
  const title = said(frame.speaker, partMessages["errors-title"], { n: problems.length });
  return html`<div class="summary" role="alert" aria-labelledby="errors">
    <h2 id="errors">${title}</h2>
    <ul>
      ${problems.map(({ name, error }) => html`<li><a href="#${fieldId(name)}">${error}</a></li>`)}
    </ul>
  </div>`;
}

export function textField(
  frame: Frame,
  field: Field & {
    readonly type?: "text" | "email" | "url" | "tel" | "search" | "date" | "datetime-local" | "number";
    readonly charactersMax?: number;
    readonly autocomplete?: string;
    readonly short?: boolean;
  },
): Html {
  const rules = attributes({
    maxlength: field.charactersMax,
    autocomplete: field.autocomplete ?? "off",
    class: field.short ? "short" : null,
    value: field.value === undefined || field.value === "" ? null : field.value,
  });
  const input = html`<input type="${field.type ?? "text"}" ${control(field)} ${rules} />`;
  return withLabel(frame, field, input);
}

export function textArea(
  frame: Frame,
  field: Field & { readonly charactersMax?: number; readonly rows?: number },
): Html {
  const rules = attributes({ rows: field.rows ?? 6, maxlength: field.charactersMax, dir: "auto" });
  // The browser drops one line break after the tag, so that a text that begins with one keeps it.
  const area = html`<textarea ${control(field)} ${rules}>${`\n${field.value ?? ""}`}</textarea>`;
  return withLabel(frame, field, area);
}

export function selectField(frame: Frame, field: Field & { readonly choices: readonly Choice[] }): Html {
  const option = (choice: Choice) => {
    const selected = attributes({ selected: choice.value === field.value });
    return html`<option value="${choice.value}" ${selected}>${choice.label}</option>`;
  };
  const select = html`<select ${control(field)}>
    <option value="">${frame.speaker.say(partMessages.choose)}</option>
    ${field.choices.map(option)}
  </select>`;
  return withLabel(frame, field, select);
}

/** One of a few. Each line can be touched whole. */
export function radioGroup(frame: Frame, field: Field & { readonly choices: readonly Choice[] }): Html {
  const lines = field.choices.map((choice, index) =>
    choiceLine(field, choice, "radio", index, choice.value === field.value),
  );
  return group(frame, field, lines);
}

/** Any of a few. */
export function checkboxGroup(
  frame: Frame,
  field: Omit<Field, "value"> & { readonly choices: readonly Choice[]; readonly values?: readonly string[] },
): Html {
  const chosen = field.values ?? [];
  const lines = field.choices.map((choice, index) =>
    choiceLine(field, choice, "checkbox", index, chosen.includes(choice.value)),
  );
  return group(frame, field, lines);
}

/** Fields that belong together under one heading. */
export function fieldset(legend: Content, content: Content): Html {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${content}
  </fieldset>`;
}

/** A value that goes with the form unseen. Whoever sends the form can change it: check it like any other. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}

/** The id of a field's first control, to which the error summary leads. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^a-zA-Z0-9_-]/g, "-")}`;
}

function control(field: Field): Attributes {
  return attributes({
    id: fieldId(field.name),
    name: field.name,
    required: field.required,
    "aria-invalid": field.error ? "true" : null,
    "aria-describedby": describedBy(field),
  });
}

function withLabel(frame: Frame, field: Field, input: Html): Html {
  return html`<div class="field${field.error ? " wrong" : ""}">
    <label for="${fieldId(field.name)}">${field.label}${optionalMark(frame, field)}</label>
    ${hintAndError(frame, field)}${input}
  </div>`;
}

function group(frame: Frame, field: Field, lines: readonly Html[]): Html {
  const described = attributes({ "aria-describedby": describedBy(field) });
  return html`<fieldset class="${field.error ? "wrong" : "choices"}" ${described}>
    <legend>${field.label}${optionalMark(frame, field)}</legend>
    ${hintAndError(frame, field)}${lines}
  </fieldset>`;
}

function choiceLine(
  field: Field,
  choice: Choice,
  type: "radio" | "checkbox",
  index: number,
  checked: boolean,
): Html {
  const id = index === 0 ? fieldId(field.name) : `${fieldId(field.name)}-${index}`;
  const rest = attributes({
    checked,
    required: type === "radio" && field.required,
    "aria-describedby": choice.hint ? `${id}-hint` : null,
  });
  const hint = choice.hint && html`<p class="hint" id="${id}-hint">${choice.hint}</p>`;
  return html`<div class="choice">
    <input type="${type}" id="${id}" name="${field.name}" value="${choice.value}" ${rest} />
    <div><label for="${id}">${choice.label}</label>${hint}</div>
  </div>`;
}

function hintAndError(frame: Frame, field: Field): Html {
  const id = fieldId(field.name);
  const word = field.error && said(frame.speaker, partMessages.error);
  return html`${field.hint && html`<p class="hint" id="${id}-hint">${field.hint}</p>`}
  ${field.error && html`<p class="error" id="${id}-error">${word} ${field.error}</p>`}`;
}

function optionalMark(frame: Frame, field: Field): Content {
  return field.required === true
    ? null
    : html` <span class="hint">(${said(frame.speaker, partMessages.optional)})</span>`;
}

function describedBy(field: Field): string | null {
  const id = fieldId(field.name);
  const ids = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : null;
}
