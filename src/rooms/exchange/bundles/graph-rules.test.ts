// Goal: a bundle becomes nodes and links without loss and without naming what was not taken; filters, times and ways are right. Method:
// made-up bundles, random graphs, and a brute-force search for the shortest way.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, choiceFrom } from "./graph-address-rules.ts";
import type { Graph, GraphLink, GraphNode, Times } from "./graph-contract.ts";
import { graphReader, timesOf, type GraphSource, type GraphWish } from "./graph-rules.ts";
import {
  counted,
  everything,
  familyOf,
  inTime,
  neighbours,
  shortestWay,
  shownOf,
  timeRanges,
  type GraphFilter,
  type Shown,
} from "./graph-view-rules.ts";

const source = (stixId: string, object: GraphSource["object"] = {}, more: Partial<GraphSource> = {}) => ({
  stixId,
  type: stixId.split("--")[0] ?? "",
  name: stixId,
  tlp: "green" as const,
  custom: false,
  object,
  ...more,
});
const ties = (stixId: string, from: string, to: string, more: GraphSource["object"] = {}) =>
  source(stixId, { source_ref: from, target_ref: to, relationship_type: "uses", ...more });
const read = (
  sources: readonly GraphSource[],
  wish: Partial<GraphWish> = {},
  limits?: { nodes: number; links: number },
) => {
  const reader = graphReader({ also: [], ...wish }, limits);
  for (const each of sources) reader.take(each);
  return reader.end();
};

describe("W1.10: a bundle as a graph", () => {
  it("relationships and references are links, named by type or property; the way round of the sender stays", () => {
    const graph = read([
      ties("relationship--1", "campaign--1", "channel--1"),
      source("campaign--1"),
      source("channel--1"),
      source("domain-name--1", { resolves_to_refs: ["ipv4-addr--1"] }),
      source("ipv4-addr--1"),
    ]);
    expect(graph.links.map(({ stixId, from, to, type }) => [stixId, from, to, type])).toEqual([
      ["relationship--1", 0, 1, "uses"],
      [null, 2, 3, "resolves_to_refs"],
    ]);
    expect(graph).toMatchObject({ nodesFound: 4, linksFound: 2, complete: true });
  });

  it("who wrote it, markings and lists are drawn only where asked for; markings are nodes only then", () => {
    const sources = [
      source("report--1", {
        created_by_ref: "identity--1",
        object_marking_refs: ["marking-definition--1"],
        object_refs: ["campaign--1"],
        x_opencti_created_by_ref: "identity--1",
      }),
      source("identity--1"),
      source("campaign--1"),
      source("marking-definition--1"),
    ];
    expect(read(sources)).toMatchObject({ links: [], nodesFound: 3 });
    expect(read(sources, { also: ["lists"] }).links.map(({ type }) => type)).toEqual(["object_refs"]);
    expect(read(sources, { also: ["authors"] }).links.map(({ type }) => type)).toEqual([
      "created_by_ref",
      "x_opencti_created_by_ref",
    ]);
    expect(read(sources, { also: ["markings"] })).toMatchObject({ nodesFound: 4, linksFound: 1 });
  });

  it("negative: a link to what is not there is neither kept nor counted", () => {
    const graph = read([
      source("campaign--1", { x_ref: "channel--gone" }),
      ties("relationship--1", "campaign--1", "channel--gone"),
      ties("relationship--2", "channel--gone", "campaign--1"),
      source("relationship--3", { source_ref: 4, target_ref: null }),
    ]);
    expect(graph).toMatchObject({ nodesFound: 1, linksFound: 0, links: [] });
    expect(JSON.stringify(graph)).not.toContain("gone");
  });

  it("of several versions of an object the last counts, in whatever order they come", () => {
    const older = source("campaign--1", { modified: "2026-01-01T00:00:00Z" }, { name: "old" });
    const newer = source("campaign--1", { modified: "2026-01-01T00:00:00.5Z" }, { name: "new" });
    const link = (modified: string, type: string) =>
      ties("relationship--1", "campaign--1", "campaign--1", { modified, relationship_type: type });
    const [first, last] = [link("2026-01-01T00:00:00Z", "was"), link("2026-02-01T00:00:00Z", "is")];
    for (const all of [
      [older, newer, first, last],
      [last, newer, first, older],
    ]) {
      const graph = read(all);
      expect(graph.nodes.map(({ name }) => name)).toEqual(["new"]);
      expect(graph.links.map(({ type }) => type)).toEqual(["is"]);
    }
  });

  it("negative: what is beyond the bounds is not sent, and the reply says how many there are", () => {
    const many = Array.from({ length: 30 }, (_, at) => source(`campaign--${at}`));
    const links = Array.from({ length: 30 }, (_, at) =>
      ties(`relationship--${at}`, "campaign--0", `campaign--${at % 5}`),
    );
    const cut = read([...many, ...links], {}, { nodes: 10, links: 7 });
    expect(cut).toMatchObject({ nodesFound: 30, linksFound: 30, complete: false });
    expect([cut.nodes.length, cut.links.length]).toEqual([10, 7]);
    expect(read([...many, ...links], {}, { nodes: 30, links: 30 }).complete).toBe(true);
    expect(read(many, { text: "campaign--1" }).nodesFound).toBe(11);
    expect(read([...many, source("channel--1")], { type: "channel" }).nodesFound).toBe(1);
  });

  it("times: spans close where the standard closes them, and what is no time is none", () => {
    const at = (text: string) => Date.parse(text);
    expect(
      timesOf({ valid_from: "2026-01-01T00:00:00Z", first_seen: "2026-01-02T00:00:00Z", created: "x" }),
    ).toEqual({
      valid: [at("2026-01-01T00:00:00Z"), null],
      seen: [at("2026-01-02T00:00:00Z"), at("2026-01-02T00:00:00Z")],
    });
    expect(timesOf({ start_time: "2026-01-01T00:00:00Z", stop_time: "2026-01-03T00:00:00Z" })).toEqual({
      valid: [at("2026-01-01T00:00:00Z"), at("2026-01-03T00:00:00Z")],
    });
  });
});

const span = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.option(fc.integer({ min: 0, max: 20 })))
  .map(([from, long]): [number, number | null] => [from, long === null ? null : from + long]);
const times: fc.Arbitrary<Times> = fc.record({ created: span, seen: span }, { requiredKeys: [] });
const nodeOf = fc.record({
  type: fc.constantFrom("campaign", "channel"),
  tlp: fc.constantFrom("green" as const, "red" as const),
  times,
});
const graphs: fc.Arbitrary<Graph> = fc.array(nodeOf, { minLength: 1, maxLength: 9 }).chain((nodes) =>
  fc
    .array(
      fc.record({
        from: fc.nat(nodes.length - 1),
        to: fc.nat(nodes.length - 1),
        type: fc.constantFrom("uses", "targets"),
        stixId: fc.constantFrom("relationship--1", null),
        tlp: fc.constantFrom("green" as const, "red" as const),
        times,
      }),
      { maxLength: 16 },
    )
    .map((links) => ({
      nodes: nodes.map((node, at): GraphNode => ({
        ...node,
        stixId: `x--${at}`,
        name: `n${at}`,
        custom: false,
      })),
      links: links satisfies GraphLink[],
      nodesFound: nodes.length,
      linksFound: links.length,
      complete: true,
    })),
);
const window = fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const timed = (
  kind: "created" | "seen",
  [fromMs, untilMs]: readonly [number, number],
  undated = true,
): GraphFilter => ({
  ...everything,
  time: { kind, fromMs, untilMs, undated },
});
const within = (inner: Shown, outer: Shown) =>
  inner.nodes.every((on, at) => !on || outer.nodes[at]) &&
  inner.links.every((on, at) => !on || outer.links[at]);

describe("filters and times", () => {
  it("nothing left out is everything, and no link is shown without both its ends", () => {
    fc.assert(
      fc.property(graphs, fc.subarray(["campaign", "channel"]), window, (graph, without, range) => {
        const all = shownOf(graph, everything);
        expect(all.nodes.every(Boolean) && all.links.every(Boolean)).toBe(true);
        const some = shownOf(graph, { ...timed("seen", range, false), withoutTypes: new Set(without) });
        graph.links.forEach(({ from, to }, at) => {
          if (some.links[at]) expect(some.nodes[from] && some.nodes[to]).toBe(true);
        });
        graph.nodes.forEach(({ type }, at) => {
          if (without.includes(type)) expect(some.nodes[at]).toBe(false);
        });
      }),
    );
  });

  it("a wider window never hides what a narrower shows; the widest shows all that is dated", () => {
    fc.assert(
      fc.property(graphs, window, fc.nat(20), fc.nat(20), (graph, [from, until], before, after) => {
        const narrow = shownOf(graph, timed("created", [from, until], false));
        expect(within(narrow, shownOf(graph, timed("created", [from - before, until + after], false)))).toBe(
          true,
        );
        const range = timeRanges(graph).find(({ kind }) => kind === "created");
        const dated = graph.nodes.filter((node) => node.times.created).length;
        if (!range) {
          expect(dated).toBe(0);
          return;
        }
        const widest = shownOf(graph, timed("created", [range.fromMs, range.untilMs], false));
        expect(widest.nodes.filter(Boolean)).toHaveLength(dated);
      }),
    );
  });

  it("two windows that meet show together what the one over both shows", () => {
    fc.assert(
      fc.property(times, window, fc.nat(80), (of, [from, until], cut) => {
        const middle = Math.min(Math.max(cut, from), until);
        const sees = (a: number, b: number) =>
          inTime(of, { kind: "seen", fromMs: a, untilMs: b, undated: false });
        expect(sees(from, until)).toBe(sees(from, middle) || sees(middle, until));
      }),
    );
  });

  it("words, markings and types of relationship leave out what they name (negative)", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const red = shownOf(graph, { ...everything, withoutMarkings: new Set(["red"]) });
        graph.nodes.forEach(({ tlp }, at) => expect(red.nodes[at]).toBe(tlp !== "red"));
        const uses = shownOf(graph, { ...everything, withoutLinks: new Set(["uses"]) });
        graph.links.forEach(({ type }, at) => expect(uses.links[at]).toBe(type !== "uses"));
        expect(shownOf(graph, { ...everything, text: " N0 " }).nodes.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it("what is chosen survives the address, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), window, fc.boolean(), (types, text, range, undated) => {
        const choice = {
          filter: {
            ...timed("seen", range, undated),
            withoutTypes: new Set(types.filter((each) => each !== "")),
            text,
          },
          also: ["lists" as const],
          selected: "campaign--1",
          start: null,
          end: "x--2",
        };
        const search = new Map(new URLSearchParams(addressOf(choice)).entries());
        expect(choiceFrom(search)).toEqual(choice);
      }),
    );
    expect(
      choiceFrom(
        new Map([
          ["time", "never"],
          ["from", "x"],
          ["without", "%E0%A4%A"],
        ]),
      ).filter,
    ).toEqual(everything);
  });
});

describe("the shortest way", () => {
  it("is a way, is as short as any that a search through all ways finds, and is none where there is none", () => {
    fc.assert(
      fc.property(graphs, fc.nat(8), fc.nat(8), window, (graph, one, other, range) => {
        const shown = shownOf(graph, timed("seen", range));
        const [start, end] = [one % graph.nodes.length, other % graph.nodes.length];
        const way = shortestWay(graph, shown, start, end);
        const shortest = bruteForce(graph, shown, start, end);
        if (shortest === null) {
          expect(way).toBeNull();
          return;
        }
        expect(way).toHaveLength(shortest);
        let here = start;
        for (const { from, to, links } of way ?? []) {
          expect(from).toBe(here);
          expect(links.length).toBeGreaterThan(0);
          for (const at of links) {
            const link = graph.links[at];
            expect(shown.links[at]).toBe(true);
            expect(new Set([link?.from, link?.to])).toEqual(new Set([from, to]));
          }
          here = to;
        }
        expect(here).toBe(end);
      }),
    );
  });

  it("negative: what is not shown is no end of a way", () => {
    const graph = read([
      source("campaign--1"),
      source("channel--1"),
      ties("relationship--1", "campaign--1", "channel--1"),
    ]);
    const shown = shownOf(graph, { ...everything, withoutTypes: new Set(["channel"]) });
    expect(shortestWay(graph, shown, 0, 1)).toBeNull();
    expect(shortestWay(graph, shown, 1, 1)).toBeNull();
    expect(neighbours(graph, shown).size).toBe(0);
  });
});

/** The length of the shortest of all ways without a circle, by trying every one. */
function bruteForce(graph: Graph, shown: Shown, start: number, end: number): number | null {
  if (!shown.nodes[start] || !shown.nodes[end]) return null;
  const go = (here: number, been: readonly number[]): number => {
    if (here === end) return 0;
    let best = Number.POSITIVE_INFINITY;
    graph.links.forEach(({ from, to }, at) => {
      if (!shown.links[at]) return;
      for (const [a, b] of [
        [from, to],
        [to, from],
      ] as const)
        if (a === here && !been.includes(b)) best = Math.min(best, 1 + go(b, [...been, b]));
    });
    return best;
  };
  const length = go(start, [start]);
  return Number.isFinite(length) ? length : null;
}

it("counts are sorted by how often, and every type has a family", () => {
  expect(counted(["b", "a", "b", "c"])).toEqual([
    { value: "b", count: 2 },
    { value: "a", count: 1 },
    { value: "c", count: 1 },
  ]);
  expect(["campaign", "url", "location", "report", "x-unheard-of"].map(familyOf)).toEqual([
    "actors",
    "traces",
    "places",
    "texts",
    "other",
  ]);
});
