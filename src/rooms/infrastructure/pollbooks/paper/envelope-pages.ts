import { pagesOfRows } from "../../../../platform/print/table-pages.ts";
import { pagesOfText } from "../../../../platform/print/text-pages.ts";
import type { PrintedPage } from "../../../../platform/print/printed-page.ts";
import { wordsOf, type Printing } from "./printing.ts";
import type { Stock } from "./stock-rules.ts";

/** `P-K7Q-4MXB-007`: no other printing has this number. */
export function envelopeNumber(book: string, n: number): string {
  return `P-${book}-${String(n).padStart(3, "0")}`;
}

/** Fronts of provisional envelopes, one a page, then their log with one line for each. */
export function* envelopePages(printing: Printing, book: string, count: number): Generator<PrintedPage> {
  const { paper, widthOf } = printing;
  const { say, site, election } = wordsOf(printing);
  const write = (key: Parameters<typeof say>[0]) => ({ kind: "write", label: say(key) }) as const;
  for (let n = 1; n <= count; n++)
    yield* pagesOfText(
      paper,
      [
        { kind: "title", text: say("envelope") },
        {
          kind: "facts",
          rows: [
            [say("envelopeNumber"), envelopeNumber(book, n)],
            [say("election"), election],
            [say("site"), site],
          ],
        },
        { kind: "text", text: say("envelopeWhy") },
        ...(
          [
            "name",
            "birth",
            "addressNow",
            "addressListed",
            "reachedAt",
            "number",
            "reason",
            "styleGiven",
          ] as const
        ).map(write),
        { kind: "heading", text: say("declarationTitle") },
        { kind: "text", text: say("declaration") },
        write("voterSigns"),
        write("workerSigns"),
        { kind: "heading", text: say("officeOnly") },
        write("decided"),
      ],
      widthOf,
    );
  const columns = [
    { head: say("envelopeNumber"), part: 22 },
    { head: say("name"), part: 30 },
    { head: say("number"), part: 16 },
    { head: say("reason"), part: 9 },
    { head: say("when"), part: 10 },
    { head: say("worker"), part: 13 },
  ];
  const under = [say("logUnder", { site, election })];
  const rows = Array.from({ length: count }, (_, at) => [envelopeNumber(book, at + 1)]);
  yield* pagesOfRows({ paper, title: say("log"), under, columns, size: 8.5, rowHeight: 23, widthOf }, rows);
}

/** What must be in the cupboard, with room to write what is there. */
export function stockPages(
  printing: Printing,
  asked: {
    readonly peakPerHour: number;
    readonly hours: number;
    readonly spoiltPercent: number;
    readonly provisionalPercent: number;
  },
  stock: Stock,
  bookPages: number,
): Iterable<PrintedPage> {
  const { paper, widthOf } = printing;
  const { say, site, election, style } = wordsOf(printing);
  const under = [
    `${site} · ${election}`,
    say("stockUnder", {
      hours: asked.hours,
      peak: asked.peakPerHour,
      voters: stock.voters,
      spoilt: asked.spoiltPercent,
      provisional: asked.provisionalPercent,
    }),
  ];
  const columns = [
    { head: say("stockItem"), part: 60 },
    { head: say("stockNeeded"), part: 20, align: "end" as const },
    { head: say("stockThere"), part: 20 },
  ];
  const rows: (readonly [string, number])[] = [
    ...stock.ballots.map(([id, n]) => [say("ballotsOf", { style: style(id) }), n] as const),
    [say("ballotsAll"), stock.ballotsAll],
    [say("envelopes"), stock.envelopes],
    [say("logSheets"), stock.logSheets],
    [say("bookPages"), bookPages],
  ];
  return pagesOfRows(
    { paper, title: say("stock"), under, columns, size: 10, rowHeight: 22, widthOf },
    rows.map(([item, n]) => [item, String(n)]),
  );
}
