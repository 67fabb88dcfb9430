import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { LeftWhy, Victim } from "./contract.ts";
import type { listWaiting, tellAll } from "./endpoints-contract.ts";
import { byOutcome } from "./rules.ts";
import { rulesOf } from "./service.ts";
import { nameOfPerson } from "./store.ts";
import { countWaiting, leftWaiting, takeWaiting, waitingByIncident } from "./tell-all-store.ts";
import { tellOne } from "./tell-service.ts";

export const waitingBy: Serves<typeof listWaiting> = async ({ tx }) =>
  ok({ rows: await waitingByIncident(tx) });

/**
 * Tells everybody of an incident who waits, each by a letter and a code of their own. Whom a letter does not reach, or for whom
 * something is noted that keeps them safe, goes on waiting and is named: a mail may be read by the one who threatens them.
 */
export function tellingAll(publicOrigin: string): Serves<typeof tellAll> {
  return async (cx, { params, body: { incident, breachesToo } }) => {
    const rules = await rulesOf(cx, params.election);
    if (!rules.ok) return rules;
    const contacts = new Map<string, string>();
    const told: Victim[] = [];
    const left: { id: Victim["id"]; why: LeftWhy }[] = [];
    const taken = await takeWaiting(cx.tx, incident, breachesToo);
    for (const victim of taken) {
      const { contactPersonId: contact } = victim;
      const contactName = contacts.get(contact) ?? (await nameOfPerson(cx.tx, contact));
      contacts.set(contact, contactName);
      const how = { channel: "mail", acknowledged: false } as const;
      const sent = await tellOne(cx, victim, how, { contactName, rules: rules.value, publicOrigin });
      if (sent.ok) told.push(victim);
      else left.push({ id: victim.id, why: sent.refusal });
    }
    left.push(...(await leftWaiting(cx.tx, incident, breachesToo)));
    if (told.length + left.length === 0) return refuse("nobody-waits");
    const waiting = await countWaiting(cx.tx, incident, breachesToo);
    const more = Math.max(0, waiting - (taken.length - told.length));
    return ok({ told: told.length, byOutcome: byOutcome(told), left, more });
  };
}
