// Goal: the phase line says the right day of the right phase. Method: one cycle, hand-counted days.
import { expect, test } from "vitest";
import { phasePosition } from "./phase-position.ts";

const election = {
  phase: "campaign" as const,
  phases: [
    { phase: "campaign" as const, startsOn: "2026-09-01", endsOn: "2026-09-30" },
    { phase: "voting" as const, startsOn: "2026-10-01", endsOn: "2026-10-10" },
  ],
};

test("W1.1 the first and the last day of a phase are counted", () => {
  expect(phasePosition(election, "2026-09-01").current).toEqual({ dayNumber: 1, daysTotal: 30 });
  expect(phasePosition(election, "2026-09-30").current).toEqual({ dayNumber: 30, daysTotal: 30 });
  expect(phasePosition(election, "2026-09-30").next?.phase).toBe("voting");
  expect(phasePosition(election, "2026-09-30").today).toBeCloseTo(29.5 / 40);
});

test("W1.1 negative: outside the cycle there is no today, and a phase that its dates deny has no day", () => {
  expect(phasePosition(election, "2026-08-31").today).toBeNull();
  expect(phasePosition(election, "2026-10-11").today).toBeNull();
  expect(phasePosition(election, "2026-10-02").current).toBeNull();
  expect(phasePosition({ ...election, phases: [] }, "2026-10-02").segments).toEqual([]);
});
