// Goal: participation by sector is told as it was, and a workspace opens only with every required sector (G1).
// Method: properties over random participations, compared with a count made the slow way.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sectors, type Organisation } from "./contract.ts";
import {
  checkOrganisation,
  community,
  mayOpen,
  membersOverTime,
  missingSectors,
  takesPart,
  type Participation,
} from "./rules.ts";

const stay = fc.record({ fromMs: fc.nat(50), lasts: fc.option(fc.integer({ min: 1, max: 50 })) });
const participation: fc.Arbitrary<Participation> = fc
  .record({ stay, sector: fc.constantFrom(...sectors), number: fc.nat(999) })
  .map(({ stay, sector, number }) => ({
    organisationId: `org_${String(number).padStart(12, "0")}` as Organisation["id"],
    name: `Organisation ${number}`,
    sector,
    fromMs: stay.fromMs,
    toMs: stay.lasts === null ? null : stay.fromMs + stay.lasts,
  }));
const participations = fc.array(participation, { maxLength: 30 });

describe("the community of an election", () => {
  it("G1: at every moment the series says how many took part", () => {
    fc.assert(
      fc.property(participations, fc.nat(120), (all, atMs) => {
        const said = membersOverTime(all).findLast((point) => point.atMs <= atMs)?.members ?? 0;
        expect(said).toBe(all.filter((each) => takesPart(each, atMs)).length);
      }),
    );
  });

  it("G1: the series has a point only where the number changes, in order", () => {
    fc.assert(
      fc.property(participations, (all) => {
        const series = membersOverTime(all);
        for (const [index, point] of series.entries()) {
          expect(point.members).not.toBe(series[index - 1]?.members ?? 0);
          expect(point.atMs).toBeGreaterThan(series[index - 1]?.atMs ?? -1);
        }
      }),
    );
  });

  it("G1: opens exactly when no required sector is missing", () => {
    fc.assert(
      fc.property(participations, fc.subarray([...sectors]), fc.nat(100), (all, required, atMs) => {
        const missing = missingSectors(required, all, atMs);
        const opened = mayOpen(required, all, null, atMs);
        expect(opened.ok).toBe(missing.length === 0);
        if (!opened.ok) expect(opened.values).toEqual({ sector: missing[0] });
      }),
    );
  });

  it("G1 negative: an open workspace does not open twice", () => {
    expect(mayOpen([], [], 5, 6)).toMatchObject({ refusal: "open-already" });
  });

  it("G1 negative: when the last member of a required sector leaves, the workspace is incomplete and names the sector", () => {
    fc.assert(
      fc.property(participations, fc.subarray([...sectors], { minLength: 1 }), (all, required) => {
        const gone = required[0];
        const left = all.map((each) =>
          each.sector === gone ? { ...each, toMs: Math.min(each.toMs ?? 99, 99) } : each,
        );
        const now = community(required, left, 10, 200);
        expect(now.state).toBe("incomplete");
        expect(now.missingSectors).toContain(gone);
        expect(now.sectors.map((each) => each.sector)).toContain(gone);
      }),
    );
  });

  it("only a party has a place on the political spectrum", () => {
    for (const sector of sectors) {
      expect(checkOrganisation({ sector, spectrumPosition: null }).ok).toBe(true);
      expect(checkOrganisation({ sector, spectrumPosition: "centre" }).ok).toBe(sector === "party");
    }
  });
});
