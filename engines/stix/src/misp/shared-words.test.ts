/**
 * Goal: what MISP calls things becomes words that reports are coded to, walked across to the framework in use, and objects are judged by
 * their templates. Method: small galaxies, taxonomies and templates; the published ones are run by the conformance command.
 */
import { describe, expect, it } from "vitest";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { crossWalk, readGalaxy, readTaxonomy } from "./shared-words.ts";
import { readSharingGroup } from "./sharing-groups.ts";
import { readTemplate, templateFaults, templateMessages } from "./templates.ts";

const cluster = (code: string, value: string) => ({
  uuid: `uuid of ${code} ${value}`,
  value,
  meta: { external_id: code, kill_chain: ["tactics:Plan"] },
});
const galaxy = (...values: unknown[]) => ({
  name: "Techniques",
  type: "disarm-techniques",
  version: 2,
  uuid: "u",
  values,
});
const term = (code: string, name: string) => ({ code, name }) as Vocabulary["terms"][number];
const framework = (...terms: Vocabulary["terms"]): Vocabulary => ({
  name: "DISARM",
  publishedVersion: "1.6",
  modified: "",
  tactics: [],
  terms,
  claimedTwice: [],
});

describe("galaxies and taxonomies", () => {
  it("W1.4 a galaxy's words are walked across: the same, renamed, unknown here, missing there", () => {
    const read = readGalaxy(
      galaxy(cluster("T0001", "Facts"), cluster("T0002", "Dismiss"), cluster("T0009", "Old")),
    );
    if (!read.ok) throw new Error(read.refusal);
    expect(read.value).toMatchObject({ name: "disarm-techniques", version: "2", claimedTwice: [] });
    expect(
      crossWalk(
        read.value,
        framework(
          term("T0001", "facts "),
          term("T0002", "Distort"),
          term("T0003", "New"),
          term("TA01", "Plan"),
        ),
      ),
    ).toEqual({
      same: ["T0001"],
      renamed: [{ code: "T0002", here: "Dismiss", there: "Distort" }],
      unknown: ["T0009"],
      missing: ["T0003"],
    });
  });

  it("W1.4 a taxonomy's words are its machine tags", () => {
    const read = readTaxonomy({
      namespace: "admiralty-scale",
      version: 6,
      exclusive: true,
      predicates: [
        { value: "source-reliability", expanded: "Source reliability" },
        { value: "bare", expanded: "Bare" },
      ],
      values: [
        {
          predicate: "source-reliability",
          entry: [
            { value: "a", expanded: "Completely reliable" },
            { value: "b", expanded: "Usually reliable" },
          ],
        },
      ],
    });
    expect(read.ok && read.value.words.map(({ code, name, groups }) => [code, name, groups])).toEqual([
      ['admiralty-scale:source-reliability="a"', "Completely reliable", ["source-reliability"]],
      ['admiralty-scale:source-reliability="b"', "Usually reliable", ["source-reliability"]],
      ["admiralty-scale:bare", "Bare", []],
    ]);
    expect(read.ok && read.value.exclusive).toBe(true);
  });

  it("W1.4 negative: a code claimed twice is named and taken once; without words nothing is read", () => {
    const read = readGalaxy(galaxy(cluster("T0001", "One"), cluster("T0001", "Other")));
    expect(read.ok && [read.value.words.length, read.value.claimedTwice]).toEqual([1, ["T0001"]]);
    for (const nothing of [null, 3, {}, { values: [] }, { values: [{}] }])
      expect([readGalaxy(nothing).ok, readTaxonomy(nothing).ok]).toEqual([false, false]);
  });
});

describe("templates and sharing groups", () => {
  const template = readTemplate({
    name: "narrative",
    uuid: "u",
    version: 3,
    "meta-category": "misc",
    requiredOneOf: ["summary"],
    attributes: {
      summary: { "misp-attribute": "text" },
      url: { "misp-attribute": "url", multiple: true },
      objective: { "misp-attribute": "text", values_list: ["Disinformation", "Parody"] },
    },
  });

  it("an object that fits its template has no faults", () => {
    if (!template.ok) throw new Error(template.refusal);
    const object = {
      Attribute: [
        { object_relation: "summary", type: "text", value: "x" },
        ...["a", "b"].map((value) => ({ object_relation: "url", type: "url", value })),
      ],
    };
    expect(templateFaults(object, template.value)).toEqual([]);
  });

  it("negative: each fault is named with its place and what was expected, in both languages", () => {
    if (!template.ok) throw new Error(template.refusal);
    const object = {
      Attribute: [
        { object_relation: "author", type: "text", value: "x" },
        { object_relation: "objective", type: "url", value: "Satire" },
        { object_relation: "objective", type: "text", value: "Parody" },
      ],
    };
    const faults = templateFaults(object, template.value);
    expect(faults.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      "Attribute[0].object_relation relation-unknown",
      "Attribute[1].type attribute-type",
      "Attribute[1].value value-not-listed",
      "Attribute[2].object_relation relation-repeated",
      "Attribute relation-missing",
    ]);
    expect(faults.every(({ rule }) => templateMessages[rule].fr.includes("attendu"))).toBe(true);
    expect(readTemplate({ name: "x" })).toMatchObject({ ok: false, refusal: "template-without-relations" });
  });

  it("W1.7 a sharing group names who may receive and who may invite; negative: without a name it is none", () => {
    const organisation = (name: string, extend: boolean) => ({
      extend,
      Organisation: { uuid: `uuid of ${name}`, name },
    });
    const group = {
      SharingGroup: { name: "Partners", releasability: "election partners", active: true },
      SharingGroupOrg: [organisation("A", true), organisation("B", false)],
    };
    expect(readSharingGroup(group)).toMatchObject({
      ok: true,
      value: {
        name: "Partners",
        active: true,
        organisations: [
          { name: "A", mayExtend: true },
          { name: "B", mayExtend: false },
        ],
      },
    });
    expect(
      readSharingGroup({ name: "Inside an event", SharingGroupOrg: [organisation("A", false)] }),
    ).toMatchObject({ ok: true, value: { organisations: [{ name: "A" }] } });
    for (const nothing of [null, {}, { SharingGroup: {} }])
      expect(readSharingGroup(nothing)).toMatchObject({ ok: false, refusal: "not-a-sharing-group" });
  });
});
