import { byCodeUnit } from "../../../../basics/order.ts";
import { measuring, missingIn, notoSans, type FontFiles } from "../../../../platform/print/faces.ts";
import { pdfOf } from "../../../../platform/print/pdf.ts";
import type { Paper, PrintedPage } from "../../../../platform/print/printed-page.ts";
import { bookFoot, bookPages } from "./book-pages.ts";
import { changePages } from "./change-pages.ts";
import { envelopePages, stockPages } from "./envelope-pages.ts";
import { printSay, type PrintLanguage } from "./print-messages.ts";
import type { Printing } from "./printing.ts";
import { numbersOfSite, pagesFor } from "./sheets.ts";
import type { Source } from "./source.ts";
import { stampNow, type Stamp } from "./stamp.ts";
import { stockFor, type StockAsked } from "./stock-rules.ts";

export type Look = {
  readonly language: PrintLanguage;
  readonly paper: Paper;
  readonly timeZone: string;
  /** Further scripts come after the house's own face. */
  readonly fonts: readonly string[];
};

/** Everything that can be printed for a site, as PDF in pieces. */
export type SitePaper = {
  readonly stamp: Stamp;
  readonly voters: number;
  /** Letters of the list that no font has, and would be empty boxes; with fonts that have them, none. */
  readonly missing: () => readonly string[];
  readonly book: () => AsyncGenerator<Buffer>;
  readonly changes: (since: Stamp) => AsyncGenerator<Buffer>;
  readonly envelopes: (count: number) => AsyncGenerator<Buffer>;
  readonly stock: (asked: Omit<StockAsked, "votersByStyle">) => AsyncGenerator<Buffer>;
};

export async function sitePaper(
  source: Omit<Source, "unreadable">,
  look: Look,
  nowMs: number,
  numbers?: readonly string[],
): Promise<SitePaper> {
  const { list, version, site, ledger } = source;
  const fonts: FontFiles = {
    regular: [...notoSans.regular, ...look.fonts],
    bold: [...notoSans.bold, ...look.fonts],
  };
  const printing: Printing = {
    ...source,
    ...look,
    numbers: numbers ?? (await numbersOfSite(list, site)),
    widthOf: measuring(fonts),
  };
  const stamp = stampNow(ledger, version, site, nowMs);
  const say = printSay(look.language);
  const printed = (
    pages: Iterable<PrintedPage>,
    title: string,
    foot: (page: number, checksum: string) => string = (page, checksum) =>
      say("footPlain", { page, checksum }),
  ) =>
    pdfOf(unhurried(pages), {
      title,
      foot,
      fonts,
      language: look.language,
      paper: look.paper,
      madeMs: nowMs,
    });
  return {
    stamp,
    voters: printing.numbers.length,
    missing: () => missingLetters(printing, missingIn(fonts)),
    book: () =>
      printed(bookPages(printing, stamp), `${say("title")} ${stamp.book}`, bookFoot(printing, stamp)),
    changes: (since) => printed(changePages(printing, since, nowMs), say("changes", { book: since.book })),
    envelopes: (count) => printed(envelopePages(printing, stamp.book, count), say("log")),
    stock: (asked) => {
      const stock = stockFor({ ...asked, votersByStyle: votersByStyle(printing) });
      return printed(stockPages(printing, asked, stock, pagesFor(printing.numbers.length)), say("stock"));
    },
  };
}

/** A device that prints goes on checking voters in: after each page others have their turn. */
async function* unhurried(pages: Iterable<PrintedPage>): AsyncGenerator<PrintedPage> {
  for (const page of pages) {
    yield page;
    await new Promise((resume) => setImmediate(resume));
  }
}

function missingLetters(
  { list, numbers, manifest, site }: Printing,
  missing: (text: string) => readonly string[],
): readonly string[] {
  const texts = manifest.styles.map(({ name }) => name);
  texts.push(...manifest.sites.filter(({ id }) => id === site).map(({ name }) => name));
  const found = new Set(texts.flatMap((text) => missing(text)));
  for (const number of numbers) {
    const voter = list.voter(number);
    if (voter === null) continue;
    const { last, first, middle, suffix, address, city } = voter;
    for (const letter of missing([last, first, middle, suffix, address, city].join(""))) found.add(letter);
  }
  return [...found].sort(byCodeUnit);
}

function votersByStyle({ list, numbers, manifest }: Printing): ReadonlyMap<string, number> {
  const counts = new Map(manifest.styles.map(({ id }) => [id, 0]));
  for (const number of numbers) {
    const style = list.voter(number)?.style ?? "";
    counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return counts;
}
