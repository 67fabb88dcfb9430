import type { Paper, PrintedPage, PrintedText } from "./printed-page.ts";
import { letter } from "./printed-page.ts";
import { wrapped } from "./wrapped.ts";

/** How labels lie on a sheet; lengths in points. */
export type LabelSheet = {
  readonly paper: Paper;
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** From the beginning of a label to that of the next one beside it. */
  readonly stepX: number;
};

/** Thirty labels of 2 5/8 by 1 inch on a letter sheet, as most office shops sell them. */
export const thirtyLabels: LabelSheet = {
  paper: letter,
  columns: 3,
  rows: 10,
  left: 13.5,
  top: 36,
  width: 189,
  height: 72,
  stepX: 198,
};

/** A first line that is seen from afar and lines below; what does not fit in height is printed smaller, never left out. */
export type Label = { readonly first: string; readonly lines: readonly string[] };

export function* pagesOfLabels(
  sheet: LabelSheet,
  labels: readonly Label[],
  widthOf: (text: string, size: number, bold?: boolean) => number,
): Generator<PrintedPage> {
  const each = sheet.columns * sheet.rows;
  for (let from = 0; from < labels.length; from += each) {
    const texts = labels.slice(from, from + each).flatMap((label, index) => {
      const x = sheet.left + (index % sheet.columns) * sheet.stepX + 8;
      const y = sheet.top + Math.floor(index / sheet.columns) * sheet.height;
      const role = { is: "P", block: index } as const;
      return labelTexts(label, sheet, x, y, widthOf).map((text): PrintedText => ({ ...text, role }));
    });
    yield { texts, lines: [] };
  }
}

function labelTexts(
  { first, lines }: Label,
  { width, height }: LabelSheet,
  x: number,
  top: number,
  widthOf: (text: string, size: number, bold?: boolean) => number,
): PrintedText[] {
  for (let size = 9; ; size -= 0.5) {
    const rows = lines.flatMap((line) => wrapped(line, width - 16, (text) => widthOf(text, size)));
    const firstSize = size + 3;
    const fits = firstSize * 1.3 + rows.length * size * 1.25 <= height - 10;
    if (!fits && size > 4) continue;
    return [
      { text: first, x, y: top + 6 + firstSize, size: firstSize, bold: true },
      ...rows.map((text, index): PrintedText => ({
        text,
        x,
        y: top + 6 + firstSize * 1.3 + (index + 0.9) * size * 1.25,
        size,
      })),
    ];
  }
}
