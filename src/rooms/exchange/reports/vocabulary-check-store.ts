import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { CodedTerm, TermRef } from "./contract.ts";

interface Standing {
  version_id: string;
  external_id: string;
  name: string;
  version_label: string;
  latest_version_id: string;
  retired: boolean;
  successor_external_id: string | null;
  successor_name: string | null;
}

const from = statements<{
  vocabulary_terms: { version_id: string; external_id: string };
  vocabulary_standing: Standing;
}>();

/**
 * The terms among these that the vocabulary does not have. Where no version of any is installed, every well-formed code is taken and
 * kept as unknown, so that nobody has to wait for one (W1.4).
 */
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

/** Each term as it stands in the latest version of its vocabulary, with what took the place of a retired one. */
export async function standingOf(tx: Tx, terms: readonly TermRef[]): Promise<CodedTerm[]> {
  if (terms.length === 0) return [];
  const rows = await tx.many(
    from
      .selectFrom("vocabulary_standing")
      .selectAll()
      .where("version_id", "in", [...new Set(terms.map((each) => each.version))])
      .where("external_id", "in", [...new Set(terms.map((each) => each.term))]),
  );
  const found = new Map(rows.map((row) => [`${row.version_id} ${row.external_id}`, row]));
  return terms.map((each) => codedTerm(each, found.get(`${each.version} ${each.term}`)));
}

function codedTerm(ref: TermRef, row: Standing | undefined): CodedTerm {
  if (row === undefined)
    return { ...ref, standing: "unknown", name: null, versionLabel: null, successor: null };
  const { successor_external_id: term, successor_name: name, latest_version_id: version } = row;
  return {
    ...ref,
    standing: row.retired ? "retired" : "current",
    name: row.name,
    versionLabel: row.version_label,
    successor: row.retired && term !== null && name !== null ? { version, term, name } : null,
  };
}

/** Is a version of any vocabulary installed? */
async function vocabularyExists(tx: Tx): Promise<boolean> {
  const row = await tx.first(
    from.selectNoFrom(sql<boolean>`exists (select from vocabulary_standing)`.as("exists")),
  );
  return row?.exists ?? false;
}
