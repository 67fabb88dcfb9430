export interface TimelineItem {
  readonly id: string;
  readonly atMs: number;
  /** End of something that lasts. */
  readonly untilMs?: number;
  readonly label: string;
  readonly lane?: string;
  readonly path?: string;
}

export interface PlacedItem extends TimelineItem {
  readonly x: number;
  readonly xEnd: number;
  readonly y: number;
  /** The label, shortened where it is wider than the whole picture. */
  readonly text: string;
  /** Right of its mark; left of it where it would leave the picture; above it where there is no room beside it. */
  readonly labelAt: "right" | "left" | "above";
  /** Where the label begins, or, left of its mark, ends. */
  readonly labelX: number;
}

export interface PlacedLane {
  readonly name: string;
  readonly y: number;
}

const rowPx = 30;
const lanePx = 24;
const characterPx = 7.2;

/** Places marks and labels so that no two labels overlap: each item takes the first row of its lane that is free there. */
export function layTimeline(
  items: readonly TimelineItem[],
  widthPx: number,
): { items: PlacedItem[]; lanes: PlacedLane[]; heightPx: number } {
  const from = Math.min(...items.map(({ atMs }) => atMs));
  const to = Math.max(...items.map(({ atMs, untilMs }) => untilMs ?? atMs), from + 60_000);
  const scale = (atMs: number) => 12 + ((atMs - from) / (to - from)) * (widthPx - 24);
  const names = [...new Set(items.map(({ lane }) => lane ?? ""))];
  const placed: PlacedItem[] = [];
  const lanes: PlacedLane[] = [];
  let top = 8;
  for (const name of names) {
    if (name) {
      lanes.push({ name, y: top + 14 });
      top += lanePx;
    }
    const inLane = items.filter(({ lane }) => (lane ?? "") === name).sort((a, b) => a.atMs - b.atMs);
    const rows: Span[][] = [];
    for (const item of inLane) {
      const box = boxOf(item, scale, widthPx);
      let row = rows.findIndex((taken) =>
        taken.every((span) => box.end < span.start || box.start > span.end),
      );
      if (row < 0) row = rows.push([]) - 1;
      rows[row]?.push(box);
      const x = scale(item.atMs);
      placed.push({
        ...item,
        x,
        xEnd: scale(item.untilMs ?? item.atMs),
        y: top + row * rowPx + 17,
        text: box.text,
        labelAt: box.at,
        labelX: box.labelX,
      });
    }
    top += rows.length * rowPx + 8;
  }
  return { items: placed, lanes, heightPx: top + 24 };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function boxOf(
  item: TimelineItem,
  scale: (atMs: number) => number,
  widthPx: number,
): Span & { readonly text: string; readonly at: PlacedItem["labelAt"]; readonly labelX: number } {
  const x = scale(item.atMs);
  const xEnd = scale(item.untilMs ?? item.atMs);
  const text = shortened(item.label, Math.floor((widthPx - 20) / characterPx));
  const labelPx = text.length * characterPx + 20;
  if (xEnd + labelPx <= widthPx)
    return { text, start: x - 8, end: xEnd + labelPx, at: "right", labelX: xEnd + 10 };
  if (x - labelPx > 0) return { text, start: x - labelPx, end: xEnd + 8, at: "left", labelX: x - 10 };
  const labelX = Math.max(0, Math.min(x, widthPx - labelPx));
  const [start, end] = [Math.min(x - 8, labelX), Math.max(xEnd + 8, labelX + labelPx)];
  return { text, start, end, at: "above", labelX };
}

function shortened(label: string, charactersMax: number): string {
  return label.length <= charactersMax ? label : `${label.slice(0, Math.max(charactersMax - 1, 0))}…`;
}
