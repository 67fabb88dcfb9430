/**
 * Goal: what real bundles break is repaired and told, what cannot be repaired is set aside with the reason, and nothing is lost.
 * Method: one case for each documented fault, and properties over broken objects and over arbitrary JSON.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../basis/json-value.ts";
import { check, isValid } from "../check/check.ts";
import { exportBundle } from "../export-bundle.ts";
import { tlpMarking } from "../markings.ts";
import { repairMessages } from "../messages/repair-messages.ts";
import { importBundle, importObjects } from "./lenient-import.ts";

const uuid = "0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061";
const times = { created: "2024-01-01T00:00:00.000Z", modified: "2024-01-01T00:00:00.000Z" };
const thing = (type: string, more: JsonObject = {}): JsonObject => ({
  type,
  spec_version: "2.1",
  id: `${type}--${uuid}`,
  ...times,
  ...more,
});
const one = (object: unknown) => {
  const report = importObjects([object]);
  expect(report.imported.every(({ object: repaired }) => isValid(repaired))).toBe(true);
  return { report, object: report.imported[0]?.object ?? {}, repairs: report.repairs };
};

describe("lenient import", () => {
  it.each<
    [what: string, object: JsonObject, rule: string, property: string, before: unknown, after: unknown]
  >([
    [
      "equal start and stop",
      thing("relationship", {
        relationship_type: "uses",
        source_ref: `campaign--${uuid}`,
        target_ref: `tool--${uuid}`,
        start_time: times.created,
        stop_time: times.created,
      }),
      "stop-time-not-after-start-time",
      "stop_time",
      times.created,
      null,
    ],
    [
      "modified before created",
      thing("tool", { name: "x", modified: "2023-01-01T00:00:00.000Z" }),
      "modified-before-created",
      "modified",
      "2023-01-01T00:00:00.000Z",
      times.created,
    ],
    [
      "a time without zone",
      thing("campaign", { name: "x", first_seen: "2024-01-01T10:00:00" }),
      "timestamp-rewritten",
      "first_seen",
      "2024-01-01T10:00:00",
      "2024-01-01T10:00:00Z",
    ],
    [
      "a time without milliseconds",
      thing("tool", { name: "x", created: "2024-01-01T00:00:00Z" }),
      "timestamp-rewritten",
      "created",
      "2024-01-01T00:00:00Z",
      times.created,
    ],
    ["an empty list", thing("tool", { name: "x", labels: [] }), "empty-value", "labels", [], null],
    ["an empty text", thing("tool", { name: "x", description: "" }), "empty-value", "description", "", null],
    ["a null", thing("tool", { name: "x", description: null }), "null-value", "description", null, null],
    [
      "a place that is nowhere",
      thing("location", { name: "x" }),
      "location-nowhere",
      "region",
      null,
      "unspecified",
    ],
    [
      "a URL without scheme",
      { type: "url", id: `url--${uuid}`, value: "example.org/a" },
      "uri-format",
      "value",
      "example.org/a",
      "http://example.org/a",
    ],
    [
      "no version of the standard",
      { ...thing("tool", { name: "x" }), spec_version: "2.0" },
      "spec-version",
      "spec_version",
      "2.0",
      "2.1",
    ],
    [
      "yes and no as words",
      thing("malware", { name: "x", is_family: "true" }),
      "value-converted",
      "is_family",
      "true",
      true,
    ],
    [
      "a list written as one value",
      thing("tool", { name: "x", labels: "a" }),
      "value-converted",
      "labels",
      "a",
      ["a"],
    ],
    [
      "a confidence of 200",
      thing("tool", { name: "x", confidence: 200 }),
      "value-removed",
      "confidence",
      200,
      null,
    ],
  ])("repairs %s and says so", (_, object, rule, property, before, after) => {
    const { report, repairs } = one(object);
    expect(report.imported).toHaveLength(1);
    expect<readonly unknown[]>(repairs).toContainEqual(
      expect.objectContaining<Record<string, unknown>>({
        rule,
        property,
        before,
        after,
        objectId: object["id"],
      }),
    );
  });

  it.each<[string, unknown, string]>([
    ["no object", 7, "object-expected"],
    ["no type", { id: `tool--${uuid}` }, "type-missing"],
    ["no id", { type: "tool" }, "id-missing"],
    ["an id that is none", thing("tool", { id: "tool--x" }), "id-format"],
    ["no name where one is required", thing("tool"), "required-missing"],
    ["a URL that is no address at all", { type: "url", id: `url--${uuid}`, value: "ask him" }, "uri-format"],
    ["a time that cannot be read", thing("tool", { name: "x", created: "last spring" }), "timestamp-format"],
    ["a grouping that nothing is tied to", thing("grouping", { context: "unspecified" }), "required-missing"],
  ])("sets aside what has %s", (_, object, reason) => {
    const { report } = one(object);
    expect(report.imported).toHaveLength(0);
    expect(report.quarantined).toEqual([expect.objectContaining({ index: 0, reason })]);
  });

  it("drops an identical duplicate with a report, and reports a conflicting one without choosing in silence", () => {
    const first = thing("tool", { name: "x" });
    const report = importObjects([
      first,
      { ...first },
      { ...first, name: "y" },
      { ...first, modified: "2025-01-01T00:00:00.000Z" },
    ]);
    expect(report.imported.map((kept) => kept.index)).toEqual([0, 3]);
    expect(report.duplicates).toMatchObject([
      { index: 1, kind: "identical", sameAs: 0 },
      { index: 2, kind: "conflicting", object: { name: "y" } },
    ]);
  });

  it("keeps custom types and properties, noted once each with their count, and keeps dangling references", () => {
    const channels = ["1", "2", "3"].map((n) =>
      thing("channel", {
        id: `channel--${n}${uuid.slice(1)}`,
        name: n,
        x_org_y: 1,
        created_by_ref: `identity--${uuid}`,
      }),
    );
    const report = importObjects(channels);
    expect(report.notes.filter((note) => note.rule === "type-custom")).toEqual([
      expect.objectContaining({ type: "channel", count: 3 }),
    ]);
    expect(report.notes).toContainEqual(
      expect.objectContaining({ property: "x_org_y", rule: "property-custom", count: 3 }),
    );
    expect(report.dangling).toHaveLength(3);
    expect(report.imported[0]?.object["x_org_y"]).toBe(1);
  });

  it("reads a bundle whose objects include one with a duplicate key, and sets only that one aside", () => {
    const text = `{"type":"bundle","id":"bundle--${uuid}","objects":[${JSON.stringify(thing("tool", { name: "x" }))},{"type":"a","type":"b"}]}`;
    expect(importBundle(text)).toMatchObject({
      ok: true,
      value: {
        received: 2,
        imported: [{ index: 0 }],
        quarantined: [{ index: 1, reason: "json-duplicate-key" }],
      },
    });
  });
});

describe("markings on import", () => {
  const white = "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9";
  const definition = (id: string, tlp: string): JsonObject => ({
    type: "marking-definition",
    spec_version: "2.1",
    id,
    created: "2017-01-20T00:00:00.000Z",
    definition_type: "tlp",
    name: `TLP:${tlp.toUpperCase()}`,
    definition: { tlp },
  });
  const marked = (...refs: string[]) => thing("tool", { name: "x", object_marking_refs: refs });

  it("restores TLP:CLEAR stored under the id of TLP:WHITE, and both mean clear", () => {
    const report = importObjects([definition(white, "clear"), marked(white)]);
    expect(report.imported[0]?.object["definition"]).toEqual({ tlp: "white" });
    expect(report.imported[1]?.tlp).toBe("clear");
  });

  it("never widens an audience: RED stored under the id of WHITE stays red, also after export", () => {
    const report = importObjects([definition(white, "red"), marked(white)]);
    expect(report.imported[1]?.tlp).toBe("red");
    const exported = exportBundle(report.imported.map((kept) => kept.object));
    const again = exported.ok ? importBundle(exported.value.text) : null;
    expect(again?.ok && again.value.imported.find((kept) => kept.object["type"] === "tool")?.tlp).toBe("red");
  });

  it("takes the fixed marking for TLP under an id of the sender's own, and RED when it cannot be read", () => {
    const own = `marking-definition--${uuid}`;
    expect(importObjects([definition(own, "amber+strict"), marked(own)]).imported[1]).toMatchObject({
      tlp: "amber+strict",
      object: { object_marking_refs: [tlpMarking("amber+strict")["id"]] },
    });
    const unreadable = importObjects([{ ...definition(own, "secret"), name: "Secret" }, marked(own)]);
    expect(unreadable.imported[1]?.object["object_marking_refs"]).toEqual([tlpMarking("red")["id"]]);
    expect(unreadable.imported[1]?.tlp).toBe("red");
  });

  it("gives an object the most restrictive of its own and its granular markings", () => {
    const object = {
      ...marked(white),
      granular_markings: [{ marking_ref: tlpMarking("amber+strict")["id"] as string, selectors: ["name"] }],
    };
    expect(importObjects([object]).imported[0]?.tlp).toBe("amber+strict");
  });
});

describe("whatever arrives", () => {
  const property = fc.constantFrom(
    "name",
    "created",
    "modified",
    "spec_version",
    "labels",
    "confidence",
    "object_refs",
    "is_family",
    "pattern",
    "start_time",
    "stop_time",
    "extensions",
    "severity",
    "Bad-Name",
    "object_marking_refs",
    "definition",
    "value",
    "region",
  );
  const type = fc.constantFrom(
    "tool",
    "malware",
    "relationship",
    "location",
    "url",
    "grouping",
    "marking-definition",
    "channel",
    "indicator",
    "observed-data",
    "file",
    "process",
  );
  const broken = fc
    .tuple(
      type,
      fc.uuid({ version: [4, 5] }),
      fc.array(
        fc.tuple(
          property,
          fc.oneof(
            fc.jsonValue({ maxDepth: 2 }),
            fc.constantFrom<Json[]>("2024-01-01T00:00:00.000Z", "2024-01-01", "true", ""),
          ),
        ),
      ),
      fc.boolean(),
    )
    .map(([name, id, members, whole]) => ({
      type: name,
      id: `${name}--${id}`,
      ...(whole ? { spec_version: "2.1", ...times, name: "x" } : {}),
      ...Object.fromEntries(members),
    }));

  it("in = imported + quarantined + duplicates, everything imported is valid, every repair has its words", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(broken, fc.jsonValue()), { maxLength: 8 }),
        fc.boolean(),
        (objects, twice) => {
          const all = twice ? [...objects, ...objects] : objects;
          const report = importObjects(all);
          const places = [...report.imported, ...report.quarantined, ...report.duplicates]
            .map((kept) => kept.index)
            .sort((a, b) => a - b);
          expect(places).toEqual(all.map((_, index) => index));
          for (const kept of report.imported)
            expect(check(kept.object).filter((finding) => finding.level === "must")).toEqual([]);
          for (const repair of report.repairs) expect(repairMessages[repair.rule].fr).not.toBe("");
        },
      ),
      { numRuns: 500 },
    );
  });

  it("a repaired bundle exports to the same bytes in any order and needs no second repair", () => {
    fc.assert(
      fc.property(fc.array(broken, { minLength: 1, maxLength: 6 }), (objects) => {
        const kept = importObjects(objects).imported.map((imported) => imported.object);
        const exported = exportBundle(kept);
        expect(exported.ok ? "nothing-to-export" : exported.refusal).toBe("nothing-to-export");
        if (!exported.ok) return;
        const turned = exportBundle([...kept].reverse());
        expect(turned.ok && turned.value.text).toBe(exported.value.text);
        const again = importBundle(exported.value.text);
        expect(again.ok && again.value.repairs).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
