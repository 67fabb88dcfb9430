import type { SignedEvent } from "../event/event.ts";
import { decisionIn } from "./facts.ts";
import type { Act } from "./standing.ts";

export const DISPUTE_KINDS = ["double-check-in", "double-issue", "double-return", "post-and-person"] as const;
export type DisputeKind = (typeof DISPUTE_KINDS)[number];

/** Events about one voter that cannot all stand. The machine chooses none of them. */
export type Dispute = {
  readonly kind: DisputeKind;
  readonly voter: string;
  /** Every event that speaks in it. */
  readonly evidence: readonly Act[];
  /** The adjudicator's decision that has considered all of the evidence, or null while it is open. */
  readonly decision: {
    readonly event: string;
    readonly upheld: readonly string[];
    readonly reason: string;
  } | null;
};

type Acts = {
  readonly checkIns: readonly Act[];
  readonly issues: readonly Act[];
  readonly returns: readonly Act[];
};

/** New evidence opens a decided dispute again: a decision covers only what it has considered. */
export function disputesOf(voter: string, acts: Acts, decisions: readonly SignedEvent[]): readonly Dispute[] {
  return DISPUTE_KINDS.flatMap((kind) => {
    const evidence = evidenceOf[kind](acts);
    if (evidence.length < 2) return [];
    const last = decisions
      .filter((one) => evidence.every((act) => decisionIn(one).considered.includes(act.event)))
      .at(-1);
    const decision = last
      ? { event: last.id, upheld: decisionIn(last).upheld, reason: decisionIn(last).reason }
      : null;
    return [{ kind, voter, evidence, decision }];
  });
}

const evidenceOf: Readonly<Record<DisputeKind, (acts: Acts) => readonly Act[]>> = {
  "double-check-in": (acts) => acts.checkIns,
  "double-issue": (acts) => acts.issues,
  "double-return": (acts) => acts.returns,
  "post-and-person": postAndPerson,
};

function postAndPerson({ checkIns, issues, returns }: Acts): readonly Act[] {
  const received = returns.filter((act) => act.kind === "absentee-received");
  const inPerson = [...checkIns, ...issues.filter((act) => act.channel !== "postal")];
  const once = inPerson.filter((act, at) => inPerson.findIndex((other) => other.event === act.event) === at);
  return received.length === 0 || once.length === 0 ? [] : [...received, ...once];
}
