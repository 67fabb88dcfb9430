import { Readable } from "node:stream";
import { measuring, notoSans } from "../../../../platform/print/faces.ts";
import { pdfOf } from "../../../../platform/print/pdf.ts";
import { a4, letter, type Pages, type Paper } from "../../../../platform/print/printed-page.ts";
import type { papers } from "../contract.ts";
import { printSay, type PrintLanguage } from "./print-messages.ts";
import type { PrintSettings } from "./sheets.ts";

/** What pages are made with; the fonts are opened once. */
export function printSettings(language: PrintLanguage, paper: Paper): PrintSettings {
  widthOf ??= measuring(notoSans);
  return { language, paper, widthOf };
}
let widthOf: PrintSettings["widthOf"] | null = null;

/** US letter or A4. Labels come on sheets of US letter. */
export function paperOf({
  paper,
  sheet,
}: {
  readonly paper: (typeof papers)[number];
  readonly sheet?: string;
}): Paper {
  return paper === "a4" && sheet !== "labels" ? a4 : letter;
}

/** Pages as the bytes of a PDF, made as fast as they are taken, each page with its number and checksum at its foot. */
export function printed(
  pages: Pages,
  settings: Pick<PrintSettings, "language" | "paper"> & {
    readonly title: string;
    readonly madeMs: number;
    /** Whether a screen reader is told what each text is. */
    readonly tagged: boolean;
  },
): Readable {
  const say = printSay(settings.language);
  const foot = (page: number, checksum: string): string => say("foot", { page, checksum });
  return Readable.from(pdfOf(pages, { ...settings, foot }), { objectMode: false });
}
