// Goal: what the panel may decide, whose matter it is, and what was known when (W1.13a, W4.7, W4.8).
// Method: properties over random panels, votes, recusals and records; small cases for the words of the protocol.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MandateInForce, Matter } from "../../../core/mandates/contract.ts";
import { criteria, votes, type Assessment, type KnowledgeAxis } from "./contract.ts";
import { caseThen, doneThen, knownThen, standing } from "./knowledge-rules.ts";
import {
  checkMarking,
  checkSheet,
  mandateOfPanel,
  mayDecide,
  mayTakePart,
  tallyOf,
  votedIn,
  type Sitting,
} from "./rules.ts";

const people = ["per_a", "per_b", "per_c", "per_d", "per_e", "per_f", "per_g"];

const sitting: fc.Arbitrary<Sitting> = fc.record({
  members: fc.subarray(people, { minLength: 1 }),
  recused: fc.subarray(people),
  ballots: fc.uniqueArray(
    fc.record({ personId: fc.constantFrom(...people), vote: fc.constantFrom(...votes) }),
    {
      selector: (ballot) => ballot.personId,
    },
  ),
  quorum: fc.integer({ min: 1, max: 7 }),
});

/** The protocol's words, written out slowly. */
function noticeIsPossible({ members, recused, ballots, quorum }: Sitting): boolean {
  const seated = members.filter((id) => !recused.includes(id));
  const voted = seated.filter((id) => ballots.some((ballot) => ballot.personId === id));
  const agree = seated.every((id) => ballots.find((ballot) => ballot.personId === id)?.vote === "met");
  return voted.length >= quorum && agree;
}

describe("what the panel may decide", () => {
  it("W4.7: a notice is possible if and only if there is quorum and all who are not recused voted met", () => {
    fc.assert(
      fc.property(sitting, (on) => mayDecide("notice", on, 1).ok === noticeIsPossible(on)),
      { numRuns: 2000 },
    );
  });

  it("W4.7 negative: adding a vote of not met, or turning one into it, never makes a notice possible", () => {
    fc.assert(
      fc.property(sitting, fc.constantFrom(...people), (on, personId) => {
        const others = on.ballots.filter((ballot) => ballot.personId !== personId);
        const against = { ...on, ballots: [...others, { personId, vote: "not-met" as const }] };
        return (
          mayDecide("notice", on, 1).ok ||
          !mayDecide("notice", against, 1).ok ||
          !on.members.includes(personId)
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("W4.7 negative: a vote of someone who is recused or no member changes nothing", () => {
    fc.assert(
      fc.property(sitting, fc.constantFrom(...people), fc.constantFrom(...votes), (on, personId, vote) => {
        fc.pre(on.recused.includes(personId) || !on.members.includes(personId));
        const others = on.ballots.filter((ballot) => ballot.personId !== personId);
        expect(tallyOf({ ...on, ballots: [...others, { personId, vote }] })).toEqual(tallyOf(on));
      }),
    );
  });

  it("W4.7: every member is counted exactly once", () => {
    fc.assert(
      fc.property(sitting, (on) => {
        const tally = tallyOf(on);
        expect(votedIn(tally) + tally.absent + tally.recused).toBe(on.members.length);
      }),
    );
  });

  it("W4.7: with quorum exactly one of notice and less than a notice is open", () => {
    fc.assert(
      fc.property(sitting, (on) => {
        fc.pre(votedIn(tallyOf(on)) >= on.quorum);
        const notice = mayDecide("notice", on, 1).ok;
        expect(mayDecide("bulletin", on, 0).ok).toBe(!notice);
        expect(mayDecide("no-action", on, 0).ok).toBe(!notice);
      }),
    );
  });

  it("W4.7 negative: four of five is no consensus, an abstention neither; nothing tried is no last resort", () => {
    const members = people.slice(0, 5);
    const met = members.map((personId) => ({ personId, vote: "met" as const }));
    const five = { members, recused: [], ballots: met, quorum: 3 };
    expect(mayDecide("notice", five, 1)).toMatchObject({ ok: true, value: { met: 5 } });
    expect(mayDecide("notice", five, 0)).toMatchObject({ refusal: "alternatives-first" });
    for (const vote of ["not-met", "abstain"] as const)
      expect(
        mayDecide("notice", { ...five, ballots: [...met.slice(1), { personId: "per_a", vote }] }, 1),
      ).toMatchObject({ refusal: "no-consensus" });
    expect(mayDecide("notice", { ...five, ballots: met.slice(1) }, 1)).toMatchObject({
      refusal: "no-consensus",
    });
    expect(mayDecide("no-action", { ...five, recused: members.slice(0, 3) }, 1)).toMatchObject({
      refusal: "no-quorum",
      values: { voted: 2, quorum: 3 },
    });
  });

  it("W1.13a negative: who assessed does not decide, and who is no member neither", () => {
    expect(mayTakePart("per_a", { members: people, assessors: ["per_a"] })).toMatchObject({
      refusal: "assessor-cannot-decide",
    });
    expect(mayTakePart("per_x", { members: people, assessors: [] })).toMatchObject({
      refusal: "not-a-member",
    });
    expect(mayTakePart("per_b", { members: people, assessors: ["per_a"] }).ok).toBe(true);
  });
});

describe("whose matter it is", () => {
  const mandate = (
    organisationId: string,
    matter: Matter,
    more: Partial<MandateInForce> = {},
  ): MandateInForce => ({
    id: `man_${organisationId}00000000` as MandateInForce["id"],
    organisationId,
    matter,
    phases: ["campaign", "voting"],
    caretakerOnly: false,
    routesTo: null,
    ...more,
  });
  const registry = [
    mandate("panel", "foreign-interference", { caretakerOnly: true, routesTo: "police" }),
    mandate("authority", "polling-place-facts"),
  ];
  const now = { organisationId: "panel", phase: "voting", caretakerNow: true } as const;

  it("W4.8: the panel's own matter stays, another's is handed to whom it belongs, with the mandate that says so", () => {
    expect(mandateOfPanel(registry, "foreign-interference", now)).toMatchObject({ value: { handed: null } });
    expect(mandateOfPanel(registry, "polling-place-facts", now)).toMatchObject({
      value: { mandate: null, handed: { to: "authority", mandate: { id: registry[1]?.id } } },
    });
    expect(mandateOfPanel(registry, "candidate-security", now)).toMatchObject({
      value: { handed: { to: "police" } },
    });
  });

  it("W4.8 negative: outside the caretaker period the panel is refused, and so is what belongs to nobody", () => {
    expect(mandateOfPanel(registry, "foreign-interference", { ...now, caretakerNow: false })).toMatchObject({
      refusal: "outside-caretaker",
    });
    expect(mandateOfPanel(registry.slice(1), "results", now)).toMatchObject({
      refusal: "out-of-mandate",
      values: { routeTo: "none" },
    });
  });
});

describe("what was known when", () => {
  const item = fc
    .tuple(fc.nat(1000), fc.nat(1000))
    .map(([a, b]) => ({ knownAtMs: Math.min(a, b), recordedAtMs: Math.max(a, b) }));
  const asOf = fc.record({ atMs: fc.nat(1000), by: fc.constantFrom<KnowledgeAxis>("recorded", "known") });

  it("W4.7: nothing later is shown, nothing earlier is left out, and what was recorded later never changes the past", () => {
    fc.assert(
      fc.property(fc.array(item), fc.array(item), asOf, (items, later, at) => {
        const seen = knownThen(items, at);
        for (const each of items) {
          const time = at.by === "recorded" ? each.recordedAtMs : each.knownAtMs;
          expect(seen.includes(each)).toBe(time <= at.atMs);
        }
        const added = later.map((each) => ({ ...each, recordedAtMs: at.atMs + 1 + each.recordedAtMs }));
        if (at.by === "recorded") expect(knownThen([...items, ...added], at)).toEqual(seen);
        expect(knownThen(items, null)).toEqual(items);
      }),
    );
  });

  it("W4.7: by what was known includes all that lay in the case", () => {
    fc.assert(
      fc.property(fc.array(item), fc.nat(1000), (items, atMs) => {
        const known = knownThen(items, { atMs, by: "known" });
        for (const each of knownThen(items, { atMs, by: "recorded" })) expect(known).toContain(each);
      }),
    );
  });

  it("W4.7: a case that was decided later is shown as it stood, without its end", () => {
    const decided = {
      state: "decided" as const,
      deliberatingAtMs: 10,
      decidedAtMs: 20,
      endedAtMs: null,
      endedBecause: null,
      routedTo: null,
    };
    const at = (atMs: number) => caseThen(decided, { atMs, by: "recorded" });
    expect(at(5)).toMatchObject({ state: "briefed", deliberatingAtMs: null, decidedAtMs: null });
    expect(at(15)).toMatchObject({ state: "deliberating", decidedAtMs: null });
    expect(at(20)).toEqual(decided);
    const routed = {
      ...decided,
      state: "routed" as const,
      decidedAtMs: null,
      endedAtMs: 30,
      endedBecause: "x",
      routedTo: "o",
    };
    expect(caseThen(routed, { atMs: 12, by: "known" })).toMatchObject({
      state: "deliberating",
      endedBecause: null,
      routedTo: null,
    });
    expect(doneThen([{ atMs: 3 }, { atMs: 4 }], { atMs: 3, by: "recorded" })).toEqual([{ atMs: 3 }]);
  });

  it("W4.7: the last assessment of each criterion stands", () => {
    const made = [
      { criterion: "confidence", n: 1 },
      { criterion: "accumulation", n: 2 },
      { criterion: "confidence", n: 3 },
    ];
    expect(standing(made).map((each) => each.n)).toEqual([2, 3]);
  });
});

describe("a case before it goes to the panel", () => {
  const sheet = criteria.map(
    (criterion) =>
      ({
        criterion,
        finding: criterion === "accumulation" ? "single" : "low",
        because: "seen",
        knownAtMs: 0,
      }) as Assessment,
  );

  it("W4.7 negative: every criterion is assessed exactly once", () => {
    expect(checkSheet(sheet).ok).toBe(true);
    expect(checkSheet(sheet.slice(1))).toMatchObject({ values: { criteria: "undermines-right" } });
    expect(checkSheet([...sheet, ...sheet.slice(0, 1)])).toMatchObject({ refusal: "criteria-incomplete" });
  });

  it("W4.9 negative: a case is not marked wider than what it names", () => {
    const secret = { id: "inc_1", tlp: "green", classification: 2 } as const;
    const red = { id: "inc_2", tlp: "red", classification: 0 } as const;
    expect(checkMarking({ tlp: "amber", classification: 1 }, [secret])).toMatchObject({
      values: { subject: "inc_1" },
    });
    expect(checkMarking({ tlp: "amber+strict", classification: 3 }, [secret, red])).toMatchObject({
      values: { subject: "inc_2" },
    });
    expect(checkMarking({ tlp: "red", classification: 2 }, [secret, red]).ok).toBe(true);
  });
});
