/**
 * Few options such that every need has one of its own: always the option that meets most needs (cheapest, then lowest number,
 * where equal), then without those that others made superfluous. Options are numbers from 0 to `count - 1`. Chvátal 1979: at most
 * ln(needs) + 1 times as many as necessary.
 */
export function smallCover(
  needs: readonly (readonly number[])[],
  count: number,
  costOf: (option: number) => number,
): readonly number[] {
  const meets: number[][] = Array.from({ length: count }, () => []);
  for (const [need, options] of needs.entries()) for (const option of options) meets[option]!.push(need);
  const gain = meets.map((list) => list.length);
  const used = [...meets.keys()].filter((option) => gain[option]! > 0);
  const times = new Uint32Array(needs.length);
  const chosen: number[] = [];
  for (let unmet = needs.length; unmet > 0;) {
    const option = bestOf(used, gain, costOf);
    chosen.push(option);
    for (const need of meets[option]!) {
      if (times[need]!++ > 0) continue;
      unmet--;
      for (const other of needs[need]!) gain[other]!--;
    }
  }
  return withoutSuperfluous(chosen, meets, times).sort((one, other) => one - other);
}

function bestOf(
  used: readonly number[],
  gain: readonly number[],
  costOf: (option: number) => number,
): number {
  let best = used[0]!;
  for (const option of used) {
    const more = gain[option]! - gain[best]!;
    if (more > 0 || (more === 0 && costOf(option) < costOf(best))) best = option;
  }
  return best;
}

function withoutSuperfluous(chosen: number[], meets: readonly number[][], times: Uint32Array): number[] {
  return chosen.filter((option) => {
    const needed = meets[option]!.some((need) => times[need]! < 2);
    if (!needed) for (const need of meets[option]!) times[need]!--;
    return needed;
  });
}
