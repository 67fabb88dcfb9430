/**
 * Goal: seats are those of the law's method, exactly, and ties are refused. Method: all quotients sorted, and for largest remainders the
 * allocation nearest to the exact shares among all there are (which is Hamilton's), against the engine; textbook examples.
 */
import { array, assert as check, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { highestAverages } from "./highest-averages.ts";
import { largestRemainder } from "./largest-remainder.ts";
import { divisorOf, type DivisorMethod } from "./seat-method.ts";

const votes = array(integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 });
const seats = integer({ min: 1, max: 7 });
const methods: readonly DivisorMethod[] = ["dhondt", "sainte-lague", "modified-sainte-lague"];

describe("highest averages", () => {
  it("gives the seats of the highest quotients of all", () => {
    check(
      property(votes, seats, constantFrom(...methods), (votes, seats, method) => {
        const found = highestAverages(votes, seats, method);
        if (votes.every((count) => count === 0)) {
          expect(found).toMatchObject({ refusal: "no-list-takes-part" });
          return;
        }
        const quotients = votes.flatMap((count, list) =>
          Array.from({ length: seats + 1 }, (_, seat) => ({
            list,
            count,
            divisor: divisorOf(method, seat + 1),
          })),
        );
        quotients.sort((one, other) => other.count * one.divisor - one.count * other.divisor);
        const [last, next] = [quotients[seats - 1]!, quotients[seats]!];
        if (last.count * next.divisor === next.count * last.divisor) {
          expect(found).toMatchObject({ ok: false, refusal: "tied-seats" });
          return;
        }
        const won = votes.map(
          (_, list) => quotients.slice(0, seats).filter((one) => one.list === list).length,
        );
        expect(found).toEqual({ ok: true, value: won });
      }),
      { numRuns: 500 },
    );
  });

  it("divides textbook votes", () => {
    const lists = [340_000, 280_000, 160_000, 60_000, 15_000];
    expect(highestAverages(lists, 7, "dhondt")).toEqual({ ok: true, value: [3, 3, 1, 0, 0] });
    expect(highestAverages([53_000, 24_000, 23_000], 7, "sainte-lague")).toEqual({
      ok: true,
      value: [3, 2, 2],
    });
    expect(highestAverages([53_000, 24_000, 23_000], 7, "dhondt")).toEqual({ ok: true, value: [4, 2, 1] });
  });
});

describe("largest remainder", () => {
  it("gives the allocation nearest to the exact shares", () => {
    check(
      property(votes, seats, (votes, seats) => {
        const found = largestRemainder(votes, seats);
        const all = votes.reduce((sum, count) => sum + count, 0);
        if (all === 0) return;
        const priced = allocations(votes.length, seats).map((won) => ({
          won,
          distance: won.reduce((sum, count, list) => sum + (votes[list]! * seats - count * all) ** 2, 0),
        }));
        const least = Math.min(...priced.map((one) => one.distance));
        const nearest = priced.filter((one) => one.distance === least);
        if (nearest.length > 1) expect(found).toMatchObject({ ok: false, refusal: "tied-seats" });
        else expect(found).toEqual({ ok: true, value: nearest[0]!.won });
      }),
      { numRuns: 500 },
    );
  });

  it("divides textbook votes, with the Alabama paradox", () => {
    const lists = [1_500, 1_500, 900, 500, 500, 200];
    expect(largestRemainder(lists, 25)).toEqual({ ok: true, value: [7, 7, 4, 3, 3, 1] });
    expect(largestRemainder(lists, 26)).toEqual({ ok: true, value: [8, 8, 5, 2, 2, 1] });
  });
});

function allocations(lists: number, seats: number): number[][] {
  if (lists === 1) return [[seats]];
  return Array.from({ length: seats + 1 }, (_, first) => first).flatMap((first) =>
    allocations(lists - 1, seats - first).map((rest) => [first, ...rest]),
  );
}
