import { monitorEventLoopDelay } from "node:perf_hooks";
import { ticketDraws } from "@counterfoil/risk-limiting-audit";
import { ticketSequence } from "../../src/rooms/infrastructure/audits/ticket-sequence.ts";
import { shown, taken } from "./stopwatch.ts";

const cards = 5_000_000;
const draws = 10_000;
const seed = "53417960661093690826";

/** The draw as the server makes it, in its threads, and how long the main thread stood still at most. */
export async function serverDraw(print: (line: string) => void): Promise<void> {
  const size = 500;
  const ids = Array.from({ length: cards / size }, (_, batch) => `county${batch % 20}/1-${batch}`);
  const batches = { ids, cards: ids.map(() => size) };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [time, drawn] = await taken(() => ticketSequence("bench", seed, batches, draws));
  delay.disable();
  print(
    `tickets in the server: ${drawn.length} draws from ${cards} cards, without replacement: ${shown(time)}; the main thread stood still for ${Math.round(delay.max / 1e6)} ms at most`,
  );
  const still = performance.now();
  ticketDraws(
    { count: cards, idOf: (card) => `${ids[Math.floor(card / size)]}-${(card % size) + 1}` },
    draws,
    {
      seed,
      withReplacement: false,
    },
  );
  print(`tickets on the main thread, which stands still: ${Math.round(performance.now() - still)} ms`);
}
