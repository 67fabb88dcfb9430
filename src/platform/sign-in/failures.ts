import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "kysely";
import type { SignInAccess } from "./tables.ts";

/**
 * The library answers 500, or 401, to whatever was thrown under it. What was thrown is remembered here for the request and thrown
 * on by our edge; where the library swallowed it, the database is asked whether it is there at all. So "unavailable" is told
 * apart from a bug, and nobody seems to be signed out because the database does not answer.
 */
export function failures(access: SignInAccess) {
  const current = new AsyncLocalStorage<{ error: unknown }>();
  return {
    failed(error: unknown): void {
      const seen = current.getStore();
      if (seen) seen.error ??= error;
    },
    async rethrown(answer: () => Promise<Response>): Promise<Response> {
      const seen: { error: unknown } = { error: undefined };
      const reply = await current.run(seen, answer);
      if (reply.status < 500 && reply.status !== 401) return reply;
      if (reply.status >= 500 && seen.error instanceof Error) throw seen.error;
      await sql`select 1`.execute(access.kysely);
      return reply;
    },
  };
}
