import type { Point } from "./network.ts";

/** Where on the network one looks: the point in the middle of the picture, and pixels for a unit of the network. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const scales = { min: 0.02, max: 20 } as const;

export function toScreen(camera: Camera, size: Size, point: Point): Point {
  return {
    x: size.width / 2 + (point.x - camera.x) * camera.scale,
    y: size.height / 2 + (point.y - camera.y) * camera.scale,
  };
}

export function toNetwork(camera: Camera, size: Size, point: Point): Point {
  return {
    x: camera.x + (point.x - size.width / 2) / camera.scale,
    y: camera.y + (point.y - size.height / 2) / camera.scale,
  };
}

/** Moves the picture by pixels. */
export function panned(camera: Camera, byX: number, byY: number): Camera {
  return { ...camera, x: camera.x - byX / camera.scale, y: camera.y - byY / camera.scale };
}

/** Nearer or farther by a factor; what lies under `fixed` (pixels) stays there. */
export function zoomed(camera: Camera, size: Size, factor: number, fixed: Point): Camera {
  const scale = Math.min(scales.max, Math.max(scales.min, camera.scale * factor));
  const held = toNetwork(camera, size, fixed);
  return {
    scale,
    x: held.x - (fixed.x - size.width / 2) / scale,
    y: held.y - (fixed.y - size.height / 2) / scale,
  };
}

/** Everything in the picture, with room at the edges for labels. */
export function fitted(points: readonly Point[], size: Size): Camera {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const room = { width: Math.max(size.width - 96, 1), height: Math.max(size.height - 64, 1) };
  const scale = Math.min(room.width / Math.max(right - left, 1), room.height / Math.max(bottom - top, 1), 2);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scales.min, scale) };
}
