// Goal: what incidents add up to follows from the incidents alone, and the declared rule judges it by numbers.
// Method: properties over arbitrary incidents; the acceptance case of W1.3 as an example.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AggregationRule, Measure } from "./contract.ts";
import { linkMarking, mirrorOf } from "./link-rules.ts";
import { checkRule, pictureOf, verdictOf, type Counted, type CountedIncident } from "./rules.ts";
import { pairsOf, type Traits } from "./suggestion-rules.ts";

const few = (prefix: string) => fc.integer({ min: 0, max: 4 }).map((at) => `${prefix}${at}`);
const counted: fc.Arbitrary<Counted> = fc
  .record({
    kind: fc.constantFrom("intrusion", "influence"),
    technique: fc.option(few("T004")),
    venue: fc.option(few("Venue ")),
    target: few("Target "),
    fromMs: fc.integer({ min: 0, max: 10_000_000_000 }),
    lasts: fc.integer({ min: 0, max: 1_000_000_000 }),
    reachPeople: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  })
  .map(({ lasts, ...rest }) => ({ ...rest, toMs: rest.fromMs + lasts }));
const incidentsOf = fc
  .array(fc.array(counted, { maxLength: 5 }), { maxLength: 8 })
  .map((all): CountedIncident[] => all.map((activities, at) => ({ id: `inc_${at}`, activities })));

const rule: AggregationRule = {
  single: { thresholds: { vectors: 3, targets: 3, reachPeople: 50_000 }, needed: 2 },
  cumulative: { thresholds: { vectors: 3, targets: 3, incidents: 3, reachPeople: 50_000 }, needed: 3 },
};
const day = 86_400_000;
const incident = (at: number): CountedIncident => ({
  id: `inc_${at}`,
  activities: [
    {
      kind: "influence",
      technique: `T004${at}`,
      venue: "Chat groups",
      target: `District ${at}`,
      fromMs: at * day,
      toMs: at * day,
      reachPeople: at === 2 ? null : 9_000,
    },
  ],
});

describe("W1.3: the cumulative picture", () => {
  it("adding an incident never lowers any measure", () => {
    fc.assert(
      fc.property(incidentsOf, fc.nat(), (all, at) => {
        const before = pictureOf(all.filter((_, index) => index !== at % Math.max(1, all.length)));
        const after = pictureOf(all);
        for (const measure of Object.keys(after) as (keyof typeof after)[])
          expect(after[measure]).toBeGreaterThanOrEqual(before[measure]);
      }),
    );
  });

  it("does not depend on the order, nor on naming an incident twice", () => {
    fc.assert(
      fc.property(incidentsOf, (all) => {
        expect(pictureOf(all.toReversed())).toEqual(pictureOf(all));
        expect(pictureOf([...all, ...all])).toEqual(pictureOf(all));
      }),
    );
  });

  it("is what it was when what was added is removed", () => {
    fc.assert(
      fc.property(incidentsOf, fc.array(counted), (all, activities) => {
        const before = pictureOf(all);
        const added = [...all, { id: "inc_added", activities }];
        expect(pictureOf(added).incidents).toBe(before.incidents + 1);
        expect(pictureOf(added.filter(({ id }) => id !== "inc_added"))).toEqual(before);
      }),
    );
  });

  it("more incidents never turn a met rule into one that is not met", () => {
    fc.assert(
      fc.property(incidentsOf, incidentsOf, (some, more) => {
        const others = more.map(({ id, activities }) => ({ id: `${id}_more`, activities }));
        const met = verdictOf(pictureOf(some), rule.cumulative).met;
        if (met) expect(verdictOf(pictureOf([...some, ...others]), rule.cumulative).met).toBe(true);
      }),
    );
  });

  it("W1.3: three incidents each below threshold cross the cumulative rule; removing one restores", () => {
    const three = [1, 2, 3].map(incident);
    for (const one of three) expect(verdictOf(pictureOf([one]), rule.single).met).toBe(false);
    expect(pictureOf(three)).toEqual({
      incidents: 3,
      activities: 3,
      vectors: 3,
      targets: 3,
      spanDays: 3,
      reachPeople: 18_000,
      reachUnknown: 1,
    });
    expect(verdictOf(pictureOf(three), rule.cumulative)).toEqual({
      met: true,
      thresholdsMet: 3,
      needed: 3,
      measures: [
        { measure: "vectors", value: 3, threshold: 3, met: true },
        { measure: "targets", value: 3, threshold: 3, met: true },
        { measure: "reachPeople", value: 18_000, threshold: 50_000, met: false },
        { measure: "incidents", value: 3, threshold: 3, met: true },
      ],
    });
    expect(verdictOf(pictureOf(three.slice(1)), rule.cumulative).met).toBe(false);
  });

  it("W1.3 negative: nothing adds up to nothing, and a rule that nothing could meet is refused", () => {
    expect(Object.values(pictureOf([])).every((value) => value === 0)).toBe(true);
    expect(verdictOf(pictureOf([]), rule.cumulative).met).toBe(false);
    const measured: Measure = "vectors";
    const never = { ...rule, single: { thresholds: { [measured]: 1 }, needed: 2 } };
    expect(checkRule(never)).toMatchObject({ refusal: "needed-over-thresholds" });
    expect(checkRule(rule).ok).toBe(true);
  });
});

describe("W1.3: suggestions", () => {
  const having = (id: number, more: Partial<Traits>): Traits => ({
    id: `inc_${String(id).padStart(3, "0")}`,
    infrastructure: [],
    narratives: [],
    techniques: [],
    targets: [],
    ...more,
  });

  it("a rare shared domain suggests a pair, with what is shared and in how many incidents", () => {
    const all = [
      having(1, { infrastructure: ["vote-later.example"] }),
      having(2, { infrastructure: ["vote-later.example"], techniques: ["T0043"] }),
      having(3, { techniques: ["T0043"] }),
    ];
    const [pair, ...more] = pairsOf(all);
    expect(pair).toMatchObject({ one: "inc_001", other: "inc_002" });
    expect(pair?.shared).toMatchObject([
      { kind: "infrastructure", value: "vote-later.example", incidents: 2 },
    ]);
    expect(more).toEqual([]);
  });

  it("W1.3 negative: widely common values alone do not suggest a link", () => {
    const everyone = Array.from({ length: 60 }, (_, id) =>
      having(id, { infrastructure: ["video.example"], techniques: ["T0043"], targets: ["Voters"] }),
    );
    expect(pairsOf(everyone)).toEqual([]);
  });

  it("the rarer a value, the more it weighs, and the order of incidents is of no account", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 10, max: 40 }), (holders, size) => {
        const all = Array.from({ length: size }, (_, id) =>
          having(id, { infrastructure: id < holders ? ["a.example"] : [] }),
        );
        const pairs = pairsOf(all);
        expect(pairs).toHaveLength((holders * (holders - 1)) / 2);
        expect(pairsOf(all.toReversed())).toEqual(pairs);
        const rarer = pairsOf(all.map((each, id) => (id < 2 ? each : { ...each, infrastructure: [] })));
        expect(rarer[0]?.weight).toBeGreaterThanOrEqual(pairs[0]?.weight ?? 0);
      }),
    );
  });
});

describe("W4.9: markings of links", () => {
  it("a link is marked as narrowly as the narrowest thing it touches", () => {
    expect(
      linkMarking([
        { tlp: "green", classification: 0 },
        { tlp: "amber+strict", classification: 1 },
        { tlp: "amber", classification: 2 },
      ]),
    ).toEqual({ tlp: "amber+strict", classification: 2 });
  });

  const campaign = { classification: 0 };
  const ends = [
    { id: "inc_a", classification: 2 },
    { id: "inc_b", classification: 0 },
  ];

  it("a link of an incident with a substitute is mirrored with evidence that all may read", () => {
    const substitutes = new Map([["inc_a", "inc_s"]]);
    const asked = { campaign, ends, classification: 2, substitutes };
    expect(mirrorOf({ ...asked, evidence: "open" })).toMatchObject({
      value: { one: "inc_s", other: "inc_b", evidence: "open" },
    });
    expect(mirrorOf({ ...asked, evidence: undefined })).toMatchObject({ refusal: "substitute-needed" });
    expect(mirrorOf({ ...asked, campaign: { classification: 2 }, evidence: undefined })).toMatchObject({
      value: null,
    });
  });

  it("W4.9 negative: nothing is mirrored where an end is not shown, or the link is open", () => {
    const asked = { campaign, ends, classification: 2, substitutes: new Map<string, string>() };
    expect(mirrorOf({ ...asked, evidence: undefined })).toMatchObject({ value: null });
    expect(mirrorOf({ ...asked, evidence: "open" })).toMatchObject({ refusal: "nothing-to-substitute" });
    const open = { ...asked, ends: ends.slice(1).concat(ends.slice(1)), classification: 0 };
    expect(mirrorOf({ ...open, evidence: "open" })).toMatchObject({ refusal: "nothing-to-substitute" });
  });
});
