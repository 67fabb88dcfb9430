import { BundleObject } from "./contract.ts";

export interface BundleRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  imported_at_ms: number;
  name: string;
  stix_id: string | null;
  spec_version: string | null;
  sha256: string;
  bytes: number;
  unmarked_tlp: string;
  received: number;
  imported: number;
  quarantined: number;
  identical: number;
  conflicting: number;
  ids_not_random: number;
  repairs_by_rule: unknown;
  notes: unknown;
  dangling: number;
  dangling_first: unknown;
  format: string;
  changes_by_rule: unknown;
  origin: string;
  source_name: string | null;
  events: unknown;
}

export interface ObjectRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  bundle_id: string;
  place: number;
  stix_id: string;
  type: string;
  name: string;
  modified: string | null;
  custom: boolean;
  object: unknown;
}

export interface RepairRow {
  bundle_id: string;
  number: number;
  object_id: string;
  stix_id: string;
  type: string;
  property: string;
  rule: string;
  section: string;
  before: unknown;
  after: unknown;
  because: string | null;
}

export interface SetAsideRow {
  bundle_id: string;
  place: number;
  kind: string;
  stix_id: string | null;
  type: string | null;
  reason: string | null;
  property: string | null;
  section: string | null;
  same_as: number | null;
  text: string;
}

export interface ChangeRow {
  bundle_id: string;
  number: number;
  object_id: string | null;
  path: string;
  rule: string;
  from_name: string | null;
  to_name: string | null;
  lost: boolean;
  text: string | null;
}

export interface FixRow {
  bundle_id: string;
  place: number;
  object_id: string;
  at_ms: number;
  by_person: string;
  why: string;
  text: string;
}

export interface Tables {
  bundles: BundleRow;
  bundle_objects: ObjectRow;
  bundle_repairs: RepairRow;
  bundle_set_aside: SetAsideRow;
  bundle_changes: ChangeRow;
  bundle_fixes: FixRow;
}

export function objectOf(row: ObjectRow): BundleObject {
  return BundleObject.parse({
    id: row.id,
    stixId: row.stix_id,
    type: row.type,
    name: row.name,
    modified: row.modified,
    tlp: row.tlp,
    custom: row.custom,
    place: row.place,
    object: row.object,
  });
}
