import type { VoterStanding } from "@counterfoil/pollbook-log";
import { hasMark, type ListedVoter } from "@counterfoil/pollbook-search";

/** What a paper book prints beside a voter, from the list and from what the devices know. */
export type PrintedMark =
  | "postal-received"
  | "voted-early"
  | "checked-in"
  | "postal-sent"
  | "provisional"
  | "ask-hub"
  | "id-required";

/** With one of these the voter gets no regular ballot from the book: a provisional envelope, or the hub is asked. */
const stops: ReadonlySet<PrintedMark> = new Set([
  "postal-received",
  "voted-early",
  "checked-in",
  "postal-sent",
  "provisional",
  "ask-hub",
]);

export function printedMarks(voter: ListedVoter, standing: VoterStanding | null): readonly PrintedMark[] {
  const { checkIns = [], issues = [], returns = [], provisional = [], unsettled = [] } = standing ?? {};
  const received = returns.some(({ kind }) => kind === "absentee-received");
  const sent = issues.some(({ channel }) => channel === "postal");
  const open = standing?.disputes.some(({ decision }) => decision === null) ?? false;
  const marks: [PrintedMark, boolean][] = [
    ["postal-received", received || hasMark(voter, "postal-received")],
    ["voted-early", checkIns.some(({ channel }) => channel === "early")],
    ["checked-in", checkIns.some(({ channel }) => channel !== "early")],
    ["postal-sent", !received && (sent || hasMark(voter, "postal-issued"))],
    ["provisional", provisional.length > 0],
    ["ask-hub", open || unsettled.length > 0],
    ["id-required", hasMark(voter, "id-required")],
  ];
  return marks.filter(([, holds]) => holds).map(([mark]) => mark);
}

export function getsRegularBallot(marks: readonly PrintedMark[]): boolean {
  return !marks.some((mark) => stops.has(mark));
}
