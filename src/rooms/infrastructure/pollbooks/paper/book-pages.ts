import { hasMark, type ListedVoter } from "@counterfoil/pollbook-search";
import type { PrintedLine, PrintedPage, PrintedText } from "../../../../platform/print/printed-page.ts";
import { pagesOfText, type Block } from "../../../../platform/print/text-pages.ts";
import { fitted } from "./fitted.ts";
import { getsRegularBallot, printedMarks, type PrintedMark } from "./marks-rules.ts";
import { wordsOf, type Printing, type Words } from "./printing.ts";
import { LINES, pagesFor, sheetName } from "./sheets.ts";
import { headsText, type Stamp } from "./stamp.ts";

/** The book of a site: a cover, then its voters, so many on each page whatever their names are. */
export function* bookPages(printing: Printing, stamp: Stamp): Generator<PrintedPage> {
  const words = wordsOf(printing);
  yield cover(printing, stamp, words);
  const { numbers, list, ledger } = printing;
  const frame = frameOf(printing, stamp, words);
  for (let from = 0; from < numbers.length; from += LINES) {
    const page: Page = { texts: [...frame.texts], lines: [...frame.lines] };
    for (const [at, number] of numbers.slice(from, from + LINES).entries()) {
      const voter = list.voter(number);
      if (voter === null) throw new Error(`the list has lost voter ${number}`);
      const marks = printedMarks(voter, ledger === null ? null : ledger.voter(number));
      printRow(page, { printing, words, voter, marks, line: at + 1, y: TOP + at * rowHeight(printing) });
    }
    yield page;
  }
}

/** The line at the foot of each page; pages are counted with the cover. */
export function bookFoot(printing: Printing, stamp: Stamp): (page: number, checksum: string) => string {
  const { say } = wordsOf(printing);
  const pages = pagesFor(printing.numbers.length);
  return (page, checksum) =>
    say("foot", { page, pages, sheet: sheetName({ book: stamp.book, page }), checksum });
}

type Page = { readonly texts: PrintedText[]; readonly lines: PrintedLine[] };

const MARGIN = 30;
const TOP = 92;
const FOOT = 40;
const GAP = 4;
/** Parts of the page's width. */
const PARTS = { line: 20, box: 20, voter: 158, address: 122, ballot: 58, mark: 78, signature: 96 } as const;
type Column = keyof typeof PARTS;

function cover(printing: Printing, stamp: Stamp, { say, election, site, when }: Words): PrintedPage {
  const { numbers, paper, widthOf, version, ledger, timeZone } = printing;
  const facts: readonly (readonly [string, string])[] = [
    [say("election"), election],
    [say("site"), site],
    [say("book"), stamp.book],
    [say("stamp"), `${when(stamp.atMs)} (${timeZone})`],
    [say("voters"), String(numbers.length)],
    [say("pages"), String(pagesFor(numbers.length))],
    [say("listVersion"), version],
    [say("knows"), String(ledger?.size() ?? 0)],
    [say("heads"), briefly(headsText(stamp.heads)) || say("none")],
  ];
  const blocks: readonly Block[] = [
    { kind: "title", text: say("title") },
    { kind: "facts", rows: facts },
    { kind: "heading", text: say("howTitle") },
    ...(["how1", "how2", "how3", "how4", "how5"] as const).map(
      (key) => ({ kind: "item", text: say(key) }) as const,
    ),
    ...(["switchedAt", "by", "returnedAt", "by"] as const).map(
      (key) => ({ kind: "write", label: say(key) }) as const,
    ),
  ];
  return pagesOfText(paper, blocks, widthOf)[0]!;
}

/** The cover is one page: of thousands of devices it names the first. The book's letters hold them all. */
function briefly(heads: string): string {
  return heads.length > HEADS_MAX ? `${heads.slice(0, heads.lastIndexOf(",", HEADS_MAX))}, …` : heads;
}

const HEADS_MAX = 1_200;

function rowHeight({ paper }: Printing): number {
  return (paper.height - FOOT - TOP) / LINES;
}

function placesOf({ paper }: Printing): Readonly<Record<Column, { x: number; width: number }>> {
  const width = paper.width - 2 * MARGIN;
  const all = Object.values(PARTS).reduce((sum, part) => sum + part, 0);
  let x = MARGIN;
  const places = {} as Record<Column, { x: number; width: number }>;
  for (const [name, part] of Object.entries(PARTS) as [Column, number][]) {
    places[name] = { x, width: (width * part) / all };
    x += places[name].width;
  }
  return places;
}

/** What is the same on every page of voters. */
function frameOf(printing: Printing, stamp: Stamp, { say, election, site, when }: Words): Page {
  const { paper, timeZone, widthOf } = printing;
  const places = placesOf(printing);
  const width = paper.width - 2 * MARGIN;
  const texts: PrintedText[] = [
    ...fitted(say("titleAt", { site, election }), { x: MARGIN, y: 26, width, height: 22 }, 14, widthOf, true),
    ...fitted(
      say("asOf", { book: stamp.book, when: when(stamp.atMs), zone: timeZone }),
      { x: MARGIN, y: 50, width, height: 14 },
      9,
      widthOf,
    ),
  ];
  for (const name of ["line", "voter", "address", "ballot", "mark", "signature"] as const) {
    const { x, width: wide } = places[name];
    texts.push(...fitted(say(name), { x, y: TOP - 18, width: wide - GAP, height: 12 }, 8.5, widthOf, true));
  }
  const rule = { from: [MARGIN, TOP - 3], to: [paper.width - MARGIN, TOP - 3], thick: 1 } as const;
  return { texts, lines: [rule] };
}

type Row = {
  readonly printing: Printing;
  readonly words: Words;
  readonly voter: ListedVoter;
  readonly marks: readonly PrintedMark[];
  readonly line: number;
  readonly y: number;
};

function printRow(page: Page, { printing, words, voter, marks, line, y }: Row): void {
  const { paper, widthOf } = printing;
  const { say, style } = words;
  const places = placesOf(printing);
  const height = rowHeight(printing);
  const put = (name: Column, text: string, size: number, half: 0 | 1 | "both", bold = false) => {
    if (text === "") return;
    const { x, width } = places[name];
    const top = half === 1 ? y + height * 0.5 : y + 1;
    const box = { x, y: top, width: width - GAP, height: half === "both" ? height - 2 : height * 0.47 };
    page.texts.push(...fitted(text, box, size, widthOf, bold));
  };
  const given = [voter.first, voter.middle, voter.suffix].filter(Boolean).join(" ");
  const { number, birth } = voter;
  put("line", String(line), 8.5, "both");
  put("voter", given === "" ? voter.last : `${voter.last}, ${given}`, 9.5, 0, true);
  put("voter", birth === "" ? say("detailNumber", { number }) : say("detail", { number, birth }), 8, 1);
  if (hasMark(voter, "confidential")) put("address", say("addressProtected"), 8, "both");
  else {
    put("address", voter.address, 8.5, 0);
    put("address", voter.city, 8, 1);
  }
  put("ballot", style(voter.style), 9, "both", true);
  put("mark", marks.map((mark) => say(mark)).join(" · "), 8, "both", true);
  page.lines.push(...box(places.box.x + 2, y + (height - 12) / 2, 12, getsRegularBallot(marks)));
  if (!getsRegularBallot(marks)) page.lines.push(struck(places.signature, y, height));
  const foot = y + height - 1;
  page.lines.push({ from: [MARGIN, foot], to: [paper.width - MARGIN, foot], thick: 0.4 });
}

/** An empty box, or one that is crossed out: there is nothing to tick. */
function box(x: number, y: number, size: number, isOpen: boolean): readonly PrintedLine[] {
  const [right, bottom] = [x + size, y + size];
  const sides: readonly PrintedLine[] = [
    { from: [x, y], to: [right, y], thick: 0.8 },
    { from: [right, y], to: [right, bottom], thick: 0.8 },
    { from: [right, bottom], to: [x, bottom], thick: 0.8 },
    { from: [x, bottom], to: [x, y], thick: 0.8 },
  ];
  if (isOpen) return sides;
  return [
    ...sides,
    { from: [x, y], to: [right, bottom], thick: 0.8 },
    { from: [right, y], to: [x, bottom], thick: 0.8 },
  ];
}

function struck({ x, width }: { x: number; width: number }, y: number, height: number): PrintedLine {
  return { from: [x + 2, y + height / 2], to: [x + width - 2, y + height / 2], thick: 2 };
}
