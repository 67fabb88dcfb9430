/**
 * Goal: times, ids and digests are what their standards say. Method: published vectors (FIPS 180-4, RFC 9562, an example of
 * STIX 2.1) and properties against the platform's calendar.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIdentifier, uuidFromContent, uuidVersion } from "./identifiers.ts";
import { sha1 } from "./sha1.ts";
import { compareTimestamps, readTimestamp, repairTimestamp, timestampFault } from "./timestamps.ts";
import { utf8 } from "./utf8.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("digests and ids", () => {
  it("gives the digests of FIPS 180-4", () => {
    expect(hex(sha1(utf8("abc")))).toBe("a9993e364706816aba3e25717850c26c9cd0d89d");
    expect(hex(sha1(utf8("")))).toBe("da39a3ee5e6b4b0d3255bfef95601890afd80709");
    expect(hex(sha1(utf8("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")))).toBe(
      "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
    );
  });

  it("makes the id that STIX 2.1, section 2.9 gives for 198.51.100.3", () => {
    expect(uuidFromContent('{"value":"198.51.100.3"}')).toBe("28bb3599-77cd-5a82-a950-b5bc3caf07c4");
  });

  it("encodes as the platform does, and its ids have version 5", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(hex(utf8(text))).toBe(Buffer.from(text, "utf8").toString("hex"));
        expect(uuidVersion(`bundle--${uuidFromContent(text)}`)).toBe(5);
        expect(isIdentifier(`bundle--${uuidFromContent(text)}`)).toBe(true);
      }),
    );
  });
});

const instant = fc.date({
  min: new Date("0001-01-02T00:00:00Z"),
  max: new Date("9998-12-30T00:00:00Z"),
  noInvalidDate: true,
});

describe("timestamps", () => {
  it("compare as instants", () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(Math.sign(compareTimestamps(a.toISOString(), b.toISOString()) ?? NaN)).toBe(
          Math.sign(+a - +b),
        );
      }),
    );
    expect(compareTimestamps("2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000Z")).toBe(0);
    expect(compareTimestamps("2020-01-01T00:00:00.000Z", "2020-01-01T00:00:00.000123Z")).toBeLessThan(0);
    expect(compareTimestamps("soon", "2020-01-01T00:00:00Z")).toBeNull();
  });

  it("with an offset are rewritten to the same instant in UTC", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, minutes) => {
        const local = new Date(+date + minutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(minutes);
        const two = (value: number): string => String(value).padStart(2, "0");
        const zone = `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        expect(repairTimestamp(local + zone, 3)).toBe(date.toISOString());
      }),
    );
  });

  it.each([
    ["2024-05-01 10:00:00", "2024-05-01T10:00:00.000Z"],
    ["2024-05-01", "2024-05-01T00:00:00.000Z"],
    ["2024-05-01T10:00:00.5Z", "2024-05-01T10:00:00.500Z"],
    ["2024-05-01T10:00:00.123456", "2024-05-01T10:00:00.123456Z"],
    ["2024-02-30T10:00:00Z", null],
    ["last spring", null],
  ])("%s is repaired to %s", (text, repaired) => expect(repairTimestamp(text, 3)).toBe(repaired));

  it("tell a wrong form from a day that does not exist", () => {
    expect(timestampFault("2016-13-12T08:17:27.000Z")).toBe("timestamp-format");
    expect(timestampFault("2017-02-29T08:17:27.000Z")).toBe("timestamp-calendar");
    expect(readTimestamp("2017-02-29T08:17:27.000Z")).toBeNull();
    expect(timestampFault("2016-02-29T08:17:27Z")).toBeNull();
  });
});
