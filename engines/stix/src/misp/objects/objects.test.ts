/**
 * Goal: MISP objects become proper STIX by their template, valid always, and come back the same; what no form holds travels as it is. Method:
 * small objects made here, and properties over the templates' own relations with values of every kind. The published pairs are run by the
 * conformance command.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, textOf, type JsonObject } from "../../basis/json-value.ts";
import { check } from "../../check/check.ts";
import { markingId } from "../tags.ts";
import { stixToMisp } from "../event-from-stix.ts";
import { mispToStix } from "../event-to-stix.ts";
import { slim } from "./details.ts";
import { templateForms } from "./forms.ts";

const uuid = (digits: number): string => `0c7b5b88-8ff7-4a4d-aa9d-${String(digits).padStart(12, "0")}`;

const attribute = (relation: string, type: string, value: string, more: JsonObject = {}): JsonObject => ({
  uuid: uuid(100 + relation.length * 7 + value.length),
  object_relation: relation,
  type,
  value,
  category: "Other",
  to_ids: false,
  ...more,
});

const object = (name: string, attributes: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  uuid: uuid(1),
  name,
  "meta-category": "misc",
  timestamp: "1790000000",
  Attribute: attributes,
  ...more,
});

const taken = (...objects: readonly JsonObject[]) => {
  const read = mispToStix({ info: "x", timestamp: "1790000000", Object: objects });
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
};
const faults = (objects: readonly JsonObject[]): string[] =>
  objects
    .flatMap((one) => check(one).filter(({ level }) => level === "must"))
    .map((one) => `${one.rule} ${one.property}`);
const back = (
  objects: readonly JsonObject[],
): { event: JsonObject; notes: readonly { path: string; rule: string }[] } => {
  const { event, notes } = stixToMisp(objects);
  return { event: event["Event"] as JsonObject, notes };
};
const typesOf = (objects: readonly JsonObject[]): string[] => objects.map((one) => textOf(one["type"]));
const of = (objects: readonly JsonObject[], type: string): JsonObject =>
  objects.find((one) => one["type"] === type)!;

describe("MISP objects in the forms of STIX", () => {
  const account = object("facebook-account", [
    attribute("account-id", "text", "42", { to_ids: true }),
    attribute("account-name", "text", "patriots.of.nowhere"),
    attribute("link", "link", "https://facebook.com/patriots"),
    attribute("user-avatar", "attachment", "a.png", { data: "aGVsbG8=" }),
  ]);

  it("W1.10 an account is seen and looked for: observed data over a user account, and an indicator based on it", () => {
    const { objects, notes } = taken(account);
    expect(faults(objects)).toEqual([]);
    expect(notes).toEqual([]);
    expect(typesOf(objects)).toEqual([
      "observed-data",
      "user-account",
      "indicator",
      "relationship",
      "grouping",
    ]);
    expect(of(objects, "user-account")).toMatchObject({
      user_id: "42",
      account_login: "patriots.of.nowhere",
      account_type: "facebook",
      x_misp_link: "https://facebook.com/patriots",
      x_misp_user_avatar: { value: "a.png", data: "aGVsbG8=" },
    });
    expect(of(objects, "indicator")["pattern"]).toBe(
      "[user-account:account_type = 'facebook' AND user-account:user_id = '42']",
    );
    expect(back(objects)).toMatchObject({ event: { Object: [account] }, notes: [] });
  });

  it("W1.10 a file with its program and sections is one file in STIX, and three objects again", () => {
    const reference = (to: number) => [
      { uuid: uuid(90 + to), referenced_uuid: uuid(to), relationship_type: "includes" },
    ];
    const file = object("file", [attribute("filename", "filename", "a.exe", { to_ids: true })], {
      ObjectReference: reference(2),
    });
    const program = object("pe", [attribute("type", "text", "exe"), attribute("company-name", "text", "X")], {
      uuid: uuid(2),
      ObjectReference: reference(3),
    });
    const section = object(
      "pe-section",
      [attribute("name", "text", ".text"), attribute("entropy", "float", "7.5")],
      { uuid: uuid(3) },
    );
    const { objects } = taken(section, file, program);
    expect(faults(objects)).toEqual([]);
    expect(typesOf(objects)).toEqual(["observed-data", "file", "indicator", "relationship", "grouping"]);
    expect(of(objects, "file")).toMatchObject({
      name: "a.exe",
      extensions: {
        "windows-pebinary-ext": {
          pe_type: "exe",
          x_misp_company_name: "X",
          sections: [{ name: ".text", entropy: 7.5 }],
        },
      },
    });
    expect(back(objects).event["Object"]).toEqual(
      [file, program, section].map((one) => expect.objectContaining(one) as unknown),
    );
  });

  it("W1.10 what was said about an object is a note about what it became, and a reference is a relationship", () => {
    const domain = object("domain-ip", [
      attribute("domain", "domain", "a.example"),
      attribute("ip", "ip-dst", "192.0.2.7"),
    ]);
    const note = object("annotation", [attribute("text", "text", "A mirror")], {
      uuid: uuid(5),
      ObjectReference: [{ referenced_uuid: uuid(1), relationship_type: "annotates" }],
    });
    const actor = object("person", [attribute("full-name", "full-name", "N. N.")], {
      uuid: uuid(6),
      ObjectReference: [{ referenced_uuid: uuid(1), relationship_type: "Owner Of" }],
    });
    const { objects } = taken(note, actor, domain);
    expect(faults(objects)).toEqual([]);
    expect(of(objects, "note")).toMatchObject({
      content: "A mirror",
      object_refs: [`observed-data--${uuid(1)}`],
    });
    expect(of(objects, "relationship")).toMatchObject({
      relationship_type: "owner-of",
      source_ref: `identity--${uuid(6)}`,
      target_ref: `observed-data--${uuid(1)}`,
    });
    const { event, notes } = back(objects);
    expect(notes).toEqual([]);
    expect(event["Object"]).toEqual(
      expect.arrayContaining([note, actor, domain].map((one) => expect.objectContaining(one) as unknown)),
    );
  });

  it("W1.10 negative: what STIX cannot hold at its place is kept beside it, and what no form holds travels as a custom object", () => {
    const odd = object("file", [
      attribute("filename", "filename", "a.txt"),
      attribute("md5", "md5", "no digest"),
      attribute("size-in-bytes", "size-in-bytes", "many"),
      attribute("Ünbekannt!", "text", "0"),
    ]);
    const { objects, notes } = taken(odd);
    expect(faults(objects)).toEqual([]);
    expect(notes).toEqual([]);
    expect(of(objects, "file")).toMatchObject({
      name: "a.txt",
      x_misp_md5: "no digest",
      x_misp_size_in_bytes: "many",
    });
    expect(back(objects).event["Object"]).toMatchObject([odd]);

    const unknown = object("meme-image", [
      attribute("meme-reference", "link", "https://a.example/m"),
      attribute("height", "counter", "0"),
    ]);
    const nameless = object("person", [attribute("alias", "text", "X")], { uuid: uuid(8) });
    const kept = taken(unknown, nameless);
    expect(typesOf(kept.objects)).toEqual(["x-misp-object", "x-misp-object", "grouping"]);
    expect(kept.notes.map((one) => `${one.path} ${one.rule}`)).toEqual([
      "Object[0] kept-as-custom",
      "Object[1] kept-as-custom",
    ]);
    expect(back(kept.objects).event["Object"]).toMatchObject([unknown, nameless]);
  });

  it("W1.7 negative: a TLP at one attribute of an object marks all that the object became", () => {
    const secret = object("url", [
      attribute("url", "url", "https://a.example/", { Tag: [{ name: "tlp:red" }], to_ids: true }),
      attribute("host", "hostname", "a.example"),
    ]);
    const { objects } = taken(secret);
    const unmarked = objects.filter(
      (one) =>
        !["grouping", "marking-definition"].includes(textOf(one["type"])) &&
        !(one["object_marking_refs"] as readonly string[] | undefined)?.includes(markingId("red")),
    );
    expect(typesOf(unmarked)).toEqual([]);
  });

  it("W1.10 what others changed in the form since counts: a new value replaces the old one, a new attribute comes with it", () => {
    const { objects } = taken(account);
    const changed = objects.map((one) =>
      one["type"] === "user-account" ? { ...one, account_login: "renamed", x_misp_followers: "7" } : one,
    );
    const [found] = back(changed).event["Object"] as JsonObject[];
    const values = (found!["Attribute"] as JsonObject[]).map((one) => [
      one["object_relation"],
      one["value"],
      one["uuid"],
    ]);
    expect(values).toContainEqual([
      "account-name",
      "renamed",
      (account["Attribute"] as JsonObject[])[1]!["uuid"],
    ]);
    expect(values).toContainEqual(["followers", "7", expect.any(String)]);
  });

  it("W1.10 objects of others are read too: observables that say more than one attribute, also without observed data", () => {
    const process = {
      type: "process",
      spec_version: "2.1",
      id: `process--${uuid(20)}`,
      pid: 7,
      command_line: "bot --post",
      image_ref: `file--${uuid(21)}`,
    };
    const file = {
      type: "file",
      spec_version: "2.1",
      id: `file--${uuid(21)}`,
      name: "bot.exe",
      size: 3,
      x_other: 1,
    };
    const { event, notes } = back([process, file]);
    expect(event["Object"]).toMatchObject([
      {
        name: "process",
        ObjectReference: [{ referenced_uuid: uuid(21), relationship_type: "executes" }],
        Attribute: [
          { object_relation: "pid", value: "7" },
          { object_relation: "command-line", value: "bot --post" },
        ],
      },
      { name: "file", Attribute: [{ value: "bot.exe" }, { object_relation: "size-in-bytes", value: "3" }] },
    ]);
    expect(notes).toEqual([{ path: `file--${uuid(21)}.x_other`, rule: "not-carried" }]);
  });

  it("W1.10 an observable that nobody says to have seen is an attribute where one says it all", () => {
    const site = {
      type: "url",
      spec_version: "2.1",
      id: `url--${uuid(22)}`,
      value: "https://copy.example/",
      object_marking_refs: [markingId("amber")],
    };
    const { event, notes } = back([site]);
    expect(event["Attribute"]).toMatchObject([
      { uuid: uuid(22), type: "url", value: "https://copy.example/", to_ids: false },
    ]);
    expect(event["Tag"]).toEqual([{ name: "tlp:amber" }]);
    expect(notes).toEqual([]);
  });

  it("W1.10 traffic, systems, contents of files and patterns of others come in whole; negative: a pattern that no attribute can say stays as it is", () => {
    const scene: readonly JsonObject[] = [
      { type: "autonomous-system", id: `autonomous-system--${uuid(30)}`, number: 64496, name: "Example net" },
      {
        type: "ipv4-addr",
        id: `ipv4-addr--${uuid(31)}`,
        value: "192.0.2.9",
        belongs_to_refs: [`autonomous-system--${uuid(30)}`],
      },
      { type: "artifact", id: `artifact--${uuid(32)}`, payload_bin: "aGVsbG8=", mime_type: "text/plain" },
      { type: "file", id: `file--${uuid(33)}`, name: "a.txt", size: 5, content_ref: `artifact--${uuid(32)}` },
      { type: "mac-addr", id: `mac-addr--${uuid(34)}`, value: "d2:fb:49:24:37:18" },
      {
        type: "network-traffic",
        id: `network-traffic--${uuid(35)}`,
        src_ref: `mac-addr--${uuid(34)}`,
        dst_port: 443,
        src_byte_count: 7,
        protocols: ["tcp"],
      },
      {
        type: "observed-data",
        id: `observed-data--${uuid(36)}`,
        created: "2026-01-01T00:00:00.000Z",
        modified: "2026-01-01T00:00:00.000Z",
        first_observed: "2026-01-01T00:00:00Z",
        last_observed: "2026-01-02T00:00:00Z",
        number_observed: 1,
        object_refs: [`autonomous-system--${uuid(30)}`, `ipv4-addr--${uuid(31)}`],
      },
    ];
    const pattern = "[url:value = 'https://a.example/' OR url:value LIKE 'https://b.example/%']";
    const indicator: JsonObject = {
      type: "indicator",
      id: `indicator--${uuid(37)}`,
      name: "Two sites",
      modified: "2026-01-01T00:00:00.000Z",
      pattern,
      pattern_type: "stix",
    };
    const { event, notes } = back([...scene, indicator]);
    const told = (event["Object"] as JsonObject[]).map((one) => [
      one["name"],
      (one["Attribute"] as JsonObject[])
        .map((each) => `${textOf(each["object_relation"])} ${textOf(each["value"])}`)
        .sort(),
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ["asn", ["asn AS64496", "description Example net", "subnet-announced 192.0.2.9"]],
        ["file", ["filename a.txt", "size-in-bytes 5"]],
        ["artifact", ["mime_type text/plain", `payload_bin ${uuid(32)}`]],
        [
          "network-traffic",
          ["dst_port 443", "protocol TCP", "src_byte_count 7", "src_mac d2:fb:49:24:37:18"],
        ],
        ["stix2-pattern", [`stix2-pattern ${pattern}`]],
      ]),
    );
    const artifact = (event["Object"] as JsonObject[]).find((one) => one["name"] === "artifact")!;
    expect(artifact["ObjectReference"]).toMatchObject([
      { referenced_uuid: uuid(33), relationship_type: "content-of" },
    ]);
    expect(notes).toEqual([{ path: `indicator--${uuid(37)}`, rule: "pattern-not-carried" }]);
    const again = taken(
      ...(event["Object"] as JsonObject[]).filter((one) => one["name"] === "stix2-pattern"),
    );
    expect(faults(again.objects)).toEqual([]);
    expect(of(again.objects, "indicator")).toMatchObject({
      id: indicator["id"],
      pattern,
      pattern_type: "stix",
    });
  });

  it("negative: references in a circle and forms that say nothing are read without end or harm", () => {
    const ring = [1, 2].map((one) => ({
      type: "process",
      spec_version: "2.1",
      id: `process--${uuid(one)}`,
      pid: one,
      name: "x",
      parent_ref: `process--${uuid(3 - one)}`,
    }));
    const observed = {
      type: "observed-data",
      id: `observed-data--${uuid(1)}`,
      labels: ['misp:name="process"'],
      object_refs: ring.map(({ id }) => id),
    };
    expect(() => back([observed, ...ring])).not.toThrow();
    expect(() => back([{ ...observed, object_refs: [] }])).not.toThrow();
  });

  const values = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.constantFrom(
      "a.example",
      "192.0.2.7",
      "2001:db8::1",
      "443",
      "0",
      "AS64496",
      "True",
      "1",
      "exe",
      "https://a.example/?a='b'&c=\\d",
      "a / b: c",
      "2026-01-02T03:04:05+00:00",
      "2026-01-02T03:04:05.123456+02:00",
      "d41d8cd98f00b204e9800998ecf8427e",
      "1.50",
      "-3.25",
      "TCP",
      "listening",
      "CVE-2026-12345",
      "00000002",
      "SOCK_RAW",
      "AF_INET",
      "REG_SZ",
      "HKLM\\Software\\x",
      "n.bin|d41d8cd98f00b204e9800998ecf8427e",
      "Malicious",
      "US",
      "x=y,z",
    ),
  );
  const objects = fc.constantFrom(...templateForms).chain((form) =>
    fc.record({
      uuid: fc.constant(uuid(1)),
      name: fc.constant(form.name),
      "meta-category": fc.constantFrom("misc", "network"),
      timestamp: fc.constant("1790000000"),
      Attribute: fc.array(
        fc
          .record({
            place: fc.oneof(
              fc.constantFrom(...form.places),
              fc.constant(["other-relation", "text"] as const),
            ),
            value: values,
            to_ids: fc.boolean(),
            comment: fc.constantFrom("", "said by a friend", `Indicator ID: indicator--${uuid(1)}`),
            category: fc.constantFrom("Other", "Network activity"),
            data: fc.constantFrom("", "", "aGVsbG8="),
            number: fc.integer({ min: 200, max: 100_000 }),
          })
          .map(({ place, value, to_ids, comment, category, data, number }) => ({
            uuid: uuid(number),
            object_relation: place[0],
            type: place[1],
            value,
            category,
            to_ids,
            ...(comment === "" ? {} : { comment }),
            ...(data !== "" && /attachment|sample/.test(place[1]) ? { data } : {}),
          })),
        { minLength: 1, maxLength: 8 },
      ),
    }),
  );

  it("W1.10 any object of any template is valid STIX and comes back with all its attributes as they were", () => {
    fc.assert(
      fc.property(objects, (one) => {
        const { objects: stix } = taken(one);
        expect(faults(stix)).toEqual([]);
        const { event, notes } = back(stix);
        expect(notes).toEqual([]);
        const [found] = event["Object"] as JsonObject[];
        expect(found).toMatchObject({
          uuid: one.uuid,
          name: one.name,
          "meta-category": one["meta-category"],
          timestamp: one.timestamp,
        });
        const attributes = found!["Attribute"] as JsonObject[];
        expect(attributes).toHaveLength(one.Attribute.length);
        one.Attribute.forEach((before, index) =>
          expect(canonicalText({ ...attributes[index]!, ...before })).toBe(
            canonicalText({ ...attributes[index]! }),
          ),
        );
      }),
      { numRuns: 400 },
    );
  });

  it("W1.10 the usual attributes of a template need no custom object", () => {
    const customs = templateForms.filter((form) => {
      const example = exampleOf(form.name, form.places);
      return taken(example).objects.some((one) => one["type"] === "x-misp-object");
    });
    // A section is said by the program that it is of, and a note needs what it is about.
    expect([...new Set(customs.map(({ name }) => name))]).toEqual(["annotation"]);
    expect(slim({ object_relation: "x", value: "0", type: "text", id: "7" })).toEqual({
      object_relation: "x",
      value: "0",
      type: "text",
    });
  });
});

/** An object with one plain value at each relation. */
function exampleOf(name: string, places: readonly (readonly [string, string, ...unknown[]])[]): JsonObject {
  const plain: Readonly<Record<string, string>> = {
    port: "443",
    "ip-dst": "192.0.2.7",
    "ip-src": "192.0.2.8",
    AS: "64496",
    domain: "a.example",
    hostname: "www.a.example",
    url: "https://a.example/",
    uri: "/x",
    datetime: "2026-01-02T03:04:05+00:00",
    "size-in-bytes": "12",
    counter: "3",
    float: "1.5",
    boolean: "True",
    md5: "d".repeat(32),
    sha1: "d".repeat(40),
    sha256: "d".repeat(64),
    "mime-type": "text/plain",
    regkey: "HKEY_LOCAL_MACHINE\\Software\\x",
    link: "https://a.example/",
    "email-src": "a@a.example",
    "email-dst": "b@a.example",
    "malware-sample": `a.bin|${"d".repeat(32)}`,
    attachment: "a.png",
    "stix2-pattern": "[url:value = 'https://a.example/']",
    cpe: "cpe:2.3:a:x:y:1:*:*:*:*:*:*:*",
  };
  const own: Readonly<Record<string, string>> = {
    pid: "7",
    "parent-pid": "6",
    "child-pid": "8",
    "address-family": "AF_INET",
    "socket-type": "SOCK_RAW",
    state: "listening",
    protocol: "TCP",
    type: "exe",
    countrycode: "US",
    "entrypoint-address": "12",
    "data-type": "REG_SZ",
    encryption_algorithm: "AES-256-GCM",
    result: "malicious",
    identity_class: "individual",
  };
  const relations = new Map(places.map(([relation, type]) => [relation, type]));
  return object(
    name,
    [...relations].map(([relation, type], index) => ({
      ...attribute(
        relation,
        type,
        own[relation] ?? plain[type] ?? "some text",
        type === "attachment" || type === "malware-sample" ? { data: "aGVsbG8=" } : {},
      ),
      uuid: uuid(500 + index),
    })),
  );
}
