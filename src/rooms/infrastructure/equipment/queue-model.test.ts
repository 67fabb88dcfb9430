// Goal: the wait that is planned with is the wait that voters have (W5.3). Method: Erlang's C and queue lengths against published
// tables; against a simulation of single voters; and by properties (more stations never wait longer, the station that is said to be
// needed is the first that keeps the promise).
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QueueAsked } from "./contract.ts";
import { erlangC, stagesOf, stationsFor, waitsOf } from "./queue-model-rules.ts";

describe("queues at check-in, booths and scanners", () => {
  it.each([
    // Share who wait. One station: the load itself. Two, three: closed forms. Five and ten: Erlang C tables (Cooper 1981, appendix).
    [0.8, 1, 0.8],
    [1, 2, 1 / 3],
    [2, 3, 4 / 9],
    [4, 5, 0.5541],
    [8, 10, 0.4092],
    [15, 20, 0.1604],
  ])("W5.3: of a load of %f on %i stations the share %f waits, as published", (load, stations, share) => {
    expect(erlangC(load, stations)).toBeCloseTo(share, 4);
  });

  it.each([
    // Mean length of the queue for the load and so many stations (Taha, Operations Research, table of M/M/c; Gross and Harris).
    [0.9, 2, 0.2285],
    [1.5, 2, 1.9286],
    [2, 3, 0.8889],
    [3, 4, 1.5283],
    [4, 5, 2.2165],
  ])("W5.3: a load of %f on %i stations leaves %f in the queue, as published", (load, stations, length) => {
    const waits = waitsOf({ arrivalsPerMinute: load, servedPerMinute: 1, stations });
    expect(waits?.queueMean).toBeCloseTo(length, 4);
  });

  it("W5.3: voters who come one by one wait as long as the formula says", () => {
    const served = { arrivalsPerMinute: 2, servedPerMinute: 0.75, stations: 3 };
    const simulated = simulate(served, 400_000);
    const planned = waitsOf(served);
    expect(simulated.mean / (planned?.waitMinutesMean ?? 0)).toBeCloseTo(1, 1);
    expect(simulated.share).toBeCloseTo(planned?.waitShare ?? 0, 1);
    expect(simulated.p95 / (planned?.waitMinutes95 ?? 0)).toBeCloseTo(1, 1);
  });

  const asked = QueueAsked.parse({
    arrivalsPerHour: 120,
    hours: 3,
    checkInStations: 3,
    checkInSeconds: 75,
    booths: 12,
    boothSeconds: 300,
    scanners: 1,
    scanSeconds: 20,
  });

  it("W5.3: each stage says its wait and how many stations keep the promise", () => {
    const [checkIn, booths, scanners] = stagesOf(asked);
    expect(checkIn).toMatchObject({ load: 2.5, promise: "kept", growsPerHour: null });
    expect(booths).toMatchObject({ load: 10, stations: 12, promise: "kept" });
    expect(scanners?.utilisation).toBeCloseTo(2 / 3, 9);
  });

  it("W5.3 negative: one scanner too few breaks the promise, says how the queue grows, and what would keep it", () => {
    const [, , scanners] = stagesOf({ ...asked, scanSeconds: 40 });
    expect(scanners).toMatchObject({ promise: "broken", waitShare: null, waitMinutes95: null });
    // 120 come, 90 are served: 30 an hour pile up, and after three hours the last one stands behind 90, an hour's work.
    expect(scanners?.growsPerHour).toBeCloseTo(30, 9);
    expect(scanners?.waitMinutesAtEnd).toBeCloseTo(60, 9);
    expect(scanners?.stationsNeeded).toBe(2);
    // A stage behind one that is too slow gets only what that one lets through.
    const [, booths] = stagesOf({ ...asked, checkInStations: 1 });
    expect(booths?.load).toBeCloseTo((48 / 60) * 5, 9);
  });

  it("W5.3 negative: no station fewer than said keeps the promise, and one more never waits longer", () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 40, noNaN: true }),
        fc.double({ min: 0.05, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (arrivalsPerMinute, servedPerMinute, most) => {
          const of = { arrivalsPerMinute, servedPerMinute };
          const needed = stationsFor(of, most);
          const wait = (stations: number) => waitsOf({ ...of, stations })?.waitMinutes95 ?? Infinity;
          expect(wait(needed)).toBeLessThanOrEqual(most);
          if (needed > 1) expect(wait(needed - 1)).toBeGreaterThan(most);
          expect(wait(needed + 1)).toBeLessThanOrEqual(wait(needed));
          const share = erlangC(arrivalsPerMinute / servedPerMinute, needed);
          expect(share >= 0 && share <= 1).toBe(true);
        },
      ),
      { numRuns: 200 },
    ));
});

/** First come, first served, with a generator of its own (Park and Miller 1988). */
function simulate(
  of: { arrivalsPerMinute: number; servedPerMinute: number; stations: number },
  voters: number,
) {
  let seed = 20_261_103;
  const draw = (rate: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return -Math.log(seed / 2_147_483_647) / rate;
  };
  const free = Array.from({ length: of.stations }, () => 0);
  const waits: number[] = [];
  let now = 0;
  for (let voter = 0; voter < voters; voter++) {
    now += draw(of.arrivalsPerMinute);
    const first = free.indexOf(Math.min(...free));
    const begins = Math.max(now, free[first] ?? 0);
    waits.push(begins - now);
    free[first] = begins + draw(of.servedPerMinute);
  }
  waits.sort((a, b) => a - b);
  return {
    mean: waits.reduce((sum, wait) => sum + wait, 0) / voters,
    share: waits.filter((wait) => wait > 0).length / voters,
    p95: waits[Math.floor(voters * 0.95)] ?? 0,
  };
}
