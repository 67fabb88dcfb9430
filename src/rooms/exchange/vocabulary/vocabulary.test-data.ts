export type StixObject = Record<string, unknown> & { type: string; id: string };

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const time = "2026-01-01T00:00:00.000Z";

/** A technique as DISARM publishes it. */
export function technique(n: number, code: string, name: string, more: object = {}): StixObject {
  return {
    type: "attack-pattern",
    spec_version: "2.1",
    id: `attack-pattern--${uuid(n)}`,
    created: time,
    modified: time,
    name,
    external_references: [{ source_name: "test", external_id: code }],
    ...more,
  };
}

export const revokedBy = (n: number, from: number, to: number): StixObject => ({
  type: "relationship",
  spec_version: "2.1",
  id: `relationship--${uuid(n)}`,
  created: time,
  modified: time,
  relationship_type: "revoked-by",
  source_ref: `attack-pattern--${uuid(from)}`,
  target_ref: `attack-pattern--${uuid(to)}`,
});

export const bundleOf = (objects: readonly object[]): string =>
  JSON.stringify({ type: "bundle", id: `bundle--${uuid(999)}`, objects });
