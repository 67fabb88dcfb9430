import { Worker } from "node:worker_threads";
import { inTicketOrder, rivestDraws, ticketBound, type TicketDraw } from "@counterfoil/risk-limiting-audit";
import { residentMegabytes, shown, taken } from "./stopwatch.ts";
import { drawRange, type Range } from "./ticket-range.ts";

const cards = 5_000_000;
const draws = 10_000;
const seed = "53417960661093690826";
const threads = 2;

export async function samples(print: (line: string) => void): Promise<void> {
  for (const run of [1, 2]) {
    const [time] = await taken(() => rivestDraws(seed, cards, draws));
    print(`Rivest: ${draws} draws from ${cards} cards, run ${run}: ${shown(time)}`);
  }
  const below = ticketBound(cards, draws, { seed, withReplacement: true });
  const range = { seed, below, cards, from: 0, to: cards };
  const size = Math.ceil(cards / threads);
  const ranges = Array.from({ length: threads }, (_, index) => ({
    ...range,
    from: index * size,
    to: Math.min(cards, (index + 1) * size),
  }));
  const before = residentMegabytes();
  const [divided, inThreads] = await taken(async () =>
    first((await Promise.all(ranges.map(inThread))).flat()),
  );
  print(
    `tickets: ${draws} draws from ${cards} cards, ${threads} threads: ${shown(divided)}, ${residentMegabytes()} MB resident (${before} before)`,
  );
  const [alone, inOne] = await taken(() => first(drawRange(range)));
  print(`tickets: the same in one thread: ${shown(alone)}, ${residentMegabytes()} MB resident`);
  const same = JSON.stringify(inThreads) === JSON.stringify(inOne);
  print(
    `tickets: both ways draw ${same ? "the same" : "DIFFERENT"} cards; the last ticket is ${inOne.at(-1)!.ticket}`,
  );
}

function first(list: readonly TicketDraw[]): TicketDraw[] {
  return inTicketOrder(list).slice(0, draws);
}

function inThread(range: Range): Promise<TicketDraw[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./ticket-thread.ts", import.meta.url), {
      workerData: range,
      resourceLimits: {
        maxYoungGenerationSizeMb: 1,
        maxOldGenerationSizeMb: 32,
        codeRangeSizeMb: 4,
        stackSizeMb: 1,
      },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
