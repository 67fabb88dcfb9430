import type { Waiting } from "../../../core/home/contract.ts";
import { done, wait } from "../../../core/home/waiting.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { Kind } from "./contract.ts";
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

/** A text was discarded: its decision waits for another. */
export async function waitForText(cx: Context, notice: Waiter): Promise<void> {
  const subject = notice.caseId;
  for (const role of ["communications", "editor"] as const)
    await put(
      cx,
      notice,
      { ...textWaits, verb: "notices.draft-it", subject, path: "exchange/notices" },
      role,
    );
}

/** Somebody has drafted what was decided of this case. */
export async function hasText({ tx }: Context, caseId: string, decided: Kind): Promise<void> {
  await done(tx, { subject: caseId, kind: `cases.${decided}-decided` });
  await done(tx, { subject: caseId, ...textWaits });
}

const textWaits = { kind: "notices.text-waits" } as const;

/** Those in whose care somebody affected is tell them first; not again where they know this very text. */
export async function waitForCarers(
  cx: Context,
  notice: Waiter & Pick<StoredNotice, "concerned">,
): Promise<void> {
  const { carers } = await toldOf(cx, notice);
  for (const { organisationId } of carers.filter(({ told }) => told === null))
    await put(
      cx,
      notice,
      onNotice(notice, "notices.telling-waits", "notices.tell-them"),
      "case-contact",
      organisationId,
    );
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
    await put(cx, notice, onNotice(notice, kind, verb), role);
}

type What = Pick<Waiting, "subject" | "kind" | "verb" | "path">;

function onNotice({ id }: Waiter, kind: string, verb: string): What {
  return { subject: id, kind, verb, path: `exchange/notices/${id}` };
}

async function put(
  cx: Context,
  notice: Waiter,
  what: What,
  role: "communications" | "editor" | "case-contact",
  organisationId = notice.organisationId,
): Promise<void> {
  await wait(cx.tx, {
    ...what,
    // The decision's title and not the headline: a headline may hold a name that must go.
    title: (await decisionOf(cx.tx, notice.caseId))?.title ?? notice.id,
    for: { organisationId, role },
    tlp: "amber",
    classification: 0,
    dueAtMs: null,
  });
}
