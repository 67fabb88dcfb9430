// Goal: cards are drawn by ticket in threads of their own, so that millions of cards stop no server, and the cards are those of the engine
// and of any checker (W5.7). Method: 120,000 cards, enough for threads, against the engine's draw in one piece; the main thread counts its
// turns meanwhile. `npm run bench -- audits` measures 5,000,000 cards.
import { ticketDraws } from "@counterfoil/risk-limiting-audit";
import { describe, expect, it } from "vitest";
import { drawRange } from "./ticket-rules.ts";
import { ticketSequence } from "./ticket-sequence.ts";

const seed = "53417960661093690826";
const size = 240;
const batches = {
  ids: Array.from({ length: 500 }, (_, batch) => `county/1-${batch + 1}`),
  cards: Array.from({ length: 500 }, (_, batch): number => (batch % 7 === 0 ? 0 : size)),
};
const inAll = batches.cards.reduce((sum, each) => sum + each, 0);
const names = batches.ids.flatMap((id, batch) =>
  Array.from({ length: batches.cards[batch] ?? 0 }, (_, place) => `${id}-${place + 1}`),
);

describe("the sequence of tickets", () => {
  it("W5.7: threads draw what one draw gives, and the main thread goes on meanwhile", async () => {
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 1);
    const drawn = await ticketSequence("one", seed, batches, 2_000);
    clearInterval(turn);
    const right = ticketDraws({ count: inAll, idOf: (card) => names[card] ?? "" }, 2_000, {
      seed,
      withReplacement: false,
    });
    expect([...drawn]).toEqual(right.map(({ card }) => card));
    expect(turns).toBeGreaterThan(3);
  });

  it("W5.7: a longer sequence begins with the shorter one; W5.7 negative: another seed has another", async () => {
    const short = await ticketSequence("two", seed, batches, 300);
    const long = await ticketSequence("two", seed, batches, 1_000);
    expect([...long.subarray(0, 300)]).toEqual([...short]);
    expect(new Set(long).size).toBe(1_000);
    expect([...(await ticketSequence("two", seed, batches, 10))]).toEqual([...long.subarray(0, 10)]);
    expect([...(await ticketSequence("three", `${seed}1`, batches, 10))]).not.toEqual([
      ...long.subarray(0, 10),
    ]);
  });

  it("W5.7: all cards are drawn where there are fewer than are asked for, each once", async () => {
    const few = { ids: ["a", "b", "c"], cards: [2, 0, 3] };
    const all = await ticketSequence("four", seed, few, 99);
    expect([...all].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    const range = { batches: few, seed, below: "1" };
    const halves = [...drawRange({ ...range, from: 0, to: 3 }), ...drawRange({ ...range, from: 3, to: 5 })];
    expect(new Set(halves.map(({ card }) => card))).toEqual(new Set(all));
  });
});
