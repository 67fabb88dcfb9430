import type { Point } from "./network.ts";

export interface PointerWish {
  readonly nodeAt: (at: Point) => number | null;
  readonly onHover: (node: number | null) => void;
  readonly onPan: (byX: number, byY: number) => void;
  readonly onZoom: (factor: number, fixed: Point) => void;
  readonly onDragNode: (node: number, at: Point) => void;
  readonly onMoving: (moving: boolean) => void;
  /** Pressed without moving: a node, or nothing. */
  readonly onPress: (node: number | null) => void;
}

const pressPxMax = 4;

/**
 * Mouse, pen and fingers on a canvas: drag the ground or a node, two fingers or Ctrl with the wheel to zoom, press to choose. The bare
 * wheel is left to the page, and so is one finger that moves up or down (`touch-action: pan-y`).
 */
export function followPointers(canvas: HTMLCanvasElement, wish: PointerWish): () => void {
  const down = new Map<number, Point>();
  let held: { node: number | null; from: Point; moved: boolean } | null = null;
  const place = (event: PointerEvent | WheelEvent): Point => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const at = place(event);
    down.set(event.pointerId, at);
    canvas.setPointerCapture(event.pointerId);
    held = down.size === 1 ? { node: wish.nodeAt(at), from: at, moved: false } : null;
  };
  const onMove = (event: PointerEvent) => {
    const at = place(event);
    const before = down.get(event.pointerId);
    if (!before) {
      const node = wish.nodeAt(at);
      canvas.style.cursor = node === null ? "grab" : "pointer";
      return wish.onHover(node);
    }
    const fingers = [...down.values()];
    down.set(event.pointerId, at);
    if (down.size === 2) return pinch(fingers, [...down.values()], wish);
    if (!held) return;
    if (!held.moved && Math.hypot(at.x - held.from.x, at.y - held.from.y) <= pressPxMax) return;
    if (!held.moved) wish.onMoving(true);
    held.moved = true;
    if (held.node === null) wish.onPan(at.x - before.x, at.y - before.y);
    else wish.onDragNode(held.node, at);
  };
  const onUp = (event: PointerEvent) => {
    if (!down.delete(event.pointerId) || !held) return;
    if (held.moved) wish.onMoving(false);
    else if (event.type === "pointerup") wish.onPress(held.node);
    held = null;
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    wish.onZoom(Math.exp(-event.deltaY / 300), place(event));
  };
  const onLeave = () => wish.onHover(null);
  canvas.addEventListener("pointerdown", onDown);
  canvas.addEventListener("pointermove", onMove);
  canvas.addEventListener("pointerup", onUp);
  canvas.addEventListener("pointercancel", onUp);
  canvas.addEventListener("pointerleave", onLeave);
  canvas.addEventListener("wheel", onWheel, { passive: false });
  return () => {
    canvas.removeEventListener("pointerdown", onDown);
    canvas.removeEventListener("pointermove", onMove);
    canvas.removeEventListener("pointerup", onUp);
    canvas.removeEventListener("pointercancel", onUp);
    canvas.removeEventListener("pointerleave", onLeave);
    canvas.removeEventListener("wheel", onWheel);
  };
}

function pinch(before: readonly Point[], after: readonly Point[], wish: PointerWish): void {
  const [a, b] = before;
  const [c, d] = after;
  if (!a || !b || !c || !d) return;
  const middle = { x: (c.x + d.x) / 2, y: (c.y + d.y) / 2 };
  const apart = Math.hypot(a.x - b.x, a.y - b.y);
  if (apart > 0) wish.onZoom(Math.hypot(c.x - d.x, c.y - d.y) / apart, middle);
  wish.onPan(middle.x - (a.x + b.x) / 2, middle.y - (a.y + b.y) / 2);
}
