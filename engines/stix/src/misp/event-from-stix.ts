import { isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { typeOfIdentifier } from "../basis/identifiers.ts";
import { effectiveTlp, type Tlp } from "../markings.ts";
import { attributeFromStix, type Said } from "./attribute-from-stix.ts";
import { galaxyFromStix } from "./galaxies.ts";
import { labelsNamed } from "./labels.ts";
import { secondsOf, type MispNote } from "./misp-event.ts";

export type MispExport = { readonly event: JsonObject; readonly notes: readonly MispNote[] };

/**
 * STIX objects as one MISP event (`{ Event }`): the report or grouping among them gives its head, indicators and observed data become
 * attributes, what came from MISP as custom objects becomes what it was, other domain objects become galaxies. The event has the
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
        this.#attribute({ indicator, observed: null, observables: [] });
    for (const object of this.#objects) this.#other(object);
    for (const sighting of this.#of("sighting")) this.#sighting(sighting);
    for (const object of this.#objects) {
      const id = textOf(object["id"]);
      if (!this.#used.has(id) && object["type"] !== "marking-definition")
        this.#notes.push({ path: id, rule: "not-carried" });
    }
    return { event: { Event: this.#event(head, creator) }, notes: this.#notes };
  }

  #of(type: string): readonly JsonObject[] {
    return this.#objects.filter((one) => one["type"] === type);
  }

  #observation(data: JsonObject): void {
    const id = textOf(data["id"]);
    const references = isList(data["object_refs"]) ? data["object_refs"].map(textOf) : [];
    const observables = references.map((reference) => this.#byId.get(reference)).filter(isObject);
    const link = this.#basis.get(id);
    const indicator = link ? this.#byId.get(textOf(link["source_ref"])) : undefined;
    if (!this.#attribute({ indicator: indicator ?? null, observed: data, observables })) return;
    for (const one of [...references, textOf(link?.["id"])]) this.#used.add(one);
  }

  #attribute(said: Said): boolean {
    const attribute = attributeFromStix(said, this.#notes);
    for (const one of [said.indicator, said.observed]) if (one) this.#used.add(textOf(one["id"]));
    if (!attribute) return false;
    const source = said.indicator ?? said.observed!;
    const tags = tagsOf(source);
    const whole = { ...attribute, ...carriedBack(source), ...(tags.length > 0 ? { Tag: tags } : {}) };
    this.#attributes.set(textOf(source["id"]), whole);
    return true;
  }

  #other(object: JsonObject): void {
    const [id, type] = [textOf(object["id"]), textOf(object["type"])];
    if (this.#used.has(id)) return;
    if (type === "x-misp-object") this.#mispObjects.push(mispObject(object));
    else if (type.startsWith("x-misp-object-")) this.#attributes.set(id, customAttribute(object));
    else if (galaxyTypes.has(type)) this.#galaxy(object);
    else return;
    this.#used.add(id);
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
    if (!attribute || seconds === null) return;
    const id = textOf(sighting["id"]);
    const own = {
      uuid: id.slice(id.indexOf("--") + 2),
      type: textOf(sighting["x_misp_sighting_type"]) || "0",
      date_sighting: seconds,
    };
    const before = isList(attribute["Sighting"]) ? attribute["Sighting"] : [];
    this.#attributes.set(target, { ...attribute, Sighting: [...before, own] });
    this.#used.add(id);
  }

  #event(head: JsonObject | null, creator: JsonObject | null): JsonObject {
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
      Object: this.#mispObjects,
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

function mispObject(object: JsonObject): JsonObject {
  const id = textOf(object["id"]);
  const attributes = isList(object["x_misp_attributes"]) ? object["x_misp_attributes"].filter(isObject) : [];
  return {
    uuid: id.slice(id.indexOf("--") + 2),
    name: textOf(object["x_misp_name"]),
    "meta-category": textOf(object["x_misp_meta_category"]),
    timestamp: secondsOf(textOf(object["modified"])) ?? "0",
    ...(object["x_misp_comment"] === undefined ? {} : { comment: object["x_misp_comment"] }),
    ...(object["x_misp_references"] === undefined ? {} : { ObjectReference: object["x_misp_references"] }),
    Attribute: attributes,
  };
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
