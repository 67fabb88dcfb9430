import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { DetectedTerm } from "./contract.ts";
import { Languages, type Tables } from "./rows-store.ts";

const from = statements<Tables>();

/** The election's languages and time zone. */
export async function electionOf(tx: Tx): Promise<{ languages: string[]; timeZone: string }> {
  const row = await tx.first(
    from
      .selectFrom("elections")
      .select(["languages", "time_zone"])
      .where("id", "=", tx.actor.electionId ?? ""),
  );
  return { languages: Languages.parse(row?.languages ?? []), timeZone: row?.time_zone ?? "UTC" };
}

export async function organisationName(tx: Tx, id: string): Promise<string> {
  const row = await tx.first(from.selectFrom("organisations").select("name").where("id", "=", id));
  return row?.name ?? id;
}

export async function personName(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.first(from.selectFrom("people").select("name").where("id", "=", id));
  return row?.name ?? null;
}

/** How each of these codes stands in the latest version of its vocabulary; one that is in use comes before one that is retired. */
export async function termsOf(
  tx: Tx,
  codes: readonly (string | null)[],
): Promise<(code: string | null) => DetectedTerm | null> {
  const asked = [...new Set(codes.flatMap((code) => code ?? []))];
  const rows =
    asked.length === 0
      ? []
      : await tx.many(
          from
            .selectFrom("vocabulary_standing")
            .select(["external_id", "name", "retired", "successor_external_id", "successor_name"])
            .distinctOn("external_id")
            .where("external_id", "in", asked)
            .orderBy("external_id")
            .orderBy("retired"),
        );
  const known = new Map(rows.map((row) => [row.external_id, row]));
  return (code) => {
    if (code === null) return null;
    const row = known.get(code);
    if (row === undefined)
      return DetectedTerm.parse({ code, standing: "unknown", name: null, successor: null });
    const { successor_external_id: next, successor_name: nextName } = row;
    return DetectedTerm.parse({
      code,
      standing: row.retired ? "retired" : "current",
      name: row.name,
      successor: row.retired && next !== null && nextName !== null ? { code: next, name: nextName } : null,
    });
  };
}

/** Is a version of any vocabulary installed? Where none is, every well-formed code is taken. */
export async function vocabularyExists(tx: Tx): Promise<boolean> {
  const row = await tx.first(
    from.selectNoFrom(sql<SqlBool>`exists (select from vocabulary_terms)`.as("exists")),
  );
  return row?.exists === true;
}
