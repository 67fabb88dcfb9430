// Goal: a pasted table becomes rows, or says which line and field is wrong. Method: tables written by the house's own CSV writer are
// read back whatever their cells hold; wrong lines are named.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { csvOf } from "../../../../basics/csv.ts";
import { placeOf, rowsOf } from "./register-rows.ts";

const head = ["incident", "kind", "name", "language", "outcome", "safety", "identifying"];
const line = (name: string, safety = "", outcome = "attempt-blocked") =>
  ["inc_0123456789", "person", name, "en", outcome, safety, "the mayor | the tall one"] as const;

it("W1.17: cells with quotes, separators and line breaks come through as they were", () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "é", '"', ",", ";", "\t", "\n", " ", "王"),
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
      const text = csvOf([head, ...cells.map((each) => line("Kim", `x${each}x`))]);
      expect(rowsOf(text).rows.map((row) => row.safety)).toEqual(cells.map((each) => `x${each}x`));
    }),
  );
});

it("a table pasted from a spreadsheet is read by its tabs, lists by their bars", () => {
  const text = [head, line("Kim")].map((cells) => cells.join("\t")).join("\r\n");
  expect(rowsOf(text).rows).toMatchObject([
    { name: "Kim", identifying: ["the mayor", "the tall one"], phone: null },
  ]);
});

it("W1.17 negative: a line without outcome is named by its number and field, and the others are not lost", () => {
  const read = rowsOf(csvOf([head, line("Kim"), line("Noor", "", ""), line("Ana", "", "stolen")]));
  expect(read.rows).toHaveLength(1);
  expect(read.problems.map(({ path }) => placeOf(path))).toEqual([
    { row: 2, field: "outcome" },
    { row: 3, field: "outcome" },
  ]);
});
