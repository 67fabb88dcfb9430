import type { Storage } from "./storage.ts";

/** The same storage for work that nobody waits for (jobs): each of its transactions gives way to those of people. */
export function inBackground(storage: Storage): Storage {
  return {
    dialect: storage.dialect,
    inTransaction: (actor, work, options) =>
      storage.inTransaction(actor, work, { ...options, background: true }),
    onCommitted: (listener) => storage.onCommitted(listener),
    ping: (timeoutMs) => storage.ping(timeoutMs),
    close: () => storage.close(),
  };
}
