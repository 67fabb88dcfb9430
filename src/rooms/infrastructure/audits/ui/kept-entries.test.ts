// Goal: an entry that a member made offline is lost by no answer of the server, and by none is it sent twice. Method: properties over
// any entries and any answers, and the shelf on a storage in memory.
import * as fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { entryOutcomes, type Entry } from "../contract.ts";
import { afterAnswer, nothingKept, shelfOf } from "./kept-entries.ts";

const entryNo = (n: number): Entry => ({
  id: `ent_${String(n).padStart(12, "0")}`,
  contest: "",
  unit: `north/1-1-${n}`,
  reading: { mayor: { kind: "votes", votes: ["Ada"] } },
  enteredAtMs: n,
});

const outcomes = fc.array(fc.constantFrom(...entryOutcomes), { maxLength: 20 });

describe("entries kept on the device", () => {
  test("W5.7: after any answer each entry waits, was taken, or lies aside with its reason: never two of these, never none", () => {
    fc.assert(
      fc.property(outcomes, fc.nat({ max: 5 }), (answered, unanswered) => {
        const waiting = Array.from({ length: answered.length + unanswered }, (_, n) => entryNo(n));
        const results = answered.map((outcome, n) => ({ id: entryNo(n).id, outcome, says: null }));
        const after = afterAnswer({ waiting, refused: [] }, results);
        const taken = answered.filter((one) => one === "taken" || one === "repeated").length;
        expect(after.waiting).toEqual(waiting.slice(answered.length));
        expect(after.refused.length).toBe(answered.length - taken);
      }),
    );
  });

  test("W5.7 negative: an answer about entries that this device does not hold changes nothing", () => {
    const kept = { waiting: [entryNo(1)], refused: [] };
    expect(afterAnswer(kept, [{ id: entryNo(2).id, outcome: "taken", says: null }])).toEqual(kept);
  });

  describe("on the browser's storage", () => {
    afterEach(() => vi.unstubAllGlobals());
    const inMemory = () => {
      const held = new Map<string, string>();
      return {
        getItem: (key: string) => held.get(key) ?? null,
        setItem: (key: string, value: string) => void held.set(key, value),
        removeItem: (key: string) => void held.delete(key),
        size: () => held.size,
      };
    };

    test("W5.7: entries outlive the page, and each member has a shelf of their own", () => {
      const storage = inMemory();
      vi.stubGlobal("localStorage", storage);
      const mine = shelfOf("live", "per_1", "brd_1");
      expect(mine.write({ waiting: [entryNo(1)], refused: [] })).toBe(true);
      expect(shelfOf("live", "per_1", "brd_1").read().waiting).toEqual([entryNo(1)]);
      expect(shelfOf("live", "per_2", "brd_1").read()).toEqual(nothingKept);
      expect(shelfOf("exercise", "per_1", "brd_1").read()).toEqual(nothingKept);
      mine.write(nothingKept);
      expect(storage.size()).toBe(0);
    });

    test("W5.7 negative: a browser that keeps nothing is not said to keep", () => {
      const full = () => {
        throw new Error("QuotaExceededError");
      };
      vi.stubGlobal("localStorage", { ...inMemory(), setItem: full });
      expect(shelfOf("live", "per_1", "brd_1").write({ waiting: [entryNo(1)], refused: [] })).toBe(false);
      vi.stubGlobal("localStorage", { ...inMemory(), getItem: () => "{" });
      expect(shelfOf("live", "per_1", "brd_1").read()).toEqual(nothingKept);
    });
  });
});
