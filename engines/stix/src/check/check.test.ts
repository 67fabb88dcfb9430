/**
 * Goal: the strict check names what the standard forbids, with section and level, and judges anything without throwing. Method:
 * cases beside the published corpus (which `published-data.test.ts` runs in full), and properties over arbitrary values.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../basis/json-value.ts";
import { checkMessages } from "../messages/check-messages.ts";
import { checkAny, checkBundle } from "./check-bundle.ts";
import { checkRules } from "./check-rules.ts";
import { check, isValid } from "./check.ts";
import { readPattern } from "../pattern/read-pattern.ts";

const uuid = "0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061";
const times = { created: "2024-01-01T00:00:00.000Z", modified: "2024-01-01T00:00:00.000Z" };
const thing = (type: string, more: JsonObject = {}): JsonObject => ({
  type,
  spec_version: "2.1",
  id: `${type}--${uuid}`,
  ...times,
  ...more,
});
const musts = (object: unknown): string[] =>
  check(object)
    .filter((one) => one.level === "must")
    .map((one) => `${one.rule} ${one.property} ${one.section}`);

describe("strict check", () => {
  it.each<[string, JsonObject, string]>([
    [
      "an opinion outside the enumeration",
      thing("opinion", { opinion: "so-so", object_refs: [`tool--${uuid}`] }),
      "enumeration-value opinion 2.4",
    ],
    ["a note about nothing", thing("note", { content: "x", object_refs: [] }), "list-empty object_refs 2.12"],
    [
      "an opinion without objects",
      thing("opinion", { opinion: "agree" }),
      "required-missing object_refs 4.15",
    ],
    ["a sighting of nothing", thing("sighting"), "required-missing sighting_of_ref 5.2"],
    [
      "half a coordinate",
      thing("location", { country: "fr", latitude: 1 }),
      "coordinates-incomplete longitude 4.10",
    ],
    ["a latitude of 91", thing("location", { latitude: 91, longitude: 1 }), "value-range latitude 4.10"],
    [
      "a mac address in capitals",
      { type: "mac-addr", id: `mac-addr--${uuid}`, value: "AA:BB:CC:DD:EE:FF" },
      "address-format value 6.10",
    ],
    [
      "an MD5 of 31 digits",
      { type: "file", id: `file--${uuid}`, hashes: { MD5: "a".repeat(31) } },
      "hash-length hashes.MD5 2.7",
    ],
    [
      "a marking of another type",
      thing("tool", { name: "x", object_marking_refs: [`tool--${uuid}`] }),
      "reference-target object_marking_refs[0] 2.9",
    ],
    ["a language that is none", thing("tool", { name: "x", lang: "français" }), "language-code lang 3.2"],
    ["a null", thing("tool", { name: "x", description: null }), "value-type description 4.18"],
    ["a confidence of 101", thing("tool", { name: "x", confidence: 101 }), "value-range confidence 4.18"],
    ["a reserved name", thing("tool", { name: "x", severity: "high" }), "property-reserved severity 3.8"],
  ])("refuses %s", (_, object, finding) => expect(musts(object)).toEqual([finding]));

  it("warns, and no more, of what a custom type, an open word and a derived id are", () => {
    const object = thing("narrative", { id: "narrative--8bbc2a62-c68b-540e-9c5c-b79b8b54e10e", name: "x" });
    expect(isValid(object)).toBe(true);
    expect(check(object).map((one) => one.rule)).toEqual(["type-custom", "property-custom", "id-not-random"]);
  });

  it("reports a dangling reference of a bundle as a SHOULD", () => {
    const bundle = {
      type: "bundle",
      id: `bundle--${uuid}`,
      objects: [thing("tool", { name: "x", created_by_ref: `identity--${uuid}` })],
    };
    expect(checkBundle(bundle)).toEqual([
      expect.objectContaining({ rule: "reference-dangling", property: "created_by_ref", level: "should" }),
    ]);
  });

  it("never throws, and every finding has a section, a level and words in both languages", () => {
    const types = fc.constantFrom(
      "bundle",
      "tool",
      "file",
      "artifact",
      "indicator",
      "marking-definition",
      "observed-data",
      "relationship",
      "language-content",
      "email-message",
      "x509-certificate",
      "__proto__",
      "constructor",
    );
    const names = fc.constantFrom(
      "id",
      "name",
      "hashes",
      "extensions",
      "objects",
      "object_refs",
      "object_marking_refs",
      "granular_markings",
      "external_references",
      "kill_chain_phases",
      "created",
      "pattern",
      "contents",
      "definition",
      "__proto__",
      "toString",
    );
    const object = fc
      .tuple(types, fc.dictionary(names, fc.jsonValue({ maxDepth: 3 })))
      .map(([type, members]) => ({ type, ...members }));
    fc.assert(
      fc.property(fc.oneof(object, fc.jsonValue(), fc.anything()), (value) => {
        for (const finding of checkAny(value)) {
          expect(finding.section).toMatch(/^\d+(\.\d+)*$/);
          expect(checkRules[finding.rule][1]).toBe(finding.level);
          expect(checkMessages[finding.rule].en).not.toBe(checkMessages[finding.rule].fr);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("takes every change that breaks one required property of a valid object as a MUST", () => {
    const valid = thing("report", { name: "x", published: times.created, object_refs: [`tool--${uuid}`] });
    expect(musts(valid)).toEqual([]);
    const wrong = fc.constantFrom<Json>(null, 1, {}, true, [1]);
    fc.assert(
      fc.property(
        fc.constantFrom(
          "type",
          "id",
          "spec_version",
          "created",
          "modified",
          "name",
          "published",
          "object_refs",
        ),
        wrong,
        (name, value) => {
          expect(isValid({ ...valid, [name]: value })).toBe(false);
        },
      ),
    );
  });
});

describe("patterns", () => {
  it("are read or refused with a place, and never throw", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "file:name",
      " = ",
      "'a'",
      " AND ",
      " OR ",
      " FOLLOWEDBY ",
      "t'",
      "b''",
      "h'0'",
      " IN ",
      " WITHIN 5 SECONDS",
      " REPEATS 2 TIMES",
      "EXISTS ",
      "NOT ",
      ".",
      "[*]",
      "1.5",
      "'",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 15 }), (pieces) => {
        const reading = readPattern(pieces.join(""));
        if (!reading.ok) expect(reading.at).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 3000 },
    );
  });

  it("name the properties they compare, and refuse endless parentheses", () => {
    expect(readPattern("[file:hashes.'SHA-256' IN ('a','b') AND NOT url:value LIKE 'x'] ").ok).toBe(false);
    expect(readPattern("[a:b = 1 AND url:value LIKE 'x'] WITHIN 5 SECONDS")).toEqual({
      ok: true,
      paths: [
        { type: "a", property: "b" },
        { type: "url", property: "value" },
      ],
    });
    expect(readPattern("(".repeat(100_000)).ok).toBe(false);
  });
});
