import { statements } from "../../../platform/storage/statements.ts";
import { Collection } from "./contract.ts";

export interface CollectionRow {
  id: string;
  uuid: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  created_at_ms: number;
  title: string;
  description: string | null;
  unmarked_tlp: string;
  judged: string;
  readable: boolean;
  writable: boolean;
  media_types: string[];
  closed_at_ms: number | null;
}

export interface ObjectRow {
  collection_id: string;
  owner_id: string;
  added_us: number;
  stix_id: string;
  type: string;
  version_us: number;
  version: string | null;
  spec_version: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  body: string;
}

export interface StatusRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  requested_at_us: number;
  resource: string;
}

export interface Tables {
  taxii_collections: CollectionRow;
  taxii_objects: ObjectRow;
  taxii_statuses: StatusRow;
}

export const from = statements<Tables>();

export function collectionOf(row: CollectionRow): Collection {
  return Collection.parse({
    id: row.id,
    uuid: row.uuid,
    title: row.title,
    description: row.description,
    organisationId: row.organisation_id,
    tlp: row.tlp,
    unmarkedTlp: row.unmarked_tlp,
    judged: row.judged,
    readable: row.readable,
    writable: row.writable,
    mediaTypes: row.media_types,
    createdAtMs: row.created_at_ms,
    closedAtMs: row.closed_at_ms,
  });
}
