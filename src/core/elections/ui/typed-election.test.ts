// Goal: what is typed into the form of an election becomes the election, and back again, without loss. Method: two
// elections go through the form's values and its schema; wrong input is named by the field in which it was typed.
import { expect, test } from "vitest";
import type { Election } from "../contract.ts";
import { tagsIn, TypedChange, TypedElection, typedFrom } from "./typed-election.ts";

const first: Election = {
  id: "one-2029",
  name: { en: "General election", fr: "Élection générale" },
  jurisdiction: { code: "XA", name: { en: "Northland", fr: "Septentrie" } },
  kind: "general",
  timeZone: "America/Toronto",
  languages: ["en", "fr"],
  pollingDay: "2029-10-15",
  caretaker: { from: "2029-09-01", to: "2029-11-01" },
  phases: [
    { phase: "campaign", startsOn: "2029-09-01", endsOn: "2029-10-07" },
    { phase: "voting", startsOn: "2029-10-08", endsOn: "2029-10-15" },
  ],
  rules: {
    reportingDesk: "org_desk",
    panel: { organisationId: "org_panel", members: 5, quorum: 4 },
    tellVictimHoursMax: 24,
    assessReportHoursMax: 48,
    requiredSectors: ["government", "civil-society"],
  },
  howToVoteUrl: "https://votes.example/how",
};
const second: Election = {
  ...first,
  id: "two",
  name: { ar: "انتخابات" },
  languages: ["ar"],
  rules: { ...first.rules, panel: null, requiredSectors: [] },
  howToVoteUrl: null,
};

test.each([first, second])("G12: an election typed in is the election: $id", (election) => {
  expect(TypedElection.parse(typedFrom(election))).toEqual(election);
  expect(TypedChange.parse({ ...typedFrom(election), why: "a later count" })).toEqual({
    election,
    why: "a later count",
  });
});

test("languages are told by commas, spaces or both", () => {
  expect(tagsIn(" en, fr ;zh-Hans  ar,")).toEqual(["en", "fr", "zh-Hans", "ar"]);
});

test("G12 negative: half a phase, no language and a day that is none are refused where they were typed", () => {
  const wrong = { ...typedFrom(first), languages: " , ", pollingDay: "32 May" };
  const parsed = TypedElection.safeParse({ ...wrong, phases: { voting: { startsOn: first.pollingDay } } });
  const found = parsed.error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(found).toContainEqual(["phases.voting.endsOn", "elections-screen.both-days"]);
  expect(found?.map(([path]) => path)).toEqual(expect.arrayContaining(["languages", "pollingDay"]));
});
