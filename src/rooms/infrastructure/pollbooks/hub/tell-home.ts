import type { Clock } from "../../../../platform/clock/clock.ts";
import { disputedVoters } from "../desk-rules.ts";
import { waits, waitsNoMore } from "../waiting.ts";
import { hubActor, type HubWork } from "./hub-actor.ts";

/** What waits for the officials: disputes as long as one is open, and the closing once the polls have closed. Told when it changes. */
export function tellHome(clock: Clock): HubWork {
  const told = new Map<string, { readonly disputes: string; readonly closing: boolean }>();
  return async ({ kept, book, storage }) => {
    const open = disputedVoters(book).filter(({ isOpen }) => isOpen);
    // Not only how many: the desk takes the wait away itself with the last decision, and another dispute may have come by now.
    const disputes = open.map(({ voter }) => voter).join("\n");
    const closing = kept.state === "open" && clock.nowMs() >= Date.parse(kept.definition.closesAt);
    const before = told.get(kept.id);
    if (before?.disputes === disputes && before.closing === closing) return;
    await storage.inTransaction(hubActor(kept), async (tx) => {
      if (before?.disputes !== disputes)
        await (open.length > 0 ? waits(tx, kept, "disputes") : waitsNoMore(tx, kept, "disputes"));
      if (closing && before?.closing !== true) await waits(tx, kept, "closing");
    });
    told.set(kept.id, { disputes, closing });
  };
}
