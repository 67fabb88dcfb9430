import { sql, statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import type { Page } from "../../platform/contract/page.ts";
import { Organisation, Sector } from "./contract.ts";
import type { Participation } from "./rules.ts";

interface Row {
  id: string;
  name: string;
  sector: string;
  country: string;
  spectrum_position: string | null;
  contact: string | null;
  created_at_ms: number;
}

interface Tables {
  organisations: Row;
  participations: { election_id: string; organisation_id: string; from_ms: number; to_ms: number | null };
  community_openings: {
    election_id: string;
    space: string;
    opened_at_ms: number;
    opened_by: string;
    sectors: string[];
  };
  elections: { id: string; rules: { requiredSectors: string[] } };
}

const from = statements<Tables>();
const columns = ["id", "name", "sector", "country", "spectrum_position", "contact"] as const;

export interface Wanted {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly sector?: Sector | undefined;
}

/** By name; the cursor is the id of the last organisation of the page before. */
export async function organisationsPage(tx: Tx, wanted: Wanted): Promise<Page<Organisation>> {
  const those = from
    .selectFrom("organisations")
    .$if(wanted.sector !== undefined, (query) => query.where("sector", "=", wanted.sector ?? ""));
  const rows = await tx.many(
    those
      .select(columns)
      .$if(wanted.cursor !== undefined, (query) =>
        query.where(
          sql<boolean>`(name collate "C", id) > (select o.name collate "C", o.id from organisations o where o.id = ${wanted.cursor})`,
        ),
      )
      .orderBy(sql`name collate "C"`)
      .orderBy("id")
      .limit(wanted.limit + 1),
  );
  const total = await tx.first(those.select((each) => each.fn.countAll<number>().as("count")));
  const page = rows.slice(0, wanted.limit).map(organisationOf);
  const more = rows.length > wanted.limit;
  return { rows: page, next: more ? (page.at(-1)?.id ?? null) : null, total: total?.count ?? 0 };
}

export async function findOrganisation(tx: Tx, id: string): Promise<Organisation | null> {
  const row = await tx.first(from.selectFrom("organisations").select(columns).where("id", "=", id));
  return row && organisationOf(row);
}

export async function insertOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  await tx.run(
    from
      .insertInto("organisations")
      .values({ id: organisation.id, ...rowOf(organisation), created_at_ms: tx.nowMs }),
  );
}

export async function updateOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  await tx.run(from.updateTable("organisations").set(rowOf(organisation)).where("id", "=", organisation.id));
}

export async function participationsOf(tx: Tx, electionId: string): Promise<Participation[]> {
  const rows = await tx.many(
    from
      .selectFrom("participations as p")
      .innerJoin("organisations as o", "o.id", "p.organisation_id")
      .select(["o.id", "o.name", "o.sector", "p.from_ms", "p.to_ms"])
      .where("p.election_id", "=", electionId)
      .orderBy("p.from_ms")
      .orderBy("o.id"),
  );
  return rows.map((row) => ({
    organisationId: Organisation.shape.id.parse(row.id),
    name: row.name,
    sector: Sector.parse(row.sector),
    fromMs: row.from_ms,
    toMs: row.to_ms,
  }));
}

export async function insertParticipation(tx: Tx, electionId: string, organisationId: string): Promise<void> {
  await tx.run(
    from
      .insertInto("participations")
      .values({ election_id: electionId, organisation_id: organisationId, from_ms: tx.nowMs, to_ms: null }),
  );
}

export async function endParticipation(tx: Tx, electionId: string, organisationId: string): Promise<void> {
  await tx.run(
    from
      .updateTable("participations")
      .set({ to_ms: tx.nowMs })
      .where("election_id", "=", electionId)
      .where("organisation_id", "=", organisationId)
      .where("to_ms", "is", null),
  );
}

export async function requiredSectorsOf(tx: Tx, electionId: string): Promise<string[]> {
  const row = await tx.first(from.selectFrom("elections").select("rules").where("id", "=", electionId));
  return row?.rules.requiredSectors ?? [];
}

export async function openedAtMs(tx: Tx, electionId: string): Promise<number | null> {
  const row = await tx.first(
    from.selectFrom("community_openings").select("opened_at_ms").where("election_id", "=", electionId),
  );
  return row?.opened_at_ms ?? null;
}

export async function insertOpening(
  tx: Tx,
  electionId: string,
  sectorsPresent: readonly string[],
): Promise<void> {
  await tx.run(
    from.insertInto("community_openings").values({
      election_id: electionId,
      space: tx.actor.space,
      opened_at_ms: tx.nowMs,
      opened_by: tx.actor.id,
      sectors: [...sectorsPresent],
    }),
  );
}

function rowOf(organisation: Organisation): Omit<Row, "id" | "created_at_ms"> {
  return {
    name: organisation.name,
    sector: organisation.sector,
    country: organisation.country,
    spectrum_position: organisation.spectrumPosition,
    contact: organisation.contact,
  };
}

function organisationOf(row: Omit<Row, "created_at_ms">): Organisation {
  return Organisation.parse({
    id: row.id,
    name: row.name,
    sector: row.sector,
    country: row.country,
    spectrumPosition: row.spectrum_position,
    contact: row.contact,
  });
}
