import { tlpMarking, type Tlp } from "@counterfoil/stix";

export type StixObject = Readonly<Record<string, unknown>>;

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const time = "2026-01-01T00:00:00.000Z";

export const bundleOf = (objects: readonly StixObject[]): string =>
  JSON.stringify({ type: "bundle", id: `bundle--${uuid(9999)}`, objects }, null, 1);

export const domain = (n: number, value: string): StixObject => ({
  type: "domain-name",
  spec_version: "2.1",
  id: `domain-name--${uuid(n)}`,
  value,
});

export const marked = (n: number, level: Tlp): StixObject => ({
  ...domain(n, `${level.replace("+", "-")}${n}.example`),
  object_marking_refs: [tlpMarking(level)["id"]],
});

export const relationship = (n: number, from: number, to: number): StixObject => ({
  type: "relationship",
  spec_version: "2.1",
  id: `relationship--${uuid(n)}`,
  created: time,
  modified: time,
  relationship_type: "related-to",
  source_ref: `domain-name--${uuid(from)}`,
  target_ref: `domain-name--${uuid(to)}`,
});

/** A bundle of STIX 2.0: an indicator, and an observation that holds two observables and marks one of them. */
export const olderBundle = JSON.stringify({
  type: "bundle",
  id: `bundle--${uuid(9998)}`,
  spec_version: "2.0",
  objects: [
    {
      type: "indicator",
      id: `indicator--${uuid(1)}`,
      created: time,
      modified: time,
      labels: ["malicious-activity"],
      pattern: "[domain-name:value = 'older.example']",
      valid_from: time,
    },
    {
      type: "observed-data",
      id: `observed-data--${uuid(2)}`,
      created: time,
      modified: time,
      first_observed: time,
      last_observed: time,
      number_observed: 1,
      objects: {
        "0": { type: "domain-name", value: "older.example", resolves_to_refs: ["1"] },
        "1": { type: "ipv4-addr", value: "198.51.100.7" },
      },
    },
    { type: "campaign", created: time, modified: time, name: "Without an id" },
  ],
});

/** An event of MISP with what STIX holds, what it holds as custom, and what cannot come along. */
export const mispEvent = (more: StixObject = {}): StixObject => ({
  uuid: uuid(100),
  info: "Copies of newspapers (made up)",
  date: "2026-10-01",
  timestamp: "1790000000",
  published: true,
  publish_timestamp: "1790000100",
  Orgc: { uuid: uuid(101), name: "Observatory" },
  Tag: [{ name: "tlp:green" }],
  Attribute: [
    {
      uuid: uuid(102),
      type: "domain",
      category: "Network activity",
      value: "copy.example",
      to_ids: true,
      timestamp: "1790000001",
    },
    {
      uuid: uuid(103),
      type: "url",
      category: "Network activity",
      value: "https://other.example/a",
      to_ids: false,
      timestamp: "1790000002",
    },
    { uuid: uuid(104), type: "domain", category: "Network activity", comment: "value was lost" },
  ],
  Object: [
    {
      uuid: uuid(105),
      name: "person",
      "meta-category": "misc",
      timestamp: "1790000004",
      Attribute: [{ type: "text", object_relation: "alias", value: "X" }],
    },
  ],
  ...more,
});
