import { ok, refuse, type FieldProblem, type Result } from "../../../basics/result.ts";
import {
  attemptsBeforeUnreachable,
  type Consent,
  type Outcome,
  type Registration,
  type Step,
  type VictimState,
} from "./contract.ts";

const hourMs = 3_600_000;
export const levelsMax = 3;

export type Act = "tell" | "attempt" | "give-up" | "reopen" | "acknowledge";

/** Which act leads from which state to which; docs/states/victims.md draws the same table. */
export const moves: readonly { readonly from: VictimState; readonly act: Act; readonly to: VictimState }[] = [
  { from: "waiting", act: "attempt", to: "waiting" },
  { from: "waiting", act: "tell", to: "told" },
  { from: "waiting", act: "give-up", to: "unreachable" },
  { from: "unreachable", act: "attempt", to: "unreachable" },
  { from: "unreachable", act: "reopen", to: "waiting" },
  { from: "unreachable", act: "tell", to: "told" },
  { from: "told", act: "tell", to: "told" },
  { from: "told", act: "acknowledge", to: "acknowledged" },
  { from: "acknowledged", act: "tell", to: "acknowledged" },
];

export function stateAfter(from: VictimState, act: Act): VictimState | null {
  return moves.find((move) => move.from === from && move.act === act)?.to ?? null;
}

/** By when a step must be done. Attempts and breaches have the same clock (W1.17): the outcome is not asked. */
export function dueAtMs(fromMs: number | null, hoursMax: number): number | null {
  return fromMs === null ? null : fromMs + hoursMax * hourMs;
}

type Reach = Pick<Registration, "address" | "phone">;

/** Since when we can reach them: as told, else now where there is an address or a number, else not yet. */
export function contactKnownAtMs(
  given: Reach & { readonly contactKnownAtMs: number | null },
  nowMs: number,
): number | null {
  if (given.address === null && given.phone === null) return null;
  return given.contactKnownAtMs ?? nowMs;
}

interface Clock {
  readonly state: VictimState;
  readonly contactKnownAtMs: number | null;
  readonly tellDueAtMs: number | null;
  readonly dueAtMs: number | null;
}

/**
 * The clock after the contact changed. What was known once stays known: taking an address out and putting it in again wins no time.
 * A new way to reach somebody who could not be reached makes them wait to be told anew.
 */
export function clockAfterChange(
  victim: Reach & Clock,
  changed: Reach,
  nowMs: number,
  hoursMax: number,
): Clock {
  if (victim.state === "unreachable" && hasNewWay(victim, changed)) {
    const due = dueAtMs(nowMs, hoursMax);
    return { state: "waiting", contactKnownAtMs: nowMs, tellDueAtMs: due, dueAtMs: due };
  }
  const known = victim.contactKnownAtMs ?? contactKnownAtMs({ ...changed, contactKnownAtMs: null }, nowMs);
  const tellDueAtMs = victim.tellDueAtMs ?? dueAtMs(known, hoursMax);
  const due = victim.state === "waiting" ? tellDueAtMs : victim.dueAtMs;
  return { state: victim.state, contactKnownAtMs: known, tellDueAtMs, dueAtMs: due };
}

function hasNewWay(before: Reach, after: Reach): boolean {
  return (
    (after.address !== null && after.address !== before.address) ||
    (after.phone !== null && after.phone !== before.phone)
  );
}

/**
 * 0 while there is time; 1 when it has run out; one more each half of the time allowed after that, up to 3. Never falls while the
 * same step is due.
 */
export function escalationLevel(nowMs: number, dueMs: number, hoursMax: number): number {
  if (nowMs < dueMs) return 0;
  return Math.min(levelsMax, 1 + Math.floor((nowMs - dueMs) / ((hoursMax * hourMs) / 2)));
}

export function stepDue(state: VictimState): Step | null {
  return state === "waiting" ? "tell" : state === "told" ? "acknowledge" : null;
}

/** Of these, how many must still be told before the public is? `cf_victims_untold` counts the same in the database. */
export function untold(states: readonly VictimState[]): number {
  return states.filter((state) => state === "waiting").length;
}

export function mayGiveUp(
  state: VictimState,
  attempts: number,
): Result<VictimState, "too-few-attempts" | "told-already"> {
  const after = stateAfter(state, "give-up");
  if (after === null) return refuse("told-already");
  if (attempts < attemptsBeforeUnreachable)
    return refuse("too-few-attempts", { attempts, needed: attemptsBeforeUnreachable });
  return ok(after);
}

export function consentAfter(
  before: Consent,
  said: Exclude<Consent, "unknown">,
): Result<Consent, "consent-same" | "consent-not-given"> {
  if (before === said) return refuse("consent-same");
  if (said === "withdrawn" && before !== "given") return refuse("consent-not-given");
  return ok(said);
}

export interface Ground {
  readonly what: string;
  readonly id: string;
  readonly organisationId: string | null;
}

export interface Found {
  readonly grounds: readonly Ground[];
  readonly actorId: string;
  readonly reportingDesk: string;
  readonly nowMs: number;
}

/** Who looks after them: as named; else whoever registers, if a case contact; else one of the desk; else any. */
export function contactFor(row: Pick<Registration, "contactPerson">, found: Found): Ground | null {
  const contacts = found.grounds.filter(({ what }) => what === "case-contact");
  if (row.contactPerson !== null) return contacts.find(({ id }) => id === row.contactPerson) ?? null;
  return (
    contacts.find(({ id }) => id === found.actorId) ??
    contacts.find(({ organisationId }) => organisationId === found.reportingDesk) ??
    contacts[0] ??
    null
  );
}

/** What is wrong with which field of which row; nothing is taken in while anything is. */
export function checkRows(rows: readonly Registration[], found: Found): FieldProblem[] {
  const known = new Set(found.grounds.map(({ what, id }) => `${what} ${id}`));
  return rows.flatMap((row, index) => {
    const problems: FieldProblem[] = [];
    const wrong = (field: string, expected: string) =>
      problems.push({ path: `rows[${index}].${field}`, expected });
    if (!known.has(`incident ${row.incident}`)) wrong("incident", "expected an incident of this election");
    if (contactFor(row, found) === null)
      wrong("contactPerson", "expected a person who is a case contact here");
    if (row.account !== null && !known.has(`victim ${row.account}`))
      wrong("account", "expected the account of a person with the role of a victim");
    if (row.contactKnownAtMs !== null && row.contactKnownAtMs > found.nowMs)
      wrong("contactKnownAtMs", "expected a moment that is not in the future");
    return problems;
  });
}

export function byOutcome(rows: readonly { readonly outcome: Outcome }[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { "attempt-blocked": 0, "attempt-unknown": 0, breach: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** Crockford's 32 letters (2019): without I, L, O and U, which look like others or spell. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const codeLetters = 16;

/** An acknowledgement code `XXXX-XXXX-XXXX-XXXX` from at least 16 random bytes: 80 bits. */
export function codeFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, codeLetters), (byte) => alphabet.charAt(byte & 31));
  return letters.join("").match(/.{4}/g)?.join("-") ?? "";
}

/** The code as it was given out: case, spaces, dashes, O for 0 and I or L for 1 do not matter. */
export function readCode(typed: string): Result<string, "code-mistyped"> {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(letters)) return refuse("code-mistyped");
  return ok(letters.match(/.{4}/g)?.join("-") ?? letters);
}
