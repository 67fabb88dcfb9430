import type { z } from "zod";
import type { Dice } from "../dice/dice.ts";
import { systemDice } from "../dice/system-dice.ts";
import type { Tx } from "../storage/storage.ts";
import { insertRequest } from "./store.ts";

/** A kind of job, as a value: whoever enqueues needs this and nothing else; the composition binds the handler to it. */
export interface JobKind<P = unknown> {
  /** `outbox.send` */
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** True where the job reaches the world outside: then a job of an exercise is held and never run. */
  readonly outside: boolean;
  /** Time that one attempt may take, milliseconds. */
  readonly limitMs: number;
  readonly attemptsMax: number;
  /** The duty under which the job's own transaction runs; row security names it. */
  readonly duty: string;
}

export function jobKind<P>(
  kind: Pick<JobKind<P>, "name" | "payload" | "outside"> & Partial<JobKind<P>>,
): JobKind<P> {
  return { limitMs: 60_000, attemptsMax: 8, duty: "jobs", ...kind };
}

export interface EnqueueOptions {
  /** The same id twice is one job. Left out, a new one. */
  readonly id?: string;
  readonly startAfterMs?: number;
  readonly dice?: Dice;
}

/**
 * Asks for a job in the command's own transaction: it exists when the command's change does, and not otherwise. Returns its id.
 * A payload that does not fit the kind is a bug and throws.
 */
export async function enqueue<P>(
  tx: Tx,
  kind: JobKind<P>,
  payload: P,
  { id, startAfterMs = 0, dice = systemDice }: EnqueueOptions = {},
): Promise<string> {
  const jobId = id ?? dice.id("job");
  await insertRequest(tx, {
    id: jobId,
    kind: kind.name,
    payload: kind.payload.parse(payload),
    runAfterMs: tx.nowMs + startAfterMs,
    attemptsMax: kind.attemptsMax,
    limitMs: kind.limitMs,
    // Nothing of an exercise reaches the outside.
    state: kind.outside && tx.actor.space === "exercise" ? "held" : "requested",
  });
  return jobId;
}
