import type { CheckRule } from "../check/check-rules.ts";
import type { Json, JsonObject } from "../basis/json-value.ts";

/** What the lenient import repairs by a rule of its own, with the section of STIX 2.1 that the received text breaks. */
export const repairRules = {
  "null-value": "3.1",
  "empty-value": "2.12",
  "property-name": "3.1",
  "property-reserved": "3.8",
  "spec-version": "3.2",
  "timestamp-rewritten": "2.16",
  "created-missing": "3.2",
  "modified-missing": "3.2",
  "modified-before-created": "3.2",
  "last-seen-before-first-seen": "3.2",
  "valid-until-not-after-valid-from": "4.7",
  "last-observed-before-first-observed": "4.14",
  "stop-time-not-after-start-time": "5.1",
  "end-before-start": "6.12",
  "tlp-definition": "7.2.1.4",
  "tlp-reference": "7.2.1.4",
  "location-nowhere": "4.10",
  "uri-format": "6.15",
  "grouping-without-objects": "4.4",
  "default-of-older-version": "4",
  "value-converted": "2",
  "value-removed": "2",
} as const satisfies Readonly<Record<string, string>>;

export type RepairRule = keyof typeof repairRules;

/** One change to one property of one object. `before` or `after` is null when the property was or is not there. */
export type Repair = {
  readonly objectId: string;
  readonly type: string;
  readonly property: string;
  readonly rule: RepairRule;
  /** Section of STIX 2.1. */
  readonly section: string;
  readonly before: Json;
  readonly after: Json;
  /** For `value-removed` and `value-converted`: the rule of the strict check that the value broke. */
  readonly because?: CheckRule;
};

/** An object under repair: every change goes through it, so that none is silent. */
export class Draft {
  readonly object: Record<string, Json>;
  readonly repairs: Repair[] = [];

  constructor(received: JsonObject) {
    this.object = { ...received };
  }

  set(rule: RepairRule, property: string, after: Json, because?: { rule: CheckRule; section: string }): void {
    this.note(rule, property, this.object[property] ?? null, after, because);
    this.object[property] = after;
  }

  remove(rule: RepairRule, property: string, because?: { rule: CheckRule; section: string }): void {
    this.note(rule, property, this.object[property] ?? null, null, because);
    delete this.object[property];
  }

  note(
    rule: RepairRule,
    property: string,
    before: Json,
    after: Json,
    because?: { rule: CheckRule; section: string },
  ): void {
    this.repairs.push({
      objectId: textOf(this.object["id"]),
      type: textOf(this.object["type"]),
      property,
      rule,
      section: because?.section ?? repairRules[rule],
      before,
      after,
      ...(because ? { because: because.rule } : {}),
    });
  }
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
