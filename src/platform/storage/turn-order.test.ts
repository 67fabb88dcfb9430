/**
 * Goal: people never wait for more than one turn of the background, and the background is never starved. Method: a session that is
 * played through by hand over many arrivals and lengths of turns.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TurnOrder } from "./turn-order.ts";

const both = { people: true, background: true };
const onlyBackground = { people: false, background: true };

describe("whose turn it is", () => {
  test("people before the background, which goes when nobody has asked for a moment", () => {
    const order = new TurnOrder();
    expect(order.next(both, 0)).toBe("people");
    order.ended("people", 0, 3);
    expect(order.next(onlyBackground, 4)).toBe(4);
    expect(order.next(both, 5)).toBe("people");
    order.ended("people", 5, 6);
    expect(order.next(onlyBackground, 11)).toBe("background");
    order.ended("background", 11, 40);
    expect(order.next({ people: false, background: false }, 40)).toBeNull();
  });

  test("where nobody else asks the background does not wait at all", () => {
    const order = new TurnOrder();
    for (let nowMs = 0; nowMs < 1000; nowMs += 10) {
      expect(order.next(onlyBackground, nowMs)).toBe("background");
      order.ended("background", nowMs, nowMs + 10);
    }
  });

  test("negative: people who never stop asking leave the background a tenth, however long its turns are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 50 }), (long, short) => {
        const order = new TurnOrder();
        let nowMs = 0;
        let ofBackground = 0;
        let inARow = 0;
        while (nowMs < 60_000) {
          const next = order.next(both, nowMs);
          if (next !== "people" && next !== "background") throw new Error("the session stands idle");
          const tookMs = next === "people" ? short : long;
          order.ended(next, nowMs, nowMs + tookMs);
          nowMs += tookMs;
          inARow = next === "background" ? inARow + 1 : 0;
          ofBackground += next === "background" ? long : 0;
          expect(inARow).toBeLessThanOrEqual(1);
        }
        expect(ofBackground).toBeGreaterThan(0);
        expect(ofBackground / nowMs).toBeLessThanOrEqual(0.12);
      }),
    );
  });
});
