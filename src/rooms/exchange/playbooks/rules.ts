import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { KeptState, Reason, State } from "./contract.ts";

export type Act = "revise" | "adopt" | "exercise" | "review" | "retire";

/** What an act makes of the state that is kept; docs/states/playbooks.md draws the same table. */
export const moves: readonly { readonly from: KeptState; readonly act: Act; readonly to: KeptState }[] = [
  { from: "draft", act: "revise", to: "draft" },
  { from: "draft", act: "adopt", to: "current" },
  { from: "draft", act: "retire", to: "retired" },
  { from: "current", act: "revise", to: "current" },
  { from: "current", act: "exercise", to: "current" },
  { from: "current", act: "review", to: "current" },
  { from: "current", act: "retire", to: "retired" },
];

export type NotNow = "retired-already" | "not-adopted-yet" | "adopted-already";

export function after(from: KeptState, act: Act): Result<KeptState, NotNow> {
  const to = moves.find((move) => move.from === from && move.act === act)?.to;
  if (to !== undefined) return ok(to);
  if (from === "retired") return refuse("retired-already");
  return refuse(act === "adopt" ? "adopted-already" : "not-adopted-yet");
}

/** A technique that the playbook answers, with when the reader could first see it met here. */
export interface First {
  readonly code: string;
  readonly name: string | null;
  readonly firstMs: number;
}

export interface Standing {
  readonly state: KeptState;
  readonly checkedAtMs: number | null;
  readonly reviewBy: string;
}

/**
 * Why a playbook that holds can no longer be relied on: its review is overdue, or a technique that it answers was first met after it
 * was last exercised or reviewed. Of a draft or a retired one nothing is said.
 * @param firsts as this reader sees them @param today ISO 8601, in the election's time zone
 */
export function staleBecause(
  { state, checkedAtMs, reviewBy }: Standing,
  firsts: readonly First[],
  today: string,
): Reason[] {
  if (state !== "current" || checkedAtMs === null) return [];
  const late: Reason[] = reviewBy < today ? [{ reason: "review-overdue", reviewBy }] : [];
  const met = firsts
    .filter(({ firstMs }) => firstMs > checkedAtMs)
    .map((first): Reason => ({ reason: "technique-new", ...first }));
  return [...late, ...met];
}

export function shownState(state: KeptState, stale: readonly Reason[]): State {
  return state === "current" && stale.length > 0 ? "stale" : state;
}

/** Does a playbook that names these techniques answer this one? A technique answers for its sub-techniques. */
export function answers(techniques: readonly string[], code: string): boolean {
  return techniques.includes(code) || techniques.includes(code.split(".")[0] ?? code);
}

/** The place of the first row of a page, or null where the cursor is none of ours. */
export function placeOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return 0;
  return /^\d{1,6}$/.test(cursor) ? Number(cursor) : null;
}
