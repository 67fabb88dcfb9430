import {
  mayCheckIn,
  UNDOABLE,
  type Channel,
  type CheckInAnswer,
  type CheckInMode,
  type DeviceNow,
  type Fact,
  type Ledger,
  type VoterStanding,
} from "@counterfoil/pollbook-log";
import { hasMark, type ListedVoter } from "@counterfoil/pollbook-search";
import { unreachable } from "../../../basics/assert.ts";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import {
  decidePaper,
  servesNobody,
  type PaperAct,
  type PaperRefusal,
  type PaperSituation,
} from "./paper/paper-acts-rules.ts";

/** What a poll worker does at a device. Events are named by their ids. */
export type Act =
  | { readonly kind: "check-in"; readonly voter: string; readonly styleGiven?: string | undefined }
  | { readonly kind: "issue"; readonly voter: string; readonly styleGiven?: string | undefined }
  | { readonly kind: "spoil"; readonly voter: string; readonly issue: string; readonly reason: string }
  | { readonly kind: "cast"; readonly voter: string }
  | {
      readonly kind: "provisional";
      readonly voter: string;
      readonly envelope: string;
      readonly reason: string;
    }
  | { readonly kind: "undo"; readonly events: readonly string[]; readonly reason: string }
  | { readonly kind: "queue-join" }
  | { readonly kind: "queue-leave"; readonly ticket?: string | undefined; readonly end: "served" | "gave-up" }
  | PaperAct
  | { readonly kind: "correct"; readonly event: string; readonly value: string; readonly reason: string }
  | { readonly kind: "seal"; readonly seal: string }
  | {
      readonly kind: "hand-over";
      readonly from: string;
      readonly to: string;
      /** As it is read off the device, where the device is under seal. */
      readonly seal?: string | undefined;
    };

export type ActRefusal =
  | "voter-not-on-list"
  | "check-in-not-regular"
  | "device-may-not"
  | "style-unknown"
  | "not-checked-in"
  | "ballot-is-out"
  | "ballot-not-out"
  | "no-ballot-to-cast"
  | "already-cast"
  | "envelope-used"
  | "cannot-undo"
  | "nobody-waits"
  | "cannot-correct"
  | "seal-differs"
  | PaperRefusal;

/** Everything that a decision looks at; the log is as it stands now. */
export type Situation = {
  readonly ledger: Ledger;
  readonly device: DeviceNow;
  readonly site: string;
  readonly mode: CheckInMode;
  readonly channel: Channel;
  readonly actor: string;
  readonly voterOf: (number: string) => ListedVoter | null;
  readonly isStyle: (style: string) => boolean;
  readonly isEnvelopeUsed: (envelope: string) => boolean;
  /** Tickets are given out in this order. */
  readonly nextTicket: string;
  readonly paper: PaperSituation;
};

/** The facts that an act is recorded as, all or none. */
export function decide(act: Act, now: Situation): Result<readonly Fact[], ActRefusal> {
  const stop = now.device.standing;
  const opens = act.kind === "hand-over";
  if (
    stop.publicKey === null ||
    stop.retiredAfter !== null ||
    stop.stopped !== null ||
    (stop.seal !== null && !opens)
  )
    return refuse("device-may-not", {
      reasons: answerFor(now, emptyVoter)
        .reasons.map(({ reason }) => reason)
        .join(","),
    });
  switch (act.kind) {
    case "check-in":
      return checkIn(act, now);
    case "issue":
      return issue(act, now);
    case "spoil":
      return spoil(act, now);
    case "cast":
      return cast(act, now);
    case "provisional":
      return provisional(act, now);
    case "undo":
      return undo(act, now);
    case "queue-join":
      return ok([{ kind: "queue-joined", ticket: now.nextTicket, site: now.site }]);
    case "queue-leave":
      return leaveQueue(act, now);
    case "correct":
      return correct(act, now);
    case "seal":
      return ok([{ kind: "device-sealed", seal: act.seal }]);
    case "hand-over":
      return handOver(act, now);
    case "paper-begin":
    case "paper-sheet":
    case "paper-end":
    case "site-close":
    case "paper-mark":
      return decidePaper(act, now);
    default:
      return unreachable(act);
  }
}

const emptyVoter: VoterStanding = {
  voter: "",
  checkIns: [],
  issues: [],
  spoiled: [],
  returns: [],
  provisional: [],
  undone: [],
  unsettled: [],
  decisions: [],
  disputes: [],
};

function answerFor({ mode, device, site }: Situation, standing: VoterStanding): CheckInAnswer {
  return mayCheckIn(mode, device, { standing, homeSite: site });
}

/** Whether this voter may be checked in here and now, with what the list itself says of a postal ballot. */
export function checkInAnswer(now: Situation, voter: ListedVoter): CheckInAnswer {
  const standing = now.ledger.voter(voter.number);
  const homeSite = voter.site === "" ? null : voter.site;
  const answer = mayCheckIn(now.mode, now.device, { standing, homeSite });
  if (answer.answer === "stop") return answer;
  const listed = [
    ...(hasMark(voter, "postal-received") ? (["postal-ballot-received"] as const) : []),
    ...(hasMark(voter, "postal-issued") ? (["postal-ballot-out"] as const) : []),
  ].filter((reason) => !answer.reasons.some((one) => one.reason === reason));
  if (listed.length === 0) return answer;
  const reasons = [...answer.reasons, ...listed.map((reason) => ({ reason, evidence: [] }))];
  return { ...answer, answer: "provisional", reasons };
}

/** Checked in, handed the ballot of the style that is due, and out of the queue: one act, recorded together. */
function checkIn(
  act: Extract<Act, { kind: "check-in" }>,
  now: Situation,
): Result<readonly Fact[], ActRefusal> {
  const voter = now.voterOf(act.voter);
  if (voter === null) return refuse("voter-not-on-list");
  const stopped = servesNobody(now);
  if (stopped !== null) return refuse(stopped);
  const { answer, reasons } = checkInAnswer(now, voter);
  if (answer !== "regular")
    return refuse("check-in-not-regular", { reasons: reasons.map(({ reason }) => reason).join(",") });
  const ballot = ballotFor(voter, act.styleGiven, now);
  if (!ballot.ok) return ballot;
  const { site, channel } = now;
  const served = firstWaiting(now);
  return ok([
    { kind: "check-in", voter: voter.number, site, channel },
    ballot.value,
    ...(served === null ? [] : [{ kind: "queue-left", ticket: served, site, end: "served" } as const]),
  ]);
}

function issue(act: Extract<Act, { kind: "issue" }>, now: Situation): Result<readonly Fact[], ActRefusal> {
  const voter = now.voterOf(act.voter);
  if (voter === null) return refuse("voter-not-on-list");
  const stopped = servesNobody(now);
  if (stopped !== null) return refuse(stopped);
  const { checkIns, issues, returns } = now.ledger.voter(voter.number);
  if (checkIns.length === 0) return refuse("not-checked-in");
  if (issues.length > 0) return refuse("ballot-is-out");
  if (returns.length > 0) return refuse("already-cast");
  const ballot = ballotFor(voter, act.styleGiven, now);
  return ballot.ok ? ok([ballot.value]) : ballot;
}

function ballotFor(
  voter: ListedVoter,
  styleGiven: string | undefined,
  { site, channel, isStyle }: Situation,
): Result<Fact, ActRefusal> {
  const given = styleGiven ?? voter.style;
  if (!isStyle(given)) return refuse("style-unknown", { style: given });
  return ok({
    kind: "ballot-issued",
    voter: voter.number,
    site,
    channel,
    styleDue: voter.style,
    styleGiven: given,
  });
}

function spoil(
  act: Extract<Act, { kind: "spoil" }>,
  { ledger }: Situation,
): Result<readonly Fact[], ActRefusal> {
  const { voter, issue: event, reason } = act;
  if (!ledger.voter(voter).issues.some((one) => one.event === event)) return refuse("ballot-not-out");
  return ok([{ kind: "ballot-spoiled", voter, issue: event, reason }]);
}

function cast(
  { voter }: Extract<Act, { kind: "cast" }>,
  now: Situation,
): Result<readonly Fact[], ActRefusal> {
  const { issues, returns } = now.ledger.voter(voter);
  if (returns.length > 0) return refuse("already-cast");
  if (issues.length === 0) return refuse("no-ballot-to-cast");
  return ok([{ kind: "ballot-cast", voter, site: now.site, channel: now.channel }]);
}

/** No voter who asks for an envelope is denied one: only its number is looked at. */
function provisional(
  { voter, envelope, reason }: Extract<Act, { kind: "provisional" }>,
  now: Situation,
): Result<readonly Fact[], ActRefusal> {
  if (voter !== "" && now.voterOf(voter) === null) return refuse("voter-not-on-list");
  if (now.isEnvelopeUsed(envelope)) return refuse("envelope-used", { envelope });
  return ok([{ kind: "provisional-issued", voter, site: now.site, envelope, reason }]);
}

function undo(
  { events, reason }: Extract<Act, { kind: "undo" }>,
  { ledger, device }: Situation,
): Result<readonly Fact[], ActRefusal> {
  const fits = events.every((id) => {
    const event = ledger.event(id);
    const ours =
      event !== null && event.device === device.standing.device && event.seq <= device.standing.head;
    return ours && UNDOABLE.has(event.fact.kind) && ledger.stands(id);
  });
  if (!fits || events.length === 0) return refuse("cannot-undo");
  return ok(events.map((event) => ({ kind: "undo", event, reason }) as const));
}

/** Only the ballot that was given: who the voter is, is undone and done again. */
function correct(
  { event: id, value, reason }: Extract<Act, { kind: "correct" }>,
  { ledger, device, isStyle }: Situation,
): Result<readonly Fact[], ActRefusal> {
  const event = ledger.event(id);
  const fits =
    event?.device === device.standing.device && "styleGiven" in event.fact && ledger.stands(event.id);
  if (!fits) return refuse("cannot-correct");
  if (!isStyle(value)) return refuse("style-unknown", { style: value });
  return ok([{ kind: "correction", field: "styleGiven", event: id, value, reason }]);
}

/** A seal that is not the one recorded was broken or put on by somebody else: the device stays sealed. */
function handOver(
  { from, to, seal }: Extract<Act, { kind: "hand-over" }>,
  { device: { standing } }: Situation,
): Result<readonly Fact[], ActRefusal> {
  const plain = (text: string) => text.replaceAll(/\s/g, "").toUpperCase();
  if (standing.seal !== null && plain(standing.seal) !== plain(seal ?? "")) return refuse("seal-differs");
  return ok([{ kind: "device-handed-over", from, to }]);
}

function leaveQueue(
  act: Extract<Act, { kind: "queue-leave" }>,
  now: Situation,
): Result<readonly Fact[], ActRefusal> {
  const ticket = act.ticket ?? firstWaiting(now);
  const waits = now.ledger.waiting().some((one) => one.site === now.site && one.ticket === ticket);
  if (ticket === null || !waits) return refuse("nobody-waits");
  return ok([{ kind: "queue-left", ticket, site: now.site, end: act.end }]);
}

/** Tickets begin with their number, so that they sort as each device gave them out and those of several devices take turns. */
function firstWaiting({ ledger, site }: Situation): string | null {
  return ledger.waiting().find((one) => one.site === site)?.ticket ?? null;
}
