import { uuidFromContent } from "../../basis/identifiers.ts";
import { addressType } from "../attribute-types.ts";
import { isList, textOf, type Json, type JsonObject } from "../../basis/json-value.ts";

/** An object of STIX while it is written: what it refers to stands in it, until `objectsOf` takes all apart. */
export type Draft = {
  readonly type: string;
  uuid: string | null;
  readonly members: Map<string, Json | Draft | Draft[]>;
  /** Texts that are being joined from several attributes. */
  readonly joined: Set<string>;
};

export const draft = (type: string, uuid: string | null): Draft => ({
  type,
  uuid,
  members: new Map(),
  joined: new Set(),
});

/** Lists of plain values, and lists of which a path means one after the other. */
const plainLists = new Set(
  "languages goals aliases roles sectors secondary_motivations implementation_languages modules groups protocols received_lines external_references".split(
    " ",
  ),
);

/** How a pattern names one of a list: by its number, as any of them, or not at all. */
export function indexIn(property: string): "number" | "any" | "none" {
  if (/^(?:(?:to|cc|bcc)_refs|values|sections|body_multipart|protocols)$/.test(property)) return "number";
  return property === "resolves_to_refs" || property === "belongs_to_refs" || property === "child_refs"
    ? "any"
    : "none";
}

const isListOfObjects = (property: string): boolean =>
  property.endsWith("_refs") || ["values", "sections", "body_multipart"].includes(property);

/** What kind of object a reference names, where its value does not tell. */
const referred: Readonly<Record<string, string>> = {
  parent_directory_ref: "directory",
  content_ref: "artifact",
  image_ref: "file",
  parent_ref: "process",
  child_refs: "process",
  belongs_to_refs: "autonomous-system",
  from_ref: "email-addr",
  to_refs: "email-addr",
  cc_refs: "email-addr",
  bcc_refs: "email-addr",
};

/** What holds a value at the end of traffic where it is no address. */
const holders: Readonly<Record<string, string>> = { domain: "domain-name", mac: "mac-addr" };

/** A value to be put at a path: the how manieth of its relation it is, and the UUID of its attribute. */
export type Put = {
  readonly path: string;
  readonly value: Json;
  readonly index: number;
  readonly uuid: string | null;
  /** The type of an object that comes into being with it. */
  readonly type?: string;
  /** What stands between this and what was joined before it. */
  readonly join?: string;
};

/** Puts a value at its place; false where another stands already. */
export function put(into: Draft, one: Put): boolean {
  const [path = "", holder] = one.path.split("@");
  const steps = path.split(".");
  const type = one.type ?? (holder === undefined ? undefined : holders[holder]);
  return putAt(into, steps, { ...one, ...(type ? { type } : {}) });
}

function putAt(into: Draft, [step = "", ...rest]: readonly string[], one: Put): boolean {
  const before = into.members.get(step);
  if (rest.length === 0) return valueAt(into, step, before, one);
  if (!isListOfObjects(step)) {
    const child = isDraft(before) ? before : draft(childType(step, rest, one), null);
    if (before !== undefined && !isDraft(before)) return false;
    if (!putAt(child, rest, one)) return false;
    into.members.set(step, child);
    return true;
  }
  const list = Array.isArray(before) ? before : [];
  const index = step === "belongs_to_refs" ? 0 : one.index;
  if (index > list.length) return false;
  const child = list[index] ?? draft(childType(step, rest, one), null);
  if (!putAt(child, rest, one)) return false;
  if (index === list.length) list.push(child);
  into.members.set(step, list);
  return true;
}

function valueAt(into: Draft, step: string, before: Json | Draft | Draft[] | undefined, one: Put): boolean {
  const value = joinedWith(into, step, before as Json | undefined, one);
  if (value === null) return false;
  into.members.set(step, value);
  into.uuid ??= one.uuid;
  return true;
}

function joinedWith(into: Draft, step: string, before: Json | undefined, { value, join }: Put): Json | null {
  if (plainLists.has(step)) return [...((before ?? []) as readonly Json[]), value];
  if (before === undefined) {
    if (join !== undefined) into.joined.add(step);
    return value;
  }
  if (step.startsWith("x_misp_")) return isList(before) ? [...before, value] : [before, value];
  return join !== undefined && into.joined.has(step) ? `${textOf(before)}${join}${textOf(value)}` : null;
}

/** Members of a list without a type are plain objects; their UUID is of no use. */
function childType(step: string, rest: readonly string[], one: Put): string {
  if (!/_refs?$/.test(step)) return "";
  if (Object.hasOwn(referred, step)) return referred[step]!;
  if (one.type && rest.length === 1) return one.type;
  return rest.at(-1) === "value" || rest.length > 1 ? addressType(textOf(one.value)) : "file";
}

export function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && "members" in value && value.members instanceof Map;
}

/** The objects of a draft, its root first, each with an id of its own. */
export function objectsOf(root: Draft): JsonObject[] {
  const objects: JsonObject[] = [];
  const ids = new Set<string>();
  const idOf = (one: Draft, path: string): string => {
    const wanted = `${one.type}--${one.uuid ?? uuidFromContent(`${root.uuid} ${path}`)}`;
    const id = ids.has(wanted) ? `${one.type}--${uuidFromContent(`${wanted} ${path}`)}` : wanted;
    ids.add(id);
    return id;
  };
  const whole = (one: Draft, path: string): JsonObject => {
    const content: Record<string, Json> = {};
    for (const [name, value] of one.members) {
      const below = `${path}.${name}`;
      const single = (child: Draft, at: string): Json =>
        child.type === "" ? whole(child, at) : apart(child, at);
      content[name] = isDraft(value)
        ? single(value, below)
        : Array.isArray(value) && value.some(isDraft)
          ? value.map((child, index) => single(child, `${below}[${index}]`))
          : (value as Json);
    }
    return content;
  };
  const apart = (one: Draft, path: string): string => {
    const id = idOf(one, path);
    const at = objects.length;
    objects.push({});
    objects[at] = { type: one.type, id, spec_version: "2.1", ...whole(one, path) };
    return id;
  };
  apart(root, "");
  return objects;
}
