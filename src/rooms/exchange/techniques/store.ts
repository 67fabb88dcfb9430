import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { z } from "zod";
import { kinds, newsDays, Sighting } from "./contract.ts";
import type { DayCount } from "./rules.ts";

interface SightingRow {
  code: string;
  family: string;
  kind: string;
  item_id: string;
  subject_id: string;
  title: string;
  coded_at_ms: number;
  since_ms: number;
  by_person: string;
  organisation_id: string;
  election_id: string;
  space: string;
}

interface Tables {
  technique_sightings: SightingRow;
  technique_readings: {
    person_id: string;
    election_id: string;
    space: string;
    code: string;
    at_ms: number;
  };
  people: { id: string; name: string };
  organisations: { id: string; name: string };
  elections: { id: string; time_zone: string };
  vocabulary_standing: {
    external_id: string;
    name: string;
    retired: boolean;
    successor_external_id: string | null;
  };
}

const from = statements<Tables>();
const sightingsMax = 100;

const here = (tx: Tx) => sql<SqlBool>`s.election_id = ${tx.actor.electionId} and s.space = ${tx.actor.space}`;

const seen = (tx: Tx) =>
  from
    .selectFrom("technique_sightings as s")
    .leftJoin("people as p", "p.id", "s.by_person")
    .leftJoin("organisations as o", "o.id", "s.organisation_id")
    .select(["s.code", "s.kind", "s.subject_id", "s.title", "s.coded_at_ms", "s.since_ms", "s.by_person"])
    .select(["p.name as by_name", "o.name as organisation_name"])
    .where(here(tx));

type SeenRow = Omit<SightingRow, "family" | "item_id" | "organisation_id" | "election_id" | "space"> & {
  by_name: string | null;
  organisation_name: string | null;
};

function sightingOf(row: SeenRow): Sighting {
  return Sighting.parse({
    kind: row.kind,
    subject: row.subject_id,
    title: row.title,
    codedAtMs: row.coded_at_ms,
    sinceMs: row.since_ms,
    byPerson: row.by_person,
    byName: row.by_name,
    organisationName: row.organisation_name,
  });
}

/** Of each technique (or of one) the sighting that the reader could see first. */
export async function firstSightings(tx: Tx, code?: string): Promise<{ code: string; sighting: Sighting }[]> {
  const rows = await tx.many(
    seen(tx)
      .$if(code !== undefined, (each) => each.where("s.code", "=", code ?? ""))
      .distinctOn("s.code")
      .orderBy("s.code")
      .orderBy("s.since_ms")
      .orderBy("s.coded_at_ms")
      .orderBy("s.item_id"),
  );
  return rows.map((row) => ({ code: row.code, sighting: sightingOf(row) }));
}

export async function lastSightings(tx: Tx, code: string): Promise<Sighting[]> {
  const rows = await tx.many(
    seen(tx)
      .where("s.code", "=", code)
      .orderBy("s.coded_at_ms", "desc")
      .orderBy("s.item_id", "desc")
      .limit(sightingsMax),
  );
  return rows.map(sightingOf);
}

const Counted = z.object({
  code: z.string(),
  kind: z.enum(kinds),
  day: z.string(),
  count: z.number().int(),
  lastMs: z.number().int(),
});

/** By technique, how often on which day (in the election's time zone), and when last. One bundle counts once. */
export async function daysOf(
  tx: Tx,
  timeZone: string,
  code?: string,
): Promise<Map<string, { days: DayCount[]; lastMs: number }>> {
  const day = sql<string>`to_char(to_timestamp(s.coded_at_ms / 1000.0) at time zone ${timeZone}::text, 'YYYY-MM-DD')`;
  const rows = await tx.many(
    from
      .selectFrom("technique_sightings as s")
      .select(["s.code", "s.kind", day.as("day")])
      .select(sql<number>`count(distinct s.item_id)::int`.as("count"))
      .select(sql<number>`max(s.coded_at_ms)`.as("last_ms"))
      .where(here(tx))
      .$if(code !== undefined, (each) => each.where("s.code", "=", code ?? ""))
      .groupBy(["s.code", "s.kind", sql`3`]),
  );
  const found = new Map<string, { days: DayCount[]; lastMs: number }>();
  for (const row of rows) {
    const { code: of, lastMs, ...one } = Counted.parse({ ...row, lastMs: row.last_ms });
    const known = found.get(of) ?? { days: [], lastMs: 0 };
    known.days.push(one);
    found.set(of, { days: known.days, lastMs: Math.max(known.lastMs, lastMs) });
  }
  return found;
}

/** The codes of which the reader has taken note. */
export async function notedCodes(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.many(
    from.selectFrom("technique_readings").select("code").where("person_id", "=", tx.actor.id),
  );
  return new Set(rows.map(({ code }) => code));
}

/** First sightings that are news to the reader and of which the reader has not taken note; newest first, at most 50. */
export async function unreadFirsts(tx: Tx): Promise<{ code: string; sighting: Sighting }[]> {
  const noted = await notedCodes(tx);
  return (await firstSightings(tx))
    .filter(({ code, sighting }) => isNews(sighting, tx.nowMs) && !noted.has(code))
    .sort((one, other) => other.sighting.sinceMs - one.sighting.sinceMs)
    .slice(0, 50);
}

export function isNews({ sinceMs }: Sighting, nowMs: number): boolean {
  return sinceMs > nowMs - newsDays * 86_400_000;
}

export async function note(tx: Tx, code: string): Promise<void> {
  const { id, electionId, space } = tx.actor;
  await tx.run(
    from
      .insertInto("technique_readings")
      .values({ person_id: id, election_id: electionId ?? "", space, code, at_ms: tx.nowMs })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

export async function timeZoneOf(tx: Tx): Promise<string> {
  const row = await tx.first(
    from
      .selectFrom("elections")
      .select("time_zone")
      .where("id", "=", tx.actor.electionId ?? ""),
  );
  return row?.time_zone ?? "UTC";
}

/** How these codes stand in the latest version of their vocabulary; one in use comes before one that is retired. */
export async function namesOf(
  tx: Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly successor: string | null }>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.many(
    from
      .selectFrom("vocabulary_standing")
      .select(["external_id", "name", "retired", "successor_external_id"])
      .distinctOn("external_id")
      .where("external_id", "in", codes)
      .orderBy("external_id")
      .orderBy("retired"),
  );
  return new Map(
    rows.map((row) => [
      row.external_id,
      { name: row.name, successor: row.retired ? row.successor_external_id : null },
    ]),
  );
}
