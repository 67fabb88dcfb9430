import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { statement, type Session } from "./session.ts";

/** One plain SQL file `NNNN-name.sql`, forward only. */
export interface Migration {
  readonly number: number;
  /** The file's name. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex. */
  readonly sha256: string;
}

/** The schema is not what this software expects. Says what to do; nothing was changed. */
export class MigrationRefused extends Error {}

export const migrationsFolder = join(import.meta.dirname, "migrations");

/** Reads a folder of migrations, in order. Numbers may leave gaps, because rooms have ranges of their own (docs/adr/storage.md). */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readMigration(folder, name));
  for (const [index, each] of migrations.entries()) {
    if (each.number === migrations[index - 1]?.number)
      throw new MigrationRefused(`Two migrations have the number of ${each.name}`);
  }
  return migrations;
}

/** Brings the schema up to date as its owner. Gives what it applied. */
export async function migrate(
  session: Session,
  migrations: readonly Migration[],
  nowMs: number,
): Promise<readonly Migration[]> {
  await session.script(table, statementLimitMs);
  const pending = pendingOf(migrations, await appliedMigrations(session));
  for (const each of pending) await apply(session, each, nowMs);
  if (migrations.length > 0)
    await session.run([statement("grant select on schema_migrations to cf_app")], statementLimitMs);
  return pending;
}

/** Several servers that start at once on one PostgreSQL do this one after another. */
export async function underMigrationLock<T>(session: Session, work: () => Promise<T>): Promise<T> {
  await session.run([statement("select pg_advisory_lock($1)", [lockKey])], lockLimitMs);
  try {
    return await work();
  } finally {
    if (!session.broken)
      await session.run([statement("select pg_advisory_unlock($1)", [lockKey])], statementLimitMs);
  }
}

/** For a login that may not migrate: refuses unless everything is applied. */
export async function requireMigrated(session: Session, migrations: readonly Migration[]): Promise<void> {
  const pending = pendingOf(migrations, await appliedMigrations(session));
  if (pending.length > 0)
    throw new MigrationRefused(
      `The database lacks ${pending.length} migration(s), first ${pending[0]?.name}; run \`counterfoil migrate\` as its owner`,
    );
}

/** What is applied, or nothing where the table is not there yet. */
export async function appliedMigrations(session: Session): Promise<Applied[]> {
  const [known] = await session.run(
    [statement("select to_regclass('public.schema_migrations') is not null as there")],
    statementLimitMs,
  );
  if (known?.rows[0]?.["there"] !== true) return [];
  const [result] = await session.run(
    [statement("select number, name, sha256 from schema_migrations order by number")],
    statementLimitMs,
  );
  return (result?.rows ?? []) as unknown as Applied[];
}

export interface Applied {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

const table = `create table if not exists schema_migrations (
  number integer primary key, name text not null, sha256 text not null, applied_at_ms bigint not null)`;
/** Any number that nobody else uses as an advisory lock in this database. */
const lockKey = 713_052_991;
const lockLimitMs = 120_000;
const statementLimitMs = 30_000;
const migrationLimitMs = 3_600_000;

function readMigration(folder: string, name: string): Migration {
  const number = /^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1];
  if (!number) throw new MigrationRefused(`${name} is not named like 0001-name.sql`);
  const bytes = readFileSync(join(folder, name));
  return {
    number: Number(number),
    name,
    sql: bytes.toString("utf8"),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

function pendingOf(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byNumber = new Map(migrations.map((each) => [each.number, each]));
  for (const each of applied) {
    const file = byNumber.get(each.number);
    if (!file)
      throw new MigrationRefused(
        `The database has ${each.name}, this software does not: it is newer than this software`,
      );
    if (file.sha256 !== each.sha256)
      throw new MigrationRefused(
        `${file.name} was changed after it had been applied; restore it and add a new migration`,
      );
  }
  const last = applied.at(-1)?.number ?? 0;
  const known = new Set(applied.map((each) => each.number));
  const pending = migrations.filter((each) => !known.has(each.number));
  const late = pending.find((each) => each.number < last);
  if (late)
    throw new MigrationRefused(`${late.name} comes before one that is already applied; give it a new number`);
  return pending;
}

async function apply(session: Session, migration: Migration, nowMs: number): Promise<void> {
  try {
    await session.run([statement("begin")], statementLimitMs);
    await session.script(migration.sql, migrationLimitMs);
    await session.run(
      [
        statement(
          "insert into schema_migrations (number, name, sha256, applied_at_ms) values ($1, $2, $3, $4)",
          [migration.number, migration.name, migration.sha256, nowMs],
        ),
        statement("commit"),
      ],
      statementLimitMs,
    );
  } catch (error) {
    if (!session.broken) await session.run([statement("rollback")], statementLimitMs);
    throw new MigrationRefused(`${migration.name} failed; nothing of it was kept`, { cause: error });
  }
}
