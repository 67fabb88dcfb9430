import type { EngineFiles } from "./engine-files.ts";

export interface WorkerStart {
  /** Of the database's own files. */
  readonly directory: string;
  readonly engine: EngineFiles;
  /** A dump to make a new database from, faster than from nothing. */
  readonly template?: Blob | undefined;
  /** Shared counters, at the places that `counter` names. */
  readonly counters: SharedArrayBuffer;
  /** Shared 32-bit words, at the places that `control` names. */
  readonly control: SharedArrayBuffer;
  /** What is asked and what is answered: bytes of the PostgreSQL protocol. */
  readonly request: SharedArrayBuffer;
  readonly answer: SharedArrayBuffer;
}

/** The worker sleeps until `turn` changes; then it reads `requestLength` bytes, or closes the database where that is -1. */
export const control = { turn: 0, requestLength: 1, answerLength: 2 } as const;
export const controlBytes = 3 * Int32Array.BYTES_PER_ELEMENT;
export const closeRequest = -1;

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly turn: number }
  | { readonly kind: "closed" }
  | { readonly kind: "failed"; readonly reason: string };

/** Places in the shared counters. They outlive a worker. */
export const counter = { flushes: 0, walFlushes: 1, diskFull: 2 } as const;
export const countersBytes = 3 * BigInt64Array.BYTES_PER_ELEMENT;

/** The database gave up (PANIC or FATAL) and so does the thread. */
export const fatalExitCode = 71;
