import { AsyncLocalStorage } from "node:async_hooks";
import { isRefused } from "../../basics/result.ts";
import { toStorageError } from "./errors.ts";
import { ConstraintBroken, StorageUnavailable } from "./storage.ts";
import type { Transaction } from "./transaction.ts";

/** How a piece of work ended: with a value to keep, with a refusal (a value, but nothing is kept), or with an error. */
export type Outcome =
  | { readonly kept: true; readonly value: unknown }
  | { readonly kept: false; readonly value: unknown }
  | { readonly kept: false; readonly error: Error };

/**
 * Runs the work of one command within its time limit and waits until none of its statements is under way. A statement that
 * failed undoes the command even when the work caught the error.
 */
export async function runWork(
  work: Work,
  tx: Transaction,
  settle: { limitMs: number; quiet: () => Promise<void> },
): Promise<Outcome> {
  const inside = { active: true };
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new StorageUnavailable("timed-out");
        tx.end(error);
        reject(error);
      }, settle.limitMs);
    });
    const value = await Promise.race([work(tx, inside), late]);
    tx.end();
    await settle.quiet();
    const refused = isRefused(value);
    // A work may turn a broken constraint into a refusal; it may not turn any failure into a success.
    if (tx.failure && !(refused && tx.failure instanceof ConstraintBroken))
      return { kept: false, error: toStorageError(tx.failure) };
    return refused ? { kept: false, value } : { kept: true, value };
  } catch (error) {
    tx.end();
    await settle.quiet();
    return { kept: false, error: toStorageError(error) };
  } finally {
    inside.active = false;
    clearTimeout(timer);
  }
}

/** The work in the asynchronous context of its caller, whichever command's turn it runs in. */
export function workOf(work: (tx: Transaction) => Promise<unknown>): Work {
  const inCallersContext = AsyncLocalStorage.snapshot();
  return (tx, inside) => inCallersContext(() => insideWork.run(inside, () => work(tx)));
}

export type Work = (tx: Transaction, inside: { active: boolean }) => Promise<unknown>;

/** A transaction inside the work of another would wait for itself for ever. */
export function refuseInsideWork(): void {
  if (insideWork.getStore()?.active)
    throw new Error("A transaction was started inside another; pass `tx` on instead");
}

const insideWork = new AsyncLocalStorage<{ active: boolean }>();
