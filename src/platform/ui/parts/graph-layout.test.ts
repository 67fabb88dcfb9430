// Goal: a node's label is read whole where it fits into two lines, and says so where it does not. Method: labels and random words.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { labelLines } from "./graph-layout.ts";

test("a long label breaks between words, and one that is too long ends in a sign (negative)", () => {
  expect(labelLines("Calls")).toEqual(["Calls"]);
  expect(labelLines("Calls that name a false polling day")).toEqual([
    "Calls that name a false",
    "polling day",
  ]);
  expect(labelLines("x".repeat(60))).toEqual(["x".repeat(24), `${"x".repeat(23)}…`]);
});

test("no line is longer than 24 signs, and there are at most two", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 20 }), (label) => {
      const lines = labelLines(label);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(24);
    }),
  );
});
