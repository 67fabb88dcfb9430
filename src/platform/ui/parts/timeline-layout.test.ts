// Goal: every label of a timeline can be read. Method: random items, and no two boxes of one row may touch.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { layTimeline } from "./timeline-layout.ts";

const item = fc.record({
  id: fc.uuid(),
  atMs: fc.integer({ min: 0, max: 1_000_000_000 }),
  label: fc.string({ minLength: 1, maxLength: 30 }),
  lane: fc.constantFrom("a", "b"),
});

test("labels on one height never overlap, and every item is there once", () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 320, max: 1200 }),
      (items, width) => {
        const { items: placed, heightPx } = layTimeline(items, width);
        expect(placed.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
        const boxes = placed.map((one) => {
          const label = one.label.length * 7.2 + 20;
          return {
            y: one.y,
            start: one.labelLeft ? one.x - label : one.x,
            end: one.labelLeft ? one.xEnd : one.xEnd + label,
          };
        });
        for (const [index, a] of boxes.entries()) {
          expect(a.y).toBeLessThan(heightPx);
          for (const b of boxes.slice(index + 1))
            if (a.y === b.y) expect(a.end < b.start || b.end < a.start).toBe(true);
        }
      },
    ),
  );
});
