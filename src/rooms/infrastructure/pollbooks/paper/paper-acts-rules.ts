import type { Fact } from "@counterfoil/pollbook-log";
import { unreachable } from "../../../../basics/assert.ts";
import { ok, refuse, type Result } from "../../../../basics/result.ts";
import type { Act, ActRefusal, Situation } from "../acts-rules.ts";
import type { SiteNow } from "./site-rules.ts";
import { differencesOf, type HandCounts, type SiteTotals } from "./totals-rules.ts";

/** What people do with paper, and what they record of it afterwards. */
export type PaperAct =
  | { readonly kind: "paper-begin"; readonly book: string; readonly reason: string }
  | {
      readonly kind: "paper-sheet";
      readonly sheet: string;
      readonly marks: readonly SheetMark[];
      /** On so many lines the two people differed and looked again. */
      readonly differed: number;
      readonly secondPerson: string;
    }
  | { readonly kind: "paper-end"; readonly sheets: number; readonly marks: number }
  | ({
      readonly kind: "site-close";
      readonly explanation: string;
      readonly secondPerson: string;
    } & HandCounts)
  | {
      readonly kind: "paper-mark";
      readonly voter: string;
      readonly sheet: string;
      readonly line: number;
      readonly secondPerson: string;
      readonly styleGiven?: string | undefined;
    };

/** One marked line of a sheet; the style that is due unless told. */
export type SheetMark = { readonly line: number; readonly styleGiven?: string | undefined };

export type PaperRefusal =
  | "site-on-paper"
  | "site-not-on-paper"
  | "site-is-closed"
  | "site-does-not-balance"
  | "explanation-too-short"
  | "book-of-another-list"
  | "sheet-unknown"
  | "sheet-line-unknown"
  | "sheet-keyed-elsewhere"
  | "mark-keyed-already"
  | "two-people-needed";

/** What a decision about paper looks at, beside the log. */
export type PaperSituation = {
  readonly now: SiteNow;
  readonly totals: () => SiteTotals;
  /** Whether a book with these letters was printed from this list for this site. */
  readonly isOurBook: (book: string) => boolean;
  /** The voters of a sheet, line by line; null where the name names none. Names are given back as they are printed. */
  readonly onSheet: (sheet: string) => { readonly name: string; readonly numbers: readonly string[] } | null;
};

const EXPLANATION_LEAST = 10;

export function decidePaper(act: PaperAct, now: Situation): Result<readonly Fact[], ActRefusal> {
  switch (act.kind) {
    case "paper-begin":
      return begin(act, now);
    case "paper-sheet":
      return sheetKeyed(act, now);
    case "paper-end":
      return end(act, now);
    case "site-close":
      return close(act, now);
    case "paper-mark":
      return paperMark(act, now);
    default:
      return unreachable(act);
  }
}

/** From the switch to paper until the return, and once it is closed, nobody is served at a device of the site. */
export function servesNobody({ paper }: Situation): PaperRefusal | null {
  if (paper.now.closed !== null) return "site-is-closed";
  return paper.now.onPaper.length > 0 ? "site-on-paper" : null;
}

export function isSamePerson(a: string, b: string): boolean {
  const plain = (name: string) => name.trim().replaceAll(/\s+/g, " ").toLowerCase();
  return plain(a) === plain(b);
}

function begin(
  { book, reason }: Extract<Act, { kind: "paper-begin" }>,
  { paper, site }: Situation,
): Result<readonly Fact[], ActRefusal> {
  if (paper.now.closed !== null) return refuse("site-is-closed");
  if (paper.now.onPaper.length > 0) return refuse("site-on-paper");
  if (!paper.isOurBook(book)) return refuse("book-of-another-list", { book });
  return ok([{ kind: "paper-begun", site, book, reason }]);
}

function end(
  { sheets, marks }: Extract<Act, { kind: "paper-end" }>,
  { paper, site }: Situation,
): Result<readonly Fact[], ActRefusal> {
  const begun = paper.now.onPaper.map(({ id }) => id).sort();
  if (begun.length === 0) return refuse("site-not-on-paper");
  return ok([{ kind: "paper-ended", site, begun, sheets, marks }]);
}

/** Keyed again, a sheet gets its new marks and its new count; what was keyed before is taken back by its voter's page alone. */
function sheetKeyed(
  act: Extract<Act, { kind: "paper-sheet" }>,
  now: Situation,
): Result<readonly Fact[], ActRefusal> {
  const { paper, site, actor } = now;
  if (paper.now.closed !== null) return refuse("site-is-closed");
  if (isSamePerson(act.secondPerson, actor)) return refuse("two-people-needed");
  const found = paper.onSheet(act.sheet);
  if (found === null) return refuse("sheet-unknown", { sheet: act.sheet });
  const { name: sheet, numbers } = found;
  const said = paper.now.sheets.get(sheet) ?? [];
  const elsewhere = said.find(({ device }) => device !== now.device.standing.device);
  if (elsewhere !== undefined) return refuse("sheet-keyed-elsewhere", { sheet, device: elsewhere.device });
  const facts: Fact[] = said.map(({ id }) => ({ kind: "undo", event: id, reason: "keyed in again" }));
  const before = linesKeyed(now, sheet, numbers);
  const lines = new Set(act.marks.map(({ line }) => line));
  const gone = before.find((line) => !lines.has(line));
  if (gone !== undefined) return refuse("mark-keyed-already", { sheet, line: gone });
  const { differed, secondPerson } = act;
  facts.push({ kind: "sheet-counted", site, sheet, marks: lines.size, differed, secondPerson });
  for (const { line, styleGiven } of act.marks) {
    if (before.includes(line)) continue;
    const number = numbers[line - 1];
    if (number === undefined) return refuse("sheet-line-unknown", { sheet, line });
    const mark = { kind: "paper-mark", voter: number, sheet, line, secondPerson, styleGiven } as const;
    const fact = paperMark(mark, now);
    if (!fact.ok) return fact;
    facts.push(...fact.value);
  }
  return ok(facts);
}

function linesKeyed(
  { ledger, site }: Situation,
  sheet: string,
  numbers: readonly string[],
): readonly number[] {
  return numbers.flatMap((number, at) => {
    const keyed = ledger.voter(number).checkIns.some(({ kind, event }) => {
      const fact = kind === "paper-mark" ? ledger.event(event)?.fact : undefined;
      return (
        fact?.kind === "paper-mark" && fact.sheet === sheet && fact.site === site && fact.line === at + 1
      );
    });
    return keyed ? [at + 1] : [];
  });
}

function close(
  act: Extract<Act, { kind: "site-close" }>,
  { paper, site, actor }: Situation,
): Result<readonly Fact[], ActRefusal> {
  const { kind: _, ...said } = act;
  if (paper.now.closed !== null) return refuse("site-is-closed");
  if (paper.now.onPaper.length > 0) return refuse("site-on-paper");
  if (isSamePerson(act.secondPerson, actor)) return refuse("two-people-needed");
  const differences = differencesOf(paper.totals(), act).length;
  if (differences > 0 && act.explanation === "") return refuse("site-does-not-balance", { differences });
  if (differences > 0 && act.explanation.length < EXPLANATION_LEAST)
    return refuse("explanation-too-short", { least: EXPLANATION_LEAST });
  return ok([{ kind: "site-closed", site, ...said }]);
}

function paperMark(
  act: Extract<Act, { kind: "paper-mark" }>,
  now: Situation,
): Result<readonly Fact[], ActRefusal> {
  if (now.paper.now.closed !== null) return refuse("site-is-closed");
  const voter = now.voterOf(act.voter);
  if (voter === null) return refuse("voter-not-on-list");
  if (isSamePerson(act.secondPerson, now.actor)) return refuse("two-people-needed");
  const styleGiven = act.styleGiven ?? voter.style;
  if (!now.isStyle(styleGiven)) return refuse("style-unknown", { style: styleGiven });
  const { sheet, line, secondPerson } = act;
  const { site, channel } = now;
  const mark = { site, channel, sheet, line, styleDue: voter.style, styleGiven, secondPerson };
  return ok([{ kind: "paper-mark", voter: voter.number, ...mark }]);
}
