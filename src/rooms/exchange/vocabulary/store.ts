import type { Term as StixTerm, TermKind, Vocabulary } from "@counterfoil/stix";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { ChangeReport, Term, Version, type TermQuery } from "./contract.ts";
import type { Entry } from "./rules.ts";

interface VersionRow {
  id: string;
  name: string;
  label: string;
  modified: string;
  sha256: string;
  imported_at_ms: number;
  imported_by: string;
  previous_id: string | null;
  in_use: number;
  retired: number;
  tactics: string[];
  repairs: unknown;
  quarantined: number;
  changes: unknown;
}

interface EntryRow {
  id: string;
  version_id: string;
  position: number;
  external_id: string;
  kind: string;
  name: string;
  description: string;
  url: string | null;
  tactics: string[];
  parent: string | null;
  revoked: boolean;
  deprecated: boolean;
  successor: string | null;
  successor_in_use: string | null;
  carried: boolean;
  stix_id: string;
  modified: string;
}

const from = statements<{ vocabulary_versions: VersionRow; vocabulary_entries: EntryRow }>();
const rowsInOneStatement = 500;

export async function allVersions(tx: Tx): Promise<Version[]> {
  const rows = await tx.many(newestFirst());
  return rows.map(versionOf);
}

export async function findVersion(tx: Tx, id: string): Promise<ChangeReport | null> {
  const row = await tx.first(from.selectFrom("vocabulary_versions").selectAll().where("id", "=", id));
  return row && reportOf(row);
}

export async function versionOfFile(tx: Tx, sha256: string): Promise<Version | null> {
  const row = await tx.first(from.selectFrom("vocabulary_versions").selectAll().where("sha256", "=", sha256));
  return row && versionOf(row);
}

/** The version imported last, of this name or of any. */
export async function latestVersion(tx: Tx, name?: string): Promise<Version | null> {
  const newest = newestFirst().limit(1);
  const row = await tx.first(name === undefined ? newest : newest.where("name", "=", name));
  return row && versionOf(row);
}

/** One import at a time: what changed is said against the version before. */
export async function waitForOtherImports(tx: Tx): Promise<void> {
  await tx.many(from.selectNoFrom(sql`pg_advisory_xact_lock(713052021)::text`.as("lock")));
}

export async function insertVersion(
  tx: Tx,
  report: ChangeReport,
  entries: readonly (Entry & { readonly id: string })[],
): Promise<void> {
  const { version } = report;
  const first = from.insertInto("vocabulary_versions").values({
    id: version.id,
    name: version.name,
    label: version.label,
    modified: version.modified,
    sha256: version.sha256,
    imported_at_ms: version.importedAtMs,
    imported_by: version.importedBy,
    previous_id: version.previous,
    in_use: version.inUse,
    retired: version.retired,
    tactics: version.tactics,
    repairs: JSON.stringify(report.repairs),
    quarantined: report.quarantined,
    changes: JSON.stringify(report.changes),
  });
  const rows = entries.map((entry, position) => rowOf(version.id, entry, position));
  const rest = [];
  for (let start = 0; start < rows.length; start += rowsInOneStatement)
    rest.push(from.insertInto("vocabulary_entries").values(rows.slice(start, start + rowsInOneStatement)));
  await tx.runAll([first, ...rest]);
}

/** The terms of a version as the engine compares them. */
export async function vocabularyOf(tx: Tx, version: Version): Promise<Vocabulary> {
  const rows = await tx.many(
    from
      .selectFrom("vocabulary_entries")
      .selectAll()
      .where("version_id", "=", version.id)
      .orderBy("position"),
  );
  return {
    name: version.name,
    publishedVersion: version.label,
    modified: version.modified,
    tactics: version.tactics,
    terms: rows.map(stixTermOf),
    claimedTwice: [],
  };
}

export async function findTerm(tx: Tx, version: string, code: string): Promise<Term | null> {
  const row = await tx.first(
    from
      .selectFrom("vocabulary_entries")
      .selectAll()
      .where("version_id", "=", version)
      .where("external_id", "=", code),
  );
  return row && termOf(row);
}

export async function termsPage(
  tx: Tx,
  version: string,
  query: Pick<TermQuery, "text" | "tactic" | "state" | "limit">,
  after: number,
): Promise<{ rows: Term[]; next: string | null; total: number }> {
  const matching = wanted(version, query);
  const rows = await tx.many(
    from
      .selectFrom("vocabulary_entries")
      .selectAll()
      .where(matching)
      .where("position", ">", after)
      .orderBy("position")
      .limit(query.limit + 1),
  );
  const counted = await tx.first(
    from
      .selectFrom("vocabulary_entries")
      .select(sql<number>`count(*)::int`.as("total"))
      .where(matching),
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page.map(termOf),
    next: rows.length > query.limit && last ? String(last.position) : null,
    total: counted?.total ?? 0,
  };
}

function wanted(version: string, { text, tactic, state }: Pick<TermQuery, "text" | "tactic" | "state">) {
  const words = (text ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
  const conditions = [
    sql<SqlBool>`version_id = ${version}`,
    ...(state === "all" ? [] : [sql<SqlBool>`(revoked or deprecated) = ${state === "retired"}::boolean`]),
    ...(tactic === undefined
      ? []
      : [sql<SqlBool>`(${tactic}::text = any (tactics) or external_id = ${tactic}::text)`]),
    ...words.map(
      (word) =>
        sql<SqlBool>`position(${word}::text in lower(external_id || ' ' || name || ' ' || description)) > 0`,
    ),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

function newestFirst() {
  return from
    .selectFrom("vocabulary_versions")
    .selectAll()
    .orderBy("imported_at_ms", "desc")
    .orderBy("id", "desc");
}

function rowOf(version: string, entry: Entry & { readonly id: string }, position: number): EntryRow {
  const { term } = entry;
  return {
    id: entry.id,
    version_id: version,
    position,
    external_id: term.code,
    kind: term.kind,
    name: withoutNul(term.name),
    description: withoutNul(term.description),
    url: term.url === null ? null : withoutNul(term.url),
    tactics: [...term.tactics],
    parent: term.parent,
    revoked: term.revoked,
    deprecated: term.deprecated,
    successor: term.successor,
    successor_in_use: entry.successorInUse,
    carried: entry.carried,
    stix_id: term.stixId,
    modified: term.modified,
  };
}

/** PostgreSQL's text holds every character but this one. */
function withoutNul(text: string): string {
  return text.replaceAll("\u0000", "");
}

function stixTermOf(row: EntryRow): StixTerm {
  return {
    code: row.external_id,
    kind: row.kind as TermKind,
    name: row.name,
    description: row.description,
    url: row.url,
    tactics: row.tactics,
    parent: row.parent,
    revoked: row.revoked,
    deprecated: row.deprecated,
    successor: row.successor,
    stixId: row.stix_id,
    modified: row.modified,
  };
}

function termOf(row: EntryRow): Term {
  return Term.parse({
    ...stixTermOf(row),
    retired: row.revoked || row.deprecated,
    successor: row.successor_in_use,
  });
}

function versionOf(row: VersionRow): Version {
  return Version.parse({
    id: row.id,
    name: row.name,
    label: row.label,
    modified: row.modified,
    sha256: row.sha256,
    importedAtMs: row.imported_at_ms,
    importedBy: row.imported_by,
    previous: row.previous_id,
    inUse: row.in_use,
    retired: row.retired,
    tactics: row.tactics,
  });
}

function reportOf(row: VersionRow): ChangeReport {
  return ChangeReport.parse({
    version: versionOf(row),
    changes: row.changes,
    repairs: row.repairs,
    quarantined: row.quarantined,
  });
}
