/**
 * Goal: STIX 2.0 is judged by its own text: required labels, observables inside observations that refer to each other by key, ids
 * and names of its own. Method: one object for each rule, beside the official corpus that the conformance run judges in full.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../basis/json-value.ts";
import { observableId } from "../../basis/observable-id.ts";
import { check } from "../check.ts";
import { checkOlder } from "./check-older.ts";

const uuid = "0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061";
const thing = (type: string, more: JsonObject = {}): JsonObject => ({
  type,
  id: `${type}--${uuid}`,
  created: "2017-01-01T00:00:00.000Z",
  modified: "2017-01-01T00:00:00.000Z",
  ...more,
});
const observation = (objects: JsonObject): JsonObject =>
  thing("observed-data", {
    first_observed: "2017-01-01T00:00:00Z",
    last_observed: "2017-01-01T00:00:00Z",
    number_observed: 1,
    objects,
  });
const said = (object: unknown, level = "must"): string[] =>
  checkOlder(object)
    .filter((one) => one.level === level)
    .map((one) => `${one.rule} ${one.property} ${one.section}`);

describe("strict check of STIX 2.0", () => {
  it("W1.10 takes a valid observation with observables that refer to each other", () => {
    const objects = {
      "0": {
        type: "file",
        name: "x.zip",
        created: "2017-01-01T00:00:00Z",
        extensions: { "archive-ext": { contains_refs: ["1"] } },
      },
      "1": { type: "file", name: "y.txt" },
      "2": { type: "process", name: "sh", arguments: ["-c"], binary_ref: "1" },
    };
    expect(said(observation(objects))).toEqual([]);
    expect(said(thing("malware", { name: "x", labels: ["worm"] }))).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ["malware without labels", thing("malware", { name: "x" }), "required-missing labels 2.0 part 2, 2.7"],
    [
      "confidence, which 2.0 reserves",
      thing("tool", { name: "x", labels: ["x"], confidence: 1 }),
      "property-reserved confidence 2.0 part 1, 3.6",
    ],
    [
      "a key that is not there",
      observation({ "0": { type: "domain-name", value: "a.fr", resolves_to_refs: ["7"] } }),
      "observation-reference objects.0.resolves_to_refs[0] 2.0 part 3, 2",
    ],
    [
      "a key of a wrong type",
      observation({
        "0": { type: "url", value: "http://a.fr/" },
        "1": { type: "email-message", is_multipart: false, from_ref: "0" },
      }),
      "reference-target objects.1.from_ref 2.0 part 4, 2.6",
    ],
    [
      "encryption of a plain file",
      observation({ "0": { type: "file", name: "x", encryption_algorithm: "RSA" } }),
      "file-encryption objects.0.encryption_algorithm 2.0 part 4, 2.7",
    ],
    [
      "a selector that selects nothing",
      thing("tool", {
        name: "x",
        labels: ["x"],
        granular_markings: [{ marking_ref: `marking-definition--${uuid}`, selectors: ["names"] }],
      }),
      "selector granular_markings[0].selectors[0] 2.0 part 1, 4.3",
    ],
    [
      "a pattern over a type that cannot exist",
      thing("indicator", { labels: ["x"], valid_from: "2017-01-01T00:00:00Z", pattern: "[foo:name = 'x']" }),
      "pattern-custom-type pattern 2.0 part 3, 5",
    ],
    [
      "a bundle of another version",
      { type: "bundle", id: `bundle--${uuid}`, spec_version: "2.1" },
      "spec-version spec_version 2.0 part 1, 5",
    ],
  ])("W1.10 negative: refuses %s", (_, object, finding) => expect(said(object)).toEqual([finding]));

  it("never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => Array.isArray(checkOlder(value))),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (objects) =>
        Array.isArray(checkOlder(observation(objects as JsonObject))),
      ),
      { numRuns: 200 },
    );
  });
});

describe("ids of observables", () => {
  it("the id of an address is that of the example in the standard; of several hashes one counts", () => {
    expect(observableId({ type: "ipv4-addr", value: "198.51.100.3" })).toBe(
      "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4",
    );
    const [md5, sha] = ["a".repeat(32), "b".repeat(64)];
    expect(observableId({ type: "file", hashes: { "SHA-256": sha, MD5: md5 }, size: 3 })).toBe(
      observableId({ type: "file", hashes: { MD5: md5 } }),
    );
  });

  it("negative: what has no content of its own gets no derived id, and a random one is only a warning", () => {
    expect(observableId({ type: "process", pid: 3 })).toBeNull();
    expect(observableId({ type: "file", size: 3 })).toBeNull();
    expect(observableId({ type: "x-thing", value: "x" })).toBeNull();
    const url = { type: "url", id: `url--${uuid}`, value: "http://a.fr/" };
    expect(check(url).map((one) => `${one.rule} ${one.level}`)).toEqual(["id-not-derived should"]);
  });
});

describe("extensions and warnings of STIX 2.1", () => {
  const file = (extensions: JsonObject): JsonObject => ({
    type: "file",
    id: observableId({ type: "file", name: "x", extensions })!,
    name: "x",
    extensions,
  });
  it.each<[string, JsonObject, string]>([
    [
      "an archive without content",
      { "archive-ext": { comment: "x" } },
      "required-missing extensions.archive-ext.contains_refs 6.7.2",
    ],
    [
      "a section without a name",
      { "windows-pebinary-ext": { pe_type: "exe", sections: [{ size: 1 }] } },
      "required-missing extensions.windows-pebinary-ext.sections[0].name 6.7.6",
    ],
    [
      "an empty picture",
      { "raster-image-ext": {} },
      "property-at-least-one extensions.raster-image-ext 6.7.5",
    ],
  ])("negative: %s is refused with the section of the extension", (_, extensions, finding) => {
    expect(
      check(file(extensions))
        .filter((one) => one.level === "must")
        .map((one) => `${one.rule} ${one.property} ${one.section}`),
    ).toEqual([finding]);
  });
});
