import { arrange, type Arrangement } from "./arrangement.ts";
import { fitted, panned, toNetwork, toScreen, zoomed, type Camera, type Size } from "./camera.ts";
import { draw, lookOf, type Look } from "./draw.ts";
import type { Network, NetworkView, Point } from "./network.ts";
import { followPointers, type PointerWish } from "./pointers.ts";

export interface Stage {
  readonly see: (view: NetworkView) => void;
  readonly zoom: (factor: number) => void;
  readonly pan: (byX: number, byY: number) => void;
  readonly whole: () => void;
  /** Brings a node into the middle where it is out of sight. */
  readonly bring: (node: number) => void;
  readonly points: () => readonly Point[];
  readonly leave: () => void;
}

export interface StageWish {
  readonly network: Network;
  readonly view: NetworkView;
  /** Where nodes stood before, by id. */
  readonly known: ReadonlyMap<string, Point>;
  /** Of somebody who does not want to see things move: the picture jumps once, when everything has its place. */
  readonly still: boolean;
  readonly onSelect: (node: number | null) => void;
  readonly onArranged: () => void;
}

/** Time that a frame gives to arranging, in milliseconds; the rest belongs to the page. */
const frameMs = { first: 60, later: 8 } as const;

/** A network on a canvas: what is where, what one looks at, and one drawing a frame at most. */
export async function stageOn(canvas: HTMLCanvasElement, wish: StageWish): Promise<Stage> {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no canvas");
  const arrangement = await arrange(wish.network, wish.known);
  const eye = eyeOn(canvas, context, wish, arrangement.points);
  const { state } = eye;
  const endings = [
    watchSize(canvas, (size) => {
      context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
      state.size = size;
      if (state.steered) eye.ask();
      else eye.fit();
    }),
    watchLook(canvas, (next) => {
      state.look = next;
      eye.ask();
    }),
    followPointers(canvas, handsOn(eye, wish)),
    settle(arrangement, wish, state, (last) => {
      if (!state.steered) eye.fit();
      else if (last || !wish.still) eye.ask();
    }),
  ];
  const middle = () => ({ x: state.size.width / 2, y: state.size.height / 2 });
  return {
    see: (view) => {
      state.view = view;
      eye.ask();
    },
    zoom: (factor) => eye.look(zoomed(state.camera, state.size, factor, middle())),
    pan: (byX, byY) => eye.look(panned(state.camera, byX, byY)),
    whole: () => {
      state.steered = false;
      eye.fit();
    },
    bring: (node) => {
      const point = arrangement.points[node];
      if (!point) return;
      const at = toScreen(state.camera, state.size, point);
      const inside = at.x > 0 && at.y > 0 && at.x < state.size.width && at.y < state.size.height;
      if (!inside) eye.look({ ...state.camera, x: point.x, y: point.y });
    },
    points: () => arrangement.points,
    leave: () => {
      eye.close();
      for (const end of endings) end();
    },
  };
}

type Eye = ReturnType<typeof eyeOn>;

/** What one looks at, and the drawing of it. */
function eyeOn(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  wish: StageWish,
  points: Point[],
) {
  const weights = weightsOf(wish.network);
  const state = {
    view: wish.view,
    size: { width: 1, height: 1 } as Size,
    camera: { x: 0, y: 0, scale: 1 } as Camera,
    look: lookOf(canvas),
    hovered: null as number | null,
    moving: false,
    /** Somebody chose what to look at: it is not moved under their hands. */
    steered: false,
  };
  let asked = 0;
  const ask = () => {
    if (asked !== 0) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      draw(context, { ...state, ...weights, network: wish.network, points });
    });
  };
  return {
    state,
    points,
    radii: weights.radii,
    ask,
    look: (camera: Camera) => {
      state.camera = camera;
      state.steered = true;
      ask();
    },
    fit: () => {
      const shown = points.filter((_, at) => state.view.nodes[at]);
      state.camera = fitted(shown.length > 0 ? shown : points, state.size);
      ask();
    },
    close: () => cancelAnimationFrame(asked),
  };
}

function handsOn(eye: Eye, wish: StageWish): PointerWish {
  const { state, points } = eye;
  return {
    nodeAt: (at) => nearest(state, points, eye.radii, at),
    onHover: (node) => {
      if (node === state.hovered) return;
      state.hovered = node;
      eye.ask();
    },
    onPan: (x, y) => eye.look(panned(state.camera, x, y)),
    onZoom: (factor, fixed) => eye.look(zoomed(state.camera, state.size, factor, fixed)),
    onDragNode: (node, at) => {
      const { x, y } = toNetwork(state.camera, state.size, at);
      Object.assign(points[node] ?? {}, { x, y, fx: x, fy: y });
      state.steered = true;
      eye.ask();
    },
    onMoving: (moving) => {
      state.moving = moving;
      eye.ask();
    },
    onPress: wish.onSelect,
  };
}

/** Goes on arranging frame by frame until everything has its place; not while somebody drags, whose hand has the frame. */
function settle(
  arrangement: Arrangement,
  wish: StageWish,
  state: { readonly moving: boolean },
  onStep: (last: boolean) => void,
): () => void {
  const now = () => performance.now();
  let frame = 0;
  const go = () => {
    const done = !state.moving && arrangement.step(frameMs.later, now);
    if (done || (!wish.still && !state.moving)) onStep(done);
    if (done) wish.onArranged();
    else frame = requestAnimationFrame(go);
  };
  const done = arrangement.step(frameMs.first, now);
  onStep(done);
  if (done) wish.onArranged();
  else frame = requestAnimationFrame(go);
  return () => cancelAnimationFrame(frame);
}

function nearest(
  state: { readonly view: NetworkView; readonly camera: Camera; readonly size: Size },
  points: readonly Point[],
  radii: readonly number[],
  at: Point,
): number | null {
  let best: { node: number; away: number } | null = null;
  points.forEach((point, node) => {
    if (!state.view.nodes[node]) return;
    const place = toScreen(state.camera, state.size, point);
    const away = Math.hypot(place.x - at.x, place.y - at.y) - (radii[node] ?? 4);
    if (away < 7 && (best === null || away < best.away)) best = { node, away };
  });
  return (best as { node: number } | null)?.node ?? null;
}

/** What has many links is drawn larger and labelled first. */
function weightsOf({ nodes, links }: Network): { radii: number[]; ranked: number[] } {
  const counts = nodes.map(() => 0);
  for (const { from, to } of links) {
    counts[from] = (counts[from] ?? 0) + 1;
    counts[to] = (counts[to] ?? 0) + 1;
  }
  return {
    radii: counts.map((count) => Math.min(4 + Math.sqrt(count), 14)),
    ranked: [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b),
  };
}

function watchSize(
  canvas: HTMLCanvasElement,
  onSize: (size: Size & { readonly ratio: number }) => void,
): () => void {
  const measure = () => {
    const ratio = window.devicePixelRatio;
    const { clientWidth: width, clientHeight: height } = canvas;
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    onSize({ width, height, ratio });
  };
  const observer = new ResizeObserver(measure);
  observer.observe(canvas);
  measure();
  return () => observer.disconnect();
}

/** Light and dark are an attribute of the page; the canvas has to be told. */
function watchLook(canvas: HTMLCanvasElement, onLook: (look: Look) => void): () => void {
  const observer = new MutationObserver(() => onLook(lookOf(canvas)));
  observer.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
  return () => observer.disconnect();
}
