// Goal: no chain of grants ever gives one person two separated duties in one election; grants end and have another's hand (W5.2).
// Method: a random history of grants and revocations is played against the rule; the outcome is checked against the definition.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roles, separatedDuties, type Role } from "../permissions/contract.ts";
import { areSeparated, checkGrant, grantMsMax, instanceRoles, isValid } from "./rules.ts";

const granted = roles.filter((role) => role !== "public");
const election = fc.option(fc.constantFrom("one", "two"));
const step = fc.record({
  role: fc.constantFrom(...granted),
  electionId: election,
  lastsMs: fc.integer({ min: 1, max: 50 }),
  waitMs: fc.nat(20),
  revokes: fc.boolean(),
});

type Held = Parameters<typeof checkGrant>[0][number];

describe("granting a role", () => {
  it("W5.2 negative: no history of grants joins two separated duties in one election at any moment", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let held: Held[] = [];
        let nowMs = 0;
        for (const { role, electionId, lastsMs, waitMs, revokes } of steps) {
          nowMs += waitMs;
          const revokedAtMs = nowMs;
          if (revokes) held = held.map((each, index) => (index === 0 ? { ...each, revokedAtMs } : each));
          const wanted = { personId: "per_1", role, electionId, expiresAtMs: nowMs + lastsMs };
          if (checkGrant(held, wanted, { id: "per_operator", nowMs }).ok)
            held = [...held, { ...wanted, revokedAtMs: null }];
          for (const here of ["one", "two"]) {
            const duties = held
              .filter(
                (each) => isValid(each, nowMs) && (each.electionId === null || each.electionId === here),
              )
              .map((each) => separatedDuties.findIndex((duty) => duty.includes(each.role)))
              .filter((duty) => duty !== -1);
            expect(new Set(duties).size).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("W5.2: assessing, deciding, publishing and operating are four different people", () => {
    const apart: Role[] = ["analyst", "panel-member", "editor", "operator"];
    for (const one of apart) for (const other of apart) expect(areSeparated(one, other)).toBe(one !== other);
    expect(areSeparated("editor", "communications")).toBe(false);
    expect(areSeparated("member", "analyst")).toBe(false);
  });

  it("W5.2: the refusal names both duties, and another election is another matter", () => {
    const held: Held[] = [{ role: "analyst", electionId: "one", expiresAtMs: 100, revokedAtMs: null }];
    const wanted = { personId: "per_1", role: "panel-member" as const, expiresAtMs: 50 };
    const granter = { id: "per_operator", nowMs: 10 };
    expect(checkGrant(held, { ...wanted, electionId: "one" }, granter)).toMatchObject({
      refusal: "duties-not-separated",
      values: { held: "analyst", wanted: "panel-member" },
    });
    expect(checkGrant(held, { ...wanted, electionId: "two" }, granter).ok).toBe(true);
    expect(checkGrant(held, { ...wanted, electionId: "one" }, { ...granter, nowMs: 100 }).ok).toBe(false);
  });

  it.each([
    ["grant-to-oneself", { personId: "per_operator" }],
    ["election-needed", { electionId: null }],
    ["expires-in-the-past", { expiresAtMs: 10 }],
    ["expires-too-late", { expiresAtMs: 10 + grantMsMax + 1 }],
    ["granted-already", { role: "member" }],
  ] as const)("W5.2 negative: %s", (refusal, change) => {
    const held: Held[] = [{ role: "member", electionId: "one", expiresAtMs: 100, revokedAtMs: null }];
    const wanted = {
      personId: "per_1",
      role: "analyst" as Role,
      electionId: "one",
      expiresAtMs: 10 + grantMsMax,
    };
    const granter = { id: "per_operator", nowMs: 10 };
    expect(checkGrant(held, wanted, granter).ok).toBe(true);
    expect(checkGrant(held, { ...wanted, ...change }, granter)).toMatchObject({ refusal });
  });

  it("W5.2: only roles of the whole instance are granted on it", () => {
    for (const role of granted) {
      const wanted = { personId: "per_1", role, electionId: null, expiresAtMs: 50 };
      expect(checkGrant([], wanted, { id: "per_operator", nowMs: 10 }).ok).toBe(instanceRoles.includes(role));
    }
  });
});
