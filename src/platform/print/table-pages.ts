import type { Paper, PrintedLine, PrintedPage, PrintedText } from "./printed-page.ts";
import { wrapped } from "./wrapped.ts";

export type TableColumn = {
  readonly head: string;
  /** Its part of the page's width, beside the parts of the others. */
  readonly part: number;
  readonly align?: "start" | "end";
  /** An empty box to tick instead of a text. */
  readonly box?: boolean;
};

export type TableSettings = {
  readonly paper: Paper;
  readonly title: string;
  /** Under the title of each page. */
  readonly under?: readonly string[];
  readonly columns: readonly TableColumn[];
  /** 9 points unless told. */
  readonly size?: number;
  /** The least height of a row in points, for what is written by hand. */
  readonly rowHeight?: number;
  readonly widthOf: (text: string, size: number, bold?: boolean) => number;
};

/** Rows become pages as they come, each with the title and the heads of the columns. */
export type TablePages = {
  /** The page that is full, where the row did not fit on it any more. */
  row(cells: readonly string[]): PrintedPage | null;
  /** The last page. */
  end(): PrintedPage;
};

const margin = 36;
/** For the foot. */
const footHeight = 44;
const gap = 6;

export function tablePages(settings: TableSettings): TablePages {
  const { paper, columns, size = 9, rowHeight = 0, widthOf } = settings;
  const places = placesOf(columns, paper.width - 2 * margin);
  const lineHeight = size * 1.35;
  const head = pageHead(settings, places);
  let page = opened(head);
  return {
    row(cells) {
      const lines = columns.map((_, at) =>
        wrapped(cells[at] ?? "", places[at]!.width - gap, (text) => widthOf(text, size)),
      );
      const height = Math.max(rowHeight, Math.max(...lines.map(({ length }) => length)) * lineHeight + 4);
      let full: PrintedPage | null = null;
      if (page.y + height > paper.height - footHeight && page.rows > 0) {
        full = { texts: page.texts, lines: page.lines };
        page = opened(head);
      }
      for (const [at, texts] of lines.entries())
        if (columns[at]!.box) page.lines.push(...boxLines(places[at]!.x, page.y + 4, size));
        else
          page.texts.push(
            ...cellTexts(texts, places[at]!, page.y, size, columns[at]!.align).map((text): PrintedText => ({
              ...text,
              role: { is: "TD", block: at, row: page.rows + 1 },
            })),
          );
      page.y += height;
      page.rows += 1;
      page.lines.push({ from: [margin, page.y], to: [paper.width - margin, page.y], thick: 0.4 });
      return full;
    },
    end: () => ({ texts: page.texts, lines: page.lines }),
  };
}

/** All pages of rows that are there at once. */
export function* pagesOfRows(
  settings: TableSettings,
  rows: Iterable<readonly string[]>,
): Generator<PrintedPage> {
  const table = tablePages(settings);
  for (const row of rows) {
    const full = table.row(row);
    if (full) yield full;
  }
  yield table.end();
}

type Place = { readonly x: number; readonly width: number };
type Head = PrintedPage & { readonly y: number };
type OpenPage = { texts: PrintedText[]; lines: PrintedLine[]; y: number; rows: number };

function opened({ texts, lines, y }: Head): OpenPage {
  return { texts: [...texts], lines: [...lines], y, rows: 0 };
}

function placesOf(columns: readonly TableColumn[], width: number): readonly Place[] {
  const parts = columns.reduce((sum, { part }) => sum + part, 0);
  let x = margin;
  return columns.map(({ part }) => {
    const place = { x, width: (width * part) / parts };
    x += place.width;
    return place;
  });
}

function pageHead(
  { paper, title, under = [], columns, size = 9, widthOf }: TableSettings,
  places: readonly Place[],
): Head {
  const width = paper.width - 2 * margin;
  const texts: PrintedText[] = [];
  let y = margin + 12;
  const paragraph = (text: string, textSize: number, bold: boolean): void => {
    const role = { is: bold ? "H1" : "P", block: texts.length } as const;
    for (const line of wrapped(text, width, (one) => widthOf(one, textSize, bold))) {
      texts.push({ text: line, x: margin, y, size: textSize, bold, role });
      y += textSize * 1.4;
    }
  };
  paragraph(title, 14, true);
  for (const text of under) paragraph(text, 9, false);
  y += 8;
  const heads = columns.map(({ head }, at) =>
    wrapped(head, places[at]!.width - gap, (text) => widthOf(text, size, true)),
  );
  for (const [at, lines] of heads.entries())
    for (const text of cellTexts(lines, places[at]!, y - size, size, columns[at]!.align))
      texts.push({ ...text, bold: true, role: { is: "TH", block: at, row: 0 } });
  y += (Math.max(...heads.map(({ length }) => length)) - 1) * size * 1.35 + 6;
  return { texts, lines: [{ from: [margin, y], to: [paper.width - margin, y], thick: 1 }], y };
}

function boxLines(x: number, y: number, size: number): PrintedLine[] {
  const corners = [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ] as const;
  return corners.map((from, index) => ({ from, to: corners[(index + 1) % 4]!, thick: 0.8 }));
}

function cellTexts(
  lines: readonly string[],
  { x, width }: Place,
  top: number,
  size: number,
  align: "start" | "end" = "start",
): PrintedText[] {
  return lines
    .map((text, index): PrintedText => ({
      text,
      x: align === "end" ? x + width - gap : x,
      y: top + size * 1.2 + index * size * 1.35,
      size,
      ...(align === "end" && { align }),
    }))
    .filter(({ text }) => text !== "");
}
