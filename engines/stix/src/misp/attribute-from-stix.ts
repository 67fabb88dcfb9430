import { textOf, type JsonObject } from "../basis/json-value.ts";
import { typeOfIdentifier } from "../basis/identifiers.ts";
import { parsePattern } from "../pattern/parse-pattern.ts";
import { printPath } from "../pattern/print-pattern.ts";
import { valuesAt, type Observed } from "../pattern/observed.ts";
import type { Comparison, Path } from "../pattern/tree.ts";
import { attributeTypes, type AttributeType } from "./attribute-types.ts";
import { labelsNamed } from "./labels.ts";
import { secondsOf, type MispNote } from "./misp-event.ts";

/** What STIX says of one MISP attribute: an indicator, observed data with its observables, or an observable alone. */
export type Said = {
  readonly indicator: JsonObject | null;
  readonly observed: JsonObject | null;
  readonly observables: readonly JsonObject[];
};

/**
 * The MISP attribute that STIX objects stand for: by the type in their labels where misp-stix wrote them, else by what they say.
 * Null, with a note, where a pattern says more than one attribute can.
 */
export function attributeFromStix(said: Said, notes: MispNote[]): JsonObject | null {
  const source = said.indicator ?? said.observed ?? said.observables[0];
  if (!source) return null;
  const path = textOf(source["id"]);
  const labels = labelsOf(source);
  const found = said.indicator
    ? fromPattern(said.indicator, labels.type)
    : fromObservables(said.observables, labels.type);
  if (!found) {
    notes.push({ path, rule: said.indicator ? "pattern-not-carried" : "not-carried" });
    return null;
  }
  const known = Object.hasOwn(attributeTypes, found.type) ? attributeTypes[found.type] : undefined;
  const observed = said.observed;
  return {
    uuid: uuidFrom(said, labels.type !== null),
    type: found.type,
    value: textOf(observed?.["x_misp_value"]) || found.value,
    category: labels.category ?? known?.category ?? "Other",
    to_ids: said.indicator !== null,
    ...timesOf(said),
    ...commentOf(said, labels.type !== null),
    ...(observed ? seenIn(observed) : {}),
    disable_correlation: false,
  };
}

function uuidFrom(said: Said, ours: boolean): string {
  const from =
    ours || said.indicator ? (said.indicator ?? said.observed ?? said.observables[0]) : said.observables[0];
  const id = textOf(from?.["id"]);
  return id.slice(id.indexOf("--") + 2);
}

function timesOf({ indicator, observed }: Said): JsonObject {
  const seconds = secondsOf(textOf((indicator ?? observed)?.["modified"]));
  return seconds === null ? {} : { timestamp: seconds };
}

function commentOf({ indicator, observed }: Said, ours: boolean): JsonObject {
  const description = textOf(indicator?.["description"]);
  if (description !== "") return { comment: description };
  return observed && !ours ? { comment: `Observed Data ID: ${textOf(observed["id"])}` } : {};
}

function seenIn(observed: JsonObject): JsonObject {
  const [first, last] = [textOf(observed["first_observed"]), textOf(observed["last_observed"])];
  const zoned = (time: string): string => time.replace(/Z$/, "+00:00");
  return first === last ? {} : { first_seen: zoned(first), last_seen: zoned(last) };
}

/** What misp-stix wrote into the labels. */
function labelsOf(object: JsonObject): { readonly type: string | null; readonly category: string | null } {
  return { type: labelsNamed(object, "type"), category: labelsNamed(object, "category") };
}

type Found = { readonly type: string; readonly value: string };

function fromPattern(indicator: JsonObject, label: string | null): Found | null {
  const pattern = textOf(indicator["pattern"]);
  const language = textOf(indicator["pattern_type"]);
  if (language !== "stix") return { type: label ?? language, value: pattern };
  const parsed = parsePattern(pattern);
  if (!parsed.ok || parsed.pattern.kind !== "observation") return null;
  const compared = comparedIn(parsed.pattern.comparison);
  if (!compared) return null;
  const values = new Map(compared.map(({ path, value }) => [printPath(path), value]));
  const [alone] = values.size === 1 ? [...values] : [];
  if (label === null && alone && /^ipv[46]-addr:value$/.test(alone[0]))
    return { type: "ip-dst", value: alone[1] };
  const type = label ?? typeByPaths([...values.keys()], (path) => values.get(path));
  const known = type !== null && Object.hasOwn(attributeTypes, type) ? attributeTypes[type] : undefined;
  if (type === null || !known) return null;
  const parts = valuePaths(known).map((path) => values.get(path));
  return parts.every((part) => part !== undefined) ? { type, value: whole(type, parts) } : null;
}

/** The comparisons of equality joined by AND; null where there is another. */
function comparedIn(comparison: Comparison): { path: Path; value: string }[] | null {
  if (comparison.kind === "all") {
    const parts = comparison.parts.map(comparedIn);
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  }
  if (comparison.kind !== "test" || comparison.negated || comparison.comparator !== "=") return null;
  return [{ path: comparison.path, value: comparison.literals[0]?.text ?? "" }];
}

const probe = ["1", "2"];

/** The paths whose values are the parts of the attribute's value, in their order. */
function valuePaths(known: AttributeType): string[] {
  const compared = known.compared(probe);
  return probe.flatMap((part) => compared.filter(([, value]) => value === part).map(([path]) => path));
}

/** The type whose paths are exactly these. What several types share goes to the first, and an address to its destination. */
function typeByPaths(paths: readonly string[], value: (path: string) => string | undefined): string | null {
  const wanted = [...paths].sort().join(" ");
  for (const [type, known] of Object.entries(attributeTypes)) {
    const compared = known.compared(probe);
    if (
      compared.length === 0 ||
      compared
        .map(([path]) => path)
        .sort()
        .join(" ") !== wanted
    )
      continue;
    const fixed = compared.filter(([path, text]) => !probe.includes(text) && !path.endsWith("_ref.type"));
    if (fixed.every(([path, text]) => value(path) === text)) return type;
  }
  return null;
}

function whole(type: string, parts: readonly string[]): string {
  const value = parts.join("|");
  return type === "AS" ? value.replace(/^(?=\d)/, "AS") : value;
}

function fromObservables(observables: readonly JsonObject[], label: string | null): Found | null {
  const byId = new Map(observables.map((one) => [textOf(one["id"]), one]));
  const observed: Observed = {
    id: "",
    first: 0n,
    last: 0n,
    count: 1,
    objects: observables,
    resolve: (id) => byId.get(id) ?? standIn(id),
  };
  const candidates = label === null ? [...externalTypes, ...Object.keys(attributeTypes)] : [label];
  for (const type of candidates) {
    const known = Object.hasOwn(attributeTypes, type) ? attributeTypes[type] : undefined;
    if (!known?.observables) continue;
    const parts = valuePaths(known).map((path) => valueAt(path, observed));
    const fits = label !== null || explainsAll(known, parts, observables);
    if (parts.length > 0 && fits && parts.every((part) => part !== null))
      return { type, value: label === null ? whole(type, parts) : parts.join("|") };
  }
  const first = observables[0];
  if (label === null && observables.length === 1 && /^ipv[46]-addr$/.test(textOf(first?.["type"])))
    return { type: "ip-dst", value: textOf(first?.["value"]) };
  return null;
}

/** What is tried first for observables of other producers, because it says the most. */
const externalTypes = ["domain|ip", "ip-dst|port", "ip-src|port", "regkey|value"];

/** What says nothing of the thing itself: who may see it, and how it is written. */
const ofEveryObservable = new Set([
  "id",
  "spec_version",
  "object_marking_refs",
  "granular_markings",
  "defanged",
]);

function explainsAll(
  known: AttributeType,
  parts: readonly (string | null)[],
  observables: readonly JsonObject[],
): boolean {
  const made = known.observables!(
    parts.map((part) => part ?? ""),
    "0",
  );
  const shape = (one: JsonObject): string =>
    `${textOf(one["type"])} ${Object.keys(one)
      .filter((name) => !ofEveryObservable.has(name))
      .sort()
      .join()}`;
  return made.map(shape).sort().join(";") === observables.map(shape).sort().join(";");
}

/** Of an object that is not there, its type at least. */
function standIn(id: string): JsonObject | undefined {
  const type = typeOfIdentifier(id);
  return type === "" ? undefined : { type, id };
}

function valueAt(text: string, observed: Observed): string | null {
  const parsed = parsePattern(`[EXISTS ${text}]`);
  if (!parsed.ok || parsed.pattern.kind !== "observation" || parsed.pattern.comparison.kind !== "exists")
    return null;
  for (const path of spellings(parsed.pattern.comparison.path))
    for (const object of observed.objects) {
      if (object["type"] !== path.type) continue;
      const value = valuesAt(path, object, observed)[0];
      if (typeof value === "string" || typeof value === "number") return String(value);
    }
  return null;
}

/** How observables name what patterns name otherwise: `SHA224` for `SHA-224`, lists for one of their members, headers. */
function spellings(path: Path): Path[] {
  const last = path.steps.at(-1);
  const name = last && "property" in last ? last.property : "";
  const before = path.steps.slice(0, -1);
  const other = (steps: Path["steps"]): Path => ({ type: path.type, steps });
  return [
    path,
    other([...before, { property: name.replace("-", "") }]),
    other([...path.steps, { index: "*" }]),
    ...(name === "data" ? [other([...before, { index: "*" }, { property: name }])] : []),
    ...(name === "reply_to" ? [other([...before, { property: "Reply-To" }])] : []),
    ...(name === "x_mailer" ? [other([...before, { property: "X-Mailer" }])] : []),
  ];
}
