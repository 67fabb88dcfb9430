// Goal: reported totals by batch are read whole, or refused with row and field. Method: a small file in pieces, and one wrong row at a time.
import { describe, expect, it } from "vitest";
import { batchTotalsReader } from "./batch-totals.ts";
import { readWhole } from "./problem.ts";

const head = "Tabulator,Batch,Contest,Choice,Votes\n";
const rows =
  "1,A,Mayor,Ann,5\n1,A,Mayor,Bob,3\n1,A,Council,Cy,4\n1,A,Council,(valid cards),6\n2,A,Mayor,Ann,0\n";

describe("totals by batch", () => {
  it("W5.7: are read in pieces of any size", () => {
    for (const size of [1, 7, 1000]) {
      const reader = batchTotalsReader("totals.csv");
      const text = head + rows;
      for (let at = 0; at < text.length; at += size)
        expect(reader.push(text.slice(at, at + size))).toBeNull();
      expect(reader.end()).toBeNull();
      expect(
        reader.totals().map((one) => [one.tabulator, one.batch, one.contest, [...one.votes], one.validCards]),
      ).toEqual([
        [
          "1",
          "A",
          "Mayor",
          [
            ["Ann", 5],
            ["Bob", 3],
          ],
          null,
        ],
        ["1", "A", "Council", [["Cy", 4]], 6],
        ["2", "A", "Mayor", [["Ann", 0]], null],
      ]);
    }
  });

  it.each([
    ["no column of votes", "Batch,Contest,Choice\nA,M,x\n", "header-missing", 1],
    ["a field too many", `${head}1,A,Mayor,Ann,5,6\n`, "field-count", 2],
    ["no contest", `${head}1,A,,Ann,5\n`, "value-missing", 2],
    ["votes that are none", `${head}1,A,Mayor,Ann,5.5\n`, "not-a-count", 2],
    ["a choice twice", `${head}${rows}1,A,Mayor,Ann,5\n`, "record-twice", 7],
    ["nothing", head, "file-empty", null],
  ])("W5.7 negative: %s", (_, text, name, row) => {
    expect(readWhole(batchTotalsReader("totals.csv"), text)).toMatchObject({ name, row });
  });
});
