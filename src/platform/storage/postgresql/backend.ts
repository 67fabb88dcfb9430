import type { Backend } from "../backend.ts";
import { migrate, requireMigrated, underMigrationLock, type Migration } from "../migrations.ts";
import { statement, type Session } from "../session.ts";
import { sessionPool } from "./pool.ts";
import { isOwner, loginOf, provisionLogins, requireHarmless, type LoginGroup } from "./roles.ts";
import { addressOf, connect, type Address } from "./session.ts";

export interface PostgresqlOptions {
  readonly url: string;
  /** The server's secret; the passwords of the three logins are derived from it. */
  readonly secret: string;
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  readonly limitMs: number;
}

/**
 * Opens a PostgreSQL database. With the URL of its owner (or a superuser) the schema is brought up to date and the three
 * logins are provisioned first; then everything runs through those logins. With the URL of a login that owns nothing, the
 * migrations must have been applied with `counterfoil migrate`.
 */
export async function openPostgresql(options: PostgresqlOptions): Promise<Backend> {
  const address = addressOf(options.url);
  const owner = await prepare(address, options);
  const as = (group: LoginGroup): (() => Promise<Session>) => {
    const login = group === "cf_app" && !owner ? {} : loginOf(group, address.database, options.secret);
    return () => limited({ ...address, ...login }, options.limitMs);
  };
  const openApp = as("cf_app");
  const writer = await openApp();
  try {
    await requireHarmless(writer);
  } catch (error) {
    await writer.close();
    throw error;
  }
  const readers = sessionPool(openApp, readersMax);
  const schemaPools = {
    sign_in: sessionPool(as("cf_sign_in"), signInSessionsMax),
    jobs: sessionPool(as("cf_jobs"), jobsSessionsMax),
  };
  return {
    dialect: "postgresql",
    writer,
    reopenWriter: openApp,
    readers,
    openOwner: owner ? () => connect(address) : null,
    schemaPools,
    refreshMetrics() {},
    async close() {
      await Promise.all([readers, schemaPools.sign_in, schemaPools.jobs].map((pool) => pool.close()));
    },
  };
}

const readersMax = 8;
const signInSessionsMax = 4;
const jobsSessionsMax = 4;

/** True when the URL is the owner's. */
async function prepare(address: Address, options: PostgresqlOptions): Promise<boolean> {
  const session = await connect(address);
  try {
    const owner = await isOwner(session);
    if (owner)
      await underMigrationLock(session, async () => {
        await migrate(session, options.migrations, options.nowMs);
        await provisionLogins(session, address.database, options.secret);
      });
    else await requireMigrated(session, options.migrations);
    return owner;
  } finally {
    await session.close();
  }
}

/** The server ends a statement that takes too long, and a transaction that we forgot; so one command fails, not the session. */
async function limited(address: Address, limitMs: number): Promise<Session> {
  const session = await connect(address);
  await session.run(
    [
      statement("select set_config('statement_timeout', $1, false)", [String(limitMs)]),
      statement("select set_config('idle_in_transaction_session_timeout', $1, false)", [String(limitMs * 6)]),
    ],
    limitMs,
  );
  return session;
}
