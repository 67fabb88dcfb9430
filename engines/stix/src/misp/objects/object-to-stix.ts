import { uuidFromContent } from "../../basis/identifiers.ts";
import { canonicalText, textOf, type Json, type JsonObject } from "../../basis/json-value.ts";
import { check, isValid } from "../../check/check.ts";
import { seenOf } from "../misp-event.ts";
import { attributesOf, detailsOf, isSaid, slim, withDetails } from "./details.ts";
import { draft, objectsOf, type Draft } from "./draft.ts";
import { formOf, isObserved } from "./forms.ts";
import { draftOf, type Included, type ObjectDraft } from "./object-draft.ts";
import { readObjects } from "./form-read.ts";
import { ownValuesOf } from "./included-objects.ts";
import type { TemplateForm } from "./template-form.ts";

/** What an object has from its event: its UUID, time, and what all that it becomes has in common. */
export type ObjectSurroundings = {
  readonly uuid: string;
  readonly time: string;
  readonly creator: string | null;
  readonly markings: readonly string[];
  /** The ids of what a note is about. */
  readonly annotated: readonly string[];
};

/** The form of a MISP object in STIX, which may be one of several of its template; null where there is none. */
export function formFor(object: JsonObject): TemplateForm | null {
  const name = textOf(object["name"]);
  if (name !== "script") return formOf(name);
  const isMalicious = attributesOf(object).some(
    (one) => one["object_relation"] === "state" && one["value"] === "Malicious",
  );
  return formOf(name, isMalicious ? "malware" : "tool");
}

/**
 * A MISP object in the STIX form of its template: observed data over observables, with an indicator where something of it is looked for,
 * or a domain object. What the form does not say of the attributes stands in `x_misp_object_attributes` beside it, so that they come back as they were.
 * Null where no valid form says them all.
 */
export function objectToStix(
  object: JsonObject,
  form: TemplateForm,
  included: readonly Included[],
  around: ObjectSurroundings,
): readonly JsonObject[] | null {
  const refused = new Set<JsonObject>();
  for (let round = 0; round < 4; round++) {
    const made = draftOf(form, around.uuid, attributesOf(object), included, refused);
    const objects = assembled(object, form, made, around);
    const broken = objects.flatMap((one) => check(one).filter(({ level }) => level === "must"));
    if (broken.length === 0) return withoutLoss(object, form, included, objects);
    const before = refused.size;
    for (const { property } of broken) refuse(property, made, refused);
    if (refused.size === before) return null;
  }
  return null;
}

/** What STIX cannot hold at a place is written as a custom property instead. */
function refuse(property: string, { places }: ObjectDraft, refused: Set<JsonObject>): void {
  const path = property.replaceAll(/\[\d+\]/g, "");
  for (const [attribute, at] of places)
    if (at === path || at.endsWith(`.${path}`) || path.endsWith(`.${at}`)) refused.add(attribute);
}

/** The object with its details, when it is read back as what it was. */
function withoutLoss(
  object: JsonObject,
  form: TemplateForm,
  included: readonly Included[],
  objects: readonly JsonObject[],
): readonly JsonObject[] | null {
  const said = readObjects({ objects, ownValues: ownValuesOf(object), count: included.length });
  if (!said || said.unread.length > 0) return null;
  const read = said.objects;
  const wanted = [attributesOf(object), ...included.map((one) => one.attributes)];
  const details = wanted.map((attributes, index) => detailsOf(attributes, read[index]!.attributes));
  const same = wanted.every((attributes, index) =>
    isSame(attributes, withDetails(read[index]!.attributes, details[index])),
  );
  if (!same) return null;
  const [own = [], ...others] = details;
  const more: JsonObject = {
    x_misp_object_attributes: own,
    ...(included.length === 0
      ? {}
      : {
          x_misp_object_included: included.map((one, index) => ({
            ...wholeOf(one.object),
            x_misp_object_attributes: others[index]!,
          })),
        }),
  };
  const carrier = objects.findIndex(
    (one) => one["type"] === (isObserved(form) ? "observed-data" : form.root),
  );
  const whole = { ...objects[carrier]!, ...more };
  return isValid(whole) ? objects.with(carrier, whole) : null;
}

function isSame(attributes: readonly JsonObject[], back: readonly JsonObject[]): boolean {
  return (
    attributes.length === back.length &&
    attributes.every((attribute, index) =>
      Object.entries(slim(attribute)).every(
        ([name, value]) => canonicalText(value) === canonicalText(back[index]![name] ?? null),
      ),
    )
  );
}

const keptOfObject =
  "comment distribution sharing_group_id template_uuid template_version first_seen last_seen".split(" ");

/** What is said of an object as a whole and has no property in STIX. */
function keptWhole(object: JsonObject): JsonObject {
  const kept = keptOfObject.filter((name) => isSaid(object[name]) && object[name] !== "5");
  const references = object["ObjectReference"];
  return {
    ...Object.fromEntries(kept.map((name) => [`x_misp_object_${name}`, object[name] as Json])),
    ...(isSaid(references) ? { x_misp_object_references: references } : {}),
  };
}

function wholeOf(object: JsonObject): JsonObject {
  const named = ["uuid", "name", "meta-category", "timestamp"].filter((name) => isSaid(object[name]));
  return { ...Object.fromEntries(named.map((name) => [name, object[name] as Json])), ...keptWhole(object) };
}

function assembled(
  object: JsonObject,
  form: TemplateForm,
  made: ObjectDraft,
  around: ObjectSurroundings,
): readonly JsonObject[] {
  const category = textOf(object["meta-category"]) || form.metaCategory;
  const { uuid, time } = around;
  const dated: JsonObject = {
    spec_version: "2.1",
    ...(around.creator ? { created_by_ref: around.creator } : {}),
    created: time,
    modified: time,
    ...(around.markings.length > 0 ? { object_marking_refs: around.markings } : {}),
  };
  const labels = [`misp:name="${form.name}"`, `misp:meta-category="${category}"`];
  const phases = [{ kill_chain_name: "misp-category", phase_name: category }];
  const seconds = time.replace(".000Z", "Z");
  if (!isObserved(form)) {
    const [root = {}] = objectsOf(made.root);
    const timed: JsonObject = form.root === "indicator" ? { valid_from: seconds } : {};
    const about: JsonObject = form.root === "note" ? { object_refs: around.annotated } : {};
    const phased: JsonObject = form.phased ? { kill_chain_phases: phases } : {};
    return [{ ...root, ...dated, labels, ...timed, ...about, ...phased, ...keptWhole(object) }];
  }
  const observables = rootsOf(object, form, made.root).map((one) => marked(one, around));
  const [first, last] = [seenOf(object["first_seen"]) ?? seconds, seenOf(object["last_seen"]) ?? seconds];
  const observed: JsonObject = {
    type: "observed-data",
    id: `observed-data--${uuid}`,
    ...dated,
    first_observed: first <= last ? first : last,
    last_observed: last,
    number_observed: 1,
    object_refs: observables.map((one) => textOf(one["id"])),
    labels,
    ...keptWhole(object),
  };
  if (made.sought.length === 0) return [observed, ...observables];
  const indicator: JsonObject = {
    type: "indicator",
    id: `indicator--${uuid}`,
    ...dated,
    pattern: `[${made.sought.join(" AND ")}]`,
    pattern_type: "stix",
    pattern_version: "2.1",
    valid_from: seconds,
    kill_chain_phases: phases,
    labels,
  };
  const basis: JsonObject = {
    type: "relationship",
    id: `relationship--${uuidFromContent(`indicator--${uuid} based-on observed-data--${uuid}`)}`,
    ...dated,
    relationship_type: "based-on",
    source_ref: `indicator--${uuid}`,
    target_ref: `observed-data--${uuid}`,
  };
  return [observed, ...observables, indicator, basis];
}

function marked(observable: JsonObject, { markings }: ObjectSurroundings): JsonObject {
  return markings.length > 0 ? { ...observable, object_marking_refs: markings } : observable;
}

/** Where domains and addresses are all that is said, each domain is an observable of its own attribute. */
function rootsOf(object: JsonObject, form: TemplateForm, root: Draft): readonly JsonObject[] {
  const attributes = attributesOf(object);
  const domains = attributes.filter((one) => one["object_relation"] === "domain");
  const uuid = textOf(domains[0]?.["uuid"]).toLowerCase();
  const isStandard =
    form.name === "domain-ip" &&
    domains.length === 1 &&
    /^[0-9a-f-]{36}$/.test(uuid) &&
    attributes.every((one) => one["object_relation"] === "domain" || one["object_relation"] === "ip");
  if (!isStandard) return objectsOf(root);
  const own = draft(root.type, uuid);
  for (const [name, value] of root.members) own.members.set(name, value);
  return objectsOf(own);
}
