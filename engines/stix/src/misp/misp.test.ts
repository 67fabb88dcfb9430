/**
 * Goal: a partner's MISP event comes in as valid STIX and goes back the same, its TLP binds all of it, and what could not be taken is
 * named. Method: a small event with one of each, broken ones, and properties over arbitrary attributes. The published pairs and
 * events are run by the conformance command.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObject, textOf, type JsonObject } from "../basis/json-value.ts";
import { check } from "../check/check.ts";
import { tlpMarking } from "../markings.ts";
import { stixToMisp } from "./event-from-stix.ts";
import { mispToStix } from "./event-to-stix.ts";
import { eventsIn, mispMessages } from "./misp-event.ts";

const uuid = (digit: number): string => `0c7b5b88-8ff7-4a4d-aa9d-00000000000${digit}`;
const event: JsonObject = {
  uuid: uuid(0),
  info: "Fake sites of newspapers",
  date: "2026-10-01",
  timestamp: "1790000000",
  published: true,
  publish_timestamp: "1790000100",
  distribution: "4",
  sharing_group_id: "7",
  SharingGroup: { uuid: uuid(9), name: "Election partners" },
  ShadowAttribute: [{ uuid: uuid(8), type: "domain", value: "proposed.example" }],
  Orgc: { uuid: uuid(1), name: "Observatory" },
  Tag: [{ name: "tlp:amber" }, { name: 'admiralty-scale:source-reliability="b"' }],
  Attribute: [
    {
      uuid: uuid(2),
      type: "domain",
      category: "Network activity",
      value: "lemonde.ltd",
      to_ids: true,
      comment: "copies a newspaper",
      timestamp: "1790000001",
      Tag: [{ name: "tlp:green" }, { name: "doppelganger" }],
      Sighting: [{ uuid: uuid(3), type: "0", date_sighting: "1790000050" }],
    },
    {
      uuid: uuid(4),
      type: "btc",
      value: "1E38kt7ryhbRXUzbam6iQ6sd93VHUUdjEE",
      to_ids: false,
      timestamp: "1790000002",
      category: "Financial fraud",
    },
    {
      uuid: uuid(5),
      type: "url",
      value: "not a url",
      to_ids: true,
      timestamp: "1790000003",
      category: "Network activity",
    },
  ],
  Object: [
    {
      uuid: uuid(6),
      name: "person",
      "meta-category": "misc",
      timestamp: "1790000004",
      Attribute: [{ type: "text", object_relation: "alias", value: "X" }],
    },
  ],
  Galaxy: [
    {
      name: "DISARM Techniques",
      type: "disarm-techniques",
      GalaxyCluster: [
        {
          uuid: uuid(7),
          type: "disarm-techniques",
          value: "Cross-Posting",
          description: "…",
          meta: { external_id: "T0119", kill_chain: ["tactics:maximise-exposure"] },
        },
      ],
    },
  ],
};
const two = (n: number): string => `0c7b5b88-8ff7-4a4d-aa9d-0000000000${n}`;
const taken = (value: unknown) => {
  const read = mispToStix(value);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
};
const backAndForth = (value: unknown): JsonObject =>
  stixToMisp(taken(value).objects).event["Event"] as JsonObject;

describe("MISP events", () => {
  it("W1.10 W1.7 become valid STIX, marked by the strictest TLP at its place", () => {
    const { objects, tlp } = taken({ Event: event });
    expect(tlp).toBe("amber");
    expect(objects.flatMap((one) => check(one).filter(({ level }) => level === "must"))).toEqual([]);
    const amber = tlpMarking("amber")["id"];
    const unmarked = objects.filter(
      (one) =>
        one["type"] !== "identity" &&
        one["type"] !== "marking-definition" &&
        !JSON.stringify(one["object_marking_refs"] ?? []).includes(`"${textOf(amber)}"`),
    );
    expect(unmarked.map((one) => one["type"])).toEqual([]);
    expect(objects.map((one) => one["type"])).toEqual(
      expect.arrayContaining([
        "identity",
        "report",
        "observed-data",
        "domain-name",
        "indicator",
        "relationship",
        "sighting",
        "x-misp-object",
        "attack-pattern",
      ]),
    );
  });

  it("W1.10 go back the same: attributes, sightings, objects, galaxies, sharing group, proposals and tags", () => {
    const back = backAndForth({ Event: event });
    for (const name of [
      "uuid",
      "info",
      "timestamp",
      "published",
      "publish_timestamp",
      "distribution",
      "sharing_group_id",
      "SharingGroup",
      "ShadowAttribute",
      "Orgc",
      "Object",
      "Tag",
    ])
      expect([name, back[name]]).toEqual([name, event[name]]);
    const [first, ...others] = (event["Attribute"] as JsonObject[]).map(({ Tag: _, ...rest }) => rest);
    expect(back["Attribute"]).toHaveLength(3);
    expect(back["Attribute"]).toEqual(
      expect.arrayContaining([
        expect.objectContaining(first!),
        ...others.map((one) => expect.objectContaining(one)),
      ]),
    );
    expect(back["Galaxy"]).toMatchObject([
      {
        type: "disarm-techniques",
        GalaxyCluster: [{ value: "Cross-Posting", meta: { external_id: "T0119" } }],
      },
    ]);
  });

  it("W1.10 negative: what STIX cannot hold is kept as custom and named; what cannot be taken is named, in both languages", () => {
    const { notes } = taken({
      ...event,
      Attribute: [
        ...(event["Attribute"] as JsonObject[]),
        { type: "domain" },
        { value: "x" },
        { type: "domain", value: "gone.example", deleted: true, uuid: uuid(7) },
      ],
    });
    expect(notes.map((note) => `${note.path} ${note.rule}`)).toEqual([
      "Attribute[1] kept-as-custom",
      "Attribute[2] kept-as-custom",
      "Attribute[3] value-missing",
      "Attribute[4] type-missing",
      "Attribute[5] not-carried",
      "Object[0] kept-as-custom",
    ]);
    expect(notes.every((note) => mispMessages[note.rule].fr.includes("{path}"))).toBe(true);
  });

  it("W1.7 negative: a TLP tag that cannot be read counts as red, so that a mistake never widens the audience", () => {
    expect(taken({ ...event, Tag: [{ name: "tlp:ambre" }] }).tlp).toBe("red");
    expect(taken({ ...event, Tag: [{ name: "tlp:white" }] }).tlp).toBe("clear");
    expect(backAndForth({ ...event, Tag: [{ name: "tlp:clear" }, { name: "tlp:red" }] })["Tag"]).toEqual([
      { name: "tlp:red" },
    ]);
  });

  it.each([null, 3, "x", [], {}, { Events: [] }])("negative: %j is no event", (value) => {
    expect(mispToStix(value)).toMatchObject({ ok: false, refusal: "not-a-misp-event" });
  });

  it("W1.10 a file of several events gives each of them, as restSearch wraps them or in a plain list", () => {
    const two = [{ Event: { info: "a" } }, { Event: { info: "b" } }];
    const both = { ok: true, value: [{ info: "a" }, { info: "b" }] };
    expect(eventsIn({ response: two })).toEqual(both);
    expect(eventsIn(two)).toEqual(both);
    expect(eventsIn([{ info: "a" }, { Event: { info: "b" } }])).toEqual(both);
    for (const one of [{ Event: event }, event, { response: { Event: event } }, [event]])
      expect(eventsIn(one)).toEqual({ ok: true, value: [event] });
  });

  it.each([
    [[{ Event: { info: "a" } }, { Event: 3, uuid: uuid(4) }], { index: 1, uuid: uuid(4) }],
    [[{ Event: { info: "a" } }, { name: "x" }, 5], { index: 1, uuid: "–" }],
    [{ response: [null, { Event: { info: "a" } }] }, { index: 0, uuid: "–" }],
  ])("W1.10 negative: one of several that is no event is named by index and UUID: %j", (value, values) => {
    expect(eventsIn(value)).toMatchObject({ ok: false, refusal: "misp-event-unreadable", values });
  });

  it("W1.10 negative: nothing in which an event stands is none, and more than a thousand are too many", () => {
    for (const value of [[], {}, { response: [] }, [1, 2], { response: [{ name: "x" }] }, null])
      expect(eventsIn(value)).toMatchObject({ refusal: "not-a-misp-event" });
    const many = Array.from({ length: 1001 }, () => ({ info: "a" }));
    expect(eventsIn(many)).toMatchObject({ refusal: "misp-events-too-many", values: { count: 1001 } });
    expect(eventsIn(many.slice(1))).toMatchObject({ ok: true });
  });

  it("W1.10 sightings of an object's attributes become sightings of what the object became, and go back to their attribute", () => {
    const seen = (n: number, type: string, date: string) => ({ uuid: two(n), type, date_sighting: date });
    const attribute = (n: number, type: string, relation: string, value: string) => ({
      uuid: two(n),
      type,
      object_relation: relation,
      value,
      to_ids: true,
    });
    const domain = {
      uuid: two(20),
      name: "domain-ip",
      "meta-category": "network",
      timestamp: "1790000004",
      Attribute: [
        { ...attribute(21, "domain", "domain", "copy.example"), Sighting: [seen(22, "0", "1790000050")] },
        { ...attribute(23, "ip-dst", "ip", "198.51.100.7"), Sighting: [seen(24, "1", "1790000060")] },
      ],
    };
    const person = {
      uuid: two(30),
      name: "person",
      "meta-category": "misc",
      timestamp: "1790000004",
      Attribute: [{ ...attribute(31, "text", "alias", "X"), Sighting: [seen(32, "0", "1790000070")] }],
    };
    const file = { ...event, Attribute: [], Object: [domain, person] };
    const { objects, notes } = taken(file);
    const sightings = objects.filter((one) => one["type"] === "sighting");
    expect(sightings.map((one) => [one["id"], textOf(one["sighting_of_ref"]).split("--")[0]])).toEqual([
      [`sighting--${two(22)}`, "indicator"],
      [`sighting--${two(24)}`, "indicator"],
      [`sighting--${two(32)}`, "x-misp-object"],
    ]);
    expect(sightings[1]).toMatchObject({ first_seen: "2026-09-21T14:14:20Z", x_misp_sighting_type: "1" });
    expect(objects.flatMap((one) => check(one).filter(({ level }) => level === "must"))).toEqual([]);
    expect(notes.map(({ path, rule }) => `${path} ${rule}`)).toEqual(["Object[1] kept-as-custom"]);
    const back = backAndForth(file)["Object"] as { name: string; Attribute: JsonObject[] }[];
    const told = back.flatMap(({ Attribute }) =>
      Attribute.flatMap((one) => (one["Sighting"] === undefined ? [] : [[one["value"], one["Sighting"]]])),
    );
    expect(told).toEqual(
      expect.arrayContaining([
        ["copy.example", [seen(22, "0", "1790000050")]],
        ["198.51.100.7", [seen(24, "1", "1790000060")]],
        ["X", [seen(32, "0", "1790000070")]],
      ]),
    );
    expect(told).toHaveLength(3);
  });

  it("W1.10 negative: a sighting of an object's attribute without a time is named; one of a deleted attribute is not taken", () => {
    const attribute = { uuid: two(31), type: "text", object_relation: "alias", value: "X" };
    const object = {
      uuid: two(30),
      name: "person",
      "meta-category": "misc",
      timestamp: "1790000004",
      Attribute: [
        { ...attribute, Sighting: [{ uuid: two(32), type: "0" }] },
        { ...attribute, uuid: two(33), deleted: true, Sighting: [{ date_sighting: "1790000050" }] },
      ],
    };
    const { objects, notes } = taken({ ...event, Attribute: [], Object: [object] });
    expect(objects.filter((one) => one["type"] === "sighting")).toEqual([]);
    expect(notes).toContainEqual({ path: "Object[0].Attribute[0].Sighting[0]", rule: "not-carried" });
  });

  it("takes any attributes: each is valid STIX, and comes back or is named", () => {
    const attribute = fc.record(
      {
        type: fc.constantFrom(
          "domain",
          "ip-dst|port",
          "md5",
          "filename|sha256",
          "regkey|value",
          "email-src",
          "AS",
          "url",
          "text",
          "hostname|port",
          "",
        ),
        value: fc.oneof(
          fc.string({ unit: "grapheme" }),
          fc.constantFrom("a.example|80", "1.2.3.4|99999999", "AS12", "HKLM\\x|y", "a".repeat(32)),
        ),
        category: fc.constantFrom("Other", "Network activity"),
        to_ids: fc.oneof(fc.boolean(), fc.constantFrom("1", "0")),
        timestamp: fc.oneof(fc.constant("1790000000"), fc.string()),
        first_seen: fc.oneof(fc.constant("2026-01-01T00:00:00+02:00"), fc.string()),
        comment: fc.string(),
      },
      { requiredKeys: ["type", "value"] },
    );
    fc.assert(
      fc.property(fc.array(attribute, { maxLength: 4 }), (attributes) => {
        const { objects, notes } = taken({ info: "x", timestamp: "1790000000", Attribute: attributes });
        expect(objects.flatMap((one) => check(one).filter(({ level }) => level === "must"))).toEqual([]);
        const back = stixToMisp(objects).event["Event"] as JsonObject;
        const values = (back["Attribute"] as JsonObject[])
          .filter(isObject)
          .map((one) => `${textOf(one["type"])} ${textOf(one["value"])}`);
        const lost = attributes.filter(
          (one, index) =>
            !values.includes(`${one.type} ${one.value}`) &&
            !notes.some(
              (note) => note.path === `Attribute[${index}]` && /missing|not-carried/.test(note.rule),
            ),
        );
        expect(lost).toEqual([]);
      }),
      {
        numRuns: 200,
        examples: [
          [
            [
              { type: "AS", value: "AS12", to_ids: false },
              { type: "regkey|value", value: "HKLM\\x|y", to_ids: false },
            ],
          ],
        ],
      },
    );
  });
});
