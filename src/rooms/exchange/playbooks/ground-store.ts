import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Tables } from "./rows-store.ts";
import type { First } from "./rules.ts";

const from = statements<Tables>();

/** When the reader could first see each technique met here; only of the techniques (or their parts) that are asked for. */
export async function firstsOf(tx: Tx, techniques: readonly string[]): Promise<First[]> {
  if (techniques.length === 0) return [];
  const asked = [...new Set(techniques)];
  const rows = await tx.many(
    from
      .selectFrom("technique_sightings as s")
      .select("s.code")
      .select(sql<number>`min(s.since_ms)`.as("first_ms"))
      .where("s.election_id", "=", tx.actor.electionId ?? "")
      .where("s.space", "=", tx.actor.space)
      .where((each) => each.or([each("s.code", "in", asked), each("s.family", "in", asked)]))
      .groupBy("s.code")
      .orderBy("s.code"),
  );
  const names = await termsOf(
    tx,
    rows.map(({ code }) => code),
  );
  return rows.map(({ code, first_ms }) => ({
    code,
    name: names.get(code)?.name ?? null,
    firstMs: first_ms,
  }));
}

/** How these codes stand in the latest version of their vocabulary; one in use comes before one that is retired. */
export async function termsOf(
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

/** Each of these codes, with the one in use that took its place: a playbook that names a retired technique answers for its successor. */
export async function withSuccessors(
  tx: Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const terms = await termsOf(tx, codes);
  return new Map(
    codes.map((code) => {
      const successor = terms.get(code)?.successor ?? null;
      return [code, successor === null ? [code] : [code, successor]];
    }),
  );
}

/** Is a version of any vocabulary installed? Where none is, every well-formed code is taken. */
export async function vocabularyExists(tx: Tx): Promise<boolean> {
  const row = await tx.first(
    from.selectNoFrom(sql<SqlBool>`exists (select from vocabulary_standing)`.as("exists")),
  );
  return row?.exists === true;
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
