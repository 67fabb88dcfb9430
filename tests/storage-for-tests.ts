import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handClock } from "../src/platform/clock/clock.ts";
import type { Actor } from "../src/platform/contract/actor.ts";
import { migratedTemplate } from "../src/platform/storage/embedded/backend.ts";
import { migrate, migrationsFolder, readMigrations } from "../src/platform/storage/migrations.ts";
import type { Migration } from "../src/platform/storage/migrations.ts";
import { openStorage, type OpenStorage } from "../src/platform/storage/open-storage.ts";
import { identifier, loginGroups, loginOf } from "../src/platform/storage/postgresql/roles.ts";
import { addressOf, connect, type Address } from "../src/platform/storage/postgresql/session.ts";
import { statement, type Session } from "../src/platform/storage/session.ts";
import type { Seal } from "../src/platform/storage/storage.ts";
import { plain } from "../src/platform/storage/transaction.ts";

export type Dialect = "embedded" | "postgresql";

/** Suites run `describe.each(dialectsForTests())`: always embedded, and PostgreSQL when TEST_DATABASE_URL names a superuser. */
export function dialectsForTests(): Dialect[] {
  return process.env["TEST_DATABASE_URL"] ? ["embedded", "postgresql"] : ["embedded"];
}

export interface StorageForTests {
  readonly storage: OpenStorage;
  /** Moves by hand; starts at 1 November 2026, 00:00 UTC. */
  readonly clock: ReturnType<typeof handClock>;
  /** Runs one statement as the application's role with this actor's settings, the way any store's statement runs. */
  raw<T = Record<string, unknown>>(actor: Actor, sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Runs SQL with the owner's rights, past row security: to set a scene, and to look behind it. */
  asOwner<T = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Back to the state after the migrations. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface StorageForTestsOptions {
  readonly dialect?: Dialect;
  readonly seal?: Seal;
  readonly limitMs?: number;
}

/**
 * A migrated database of its own for one test file. Embedded: in memory, from a template that is kept in the temporary folder.
 * PostgreSQL: a fresh database from a template database, dropped by `close`.
 */
export async function storageForTests(options: StorageForTestsOptions = {}): Promise<StorageForTests> {
  const migrations = readMigrations(migrationsFolder);
  const clock = handClock(startMs);
  const common = {
    clock,
    ...(options.seal && { seal: options.seal }),
    ...(options.limitMs !== undefined && { limitMs: options.limitMs }),
  };
  if ((options.dialect ?? "embedded") === "embedded") {
    const template = await embeddedTemplate(migrations);
    const storage = await openStorage({ kind: "embedded", directory: null, template, ...common });
    return forTests(storage, clock, async () => {});
  }
  const database = await freshDatabase(migrations);
  const storage = await openStorage({ kind: "postgresql", url: database.url, secret, ...common });
  return forTests(storage, clock, () => database.drop());
}

/** The path of every file of a template depends on this: the migrations' contents. */
export function fingerprint(migrations: readonly Migration[]): string {
  const hash = createHash("sha256").update(readFileSync(enginePackage()));
  for (const each of migrations) hash.update(each.name).update(each.sha256);
  return hash.digest("hex").slice(0, 16);
}

const startMs = Date.UTC(2026, 10, 1);
const secret = "a secret for tests only";
const limitMs = 60_000;

async function forTests(
  storage: OpenStorage,
  clock: ReturnType<typeof handClock>,
  drop: () => Promise<void>,
): Promise<StorageForTests> {
  const seeds = await storage.asOwner(readSeeds);
  return {
    storage,
    clock,
    raw: (actor, sql, values = []) => storage.inTransaction(actor, (tx) => tx.many(plain(sql, values))),
    asOwner: <T>(sql: string, values: readonly unknown[] = []) =>
      storage.asOwner(async (session) => {
        const results = values.length
          ? await session.run([statement(sql, values)], limitMs)
          : await session.script(sql, limitMs);
        return (results.at(-1)?.rows ?? []) as T[];
      }),
    reset: () => storage.asOwner((session) => resetTables(session, seeds)),
    async close() {
      await storage.close();
      await drop();
    },
  };
}

interface Seed {
  readonly table: string;
  readonly rows: string | null;
}

/** Every table but the list of migrations, with the rows that migrations put in, as JSON. */
async function readSeeds(session: Session): Promise<Seed[]> {
  const [tables] = await session.run(
    [
      statement(`select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname in ('public', 'sign_in', 'jobs') and tablename <> 'schema_migrations' order by 1`),
    ],
    limitMs,
  );
  const seeds: Seed[] = [];
  for (const row of tables?.rows ?? []) {
    const table = String(row["name"]);
    const [all] = await session.run([statement(`select json_agg(t)::text as rows from ${table} t`)], limitMs);
    seeds.push({ table, rows: (all?.rows[0]?.["rows"] ?? null) as string | null });
  }
  return seeds;
}

/**
 * Only what was touched since: to truncate every table rewrites the files of all of them, which takes PostgreSQL seconds on a disk that
 * is asked to flush.
 */
async function resetTables(session: Session, seeds: readonly Seed[]): Promise<void> {
  if (seeds.length === 0) return;
  const filled = seeds.map(({ table }) => `select '${table}' as name where exists (select from ${table})`);
  const begun = await session.run(
    [
      statement("begin"),
      // Whoever writes still ends first.
      statement(`lock table ${seeds.map(({ table }) => table).join(", ")} in access exclusive mode`),
      statement(filled.join(" union all ")),
    ],
    limitMs,
  );
  const touched = new Set(begun.at(-1)?.rows.map((row) => String(row["name"])));
  const refill = seeds
    .filter((seed) => seed.rows !== null)
    .map((seed) =>
      statement(
        `insert into ${seed.table} overriding system value select * from json_populate_recordset(null::${seed.table}, $1)`,
        [seed.rows],
      ),
    );
  await session.run(
    [
      // Seeds go in whatever refers to what, and nothing keeps a row from going.
      statement("set local session_replication_role = replica"),
      ...seeds
        .filter(({ table }) => touched.has(table))
        .map(({ table }) => statement(`delete from ${table}`)),
      statement(`select setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
        from pg_sequences where schemaname in ('public', 'sign_in', 'jobs') and last_value is not null`),
      ...refill,
      statement("commit"),
    ],
    limitMs,
  );
}

/**
 * A dump of a migrated embedded database. Made once for each state of the migrations; another process may make the same one
 * at the same time.
 */
export async function embeddedTemplate(
  migrations: readonly Migration[] = readMigrations(migrationsFolder),
): Promise<Blob> {
  const folder = join(tmpdir(), "counterfoil-test-templates");
  const path = join(folder, `${fingerprint(migrations)}.tar`);
  try {
    return new Blob([readFileSync(path)]);
  } catch {
    const template = await migratedTemplate(migrations, startMs);
    mkdirSync(folder, { recursive: true });
    const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
    writeFileSync(draft, Buffer.from(await template.arrayBuffer()));
    renameSync(draft, path);
    return template;
  }
}

export interface FreshDatabase {
  /** The superuser's URL of a database of its own, with the migrations applied. */
  readonly url: string;
  /** Ends every connection to it, as a restart of the server would. */
  endSessions(): Promise<void>;
  drop(): Promise<void>;
}

export async function freshDatabase(
  migrations: readonly Migration[] = readMigrations(migrationsFolder),
): Promise<FreshDatabase> {
  const url = process.env["TEST_DATABASE_URL"];
  if (!url) throw new Error("TEST_DATABASE_URL is not set");
  const address = addressOf(url);
  const template = `cf_template_${fingerprint(migrations)}`;
  const name = `cf_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await withSession(address, async (session) => {
    await session.run([statement("select pg_advisory_lock(713052992)")], limitMs);
    await makeTemplate(session, address, template, migrations);
    await session.script(`create database ${identifier(name)} template ${identifier(template)}`, limitMs);
  });
  const drop = (): Promise<void> =>
    withSession(address, async (session) => {
      await session.script(`drop database if exists ${identifier(name)} with (force)`, limitMs);
      for (const group of loginGroups)
        await session.script(`drop role if exists ${identifier(loginOf(group, name, secret).user)}`, limitMs);
    });
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  const endSessions = (): Promise<void> =>
    withSession(address, async (session) => {
      const text = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1";
      await session.run([statement(text, [name])], limitMs);
    });
  return { url: fresh.href, endSessions, drop };
}

async function makeTemplate(
  session: Session,
  address: Address,
  template: string,
  migrations: readonly Migration[],
): Promise<void> {
  const [found] = await session.run(
    [statement("select 1 from pg_database where datname = $1", [template])],
    limitMs,
  );
  if (found?.rows.length) return;
  const draft = `${template}_draft`;
  await session.script(`drop database if exists ${identifier(draft)} with (force)`, limitMs);
  await session.script(`create database ${identifier(draft)}`, limitMs);
  await withSession({ ...address, database: draft }, async (inside) => {
    await migrate(inside, migrations, startMs);
  });
  await session.script(`alter database ${identifier(draft)} rename to ${identifier(template)}`, limitMs);
}

async function withSession<T>(address: Address, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await connect(address);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

function enginePackage(): string {
  return join(import.meta.dirname, "../node_modules/@electric-sql/pglite/package.json");
}
