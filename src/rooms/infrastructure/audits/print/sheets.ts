import type { RetrievalItem } from "@counterfoil/risk-limiting-audit";
import { pagesOfLabels, thirtyLabels, type LabelSheet } from "../../../../platform/print/label-pages.ts";
import type { Paper, PrintedPage } from "../../../../platform/print/printed-page.ts";
import { pagesOfRows } from "../../../../platform/print/table-pages.ts";
import { pagesOfText } from "../../../../platform/print/text-pages.ts";
import { printSay, type PrintLanguage, type PrintSay } from "./print-messages.ts";

/** What goes into the store room with the people who fetch cards. `items` in the order of their walk (`retrievalItems`). */
export type RetrievalSheets = {
  readonly audit: string;
  readonly round: number;
  readonly items: readonly RetrievalItem[];
  /** What was drawn are batches, fetched whole; cards unless told. */
  readonly wholeBatches?: boolean;
};

export type PrintSettings = {
  readonly language: PrintLanguage;
  readonly paper: Paper;
  /** `measuring(…)` of platform/print. */
  readonly widthOf: (text: string, size: number, bold?: boolean) => number;
};

/** The list to walk with: one row a card, with boxes to tick. */
export function retrievalListPages(
  { audit, round, items, wholeBatches = false }: RetrievalSheets,
  { language, paper, widthOf }: PrintSettings,
): Iterable<PrintedPage> {
  const say = printSay(language);
  const draws = items.reduce((sum, item) => sum + item.draws.length, 0);
  const columns = [
    { head: say("number"), part: 11 },
    { head: say("jurisdiction"), part: 17 },
    { head: say("storage"), part: 14 },
    { head: say("tabulator"), part: 13 },
    { head: say("batch"), part: 12 },
    { head: say("position"), part: 10, align: "end" as const },
    { head: say("imprint"), part: 14 },
    { head: say("draws"), part: 11 },
    { head: say("taken"), part: 6, box: true },
    { head: say("back"), part: 7, box: true },
  ];
  const rows = items.map((item, index) => [
    `${index + 1}/${items.length}`,
    item.jurisdiction ?? "",
    item.storage ?? "",
    item.tabulator ?? "",
    item.batch,
    wholeBatches ? say("whole") : String(item.position),
    item.imprint ?? "",
    item.draws.join(" "),
  ]);
  const words = wholeBatches
    ? (["retrievalBatches", "retrievalBatchesUnder"] as const)
    : (["retrieval", "retrievalUnder"] as const);
  const under = [say(words[1], { audit, round, items: items.length, draws })];
  return pagesOfRows(
    { paper, title: say(words[0]), under, columns, size: 8.5, rowHeight: 20, widthOf },
    rows,
  );
}

/** One label a card, numbered, for its envelope. */
export function labelPages(
  { audit, round, items, wholeBatches = false }: RetrievalSheets,
  { language, widthOf }: Pick<PrintSettings, "language" | "widthOf">,
  sheet: LabelSheet = thirtyLabels,
): Iterable<PrintedPage> {
  const say = printSay(language);
  const labels = items.map((item, index) => ({
    first: `${index + 1}/${items.length}`,
    lines: [...placeLines(item, wholeBatches, say), say("auditRound", { audit, round })],
  }));
  return pagesOfLabels(sheet, labels, widthOf);
}

/** One sheet a card, to lie where it was. */
export function* placeholderPages(
  { audit, round, items, wholeBatches = false }: RetrievalSheets,
  { language, paper, widthOf }: PrintSettings,
): Generator<PrintedPage> {
  const say = printSay(language);
  for (const [index, item] of items.entries()) {
    const facts = [
      [say("sheet"), `${index + 1}/${items.length}`],
      [say("audit"), say("auditRound", { audit, round })],
      [say("jurisdiction"), item.jurisdiction],
      [say("storage"), item.storage],
      [say("tabulator"), item.tabulator],
      [say("batch"), item.batch],
      [say("position"), wholeBatches ? say("whole") : String(item.position)],
      [say("imprint"), item.imprint],
    ] as const;
    const given = facts.flatMap(([term, said]) => (said === null ? [] : [[term, said] as const]));
    yield* pagesOfText(
      paper,
      [
        { kind: "title", text: say(wholeBatches ? "placeholderBatch" : "placeholder") },
        { kind: "text", text: say(wholeBatches ? "placeholderBatchWhy" : "placeholderWhy") },
        { kind: "facts", rows: given },
        { kind: "write", label: say("takenBy") },
        { kind: "write", label: say("returnedBy") },
      ],
      widthOf,
    );
  }
}

function placeLines(
  { jurisdiction, storage, tabulator, batch, position, imprint }: RetrievalItem,
  wholeBatches: boolean,
  say: PrintSay,
): readonly string[] {
  const together = (...parts: readonly (string | null)[]): string =>
    parts.filter((part) => part !== null && part !== "").join(" · ");
  return [
    together(jurisdiction, storage),
    together(
      tabulator && say("tabulatorLine", { tabulator }),
      say("batchLine", { batch }),
      wholeBatches ? say("whole") : say("positionLine", { position }),
      imprint,
    ),
  ].filter((line) => line !== "");
}
