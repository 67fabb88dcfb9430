// Goal: what a spreadsheet reads is what was on the screen, and none of it is a formula. Method: a reader of RFC 4180
// written here, random cells, and the known attacks.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf, csvRows } from "./csv.ts";

test("cells come back as they were", () => {
  const cellText = fc.string({ maxLength: 12 }).filter((text) => !/^[=+\-@\t\r]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.array(cellText, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      expect(readCsv(csvOf(rows))).toEqual(rows);
    }),
  );
});

test("no cell begins like a formula, yet a negative number stays a number (negative)", () => {
  for (const attack of ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1"])
    expect(readCsv(csvOf([[attack, "x"]]))).toEqual([[`'${attack}`, "x"]]);
  expect(csvOf([[-3, null]])).toBe("-3,\r\n");
});

test("what was written is read, with the row that a spreadsheet shows", () => {
  const cellText = fc.string({ maxLength: 12 }).filter((text) => !/^[=+\-@\t\r\uFEFF]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.array(cellText, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      expect([...csvRows(csvOf(rows))]).toEqual(rows.map((cells, at) => ({ row: at + 1, cells })));
    }),
  );
  expect([...csvRows('\uFEFFa,b\n\n"c\nd",""""')]).toEqual([
    { row: 1, cells: ["a", "b"] },
    { row: 3, cells: ["c\nd", '"'] },
  ]);
  expect([...csvRows("")]).toEqual([]);
});

test.each(['a,"b', 'a,b"c"', 'a,"b"c', '"'])("negative: %j has quotation marks that are wrong", (text) => {
  expect([...csvRows(`x,y\r\n${text}\r\nz,z`)]).toEqual([
    { row: 1, cells: ["x", "y"] },
    { row: 2, cells: null },
  ]);
});

function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const token = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/gy;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    row.push(found[1] !== undefined ? found[1].replaceAll('""', '"') : (found[2] ?? ""));
    if (found[3] === "\r\n") {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
