// Goal: only who has the mandate acts, and everything else is refused and routed (W4.8).
// Method: the two published examples as cases, then properties over random registries against a slow definition.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phases, type Phase } from "../permissions/contract.ts";
import { matters, type MandateInForce, type Matter } from "./contract.ts";
import { checkMandate, mandateFor } from "./rules.ts";

function mandate(organisationId: string, matter: Matter, more: Partial<MandateInForce> = {}): MandateInForce {
  return {
    id: `man_${organisationId}${matter.replaceAll("-", "")}`
      .toLowerCase()
      .slice(0, 40) as MandateInForce["id"],
    organisationId,
    matter,
    phases: [...phases],
    caretakerOnly: false,
    routesTo: null,
    ...more,
  };
}

const registry = [
  mandate("panel", "foreign-interference", { caretakerOnly: true, routesTo: "sponsor" }),
  mandate("election-authority", "polling-place-facts"),
  mandate("police", "candidate-security"),
];
const asks = (organisationId: string, matter: Matter, caretakerNow = true, phase: Phase = "voting") =>
  mandateFor(registry, { organisationId, matter, phase, caretakerNow });

const organisation = fc.constantFrom("a", "b", "c");
const anyMandate = fc
  .record({
    organisation,
    matter: fc.constantFrom(...matters.slice(0, 4)),
    phases: fc.subarray([...phases], { minLength: 1 }),
    caretakerOnly: fc.boolean(),
    routesTo: fc.option(organisation),
  })
  .map(({ organisation, matter, ...more }) => mandate(organisation, matter, more));
const undertaking = fc.record({
  organisationId: organisation,
  matter: fc.constantFrom(...matters.slice(0, 4)),
  phase: fc.constantFrom(...phases),
  caretakerNow: fc.boolean(),
});

describe("mandates", () => {
  it("W4.8: the panel acts on foreign interference in the caretaker period", () => {
    expect(asks("panel", "foreign-interference")).toMatchObject({ ok: true });
  });

  it("W4.8 negative: the panel on a rumour about a polling place is refused and routed to the election authority", () => {
    expect(asks("panel", "polling-place-facts")).toMatchObject({
      refusal: "out-of-mandate",
      values: { routeTo: "election-authority" },
    });
  });

  it("W4.8 negative: the panel on a candidate's security is routed to the police", () => {
    expect(asks("panel", "candidate-security")).toMatchObject({ values: { routeTo: "police" } });
  });

  it("W4.8 negative: outside the caretaker dates the panel's act is refused, and routed as its mandate says", () => {
    expect(asks("panel", "foreign-interference", false)).toMatchObject({
      refusal: "outside-caretaker",
      values: { routeTo: "sponsor" },
    });
  });

  it("W4.8 negative: nobody acts without a mandate, and where nobody has one the refusal says so", () => {
    expect(
      mandateFor([], { organisationId: "a", matter: "results", phase: "count", caretakerNow: true }),
    ).toEqual({
      ok: false,
      refusal: "out-of-mandate",
      values: { routeTo: "none" },
    });
  });

  it("W4.8: allows exactly what a mandate states", () => {
    fc.assert(
      fc.property(fc.array(anyMandate), undertaking, (all, asked) => {
        const stated = all.filter(
          (each) =>
            each.organisationId === asked.organisationId &&
            each.matter === asked.matter &&
            each.phases.includes(asked.phase) &&
            !(each.caretakerOnly && !asked.caretakerNow),
        );
        const decided = mandateFor(all, asked);
        expect(decided.ok).toBe(stated.length > 0);
        if (decided.ok) expect(stated).toContain(decided.value);
      }),
    );
  });

  it("W4.8: whoever a matter is routed to by the registry may act on it", () => {
    fc.assert(
      fc.property(fc.array(anyMandate), undertaking, (all, asked) => {
        const decided = mandateFor(
          all.map((each) => ({ ...each, routesTo: null })),
          asked,
        );
        if (decided.ok || decided.values?.["routeTo"] === "none") return;
        const organisationId = String(decided.values?.["routeTo"]);
        expect(organisationId).not.toBe(asked.organisationId);
        expect(mandateFor(all, { ...asked, organisationId }).ok).toBe(true);
      }),
    );
  });

  it("W4.8 negative: a mandate does not route to the one who holds it", () => {
    expect(checkMandate({ organisationId: "a", routesTo: "a" })).toMatchObject({
      refusal: "routes-to-itself",
    });
    expect(checkMandate({ organisationId: "a", routesTo: null }).ok).toBe(true);
  });
});
