import { textOf, type JsonObject } from "../../basis/json-value.ts";
import { isYes } from "../misp-event.ts";
import { draft, indexIn, put, type Draft } from "./draft.ts";
import { written, writtenCustom, type Sought, type Written } from "./manners.ts";
import { complete } from "./root-rules.ts";
import { placeOf, type TemplateForm } from "./template-form.ts";

/** A MISP object that stands within another's form: a section of a program, a value of a key of the registry. */
export type Included = {
  readonly object: JsonObject;
  readonly form: TemplateForm;
  readonly index: number;
  readonly attributes: readonly JsonObject[];
};

/** What a MISP object becomes: its root with all below it, what a pattern looks for, and which attribute stands where. */
export type ObjectDraft = {
  readonly root: Draft;
  /** Comparisons; those of one entry belong together. */
  readonly sought: readonly string[];
  readonly places: readonly (readonly [attribute: JsonObject, path: string])[];
};

/** Writes attributes in the order of their template's places; those in `refused` as custom properties. */
export function draftOf(
  form: TemplateForm,
  uuid: string,
  attributes: readonly JsonObject[],
  included: readonly Included[],
  refused: ReadonlySet<JsonObject>,
): ObjectDraft {
  const root = draft(form.root, uuid);
  const writing: Writing = { root, sought: [], places: [], refused, type: form.root };
  const kind = form.constants?.["account_type"];
  writeAll(writing, form, attributes, null);
  for (const one of included) writeAll(writing, one.form, one.attributes, one.index);
  complete(root, form);
  if (kind !== undefined && writing.sought.length > 0)
    writing.sought.unshift(`${form.root}:account_type = ${literal(kind)}`);
  return { root, sought: writing.sought, places: writing.places };
}

type Writing = {
  readonly root: Draft;
  readonly type: string;
  readonly sought: string[];
  readonly places: (readonly [attribute: JsonObject, path: string])[];
  readonly refused: ReadonlySet<JsonObject>;
};

function writeAll(
  writing: Writing,
  form: TemplateForm,
  attributes: readonly JsonObject[],
  index: number | null,
): void {
  const counts = new Map<string, number>();
  for (const attribute of inOrder(attributes, form)) {
    const relation = textOf(attribute["object_relation"]);
    const place =
      writing.refused.has(attribute) || isAlone(relation, attributes) ? null : placeOf(form, relation);
    const shared = place?.[3] === "part" || place?.[3] === "protocol";
    const key = shared ? place[2]! : relation;
    const own = counts.get(key) ?? 0;
    const placed = place ? written(attribute, place, form, index ?? own) : null;
    const done = placed && putAll(writing, attribute, placed);
    if (done) counts.set(key, own + 1);
    const custom = done ? null : writtenCustom(attribute, form, index ?? own);
    const kept = custom && putAll(writing, attribute, custom);
    if (!isYes(attribute["to_ids"])) continue;
    const held = placed?.sought.some(([path]) => path.endsWith("_ref.type")) ?? false;
    const said = done || held ? placed : kept ? custom : null;
    if (said) writing.sought.push(comparison(writing.type, said, index ?? own));
  }
}

function inOrder(attributes: readonly JsonObject[], form: TemplateForm): JsonObject[] {
  const at = (one: JsonObject): number => {
    const found = form.places.findIndex(([relation]) => relation === one["object_relation"]);
    return found === -1 ? form.places.length : found;
  };
  return [...attributes].sort((a, b) => at(a) - at(b));
}

/** Names to be shown belong to addresses one by one; where their numbers differ nobody knows whose they are. */
function isAlone(relation: string, attributes: readonly JsonObject[]): boolean {
  if (!relation.endsWith("-display-name")) return false;
  const count = (name: string): number => attributes.filter((one) => one["object_relation"] === name).length;
  return count(relation) !== count(relation.slice(0, -"-display-name".length));
}

function putAll(writing: Writing, attribute: JsonObject, { puts }: Written): boolean {
  const [first, ...rest] = puts;
  if (!first || !put(writing.root, first)) return false;
  for (const one of rest) put(writing.root, one);
  for (const one of puts) writing.places.push([attribute, one.path.split("@")[0]!]);
  return true;
}

function comparison(type: string, { sought, together }: Written, index: number): string {
  const parts = sought.map(([path, value]) => `${type}:${printed(path, index)} = ${literal(value)}`);
  return together && parts.length > 1 ? `(${parts.join(" AND ")})` : parts.join(" AND ");
}

function printed(path: string, index: number): string {
  return path
    .split(".")
    .map((step) => {
      const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? step : `'${step}'`;
      const how = indexIn(step);
      return how === "none" ? name : `${name}[${how === "number" ? index : "*"}]`;
    })
    .join(".");
}

function literal(value: Sought[1]): string {
  if (typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `'${text.replaceAll(/['\\]/g, "\\$&")}'`;
}
