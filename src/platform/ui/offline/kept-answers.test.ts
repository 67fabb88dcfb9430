// Goal: a device shows what it kept only for the page and the version it was kept for, and nothing of who signed out. Method: answers in
// the app's memory of queries, a storage in memory.
import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answersFor, forgetAnswers, keepAnswers, keptSinceMs, putBack } from "./kept-answers.ts";

const path = "/app/live/ca-demo/infrastructure/audits/aud_1/boards/brd_1";
const held = new Map<string, string>();

beforeEach(() => {
  held.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => void held.set(key, text),
  });
  const client = new QueryClient();
  client.setQueryData(["sessions.read"], { person: { id: "per_ada" } }, { updatedAt: 2_000 });
  client.setQueryData(
    ["audits.read", { audit: "aud_1" }, {}, "live"],
    { title: "Mayor" },
    { updatedAt: 1_000 },
  );
  client.setQueryData(["victims.list", {}, {}, "live"], { rows: ["not of this page"] });
  keepAnswers(client, { person: "per_ada", path }, ({ queryKey }) => queryKey[0] !== "victims.list");
});
afterEach(() => vi.unstubAllGlobals());

test("W5.7: the answers of a page come back as they were, with their age", () => {
  const kept = answersFor(path);
  if (kept === null) throw new Error("nothing is kept");
  expect(keptSinceMs(kept)).toBe(1_000);
  const fresh = new QueryClient();
  putBack(fresh, kept);
  expect(fresh.getQueryData(["audits.read", { audit: "aud_1" }, {}, "live"])).toEqual({ title: "Mayor" });
  expect(fresh.getQueryState(["sessions.read"])?.dataUpdatedAt).toBe(2_000);
});

test("W5.7 negative: nothing else lies on the device, and nothing is shown for another page or by another version", () => {
  expect([...held.values()].join()).not.toContain("not of this page");
  expect(answersFor(`${path}0`)).toBeNull();
  for (const [key, text] of held) held.set(key, text.replace(/"build":"[^"]+"/, '"build":"older"'));
  expect(answersFor(path)).toBeNull();
});

test("W5.7 negative: another person, nobody, or a storage that says nonsense leaves nothing to go on with", () => {
  forgetAnswers("per_ada");
  expect(answersFor(path)).not.toBeNull();
  forgetAnswers("per_bob");
  expect(answersFor(path)).toBeNull();
  held.set("counterfoil.kept-answers", '{"person":1}');
  expect(answersFor(path)).toBeNull();
  forgetAnswers();
});
