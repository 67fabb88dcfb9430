// Goal: times and numbers are said so that nobody mistakes them. Method: hand-written expectations in both languages.
import { expect, test } from "vitest";
import { formatsFor } from "./formats.ts";

const en = formatsFor("en", "America/Toronto");
const fr = formatsFor("fr", "Europe/Paris");
const at = Date.UTC(2026, 9, 19, 11, 0);

test("an instant has its weekday and its zone", () => {
  expect(en.dateTime(at)).toContain("Mon");
  expect(en.dateTime(at)).toMatch(/07:00.*EDT/);
  expect(fr.dateTime(at)).toMatch(/lun.*13:00/);
  expect(en.day("2026-10-19")).toContain("Monday");
});

test("relative time says as much as it can: 119 minutes are 2 hours, 35 days are not a month", () => {
  expect(en.relative(at - 119 * 60_000, at)).toBe("2 hours ago");
  expect(en.relative(at - 59 * 60_000, at)).toBe("59 minutes ago");
  expect(en.relative(at - 35 * 86_400_000, at)).toBe("35 days ago");
  expect(en.relative(at + 12_000, at)).toBe("in 12 seconds");
});

test("a duration never says zero minutes (negative)", () => {
  expect(en.duration(12_000)).toBe("12 sec");
  expect(en.duration(3 * 3_600_000 + 12 * 60_000)).toBe("3 hr 12 min");
});
