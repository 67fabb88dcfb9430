import { attributes, html, type Content, type Html } from "../html.ts";
import { partMessages } from "../part-messages.ts";
import type { Frame } from "../route.ts";

export interface Column {
  readonly name: Content;
  /** Numbers stand at the end of their cell, under one another. */
  readonly number?: boolean;
}

/** A table with a caption; the first cell of each row names it. On a narrow screen it moves sideways, also by keyboard. */
export function dataTable(
  frame: Frame,
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
): Html {
  const cellClass = (index: number) => attributes({ class: columns[index]?.number ? "number" : null });
  const head = columns.map((column, index) => html`<th scope="col" ${cellClass(index)}>${column.name}</th>`);
  const row = (cells: readonly Content[]) =>
    cells.map((cell, index) =>
      index === 0 ? html`<th scope="row">${cell}</th>` : html`<td ${cellClass(index)}>${cell}</td>`,
    );
  const label = frame.speaker.say(partMessages["table-scroll"], { title });
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">
    <table>
      <caption>
        ${title}
      </caption>
      <thead>
        <tr>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${row(cells)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
