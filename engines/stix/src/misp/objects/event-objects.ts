import { uuidFromContent } from "../../basis/identifiers.ts";
import { textOf, type JsonObject } from "../../basis/json-value.ts";
import { isValid } from "../../check/check.ts";
import { membersOf } from "../misp-event.ts";
import { customObject } from "./custom-object.ts";
import { includedIn } from "./included-objects.ts";
import type { Included } from "./object-draft.ts";
import { relationshipType } from "./references-back.ts";
import { formFor, objectToStix, type ObjectSurroundings } from "./object-to-stix.ts";

/** An object of an event, its place in it, and what it has from it. */
export type EventObject = {
  readonly object: JsonObject;
  readonly path: string;
  readonly around: Omit<ObjectSurroundings, "annotated">;
};

/** What an object of an event became, with those within its form; `custom`: STIX has no form for it, or none that holds it. */
export type EventForm = {
  readonly of: EventObject;
  readonly within: readonly EventObject[];
  readonly objects: readonly JsonObject[];
  readonly custom: boolean;
};

/** Files come before the programs in them, and notes after what they are about. */
const order = ["file", "pe", "registry-key"];
const rank = ({ object }: EventObject): number => {
  const at = order.indexOf(textOf(object["name"]));
  return object["name"] === "annotation" ? order.length + 1 : at === -1 ? order.length : at;
};

/**
 * The objects of an event in STIX: each in the form of its template, those within another's form in that one's, and others as custom
 * objects; and the references between them as relationships. `others`: the ids of what else the event holds, by UUID.
 */
export function eventObjectsToStix(
  all: readonly EventObject[],
  others: ReadonlyMap<string, readonly string[]>,
): { readonly forms: readonly EventForm[]; readonly relationships: readonly JsonObject[] } {
  const byUuid = new Map(all.map((one) => [one.around.uuid, one]));
  const plain = new Map(all.map(({ object, around }) => [around.uuid, object]));
  const taken = new Set<JsonObject>();
  const ids = new Map(others);
  const forms: EventForm[] = [];
  for (const one of [...all].sort((a, b) => rank(a) - rank(b))) {
    if (taken.has(one.object)) continue;
    const included = includedIn(one.object, plain).filter(({ object }) => !taken.has(object));
    const within = included
      .map(({ object }) => byUuid.get(textOf(object["uuid"]).toLowerCase())!)
      .filter(Boolean);
    const form = formOf(one, included, within, ids);
    if (form.taken) for (const { object } of included) taken.add(object);
    forms.push(form);
    ids.set(one.around.uuid, primaryIds(form.objects));
  }
  return { forms, relationships: forms.flatMap((form) => relationshipsOf(form, ids)) };
}

function formOf(
  one: EventObject,
  included: readonly Included[],
  within: readonly EventObject[],
  ids: ReadonlyMap<string, readonly string[]>,
): EventForm & { readonly taken: boolean } {
  const form = formFor(one.object);
  const annotated = membersOf(one.object, "ObjectReference")
    .filter((reference) => reference["relationship_type"] === "annotates")
    .flatMap((reference) => ids.get(textOf(reference["referenced_uuid"]).toLowerCase()) ?? []);
  const markings = [...new Set([one, ...within].flatMap(({ around }) => around.markings))];
  const around = { ...one.around, annotated };
  const whole = form && objectToStix(one.object, form, included, { ...around, markings });
  if (whole) return { of: one, within, objects: whole, custom: false, taken: true };
  const alone = form && included.length > 0 ? objectToStix(one.object, form, [], around) : null;
  if (alone) return { of: one, within: [], objects: alone, custom: false, taken: false };
  return { of: one, within: [], objects: [customObject(one.object, around)], custom: true, taken: false };
}

/** What others refer to when they mean the object: what was seen of it and what is looked for, or itself. */
function primaryIds(objects: readonly JsonObject[]): readonly string[] {
  const ids = objects.map((one) => textOf(one["id"]));
  const both = ids.filter((id) => /^(?:observed-data|indicator)--/.test(id));
  return both.length > 0 ? both : ids.slice(0, 1);
}

/** References to what is no part of the form, as relationships; notes hold theirs already. */
function relationshipsOf(
  { of, objects }: EventForm,
  ids: ReadonlyMap<string, readonly string[]>,
): JsonObject[] {
  const [source] = primaryIds(objects);
  return membersOf(of.object, "ObjectReference").flatMap((reference) => {
    const [target] = ids.get(textOf(reference["referenced_uuid"]).toLowerCase()) ?? [];
    const type = relationshipType(textOf(reference["relationship_type"]));
    if (!source || !target || target === source || type === "" || type === "annotates") return [];
    const { uuid, creator, time, markings } = of.around;
    const relationship: JsonObject = {
      type: "relationship",
      spec_version: "2.1",
      id: `relationship--${uuidFromContent(`${uuid} ${source} ${type} ${target}`)}`,
      ...(creator ? { created_by_ref: creator } : {}),
      created: time,
      modified: time,
      ...(markings.length > 0 ? { object_marking_refs: markings } : {}),
      relationship_type: type,
      source_ref: source,
      target_ref: target,
    };
    return isValid(relationship) ? [relationship] : [];
  });
}
