/**
 * A page as plain data, before anything knows of PDF: what is printed where. So pages are made by pure functions and tested by reading
 * them. Lengths are points (1/72 inch), from the top left corner of the sheet; `y` of a text is its base line.
 */
/**
 * What a text is, for whoever has the document read out: a heading, a paragraph, a cell of a table. Texts that follow each other with the
 * same role and numbers are one of it, written over several lines.
 */
export type PrintedRole = {
  readonly is: "H1" | "H2" | "P" | "TH" | "TD";
  /** Tells what stands beside each other with the same role apart. */
  readonly block: number;
  /** Of a cell: its row, counted through the page. */
  readonly row?: number;
};

export type PrintedText = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bold?: boolean;
  /** Where the text lies to `x`: it begins there unless told. */
  readonly align?: "start" | "middle" | "end";
  /** A paragraph of its own unless told. */
  readonly role?: PrintedRole;
};

/** A straight line; `thick` in points. */
export type PrintedLine = {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly thick: number;
};

export type PrintedPage = {
  readonly texts: readonly PrintedText[];
  readonly lines: readonly PrintedLine[];
};

export type Paper = { readonly width: number; readonly height: number };

export const letter: Paper = { width: 612, height: 792 };
export const a4: Paper = { width: 595.28, height: 841.89 };

export type Pages = Iterable<PrintedPage> | AsyncIterable<PrintedPage>;
