// Goal: a picture of many links stays under the hand that moves it, is the same for the same network, and its labels do not cover one
// another. Method: random cameras and points, one network arranged twice, random labels.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arrange, forcedNodesMax } from "./arrangement.ts";
import { fitted, panned, scales, toNetwork, toScreen, zoomed } from "./camera.ts";
import { labelsThatFit } from "./network-labels.ts";
import type { Network } from "./network.ts";

const number = fc.double({ min: -1000, max: 1000, noNaN: true });
const point = fc.record({ x: number, y: number });
const camera = fc.record({ x: number, y: number, scale: fc.double({ min: 0.1, max: 5, noNaN: true }) });
const size = fc.record({
  width: fc.integer({ min: 200, max: 2000 }),
  height: fc.integer({ min: 200, max: 2000 }),
});

test("what lies under the hand stays there while one zooms, and follows it while one pans", () => {
  fc.assert(
    fc.property(
      camera,
      size,
      point,
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      (from, of, at, factor) => {
        const held = toNetwork(from, of, at);
        const nearer = toScreen(zoomed(from, of, factor, at), of, held);
        expect(nearer.x).toBeCloseTo(at.x, 4);
        expect(nearer.y).toBeCloseTo(at.y, 4);
        const moved = toScreen(panned(from, 30, -40), of, held);
        expect(moved.x).toBeCloseTo(at.x + 30, 4);
        expect(moved.y).toBeCloseTo(at.y - 40, 4);
      },
    ),
  );
});

test("everything is in the picture when all is shown; no zoom goes beyond its bounds (negative)", () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 20 }), size, (points, of) => {
      const all = fitted(points, of);
      for (const each of points) {
        const { x, y } = toScreen(all, of, each);
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(of.width);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(of.height);
      }
      expect(zoomed(all, of, 1e9, { x: 0, y: 0 }).scale).toBe(scales.max);
      expect(zoomed(all, of, 1e-9, { x: 0, y: 0 }).scale).toBe(scales.min);
    }),
  );
});

const network: Network = {
  nodes: Array.from({ length: 60 }, (_, at) => ({ id: `n${at}`, label: `n${at}`, group: at % 6 })),
  links: Array.from({ length: 59 }, (_, at) => ({ from: at + 1, to: Math.floor(at / 3), pulls: true })),
};

test("the same network is arranged the same way, however long each turn lasts", async () => {
  const [slow, fast] = [await arrange(network, new Map()), await arrange(network, new Map())];
  let turns = 1;
  while (!slow.step(0, () => 0)) turns++;
  expect(turns).toBeGreaterThan(100);
  while (!fast.step(1e9, () => 0));
  expect(slow.points.map(({ x, y }) => [x, y])).toEqual(fast.points.map(({ x, y }) => [x, y]));
  expect(new Set(slow.points.map(({ x, y }) => `${x} ${y}`)).size).toBe(60);
});

test("what had its place keeps it, and what is new finds one", async () => {
  const known = new Map(network.nodes.slice(1).map(({ id }, at) => [id, { x: at * 10, y: -at }]));
  const placed = await arrange(network, known);
  while (!placed.step(1e9, () => 0));
  network.nodes.forEach(({ id }, at) => {
    const before = known.get(id);
    if (before) expect([placed.points[at]?.x, placed.points[at]?.y]).toEqual([before.x, before.y]);
  });
  expect(Number.isFinite(placed.points[0]?.x)).toBe(true);
  const all = await arrange(network, new Map(network.nodes.map(({ id }) => [id, { x: 1, y: 2 }])));
  expect(all.step(0, () => 0)).toBe(true);
});

test("a network too large for forces has its places at once: each its own, the same every time, hubs amid what hangs on them", async () => {
  const nodes = Array.from({ length: forcedNodesMax + 1 }, (_, at) => ({
    id: `n${at}`,
    label: "",
    group: 0,
  }));
  // Every node but each hundredth hangs on the hundredth before it; the rest hang on nothing.
  const links = nodes.slice(0, 2000).map((_, at) => ({ from: at, to: at - (at % 100), pulls: true }));
  const large: Network = { nodes, links };
  const [one, other] = [
    await arrange(large, new Map()),
    await arrange(large, new Map([["n7", { x: 5, y: 6 }]])),
  ];
  expect(one.step(0, () => 0)).toBe(true);
  expect(new Set(one.points.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(nodes.length);
  expect(one.points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  const away = (a: number, b: number) =>
    Math.hypot(
      (one.points[a]?.x ?? 0) - (one.points[b]?.x ?? 0),
      (one.points[a]?.y ?? 0) - (one.points[b]?.y ?? 0),
    );
  for (let at = 0; at < 2000; at++) expect(away(at, at - (at % 100))).toBeLessThan(150);
  expect(other.points[7]).toEqual({ x: 5, y: 6 });
  expect(other.points[8]).toEqual(one.points[8]);
});

test("no two labels begin in one cell, but for those that must be read (negative)", () => {
  const wish = fc.record({
    at: fc.record({ x: fc.nat(900), y: fc.nat(600) }),
    text: fc.string(),
    must: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 200 }), (wishes) => {
      const chosen = labelsThatFit(wishes);
      expect(chosen.filter(({ must }) => must)).toEqual(wishes.filter(({ must }) => must));
      const cells = chosen
        .filter(({ must }) => !must)
        .map(({ at }) => `${Math.floor(at.x / 130)} ${Math.floor(at.y / 22)}`);
      expect(new Set(cells).size).toBe(cells.length);
    }),
  );
});
