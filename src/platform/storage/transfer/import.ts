import { DatabaseRefused } from "../errors.ts";
import { appliedMigrations, type Applied, type Migration } from "../migrations.ts";
import { statement, type Session, type Statement } from "../session.ts";
import { ConstraintBroken } from "../storage.ts";
import { sequencesOf, tablesOf, type Table } from "./catalogue.ts";
import { textForm, type TransferSummary } from "./export.ts";
import { endLine, headerLine, sequenceLine, tableLine, trailerLine, TransferRefused } from "./format.ts";
import { TransferReader } from "./reader.ts";

/**
 * Fills a freshly migrated database from an export, whole or not at all. The session must have the owner's rights. Refuses
 * with TransferRefused: another list of migrations, a database that holds anything already, a file cut short or changed.
 */
export async function importDatabase(
  session: Session,
  input: NodeJS.ReadableStream,
  migrations: readonly Migration[],
): Promise<TransferSummary> {
  const tables = await tablesOf(session);
  await session.run([statement("begin"), ...textForm], limitMs);
  try {
    const seeded = await requireFresh(session, tables, migrations);
    const keys = await relax(session, tables, seeded);
    const summary = await readAll(session, tables, new TransferReader(input));
    await tighten(session, tables, keys);
    await session.run([statement("commit")], limitMs);
    return summary;
  } catch (error) {
    if (!session.broken) await session.run([statement("rollback")], limitMs);
    if (error instanceof ConstraintBroken || error instanceof DatabaseRefused)
      throw new TransferRefused("The file does not fit this database; nothing was taken in", {
        cause: error,
      });
    throw error;
  }
}

const limitMs = 600_000;
const rowsInOneInsert = 500;

/** Gives the tables that migrations fill themselves; every other must be empty. */
async function requireFresh(
  session: Session,
  tables: readonly Table[],
  migrations: readonly Migration[],
): Promise<string[]> {
  const filled = new Set(
    migrations.flatMap((each) =>
      [...each.sql.matchAll(/^insert into (\S+)/gm)].map((found) => `public.${found[1]}`),
    ),
  );
  for (const table of tables) {
    const [result] = await session.run(
      [statement(`select exists (select from ${table.name}) as has_rows`)],
      limitMs,
    );
    if (result?.rows[0]?.["has_rows"] === true && !filled.has(table.name))
      throw new TransferRefused(`The database is not empty: ${table.name} has rows; import into a new one`);
  }
  return tables.map((table) => table.name).filter((name) => filled.has(name));
}

interface ForeignKey {
  readonly table: string;
  readonly key: string;
}

/** Rows may refer to rows that come later, and what triggers did once they must not do again. Gives the keys it changed. */
async function relax(
  session: Session,
  tables: readonly Table[],
  seeded: readonly string[],
): Promise<readonly ForeignKey[]> {
  const [found] = await session.run([statement(strictKeysSql)], limitMs);
  const keys = (found?.rows ?? []) as unknown as ForeignKey[];
  for (const { table, key } of keys)
    await session.script(
      `alter table ${table} alter constraint ${key} deferrable initially deferred`,
      limitMs,
    );
  for (const { name } of tables) await session.script(`alter table ${name} disable trigger user`, limitMs);
  await session.script("set constraints all deferred", limitMs);
  for (const name of seeded) await session.script(`delete from ${name}`, limitMs);
  return keys;
}

/** Checks every reference now, and puts everything back as it was. */
async function tighten(
  session: Session,
  tables: readonly Table[],
  keys: readonly ForeignKey[],
): Promise<void> {
  await session.script("set constraints all immediate", limitMs);
  for (const { name } of tables) await session.script(`alter table ${name} enable trigger user`, limitMs);
  for (const { table, key } of keys)
    await session.script(`alter table ${table} alter constraint ${key} not deferrable`, limitMs);
}

const strictKeysSql = `
  select c.conrelid::regclass::text as "table", quote_ident(c.conname) as key
  from pg_constraint c join pg_namespace n on n.oid = c.connamespace
  where c.contype = 'f' and n.nspname in ('public', 'sign_in') and not c.condeferrable and c.conparentid = 0`;

async function readAll(
  session: Session,
  tables: readonly Table[],
  file: TransferReader,
): Promise<TransferSummary> {
  const header = headerLine.safeParse(await file.next());
  if (!header.success)
    throw new TransferRefused("This is not an export that this version of Counterfoil reads");
  requireSameMigrations(await appliedMigrations(session), header.data.migrations);
  const missing = new Map(tables.map((table) => [table.name, table]));
  const sequences = new Set((await sequencesOf(session)).map((each) => each.name));
  for (let rows = 0; ;) {
    const line = await file.next();
    const table = tableLine.safeParse(line);
    const sequence = sequenceLine.safeParse(line);
    const trailer = trailerLine.safeParse(line);
    if (table.success) rows += await readTable(session, file, takeTable(missing, table.data));
    else if (sequence.success && sequences.delete(sequence.data.sequence)) {
      const { sequence: name, value, used } = sequence.data;
      await session.run(
        [statement("select setval($1::regclass, $2::bigint, $3)", [name, value, used])],
        limitMs,
      );
    } else if (trailer.success) {
      const whole = missing.size === 0 && sequences.size === 0 && trailer.data.rows === rows;
      if (!whole || trailer.data.sha256 !== file.hexBefore() || !(await file.atEnd()))
        throw new TransferRefused("The file was changed or cut short; nothing was taken in");
      return trailer.data;
    } else throw new TransferRefused("The file has a line that does not belong there; nothing was taken in");
  }
}

function requireSameMigrations(here: readonly Applied[], there: readonly Applied[]): void {
  const list = (migrations: readonly Applied[]): string =>
    JSON.stringify(migrations.map((each) => [each.number, each.name, each.sha256]));
  if (list(here) !== list(there))
    throw new TransferRefused(
      `The file was written with ${there.at(-1)?.name ?? "no migrations"} as its last migration, this database has ${here.at(-1)?.name ?? "none"}; use the same version of Counterfoil on both sides`,
    );
}

/** Each table comes once, with the columns it has here. */
function takeTable(missing: Map<string, Table>, line: { table: string; columns: readonly string[] }): Table {
  const table = missing.get(line.table);
  const columns = table?.columns.map((column) => column.name);
  if (!table || JSON.stringify(columns) !== JSON.stringify(line.columns))
    throw new TransferRefused(`The file has a table or columns that do not exist here: ${line.table}`);
  missing.delete(line.table);
  return table;
}

async function readTable(session: Session, file: TransferReader, table: Table): Promise<number> {
  let rows: unknown[] = [];
  for (let count = 0; ;) {
    const line = await file.next();
    if (Array.isArray(line) && line.length === table.columns.length) {
      rows.push(line);
      count += 1;
      if (rows.length < rowsInOneInsert) continue;
    }
    if (rows.length > 0) await session.run([insertRows(table, rows)], limitMs);
    rows = [];
    if (Array.isArray(line)) continue;
    const end = endLine.safeParse(line);
    if (end.success && end.data.end === table.name && end.data.rows === count) return count;
    throw new TransferRefused(`The rows of ${table.name} are not whole; nothing was taken in`);
  }
}

function insertRows(table: Table, rows: readonly unknown[]): Statement {
  const names = table.columns.map((column) => column.name).join(", ");
  const values = table.columns.map((column, index) => `(line ->> ${index})::${column.type}`).join(", ");
  return statement(
    `insert into ${table.name} (${names}) overriding system value select ${values} from json_array_elements($1::json) line`,
    [JSON.stringify(rows)],
  );
}
