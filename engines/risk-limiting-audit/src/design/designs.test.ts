// Goal: a design refuses by name what no sample can confirm, and judges batches that lay together as one (W5.7). Method: small contests
// by hand; properties for batches put together in any way.
import { assert as check, array, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMarkov } from "../risk/fixed-bets.ts";
import { wrongOutcome } from "../risk/risk-measure.ts";
import { fixedShare } from "../risk/fixed-bets.ts";
import { pairsOf } from "./ballot-polling.ts";
import { type Batch, batchAudit, type BatchContest } from "./batch-comparison.ts";
import { designRefusalMessages } from "./refusal-messages.ts";
import { sharedRisks, type SharedAssertion } from "./shared-sample.ts";

const assertions = [{ winner: "a", losers: ["b"] }];
const batches: readonly Batch[] = [
  { id: "1", ballots: 100, votes: { a: 60, b: 30 } },
  { id: "2", ballots: 80, votes: { a: 30, b: 40 } },
  { id: "3", ballots: 120, votes: { a: 70, b: 50 } },
];

function audit(contest: BatchContest) {
  const outcome = batchAudit(contest);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

describe("W5.7: batches that were counted together", () => {
  it("are judged by their sum: an error in one that the other makes good is none", () => {
    const of = audit({ assertions, batches });
    expect(of.taint(["1", "2"], { a: 90, b: 70 })).toMatchObject({ ok: true, value: 0 });
    const one = of.taint(["1"], { a: 50, b: 40 });
    const both = of.taint(["1", "2"], { a: 80, b: 80 });
    if (!one.ok || !both.ok) throw new Error("refused");
    // The same 20 votes of margin, over the bounds of one batch or of two.
    const bounds = audit({ assertions, batches }).errorBounds;
    expect(both.value * (bounds.get("1")! + bounds.get("2")!)).toBeCloseTo(one.value * bounds.get("1")!, 12);
  });

  it("have the taint of a batch that holds them all", () => {
    check(
      property(array(integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 }), (counts) => {
        const [a1 = 0, b1 = 0, a2 = 0, b2 = 0, a = 0, b = 0] = counts;
        const parts: Batch[] = [
          { id: "1", ballots: 80, votes: { a: a1, b: b1 } },
          { id: "2", ballots: 80, votes: { a: a2, b: b2 } },
        ];
        const rest: Batch = { id: "rest", ballots: 500, votes: { a: 300, b: 100 } };
        const whole: Batch = { id: "whole", ballots: 160, votes: { a: a1 + a2, b: b1 + b2 } };
        const apart = audit({ assertions, batches: [...parts, rest] }).taint(["1", "2"], { a, b });
        const together = audit({ assertions, batches: [whole, rest] }).taint(["whole"], { a, b });
        expect(apart.ok && together.ok).toBe(true);
        if (apart.ok && together.ok) expect(apart.value).toBeCloseTo(together.value, 9);
      }),
    );
  });

  it("never say more than the bounds of the batches allow, whoever won on every ballot", () => {
    const of = audit({ assertions, batches });
    const worst = of.taint(["1", "3"], { b: 220 });
    const best = of.taint(["1", "3"], { a: 220 });
    expect(worst).toMatchObject({ ok: true });
    if (worst.ok) expect(worst.value).toBeCloseTo(1, 12);
    if (best.ok) expect(1 - best.value).toBeLessThanOrEqual(of.hypothesis.upper + 1e-12);
  });
});

describe("W5.7 negative: what no sample can confirm is refused by name, in English and French", () => {
  const polling = { votes: { a: 60, b: 40 }, winners: ["a"], cards: 120 };
  const whole = audit({ assertions, batches });
  const refusals = {
    "no-winner": pairsOf({ ...polling, winners: [] }),
    "no-loser": pairsOf({ ...polling, winners: ["a", "b"] }),
    "no-margin": pairsOf({ ...polling, winners: ["b"] }),
    "more-votes-than-cards": pairsOf({ ...polling, cards: 50 }),
    "no-assertion": batchAudit({ assertions: [], batches }),
    "duplicate-batch": batchAudit({ assertions, batches: [...batches, batches[1]!] }),
    "unknown-batch": whole.taint(["1", "9"], { a: 1 }),
    "more-than-possible": whole.taint(["1"], { b: 500 }),
  };

  it("knows every refusal", () =>
    expect(Object.keys(refusals).sort()).toEqual(Object.keys(designRefusalMessages).sort()));

  it.each(Object.keys(refusals) as (keyof typeof refusals)[])("%s", (name) => {
    const outcome = refusals[name];
    expect(outcome).toMatchObject({ ok: false, refusal: name });
    const values: Readonly<Record<string, string | number>> = outcome.ok ? {} : (outcome.values ?? {});
    for (const language of ["en", "fr"] as const) {
      const sentence = designRefusalMessages[name][language].replaceAll(/\{(\w+)\}/g, (hole, value: string) =>
        String(values[value] ?? hole),
      );
      expect(sentence).not.toMatch(/[{}]/);
    }
  });

  it("a tie of batches, and one that ballots beyond the audit could overturn", () => {
    const tied = [{ id: "1", ballots: 10, votes: { a: 5, b: 5 } }];
    expect(batchAudit({ assertions, batches: tied })).toMatchObject({ refusal: "no-margin" });
    expect(batchAudit({ assertions, batches, beyondAudit: 40 })).toMatchObject({ refusal: "no-margin" });
    expect(batchAudit({ assertions, batches, beyondAudit: 39 })).toMatchObject({ ok: true });
  });
});

describe("W5.7: one sample for several contests", () => {
  const cards = ["k", "l", "m", "n", "o"];
  const drawn = (ids: readonly string[]) => (id: string) => (ids.includes(id) ? 1 : null);
  const assertion = (valueOf: SharedAssertion["valueOf"], measure = fixedShare(0.5)): SharedAssertion => ({
    id: "judge",
    measure,
    hypothesis: wrongOutcome(1, 100),
    cardsInOrder: cards,
    valueOf,
  });

  it("counts the cards of a contest up to the first that was not drawn", () => {
    const [risk] = sharedRisks([assertion(drawn(["k", "l", "n", "o"]))]);
    expect(risk).toMatchObject({ id: "judge", cards: 2 });
    const [alone] = sharedRisks([assertion(drawn(["k", "l"]))]);
    expect(risk!.p).toBe(alone!.p);
  });

  it("never takes back what a smaller sample said when more is drawn", () => {
    let before = 1;
    for (let count = 0; count <= cards.length; count++) {
      const [risk] = sharedRisks([assertion(drawn(cards.slice(0, count)))]);
      expect(risk!.cards).toBe(count);
      expect(risk!.p).toBeLessThanOrEqual(before);
      before = risk!.p;
    }
    expect(before).toBeLessThan(0.2);
  });

  it("negative: without its first card a contest has no evidence, however many others were drawn", () => {
    const [risk] = sharedRisks([assertion(drawn(["l", "m", "n", "o"]), kaplanMarkov(0.1))]);
    expect(risk).toEqual({ id: "judge", p: 1, cards: 0 });
  });
});
