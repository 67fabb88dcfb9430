/** Goal: the three small text codings agree with Node's, and refuse what has another spelling. Method: fast-check. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64Of, fromBase64, fromHex, fromUtf8, hexOf, utf8Of } from "./index.ts";

const octets = fc.uint8Array({ maxLength: 80 });

describe("UTF-8", () => {
  it("gives the bytes that Node gives, and reads them back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const bytes = utf8Of(text)!;
        expect(Buffer.from(bytes).equals(Buffer.from(text, "utf8"))).toBe(true);
        expect(fromUtf8(bytes)).toBe(text);
      }),
    );
  });

  it("accepts the bytes that a fatal TextDecoder accepts, and no others", () => {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const few = fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf);
    const leads = fc.constantFrom(0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff);
    fc.assert(
      fc.property(fc.array(fc.oneof(few, leads), { maxLength: 6 }), (values) => {
        const bytes = Uint8Array.from(values);
        let expected: string | null = null;
        try {
          expected = decoder.decode(bytes);
        } catch {
          expected = null;
        }
        expect(fromUtf8(bytes)).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it("refuses lone surrogates", () => {
    for (const text of ["\ud800", "a\udc00", "\udc00\ud800", "\ud800\ud800\udc00"])
      expect(utf8Of(text)).toBeNull();
  });
});

describe("base64 and hexadecimal", () => {
  it("give what Node gives, and read it back", () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(base64Of(bytes))).toEqual(bytes);
        expect(hexOf(bytes)).toBe(Buffer.from(bytes).toString("hex"));
        expect(fromHex(hexOf(bytes))).toEqual(bytes);
      }),
    );
  });

  it("accept one spelling only: what is read is written back the same", () => {
    const letters = fc.constantFrom(..."AQgwZaz09+/=-_ \n\u0141".split(""));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), (chars) => {
        const text = chars.join("");
        const bytes = fromBase64(text);
        if (bytes !== null) expect(base64Of(bytes)).toBe(text);
        const fromDigits = fromHex(text);
        if (fromDigits !== null) expect(hexOf(fromDigits)).toBe(text);
      }),
      { numRuns: 5000 },
    );
    for (const text of ["A", "AA", "AAA", "AB==", "AAB=", "A===", "====", "AA=A", "AAAA\n"]) {
      expect(fromBase64(text)).toBeNull();
    }
    for (const text of ["0", "0G", "AA"]) expect(fromHex(text)).toBeNull();
  });
});
