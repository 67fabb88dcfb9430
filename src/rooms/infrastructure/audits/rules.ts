import type { AuditState, ContestStanding } from "./contract.ts";

/** Which act is open in which state, and where it leads; docs/states/audits.md draws the same table. */
export const moves = [
  { from: "set-up", act: "report", to: "set-up" },
  { from: "set-up", act: "declare", to: "set-up" },
  { from: "set-up", act: "manifest", to: "set-up" },
  { from: "set-up", act: "records", to: "set-up" },
  { from: "set-up", act: "acknowledge", to: "set-up" },
  { from: "set-up", act: "commit", to: "committed" },
  { from: "set-up", act: "withdraw", to: "withdrawn" },
  { from: "committed", act: "seed", to: "seeded" },
  { from: "committed", act: "withdraw", to: "withdrawn" },
  { from: "seeded", act: "draw", to: "reading" },
  { from: "reading", act: "measure", to: "reading" },
  { from: "reading", act: "measure", to: "counting" },
  { from: "reading", act: "measure", to: "decided" },
  { from: "reading", act: "full-count", to: "reading" },
  { from: "reading", act: "full-count", to: "counting" },
  { from: "seeded", act: "full-count", to: "seeded" },
  { from: "seeded", act: "full-count", to: "counting" },
  { from: "reading", act: "count", to: "reading" },
  { from: "counting", act: "count", to: "counting" },
  { from: "counting", act: "count", to: "decided" },
  { from: "decided", act: "conclude", to: "concluded" },
] as const satisfies readonly { from: AuditState; act: string; to: AuditState }[];

export type Act = (typeof moves)[number]["act"];

export function isOpen(state: AuditState, act: Act): boolean {
  return moves.some((move) => move.from === state && move.act === act);
}

/** Is the seed known? Then nothing that went into the draw can change, and the audit runs to its end. */
export function seedIsKnown(state: AuditState): boolean {
  return !(["set-up", "committed", "withdrawn"] satisfies AuditState[] as AuditState[]).includes(state);
}

/** Where an audit stands once its contests stand so; `beingRead`: a round is drawn and not measured yet. */
export function stateAfter(
  before: AuditState,
  contests: readonly { readonly standing: ContestStanding }[],
  beingRead: boolean,
): AuditState {
  if (beingRead) return "reading";
  const standing = (wanted: ContestStanding) => contests.some((one) => one.standing === wanted);
  if (standing("open")) return before;
  return standing("full-count") ? "counting" : "decided";
}
