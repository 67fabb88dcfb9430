/** Goal: an entry has exactly one encoding, and nothing else decodes. Method: a fixed vector, round trips, mutations. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstEntry } from "../../testing/sample-journal.ts";
import { sha256 } from "../../testing/node-crypto.ts";
import {
  bodyHash,
  decodeEntry,
  encodeEntry,
  ENTRY_BYTES_MAX,
  hexOf,
  MARKINGS,
  SPACES,
  utf8Of,
  type JournalEntry,
} from "../index.ts";

const name = (maxLength: number, minLength = 0) =>
  fc
    .string({ unit: "grapheme", minLength, maxLength })
    .filter((text) => !/\p{Cc}/u.test(text) && utf8Of(text)!.length <= 64);
const whole = fc.maxSafeNat();
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });

const anyEntry: fc.Arbitrary<JournalEntry> = fc.record({
  seq: whole,
  atMs: whole,
  space: fc.constantFrom(...SPACES),
  electionId: name(20),
  actorId: name(20, 1),
  organisationId: name(20),
  role: name(20),
  action: name(20, 1),
  subject: name(20),
  why: fc.string({ unit: "binary", maxLength: 300 }).filter((text) => !text.includes("\0")),
  marking: fc.constantFrom(...MARKINGS),
  classification: fc.constantFrom(0, 1, 2, 3),
  bodyHash: hash,
  previousHash: hash,
});

function encoded(entry: JournalEntry): Uint8Array {
  const bytes = encodeEntry(entry);
  if (!bytes.ok) throw new Error(bytes.refusal);
  return bytes.value;
}

describe("the canonical encoding of an entry (W5.2)", () => {
  it("is the published vector of the README", () => {
    const entry = { ...firstEntry, why: "é", organisationId: "" };
    expect(hexOf(encoded(entry))).toBe(
      [
        "01",
        "00080000000000000000",
        "00080000018bcfe56800",
        "00046c697665",
        "0008656c655f32303236",
        "00077065725f616e61",
        "0000",
        "00097075626c6973686572",
        "000f6e6f74696365732e7075626c697368",
        "00056e74635f31",
        "0002c3a9",
        "000c616d6265722b737472696374",
        "000102",
        `0020${"aa".repeat(32)}`,
        `0020${"00".repeat(32)}`,
      ].join(""),
    );
  });

  it("reads back as the same entry, within the bound", () => {
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const bytes = encoded(entry);
        expect(bytes.length).toBeLessThanOrEqual(ENTRY_BYTES_MAX);
        expect(decodeEntry(bytes)).toEqual({ ok: true, value: entry });
      }),
    );
  });

  it("fits the bound at its longest", () => {
    const longest = {
      electionId: 128,
      actorId: 128,
      organisationId: 128,
      role: 64,
      action: 128,
      subject: 256,
      why: 4096,
    };
    const texts = Object.fromEntries(
      Object.entries(longest).map(([field, length]) => [field, "x".repeat(length)]),
    );
    expect(encoded({ ...firstEntry, ...texts }).length).toBeLessThanOrEqual(ENTRY_BYTES_MAX);
  });
});

describe("what is not an entry (W5.2, negative)", () => {
  it("any bytes that decode are the encoding of what they decode to", () => {
    const mutated = fc
      .tuple(anyEntry, fc.nat(), fc.nat(255), fc.constantFrom("set", "insert", "remove", "cut"))
      .map(([entry, at, byte, how]) => {
        const bytes = [...encoded(entry)];
        const place = at % bytes.length;
        if (how === "set") bytes[place] = byte;
        if (how === "insert") bytes.splice(place, 0, byte);
        if (how === "remove") bytes.splice(place, 1);
        return Uint8Array.from(how === "cut" ? bytes.slice(0, place) : bytes);
      });
    let refused = 0;
    fc.assert(
      fc.property(mutated, (bytes) => {
        const decoded = decodeEntry(bytes);
        if (decoded.ok) expect(encoded(decoded.value)).toEqual(bytes);
        else refused++;
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  it.each([
    ["a lone surrogate", { why: "x\ud800" }, "text-not-unicode"],
    ["a control character in an id", { subject: "ntc_\n1" }, "text-has-control-character"],
    ["a NUL in the free text", { why: "a\0b" }, "text-has-control-character"],
    ["no actor", { actorId: "" }, "text-empty"],
    ["a text of too many characters", { why: "x".repeat(4097) }, "text-too-long"],
    ["a text of too many bytes", { why: "é".repeat(2049) }, "text-too-long"],
    ["a negative number", { seq: -1 }, "number-out-of-range"],
    ["a number beyond 2^53 - 1", { atMs: 2 ** 53 }, "number-out-of-range"],
    ["an unknown marking", { marking: "pink" as "red" }, "value-unknown"],
    ["an unknown classification", { classification: 4 as 3 }, "value-unknown"],
    ["a short hash", { bodyHash: new Uint8Array(31) }, "field-has-wrong-length"],
  ])("%s has no encoding", (_, change, refusal) => {
    expect(encodeEntry({ ...firstEntry, ...change })).toMatchObject({ ok: false, refusal });
  });

  it("names why bytes are refused", () => {
    const bytes = encoded(firstEntry);
    const after = (at: number, value: number) =>
      decodeEntry(bytes.map((byte, i) => (i === at ? value : byte)));
    expect(decodeEntry(new Uint8Array(0))).toMatchObject({ refusal: "entry-cut-short" });
    expect(after(0, 2)).toMatchObject({ refusal: "entry-version-unknown" });
    expect(after(2, 7)).toMatchObject({ refusal: "field-has-wrong-length", values: { field: "seq" } });
    expect(after(3, 0xff)).toMatchObject({ refusal: "number-out-of-range", values: { field: "seq" } });
    expect(after(23, 0x4c)).toMatchObject({ refusal: "value-unknown", values: { field: "space" } });
    expect(decodeEntry(Uint8Array.of(...bytes, 0))).toMatchObject({ refusal: "entry-has-trailing-bytes" });
    expect(decodeEntry(bytes.subarray(0, -1))).toMatchObject({ refusal: "entry-cut-short" });
  });
});

describe("the hash of a body", () => {
  it("is SHA-256(0x02 || salt || body)", () => {
    const salt = new Uint8Array(16).fill(1);
    const body = utf8Of("{}")!;
    expect(bodyHash(sha256, salt, body)).toEqual(sha256(Uint8Array.of(2, ...salt, ...body)));
    expect(() => bodyHash(sha256, new Uint8Array(15), body)).toThrow(RangeError);
  });
});
