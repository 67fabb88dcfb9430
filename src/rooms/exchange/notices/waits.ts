import { done, wait } from "../../../core/home/waiting.ts";
import type { Context } from "../../../platform/contract/context.ts";
import { decisionOf } from "./ground-store.ts";
import { toldOf } from "./reading.ts";
import type { StoredNotice } from "./store.ts";

type Waiter = Pick<StoredNotice, "id" | "caseId" | "organisationId">;

/** Another person of the house reads it: whoever wrote it will be refused, the others are not. */
export const waitForApproval = (cx: Context, notice: Waiter): Promise<void> =>
  waitForHouse(cx, notice, "notices.approval-waits", "notices.approve-it");

export const waitForCorrection = (cx: Context, notice: Waiter): Promise<void> =>
  waitForHouse(cx, notice, "notices.correction-waits", "notices.approve-it");

export const waitForPublishing = (cx: Context, notice: Waiter): Promise<void> =>
  waitForHouse(cx, notice, "notices.publishing-waits", "notices.publish-it");

/** Those in whose care somebody affected is tell them first; not again where they know this very text. */
export async function waitForCarers(
  cx: Context,
  notice: Waiter & Pick<StoredNotice, "concerned">,
): Promise<void> {
  const { carers } = await toldOf(cx, notice);
  for (const { organisationId } of carers.filter(({ told }) => told === null))
    await put(cx, notice, "notices.telling-waits", "notices.tell-them", organisationId, "case-contact");
}

export async function carerHasTold({ tx }: Context, notice: Waiter, organisationId: string): Promise<void> {
  await done(tx, { subject: notice.id, kind: "notices.telling-waits", organisationId });
}

/** Nothing about this notice waits any more but a name that must go. */
export async function waitsNoMore({ tx }: Context, notice: Pick<Waiter, "id">): Promise<void> {
  const kinds = ["approval-waits", "correction-waits", "publishing-waits", "telling-waits"];
  for (const kind of kinds) await done(tx, { subject: notice.id, kind: `notices.${kind}` });
}

async function waitForHouse(cx: Context, notice: Waiter, kind: string, verb: string): Promise<void> {
  for (const role of ["communications", "editor"] as const)
    await put(cx, notice, kind, verb, notice.organisationId, role);
}

async function put(
  cx: Context,
  notice: Waiter,
  kind: string,
  verb: string,
  organisationId: string,
  role: "communications" | "editor" | "case-contact",
): Promise<void> {
  await wait(cx.tx, {
    subject: notice.id,
    kind,
    // The decision's title and not the headline: a headline may hold a name that must go.
    title: (await decisionOf(cx.tx, notice.caseId))?.title ?? notice.id,
    path: `exchange/notices/${notice.id}`,
    verb,
    for: { organisationId, role },
    tlp: "amber",
    classification: 0,
    dueAtMs: null,
  });
}
