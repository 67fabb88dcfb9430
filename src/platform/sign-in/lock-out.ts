import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Clock } from "../clock/clock.ts";
import type { SignInAccess } from "./tables.ts";

/** Failed passwords by account: a few are free, then each one more waits twice as long, up to a bound. */
export const lockOutRules = {
  freeFailures: 4,
  firstDelayMs: 30_000,
  delayMsMax: 900_000,
  /** After a day without an attempt the count begins again. */
  forgottenAfterMs: 86_400_000,
} as const;

export interface LockOut {
  /**
   * Takes one attempt for this address: null when it may go on, else the milliseconds to wait. The attempt counts as a failure
   * until `succeeded` says otherwise, so that many guesses sent at once do not all pass.
   */
  attempt(address: string): Promise<number | null>;
  succeeded(address: string): Promise<void>;
  /** Drops what is too old to matter. */
  tidy(): Promise<void>;
}

export function lockOut(access: SignInAccess, secret: string, clock: Clock): LockOut {
  const subjectOf = (address: string): string =>
    createHmac("sha256", `lock-out:${secret}`).update(address.trim().toLowerCase()).digest("hex");
  return {
    async attempt(address) {
      const nowMs = clock.nowMs();
      const taken = await takeAttempt(access, subjectOf(address), nowMs);
      if (taken) return null;
      const row = await access.kysely
        .selectFrom("sign_in.lock_out")
        .select("locked_until_ms")
        .where("subject", "=", subjectOf(address))
        .executeTakeFirst();
      return Math.max(1, (row?.locked_until_ms ?? nowMs) - nowMs);
    },
    async succeeded(address) {
      await access.kysely.deleteFrom("sign_in.lock_out").where("subject", "=", subjectOf(address)).execute();
    },
    async tidy() {
      const before = clock.nowMs() - lockOutRules.forgottenAfterMs;
      await access.kysely.deleteFrom("sign_in.lock_out").where("last_attempt_ms", "<", before).execute();
    },
  };
}

/** The delay after so many failures in a row, in milliseconds. */
export function delayMsAfter(failures: number): number {
  const beyond = failures - lockOutRules.freeFailures;
  if (beyond <= 0) return 0;
  return Math.min(lockOutRules.delayMsMax, lockOutRules.firstDelayMs * 2 ** Math.min(beyond - 1, 20));
}

/** One statement, so that two attempts at once count as two. No row comes back where the account is locked. */
async function takeAttempt(access: SignInAccess, subject: string, nowMs: number): Promise<boolean> {
  const { freeFailures, firstDelayMs, delayMsMax, forgottenAfterMs } = lockOutRules;
  const failures = sql`case when l.last_attempt_ms < ${nowMs - forgottenAfterMs}::bigint then 1 else l.failures + 1 end`;
  const taken = await sql`
    insert into sign_in.lock_out as l (subject, failures, last_attempt_ms, locked_until_ms)
    values (${subject}, 1, ${nowMs}, 0)
    on conflict (subject) do update set
      failures = ${failures},
      last_attempt_ms = ${nowMs},
      locked_until_ms = case
        when ${failures} <= ${freeFailures}::integer then 0
        else ${nowMs}::bigint + least(${delayMsMax}::bigint, ${firstDelayMs}::bigint * (2 ^ least(${failures} - ${freeFailures}::integer - 1, 20))::bigint)
      end
    where l.locked_until_ms <= ${nowMs}::bigint
    returning subject`.execute(access.kysely);
  return taken.rows.length === 1;
}
