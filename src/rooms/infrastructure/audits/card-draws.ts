import { rivestDraws } from "@counterfoil/risk-limiting-audit";
import type { Look } from "../../../platform/http/mount.ts";
import type { BatchOfJurisdiction } from "./card-rules.ts";
import type { Audit } from "./contract.ts";
import { batchesOf } from "./inputs-store.ts";
import { drawsMostOf } from "./plan-rules.ts";
import { cardsBy, countedBatches, type DrawnCard } from "./sample-rules.ts";
import { findAudit } from "./store.ts";
import { ticketSequence } from "./ticket-sequence.ts";

/** What of an audit a draw depends on. */
type Drawing = Pick<Audit, "id" | "commitment" | "seed"> & {
  readonly design: Pick<Audit["design"], "sampler">;
};

/**
 * The draws `from` to `from + count` (from 0) of the one sequence that the seed gives. A later round is the next part of it, so no
 * round can be chosen and no card dropped.
 */
export async function drawnCards(
  audit: Drawing,
  batches: readonly BatchOfJurisdiction[],
  from: number,
  count: number,
): Promise<DrawnCard[]> {
  const find = cardsBy(batches);
  const cards = batches.reduce((sum, each) => sum + each.cards, 0);
  if (audit.design.sampler === "rivest")
    return rivestDraws(audit.seed ?? "", cards, count, from + 1).map(find);
  const sequence = await sequenceOf(audit, batches, Math.min(cards, from + count));
  return Array.from(sequence.subarray(from), (card) => find(card + 1));
}

function sequenceOf(audit: Drawing, batches: readonly BatchOfJurisdiction[], count: number) {
  const { id, commitment, seed } = audit;
  return ticketSequence(`${id} ${commitment} ${seed}`, seed ?? "", countedBatches(batches), count);
}

/** Tickets of millions of cards take seconds: they are worked out before the transaction opens, where they hold up nobody. */
export async function tickets(look: Look, id: string, draws: number): Promise<void> {
  const found = await look(async (tx) => {
    const audit = await findAudit(tx, id);
    const isDrawn = audit !== null && ["seeded", "reading"].includes(audit.state);
    return isDrawn && audit.design.sampler === "tickets" && audit.design.style !== "strata"
      ? { audit, batches: await batchesOf(tx, id) }
      : null;
  });
  if (found === null) return;
  const cards = found.audit.cards ?? 0;
  const count = Math.min(cards, Math.max(draws, drawsMostOf(found.audit.design, cards)));
  await sequenceOf(found.audit, found.batches, count);
}
