import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Channel, Pairing, Report, ReportState, Submission } from "./contract.ts";

export type ReportAct = "grade" | "code" | "assign" | "close";

/** The state machine of a report; docs/states/reports.md draws it. */
export const moves: readonly {
  readonly from: ReportState;
  readonly act: ReportAct;
  readonly to: ReportState;
}[] = [
  { from: "received", act: "assign", to: "received" },
  { from: "received", act: "code", to: "received" },
  { from: "received", act: "grade", to: "assessed" },
  { from: "assessed", act: "assign", to: "assessed" },
  { from: "assessed", act: "code", to: "assessed" },
  { from: "assessed", act: "grade", to: "assessed" },
  { from: "assessed", act: "close", to: "closed" },
];

/** The state after an act, or why the act is not open. */
export function stateAfter(
  state: ReportState,
  act: ReportAct,
): Result<ReportState, "closed-already" | "not-assessed-yet"> {
  const move = moves.find((each) => each.from === state && each.act === act);
  if (move) return ok(move.to);
  return refuse(state === "closed" ? "closed-already" : "not-assessed-yet");
}

/** Only people of the organisation that owns a report decide about it; others to whom it was shared read it. */
export function mayDecide(
  report: Pick<Report, "organisationId" | "state">,
  organisationId: string | null,
  act: Exclude<ReportAct, "close">,
): Result<ReportState, "not-of-your-desk" | "closed-already"> {
  if (report.organisationId !== organisationId) return refuse("not-of-your-desk");
  const after = stateAfter(report.state, act);
  return after.ok ? after : refuse("closed-already");
}

/** Is what was handed in consistent? The public does not mark: what it tells is amber. */
export function checkSubmission(
  submission: Submission,
  channel: Channel,
): Result<Submission, "when-backwards" | "marking-not-yours"> {
  const { whenFromMs, whenToMs, tlp } = submission;
  if (whenFromMs !== null && whenToMs !== null && whenFromMs > whenToMs)
    return refuse("when-backwards", {}, [
      { path: "whenToMs", expected: "a time that is not before whenFromMs" },
    ]);
  if (channel === "public-form" && tlp !== "amber")
    return refuse("marking-not-yours", {}, [{ path: "tlp", expected: "amber, or nothing" }]);
  return ok(submission);
}

export interface GroupChange {
  /** Reports that get a group, or lose theirs (null). */
  readonly reports: readonly string[];
  /** A whole group that goes over into another, because an analyst said that a report of each tells the same. */
  readonly groups: readonly string[];
  readonly to: string | null;
}

type Grouped = Pick<Report, "id" | "groupId">;

/** What an analyst's word about two reports does to their groups. `fresh` names a new group where one is needed. */
export function groupAfter(
  report: Grouped,
  other: Grouped,
  says: Pairing["says"],
  fresh: string,
): Result<GroupChange, "same-report"> {
  if (report.id === other.id) return refuse("same-report");
  if (says === "different") {
    const apart = report.groupId === null || report.groupId !== other.groupId;
    return ok({ reports: apart ? [] : [report.id], groups: [], to: null });
  }
  const to = report.groupId ?? other.groupId ?? fresh;
  return ok({
    reports: [report, other].filter((each) => each.groupId === null).map((each) => each.id),
    groups: [other.groupId].filter((group) => group !== null && group !== to) as string[],
    to,
  });
}

/** The words of a text, as the database keeps them to be searched (`tsvector`): lower case, no punctuation, each once. */
export function wordVector(text: string): string {
  return [...new Set(wordsIn(text))]
    .slice(0, wordsMax)
    .map((word) => `'${word}'`)
    .join(" ");
}

/** What was typed to search for, as a query (`tsquery`): every word must occur, its beginning is enough. Null without a word. */
export function searchWords(search: string): string | null {
  const words = wordsIn(search).slice(0, 8);
  return words.length === 0 ? null : words.map((word) => `'${word}':*`).join(" & ");
}

const wordsMax = 2000;

/** Letters and digits between anything else; each sign of a script that writes without spaces is a word of its own. */
function wordsIn(text: string): string[] {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .match(
      /(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}]+/gu,
    );
  return (words ?? []).map((word) => Array.from(word).slice(0, 60).join(""));
}
