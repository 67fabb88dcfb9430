// Goal: a screen is read again when, and only when, something on it may have changed. Method: one act, several queries.
import { expect, test } from "vitest";
import { FeedEvent, isStale } from "./feed-event.ts";

const graded = FeedEvent.parse({ seq: 7, action: "reports.grade", subject: "rep_1", about: ["inc_2"] });
const query = (name: string, params: object, subjects: string[] = []) => ({
  queryKey: [name, params, {}, "live"],
  meta: { subjects },
});

test("W4.9 lists of the slice, objects named, watched prefixes and the home page are stale", () => {
  expect(isStale(query("reports.list", { election: "ele_1" }), [graded])).toBe(true);
  expect(isStale(query("incidents.read", { incident: "inc_2" }), [graded])).toBe(true);
  expect(isStale(query("campaigns.list", {}, ["rep"]), [graded])).toBe(true);
  expect(isStale(query("home.read", {}), [graded])).toBe(true);
});

test("W4.9 negative: what the act does not concern stays as it is", () => {
  expect(isStale(query("incidents.read", { incident: "inc_22" }), [graded])).toBe(false);
  expect(isStale(query("campaigns.list", {}, ["re"]), [graded])).toBe(false);
  expect(isStale(query("home.read", {}), [])).toBe(false);
  expect(isStale(query("sessions.read", {}), [graded])).toBe(false);
});
