/**
 * Goal: a bundle of any length streams in bounded memory, however it is cut into chunks, and what is no bundle is refused by
 * name. Method: the same bundle in random chunks, generated long bundles, and one case for each refusal.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bundleReader, type BundleReader } from "./bundle-reader.ts";

function feed(
  reader: BundleReader,
  chunks: Iterable<string>,
): { texts: string[]; end: ReturnType<BundleReader["end"]> } {
  const texts: string[] = [];
  for (const chunk of chunks) {
    const read = reader.push(chunk);
    if (!read.ok) break;
    texts.push(...read.value);
  }
  return { texts, end: reader.end() };
}

describe("bundle reader", () => {
  it("yields the same objects whatever the chunks are", () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(
        fc.array(object),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        fc.boolean(),
        (objects, cuts, after) => {
          const head = { type: "bundle", id: "bundle--1", note: [1, { x: "]}" }] };
          const text = JSON.stringify(
            after ? { objects, ...head } : { ...head, objects },
            null,
            after ? 2 : 0,
          );
          const chunks: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn++) {
            const size = cuts[turn % cuts.length] ?? 1;
            chunks.push(text.slice(at, at + size));
            at += size;
          }
          const { texts, end } = feed(bundleReader(), chunks);
          expect(texts.map((one) => JSON.stringify(JSON.parse(one)))).toEqual(
            objects.map((one) => JSON.stringify(one)),
          );
          expect(end).toEqual({
            ok: true,
            value: { id: "bundle--1", specVersion: null, objects: objects.length },
          });
        },
      ),
    );
  });

  it("streams 30 MB of objects while holding one of them", () => {
    const reader = bundleReader();
    const object = `{"type":"x","text":"${"a".repeat(1000)}"},`;
    let count = 0;
    reader.push('{"type":"bundle","id":"bundle--1","objects":[');
    for (let index = 0; index < 30_000; index++) {
      const read = reader.push(object);
      if (read.ok) count += read.value.length;
    }
    reader.push(`{}]}`);
    expect(count).toBe(30_000);
    expect(reader.end()).toMatchObject({ ok: true, value: { objects: 30_001 } });
  });

  it("refuses one endless object as soon as the limit is passed", () => {
    const reader = bundleReader();
    reader.push('{"type":"bundle","objects":[{"a":"');
    let pushed = 0;
    while (reader.push("a".repeat(64 * 1024)).ok) pushed += 64 * 1024;
    expect(pushed).toBeLessThanOrEqual(1024 * 1024);
    expect(reader.end()).toMatchObject({ refusal: "bundle-object-too-long" });
  });

  it.each([
    ["", "bundle-not-json"],
    ["hello", "bundle-not-json"],
    ["[1]", "bundle-not-a-bundle"],
    ['"bundle"', "bundle-not-a-bundle"],
    ['{"type":"report","objects":[]}', "bundle-not-a-bundle"],
    ['{"objects":[]}', "bundle-not-a-bundle"],
    ['{"type":"bundle","objects":[{"a":1}', "bundle-truncated"],
    ['{"type":"bundle","objects":[{"a":1', "bundle-truncated"],
    ['{"type":"bundle","objects":{}}', "bundle-not-json"],
    ['{"type":"bundle","objects":[1]}', "bundle-not-json"],
    ['{"type":"bundle","objects":[{}{}]}', "bundle-not-json"],
    ['{"type":"bundle","objects":[],"objects":[]}', "bundle-member-repeated"],
    ['{"type":"bundle"} x', "bundle-not-json"],
    [`{"type":"bundle","objects":[${'{"a":'.repeat(70)}1${"}".repeat(70)}]}`, "bundle-too-deep"],
  ])("refuses %j as %s", (text, refusal) => {
    expect(feed(bundleReader(), [text]).end).toMatchObject({ ok: false, refusal });
  });

  it("never throws, whatever arrives", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      "\\",
      "1",
      "t",
      '"type"',
      '"bundle"',
      '"objects"',
      " ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        feed(bundleReader(), pieces);
      }),
      { numRuns: 2000 },
    );
  });
});
