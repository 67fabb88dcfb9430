import { sql, statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { Agreement, type Act } from "./contract.ts";
import type { Party } from "./rules.ts";

interface Tables {
  agreements: {
    id: string;
    space: string;
    election_id: string;
    title: string;
    parties: string[];
    clauses: unknown;
    expires_at_ms: number | null;
    amends: string | null;
    proposed_by: string;
    proposed_by_organisation_id: string;
    proposed_at_ms: number;
  };
  agreement_acts: {
    agreement_id: string;
    organisation_id: string;
    act: string;
    declaration: string;
    by_person: string;
    at_ms: number;
  };
  organisations: { id: string; sector: string };
  participations: { organisation_id: string; election_id: string; from_ms: number; to_ms: number | null };
}

const from = statements<Tables>();

/** Every agreement of this election and space with its history, oldest first. */
export async function allAgreements(tx: Tx): Promise<Agreement[]> {
  const rows = await tx.many(
    from
      .selectFrom("agreements as a")
      .selectAll("a")
      .select(
        sql`coalesce((
          select jsonb_agg(jsonb_build_object('organisationId', t.organisation_id, 'act', t.act,
            'declaration', t.declaration, 'atMs', t.at_ms) order by t.seq)
          from agreement_acts t where t.agreement_id = a.id), '[]')`.as("acts"),
      )
      .orderBy("a.proposed_at_ms")
      .orderBy("a.id"),
  );
  return rows.map((row) =>
    Agreement.parse({
      id: row.id,
      title: row.title,
      parties: row.parties,
      clauses: row.clauses,
      expiresAtMs: row.expires_at_ms,
      amends: row.amends,
      proposedByOrganisationId: row.proposed_by_organisation_id,
      proposedAtMs: row.proposed_at_ms,
      acts: row.acts,
    }),
  );
}

export async function insertAgreement(tx: Tx, electionId: string, agreement: Agreement): Promise<void> {
  await tx.run(
    from.insertInto("agreements").values({
      id: agreement.id,
      space: tx.actor.space,
      election_id: electionId,
      title: agreement.title,
      parties: agreement.parties,
      clauses: JSON.stringify(agreement.clauses),
      expires_at_ms: agreement.expiresAtMs,
      amends: agreement.amends,
      proposed_by: tx.actor.id,
      proposed_by_organisation_id: agreement.proposedByOrganisationId,
      proposed_at_ms: agreement.proposedAtMs,
    }),
  );
}

export async function addAct(tx: Tx, agreementId: string, act: Act): Promise<void> {
  await tx.run(
    from.insertInto("agreement_acts").values({
      agreement_id: agreementId,
      organisation_id: act.organisationId,
      act: act.act,
      declaration: act.declaration,
      by_person: tx.actor.id,
      at_ms: act.atMs,
    }),
  );
}

export interface KnownParty extends Party {
  readonly takesPart: boolean;
}

/** Organisations as the clauses see them, with whether each takes part in the election now. Unknown ids are left out. */
export async function partiesOf(
  tx: Tx,
  electionId: string,
  ids: readonly string[],
): Promise<Map<string, KnownParty>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many(
    from
      .selectFrom("organisations as o")
      .select(["o.id", "o.sector"])
      .select(sql<string[]>`cf_organisation_roles(o.id)`.as("roles"))
      .select((each) =>
        each
          .exists(
            each
              .selectFrom("participations as p")
              .select("p.organisation_id")
              .whereRef("p.organisation_id", "=", "o.id")
              .where("p.election_id", "=", electionId)
              .where("p.from_ms", "<=", tx.nowMs)
              .where((on) => on.or([on("p.to_ms", "is", null), on("p.to_ms", ">", tx.nowMs)])),
          )
          .as("takes_part"),
      )
      .where("o.id", "in", ids),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { organisationId: row.id, sector: row.sector, roles: row.roles, takesPart: Boolean(row.takes_part) },
    ]),
  );
}
