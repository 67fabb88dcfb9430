import {
  classify,
  countDiscrepancies,
  type AuditedContest,
  type AuditedDraw,
  type BoardReading,
} from "@counterfoil/risk-limiting-audit";
import { tableRows } from "./audits-tables.ts";
import { equal } from "./audits-draws.ts";
import { has, listOf, verdictOf, type Cases, type DataFile, type Shape } from "../room.ts";

/** What boards found against what records say: rule cases, and the comparisons that Colorado published. */
export const discrepancyShapes: readonly Shape[] = [
  {
    name: "rule cases of discrepancies",
    recognises: ({ json }) =>
      has(json, "cases") && listOf(json["cases"], "winners", "losers", "audit_board", "expected"),
    judge: ({ json }) => verdictOf((json as { cases: RuleCase[] }).cases.map(judgeRule)),
  },
  {
    name: "a published comparison",
    recognises: ({ json, text }) => json === undefined && isComparison(text),
    judge: (file) => verdictOf(judgeComparison(file)),
  },
  {
    name: "the counts of a published comparison",
    recognises: ({ json, text }) => json === undefined && isCounts(text),
    judge: (file) => verdictOf(tableRows(file).flatMap((row) => judgeCounts(file, row))),
  },
];

type RuleCase = {
  id: string;
  winners: string[];
  losers: string[];
  votes_allowed: number;
  cvr: string[];
  audit_board: string[] | string;
  expected: string;
};

const words: Readonly<Record<string, string>> = {
  "two-vote overstatement": "o2",
  "one-vote overstatement": "o1",
  "one-vote understatement": "u1",
  "two-vote understatement": "u2",
  "other (no margin effect)": "other",
  none: "none",
};

function judgeRule({
  id,
  winners,
  losers,
  votes_allowed,
  cvr,
  audit_board,
  expected,
}: RuleCase): string | null {
  const contest = { winners, losers, votesAllowed: votes_allowed, cardStyles: false };
  if (!Object.hasOwn(words, expected)) return `${id}: the word ${expected} cannot be read`;
  return equal(id, classify(contest, cvr, readingOf(audit_board)), words[expected]);
}

const readings: Readonly<Record<string, BoardReading>> = {
  "NO CONSENSUS": "no-consensus",
  "BALLOT NOT FOUND": "ballot-not-found",
  "CONTEST NOT ON BALLOT": "contest-not-on-ballot",
};

function readingOf(board: string[] | string): BoardReading {
  if (typeof board !== "string") return board;
  if (Object.hasOwn(readings, board)) return readings[board]!;
  throw new Error(`the reading ${board} is not known`);
}

type Row = Readonly<Record<string, string>>;

function isComparison(text: string): boolean {
  return /^[^\n]*\bcvr_choices_json\b[^\n]*\baudit_board_choices_json\b/.test(text);
}

function isCounts(text: string): boolean {
  return /^[^\n]*\bwinners_json\b[^\n]*\baudited_sample_count\b/.test(text);
}

/** One draw a row. A ballot that was not found, or on which the board did not agree, says so in its own columns. */
function drawOf(row: Row): AuditedDraw {
  const lost = /not[ _-]?found|phantom_ballot/i.test(row["record_type"] ?? "");
  const board = JSON.parse(row["audit_board_choices_json"] ?? "") as string[];
  return {
    card: row["imprinted_id"] ?? "",
    record: /phantom_record/i.test(row["record_type"] ?? "")
      ? "phantom"
      : (JSON.parse(row["cvr_choices_json"] ?? "") as string[]),
    board: lost ? "ballot-not-found" : row["consensus"] === "NO" ? "no-consensus" : board,
  };
}

/** Every row can be read, and is without a discrepancy exactly when both say the same (or differ without weight). */
function judgeComparison(file: DataFile): Cases {
  return tableRows(file).map((row, index) => {
    const { record, board } = drawOf(row);
    if (record === "phantom" || typeof board === "string") return null;
    const all = [...new Set([...record, ...board])];
    const contest = {
      winners: all.slice(0, 1),
      losers: all.slice(1),
      votesAllowed: all.length,
      cardStyles: false,
    };
    const same = JSON.stringify(record.toSorted()) === JSON.stringify(board.toSorted());
    const found = classify(contest, record, board);
    return same === (found === "none")
      ? null
      : `row ${index + 2}: ${found} for ${JSON.stringify([record, board])}`;
  });
}

const counted = ["o2", "o1", "u1", "u2", "other"] as const;

/**
 * The comparison that belongs to the counts names the contest and has at least as many cards as were audited: Colorado counts all
 * cards of the sample, or those that this contest needed, not only the ones that carry the contest. Of several, one must agree.
 */
function judgeCounts(file: DataFile, row: Row): Cases {
  const name = row["contest"] ?? "";
  const size = Number(row["audited_sample_count"]);
  const draws = file
    .others()
    .filter(({ json, text }) => json === undefined && isComparison(text))
    .map((one) => tableRows(one))
    .filter((rows) => rows.some(({ contest }) => contest === name) && cardsIn(rows) >= size)
    .map((rows) => rows.filter(({ contest }) => contest === name).map(drawOf));
  if (draws.length === 0) return [`${name}: no comparison of ${size} cards lies beside the counts`];
  const verdicts = draws.map((list) => {
    const { counts } = countDiscrepancies(contestOf(row, list), list);
    return counted.map((kind) => equal(`${name} ${kind}`, counts[kind], Number(row[kind])));
  });
  return verdicts.find((list) => list.every((one) => one === null)) ?? verdicts[0]!;
}

function cardsIn(rows: readonly Row[]): number {
  return new Set(rows.map(({ county, imprinted_id }) => JSON.stringify([county, imprinted_id]))).size;
}

function contestOf(row: Row, draws: readonly AuditedDraw[]): AuditedContest {
  const winners = JSON.parse(row["winners_json"] ?? "") as string[];
  const said = draws.flatMap(({ record, board }) =>
    [record, board].flatMap((one) => (typeof one === "string" ? [] : one)),
  );
  const losers = [...new Set(said)].filter((choice) => !winners.includes(choice));
  return { winners, losers, votesAllowed: Number(row["winners_allowed"] ?? 1), cardStyles: false };
}
