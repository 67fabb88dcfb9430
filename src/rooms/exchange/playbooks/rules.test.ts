// Goal: the rules of staleness, decay and the states of a playbook (W1.5). Method: worked examples and properties; the drawn table is read.
import { readFileSync } from "node:fs";
import { array, assert, constantFrom, nat, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { answers, moves, shownState, staleBecause } from "./rules.ts";
import { codesOf, techniquesIn } from "../bundles/technique-rules.ts";
import { decay, monthsUntil, trendOf } from "../techniques/rules.ts";

const holds = { state: "current", checkedAtMs: 1_000, reviewBy: "2026-12-31" } as const;
const today = "2026-11-03";
const met = (firstMs: number, code = "T0049") => ({ code, name: null, firstMs });

describe("rules of playbooks and trends", () => {
  it("W1.5: stale is what was first met after the last check, and what was due for review; each with its reason", () => {
    expect(staleBecause(holds, [met(1_000), met(1_001, "T0050")], today)).toEqual([
      { reason: "technique-new", code: "T0050", name: null, firstMs: 1_001 },
    ]);
    expect(staleBecause(holds, [], "2026-12-31")).toEqual([]);
    expect(staleBecause(holds, [], "2027-01-01")).toEqual([
      { reason: "review-overdue", reviewBy: "2026-12-31" },
    ]);
  });

  it("W1.5 negative: a draft or a retired playbook is never stale", () => {
    for (const state of ["draft", "retired"] as const) {
      expect(staleBecause({ ...holds, state }, [met(5_000)], "2999-01-01")).toEqual([]);
      expect(shownState(state, [{ reason: "review-overdue", reviewBy: today }])).toBe(state);
    }
  });

  it("W1.5: who sees fewer sightings never sees a playbook as stale by more techniques", () => {
    const firsts = array(record({ code: constantFrom("T0001", "T0002"), firstMs: nat(2_000) }));
    assert(
      property(firsts, nat(20), (all, shown) => {
        const named = all.map((each) => ({ ...each, name: null }));
        const few = staleBecause(holds, named.slice(0, shown), today);
        const many = staleBecause(holds, named, today);
        expect(many.length).toBeGreaterThanOrEqual(few.length);
      }),
    );
  });

  it("W1.5: a technique answers for its parts, and a part for itself alone", () => {
    expect(answers(["T0049"], "T0049.003")).toBe(true);
    expect(answers(["T0049.003"], "T0049")).toBe(false);
    expect(answers(["T0049.003"], "T0049.004")).toBe(false);
    expect(answers(["T004"], "T0049")).toBe(false);
  });

  it("draws in docs/states/playbooks.md what the rules hold", () => {
    const drawn = readFileSync(new URL("../../../../docs/states/playbooks.md", import.meta.url), "utf8");
    const lines = [...drawn.matchAll(/^ {2}(\w+) --> (\w+): (\w+)$/gm)].map(([, from, to, act]) => ({
      from,
      act,
      to,
    }));
    expect(lines).toEqual(moves.map(({ from, act, to }) => ({ from, act, to })));
  });

  it("W1.5: a sighting weighs half after 30 days and a quarter after 60", () => {
    expect([decay(0), decay(30), decay(60)]).toEqual([1, 0.5, 0.25]);
    const trend = trendOf(
      [
        { day: "2026-11-03", kind: "report", count: 2 },
        { day: "2026-10-04", kind: "incident", count: 4 },
        { day: "2026-09-04", kind: "bundle", count: 4 },
        { day: "2025-11-30", kind: "bundle", count: 1 },
      ],
      today,
    );
    expect(trend).toMatchObject({ total: 11, recent: 2, before: 4 });
    expect(trend.weight).toBeCloseTo(2 + 2 + 1, 2);
    expect(trend.months[11]).toEqual({ month: "2026-11", incidents: 0, reports: 2, bundles: 0 });
    expect(trend.months[10]).toEqual({ month: "2026-10", incidents: 4, reports: 0, bundles: 0 });
    expect(trend.months.reduce((sum, each) => sum + each.bundles, 0)).toBe(4);
  });

  it("names twelve months across the turn of a year", () => {
    expect(monthsUntil("2026-03-31")[0]).toBe("2025-04");
    expect(monthsUntil("2026-03-31")).toHaveLength(12);
  });

  it("W1.5 negative: a revoked pattern, a foreign code and a broken list of references tell of nothing", () => {
    const named = (more: object) => ({ type: "attack-pattern", id: "attack-pattern--1", ...more });
    const t1 = [{ source_name: "x", external_id: "T0001" }];
    expect(codesOf(named({ external_references: t1 }))).toEqual(["T0001"]);
    expect(codesOf(named({ external_references: t1, revoked: true }))).toEqual([]);
    expect(codesOf(named({ external_references: [{ external_id: "CAPEC-163" }, null, "T0001"] }))).toEqual(
      [],
    );
    expect(codesOf(named({ external_references: "T0001" }))).toEqual([]);
    const tactic = { type: "x-mitre-tactic", id: "x-mitre-tactic--1" };
    expect(techniquesIn([named({ external_references: t1 }), tactic])).toEqual([]);
    const sighting = { type: "sighting", id: "sighting--1", sighting_of_ref: "attack-pattern--1" };
    expect(techniquesIn([named({ external_references: t1 }), tactic, sighting])).toEqual([
      { at: 0, code: "T0001" },
    ]);
  });
});
