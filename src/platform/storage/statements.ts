import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type SqlBool,
} from "kysely";

/**
 * Builds SQL without any connection: a store writes `const from = statements<Tables>()` once and hands each built statement to
 * its `tx`. So a statement cannot run outside its transaction.
 */
export function statements<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

export { sql } from "kysely";
export type { RawBuilder, SqlBool };
