import { statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { Mandate } from "./contract.ts";

interface Row {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  matter: string;
  legal_basis: string;
  legal_basis_url: string | null;
  phases: string[];
  caretaker_only: boolean;
  routes_to: string | null;
  attestation: string;
  attested_by: string;
  registered_by: string;
  registered_at_ms: number;
  ended_at_ms: number | null;
  ended_by: string | null;
  ended_because: string | null;
}

const from = statements<{ mandates: Row; organisations: { id: string } }>();

export async function allMandates(tx: Tx): Promise<Mandate[]> {
  const rows = await tx.many(from.selectFrom("mandates").selectAll().orderBy("matter").orderBy("id"));
  return rows.map(mandateOf);
}

export async function findMandate(tx: Tx, id: string): Promise<Mandate | null> {
  const row = await tx.first(from.selectFrom("mandates").selectAll().where("id", "=", id));
  return row && mandateOf(row);
}

export async function insertMandate(tx: Tx, electionId: string, mandate: Mandate): Promise<void> {
  await tx.run(
    from.insertInto("mandates").values({
      id: mandate.id,
      space: tx.actor.space,
      election_id: electionId,
      organisation_id: mandate.organisationId,
      matter: mandate.matter,
      legal_basis: mandate.legalBasis,
      legal_basis_url: mandate.legalBasisUrl,
      phases: mandate.phases,
      caretaker_only: mandate.caretakerOnly,
      routes_to: mandate.routesTo,
      attestation: mandate.attestation,
      attested_by: mandate.attestedBy,
      registered_by: mandate.registeredBy,
      registered_at_ms: mandate.registeredAtMs,
      ended_at_ms: null,
      ended_by: null,
      ended_because: null,
    }),
  );
}

export async function endMandate(tx: Tx, id: string, why: string): Promise<void> {
  await tx.run(
    from
      .updateTable("mandates")
      .set({ ended_at_ms: tx.nowMs, ended_by: tx.actor.id, ended_because: why })
      .where("id", "=", id),
  );
}

export async function organisationsThatExist(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.many(from.selectFrom("organisations").select("id").where("id", "in", ids));
  return rows.map((row) => row.id);
}

function mandateOf(row: Row): Mandate {
  return Mandate.parse({
    id: row.id,
    organisationId: row.organisation_id,
    matter: row.matter,
    legalBasis: row.legal_basis,
    legalBasisUrl: row.legal_basis_url,
    phases: row.phases,
    caretakerOnly: row.caretaker_only,
    routesTo: row.routes_to,
    attestation: row.attestation,
    attestedBy: row.attested_by,
    registeredBy: row.registered_by,
    registeredAtMs: row.registered_at_ms,
    endedAtMs: row.ended_at_ms,
    endedBecause: row.ended_because,
  });
}
