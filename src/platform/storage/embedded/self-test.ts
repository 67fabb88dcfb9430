import { statement, type Session } from "../session.ts";
import { StorageUnavailable } from "../storage.ts";

/** The database does not do what everything else relies on. The server must not start on it. */
export class SelfTestFailed extends Error {}

/**
 * Asks a database that was just opened whether it writes, reads, undoes, keeps rows from those who may not see them, and
 * flushes a commit to the disk. All of it within a time limit: some combinations of engine and Node hang at the first query.
 */
export async function selfTest(session: Session, walFlushes: () => number, limitMs = 10_000): Promise<void> {
  try {
    await rowsAndRights(session, limitMs);
    await flushes(session, walFlushes, limitMs);
  } catch (error) {
    if (error instanceof StorageUnavailable && error.kind === "timed-out")
      throw new SelfTestFailed("The embedded database did not answer its self-test in time", {
        cause: error,
      });
    throw error;
  }
}

async function rowsAndRights(session: Session, limitMs: number): Promise<void> {
  const results = await session.run(
    [
      statement("begin"),
      statement("create table self_test (id integer primary key, word text)"),
      statement("alter table self_test enable row level security"),
      statement("create policy self_test_read on self_test for select to cf_app using (word = cf_actor())"),
      statement("grant select, insert on self_test to cf_app"),
      statement(
        "insert into self_test select n, case n % 2 when 0 then 'even' else 'odd' end from generate_series(1, 100) n",
      ),
      statement("select count(*)::int as count from self_test"),
      statement("select set_config('role', 'cf_app', true), set_config('cf.actor', 'odd', true)"),
      statement("select count(*)::int as count from self_test"),
      statement("rollback"),
      statement(
        "select to_regclass('public.self_test') is null as undone, current_user = session_user as own_role",
      ),
    ],
    limitMs,
  );
  require(results[6]?.rows[0]?.["count"] === 100, "what was written could not be read");
  require(results[8]?.rows[0]?.["count"] === 50, "row security let the wrong rows through");
  require(results[10]?.rows[0]?.["undone"] === true, "a rollback left something behind");
  require(results[10]?.rows[0]?.["own_role"] === true, "a role outlived its transaction");
}

async function flushes(session: Session, walFlushes: () => number, limitMs: number): Promise<void> {
  const before = walFlushes();
  await session.run(
    [
      statement("begin"),
      statement("select pg_logical_emit_message(true, 'counterfoil', 'self-test')"),
      statement("commit"),
    ],
    limitMs,
  );
  require(walFlushes() > before, "a commit did not flush its log to the disk");
}

function require(holds: boolean, problem: string): void {
  if (!holds) throw new SelfTestFailed(`The embedded database failed its self-test: ${problem}`);
}
