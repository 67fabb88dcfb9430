import { z } from "zod";
import { plain } from "../storage/transaction.ts";
import { jobKind } from "./kind.ts";
import type { JobRunner } from "./runner.ts";

/** A job whose one effect is a row: the table `effects` has no unique key, so a job that ran twice shows. */
export const effectJob = jobKind({
  name: "test.effect",
  payload: z.object({ workMs: z.number() }),
  outside: false,
  attemptsMax: 20,
});

export function defineEffectJob(runner: JobRunner): void {
  runner.define(effectJob, async ({ id, payload }) => {
    await new Promise((done) => setTimeout(done, payload.workMs));
    return async (tx) => {
      await tx.run(plain("insert into effects (job_id) values ($1)", [id]));
    };
  });
}

export const effectsTable =
  "create table effects (job_id text not null); grant select, insert on effects to cf_app";
