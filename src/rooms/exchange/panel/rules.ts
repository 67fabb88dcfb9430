import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { MandateInForce, Matter } from "../../../core/mandates/contract.ts";
import { mandateFor } from "../../../core/mandates/rules.ts";
import type { Phase } from "../../../core/permissions/contract.ts";
import { tlps } from "../../../core/sharing/contract.ts";
import {
  criteria,
  type Assessment,
  type CaseState,
  type Outcome,
  type Tally,
  type Vote,
} from "./contract.ts";

export interface Ballot {
  readonly personId: string;
  readonly vote: Vote;
}

/** Who sits on a case: the panel's members, those of them who are recused, and the last vote of each. */
export interface Sitting {
  readonly members: readonly string[];
  readonly recused: readonly string[];
  readonly ballots: readonly Ballot[];
  readonly quorum: number;
}

/** Votes of those who are recused, or no longer members, do not count. */
export function tallyOf(sitting: Pick<Sitting, "members" | "recused" | "ballots">): Tally {
  const members = [...new Set(sitting.members)];
  const recused = members.filter((id) => sitting.recused.includes(id));
  const seated = members.filter((id) => !sitting.recused.includes(id));
  const votes = seated.map((id) => sitting.ballots.find((ballot) => ballot.personId === id)?.vote);
  const count = (vote: Vote | undefined) => votes.filter((each) => each === vote).length;
  return {
    met: count("met"),
    notMet: count("not-met"),
    abstained: count("abstain"),
    absent: count(undefined),
    recused: recused.length,
  };
}

export const votedIn = (tally: Tally): number => tally.met + tally.notMet + tally.abstained;

/** Consensus: everyone who is not recused has voted that the threshold is met. An abstention or an absence is no consensus. */
export const isConsensus = (tally: Tally): boolean =>
  tally.met > 0 && tally.notMet + tally.abstained + tally.absent === 0;

/**
 * May the panel decide this outcome? A notice needs quorum, the consensus of all who are not recused, and something tried
 * before it: intervention is the last resort. Where all agree that the threshold is met, no single member turns it into less.
 */
export function mayDecide(
  outcome: Outcome,
  sitting: Sitting,
  alternativesTried: number,
): Result<Tally, "no-quorum" | "no-consensus" | "consensus-met" | "alternatives-first"> {
  const tally = tallyOf(sitting);
  const voted = votedIn(tally);
  if (voted < sitting.quorum) return refuse("no-quorum", { voted, quorum: sitting.quorum });
  if (outcome !== "notice") return isConsensus(tally) ? refuse("consensus-met") : ok(tally);
  if (!isConsensus(tally)) return refuse("no-consensus");
  return alternativesTried > 0 ? ok(tally) : refuse("alternatives-first");
}

/** The acts that move a case; declaring, voting and amending leave it where it is once it is deliberating. */
export const caseMoves = [
  { from: "briefed", act: "declare", to: "deliberating" },
  { from: "deliberating", act: "decide", to: "decided" },
  { from: "briefed", act: "route", to: "routed" },
  { from: "deliberating", act: "route", to: "routed" },
  { from: "briefed", act: "withdraw", to: "withdrawn" },
  { from: "deliberating", act: "withdraw", to: "withdrawn" },
] as const satisfies readonly { from: CaseState; act: string; to: CaseState }[];

export const isOpen = (state: CaseState): boolean => state === "briefed" || state === "deliberating";

/** May this person take part in deciding? Who assessed does not decide; who is on no panel neither. */
export function mayTakePart(
  personId: string,
  on: { readonly members: readonly string[]; readonly assessors: readonly string[] },
): Result<null, "not-a-member" | "assessor-cannot-decide"> {
  if (on.assessors.includes(personId)) return refuse("assessor-cannot-decide");
  return on.members.includes(personId) ? ok(null) : refuse("not-a-member");
}

export interface PanelNow {
  readonly organisationId: string;
  readonly phase: Phase;
  readonly caretakerNow: boolean;
}

export interface Handed<M> {
  readonly to: string;
  readonly mandate: M;
}

/**
 * The panel's mandate for a matter now. What is outside it is handed to the organisation whose matter it is (`handed`);
 * where nobody is known to have it, or the mandate sleeps outside the caretaker period, it is refused.
 */
export function mandateOfPanel<M extends MandateInForce>(
  mandates: readonly M[],
  matter: Matter,
  panel: PanelNow,
): Result<
  { readonly mandate: M; readonly handed: null } | { readonly mandate: null; readonly handed: Handed<M> },
  "out-of-mandate" | "outside-caretaker"
> {
  const own = mandateFor(mandates, { matter, ...panel });
  if (own.ok) return ok({ mandate: own.value, handed: null });
  const to = String(own.values?.["routeTo"] ?? "none");
  const basis =
    mandates.find((each) => each.organisationId === to && each.matter === matter) ??
    mandates.find((each) => each.organisationId === panel.organisationId && each.routesTo === to);
  if (own.refusal === "outside-caretaker" || basis === undefined) return own;
  return ok({ mandate: null, handed: { to, mandate: basis } });
}

/** A case goes before the panel with every criterion assessed, each once. */
export function checkSheet(assessments: readonly Assessment[]): Result<null, "criteria-incomplete"> {
  const missing = criteria.filter(
    (criterion) => assessments.filter((each) => each.criterion === criterion).length !== 1,
  );
  return missing.length === 0 ? ok(null) : refuse("criteria-incomplete", { criteria: missing.join(", ") });
}

/** Nothing is known before it happens. */
export function checkKnown(
  items: readonly { readonly knownAtMs: number }[],
  nowMs: number,
): Result<null, "known-in-future"> {
  return items.every((item) => item.knownAtMs <= nowMs) ? ok(null) : refuse("known-in-future");
}

export interface Marking {
  readonly tlp: (typeof tlps)[number];
  readonly classification: number;
}

/** A case tells which incidents it is about, so it is marked at least as narrowly as each of them. */
export function checkMarking(
  marking: Marking,
  subjects: readonly (Marking & { readonly id: string })[],
): Result<null, "marked-too-low"> {
  const narrower = subjects.find((subject) => isNarrower(subject, marking));
  return narrower === undefined ? ok(null) : refuse("marked-too-low", { subject: narrower.id });
}

/** Is an item hidden from someone who may see the case? Then nothing that such a reader sees may tell of it. */
export function isNarrower(item: Marking, than: Marking): boolean {
  return item.classification > than.classification || tlps.indexOf(item.tlp) > tlps.indexOf(than.tlp);
}
