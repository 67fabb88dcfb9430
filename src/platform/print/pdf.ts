import { createHash } from "node:crypto";
import PdfKit from "pdfkit";
import { facesIn, notoSans, type Faces, type FontFiles } from "./faces.ts";
import type { Pages, Paper, PrintedPage, PrintedText } from "./printed-page.ts";
import { groupsOf, structureOf, untagged, type Structure } from "./structure.ts";

export type PdfSettings = {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly paper: Paper;
  /** When the document was made, milliseconds since 1970: the same pages give the same bytes. */
  readonly madeMs: number;
  /** `notoSans` unless told. */
  readonly fonts?: FontFiles;
  /**
   * Whether it says what its texts are, for whoever has it read out (ISO 32000-1, section 14.8). Each paragraph and cell then takes about 120
   * bytes. Not unless told.
   */
  readonly tagged?: boolean;
  /** The line at the foot of each page; none unless told. */
  readonly foot?: (page: number, checksum: string) => string;
};

/**
 * A PDF from pages, a piece at a time as pages come: memory does not grow with their number. The checksum that the foot is told is of all
 * texts up to this page: the first 16 digits of SHA-256 over the checksum of the page before (64 digits, none for the first) and the page's
 * texts, each after a line feed. So a page that is changed, lost or put in shows on every page after it.
 */
export async function* pdfOf(pages: Pages, settings: PdfSettings): AsyncGenerator<Buffer> {
  const document = openDocument(settings);
  const faces = facesIn(document, settings.fonts ?? notoSans);
  const structure = settings.tagged ? structureOf(document) : untagged;
  let number = 0;
  let checksum = "";
  for await (const page of pages) {
    number += 1;
    checksum = checksumAfter(checksum, page);
    document.addPage();
    printPage({ document, faces, structure }, page);
    printFoot({ document, faces, structure }, settings, number, checksum);
    structure.endPage();
    yield* written(document);
  }
  if (number === 0) throw new RangeError("a document has at least one page");
  structure.end();
  document.end();
  await new Promise((resolve) => setImmediate(resolve));
  yield* written(document);
}

/** The checksum of a page that follows one with another checksum, in full. */
export function checksumAfter(before: string, page: PrintedPage): string {
  const hash = createHash("sha256").update(before);
  for (const { text } of page.texts) hash.update(`\n${text}`);
  return hash.digest("hex");
}

function openDocument({ title, language, paper, madeMs, tagged = false }: PdfSettings): PDFKit.PDFDocument {
  const made = new Date(madeMs);
  return new PdfKit({
    size: [paper.width, paper.height],
    margin: 0,
    pdfVersion: "1.7",
    autoFirstPage: false,
    bufferPages: false,
    lang: language,
    tagged,
    displayTitle: true,
    info: {
      Title: title,
      CreationDate: made,
      ModDate: made,
      Producer: "Counterfoil",
      Creator: "Counterfoil",
    },
  });
}

interface Print {
  readonly document: PDFKit.PDFDocument;
  readonly faces: Faces;
  readonly structure: Structure;
}

/** The foot says nothing of what the document is about: it is read out with no page. */
function printFoot(print: Print, { foot, paper }: PdfSettings, number: number, checksum: string): void {
  if (!foot) return;
  const text = foot(number, checksum.slice(0, 16));
  const line: PrintedText = { text, x: paper.width / 2, y: paper.height - 24, size: 8, align: "middle" };
  print.structure.artifact(() => printTexts(print, [line]));
}

function printPage(print: Print, page: PrintedPage): void {
  const { document, structure } = print;
  if (page.lines.length > 0) structure.artifact(() => printLines(document, page.lines));
  for (const texts of groupsOf(page.texts)) structure.tag(texts, () => printTexts(print, texts));
}

function printLines(document: PDFKit.PDFDocument, lines: PrintedPage["lines"]): void {
  for (const { from, to, thick } of lines)
    document
      .lineWidth(thick)
      .moveTo(...from)
      .lineTo(...to)
      .stroke();
}

function printTexts({ document, faces }: Print, texts: readonly PrintedText[]): void {
  const used = document.page as unknown as { readonly fonts: Record<string, object> };
  const content = texts.map((text) => printText(text, faces, used.fonts)).join("");
  (document as unknown as { addContent(text: string): void }).addContent(`BT\n${content}ET`);
}

/** The page is upside down in pdfkit's coordinates, and so a text has to be turned. */
function printText(
  { text, x, y, size, bold = false, align = "start" }: PrintedText,
  faces: Faces,
  fonts: Record<string, object>,
): string {
  const runs = faces.runsOf(text, bold);
  const width = (runs.reduce((sum, run) => sum + run.width, 0) * size) / 1000;
  let at = align === "end" ? x - width : align === "middle" ? x - width / 2 : x;
  let content = "";
  for (const { face, glyphs, width: advance } of runs) {
    fonts[face.id] ??= face.ref();
    content += `/${face.id} ${size} Tf 1 0 0 -1 ${at.toFixed(2)} ${y.toFixed(2)} Tm <${glyphs}> Tj\n`;
    at += (advance * size) / 1000;
  }
  return content;
}

function* written(document: PDFKit.PDFDocument): Generator<Buffer> {
  for (;;) {
    const piece = document.read() as Buffer | null;
    if (piece === null) return;
    yield piece;
  }
}
