import { isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { typeOfIdentifier } from "../basis/identifiers.ts";
import { effectiveTlp, type Tlp } from "../markings.ts";
import { attributeFromStix, type Said } from "./attribute-from-stix.ts";
import { galaxyFromStix } from "./galaxies.ts";
import { labelsNamed } from "./labels.ts";
import { objectFromCustom } from "./objects/custom-object.ts";
import { byDependence, isTold, reachable } from "./objects/told.ts";
import { patternObject } from "./objects/object-from-stix.ts";
import { withReferences } from "./objects/references-back.ts";
import { objectsFromStix } from "./objects/object-from-stix.ts";
import { secondsOf, type MispNote } from "./misp-event.ts";

export type MispExport = { readonly event: JsonObject; readonly notes: readonly MispNote[] };

/**
 * STIX objects as one MISP event (`{ Event }`): the report or grouping among them gives its head, indicators and what was seen become
 * attributes or objects, what came from MISP as custom objects becomes what it was, other domain objects become galaxies. The event has the
 * strictest TLP of all its parts as a tag. What MISP has no place for is in the notes.
 */
export function stixToMisp(objects: readonly JsonObject[]): MispExport {
  return new ExportRun(objects).run();
}

const galaxyTypes = new Set(
  "attack-pattern campaign course-of-action intrusion-set malware threat-actor tool vulnerability x-misp-galaxy-cluster".split(
    " ",
  ),
);
const levels: readonly Tlp[] = ["clear", "green", "amber", "amber+strict", "red"];

class ExportRun {
  readonly #objects: readonly JsonObject[];
  readonly #byId: ReadonlyMap<string, JsonObject>;
  /** The relationship that bases an indicator on an observation, by the observation. */
  readonly #basis: ReadonlyMap<string, JsonObject>;
  readonly #notes: MispNote[] = [];
  readonly #used = new Set<string>();
  readonly #attributes = new Map<string, JsonObject>();
  readonly #mispObjects: JsonObject[] = [];
  /** The UUID of what each STIX object became. */
  readonly #uuids = new Map<string, string>();
  readonly #galaxies = new Map<string, JsonObject>();

  constructor(objects: readonly JsonObject[]) {
    this.#objects = objects;
    this.#byId = new Map(objects.map((one) => [textOf(one["id"]), one]));
    const based = this.#of("relationship").filter((one) => one["relationship_type"] === "based-on");
    this.#basis = new Map(based.toReversed().map((one) => [textOf(one["target_ref"]), one]));
  }

  run(): MispExport {
    const head = this.#of("report")[0] ?? this.#of("grouping")[0] ?? null;
    const creator = this.#byId.get(textOf(head?.["created_by_ref"])) ?? null;
    for (const one of [head, creator]) if (one) this.#used.add(textOf(one["id"]));
    for (const data of this.#of("observed-data")) this.#observation(data);
    for (const indicator of this.#of("indicator"))
      if (!this.#used.has(textOf(indicator["id"])))
        this.#said({ indicator, observed: null, observables: [] });
    for (const object of this.#objects) this.#other(object);
    for (const one of byDependence(this.#objects, this.#used))
      if (!this.#used.has(textOf(one["id"])))
        this.#said({ indicator: null, observed: null, observables: [one] });
    for (const sighting of this.#of("sighting")) this.#sighting(sighting);
    const objects = this.#references();
    for (const object of this.#objects) {
      const id = textOf(object["id"]);
      if (!this.#used.has(id) && object["type"] !== "marking-definition")
        this.#notes.push({ path: id, rule: "not-carried" });
    }
    return { event: { Event: this.#event(head, creator, objects) }, notes: this.#notes };
  }

  #of(type: string): readonly JsonObject[] {
    return this.#objects.filter((one) => one["type"] === type);
  }

  #observation(data: JsonObject): void {
    const id = textOf(data["id"]);
    const references = isList(data["object_refs"]) ? data["object_refs"].map(textOf) : [];
    const observables = references.map((reference) => this.#byId.get(reference)).filter(isObject);
    const link = this.#basis.get(id);
    const indicator = (link ? this.#byId.get(textOf(link["source_ref"])) : undefined) ?? null;
    if (this.#said({ indicator, observed: data, observables }) === "attribute")
      for (const one of references) this.#used.add(one);
    if (indicator) this.#used.add(textOf(link?.["id"]));
  }

  /** What MISP has as an object where its labels say so, or where one attribute cannot say it. */
  #said(said: Said): "attribute" | "object" | null {
    const carrier = said.observed ?? said.indicator ?? said.observables[0]!;
    const isWhole = labelsNamed(carrier, "name") !== null;
    const notes: MispNote[] = [];
    if (!isWhole && this.#attribute(said, notes)) {
      if (!said.observed) for (const one of said.observables) this.#used.add(textOf(one["id"]));
      return "attribute";
    }
    const whole = [said.observed, ...reachable(said.observables, this.#byId), said.indicator];
    const told = objectsFromStix({ objects: whole.filter((one) => one !== null) }, this.#notes);
    for (const one of [said.indicator, said.observed]) if (one) this.#used.add(textOf(one["id"]));
    if (!told) this.#notes.push(...notes);
    if (!told && said.indicator) this.#whole(said.indicator, [patternObject(said.indicator)]);
    if (!told) return null;
    this.#mispObjects.push(...told.objects);
    for (const id of told.used) this.#used.add(id);
    for (const one of [said.indicator, said.observed, ...said.observables.slice(0, 1)])
      if (one) this.#uuids.set(textOf(one["id"]), textOf(told.objects[0]?.["uuid"]));
    return "object";
  }

  #attribute(said: Said, notes: MispNote[]): boolean {
    const attribute = attributeFromStix(said, notes);
    for (const one of [said.indicator, said.observed]) if (one) this.#used.add(textOf(one["id"]));
    if (!attribute) return false;
    const source = said.indicator ?? said.observed ?? said.observables[0]!;
    const tags = tagsOf(source);
    const whole = { ...attribute, ...carriedBack(source), ...(tags.length > 0 ? { Tag: tags } : {}) };
    this.#attributes.set(textOf(source["id"]), whole);
    if (said.observed) this.#uuids.set(textOf(said.observed["id"]), textOf(attribute["uuid"]));
    return true;
  }

  #other(object: JsonObject): void {
    const [id, type] = [textOf(object["id"]), textOf(object["type"])];
    if (this.#used.has(id)) return;
    if (type === "x-misp-object") this.#whole(object, [objectFromCustom(object)]);
    else if (isTold(object))
      this.#whole(object, objectsFromStix({ objects: [object] }, this.#notes)?.objects ?? []);
    else if (type.startsWith("x-misp-object-")) this.#attributes.set(id, customAttribute(object));
    else if (galaxyTypes.has(type)) this.#galaxy(object);
    else return;
    this.#used.add(id);
  }

  #whole(object: JsonObject, objects: readonly JsonObject[]): void {
    this.#mispObjects.push(...objects);
    this.#uuids.set(textOf(object["id"]), textOf(objects[0]?.["uuid"]));
  }

  /** References between objects are relationships; what an object was made of is no reference. */
  #references(): readonly JsonObject[] {
    for (const [id, attribute] of this.#attributes) this.#uuids.set(id, textOf(attribute["uuid"]));
    const contents = this.#of("file").map((file) => ({
      source_ref: file["content_ref"] ?? "",
      target_ref: file["id"] ?? "",
      relationship_type: "content-of",
    }));
    const left = this.#of("relationship").filter((one) => !this.#used.has(textOf(one["id"])));
    const { objects, carried } = withReferences(this.#mispObjects, [...left, ...contents], this.#uuids);
    for (const id of carried) this.#used.add(id);
    return objects;
  }

  /** Clusters of the same galaxy stand in it together. */
  #galaxy(object: JsonObject): void {
    const galaxy = galaxyFromStix(object);
    const before = this.#galaxies.get(textOf(galaxy["type"]));
    const clusters = [before, galaxy].flatMap((one) =>
      isList(one?.["GalaxyCluster"]) ? one["GalaxyCluster"] : [],
    );
    this.#galaxies.set(textOf(galaxy["type"]), { ...galaxy, GalaxyCluster: clusters });
  }

  #sighting(sighting: JsonObject): void {
    const target = textOf(sighting["sighting_of_ref"]);
    const attribute = this.#attributes.get(target);
    const seconds = secondsOf(textOf(sighting["first_seen"]) || textOf(sighting["created"]));
    if (seconds === null) return;
    const id = textOf(sighting["id"]);
    const own = {
      uuid: id.slice(id.indexOf("--") + 2),
      type: textOf(sighting["x_misp_sighting_type"]) || "0",
      date_sighting: seconds,
    };
    if (attribute) this.#attributes.set(target, seenAgain(attribute, own));
    else if (!this.#sightingInObject(textOf(this.#uuids.get(target)), sighting, own)) return;
    this.#used.add(id);
  }

  /** At the attribute of the object that was seen. */
  #sightingInObject(uuid: string, sighting: JsonObject, own: JsonObject): boolean {
    const named = textOf(sighting["x_misp_attribute_uuid"]).toLowerCase();
    const isIt = (one: Json): one is JsonObject =>
      isObject(one) && named !== "" && textOf(one["uuid"]).toLowerCase() === named;
    const at = this.#mispObjects.findIndex(
      (one) => textOf(one["uuid"]) === uuid && isList(one["Attribute"]) && one["Attribute"].some(isIt),
    );
    const object = this.#mispObjects[at];
    if (!object || !isList(object["Attribute"])) return false;
    const attributes = object["Attribute"].map((one) => (isIt(one) ? seenAgain(one, own) : one));
    this.#mispObjects[at] = { ...object, Attribute: attributes };
    return true;
  }

  #event(head: JsonObject | null, creator: JsonObject | null, objects: readonly JsonObject[]): JsonObject {
    const time =
      textOf(head?.["modified"]) ||
      this.#objects
        .map((one) => textOf(one["modified"]))
        .sort()
        .at(-1) ||
      "";
    const id = textOf(head?.["id"]);
    const level = this.#strictest();
    const tags = [...(level ? [{ name: `tlp:${level}` }] : []), ...(head ? tagsOf(head) : [])];
    return {
      ...(id === "" ? {} : { uuid: id.slice(id.indexOf("--") + 2) }),
      info: textOf(head?.["name"]) || "STIX objects",
      date: time.slice(0, 10),
      timestamp: secondsOf(time) ?? "0",
      published: head?.["type"] === "report",
      threat_level_id: "4",
      analysis: "0",
      distribution: "0",
      ...(head?.["type"] === "report"
        ? { publish_timestamp: secondsOf(textOf(head["published"])) ?? "0" }
        : {}),
      ...(head ? carriedBack(head) : {}),
      ...(creator
        ? { Orgc: { uuid: textOf(creator["id"]).slice("identity--".length), name: textOf(creator["name"]) } }
        : {}),
      Attribute: [...this.#attributes.values()],
      Object: objects,
      Galaxy: [...this.#galaxies.values()],
      Tag: tags,
    };
  }

  #strictest(): Tlp | null {
    const definitions = new Map(this.#of("marking-definition").map((one) => [textOf(one["id"]), one]));
    const found = this.#objects.flatMap((one) => effectiveTlp(one, definitions) ?? []);
    return found.length === 0 ? null : levels[Math.max(...found.map((one) => levels.indexOf(one)))]!;
  }
}

/** With one more sighting; one that the attribute has kept already stays as it was. */
function seenAgain(attribute: JsonObject, own: JsonObject): JsonObject {
  const before = isList(attribute["Sighting"]) ? attribute["Sighting"] : [];
  const known = before.some((one) => isObject(one) && one["uuid"] === own["uuid"]);
  return known ? attribute : { ...attribute, Sighting: [...before, own] };
}

/** `x_misp_distribution` and its like, under the names that they had. */
function carriedBack(object: JsonObject): JsonObject {
  const names = Object.keys(object).filter((name) => name.startsWith("x_misp_"));
  return Object.fromEntries(
    names.map((name) => [nameOf(name.slice("x_misp_".length)), object[name] as Json]),
  );
}

const capitals: Readonly<Record<string, string>> = {
  sharinggroup: "SharingGroup",
  shadowattribute: "ShadowAttribute",
  eventreport: "EventReport",
};

function nameOf(name: string): string {
  return Object.hasOwn(capitals, name) ? capitals[name]! : name;
}

/** Labels that misp-stix did not write itself are tags. */
function tagsOf(object: JsonObject): JsonObject[] {
  const labels = isList(object["labels"]) ? object["labels"].map(textOf) : [];
  return labels.filter((label) => label !== "" && !label.startsWith("misp:")).map((name) => ({ name }));
}

function customAttribute(object: JsonObject): JsonObject {
  const id = textOf(object["id"]);
  const tags = tagsOf(object);
  const { category, comment, value, data, ...rest } = carriedBack(object);
  return {
    uuid: id.slice(id.indexOf("--") + 2),
    type: labelsNamed(object, "type") ?? typeOfIdentifier(id).slice("x-misp-object-".length),
    category: category ?? "Other",
    value: value ?? "",
    to_ids: labelsNamed(object, "to_ids") === "True",
    timestamp: secondsOf(textOf(object["modified"])) ?? "0",
    ...(comment === undefined ? {} : { comment }),
    ...(data === undefined ? {} : { data }),
    ...rest,
    ...(tags.length > 0 ? { Tag: tags } : {}),
  };
}
