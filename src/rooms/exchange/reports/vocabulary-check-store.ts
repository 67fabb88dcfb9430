import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { TermRef } from "./contract.ts";

const from = statements<{
  vocabulary_terms: { version_id: string; external_id: string };
}>();

/** The terms among these that the vocabulary does not have. Where no vocabulary is installed, every well-formed code is taken. */
export async function unknownTerms(tx: Tx, terms: readonly TermRef[]): Promise<TermRef[]> {
  if (terms.length === 0 || !(await vocabularyExists(tx))) return [];
  const rows = await tx.many(
    from
      .selectFrom("vocabulary_terms")
      .select(["version_id", "external_id"])
      .where("version_id", "in", [...new Set(terms.map((each) => each.version))])
      .where("external_id", "in", [...new Set(terms.map((each) => each.term))]),
  );
  const known = new Set(rows.map((row) => `${row.version_id} ${row.external_id}`));
  return terms.filter((each) => !known.has(`${each.version} ${each.term}`));
}

async function vocabularyExists(tx: Tx): Promise<boolean> {
  const row = await tx.first(
    from.selectNoFrom(sql<boolean>`to_regclass('public.vocabulary_terms') is not null`.as("exists")),
  );
  return row?.exists ?? false;
}
