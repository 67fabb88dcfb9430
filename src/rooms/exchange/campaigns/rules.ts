import { ok, refuse, type Result } from "../../../basics/result.ts";
import { measures, type AggregationRule, type Measure, type Picture, type Verdict } from "./contract.ts";

/** What counts of an activity. */
export interface Counted {
  readonly kind: string;
  readonly technique: string | null;
  readonly venue: string | null;
  readonly target: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly reachPeople: number | null;
}

export interface CountedIncident {
  readonly id: string;
  readonly activities: readonly Counted[];
}

const dayMs = 86_400_000;

/**
 * What these incidents add up to. Each incident counts once; the order is of no account; one more incident never makes any number
 * smaller.
 */
export function pictureOf(incidents: readonly CountedIncident[]): Picture {
  const each = [...new Map(incidents.map((incident) => [incident.id, incident])).values()];
  const activities = each.flatMap((incident) => incident.activities);
  const known = activities.flatMap(({ reachPeople }) => (reachPeople === null ? [] : [reachPeople]));
  return {
    incidents: each.length,
    activities: activities.length,
    vectors: new Set(activities.map(vectorOf)).size,
    targets: new Set(activities.map(({ target }) => normal(target))).size,
    spanDays: spanDays(activities),
    reachPeople: known.reduce((sum, people) => sum + people, 0),
    reachUnknown: activities.length - known.length,
  };
}

function vectorOf({ kind, technique, venue }: Counted): string {
  return JSON.stringify([kind, technique, venue === null ? null : normal(venue)]);
}

function normal(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase().replaceAll(/\s+/g, " ");
}

function spanDays(activities: readonly Counted[]): number {
  if (activities.length === 0) return 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs } of activities) {
    first = Math.min(first, fromMs);
    last = Math.max(last, toMs);
  }
  return Math.floor((last - first) / dayMs) + 1;
}

interface Bar {
  readonly thresholds: Readonly<Partial<Record<Measure, number | undefined>>>;
  readonly needed: number;
}

/** Is the bar met, and by which numbers? */
export function verdictOf(picture: Picture, bar: Bar): Verdict {
  const judged = measures.flatMap((measure) => {
    const threshold = bar.thresholds[measure];
    const value = picture[measure];
    return threshold === undefined ? [] : [{ measure, value, threshold, met: value >= threshold }];
  });
  const thresholdsMet = judged.filter((each) => each.met).length;
  return { met: thresholdsMet >= bar.needed, thresholdsMet, needed: bar.needed, measures: judged };
}

/** Can a declared rule be met at all? */
export function checkRule(rule: AggregationRule): Result<AggregationRule, "needed-over-thresholds"> {
  const possible = ({ thresholds, needed }: Bar) =>
    Object.values(thresholds).filter((threshold) => threshold !== undefined).length >= needed;
  return possible(rule.single) && possible(rule.cumulative) ? ok(rule) : refuse("needed-over-thresholds");
}
