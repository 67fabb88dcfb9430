import type { Message } from "../../../../basics/text.ts";
import type { Speaker } from "../../../../platform/languages/speaker.ts";
import { attributes, html, type Html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { messages as shared } from "./messages.ts";
import { messages } from "./paper-messages.ts";
import type { Frame } from "./parts.ts";

type FieldOptions = {
  readonly value?: string;
  readonly id?: string;
  readonly optional?: boolean;
  readonly minlength?: number;
  /** What is usually meant. */
  readonly list?: readonly string[];
};

/** A label and its field, one line of text. */
export function field(speaker: Speaker, name: string, label: Message, options: FieldOptions): Html {
  const { value = "", optional = false, minlength = 1, list = [], id = `f-${name}` } = options;
  const listId = `${id}-list`;
  return html`<p>
    <label for="${id}">${said(speaker, label)}</label
    ><input
      ${attributes({ id, name, value, required: !optional, minlength: optional ? 0 : minlength, maxlength: 500, autocomplete: "off", list: list.length > 0 && listId })}
    />
    ${list.length > 0 && html`<datalist id="${listId}">${list.map((one) => html`<option value="${one}"></option>`)}</datalist>`}
  </p>`;
}

export function numberField(
  speaker: Speaker,
  name: string,
  label: Message,
  { value = "", max = 9_999_999 }: { readonly value?: string; readonly max?: number },
): Html {
  const id = `f-${name}`;
  return html`<p>
    <label for="${id}">${said(speaker, label)}</label
    ><input
      id="${id}"
      name="${name}"
      type="number"
      inputmode="numeric"
      min="0"
      max="${max}"
      value="${value}"
      required
      autocomplete="off"
    />
  </p>`;
}

/** Takes one event of this device back, and leads to `back` again. */
export function undoForm({ speaker }: Frame, event: string, back: string): Html {
  const id = `undo-${event.slice(0, 8)}`;
  return html`<details>
    <summary>${said(speaker, messages["undo-words"])}</summary>
    <form method="post" action="/acts">
      <input type="hidden" name="kind" value="undo" /><input type="hidden" name="events" value="${event}" />
      <input type="hidden" name="back" value="${back}" />
      ${field(speaker, "reason", shared.reason, { minlength: 3, id })}
      <button>${said(speaker, shared.undo)}</button>
    </form>
  </details>`;
}
