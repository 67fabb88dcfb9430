import type { ListedVoter } from "@counterfoil/pollbook-search";

/** Chance that is the same on every run (Steele, Lea and Flood 2014, SplitMix, 32 bits). */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) % below;
  };
}

/** Full records of invented people: 60,000 surnames and 9,000 given names, as uneven as real ones (Zipf), in 2,000 streets. */
export function* inventedVoters(count: number): Generator<ListedVoter> {
  const next = chance(1);
  const surnames = zipf(names(60_000, 2, 4, 2));
  const given = zipf(names(9_000, 1, 3, 3));
  const streets = names(2_000, 2, 3, 4);
  for (let n = 0; n < count; n++) {
    const two = next(25) === 0;
    const home = next(200);
    const day = `${1926 + next(81)}-${pair(1 + next(12))}-${pair(1 + next(28))}`;
    yield {
      number: String(100_000_000 + n * 7),
      last: two ? `${surnames(next)}-${surnames(next)}` : surnames(next),
      first: given(next),
      middle: next(3) === 0 ? "" : given(next),
      suffix: next(60) === 0 ? "Jr" : "",
      birth: day,
      address: `${1 + next(2_400)} ${streets[next(streets.length)]} ${["St", "Ave", "Rd", "Lane"][next(4)]}`,
      city: `Township ${home}`,
      district: `District ${home}-${next(6)}`,
      style: `Style ${home % 40}`,
      site: `Site ${home}`,
      party: ["", "Blue", "Green", "Amber"][next(4)]!,
      status: "active",
      marks: next(500) === 0 ? "confidential" : next(12) === 0 ? "postal-issued" : "",
    };
  }
}

/** One slip as fingers make it: a letter left out, doubled, changed, or exchanged with its neighbour. */
export function misspelt(word: string, next: (below: number) => number): string {
  const at = 1 + next(Math.max(1, word.length - 2));
  const kinds = [
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + word[at] + word.slice(at),
    () => word.slice(0, at) + "aeioulnrst"[next(10)] + word.slice(at + 1),
    () => word.slice(0, at) + (word[at + 1] ?? "") + word[at] + word.slice(at + 2),
  ];
  return kinds[next(kinds.length)]!();
}

const starts = "b,br,c,ch,d,f,g,gr,h,j,k,kr,l,m,n,p,r,s,sch,st,t,v,w,z".split(",");
const middles = "a,e,i,o,u,ai,ie,ou".split(",");
const ends = ",n,r,l,s,t,nd,ck,rt,ng".split(",");

function names(count: number, least: number, most: number, seed: number): readonly string[] {
  const next = chance(seed);
  const all = new Set<string>();
  while (all.size < count) {
    let name = "";
    for (let left = least + next(most - least + 1); left > 0; left--)
      name += starts[next(starts.length)]! + middles[next(middles.length)]! + ends[next(ends.length)]!;
    all.add(name[0]!.toUpperCase() + name.slice(1));
  }
  return [...all];
}

/** The nth name is n times rarer than the first. */
function zipf(all: readonly string[]): (next: (below: number) => number) => string {
  const upTo: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= all.length; rank++) upTo.push((sum += 1 / (rank + 10)));
  return (next) => {
    const wanted = (next(0x7fffffff) / 0x7fffffff) * sum;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return all[low]!;
  };
}

function pair(n: number): string {
  return String(n).padStart(2, "0");
}
