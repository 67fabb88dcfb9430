import { ok, refuse, type Result } from "../../../basics/result.ts";
import { byCodeUnit } from "../../../basics/order.ts";
import { tlps } from "../../../core/sharing/contract.ts";
import type {
  ActivityContent,
  ActivityKind,
  EvidenceContent,
  IncidentState,
  Likelihood,
} from "./nouns-contract.ts";

/** Percent, from and to: Intelligence Community Directive 203 (Analytic Standards, 2015), section D.6.e.2.a. */
export const likelihoodPercent: Readonly<Record<Likelihood, readonly [number, number]>> = {
  "almost-no-chance": [1, 5],
  "very-unlikely": [5, 20],
  unlikely: [20, 45],
  "roughly-even": [45, 55],
  likely: [55, 80],
  "very-likely": [80, 95],
  "almost-certain": [95, 99],
};

/** An incident is of every kind that its activities are of; it may be both (G5). */
export function kindsOf(activities: readonly Pick<ActivityContent, "kind">[]): ActivityKind[] {
  return [...new Set(activities.map((activity) => activity.kind))].sort(byCodeUnit);
}

/** The state as a reader sees it: an assessment that the reader may not read does not show. */
export function stateOf(incident: { readonly closed: boolean; readonly assessments: number }): IncidentState {
  if (incident.closed) return "closed";
  return incident.assessments > 0 ? "assessed" : "open";
}

export interface Movable {
  readonly closed: boolean;
  readonly classification: number;
  readonly assessments: readonly { readonly classification: number }[];
}

/**
 * May it be closed, or opened again? Closing wants an assessment that everyone who sees the incident may read: a closed incident
 * without one would tell that there is more than one is shown.
 */
export function mayMove(
  incident: Movable,
  move: "close" | "reopen",
): Result<null, "incident-closed" | "not-closed" | "assess-first" | "assess-for-all-readers-first"> {
  if (move === "reopen") return incident.closed ? ok(null) : refuse("not-closed");
  if (incident.closed) return refuse("incident-closed");
  if (incident.assessments.length === 0) return refuse("assess-first");
  return incident.assessments.some((each) => each.classification <= incident.classification)
    ? ok(null)
    : refuse("assess-for-all-readers-first");
}

/**
 * One spelling for one thing: lower case, compatibility forms folded, defanged addresses (`hxxp`, `[.]`) mended, no scheme and no
 * final slash; each once, in order.
 */
export function normalInfrastructure(values: readonly string[]): string[] {
  return [...new Set(values.map(normalValue).filter((value) => value !== ""))].sort(byCodeUnit);
}

function normalValue(value: string): string {
  return value
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/\[\.\]|\(\.\)|\[dot\]/g, ".")
    .replace(/^hxxp/, "http")
    .replace(/^https?:\/\//, "")
    .replace(/\/+$/, "");
}

/** Is an activity consistent, and free of what identifies private people? */
export function checkActivity(
  activity: ActivityContent,
): Result<ActivityContent, "period-backwards" | "personal-data"> {
  if (activity.fromMs > activity.toMs) return refuse("period-backwards");
  const told = [activity.target.name, activity.narrative ?? "", activity.venue ?? ""];
  const infrastructure = normalInfrastructure(activity.infrastructure);
  if (told.some(holdsContact) || infrastructure.some(isContact)) return refuse("personal-data");
  return ok({ ...activity, infrastructure });
}

/** An address of electronic mail, or what looks like a telephone number: nine or more digits, grouped or not. */
function holdsContact(text: string): boolean {
  return /[^\s@]@[^\s@]+\.[^\s@]/.test(text) || /\+?\d(?:[ ().-]{0,2}\d){8,}/.test(text);
}

/** The same of a trace, from end to end: an account may hold an @, and a hash or an address of the network many digits. */
function isContact(trace: string): boolean {
  if (/^(?:mailto:)?[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(trace)) return true;
  const network = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(trace);
  return !network && /^(?:tel:)?\+?\(?\d(?:[ ().-]{0,2}\d){8,14}$/.test(trace);
}

export function checkActivities(
  activities: readonly ActivityContent[],
): Result<ActivityContent[], "period-backwards" | "personal-data"> {
  const checked: ActivityContent[] = [];
  for (const activity of activities) {
    const one = checkActivity(activity);
    if (!one.ok) return one;
    checked.push(one.value);
  }
  return ok(checked);
}

/** Nobody marks what they could not read, and no part is marked below the whole. */
export function checkMarking(
  classification: number,
  bounds: { readonly clearance: number; readonly incident: number },
): Result<null, "classification-above-yours" | "marking-below-incident"> {
  if (classification > bounds.clearance) return refuse("classification-above-yours");
  return classification < bounds.incident ? refuse("marking-below-incident") : ok(null);
}

export interface Marking {
  readonly tlp: string;
  readonly classification: number;
}

/** The marking of what tells of all of these: in each respect that of the narrowest. */
export function narrowestOf(marked: readonly Marking[]): {
  tlp: (typeof tlps)[number];
  classification: number;
} {
  const ranks = marked.map(({ tlp }) => (tlps as readonly string[]).indexOf(tlp));
  return {
    tlp: tlps[Math.max(0, ...ranks)] ?? "red",
    classification: Math.max(0, ...marked.map((each) => each.classification)),
  };
}

/** What partners' objects say may be told in an incident only if every one of them reaches as far as the incident (TLP 2.0). */
export function checkSources(
  sources: readonly Marking[],
  incident: Marking,
): Result<null, "marking-below-source" | "classification-below-source"> {
  const bound = narrowestOf([incident, ...sources]);
  if (bound.tlp !== incident.tlp) return refuse("marking-below-source", { source: bound.tlp.toUpperCase() });
  return bound.classification > incident.classification
    ? refuse("classification-below-source", { source: bound.classification })
    : ok(null);
}

/** Evidence is dated by when it became known to us: not in the future, and valid for some time after. */
export function checkEvidence(
  evidence: Pick<EvidenceContent, "knownAtMs" | "validUntilMs">,
  nowMs: number,
): Result<null, "known-in-the-future" | "valid-before-known"> {
  if (evidence.knownAtMs > nowMs) return refuse("known-in-the-future");
  return evidence.validUntilMs !== null && evidence.validUntilMs < evidence.knownAtMs
    ? refuse("valid-before-known")
    : ok(null);
}

/** Something was recorded after the last assessment: the assessment stands as it was, and another is due (W2.7). */
export function toBeReassessed(
  assessments: readonly { readonly atMs: number }[],
  evidence: readonly { readonly recordedAtMs: number }[],
): boolean {
  if (assessments.length === 0) return false;
  const lastMs = Math.max(...assessments.map((each) => each.atMs));
  return evidence.some((each) => each.recordedAtMs > lastMs);
}
