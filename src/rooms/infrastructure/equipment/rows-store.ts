import { Equipment } from "./contract.ts";
import { serialKey, type Entry, type Said } from "./rules.ts";

export interface EquipmentRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  technology_id: string | null;
  pollbook_device: string | null;
  serial: string;
  serial_key: string;
  place: string;
  version: string | null;
  software_hash: string | null;
  holder: string;
  in_transit: boolean;
  state: string;
  registered_at_ms: number;
  changed_at_ms: number;
}

export interface EntryRow {
  equipment_id: string;
  seq: number;
  kind: string;
  at_ms: number;
  by_person: string;
  body: unknown;
}

export interface TechnologyView {
  id: string;
  election_id: string;
  space: string;
  jurisdiction: string;
  name: string;
  state: string;
  certification_ends_on: string | null;
}

export interface EnrolledView {
  device: string;
  site: string;
  package_id: string;
  space: string;
  election_id: string;
  organisation_id: string;
}

export function equipmentOf(row: EquipmentRow & { technology: string | null }): Equipment {
  return Equipment.parse({
    id: row.id,
    organisationId: row.organisation_id,
    serial: row.serial,
    technologyId: row.technology_id,
    technology: row.technology,
    pollbookDevice: row.pollbook_device,
    place: row.place,
    version: row.version,
    softwareHash: row.software_hash,
    state: row.state,
    holder: row.holder,
    inTransit: row.in_transit,
    registeredAtMs: row.registered_at_ms,
    changedAtMs: row.changed_at_ms,
  });
}

export function changingOf(one: Equipment) {
  return {
    technology_id: one.technologyId,
    pollbook_device: one.pollbookDevice,
    serial: one.serial,
    serial_key: serialKey(one.serial),
    place: one.place,
    version: one.version,
    software_hash: one.softwareHash,
    holder: one.holder,
    in_transit: one.inTransit,
    state: one.state,
    changed_at_ms: one.changedAtMs,
  };
}

/** An entry is written by this slice alone, or by its trigger with the same shape. */
export function entryOf(row: EntryRow & { name: string | null }): Entry {
  return {
    seq: row.seq,
    atMs: row.at_ms,
    by: row.by_person,
    byName: row.name,
    said: { kind: row.kind, ...(row.body as object) } as Said,
  };
}
