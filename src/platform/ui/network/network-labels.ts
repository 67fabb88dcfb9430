import type { Point } from "./network.ts";

export interface LabelWish {
  readonly at: Point;
  readonly text: string;
  /** Written even where another stands. */
  readonly must: boolean;
}

const cell = { width: 130, height: 22 } as const;
const labelsMax = 80;

/** Which labels are written, in the order of their wishes: one in a cell of the picture, so that none covers another much. */
export function labelsThatFit(wishes: readonly LabelWish[]): LabelWish[] {
  const taken = new Set<string>();
  const chosen: LabelWish[] = [];
  for (const wish of wishes) {
    const column = Math.floor(wish.at.x / cell.width);
    const row = Math.floor(wish.at.y / cell.height);
    const cells = [`${column} ${row}`, `${column + 1} ${row}`];
    const free = chosen.length < labelsMax && cells.every((each) => !taken.has(each));
    if (!free && !wish.must) continue;
    for (const each of cells) taken.add(each);
    chosen.push(wish);
  }
  return chosen;
}
