import type { Signer } from "@counterfoil/journal";
import { z } from "zod";
import { keepPresentCheckpoint } from "../core/journal/service.ts";
import { purgeExpired } from "../core/sharing/retention.ts";
import type { Clock } from "../platform/clock/clock.ts";
import { systemActor } from "../platform/contract/actor.ts";
import { jobKind } from "../platform/jobs/kind.ts";
import { systemDice } from "../platform/dice/system-dice.ts";
import { forgetOldKeys } from "../platform/http/idempotency.ts";
import { replySeal } from "../platform/http/reply-seal.ts";
import { jobRunner, type JobRunner, type RunnerOptions } from "../platform/jobs/runner.ts";
import { sendMessage } from "../platform/mail/post.ts";
import { mailSender } from "../platform/mail/sender.ts";
import { signInMail } from "../platform/mail/sign-in-mail.ts";
import { smtpTransport } from "../platform/mail/transport.ts";
import type { SignInMail } from "../platform/sign-in/sign-in.ts";
import { inBackground } from "../platform/storage/in-background.ts";
import type { OpenStorage } from "../platform/storage/open-storage.ts";
import { indexCorrelations, indexDue } from "../rooms/exchange/correlation/indexing.ts";
import { escalateOverdue, escalateVictims } from "../rooms/exchange/victims/escalation.ts";
import { defineDeliveryJobs } from "../rooms/exchange/federation/delivery-jobs.ts";
import { definePartnerJobs } from "../rooms/exchange/taxii/partner-exchange.ts";
import { forgetOldStatuses } from "../rooms/exchange/taxii/status-store.ts";
import type { Config } from "./config.ts";

const tidy = jobKind({ name: "house.tidy", payload: z.object({}), outside: false, limitMs: 600_000 });
const checkpoint = jobKind({ name: "journal.checkpoint", payload: z.object({}), outside: false });

/** What goes on without anyone asking: mail, checkpoints of the journal, what is overdue, the end of retention. */
export async function startWork(given: {
  readonly storage: OpenStorage;
  readonly config: Config;
  readonly signer: Signer;
  readonly clock: Clock;
  /** More kinds of jobs than the house's own. */
  readonly defineJobs: (runner: JobRunner) => void;
  readonly jobTiming: NonNullable<RunnerOptions["timing"]>;
}): Promise<{ readonly signInMail: SignInMail; stop(): Promise<void> }> {
  const { config, signer, clock, jobTiming: timing } = given;
  const storage = inBackground(given.storage);
  const runner = jobRunner({ storage, access: given.storage.schemaAccess("jobs"), clock, timing });
  runner.define(
    sendMessage,
    mailSender(storage, config.smtpUrl === null ? null : smtpTransport(config.smtpUrl, config.mailFrom)),
  );
  runner.define(checkpoint, async () => keepPresentCheckpoint(storage, signer));
  runner.define(tidy, async () => {
    await storage.inTransaction(systemActor("retention"), async (tx) => {
      await purgeExpired(tx, tx.nowMs);
      await forgetOldKeys(tx);
      await forgetOldStatuses(tx);
    });
  });
  runner.define(escalateVictims, async () => {
    await escalateOverdue(storage);
  });
  runner.define(indexCorrelations, async ({ signal }) => {
    await indexDue(storage, signal);
  });
  runner.every(indexCorrelations, 10_000, {});
  runner.every(escalateVictims, 300_000, {});
  runner.every(checkpoint, 60_000, {});
  runner.every(tidy, 3_600_000, {});
  definePartnerJobs(runner, { storage, seal: replySeal(config.secret), dice: systemDice });
  defineDeliveryJobs(runner, { storage, seal: replySeal(config.secret) });
  given.defineJobs(runner);
  await runner.start();
  return { signInMail: signInMail(given.storage), stop: () => runner.stop() };
}
