export interface PlacedState {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

const columnPx = 196;
const rowPx = 74;

/** Columns by the fewest acts from the first state, rows in the order given. Unreachable states stand in the last column. */
export function layStates(
  states: readonly { readonly name: string }[],
  moves: readonly { readonly from: string; readonly to: string }[],
): { states: PlacedState[]; width: number; height: number } {
  const rank = ranks(states, moves);
  const filled = new Map<number, number>();
  const placed = states.map(({ name }) => {
    const column = rank.get(name) ?? 0;
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    return { name, x: 8 + column * columnPx, y: 24 + row * rowPx };
  });
  const columns = Math.max(...filled.keys(), 0) + 1;
  const rows = Math.max(...filled.values(), 1);
  return { states: placed, width: 16 + (columns - 1) * columnPx + 148, height: 24 + rows * rowPx };
}

function ranks(
  states: readonly { readonly name: string }[],
  moves: readonly { readonly from: string; readonly to: string }[],
): Map<string, number> {
  const rank = new Map<string, number>();
  const first = states[0];
  if (!first) return rank;
  rank.set(first.name, 0);
  const queue = [first.name];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const move of moves) {
      if (move.from !== name || rank.has(move.to)) continue;
      rank.set(move.to, (rank.get(name) ?? 0) + 1);
      queue.push(move.to);
    }
  }
  const last = Math.max(...rank.values()) + 1;
  for (const { name } of states) if (!rank.has(name)) rank.set(name, last);
  return rank;
}
