import { CorrelationIndex, type Observable } from "@counterfoil/correlation";
import { getDomain } from "tldts";
import { numbers } from "./numbers.ts";

const cases = 20_000;
const observablesEach = 50;

/** Cases as takedowns are: mostly their own sites and accounts, some of a neighbour's operation, and the platforms of everybody. */
export function* correlation(): Generator<Record<string, unknown>> {
  const next = numbers(7);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const index = new CorrelationIndex({
    registrableDomain: (host) => getDomain(host, { allowPrivateDomains: true }),
  });
  const started = performance.now();
  for (let at = 0; at < cases; at++)
    index.add(
      `case ${at}`,
      Array.from({ length: observablesEach }, () => observable(at, next)),
    );
  const seconds = (performance.now() - started) / 1000;
  const megabytes = (process.memoryUsage().rss - before) / 2 ** 20;
  yield {
    what: "observables built",
    count: cases * observablesEach,
    seconds: round(seconds),
    megabytes: Math.round(megabytes),
    ...index.size,
  };
  yield { what: "links of a case", ...times(2_000, () => index.linksOf(`case ${next(cases)}`).length) };
  yield {
    what: "links of 50 observables from outside",
    ...times(
      1_000,
      () =>
        index.linksTo(Array.from({ length: observablesEach }, () => observable(next(cases), next))).length,
    ),
  };
  yield { what: "case removed and added", ...times(1_000, () => replace(index, next(cases), next)) };
}

function replace(index: CorrelationIndex, at: number, next: (below: number) => number): number {
  index.remove(`case ${at}`);
  index.add(
    `case ${at}`,
    Array.from({ length: observablesEach }, () => observable(at, next)),
  );
  return index.size.members;
}

function observable(at: number, next: (below: number) => number): Observable {
  const operation = Math.floor(at / 4);
  switch (next(10)) {
    case 0:
      return { kind: "url", text: `https://x.com/user${next(2_000_000)}/status/${next(1e9)}` };
    case 1:
      return {
        kind: "domain",
        text: ["facebook.com", "t.me", "bit.ly", "youtube.com", "docs.google.com"][next(5)]!,
      };
    case 2:
      return { kind: "url", text: `hxxps://news-${operation}-${next(20)}[.]example[.]net/a/${next(100)}` };
    case 3:
      return {
        kind: "hash",
        text: next(2 ** 31)
          .toString(16)
          .padStart(8, "0")
          .repeat(8),
      };
    case 4:
      return { kind: "handle", text: `@channel${operation}_${next(30)}` };
    default:
      return { kind: "url", text: `https://www.site${next(500_000)}.org/article/${next(50)}?utm_source=x` };
  }
}

function times(count: number, work: () => number): Record<string, number> {
  const taken: number[] = [];
  let found = 0;
  for (let at = 0; at < count; at++) {
    const started = performance.now();
    found += work();
    taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  return {
    count,
    p50Ms: round(taken[Math.floor(count * 0.5)]!),
    p99Ms: round(taken[Math.floor(count * 0.99)]!),
    maxMs: round(taken.at(-1)!),
    foundOnAverage: round(found / count),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
