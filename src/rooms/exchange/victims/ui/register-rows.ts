import type { FieldProblem } from "../../../../basics/result.ts";
import { pathText } from "../../../../platform/ui/form/form-values.ts";
import { Registration } from "../contract.ts";

export interface Read {
  readonly rows: readonly Registration[];
  /** Where, as the server names it: `rows[3].outcome`; rows are counted from 0, without the line of column names. */
  readonly problems: readonly FieldProblem[];
}

const several = ["identifying", "redress"];

/** Rows from a pasted table: tabs, commas or semicolons between the cells, the first line names the columns. */
export function rowsOf(text: string): Read {
  const lines = cellsOf(text, separatorOf(text)).filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const [columns = [], ...body] = lines;
  const rows: Registration[] = [];
  const problems: FieldProblem[] = [];
  body.forEach((cells, index) => {
    const parsed = Registration.safeParse(objectOf(columns, cells));
    if (parsed.success) rows.push(parsed.data);
    else
      for (const issue of parsed.error.issues)
        problems.push({ path: `rows[${index}].${pathText(issue.path)}`, expected: issue.message });
  });
  return { rows, problems };
}

/** `rows[3].outcome` as people count: line 4, field outcome. */
export function placeOf(path: string): { readonly row: number; readonly field: string } {
  const [, index = "0", field = path] = /^rows\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  return { row: Number(index) + 1, field };
}

function objectOf(columns: readonly string[], cells: readonly string[]): Record<string, unknown> {
  const entries = columns.flatMap((column, at): [string, unknown][] => {
    const name = column.trim();
    const cell = (cells[at] ?? "").trim();
    if (name === "" || cell === "") return [];
    if (!several.includes(name)) return [[name, cell]];
    const parts = cell.split("|").map((part) => part.trim());
    return [[name, parts.filter((part) => part !== "")]];
  });
  return Object.fromEntries(entries);
}

function separatorOf(text: string): string {
  const first = text.split("\n", 1)[0] ?? "";
  return ["\t", ";", ","].find((each) => first.includes(each)) ?? ",";
}

/** RFC 4180, with the separator given: a cell in quotes may hold separators, line breaks and doubled quotes. */
function cellsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') cell += text.charAt(++at);
      else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === separator) endCell();
    else if (sign === "\n") {
      endCell();
      rows.push([]);
    } else if (sign !== "\r") cell += sign;
  }
  endCell();
  return rows;
}
