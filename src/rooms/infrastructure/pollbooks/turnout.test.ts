// Goal: what the public is told can be narrowed down to no voter. Method: random days; every published sum, and whatever follows from
// subtracting the others from the total, leaves at least nine values open.
import { array, assert, nat, property } from "fast-check";
import { expect, it } from "vitest";
import type { Tally } from "./tally-rules.ts";
import { siteHour } from "./tally-rules.ts";
import { roundedDown, turnoutOf, TURNOUT_STEP } from "./turnout-rules.ts";

const HOUR_MS = 3_600_000;
const siteIds = ["a", "b", "c"];

/** A day with so many check-ins in each site and hour. */
function dayOf(cells: readonly (readonly number[])[]): Tally {
  const at = (site: string, fromMs: number) => cells[siteIds.indexOf(site)]?.[fromMs / HOUR_MS] ?? 0;
  const hours = (cells[0] ?? []).map((_, hour) => hour * HOUR_MS);
  return {
    take: () => undefined,
    count: (what, of = "") => {
      const found = siteIds.flatMap((site) =>
        hours.flatMap((hour) => (siteHour(site, hour) === of ? [at(site, hour)] : [])),
      );
      return what === "site-hour" ? (found[0] ?? 0) : 0;
    },
    counts: (what) =>
      what === "hour"
        ? hours.map((hour) => [String(hour), siteIds.reduce((sum, site) => sum + at(site, hour), 0)] as const)
        : [],
    voters: () => [],
    acts: () => [],
    servedSince: () => [],
    ofSites: () => [],
  };
}

const listed = new Map(siteIds.map((site) => [site, 1_000]));
const manifest = {
  title: { en: "Municipal election", fr: "Élection municipale" },
  sites: siteIds.map((id) => ({ id, name: id })),
  list: { voters: 3_000, bytes: 0, sha256: "" },
};
const days = array(array(nat({ max: 40 }), { minLength: 4, maxLength: 4 }), {
  minLength: 3,
  maxLength: 3,
});

it("W5.4 negative: no published sum is below ten or moves by one, and no small cell can be had by subtraction", () => {
  assert(
    property(days, (cells) => {
      const told = turnoutOf(dayOf(cells), manifest, listed, 4 * HOUR_MS);
      for (const row of [told.sites, told.hours]) {
        for (const { checkedIn } of row)
          expect(checkedIn === null || checkedIn % TURNOUT_STEP === 0).toBe(true);
        const total = told.checkedIn ?? 0;
        const rest = row.map(({ checkedIn }) => checkedIn ?? 0);
        for (const [at, cell] of row.entries()) {
          if (cell.checkedIn !== null) continue;
          const others = rest.filter((_, other) => other !== at);
          const least = Math.max(0, total - others.reduce((sum, one) => sum + one + TURNOUT_STEP - 1, 0));
          const most = Math.min(
            TURNOUT_STEP - 1,
            total + TURNOUT_STEP - 1 - others.reduce((sum, one) => sum + one, 0),
          );
          expect(most - least + 1).toBeGreaterThanOrEqual(9);
        }
      }
    }),
  );
});

it("W5.4 the hour that is not over is not told, nor a site where nearly everybody has come", () => {
  const cells = [
    [40, 30, 0, 25],
    [0, 5, 0, 0],
    [0, 0, 95, 0],
  ];
  const few = new Map([...listed, ["c", 100]]);
  const told = turnoutOf(dayOf(cells), manifest, few, 3.5 * HOUR_MS);
  expect(told).toMatchObject({ asOfMs: 3 * HOUR_MS, checkedIn: 170 });
  expect(told.sites.map(({ checkedIn }) => checkedIn)).toEqual([70, null, null]);
  expect(told.hours.map(({ checkedIn }) => checkedIn)).toEqual([40, 30, 90]);
  expect(roundedDown(9)).toBeNull();
});

it("W5.4 negative: where everybody has voted, in one place or in part by post, no sum says so", () => {
  const one = { ...manifest, sites: [{ id: "a", name: "a" }], list: { voters: 100, bytes: 0, sha256: "" } };
  const all = turnoutOf(dayOf([[40, 60]]), one, new Map([["a", 100]]), 4 * HOUR_MS);
  expect(JSON.stringify(all)).not.toMatch(/"checkedIn":[0-9]/);
  const halves = dayOf([[50, 0]]);
  const count: Tally["count"] = (what, of) => (what === "postal" ? 50 : halves.count(what, of));
  const told = turnoutOf({ ...halves, count }, one, new Map([["a", 100]]), 4 * HOUR_MS);
  expect(told).toMatchObject({ checkedIn: null, postal: null });
  expect(told.hours.map(({ checkedIn }) => checkedIn)).toEqual([null, null]);
  // One who has not come would stand out as well: nine open values are kept.
  const open = turnoutOf(dayOf([[40, 50]]), one, new Map([["a", 100]]), 4 * HOUR_MS);
  expect(open).toMatchObject({ checkedIn: 90, sites: [{ checkedIn: 90 }] });
});
