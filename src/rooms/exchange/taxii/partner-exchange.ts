import { z } from "zod";
import { refuse } from "../../../basics/result.ts";
import { systemActor } from "../../../platform/contract/actor.ts";
import type { ReplySeal } from "../../../platform/http/reply-seal.ts";
import { enqueue, jobKind } from "../../../platform/jobs/kind.ts";
import type { JobRunner } from "../../../platform/jobs/runner.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { waitMinutes } from "../../../platform/outside/address-rules.ts";
import type { PartnerServer } from "./partner-client.ts";
import { pullPage } from "./partner-pull.ts";
import { pushPage } from "./partner-push.ts";
import { actorOf, type ExchangeSetting, type Step } from "./partner-step.ts";
import * as stored from "./partners-store.ts";

/** Exchanges with one partner now. It has no second attempt of its own: how long to wait after a failure is the partner's row's. */
export const exchangeWith = jobKind({
  name: "taxii.exchange",
  payload: z.object({ partner: z.string() }),
  outside: true,
  attemptsMax: 1,
  limitMs: 300_000,
  duty: "partners",
});
const turn = jobKind({ name: "taxii.turn", payload: z.object({}), outside: false, duty: "partners" });

/** Once a minute: whose turn has come. */
export function definePartnerJobs(runner: JobRunner, setting: ExchangeSetting): void {
  runner.define(turn, () =>
    Promise.resolve(async (tx: Tx) => {
      for (const { id, next_at_ms } of await stored.partnersDue(tx))
        await enqueue(tx, exchangeWith, { partner: id }, { id: `taxii.exchange@${id}@${next_at_ms}` });
    }),
  );
  runner.define(exchangeWith, async ({ payload, signal }) => exchange(setting, payload.partner, signal));
  runner.every(turn, 60_000, {});
}

/** Under which name the secret of a partner is sealed. */
export function sealedName(partner: string): Parameters<ReplySeal["seal"]>[0] {
  return { actorId: partner, key: "taxii partner" };
}

const pagesMax = 200;

/** One run: pages until the partner has no more, each kept in its own commit with how far the exchange has come. */
export async function exchange(
  setting: ExchangeSetting,
  partnerId: string,
  signal: AbortSignal,
): Promise<void> {
  const { storage, dice } = setting;
  const row = await storage.inTransaction(
    systemActor("partners"),
    (tx) => stored.partnerForExchange(tx, partnerId),
    { readOnly: true },
  );
  if (row === null || row.paused_at_ms !== null) return;
  const actor = actorOf(row, row.organisation_id, ["coordinator"]);
  const run = dice.id("run");
  await storage.inTransaction(actor, async (tx) => {
    await stored.insertRun(tx, { id: run, partnerId });
    // Nobody else takes the turn meanwhile; an end that never comes is tried again then.
    await stored.changePartner(tx, partnerId, {
      last_tried_at_ms: tx.nowMs,
      next_at_ms: tx.nowMs + row.every_minutes * 60_000,
    });
  });
  const server = serverOf(setting, row);
  const step = row.direction === "pull" ? pullPage : pushPage;
  const outcome: Step =
    server === null
      ? refuse("not-authorised")
      : await pages(() => step(setting, { actor, server, run, partnerId, signal }), signal);
  await storage.inTransaction(actor, (tx) =>
    end(tx, { partnerId, run, ended: outcome, everyMinutes: row.every_minutes, failures: row.failures }),
  );
}

async function pages(next: () => Promise<Step>, signal: AbortSignal): Promise<Step> {
  for (let asked = 0; asked < pagesMax; asked++) {
    if (signal.aborted) return refuse("too-slow");
    const step = await next();
    if (!step.ok || step.value === "done") return step;
  }
  return { ok: true, value: "more" };
}

async function end(
  tx: Tx,
  given: {
    readonly partnerId: string;
    readonly run: string;
    readonly ended: Step;
    readonly everyMinutes: number;
    readonly failures: number;
  },
): Promise<void> {
  const { partnerId, run, ended, everyMinutes } = given;
  await stored.endRun(tx, run, ended.ok ? null : ended.refusal);
  if (ended.ok) {
    // What is left after so many pages comes at once.
    const next_at_ms = ended.value === "more" ? tx.nowMs : tx.nowMs + everyMinutes * 60_000;
    await stored.changePartner(tx, partnerId, {
      last_ok_at_ms: tx.nowMs,
      failures: 0,
      last_error: null,
      next_at_ms,
    });
    return;
  }
  const failures = given.failures + 1;
  const askedMs = Number(ended.values?.["retryAfterSeconds"] ?? 0) * 1000;
  const next_at_ms = tx.nowMs + Math.max(waitMinutes(everyMinutes, failures) * 60_000, askedMs);
  await stored.changePartner(tx, partnerId, { failures, last_error: ended.refusal, next_at_ms });
}

/** Null where the secret was sealed under another secret of the server, or damaged: it is entered anew. */
function serverOf({ seal }: ExchangeSetting, row: stored.PartnerRow): PartnerServer | null {
  const secret = seal.open(sealedName(row.id), row.secret_sealed);
  if (secret === null) return null;
  return { rootUrl: row.root_url, privateNetwork: row.private_network, userName: row.user_name, secret };
}
