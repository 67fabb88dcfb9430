// Goal: every label of a timeline can be read. Method: random items, and no two boxes of one row may touch.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { layTimeline } from "./timeline-layout.ts";

const item = fc
  .record({
    id: fc.uuid(),
    atMs: fc.integer({ min: 0, max: 1_000_000_000 }),
    lastsMs: fc.integer({ min: 0, max: 1_000_000_000 }),
    label: fc.string({ minLength: 1, maxLength: 120 }),
    lane: fc.constantFrom("a", "b"),
  })
  .map(({ lastsMs, ...each }) => ({ ...each, untilMs: each.atMs + lastsMs }));

test("labels on one height never overlap, every label is inside the picture, and every item is there once", () => {
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 320, max: 1200 }),
      (items, width) => {
        const { items: placed, heightPx } = layTimeline(items, width);
        expect(placed.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
        const boxes = placed.map((one) => {
          const label = one.text.length * 7.2;
          const start = one.labelAt === "left" ? one.labelX - label : one.labelX;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start + label).toBeLessThanOrEqual(width);
          return { y: one.y, start: Math.min(start, one.x), end: Math.max(start + label, one.xEnd) };
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

test("what lasts from the first to the last moment has its label above it (negative: beside it there is no room)", () => {
  const [only] = layTimeline(
    [{ id: "a", atMs: 0, untilMs: 100_000, label: "Voters of district 1" }],
    600,
  ).items;
  expect(only).toMatchObject({ labelAt: "above", labelX: 12 });
});
