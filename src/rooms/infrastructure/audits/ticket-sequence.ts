import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { inTicketOrder, ticketBound, type TicketDraw } from "@counterfoil/risk-limiting-audit";
import { drawRange, type CountedBatches, type TicketRange } from "./ticket-rules.ts";

/** The sequence of one seed over one committed manifest, as far as it has been worked out: numbers of cards, from 0. */
interface Sequence {
  readonly count: number;
  readonly cards: Promise<Uint32Array>;
}

/** So many audits are drawn at a time at most; an older one is worked out again. */
const keptMost = 8;
const kept = new Map<string, Sequence>();

/**
 * The first `count` cards by ticket, without replacement (consistent sampling); all of them where there are fewer. Many cards are looked
 * through by threads of their own, so that the server goes on answering, and what was worked out for a first round is kept for the next.
 *
 * @param of names seed and manifest: what is kept is kept under this
 */
export async function ticketSequence(
  of: string,
  seed: string,
  batches: CountedBatches,
  count: number,
): Promise<Uint32Array> {
  const known = kept.get(of);
  const sequence =
    known !== undefined && known.count >= count ? known : { count, cards: worked(seed, batches, count) };
  kept.delete(of);
  kept.set(of, sequence);
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - keptMost))) kept.delete(oldest);
  try {
    return (await sequence.cards).subarray(0, count);
  } catch (error) {
    kept.delete(of);
    throw error;
  }
}

async function worked(seed: string, batches: CountedBatches, count: number): Promise<Uint32Array> {
  const cards = batches.cards.reduce((sum, each) => sum + each, 0);
  const wanted = Math.min(count, cards);
  for (let attempt = 0; ; attempt++) {
    const below = ticketBound(cards, wanted, { seed, withReplacement: false }, attempt);
    const draws = await drawsBelow({ batches, seed, below, from: 0, to: cards });
    if (draws.length >= wanted) return Uint32Array.from(draws.slice(0, wanted), ({ card }) => card);
  }
}

/** Fewer cards than this are looked through sooner than a thread starts. */
const threadedFrom = 50_000;
const threadsMost = 4;

async function drawsBelow(range: TicketRange): Promise<TicketDraw[]> {
  const { to: cards } = range;
  if (cards < threadedFrom) return drawRange(range);
  const threads = Math.min(threadsMost, availableParallelism());
  const size = Math.ceil(cards / threads);
  const parts = Array.from({ length: threads }, (_, index) => ({
    ...range,
    from: Math.min(cards, index * size),
    to: Math.min(cards, (index + 1) * size),
  }));
  return inTicketOrder((await Promise.all(parts.map(inThread))).flat());
}

function inThread(range: TicketRange): Promise<TicketDraw[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./ticket-thread.ts", import.meta.url), { workerData: range });
    worker.once("message", resolve);
    worker.once("error", reject);
    // After a message this changes nothing any more.
    worker.once("exit", (code) => reject(new Error(`A thread that draws ended with ${code}`)));
  });
}
