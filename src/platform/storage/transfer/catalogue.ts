import { statement, type Session } from "../session.ts";

/** What an export covers: the tables of the application and of sign-in. The jobs make their tables anew. */
export interface Table {
  /** Schema and name, quoted where SQL needs it. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** `order by` of the primary key: the same on every machine, whatever its locale. */
  readonly order: string;
}

export interface Column {
  /** Quoted where SQL needs it. */
  readonly name: string;
  /** Such as `bigint` or `text[]`. */
  readonly type: string;
}

export async function tablesOf(session: Session): Promise<Table[]> {
  const [result] = await session.run([statement(tablesSql)], limitMs);
  return (result?.rows ?? []) as unknown as Table[];
}

export interface Sequence {
  readonly name: string;
  readonly value: string;
  readonly used: boolean;
}

export async function sequencesOf(session: Session): Promise<Sequence[]> {
  const [names] = await session.run([statement(sequencesSql)], limitMs);
  const sequences: Sequence[] = [];
  for (const row of names?.rows ?? []) {
    const name = String(row["name"]);
    const [state] = await session.run(
      [statement(`select last_value::text as value, is_called as used from ${name}`)],
      limitMs,
    );
    sequences.push({ name, ...(state?.rows[0] as { value: string; used: boolean }) });
  }
  return sequences;
}

const limitMs = 60_000;
const covered = "n.nspname in ('public', 'sign_in') and c.relname <> 'schema_migrations'";

// Generated columns are computed again; text in keys is ordered by its bytes.
const tablesSql = `
  select format('%I.%I', n.nspname, c.relname) as name,
    coalesce((select json_agg(json_build_object('name', quote_ident(a.attname),
          'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '[]') as columns,
    coalesce((select 'order by ' || string_agg(quote_ident(a.attname)
          || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
      from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (number, place), pg_attribute a
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.number), '') as "order"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and ${covered} order by n.nspname collate "C", c.relname collate "C"`;

const sequencesSql = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and ${covered} order by n.nspname collate "C", c.relname collate "C"`;
