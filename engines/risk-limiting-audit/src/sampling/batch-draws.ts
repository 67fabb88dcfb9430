import { arloBatchId } from "./python-text.ts";
import { numpySeed, weightedDraws } from "./numpy-random.ts";
import { firstTicket, nextTicket, shortTicket, ticketDigits, type Ticket } from "./ticket.ts";

export type NamedBatch = { readonly jurisdiction: string; readonly batch: string };

export type BatchDraw = {
  /** The place of the batch in the list. */
  readonly batch: number;
  /** The how-manieth draw of this batch it is, from 1. */
  readonly generation: number;
  /** The ticket Arlo prints beside it. It orders nothing; it shows that the draw belongs to the seed. */
  readonly ticket: Ticket;
};

/**
 * Batches with probability proportional to a bound on their error (PPEB: Aslam, Popa and Rivest, "On Auditing Elections When
 * Precincts Have Different Sizes", 2008; Stark 2009), with replacement, exactly as Arlo draws them and so as Georgia does.
 *
 * @param batches jurisdictions from A to Z, in each the rows of its file
 * @param weights for each batch its largest possible error, of any scale
 * @param count a larger count begins with the draws of a smaller one
 */
export function ppebDraws(
  seed: string,
  batches: readonly NamedBatch[],
  weights: readonly number[],
  count: number,
): BatchDraw[] {
  const last = new Map<number, { readonly generation: number; readonly ticket: Ticket }>();
  return weightedDraws(numpySeed(seed), weights, count).map((batch) => {
    const before = last.get(batch);
    const ticket = before ? nextTicket(before.ticket) : firstTicketOf(batches[batch]!, seed);
    const generation = (before?.generation ?? 0) + 1;
    last.set(batch, { generation, ticket });
    return { batch, generation, ticket: shortTicket(ticket, ticketDigits) };
  });
}

function firstTicketOf({ jurisdiction, batch }: NamedBatch, seed: string): Ticket {
  return firstTicket(arloBatchId(jurisdiction, batch), seed);
}
