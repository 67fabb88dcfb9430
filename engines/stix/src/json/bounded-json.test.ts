/**
 * Goal: the reader takes exactly what the platform's parser takes, minus what the limits and the strict rules refuse, and never
 * throws. Method: properties over arbitrary values and arbitrary texts against JSON.parse, and one case for each refusal.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./bounded-json.ts";
import { jsonLimits } from "./limits.ts";

const limits = (part: Partial<typeof jsonLimits>) => ({ ...jsonLimits, ...part });

describe("bounded JSON", () => {
  it("reads every JSON value back as it was written", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const written = JSON.stringify(value);
        const read = readJson(written);
        if (written.includes("__proto__")) return;
        expect(read.ok).toBe(true);
        if (read.ok) expect(JSON.stringify(read.value)).toBe(written);
      }),
    );
  });

  it("never throws, and never takes a text that JSON.parse refuses", () => {
    const fragment = fc.constantFrom(
      ...'{}[],:"\\/ueE+-.0123456789tfnrals \n\uD800x'.split(""),
      '"a":',
      "null",
      "true",
      "\\u00e9",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fragment, { maxLength: 20 }).map((all) => all.join("")),
        ),
        (text) => {
          const read = readJson(text);
          if (read.ok) expect(read.value).toEqual(JSON.parse(text.replace(/^\uFEFF/, "")));
          else expect(read.values["expected"]).toBeTypeOf("string");
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("never throws on a good text with one character broken, and says where", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.string({ maxLength: 2 }), (value, at, put) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        const read = readJson(text.slice(0, place) + put + text.slice(place + 1));
        if (!read.ok)
          expect(read.values).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
      }),
      { numRuns: 2000 },
    );
  });

  it("allows nesting up to the limit and refuses one level more", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(readJson(nested(64)).ok).toBe(true);
    expect(readJson(nested(65))).toMatchObject({ refusal: "json-too-deep", values: { column: 65 } });
    expect(readJson("[".repeat(1_000_000))).toMatchObject({ refusal: "json-too-deep" });
  });

  const refused: [string, string, string, Partial<typeof jsonLimits>?][] = [
    ['{"a":1,"b":{"c":1,"c":2}}', "json-duplicate-key", "$.b.c"],
    ['{"a":1,"\\u0061":2}', "json-duplicate-key", "$.a"],
    ['{"__proto__":1}', "json-forbidden-key", "$.__proto__"],
    ['{"\\u005f_proto__":1}', "json-forbidden-key", "$.__proto__"],
    ['["\\ud800"]', "json-lone-surrogate", "$[0]"],
    ['["\\udc00"]', "json-lone-surrogate", "$[0]"],
    ['["\uD800"]', "json-lone-surrogate", "$[0]"],
    ["1 2", "json-trailing-data", "$"],
    ['{"a":1', "json-truncated", "$.a"],
    ['{"a":"b', "json-truncated", "$.a"],
    ["", "json-truncated", "$"],
    ['{"a":[1,2,]}', "json-malformed", "$.a[2]"],
    ["{'a':1}", "json-malformed", "$"],
    ["[01]", "json-malformed", "$[0]"],
    ["[NaN]", "json-malformed", "$[0]"],
    ['["a\nb"]', "json-malformed", "$[0]"],
    ["[1e999]", "json-number-out-of-range", "$[0]"],
    ["[1,2,3]", "json-too-many-members", "$[1]", { membersMax: 2 }],
    ['{"a":"12345"}', "json-string-too-long", "$.a", { stringCharactersMax: 4 }],
    ["[1,2,3]", "json-too-long", "$", { charactersMax: 6 }],
  ];
  it.each(refused)("refuses %j as %s at %s", (text, refusal, path, part = {}) => {
    expect(readJson(text, limits(part))).toMatchObject({ ok: false, refusal, values: { path } });
  });

  it("names line and column", () => {
    expect(readJson('{\n  "a": 1,\n  "b": x\n}')).toMatchObject({
      values: { line: 3, column: 8, path: "$.b" },
    });
  });
});
