// Goal: the decisions about incidents: kinds, states, likelihood in words, dates of evidence, markings.
// Method: the published ranges of ICD 203 as vectors, otherwise properties over arbitrary inputs.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ActivityContent, likelihoods, type ActivityKind } from "./contract.ts";
import {
  checkActivity,
  checkEvidence,
  checkSources,
  checkMarking,
  kindsOf,
  likelihoodPercent,
  mayMove,
  normalInfrastructure,
  stateOf,
  toBeReassessed,
} from "./rules.ts";

const activity = (more: Partial<ActivityContent> = {}): ActivityContent => ({
  ...ActivityContent.parse({
    kind: "influence",
    target: { kind: "voters", name: "Voters of the northern district" },
    fromMs: 1,
    toMs: 2,
    outcome: "attempt-unknown",
  }),
  ...more,
});
const kinds = fc.array(fc.constantFrom<ActivityKind>("intrusion", "influence"));

describe("what an incident is", () => {
  it("G5: an incident with an intrusion and an influence activity is of both kinds, in whatever order they came", () => {
    fc.assert(
      fc.property(kinds, (some) => {
        const found = kindsOf(some.map((kind) => ({ kind })));
        expect(new Set(found)).toEqual(new Set(some));
        expect(kindsOf(some.toReversed().map((kind) => ({ kind })))).toEqual(found);
      }),
    );
  });

  it("G5 negative: an incident without activities is of no kind", () => expect(kindsOf([])).toEqual([]));

  it("W2.6: a telling may say that nobody gains, and that the aim is chaos", () => {
    expect(checkActivity(activity()).ok).toBe(true);
  });
});

describe("W1.13b: an assessment says how likely, in words bound to numbers", () => {
  it("has the seven terms of ICD 203 with their ranges, one joining the next", () => {
    expect(likelihoods.map((word) => likelihoodPercent[word])).toEqual([
      [1, 5],
      [5, 20],
      [20, 45],
      [45, 55],
      [55, 80],
      [80, 95],
      [95, 99],
    ]);
  });

  it("is due again exactly when something was recorded after the last one", () => {
    const times = fc.array(fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(times, times, (assessed, recorded) => {
        const due = toBeReassessed(
          assessed.map((atMs) => ({ atMs })),
          recorded.map((recordedAtMs) => ({ recordedAtMs })),
        );
        expect(due).toBe(
          assessed.length > 0 && recorded.some((each) => assessed.every((earlier) => each > earlier)),
        );
      }),
    );
  });

  it("W1.13b negative: closing without an assessment, or twice, is refused", () => {
    const open = { closed: false, classification: 0, assessments: [] };
    expect(mayMove(open, "close")).toMatchObject({ refusal: "assess-first" });
    expect(mayMove(open, "reopen")).toMatchObject({ refusal: "not-closed" });
    expect(mayMove({ ...open, closed: true }, "close")).toMatchObject({ refusal: "incident-closed" });
    expect(mayMove({ ...open, assessments: [{ classification: 0 }] }, "close").ok).toBe(true);
  });

  it("W4.9 negative: an incident is not closed on an assessment that some of its readers cannot see", () => {
    const restricted = { closed: false, classification: 0, assessments: [{ classification: 2 }] };
    expect(mayMove(restricted, "close")).toMatchObject({ refusal: "assess-for-all-readers-first" });
  });

  it("is open, assessed or closed", () => {
    expect(stateOf({ closed: false, assessments: 0 })).toBe("open");
    expect(stateOf({ closed: false, assessments: 1 })).toBe("assessed");
    expect(stateOf({ closed: true, assessments: 0 })).toBe("closed");
  });
});

describe("activities and evidence", () => {
  it("spells infrastructure one way: normalising again changes nothing, order and case do not matter", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), (values) => {
        const once = normalInfrastructure(values);
        expect(new Set(once).size).toBe(once.length);
        expect(normalInfrastructure(values.toReversed())).toEqual(once);
      }),
    );
    expect(
      normalInfrastructure(["hxxps://Vote-Here[.]example/", "vote-here.example", " VOTE-HERE.example "]),
    ).toEqual(["vote-here.example"]);
  });

  it("W1.3 negative: refuses an activity that ends before it begins", () => {
    expect(checkActivity(activity({ fromMs: 3, toMs: 2 }))).toMatchObject({ refusal: "period-backwards" });
  });

  it.each(["jane.doe@example.org", "call +1 613 555 0199 now", "(613) 555-01990"])(
    "G5 negative: refuses what identifies a private person: %s",
    (name) =>
      expect(checkActivity(activity({ target: { kind: "voters", name } }))).toMatchObject({
        refusal: "personal-data",
      }),
  );

  it.each([
    "jane.doe@example.org",
    "mailto:Jane.Doe@example[.]org",
    "+1 613 555 0199",
    "tel:+16135550199",
    "6135550199",
  ])("G5 negative: refuses what identifies a private person among the traces: %s", (trace) =>
    expect(checkActivity(activity({ infrastructure: ["vote.example", trace] }))).toMatchObject({
      refusal: "personal-data",
    }),
  );

  it.each([
    "203.113.110.115",
    "2001:0db8:0000:0000:0000:0000:0000:0001",
    "@reader@social.example",
    "video.example/@some.one",
    "vote.example/id/613555019900",
    "1234567890123456",
    "900150983cd24fb0d6963f7d28e17f72",
  ])("takes a trace that only has digits or an @ in it: %s", (trace) =>
    expect(checkActivity(activity({ infrastructure: [trace] })).ok).toBe(true),
  );

  it("W4.9 negative: an incident is no wider than the partners' objects it rests on, in marking and in classification", () => {
    const amber = { tlp: "amber", classification: 1 };
    expect(checkSources([], amber).ok).toBe(true);
    expect(checkSources([{ tlp: "green", classification: 0 }, amber], amber).ok).toBe(true);
    expect(checkSources([{ tlp: "green", classification: 2 }], amber)).toMatchObject({
      refusal: "classification-below-source",
      values: { source: 2 },
    });
    expect(checkSources([{ tlp: "red", classification: 0 }], amber)).toMatchObject({
      refusal: "marking-below-source",
      values: { source: "RED" },
    });
  });

  it.each([
    "Voters in 2026",
    "Regional office 12",
    "the 338 returning officers",
    "between 2026-11-01 and 2026-11-03",
  ])("takes what only has numbers in it: %s", (name) =>
    expect(checkActivity(activity({ narrative: name })).ok).toBe(true),
  );

  it("W2.7 negative: evidence known in the future, or invalid before it was known, is refused", () => {
    expect(checkEvidence({ knownAtMs: 11, validUntilMs: null }, 10)).toMatchObject({
      refusal: "known-in-the-future",
    });
    expect(checkEvidence({ knownAtMs: 9, validUntilMs: 8 }, 10)).toMatchObject({
      refusal: "valid-before-known",
    });
    expect(checkEvidence({ knownAtMs: 10, validUntilMs: 10 }, 10).ok).toBe(true);
  });

  it("W4.9: a marking lies between the incident's and the writer's own", () => {
    const level = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(level, level, level, (classification, clearance, incident) => {
        const allowed = checkMarking(classification, { clearance, incident }).ok;
        expect(allowed).toBe(incident <= classification && classification <= clearance);
      }),
    );
  });
});
