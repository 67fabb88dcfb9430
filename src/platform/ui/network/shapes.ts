import type { Point } from "./network.ts";

/**
 * Corners of the shapes that tell groups apart without colour, around the middle, in units of the radius: disc, square, triangle,
 * diamond, triangle on its head, cross.
 */
export const shapes: readonly (readonly Point[])[] = [
  Array.from({ length: 14 }, (_, at) => corner((at / 14) * 2 * Math.PI, 1)),
  [at(-0.88, -0.88), at(0.88, -0.88), at(0.88, 0.88), at(-0.88, 0.88)],
  [at(0, -1.2), at(1.1, 0.85), at(-1.1, 0.85)],
  [at(0, -1.3), at(1.3, 0), at(0, 1.3), at(-1.3, 0)],
  [at(0, 1.2), at(1.1, -0.85), at(-1.1, -0.85)],
  cross(0.42, 1.15),
];

/** The colours of the groups, as they are called in the style sheet. */
export const groupColours: readonly string[] = [
  "--cf-chart-1",
  "--cf-chart-2",
  "--cf-chart-3",
  "--cf-chart-4",
  "--cf-soon",
  "--cf-muted",
];

export function shapeOf(group: number): readonly Point[] {
  return shapes[group] ?? shapes[shapes.length - 1] ?? [];
}

/** The corners as an SVG polygon has them. */
export function polygonPoints(group: number, middle: Point, radius: number): string {
  return shapeOf(group)
    .map(({ x, y }) => `${(middle.x + x * radius).toFixed(1)},${(middle.y + y * radius).toFixed(1)}`)
    .join(" ");
}

function at(x: number, y: number): Point {
  return { x, y };
}

function corner(angle: number, radius: number): Point {
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

function cross(half: number, long: number): Point[] {
  const quarter = [at(half, half), at(long, half), at(long, -half)];
  return [0, 1, 2, 3].flatMap((turns) => quarter.map((point) => turned(point, turns)));
}

function turned({ x, y }: Point, quarters: number): Point {
  return quarters === 0 ? { x, y } : turned({ x: y, y: -x }, quarters - 1);
}
