import { toScreen, type Camera, type Size } from "./camera.ts";
import { labelsThatFit, type LabelWish } from "./network-labels.ts";
import type { Network, NetworkView, Point } from "./network.ts";
import { groupColours, shapeOf } from "./shapes.ts";

/** Colours of the style sheet, read once for a look (light or dark). */
export interface Look {
  readonly ink: string;
  readonly surface: string;
  readonly line: string;
  readonly accent: string;
  readonly font: string;
  readonly groups: readonly string[];
}

export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: colour("--cf-ink"),
    surface: colour("--cf-surface"),
    line: colour("--cf-line-strong"),
    accent: colour("--cf-danger"),
    font: `12px ${style.fontFamily}`,
    groups: groupColours.map(colour),
  };
}

export interface Scene {
  readonly network: Network;
  readonly points: readonly Point[];
  readonly view: NetworkView;
  readonly camera: Camera;
  readonly size: Size;
  readonly look: Look;
  /** Nodes, those with the most links first. */
  readonly ranked: readonly number[];
  readonly radii: readonly number[];
  readonly hovered: number | null;
  /** While it moves, a very large network is drawn without its links. */
  readonly moving: boolean;
}

const linksWhileMovingMax = 12_000;

/** Draws all of it; one path for all links and one for each shape, which is what makes it fast without a graphics card too. */
export function draw(context: CanvasRenderingContext2D, scene: Scene): void {
  const { size, view, network } = scene;
  context.clearRect(0, 0, size.width, size.height);
  const places = scene.points.map((point) => toScreen(scene.camera, size, point));
  const near = neighbourhood(scene);
  const faded = near !== null;
  if (!scene.moving || network.links.length <= linksWhileMovingMax) {
    drawLinks(context, scene, places, (at) => view.links[at] === true, faded ? 0.18 : 0.45);
    if (near) drawLinks(context, scene, places, (at) => near.links.has(at), 0.95);
  }
  drawNodes(context, scene, places, (at) => view.nodes[at] === true, faded ? 0.3 : 1);
  if (near) drawNodes(context, scene, places, (at) => near.nodes.has(at) && view.nodes[at] === true, 1);
  drawRings(context, scene, places);
  drawLabels(context, scene, places, near?.nodes ?? null);
}

/** What stands out while the rest steps back: the way, or else what is chosen with all it is linked to. */
function neighbourhood({ network, view }: Scene): { nodes: Set<number>; links: Set<number> } | null {
  if (view.pathNodes.size > 0) return { nodes: new Set(view.pathNodes), links: new Set(view.pathLinks) };
  const { selected } = view;
  if (selected === null || view.nodes[selected] !== true) return null;
  const found = { nodes: new Set([selected]), links: new Set<number>() };
  network.links.forEach(({ from, to }, at) => {
    if (view.links[at] !== true || (from !== selected && to !== selected)) return;
    found.links.add(at);
    found.nodes.add(from).add(to);
  });
  return found;
}

function drawLinks(
  context: CanvasRenderingContext2D,
  scene: Scene,
  places: readonly Point[],
  wanted: (at: number) => boolean,
  alpha: number,
): void {
  context.beginPath();
  scene.network.links.forEach(({ from, to }, at) => {
    const [start, end] = [places[from], places[to]];
    if (!start || !end || !wanted(at)) return;
    context.moveTo(start.x, start.y);
    context.lineTo(end.x, end.y);
  });
  context.globalAlpha = alpha;
  context.lineWidth = alpha > 0.9 ? 1.8 : 1;
  context.strokeStyle = alpha > 0.9 ? scene.look.ink : scene.look.line;
  context.stroke();
  context.globalAlpha = 1;
}

function drawNodes(
  context: CanvasRenderingContext2D,
  scene: Scene,
  places: readonly Point[],
  wanted: (at: number) => boolean,
  alpha: number,
): void {
  context.globalAlpha = alpha;
  context.lineWidth = 1;
  context.strokeStyle = scene.look.surface;
  scene.look.groups.forEach((colour, group) => {
    const corners = shapeOf(group);
    context.beginPath();
    scene.network.nodes.forEach((node, at) => {
      const place = places[at];
      if (node.group !== group || !place || !wanted(at) || !isNear(place, scene.size)) return;
      trace(context, corners, place, scene.radii[at] ?? 4);
    });
    context.fillStyle = colour;
    context.fill();
    context.stroke();
  });
  context.globalAlpha = 1;
}

/** Rings around what is chosen, pointed at, and the two ends of a way. */
function drawRings(context: CanvasRenderingContext2D, scene: Scene, places: readonly Point[]): void {
  const { view, hovered, look } = scene;
  const ringed = new Set([...view.pathNodes, view.selected, hovered].filter((at) => at !== null));
  context.strokeStyle = look.accent;
  context.lineWidth = 2.5;
  context.beginPath();
  for (const at of ringed) {
    const place = places[at];
    if (!place || view.nodes[at] !== true) continue;
    const radius = (scene.radii[at] ?? 4) + 5;
    context.moveTo(place.x + radius, place.y);
    context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
  }
  context.stroke();
}

function drawLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  places: readonly Point[],
  near: ReadonlySet<number> | null,
): void {
  const { view, hovered, look, size } = scene;
  const must = new Set([hovered, view.selected, ...view.pathNodes].filter((at) => at !== null));
  const order = [...must, ...scene.ranked.filter((at) => !must.has(at) && (near === null || near.has(at)))];
  const wishes: LabelWish[] = [];
  for (const at of order) {
    const place = places[at];
    if (!place || view.nodes[at] !== true || !isNear(place, size)) continue;
    wishes.push({ at: place, text: scene.network.nodes[at]?.label ?? "", must: must.has(at) });
    if (wishes.length > 400) break;
  }
  context.font = look.font;
  context.textBaseline = "middle";
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeStyle = look.surface;
  context.fillStyle = look.ink;
  for (const { at, text } of labelsThatFit(wishes)) {
    const short = text.length > 28 ? `${text.slice(0, 27)}…` : text;
    context.strokeText(short, at.x + 11, at.y);
    context.fillText(short, at.x + 11, at.y);
  }
}

function trace(
  context: CanvasRenderingContext2D,
  corners: readonly Point[],
  place: Point,
  radius: number,
): void {
  corners.forEach(({ x, y }, at) => {
    if (at === 0) context.moveTo(place.x + x * radius, place.y + y * radius);
    else context.lineTo(place.x + x * radius, place.y + y * radius);
  });
  context.closePath();
}

function isNear({ x, y }: Point, size: Size): boolean {
  return x > -20 && y > -20 && x < size.width + 20 && y < size.height + 20;
}
