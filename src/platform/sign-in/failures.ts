import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The library answers 500 to whatever was thrown under it. The first thing thrown is remembered here for the request, so that
 * our edge throws it on: a database that does not answer is then told apart from a bug.
 */
export function failures() {
  const current = new AsyncLocalStorage<{ error: unknown }>();
  return {
    failed(error: unknown): void {
      const seen = current.getStore();
      if (seen) seen.error ??= error;
    },
    async rethrown(answer: () => Promise<Response>): Promise<Response> {
      const seen: { error: unknown } = { error: undefined };
      const reply = await current.run(seen, answer);
      if (reply.status >= 500 && seen.error instanceof Error) throw seen.error;
      return reply;
    },
  };
}

export type Failures = ReturnType<typeof failures>;
