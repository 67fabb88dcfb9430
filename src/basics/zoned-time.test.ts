// Goal: a time typed for an election's zone is the instant that people there mean. Method: there and back for random
// instants in zones with odd offsets, and the two nights a year on which a clock jumps.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, instantOf, isTimeZone, wallTime } from "./zoned-time.ts";

const zones = [
  "UTC",
  "America/Toronto",
  "Europe/Paris",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
];

test("a minute that a clock shows once goes there and back unchanged", () => {
  const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const there = wallTime(minute * 60_000, zone);
      const back = instantOf(there, zone);
      expect(wallTime(back, zone)).toBe(there);
      expect(back).toBeLessThanOrEqual(minute * 60_000);
    }),
  );
});

test("an hour that is shown twice means the first, an hour that is never shown means after the gap", () => {
  expect(new Date(instantOf("2026-11-01T01:30", "America/Toronto")).toISOString()).toBe(
    "2026-11-01T05:30:00.000Z",
  );
  expect(new Date(instantOf("2026-03-08T02:30", "America/Toronto")).toISOString()).toBe(
    "2026-03-08T07:30:00.000Z",
  );
  expect(wallTime(instantOf("2026-03-08T02:30", "America/Toronto"), "America/Toronto")).toBe(
    "2026-03-08T03:30",
  );
});

test("what is not a date is not an instant (negative)", () => {
  expect(instantOf("soon", "UTC")).toBeNaN();
  expect(instantOf("2026-02-31T10:00", "UTC")).toBeNaN();
});

test("a zone that is not in the data is no zone (negative)", () => {
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
  expect(() => dayOf(0, "Mars/Olympus")).toThrow(RangeError);
});

test("the day is the day there, not in London", () => {
  expect(dayOf(Date.UTC(2026, 9, 20, 2), "America/Toronto")).toBe("2026-10-19");
});
