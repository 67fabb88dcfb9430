import type { JsonObject } from "../basis/json-value.ts";
import { compareTimestamps } from "../basis/timestamps.ts";
import type { CheckRule, Report } from "./check-rules.ts";

/** A pair of times of one object: `later` must not be before `earlier`, or, when strict, must be after it. */
export type TimePair = {
  readonly earlier: string;
  readonly later: string;
  readonly strictly: boolean;
  readonly rule: CheckRule;
};

const seen: TimePair = {
  earlier: "first_seen",
  later: "last_seen",
  strictly: false,
  rule: "last-seen-before-first-seen",
};

export const timePairs: Readonly<Record<string, TimePair>> = {
  campaign: seen,
  infrastructure: seen,
  "intrusion-set": seen,
  malware: seen,
  sighting: seen,
  "threat-actor": seen,
  indicator: {
    earlier: "valid_from",
    later: "valid_until",
    strictly: true,
    rule: "valid-until-not-after-valid-from",
  },
  "observed-data": {
    earlier: "first_observed",
    later: "last_observed",
    strictly: false,
    rule: "last-observed-before-first-observed",
  },
  relationship: {
    earlier: "start_time",
    later: "stop_time",
    strictly: true,
    rule: "stop-time-not-after-start-time",
  },
  "network-traffic": { earlier: "start", later: "end", strictly: false, rule: "end-before-start" },
};

export const versionPair: TimePair = {
  earlier: "created",
  later: "modified",
  strictly: false,
  rule: "modified-before-created",
};

/** True when both times are there and readable and stand in the wrong order. */
export function isOutOfOrder(object: JsonObject, pair: TimePair): boolean {
  const earlier = object[pair.earlier];
  const later = object[pair.later];
  if (typeof earlier !== "string" || typeof later !== "string") return false;
  const order = compareTimestamps(later, earlier);
  return order !== null && (pair.strictly ? order <= 0 : order < 0);
}

export function checkTimes(object: JsonObject, report: Report): void {
  if (isOutOfOrder(object, versionPair)) report(versionPair.rule, versionPair.later);
  const type = object["type"];
  const pair = typeof type === "string" && Object.hasOwn(timePairs, type) ? timePairs[type] : undefined;
  if (pair && isOutOfOrder(object, pair)) report(pair.rule, pair.later);
}
