import { renamedIn } from "./upgrade-names.ts";
import { marked, ObservationMarkings } from "./upgrade-markings.ts";
import { isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { contributing, observableId } from "../basis/observable-id.ts";
import { parsePattern } from "../pattern/parse-pattern.ts";
import { printPattern } from "../pattern/print-pattern.ts";
import type { Comparison, Path, Pattern } from "../pattern/tree.ts";

/** What an upgrade changed: the property before and after; null where it was, or is, not there. */
export type UpgradeChange = {
  readonly objectId: string;
  readonly rule: UpgradeRule;
  readonly from: string | null;
  readonly to: string | null;
};

export type UpgradeRule =
  | "version-stated"
  | "labels-became-types"
  | "pattern-language-stated"
  | "pattern-renamed"
  | "family-unknown"
  | "observables-on-their-own"
  | "property-renamed"
  | "marking-moved";

export type Upgraded = {
  readonly objects: readonly JsonObject[];
  readonly changes: readonly UpgradeChange[];
};

const typesOf: Readonly<Record<string, string>> = {
  indicator: "indicator_types",
  malware: "malware_types",
  report: "report_types",
  "threat-actor": "threat_actor_types",
  tool: "tool_types",
};

/**
 * Objects of STIX 2.0 as objects of 2.1: labels that were types become types, observables inside an observation become objects
 * of their own with the id that their content makes, renamed properties and the paths of patterns follow. Nothing is left out; what 2.1
 * no longer defines stays as a custom property. `newUuid` gives a random UUID for observables whose content makes no id. Objects
 * that state a version stay as they are.
 */
export function upgradeOlder(objects: readonly JsonObject[], newUuid: () => string): Upgraded {
  const changes: UpgradeChange[] = [];
  const made = new Map<string, JsonObject>();
  const upgraded = objects.flatMap((object) => {
    if (object["spec_version"] !== undefined) return [object];
    const run = new Upgrade(object, changes);
    return run.observation(newUuid, made) ?? [run.object()];
  });
  return { objects: [...upgraded, ...made.values()], changes };
}

class Upgrade {
  readonly #object: JsonObject;
  readonly #changes: UpgradeChange[];

  constructor(object: JsonObject, changes: UpgradeChange[]) {
    this.#object = object;
    this.#changes = changes;
  }

  object(): JsonObject {
    const { labels, ...rest } = this.#object;
    const type = textOf(rest["type"]);
    const upgraded: Record<string, Json> = { ...rest, spec_version: "2.1" };
    this.#say("version-stated", null, "spec_version");
    const types = Object.hasOwn(typesOf, type) ? typesOf[type]! : null;
    if (labels !== undefined) {
      upgraded[types ?? "labels"] = labels;
      if (types) this.#say("labels-became-types", "labels", types);
    }
    if (type === "malware" && upgraded["is_family"] === undefined) {
      upgraded["is_family"] = false;
      this.#say("family-unknown", null, "is_family");
    }
    if (type === "indicator") this.#pattern(upgraded);
    return upgraded;
  }

  #pattern(upgraded: Record<string, Json>): void {
    upgraded["pattern_type"] = "stix";
    upgraded["pattern_version"] = "2.1";
    this.#say("pattern-language-stated", null, "pattern_type");
    const parsed = parsePattern(textOf(upgraded["pattern"]));
    if (!parsed.ok) return;
    const [before, after] = [parsed.pattern, inPattern(parsed.pattern)].map(printPattern);
    if (before === after || after === undefined) return;
    upgraded["pattern"] = after;
    this.#say("pattern-renamed", "pattern", "pattern");
  }

  /** The observation with references, or null where the object is none; its observables are added to `made`. */
  observation(newUuid: () => string, made: Map<string, JsonObject>): JsonObject[] | null {
    const { objects, granular_markings: _, ...rest } = this.#object;
    if (rest["type"] !== "observed-data" || !isObject(objects)) return null;
    const markings = new ObservationMarkings(this.#object, objects);
    const observables = new Observables(objects, newUuid);
    const ids = Object.keys(objects).map((key) => observables.idOf(key));
    for (const { key, object, renames } of observables.all()) {
      const id = textOf(object["id"]);
      made.set(id, marked({ ...made.get(id), ...object }, markings.of(key)));
      for (const [from, to] of renames)
        this.#changes.push({ objectId: textOf(object["id"]), rule: "property-renamed", from, to });
    }
    this.#say("version-stated", null, "spec_version");
    this.#say("observables-on-their-own", "objects", "object_refs");
    if (markings.moved) this.#say("marking-moved", "granular_markings", "object_marking_refs");
    const upgraded = { ...rest, spec_version: "2.1", object_refs: [...new Set(ids)] };
    return [markings.left.length > 0 ? { ...upgraded, granular_markings: markings.left } : upgraded];
  }

  #say(rule: UpgradeRule, from: string | null, to: string | null): void {
    this.#changes.push({ objectId: textOf(this.#object["id"]), rule, from, to });
  }
}

type Made = {
  readonly key: string;
  readonly object: JsonObject;
  readonly renames: readonly (readonly [string, string])[];
};

/** The observables of one observation. An id may need the ids of others first; where they go in a circle, it is random. */
class Observables {
  readonly #objects: JsonObject;
  readonly #newUuid: () => string;
  readonly #ids = new Map<string, string>();
  readonly #open = new Set<string>();

  constructor(objects: JsonObject, newUuid: () => string) {
    this.#objects = objects;
    this.#newUuid = newUuid;
  }

  idOf(key: string): string {
    const known = this.#ids.get(key);
    if (known) return known;
    const object = this.#objects[key];
    const type = isObject(object) ? textOf(object["type"]) : "";
    const random = (): string => `${type}--${this.#newUuid()}`;
    const id = this.#open.has(key) || !isObject(object) ? random() : (this.#derived(key, object) ?? random());
    const meanwhile = this.#ids.get(key) ?? id;
    this.#ids.set(key, meanwhile);
    return meanwhile;
  }

  #derived(key: string, object: JsonObject): string | null {
    this.#open.add(key);
    const names = contributing[textOf(object["type"])] ?? [];
    const made = Object.fromEntries(
      Object.entries(object).filter(([name]) => name === "type" || names.includes(name)),
    );
    const id = observableId(this.#upgraded(made).object);
    this.#open.delete(key);
    return id;
  }

  all(): Made[] {
    return Object.keys(this.#objects).flatMap((key) => {
      const object = this.#objects[key];
      if (!isObject(object)) return [];
      const { object: upgraded, renames } = this.#upgraded(object);
      return [{ key, object: { ...upgraded, spec_version: "2.1", id: this.idOf(key) }, renames }];
    });
  }

  #upgraded(object: JsonObject): Omit<Made, "key"> {
    const renames: [string, string][] = [];
    const entries = Object.keys(object).map((name) => {
      const to = renamedIn(textOf(object["type"]), name);
      if (to !== name) renames.push([name, to]);
      return [to, this.#value(to, object[name] as Json)] as const;
    });
    return { object: Object.fromEntries(entries), renames };
  }

  /** Keys become ids, also inside extensions. */
  #value(name: string, value: Json): Json {
    if (name.endsWith("_ref") && typeof value === "string") return this.#reference(value);
    if (name.endsWith("_refs") && isList(value)) return value.map((key) => this.#reference(textOf(key)));
    if (isList(value)) return value.map((element) => this.#value("", element));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.keys(value).map((key) => [key, this.#value(key, value[key] as Json)]));
  }

  #reference(key: string): string {
    return Object.hasOwn(this.#objects, key) ? this.idOf(key) : key;
  }
}

function inPattern(pattern: Pattern): Pattern {
  if (pattern.kind === "observation") return { ...pattern, comparison: inComparison(pattern.comparison) };
  if (pattern.kind === "qualified") return { ...pattern, of: inPattern(pattern.of) };
  return { ...pattern, parts: pattern.parts.map(inPattern) };
}

function inComparison(comparison: Comparison): Comparison {
  if ("parts" in comparison) return { ...comparison, parts: comparison.parts.map(inComparison) };
  return { ...comparison, path: inPath(comparison.path) };
}

function inPath(path: Path): Path {
  const [first, ...rest] = path.steps;
  if (!first || !("property" in first)) return path;
  return { type: path.type, steps: [{ property: renamedIn(path.type, first.property) }, ...rest] };
}
