import { isList, isObject, type Json, type JsonObject } from "./basis/json-value.ts";

/** Traffic Light Protocol 2.0 (FIRST, 2022), from the widest audience to the narrowest. TLP 1.0 WHITE is CLEAR. */
export const tlpLevels = ["clear", "green", "amber", "amber+strict", "red"] as const;

export type Tlp = (typeof tlpLevels)[number];

export const tlpWords: ReadonlyMap<string, Tlp> = new Map<string, Tlp>([
  ["white", "clear"],
  ...tlpLevels.map((level): [string, Tlp] => [level, level]),
]);

/** The extension definition under which OASIS publishes the TLP 2.0 markings. */
export const tlp2Extension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

/** The markings that the standards fix to the letter, by id: TLP 1.0 (STIX 2.1, section 7.2.1.4) and TLP 2.0 (OASIS). */
export const normativeTlp: ReadonlyMap<string, JsonObject> = new Map(
  [
    tlp1("marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", "white"),
    tlp1("marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", "green"),
    tlp1("marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", "amber"),
    tlp1("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red"),
    tlp2("marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", "clear"),
    tlp2("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "green"),
    tlp2("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", "amber"),
    tlp2("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", "amber+strict"),
    tlp2("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", "red"),
  ].map((marking) => [marking["id"] as string, marking]),
);

/** The TLP 2.0 marking of a level, to be written into a bundle that we make. */
export function tlpMarking(level: Tlp): JsonObject {
  for (const marking of normativeTlp.values())
    if (isObject(marking["extensions"]) && tlpOfDefinition(marking) === level) return marking;
  throw new Error(`no marking for ${level}`);
}

/** The narrower of two audiences. */
export function narrower(a: Tlp, b: Tlp): Tlp {
  return tlpLevels.indexOf(a) >= tlpLevels.indexOf(b) ? a : b;
}

/** What the content of a marking definition says, whatever its id is. */
export function tlpOfDefinition(marking: JsonObject): Tlp | null {
  const extensions = marking["extensions"];
  const extension = isObject(extensions) ? extensions[tlp2Extension] : undefined;
  if (isObject(extension)) return tlpOfWord(extension["tlp_2_0"]);
  const definition = marking["definition"];
  if (isObject(definition) && definition["tlp"] !== undefined) return tlpOfWord(definition["tlp"]);
  return tlpOfWord(marking["name"]);
}

/** What an id says by itself: only the ids of the two standards mean something. */
export function tlpOfId(id: string): Tlp | null {
  const marking = normativeTlp.get(id);
  return marking ? tlpOfDefinition(marking) : null;
}

/**
 * The level of one marking, given the definition that came with it, if one came. Where id and content disagree the narrower
 * audience counts, so that a mistake of the sender never widens it.
 */
export function tlpOfMarking(id: string, definition: JsonObject | undefined): Tlp | null {
  const byId = tlpOfId(id);
  const byContent = definition ? tlpOfDefinition(definition) : null;
  return byId && byContent ? narrower(byId, byContent) : (byId ?? byContent);
}

/** All markings of an object: of the whole, and of parts of it (section 7.2). */
export function markingRefsOf(object: JsonObject): readonly string[] {
  const whole = object["object_marking_refs"];
  const parts = object["granular_markings"];
  const references: (Json | undefined)[] = isList(whole) ? [...whole] : [];
  if (isList(parts)) for (const part of parts) if (isObject(part)) references.push(part["marking_ref"]);
  return references.filter((reference) => typeof reference === "string");
}

/**
 * The most restrictive level among an object's markings, of the whole or of a part; null when it carries no TLP marking. What an
 * unmarked object may be used for is for the receiver's agreement to say.
 */
export function effectiveTlp(object: JsonObject, definitions: ReadonlyMap<string, JsonObject>): Tlp | null {
  let level: Tlp | null = null;
  for (const reference of markingRefsOf(object)) {
    const one = tlpOfMarking(reference, definitions.get(reference));
    if (one) level = level ? narrower(level, one) : one;
  }
  return level;
}

function tlpOfWord(word: Json | undefined): Tlp | null {
  if (typeof word !== "string") return null;
  return tlpWords.get(word.trim().toLowerCase().replace(/^tlp:/, "")) ?? null;
}

function tlp1(id: string, level: string): JsonObject {
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id,
    created: "2017-01-20T00:00:00.000Z",
    definition_type: "tlp",
    name: `TLP:${level.toUpperCase()}`,
    definition: { tlp: level },
  };
}

function tlp2(id: string, level: Tlp): JsonObject {
  return {
    type: "marking-definition",
    spec_version: "2.1",
    id,
    created: "2022-10-01T00:00:00.000Z",
    name: `TLP:${level.toUpperCase()}`,
    extensions: { [tlp2Extension]: { extension_type: "property-extension", tlp_2_0: level } },
  };
}
