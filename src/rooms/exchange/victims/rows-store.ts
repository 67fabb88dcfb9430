import { Victim, VictimLine } from "./contract.ts";

export interface VictimRow {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  incident_id: string;
  kind: string;
  name: string;
  identifying: readonly string[];
  address: string | null;
  phone: string | null;
  language: string;
  contact_person_id: string;
  safety: string;
  consent: string;
  outcome: string;
  account_person_id: string | null;
  redress: readonly string[];
  state: string;
  registered_at_ms: number;
  contact_known_at_ms: number | null;
  tell_due_at_ms: number | null;
  due_at_ms: number | null;
  told_at_ms: number | null;
  acknowledged_at_ms: number | null;
}

export const lineColumns = [
  "id",
  "incident_id",
  "kind",
  "name",
  "outcome",
  "consent",
  "state",
  "contact_person_id",
  "language",
  "registered_at_ms",
  "due_at_ms",
  "told_at_ms",
  "acknowledged_at_ms",
] as const;

export const victimColumns = [
  ...lineColumns,
  "organisation_id",
  "identifying",
  "address",
  "phone",
  "safety",
  "account_person_id",
  "redress",
  "contact_known_at_ms",
  "tell_due_at_ms",
] as const;

export function lineOf(row: Pick<VictimRow, (typeof lineColumns)[number]>): VictimLine {
  return VictimLine.parse(common(row));
}

export function victimOf(row: Pick<VictimRow, (typeof victimColumns)[number]>): Victim {
  return Victim.parse({
    ...common(row),
    organisationId: row.organisation_id,
    identifying: row.identifying,
    address: row.address,
    phone: row.phone,
    safety: row.safety,
    accountPersonId: row.account_person_id,
    redress: row.redress,
    contactKnownAtMs: row.contact_known_at_ms,
    tellDueAtMs: row.tell_due_at_ms,
  });
}

function common(row: Pick<VictimRow, (typeof lineColumns)[number]>) {
  return {
    id: row.id,
    incidentId: row.incident_id,
    kind: row.kind,
    name: row.name,
    outcome: row.outcome,
    consent: row.consent,
    state: row.state,
    contactPersonId: row.contact_person_id,
    language: row.language,
    registeredAtMs: row.registered_at_ms,
    dueAtMs: row.due_at_ms,
    toldAtMs: row.told_at_ms,
    acknowledgedAtMs: row.acknowledged_at_ms,
  };
}
