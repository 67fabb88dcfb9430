export interface WorkerStart {
  /** Of the database's own files. */
  readonly directory: string;
  /** Shared counters, at the places that `counter` names. */
  readonly counters: SharedArrayBuffer;
}

export type ToWorker = { readonly kind: "exchange"; readonly bytes: Uint8Array } | { readonly kind: "close" };

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly bytes: Uint8Array }
  | { readonly kind: "closed" }
  | { readonly kind: "failed"; readonly reason: string };

/** Places in the shared counters. They outlive a worker. */
export const counter = { flushes: 0, walFlushes: 1, diskFull: 2 } as const;
export const countersBytes = 3 * BigInt64Array.BYTES_PER_ELEMENT;

/** The database gave up (PANIC or FATAL) and so does the thread. */
export const fatalExitCode = 71;
