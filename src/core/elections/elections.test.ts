// Goal: an election is data of any jurisdiction, its phases follow from its own dates in its own time zone, and nothing
// inconsistent is kept. Method: rules by properties, then the whole server with its two demonstration elections.
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "../../basics/zoned-time.ts";
import { filesOf, isCode, isTest } from "../../../tests/tree.ts";
import { serverForTests, type Client, type ServerForTests } from "../../../tests/server-for-tests.ts";
import { phases } from "../permissions/contract.ts";
import type { Election } from "./contract.ts";
import { checkElection, inCaretaker, phaseOn } from "./rules.ts";

const day = (n: number): string => new Date(Date.UTC(2027, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

/** Phases in a random order of a random length, voting among them, polling day on its first day. */
const elections = fc
  .record({
    order: fc.shuffledSubarray([...phases].filter((phase) => phase !== "voting")),
    place: fc.nat(9),
    lengths: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 10, maxLength: 10 }),
    gaps: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 10, maxLength: 10 }),
  })
  .map(({ order, place, lengths, gaps }) => {
    const names = [...order.slice(0, place), "voting" as const, ...order.slice(place)];
    let at = 0;
    const dated = names.map((phase, i) => {
      at += gaps[i] ?? 0;
      const startsOn = day(at);
      at += lengths[i] ?? 1;
      return { phase, startsOn, endsOn: day(at - 1) };
    });
    const pollingDay = dated.find((each) => each.phase === "voting")?.startsOn ?? "";
    return election({ phases: dated, pollingDay, caretaker: { from: pollingDay, to: pollingDay } });
  });

function election(change: Partial<Election>): Election {
  return {
    id: "test-2027",
    name: { en: "Test" },
    jurisdiction: { code: "XX", name: { en: "Nowhere" } },
    kind: "general",
    timeZone: "Pacific/Auckland",
    languages: ["en"],
    pollingDay: "2027-03-01",
    caretaker: { from: "2027-02-01", to: "2027-03-02" },
    phases: [{ phase: "voting", startsOn: "2027-03-01", endsOn: "2027-03-01" }],
    rules: {
      reportingDesk: "org_desk",
      panel: null,
      tellVictimHoursMax: 72,
      assessReportHoursMax: 24,
      requiredSectors: [],
    },
    howToVoteUrl: null,
    ...change,
  };
}

describe("the rules of an election", () => {
  test("W1.1: every day of a consistent cycle lies in exactly one phase, and outside them between elections", () => {
    fc.assert(
      fc.property(elections, fc.integer({ min: -30, max: 700 }), (one, n) => {
        const checked = checkElection(one);
        expect(checked.ok).toBe(true);
        const today = day(n);
        const holding = one.phases.filter((each) => each.startsOn <= today && today <= each.endsOn);
        expect(holding.length).toBeLessThanOrEqual(1);
        expect(phaseOn(one, today)).toBe(holding[0]?.phase ?? "between");
      }),
    );
  });

  test.each([
    ["phases-overlap", { phases: [{ phase: "voting", startsOn: "2027-03-01", endsOn: "2027-02-01" }] }],
    [
      "phase-twice",
      { phases: [...election({}).phases, { phase: "voting", startsOn: "2027-04-01", endsOn: "2027-04-01" }] },
    ],
    ["polling-day-outside-voting", { pollingDay: "2027-03-02" }],
    ["caretaker-misses-polling-day", { caretaker: { from: "2027-01-01", to: "2027-02-01" } }],
    [
      "quorum-over-members",
      { rules: { ...election({}).rules, panel: { organisationId: "org_p", members: 3, quorum: 4 } } },
    ],
  ] as [string, Partial<Election>][])("negative: %s is refused", (refusal, change) => {
    expect(checkElection(election(change))).toMatchObject({ ok: false, refusal });
  });

  test("a day is the election's own, wherever the server stands", () => {
    const lateOnLastOfFebruaryUtc = Date.UTC(2027, 1, 28, 12, 30);
    expect(dayOf(lateOnLastOfFebruaryUtc, "Pacific/Auckland")).toBe("2027-03-01");
    expect(dayOf(lateOnLastOfFebruaryUtc, "America/Toronto")).toBe("2027-02-28");
    expect(inCaretaker(election({}), "2027-02-01")).toBe(true);
    expect(inCaretaker(election({}), "2027-03-03")).toBe(false);
  });
});

describe("elections through the server", () => {
  let server: ServerForTests;
  let operator: Client;
  beforeAll(async () => {
    server = await serverForTests();
    operator = await server.as("operator@demo.example");
  });
  afterAll(() => server.close());

  test("G12: two elections of two jurisdictions in three languages each, one of them written from right to left", async () => {
    const { rows } = (await server.anyone.get("/api/elections")).json;
    expect(rows.map((row: Election) => row.jurisdiction.code).sort()).toEqual(["CA", "XX-QMR"]);
    for (const path of [
      "/ca-demo/en",
      "/ca-demo/fr",
      "/ca-demo/zh-Hans",
      "/qamar-demo/ar",
      "/qamar-demo/fr",
    ]) {
      const page = await server.anyone.get(path);
      expect([path, page.status]).toEqual([path, 200]);
      if (path.endsWith("/ar")) expect(page.text).toContain('dir="rtl"');
    }
  });

  test("G12 negative: no country is known to the code", () => {
    const named = filesOf(".", ["src", "engines"])
      .filter((file) => isCode(file.path) && !isTest(file.path) && !file.path.includes("data"))
      .filter((file) => /\bCanada\b|\bcanadien/.test(file.text));
    expect(named.map((file) => file.path)).toEqual([]);
  });

  test("an operator sets up another election, with every fault named by its field", async () => {
    const given = election({ id: "by-2027" });
    const wrong = await operator.send("POST", "/api/elections", {
      ...given,
      pollingDay: "soon",
      kind: "coup",
    });
    expect(wrong.status).toBe(422);
    expect(wrong.json.fields.map((field: { path: string }) => field.path).sort()).toEqual([
      "kind",
      "pollingDay",
    ]);
    const unknown = await operator.send("POST", "/api/elections", given, { "accept-language": "fr" });
    expect(unknown.json).toMatchObject({ status: 422, code: "organisation-unknown" });
    expect(unknown.json.title).toContain("n’existe pas");
    const rules = { ...given.rules, reportingDesk: "org_taskforce000" };
    expect((await operator.send("POST", "/api/elections", { ...given, rules })).json).toMatchObject({
      id: "by-2027",
    });
    expect((await operator.send("POST", "/api/elections", { ...given, rules })).json.code).toBe(
      "election-exists",
    );
  });

  test("negative: nobody but an operator sets one up", async () => {
    expect((await server.anyone.send("POST", "/api/elections", election({}))).json.code).toBe(
      "not-signed-in",
    );
    const analyst = await server.as("analyst@demo.example");
    expect((await analyst.send("POST", "/api/elections", election({}))).json.code).toBe("not-permitted");
  });
});
