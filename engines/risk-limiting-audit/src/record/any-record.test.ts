/**
 * Goal: whatever stands in the files of a record, the verifier answers, and never agrees with a record in which a figure was changed (W5.7).
 * Method: records of every design, one value anywhere in a file replaced or taken out by fast-check, with honest hashes.
 */
import { assert as check, constantFrom, nat, property, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  batchTexts,
  cardStylesTexts,
  changed,
  completed,
  fullCountTexts,
  poolTexts,
  roundsTexts,
  strataTexts,
} from "./records-of-designs.test-data.ts";
import { sealRecord } from "./seal-record.ts";
import { verifyRecord } from "./verify-record.ts";

const records = [
  fullCountTexts(),
  batchTexts(),
  cardStylesTexts(),
  poolTexts(),
  strataTexts(),
  roundsTexts("minerva"),
].map(completed);
const record = constantFrom(...records);
const strange = constantFrom<unknown>(null, undefined, -1, 1.5, 1e300, "", "north-1-1", [], {}, true, [[]]);

const textOf = (files: ReadonlyMap<string, Uint8Array>, name: string): string =>
  new TextDecoder().decode(files.get(name));

/** The JSON values of a file with the place-th value replaced; undefined takes a member out. */
function replaced(text: string, place: number, by: unknown): string {
  let left = place;
  const walk = (value: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part)]));
  };
  return JSON.stringify(walk(JSON.parse(text) as unknown)) ?? "";
}

describe("W5.7 negative: any record", () => {
  it("is answered, whatever value of a file is replaced by whatever", () => {
    const names = ["contests.json", "design.json", "rounds.json", "risk.json", "outcome.json", "record.json"];
    check(
      property(record, constantFrom(...names), nat(60), strange, (files, name, place, by) => {
        const text = replaced(textOf(files, name), place, by);
        const verdict = verifyRecord(
          name === "record.json"
            ? new Map(files).set(name, new TextEncoder().encode(text))
            : changed(files, { [name]: text }),
        );
        expect(typeof verdict.ok).toBe("boolean");
      }),
      { numRuns: 400 },
    );
  });

  it("is answered, whatever line of a file is replaced by whatever", () => {
    const names = ["records.ndjson", "boards.ndjson", "batches.ndjson", "full-count.ndjson", "manifest.csv"];
    const parts = constantFrom("{}", "null", "[]", '{"card":7}', '{"batches":["north-1"]}', "\u0000", ",,,");
    check(
      property(record, constantFrom(...names), nat(40), parts, (files, name, line, by) => {
        if (!files.has(name)) return;
        const lines = textOf(files, name).split("\n");
        lines[line % lines.length] = by;
        expect(typeof verifyRecord(changed(files, { [name]: lines.join("\n") })).ok).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });

  it("is answered, whatever bytes a file is", () => {
    check(
      property(record, nat(9), uint8Array({ maxLength: 200 }), (files, at, bytes) => {
        const name = [...files.keys()][at % files.size]!;
        const others = new Map(files).set(name, bytes);
        expect(verifyRecord(others).ok).toBe(false);
        expect(typeof verifyRecord(name === "record.json" ? others : sealRecord(others, "1")).ok).toBe(
          "boolean",
        );
      }),
      { numRuns: 150 },
    );
  });

  it("does not agree when a risk was changed, by however little beyond nine digits", () => {
    check(
      property(record, nat(1_000), nat(7), (files, at, digits) => {
        const text = textOf(files, "risk.json");
        const numbers = [...text.matchAll(/\d+(\.\d+)?(e-?\d+)?/g)];
        const chosen = numbers[at % numbers.length]!;
        const risk = Number(chosen[0]) * (1 - 10 ** -(digits + 1));
        const other = text.slice(0, chosen.index) + risk + text.slice(chosen.index + chosen[0].length);
        expect(verifyRecord(changed(files, { "risk.json": other }))).toMatchObject({
          ok: false,
          difference: { file: "risk.json" },
        });
      }),
    );
  });
});
