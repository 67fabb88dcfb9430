import type { FactOf } from "../event/fact.ts";
import { inOrder } from "../octets.ts";
import { counts, type Facts } from "./facts.ts";

export type Ticket = { readonly site: string; readonly ticket: string };

/** Who has joined a queue and has not left it; sorted by site and ticket. */
export function waitingTickets(facts: Facts): readonly Ticket[] {
  const joined = new Map<string, Ticket>();
  const left = new Set<string>();
  for (const event of facts.queue) {
    if (!counts(facts, event)) continue;
    const { kind, site, ticket } = event.fact as FactOf<"queue-joined" | "queue-left">;
    const key = `${site}\n${ticket}`;
    if (kind === "queue-left") left.add(key);
    else joined.set(key, { site, ticket });
  }
  return [...joined]
    .filter(([key]) => !left.has(key))
    .sort(([a], [b]) => inOrder(a, b))
    .map(([, ticket]) => ticket);
}
