import { assert } from "../../../basics/assert.ts";
import { dayOf } from "../../../basics/zoned-time.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { JournalDraft, Tx } from "../../../platform/storage/storage.ts";
import { Playbook, PlaybookDetail } from "./contract.ts";
import { firstsOf, termsOf, timeZoneOf, withSuccessors } from "./ground-store.ts";
import type { Stored } from "./rows-store.ts";
import { answers, shownState, staleBecause } from "./rules.ts";
import { checksOf, findPlaybook, versionsOf } from "./store.ts";

/** The day it is where the election is held. */
export async function today(tx: Tx): Promise<string> {
  return dayOf(tx.nowMs, await timeZoneOf(tx));
}

/** These playbooks as this reader sees them: stale by what this reader knows of. */
export async function linesOf(tx: Tx, stored: readonly Stored[]): Promise<Playbook[]> {
  const day = await today(tx);
  const current = stored.filter(({ state }) => state === "current");
  const answered = await withSuccessors(
    tx,
    current.flatMap(({ techniques }) => techniques),
  );
  const firsts = await firstsOf(tx, [...answered.values()].flat());
  return stored.map((each) => {
    const answering = each.techniques.flatMap((code) => answered.get(code) ?? [code]);
    const its = firsts.filter(({ code }) => answers(answering, code));
    const stale = staleBecause(each, its, day);
    return Playbook.parse({ ...each, state: shownState(each.state, stale), stale });
  });
}

export async function detailOf(cx: Context, id: string): Promise<PlaybookDetail | null> {
  const stored = await findPlaybook(cx.tx, id);
  if (stored === null) return null;
  const [shown] = await linesOf(cx.tx, [stored]);
  const terms = await termsOf(cx.tx, stored.techniques);
  return PlaybookDetail.parse({
    ...stored,
    ...shown,
    ours: stored.organisationId === cx.actor.organisationId,
    terms: stored.techniques.map((code) => ({
      code,
      name: terms.get(code)?.name ?? null,
      successor: terms.get(code)?.successor ?? null,
    })),
    checks: await checksOf(cx.tx, id),
    versions: await versionsOf(cx.tx, id),
  });
}

/** The answer after an act: the playbook as it is now. */
export async function answered(
  cx: Context,
  id: string,
): Promise<{ readonly ok: true; readonly value: PlaybookDetail }> {
  const detail = await detailOf(cx, id);
  assert(detail, "a playbook that was changed can be read");
  return { ok: true, value: detail };
}

/** One act in the journal, under the playbook's marking, or a higher classification where the act has one. */
export function record(
  cx: Context,
  action: string,
  playbook: Pick<Stored, "id" | "organisationId" | "tlp" | "classification">,
  { classification = 0, ...entry }: Pick<JournalDraft, "why" | "body"> & { readonly classification?: number },
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: playbook.id,
    why: entry.why,
    electionId: cx.actor.electionId,
    organisationId: playbook.organisationId,
    tlp: playbook.tlp,
    classification: Math.max(playbook.classification, classification) as JournalDraft["classification"],
    body: entry.body,
  });
}
