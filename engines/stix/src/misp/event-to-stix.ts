import { uuidFromContent } from "../basis/identifiers.ts";
import { canonicalText, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { ok, refuse, type Outcome } from "../basis/outcome.ts";
import { tlpMarking, type Tlp } from "../markings.ts";
import { attributeToStix, uuidOf, type Surroundings } from "./attribute-to-stix.ts";
import { galaxyToStix } from "./galaxies.ts";
import { isSaid } from "./objects/details.ts";
import { eventObjectsToStix, type EventObject } from "./objects/event-objects.ts";
import { eventIn, isYes, membersOf, timeOf, type MispNote } from "./misp-event.ts";
import { markingId, otherTags, tlpOfTags } from "./tags.ts";

export type MispImport = {
  readonly objects: readonly JsonObject[];
  readonly notes: readonly MispNote[];
  /** The strictest TLP of the event's own tags; null where it has none. */
  readonly tlp: Tlp | null;
};

/**
 * A MISP event as STIX 2.1: its organisation as an identity, itself as a report over all it holds (a grouping until it is
 * published), attributes, objects, galaxies, sightings. Tags that are TLP mark what they stand at, the event's own all of it; other
 * tags are labels. Distribution, sharing group and proposals, which STIX has no form for, stay as `x_misp_…`, so that they are
 * written back. What could not be taken is in the notes with its place.
 */
export function mispToStix(value: unknown): Outcome<MispImport, "not-a-misp-event"> {
  const event = eventIn(value);
  if (!event) return refuse("not-a-misp-event", { expected: "Event" });
  return ok(new EventRun(event).run());
}

/** Members of an event that STIX has no property for, in the order of MISP's core format. */
const kept =
  "distribution sharing_group_id SharingGroup threat_level_id analysis date extends_uuid ShadowAttribute EventReport disable_correlation locked".split(
    " ",
  );

class EventRun {
  readonly #event: JsonObject;
  readonly #notes: MispNote[] = [];
  readonly #objects = new Map<string, JsonObject>();
  readonly #uuids = new Set<string>();
  /** What attributes became, by their UUID. */
  readonly #ids = new Map<string, readonly string[]>();
  readonly #time: string;
  readonly #tlp: Tlp | null;

  constructor(event: JsonObject) {
    this.#event = event;
    const own = timeOf(event["timestamp"]) ?? dayOf(event["date"]);
    if (own === null) this.#notes.push({ path: "timestamp", rule: "timestamp-made" });
    this.#time = own ?? "1970-01-01T00:00:00.000Z";
    this.#tlp = tlpOfTags(event);
  }

  run(): MispImport {
    const creator = this.#creator();
    const around: Surroundings = {
      creator: creator ? textOf(creator["id"]) : null,
      time: this.#time,
      markings: (one) => this.#markings(one),
    };
    membersOf(this.#event, "Attribute").forEach((one, index) =>
      this.#attribute(one, `Attribute[${index}]`, around),
    );
    this.#eventObjects(around);
    this.#galaxies(this.#event, "");
    const inside = [...this.#objects.keys()];
    if (creator) this.#add(creator);
    if (inside.length > 0) this.#add(this.#report(around.creator, inside));
    return {
      objects: [...this.#markingObjects(), ...this.#objects.values()],
      notes: this.#notes,
      tlp: this.#tlp,
    };
  }

  #add(object: JsonObject): void {
    this.#objects.set(textOf(object["id"]), object);
  }

  #creator(): JsonObject | null {
    const organisation = isObject(this.#event["Orgc"]) ? this.#event["Orgc"] : this.#event["Org"];
    if (!isObject(organisation) || textOf(organisation["name"]) === "") return null;
    return {
      type: "identity",
      spec_version: "2.1",
      id: `identity--${uuidOf(organisation, "Orgc", this.#notes)}`,
      created: this.#time,
      modified: this.#time,
      name: textOf(organisation["name"]),
      identity_class: "organization",
    };
  }

  #markings(tagged: JsonObject): readonly string[] {
    const levels = [this.#tlp, tlpOfTags(tagged)].filter((one) => one !== null);
    return [...new Set(levels.map(markingId))];
  }

  /** The definitions of the markings that are used. */
  #markingObjects(): JsonObject[] {
    const used = new Set(
      [...this.#objects.values()].flatMap((one) =>
        Array.isArray(one["object_marking_refs"]) ? one["object_marking_refs"] : [],
      ),
    );
    return (["clear", "green", "amber", "amber+strict", "red"] as const)
      .map(tlpMarking)
      .filter((one) => used.has(one["id"]));
  }

  #attribute(attribute: JsonObject, path: string, around: Surroundings): void {
    if (isYes(attribute["deleted"])) return void this.#notes.push({ path, rule: "not-carried" });
    const objects = attributeToStix(this.#unlike(attribute), path, around, this.#notes);
    for (const object of objects) this.#add(withTags(object, attribute, around.markings(attribute)));
    const said = objects.filter((one) => textOf(one["created"]) !== "" && one["type"] !== "relationship");
    this.#ids.set(
      textOf(attribute["uuid"]).toLowerCase(),
      said.map((one) => textOf(one["id"])),
    );
    this.#galaxies(attribute, `${path}.`);
    membersOf(attribute, "Sighting").forEach((one, index) =>
      this.#sighting(one, `${path}.Sighting[${index}]`, objects, around),
    );
  }

  /** A UUID that another attribute of the event had before names that one; this one gets its own from its content. */
  #unlike(attribute: JsonObject): JsonObject {
    const uuid = textOf(attribute["uuid"]);
    if (!this.#uuids.has(uuid)) {
      this.#uuids.add(uuid);
      return attribute;
    }
    const { uuid: _, ...rest } = attribute;
    return rest;
  }

  #eventObjects(around: Surroundings): void {
    const all = membersOf(this.#event, "Object").flatMap((object, index): EventObject[] => {
      const path = `Object[${index}]`;
      if (isYes(object["deleted"])) {
        this.#notes.push({ path, rule: "not-carried" });
        return [];
      }
      for (const attribute of membersOf(object, "Attribute")) this.#galaxies(attribute, `${path}.`);
      return [{ object, path, around: this.#aroundObject(object, path, around) }];
    });
    const { forms, relationships } = eventObjectsToStix(all, this.#ids);
    for (const { of, custom } of forms)
      if (custom) this.#notes.push({ path: of.path, rule: "kept-as-custom" });
    for (const object of [...forms.flatMap(({ objects }) => objects), ...relationships]) this.#add(object);
    for (const { of, within, objects } of forms)
      for (const { object, path } of [of, ...within])
        membersOf(object, "Attribute").forEach((attribute, at) => {
          if (isYes(attribute["deleted"])) return;
          membersOf(attribute, "Sighting").forEach((one, index) =>
            this.#sighting(one, `${path}.Attribute[${at}].Sighting[${index}]`, objects, around, attribute),
          );
        });
  }

  #aroundObject(object: JsonObject, path: string, around: Surroundings): EventObject["around"] {
    const tagged = [object, ...membersOf(object, "Attribute")];
    return {
      uuid: uuidOf(this.#unlike(object), path, this.#notes),
      time: timeOf(object["timestamp"]) ?? this.#time,
      creator: around.creator,
      markings: [...new Set(tagged.flatMap((one) => this.#markings(one)))],
    };
  }

  #galaxies(holder: JsonObject, path: string): void {
    membersOf(holder, "Galaxy").forEach((galaxy, index) => {
      for (const cluster of galaxyToStix(galaxy, `${path}Galaxy[${index}]`, this.#time, this.#notes)) {
        const markings = this.#markings({});
        this.#add(markings.length > 0 ? { ...cluster, object_marking_refs: markings } : cluster);
      }
    });
  }

  /**
   * Of what an attribute says, or of what its object became (`within`: the attribute of the object that was seen); a sighting of another
   * kind than "seen" (false positive, expired) keeps its kind.
   */
  #sighting(
    sighting: JsonObject,
    path: string,
    of: readonly JsonObject[],
    around: Surroundings,
    within: JsonObject | null = null,
  ): void {
    const said = of.filter((one) => textOf(one["created"]) !== "" && one["type"] !== "relationship");
    const target =
      said.find((one) => one["type"] === "indicator") ??
      said.find((one) => one["type"] === "observed-data") ??
      said[0];
    const time = timeOf(sighting["date_sighting"]) ?? timeOf(sighting["timestamp"]);
    if (!target || time === null) return void this.#notes.push({ path, rule: "not-carried" });
    const kind = textOf(sighting["type"]) || "0";
    this.#add({
      type: "sighting",
      spec_version: "2.1",
      id: `sighting--${uuidOf(sighting, path, this.#notes)}`,
      ...(around.creator ? { created_by_ref: around.creator } : {}),
      created: time,
      modified: time,
      first_seen: time.replace(".000Z", "Z"),
      count: 1,
      sighting_of_ref: textOf(target["id"]),
      ...(target["object_marking_refs"] === undefined
        ? {}
        : { object_marking_refs: target["object_marking_refs"] }),
      ...(kind === "0" ? {} : { x_misp_sighting_type: kind }),
      ...(textOf(within?.["uuid"]) === "" ? {} : { x_misp_attribute_uuid: textOf(within?.["uuid"]) }),
    });
  }

  #report(creator: string | null, inside: readonly string[]): JsonObject {
    const event = this.#event;
    const published = isYes(event["published"]);
    const labels = ['misp:tool="MISP-STIX-Converter"', ...otherTags(event)];
    const markings = this.#markings({});
    const custom = kept
      .filter((name) => isSaid(event[name]))
      .map((name) => [`x_misp_${name.toLowerCase()}`, event[name] as Json]);
    const uuid = textOf(event["uuid"]) || uuidFromContent(canonicalText(event));
    const type = published ? "report" : "grouping";
    return {
      type,
      spec_version: "2.1",
      id: `${type}--${uuidOf({ ...event, uuid }, "Event", this.#notes)}`,
      ...(creator ? { created_by_ref: creator } : {}),
      created: this.#time,
      modified: this.#time,
      name: textOf(event["info"]) || "MISP event",
      ...(published
        ? { published: (timeOf(event["publish_timestamp"]) ?? this.#time).replace(".000Z", "Z") }
        : { context: "suspicious-activity" }),
      labels,
      object_refs: inside,
      ...(markings.length > 0 ? { object_marking_refs: markings } : {}),
      ...Object.fromEntries(custom),
    };
  }
}

function dayOf(value: Json | undefined): string | null {
  return /^\d{4}-\d\d-\d\d$/.test(textOf(value)) ? `${textOf(value)}T00:00:00.000Z` : null;
}

/** Other tags of an attribute are labels of what it became; its distribution stays. */
function withTags(object: JsonObject, attribute: JsonObject, markings: readonly string[]): JsonObject {
  const labels = Array.isArray(object["labels"]) ? (object["labels"] as readonly Json[]) : null;
  const marked =
    markings.length > 0 && object["object_marking_refs"] === undefined
      ? { ...object, object_marking_refs: markings }
      : object;
  if (labels === null) return marked;
  const tags = otherTags(attribute);
  const own = ["distribution", "sharing_group_id"].filter(
    (name) => isSaid(attribute[name]) && attribute[name] !== "5",
  );
  return {
    ...marked,
    labels: [...labels, ...tags],
    ...Object.fromEntries(own.map((name) => [`x_misp_${name}`, attribute[name] as Json])),
  };
}
