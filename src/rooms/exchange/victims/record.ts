import type { Context } from "../../../platform/contract/context.ts";
import type { Victim } from "./contract.ts";

/** One act on a victim's record. The body says what changed, and never who it is: no name, no address, no words of theirs. */
export function record(
  cx: Pick<Context, "tx" | "actor" | "nowMs">,
  action: string,
  victim: Pick<Victim, "organisationId" | "incidentId"> & { readonly id: string },
  why: string,
  body: unknown,
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: victim.id,
    about: [victim.incidentId],
    why,
    electionId: cx.actor.electionId,
    organisationId: victim.organisationId,
    tlp: "amber+strict",
    classification: 0,
    body,
  });
}
