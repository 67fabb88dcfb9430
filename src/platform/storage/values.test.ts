/** Goal: a value that goes in comes out the same, on both dialects. Method: random values there and back, and the edges. */
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { systemActor } from "../contract/actor.ts";

const actor = systemActor("test");
// PostgreSQL's text holds everything but the zero character and halves of pairs.
const text = fc.string({ unit: "grapheme", maxLength: 60 }).filter((each) => !each.includes("\0"));
const json = fc
  .jsonValue({ maxDepth: 3, stringUnit: "grapheme" })
  .filter((value) => !JSON.stringify(value).includes("\\u0000"));

describe.each(dialectsForTests())("values on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => void (db = await storageForTests({ dialect })));
  afterAll(() => db.close());
  const back = async (type: string, value: unknown) =>
    (await db.raw(actor, `select $1::${type} as value`, [value]))[0]?.["value"];

  test("text, numbers, truth, bytes, JSON and arrays come back as they went", async () => {
    const one = fc.record({
      text,
      whole: fc.maxSafeInteger(),
      ratio: fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0),
      truth: fc.boolean(),
      bytes: fc.uint8Array({ maxLength: 300 }),
      json,
      texts: fc.array(fc.option(text), { maxLength: 8 }),
      numbers: fc.array(fc.maxSafeInteger(), { maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(one, async (given) => {
        expect(await back("text", given.text)).toBe(given.text);
        expect(await back("bigint", given.whole)).toBe(given.whole);
        expect(await back("float8", given.ratio)).toBe(given.ratio);
        expect(await back("boolean", given.truth)).toBe(given.truth);
        expect(Buffer.from((await back("bytea", given.bytes)) as Uint8Array)).toEqual(
          Buffer.from(given.bytes),
        );
        expect(await back("json", JSON.stringify(given.json))).toEqual(
          JSON.parse(JSON.stringify(given.json)),
        );
        expect(await back("text[]", given.texts)).toEqual(given.texts);
        expect(await back("bigint[]", given.numbers)).toEqual(given.numbers);
      }),
      { numRuns: 60 },
    );
  });

  test("nothing, dates and exact decimals", async () => {
    expect(await back("text", null)).toBeNull();
    expect(await back("text", undefined)).toBeNull();
    expect(await back("date", "2026-11-03")).toBe("2026-11-03");
    expect(await back("timestamptz", new Date(1_793_678_400_000))).toEqual(new Date(1_793_678_400_000));
    expect(await back("numeric", "12345678901234567890.10")).toBe("12345678901234567890.10");
    expect(await back("jsonb", { a: [1, null] })).toEqual({ a: [1, null] });
  });

  test("messages larger than the shared memory travel whole", async () => {
    const large = "é".repeat(1_500_000);
    expect(await back("text", large)).toBe(large);
  });

  test("negative: what does not fit is an error, never another value", async () => {
    await expect(back("bigint", "9007199254740993")).rejects.toThrow("does not fit");
    await expect(back("text", Symbol("x"))).rejects.toThrow("cannot be a parameter");
    await expect(back("text", "a\0b")).rejects.toThrow();
    // And the next statement is not disturbed.
    expect(await back("integer", 5)).toBe(5);
  });
});
