import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Kind, State } from "./contract.ts";

export type Act =
  "edit" | "submit" | "approve" | "return" | "publish" | "correct" | "withdraw" | "redact" | "discard";

/** Which act leads from which state to which; docs/states/notices.md draws the same table. */
export const moves: readonly { readonly from: State; readonly act: Act; readonly to: State }[] = [
  { from: "draft", act: "edit", to: "draft" },
  { from: "draft", act: "submit", to: "submitted" },
  { from: "draft", act: "discard", to: "discarded" },
  { from: "submitted", act: "edit", to: "draft" },
  { from: "submitted", act: "return", to: "draft" },
  { from: "submitted", act: "approve", to: "approved" },
  { from: "submitted", act: "discard", to: "discarded" },
  { from: "approved", act: "edit", to: "draft" },
  { from: "approved", act: "return", to: "draft" },
  { from: "approved", act: "publish", to: "published" },
  { from: "approved", act: "discard", to: "discarded" },
  { from: "published", act: "correct", to: "published" },
  { from: "published", act: "approve", to: "published" },
  { from: "published", act: "return", to: "published" },
  { from: "published", act: "withdraw", to: "withdrawn" },
  { from: "published", act: "redact", to: "published" },
  { from: "withdrawn", act: "redact", to: "withdrawn" },
];

/** While a text is worked on and nobody outside has read it. */
export const beforePublic: readonly State[] = ["draft", "submitted", "approved"];

/** Where a notice stands; all that decides what may happen to it. */
export interface Standing {
  readonly kind: Kind;
  readonly state: State;
  /** SHA-256 of the version that stands. */
  readonly sha256: string;
  /** Everyone who wrote any version, also one of a correction. */
  readonly editors: readonly string[];
  readonly approval: { readonly by: string; readonly sha256: string } | null;
  /** A correction of what was published, before its approval. */
  readonly correction: { readonly sha256: string } | null;
}

/** What the gate says of a text that is to go on. */
export interface Gate {
  readonly plain: boolean;
  /** Why it goes on although the gate blocks it. */
  readonly override: string | null;
  readonly namesWithoutConsent: boolean;
}

/** Who has been told, and when. Times in milliseconds since 1970 (UTC). */
export interface Order {
  readonly victimsUntold: number;
  /** Names of the organisations in whose care those affected are and which have not said that they know of this text. */
  readonly carersSilent: readonly string[];
  /** When the last of those affected heard of this text; null where nobody is affected. */
  readonly victimsToldAtMs: number | null;
  /** Names of organisations that were to be told and were not. */
  readonly concernedUntold: readonly string[];
}

export type DecisionRefusal = "no-decision" | "decision-says-otherwise";
export type OverRefusal = "published-already" | "discarded-already";
type GateRefusal = "not-plain-enough" | "names-without-consent";
type VictimsRefusal = "victims-first" | "victims-unaware";
type Decided<R extends string> = Result<Standing, R>;

export function edit(
  now: Standing,
  { by, sha256 }: { readonly by: string; readonly sha256: string },
): Decided<OverRefusal> {
  const state = stateAfter(now.state, "edit");
  if (state === null) return over(now.state);
  return ok({ ...now, state, sha256, editors: joined(now.editors, by), approval: null });
}

export function submit(now: Standing, gate: Gate): Decided<GateRefusal | "not-a-draft"> {
  const state = stateAfter(now.state, "submit");
  if (state === null) return refuse("not-a-draft");
  const passed = passes(gate);
  return passed.ok ? ok({ ...now, state }) : passed;
}

/** Approves the first text, or a correction of what is public; never by anyone who wrote a part of it. */
export function approve(
  now: Standing,
  read: { readonly by: string; readonly sha256: string; readonly namesWithoutConsent: boolean },
): Decided<"not-submitted" | "own-work" | "changed-meanwhile" | "names-without-consent"> {
  const { by, sha256 } = read;
  const state = stateAfter(now.state, "approve");
  const waiting = now.state === "submitted" ? now.sha256 : now.correction?.sha256;
  if (state === null || waiting === undefined) return refuse("not-submitted");
  if (now.editors.includes(by)) return refuse("own-work");
  if (waiting !== sha256) return refuse("changed-meanwhile");
  if (read.namesWithoutConsent) return refuse("names-without-consent");
  return ok({ ...now, state, sha256, approval: { by, sha256 }, correction: null });
}

export function giveBack(now: Standing, sha256: string): Decided<"not-submitted" | "changed-meanwhile"> {
  const state = stateAfter(now.state, "return");
  const waiting = now.state === "published" ? now.correction?.sha256 : now.sha256;
  if (state === null || waiting === undefined) return refuse("not-submitted");
  if (waiting !== sha256) return refuse("changed-meanwhile");
  return ok({ ...now, state, approval: state === "draft" ? null : now.approval, correction: null });
}

/** Needs the decision, an approval of exactly this text, and everyone told who comes before the public. */
export function publish(
  now: Standing,
  said: {
    readonly sha256: string;
    readonly outcome: string | null;
    readonly order: Order;
    readonly namesWithoutConsent: boolean;
  },
): Decided<
  | DecisionRefusal
  | VictimsRefusal
  | "not-approved"
  | "changed-meanwhile"
  | "concerned-not-told"
  | "names-without-consent"
> {
  const state = stateAfter(now.state, "publish");
  if (state === null || now.approval === null) return refuse("not-approved");
  if (now.approval.sha256 !== said.sha256 || now.sha256 !== said.sha256) return refuse("changed-meanwhile");
  const fits = fitsDecision(now.kind, said.outcome);
  if (!fits.ok) return fits;
  const first = victimsFirst(said.order);
  if (!first.ok) return first;
  const { concernedUntold } = said.order;
  if (concernedUntold.length > 0) return refuse("concerned-not-told", { whom: concernedUntold.join(", ") });
  if (said.namesWithoutConsent) return refuse("names-without-consent");
  return ok({ ...now, state });
}

export function correct(
  now: Standing,
  said: Gate & { readonly by: string; readonly sha256: string },
): Decided<GateRefusal | "not-published" | "correction-waits" | "nothing-changed"> {
  if (stateAfter(now.state, "correct") === null) return refuse("not-published");
  if (now.correction !== null) return refuse("correction-waits");
  if (said.sha256 === now.sha256) return refuse("nothing-changed");
  const passed = passes(said);
  if (!passed.ok) return passed;
  const { by, sha256 } = said;
  return ok({ ...now, editors: joined(now.editors, by), correction: { sha256 } });
}

export function withdraw(now: Standing): Decided<"not-published"> {
  const state = stateAfter(now.state, "withdraw");
  return state === null ? refuse("not-published") : ok({ ...now, state, correction: null });
}

/** Nobody is to be told this text after all. What is public already is withdrawn, in the open. */
export function discard(now: Standing): Decided<OverRefusal> {
  const state = stateAfter(now.state, "discard");
  return state === null ? over(now.state) : ok({ ...now, state, approval: null });
}

/** Why a text is no longer worked on. */
export function over(state: State): Result<never, OverRefusal> {
  return refuse(state === "discarded" ? "discarded-already" : "published-already");
}

export function stateAfter(from: State, act: Act): State | null {
  return moves.find((move) => move.from === from && move.act === act)?.to ?? null;
}

/** A notice needs a decision for a notice, a bulletin one for a bulletin. */
export function fitsDecision(kind: Kind, outcome: string | null): Result<null, DecisionRefusal> {
  if (outcome === null) return refuse("no-decision");
  return outcome === kind ? ok(null) : refuse("decision-says-otherwise", { outcome });
}

/** Those affected know what happened to them, and that this text comes. */
export function victimsFirst(order: Order): Result<null, VictimsRefusal> {
  if (order.victimsUntold > 0) return refuse("victims-first", { n: order.victimsUntold });
  if (order.carersSilent.length > 0)
    return refuse("victims-unaware", { whom: order.carersSilent.join(", ") });
  return ok(null);
}

/** Those concerned hear of it after those affected: no earlier moment can be written down for them. */
export function concernedAfter(order: Order, toldAtMs: number): Result<null, VictimsRefusal | "told-before"> {
  const first = victimsFirst(order);
  if (!first.ok) return first;
  return order.victimsToldAtMs !== null && toldAtMs < order.victimsToldAtMs
    ? refuse("told-before")
    : ok(null);
}

/** The languages of the election that a text lacks. */
export function missingLanguages(texts: object, languages: readonly string[]): string[] {
  return languages.filter((language) => !Object.hasOwn(texts, language));
}

/** The languages of a text that the election does not have. */
export function foreignLanguages(texts: object, languages: readonly string[]): string[] {
  return Object.keys(texts).filter((language) => !languages.includes(language));
}

function passes(gate: Gate): Result<null, GateRefusal> {
  if (gate.namesWithoutConsent) return refuse("names-without-consent");
  return gate.plain || gate.override !== null ? ok(null) : refuse("not-plain-enough");
}

function joined(editors: readonly string[], by: string): string[] {
  return editors.includes(by) ? [...editors] : [...editors, by];
}
