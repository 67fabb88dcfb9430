import { done, wait } from "../../../core/home/waiting.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { Victim } from "./contract.ts";

type Cx = Pick<Context, "tx">;

/** For the one contact, with the clock. Registration says the same for many at once, in the database. */
export async function waitToBeTold({ tx }: Cx, victim: Victim, dueAtMs: number | null): Promise<void> {
  await wait(tx, { ...forContact(victim), kind: "victims.not-told-yet", verb: "victims.tell", dueAtMs });
}

export async function waitForAcknowledgement(
  { tx }: Cx,
  victim: Victim,
  dueAtMs: number | null,
): Promise<void> {
  await wait(tx, { ...forContact(victim), kind: "victims.not-acknowledged", verb: "victims.ask", dueAtMs });
}

/** Nothing about telling waits any more. */
export async function toldNoMore({ tx }: Cx, victim: Pick<Victim, "id">): Promise<void> {
  for (const kind of ["victims.not-told-yet", "victims.not-acknowledged", "victims.overdue"])
    await done(tx, { subject: victim.id, kind });
}

function forContact(victim: Victim) {
  return {
    subject: victim.id,
    title: victim.name,
    path: `exchange/victims/${victim.id}`,
    for: { personId: victim.contactPersonId },
    tlp: "amber+strict",
    classification: 0,
  } as const;
}
