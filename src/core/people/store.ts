import { z } from "zod";
import type { Page } from "../../platform/contract/page.ts";
import { sql, statements, type RawBuilder } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { Grant, Person } from "./contract.ts";

interface GrantRow {
  id: string;
  person_id: string;
  role: string;
  election_id: string | null;
  reason: string;
  granted_by: string;
  granted_at_ms: number;
  expires_at_ms: number;
  revoked_at_ms: number | null;
}

interface Tables {
  people: {
    id: string;
    name: string;
    organisation_id: string;
    clearance: number;
    created_at_ms: number;
    ended_at_ms: number | null;
  };
  role_grants: GrantRow;
  organisations: { id: string; name: string; sector: string };
  elections: { id: string };
}

interface Invitations {
  invitations: {
    person_id: string;
    email: string;
    invited_by: string;
    invited_at_ms: number;
    account_made_at_ms: number | null;
    refused: string | null;
  };
}

const from = statements<Tables & Invitations>();

const grantsOf = sql`coalesce((
  select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'electionId', g.election_id, 'reason', g.reason,
    'grantedBy', g.granted_by, 'grantedAtMs', g.granted_at_ms, 'expiresAtMs', g.expires_at_ms,
    'revokedAtMs', g.revoked_at_ms) order by g.granted_at_ms, g.id)
  from role_grants g where g.person_id = p.id), '[]')`;

const selected = () =>
  from
    .selectFrom("people as p")
    .leftJoin("invitations as i", "i.person_id", "p.id")
    .select(["p.id", "p.name", "p.organisation_id", "p.clearance", "p.ended_at_ms", "i.email"])
    .select(
      sql`case when i.person_id is null then null when i.refused is not null then 'refused'
        when i.account_made_at_ms is null then 'waiting' else 'made' end`.as("account"),
    )
    .select(grantsOf.as("grants"));

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof selected>["executeTakeFirst"]>>>;

export interface WantedPeople {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly organisationId?: string | undefined;
}

/** By name; the cursor is the id of the last person of the page before. */
export async function peoplePage(tx: Tx, wanted: WantedPeople): Promise<Page<Person>> {
  const rows = await tx.many(
    selected()
      .$if(wanted.organisationId !== undefined, (query) =>
        query.where("p.organisation_id", "=", wanted.organisationId ?? ""),
      )
      .$if(wanted.cursor !== undefined, (query) =>
        query.where(
          sql<boolean>`(p.name collate "C", p.id) > (select c.name collate "C", c.id from people c where c.id = ${wanted.cursor})`,
        ),
      )
      .orderBy(sql`p.name collate "C"`)
      .orderBy("p.id")
      .limit(wanted.limit + 1),
  );
  const page = rows.slice(0, wanted.limit).map(personOf);
  return { rows: page, next: rows.length > wanted.limit ? (page.at(-1)?.id ?? null) : null, total: null };
}

export async function findPerson(tx: Tx, id: string): Promise<Person | null> {
  const row = await tx.first(selected().where("p.id", "=", id));
  return row && personOf(row);
}

/** Grants to one person are decided one after another, so that two at once cannot join separated duties. */
export async function lockPerson(tx: Tx, id: string): Promise<boolean> {
  return (await tx.first(from.selectFrom("people").select("id").where("id", "=", id).forUpdate())) !== null;
}

export async function insertPerson(
  tx: Tx,
  person: Pick<Person, "id" | "name" | "organisationId" | "clearance">,
  email: string,
): Promise<void> {
  await tx.runAll([
    from.insertInto("people").values({
      id: person.id,
      name: person.name,
      organisation_id: person.organisationId,
      clearance: person.clearance,
      created_at_ms: tx.nowMs,
      ended_at_ms: null,
    }),
    from.insertInto("invitations").values({
      person_id: person.id,
      email,
      invited_by: tx.actor.id,
      invited_at_ms: tx.nowMs,
      account_made_at_ms: null,
      refused: null,
    }),
  ]);
}

export async function insertGrant(tx: Tx, personId: string, grant: Grant): Promise<void> {
  await tx.run(
    from.insertInto("role_grants").values({
      id: grant.id,
      person_id: personId,
      role: grant.role,
      election_id: grant.electionId,
      reason: grant.reason,
      granted_by: grant.grantedBy,
      granted_at_ms: grant.grantedAtMs,
      expires_at_ms: grant.expiresAtMs,
      revoked_at_ms: null,
    }),
  );
}

export async function revokeGrant(tx: Tx, id: string): Promise<void> {
  await tx.run(from.updateTable("role_grants").set({ revoked_at_ms: tx.nowMs }).where("id", "=", id));
}

export async function exists(tx: Tx, table: "organisations" | "elections", id: string): Promise<boolean> {
  return (await tx.first(from.selectFrom(table).select("id").where("id", "=", id))) !== null;
}

export async function emailInUse(tx: Tx, email: string): Promise<boolean> {
  const row = await tx.first(from.selectFrom("invitations").select("person_id").where("email", "=", email));
  return row !== null;
}

export async function organisationOf(
  tx: Tx,
  personId: string,
): Promise<{ name: string; organisation: { id: string; name: string; sector: string } } | null> {
  const row = await tx.first(
    from
      .selectFrom("people as p")
      .innerJoin("organisations as o", "o.id", "p.organisation_id")
      .select(["p.name as person", "o.id", "o.name", "o.sector"])
      .where("p.id", "=", personId),
  );
  return row && { name: row.person, organisation: { id: row.id, name: row.name, sector: row.sector } };
}

/** The valid grants of the person who asks. */
export async function ownGrants(tx: Tx): Promise<Pick<Grant, "role" | "electionId" | "expiresAtMs">[]> {
  const rows = await tx.many(
    from
      .selectFrom("role_grants")
      .select(["role", "election_id", "expires_at_ms"])
      .where("person_id", "=", tx.actor.id)
      .where("revoked_at_ms", "is", null)
      .where("expires_at_ms", ">", tx.nowMs)
      .orderBy("granted_at_ms")
      .orderBy("id"),
  );
  const Own = Grant.pick({ role: true, electionId: true, expiresAtMs: true });
  return rows.map((row) =>
    Own.parse({ role: row.role, electionId: row.election_id, expiresAtMs: row.expires_at_ms }),
  );
}

const IdentityRow = z.object({
  organisation_id: z.string(),
  clearance: Person.shape.clearance,
  grants: z.array(z.object({ role: z.string(), electionId: z.string().nullable() })),
});

/** Organisation, clearance and valid grants of a person in one statement; null where there is none, or no longer. */
export async function identityRow(
  tx: Tx,
  personId: string | RawBuilder<string>,
): Promise<z.infer<typeof IdentityRow> | null> {
  const row = await tx.first(
    from
      .selectFrom("people as p")
      .select(["p.organisation_id", "p.clearance"])
      .select(
        sql`coalesce((
          select jsonb_agg(jsonb_build_object('role', g.role, 'electionId', g.election_id) order by g.granted_at_ms, g.id)
          from role_grants g
          where g.person_id = p.id and g.revoked_at_ms is null and g.expires_at_ms > ${tx.nowMs}), '[]')`.as(
          "grants",
        ),
      )
      .where("p.id", "=", personId)
      .where((on) => on.or([on("p.ended_at_ms", "is", null), on("p.ended_at_ms", ">", tx.nowMs)])),
  );
  return row && IdentityRow.parse(row);
}

function personOf(row: Row): Person {
  return Person.parse({
    id: row.id,
    name: row.name,
    organisationId: row.organisation_id,
    clearance: row.clearance,
    endedAtMs: row.ended_at_ms,
    email: row.email,
    account: row.account,
    grants: row.grants,
  });
}
