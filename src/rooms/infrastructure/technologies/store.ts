import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Registered, Technology, type Auditability, type TechnologyState } from "./contract.ts";
import { gateOf, nameKey } from "./rules.ts";

interface Row {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  jurisdiction: string;
  name: string;
  name_key: string;
  maker: string | null;
  kind: string;
  paper_record: string;
  devices: number;
  certification: string | null;
  certification_ends_on: string | null;
  accessibility_test: unknown;
  security_test: unknown;
  back_up: unknown;
  auditability: string;
  state: string;
  registered_at_ms: number;
  changed_at_ms: number;
  deployed_at_ms: number | null;
  retired_because: string | null;
}

const from = statements<{ voting_technologies: Row }>();

export interface WantedTechnologies {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: TechnologyState | undefined;
  readonly auditability?: Auditability | undefined;
}

/** By jurisdiction and name; the cursor is the id of the last row of the page before. */
export async function technologiesPage(tx: Tx, wanted: WantedTechnologies): Promise<Page<Technology>> {
  const chosen = from
    .selectFrom("voting_technologies as t")
    .where("t.election_id", "=", tx.actor.electionId ?? "")
    .where("t.space", "=", tx.actor.space)
    .$if(wanted.state !== undefined, (query) => query.where("t.state", "=", wanted.state ?? ""))
    .$if(wanted.auditability !== undefined, (query) =>
      query.where("t.auditability", "=", wanted.auditability ?? ""),
    );
  const rows = await tx.many(
    chosen
      .selectAll("t")
      .$if(wanted.cursor !== undefined, (query) =>
        query.where(
          sql<SqlBool>`(t.jurisdiction, t.name, t.id) > (select p.jurisdiction, p.name, p.id from voting_technologies p where p.id = ${wanted.cursor})`,
        ),
      )
      .orderBy("t.jurisdiction")
      .orderBy("t.name")
      .orderBy("t.id")
      .limit(wanted.limit + 1),
  );
  const counted = await tx.first(chosen.select(sql<number>`count(*)::integer`.as("total")));
  const page = rows.slice(0, wanted.limit).map((row) => technologyOf(row, tx.nowMs));
  return {
    rows: page,
    next: rows.length > wanted.limit ? (page.at(-1)?.id ?? null) : null,
    total: counted?.total ?? 0,
  };
}

export async function findTechnology(tx: Tx, id: string): Promise<Technology | null> {
  const row = await tx.first(
    from
      .selectFrom("voting_technologies")
      .selectAll()
      .where("id", "=", id)
      .where("election_id", "=", tx.actor.electionId ?? ""),
  );
  return row && technologyOf(row, tx.nowMs);
}

/** What the actor's own organisation has in the register, once nobody else acts on it. */
export async function takeRegister(tx: Tx): Promise<Technology[]> {
  await tx.run(from.selectNoFrom(sql`cf_lock_technologies(${tx.actor.organisationId ?? ""})`.as("locked")));
  return ownTechnologies(tx);
}

/** Of the actor's own organisation, without what is retired. */
export async function ownTechnologies(tx: Tx): Promise<Technology[]> {
  const rows = await tx.many(
    from
      .selectFrom("voting_technologies")
      .selectAll()
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("organisation_id", "=", tx.actor.organisationId ?? "")
      .where("state", "<>", "retired")
      .orderBy("jurisdiction")
      .orderBy("name")
      .orderBy("id"),
  );
  return rows.map((row) => technologyOf(row, tx.nowMs));
}

export async function insertTechnologies(tx: Tx, technologies: readonly Technology[]): Promise<void> {
  for (let start = 0; start < technologies.length; start += 200)
    await tx.run(
      from.insertInto("voting_technologies").values(
        technologies.slice(start, start + 200).map((one) => ({
          id: one.id,
          space: tx.actor.space,
          election_id: tx.actor.electionId ?? "",
          organisation_id: one.organisationId,
          tlp: "green",
          classification: 0,
          created_by: tx.actor.id,
          registered_at_ms: one.registeredAtMs,
          ...changing(one),
        })),
      ),
    );
}

export async function saveTechnologies(tx: Tx, technologies: readonly Technology[]): Promise<void> {
  await tx.runAll(
    technologies.map((one) =>
      from.updateTable("voting_technologies").set(changing(one)).where("id", "=", one.id),
    ),
  );
}

function changing(one: Technology) {
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  return {
    jurisdiction: one.jurisdiction,
    name: one.name,
    name_key: nameKey(one),
    maker: one.maker,
    kind: one.kind,
    paper_record: one.paperRecord,
    devices: one.devices,
    certification: one.certification,
    certification_ends_on: one.certificationEndsOn,
    accessibility_test: json(one.accessibilityTest),
    security_test: json(one.securityTest),
    back_up: json(one.backUp),
    auditability: one.auditability,
    state: one.state,
    changed_at_ms: one.changedAtMs,
    deployed_at_ms: one.deployedAtMs,
    retired_because: one.retiredBecause,
  };
}

function technologyOf(row: Row, nowMs: number): Technology {
  const kept = {
    jurisdiction: row.jurisdiction,
    name: row.name,
    maker: row.maker,
    kind: row.kind,
    paperRecord: row.paper_record,
    devices: row.devices,
    certification: row.certification,
    certificationEndsOn: row.certification_ends_on,
    accessibilityTest: row.accessibility_test,
    securityTest: row.security_test,
    backUp: row.back_up,
  };
  return Technology.parse({
    ...kept,
    id: row.id,
    organisationId: row.organisation_id,
    auditability: row.auditability,
    // What the gate says depends on the day: a certification ends.
    gate: gateOf(Registered.parse(kept), nowMs),
    state: row.state,
    registeredAtMs: row.registered_at_ms,
    changedAtMs: row.changed_at_ms,
    deployedAtMs: row.deployed_at_ms,
    retiredBecause: row.retired_because,
  });
}
