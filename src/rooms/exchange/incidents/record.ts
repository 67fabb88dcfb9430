import type { Context } from "../../../platform/contract/context.ts";
import type { JournalDraft } from "../../../platform/storage/storage.ts";

/** What an entry needs to know of its subject. */
export interface Marked {
  readonly id: string;
  readonly tlp: string;
  readonly classification: number;
  readonly organisation_id: string;
}

/** One entry of the journal about an object, under the object's own marking. */
export function recordOf(
  cx: Context,
  subject: Marked,
  action: string,
  why: string,
  body: unknown,
  about: readonly string[] = [],
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: subject.id,
    about,
    why,
    electionId: cx.actor.electionId,
    organisationId: subject.organisation_id,
    tlp: subject.tlp as JournalDraft["tlp"],
    classification: subject.classification as JournalDraft["classification"],
    body,
  });
}
