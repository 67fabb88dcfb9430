import { outcomeOf, sameOutcome, sumOfTallies, type Tally } from "@counterfoil/risk-limiting-audit";
import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import { engineContest } from "./contest-rules.ts";
import type { Audit, AuditedContest, finishCount, HandCount, readProgress, Reading } from "./contract.ts";
import { roundsOf } from "./draw-store.ts";
import { detailOf, ours, record } from "./ground.ts";
import { stateAfter } from "./rules.ts";
import { recordedContest } from "./contest-rules.ts";
import { findAudit, saveAudit } from "./store.ts";
import { progressOf, settledUnits } from "./units-store.ts";
import { tellWaits } from "./waits.ts";

export const progress: Serves<typeof readProgress> = async (cx, { params }) => {
  if ((await findAudit(cx.tx, params.audit)) === null) return refuse("audit-not-found");
  return ok({ rows: await progressOf(cx.tx, params.audit) });
};

/** Adds up what was counted by hand. That count is the outcome, whatever was reported and whatever the sample said. */
export const finish: Serves<typeof finishCount> = async (cx, { params, body }) => {
  const held = await ours(cx, params.audit);
  if (!held.ok) return held;
  const contest = held.value.contests.find(({ id }) => id === body.contest);
  if (contest === undefined) return refuse("contest-not-found");
  if (contest.standing !== "full-count") return refuse("not-counting");
  const units = await settledUnits(cx.tx, params.audit, contest.id);
  if (units.some(({ reading }) => reading === null)) return refuse("units-unread");
  const handCount = countOf(
    contest,
    units.map(({ reading }) => talliedIn(reading, contest.id)),
    cx.nowMs,
  );
  const contests = held.value.contests.map((one): AuditedContest =>
    one === contest ? { ...one, standing: "counted", handCount } : one,
  );
  const last = (await roundsOf(cx.tx, params.audit)).at(-1);
  const beingRead = last !== undefined && last.measuredAtMs === null;
  const audit: Audit = { ...held.value, contests, state: stateAfter(held.value.state, contests, beingRead) };
  await saveAudit(cx.tx, audit);
  await tellWaits(cx, audit);
  record(cx, "audits.count", audit, { why: contest.id, body: { contest: contest.id, ...handCount } });
  return ok(await detailOf(cx, audit));
};

/** A batch that was not found has no votes: nobody can count what is not there. */
export function talliedIn(reading: Reading | null, contest: string): Tally | null {
  const said = reading?.[contest];
  return said?.kind === "counted" ? said.tally : null;
}

function countOf(contest: AuditedContest, tallies: readonly (Tally | null)[], nowMs: number): HandCount {
  const recorded = recordedContest(contest);
  const tally = sumOfTallies(
    recorded,
    tallies.filter((one) => one !== null),
  );
  const outcome = outcomeOf({ ...engineContest(contest), cards: Number.MAX_SAFE_INTEGER }, tally);
  return {
    tally: tally as HandCount["tally"],
    outcome: outcome.ok ? (outcome.value as HandCount["outcome"]) : null,
    refusal: outcome.ok ? null : outcome.refusal,
    agrees: outcome.ok && sameOutcome(outcome.value, contest.reported),
    countedAtMs: nowMs,
  };
}
