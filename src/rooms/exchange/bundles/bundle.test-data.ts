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
