import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { PublicStandard } from "./contract.ts";
import type { Tables } from "./rows-store.ts";

const from = statements<Tables>();

const published = (tx: Tx) =>
  from
    .selectFrom("standards as s")
    .innerJoin("standard_versions as v", (join) =>
      join.onRef("v.standard_id", "=", "s.id").onRef("v.number", "=", "s.published_version"),
    )
    .innerJoin("standard_publications as b", (join) =>
      join.onRef("b.standard_id", "=", "s.id").onRef("b.version", "=", "s.published_version"),
    )
    .select(["s.id", "v.titles", "v.number", "b.at_ms", "s.withdrawn_at_ms", "s.withdrawn_words"])
    .select(sql<string>`cf_standard_house(s.id)`.as("name"))
    .select(
      sql<number | null>`(select max(e.version) from standard_publications e
        where e.standard_id = s.id and e.version < s.published_version)`.as("version_before"),
    )
    .where("s.election_id", "=", tx.actor.electionId ?? "")
    .where("s.space", "=", tx.actor.space)
    // An exercise is never public.
    .where(sql<SqlBool>`cf_standard_house(s.id) is not null`);

type Row = Awaited<ReturnType<typeof rowsOf>>[number];
const rowsOf = (tx: Tx) => tx.many(published(tx).orderBy("b.at_ms", "desc").orderBy("s.id").limit(200));

/** What everyone may read, the latest publication first: at most 200. */
export async function allPublished(tx: Tx): Promise<PublicStandard[]> {
  return (await rowsOf(tx)).map(publicOf);
}

export async function findPublished(tx: Tx, id: string): Promise<PublicStandard | null> {
  const row = await tx.first(published(tx).where("s.id", "=", id));
  return row && publicOf(row);
}

function publicOf(row: Row): PublicStandard {
  return PublicStandard.parse({
    id: row.id,
    titles: row.titles,
    organisationName: row.name,
    version: row.number,
    publishedAtMs: row.at_ms,
    versionBefore: row.version_before,
    withdrawnAtMs: row.withdrawn_at_ms,
    withdrawnWords: row.withdrawn_words,
  });
}
