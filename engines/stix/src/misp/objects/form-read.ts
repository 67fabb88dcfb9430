import { uuidFromContent } from "../../basis/identifiers.ts";
import { textOf, type JsonObject } from "../../basis/json-value.ts";
import { labelsNamed } from "../labels.ts";
import { attributesRead, isOfWhole } from "./attributes-read.ts";
import type { Origin } from "./manner-takers.ts";
import { usualCategory, usuallySought } from "./attribute-values.ts";
import { formOf } from "./forms.ts";
import { includedLeaves } from "./included-leaves.ts";
import { leavesOf, leavesOfPattern, type Leaf } from "./leaves.ts";
import type { TemplateForm } from "./template-form.ts";

/** What STIX says of one MISP object: a carrier (observed data, an indicator, a domain object, an observable), and what belongs to it. */
export type Told = {
  readonly objects: readonly JsonObject[];
  /** How many values of a registry key are its own, and how many objects stand in the form, where the caller knows. */
  readonly ownValues?: number;
  readonly count?: number;
};

/** A MISP object as its form says it. */
export type ReadObject = {
  readonly form: TemplateForm;
  readonly uuid: string;
  readonly attributes: readonly JsonObject[];
  /** How the first object of the form refers to it. */
  readonly relation: string | null;
  readonly references: readonly (readonly [relation: string, uuid: string])[];
};

export type ReadForm = {
  readonly objects: readonly ReadObject[];
  readonly carrier: JsonObject;
  readonly indicator: JsonObject | null;
  readonly unread: readonly Leaf[];
  /** The ids of the observables that were read. */
  readonly used: ReadonlySet<string>;
};

/** The templates for observables and others that no MISP converter wrote. */
const templatesByRoot: Readonly<Record<string, string>> = {
  artifact: "artifact",
  "autonomous-system": "asn",
  directory: "directory",
  "domain-name": "domain-ip",
  "email-message": "email",
  file: "file",
  "malware-analysis": "malware-analysis",
  "network-traffic": "network-traffic",
  process: "process",
  software: "software",
  url: "url",
  "user-account": "user-account",
  "windows-registry-key": "registry-key",
  "x509-certificate": "x509",
};

/** The MISP objects that a form says, the first before those within it; null where it says none. */
export function readObjects({ objects, ownValues, count }: Told): ReadForm | null {
  const carrier = objects[0];
  if (!carrier) return null;
  const label = labelsNamed(carrier, "name");
  const indicator =
    objects.find((one) => one["type"] === "indicator" && one["pattern_type"] === "stix") ?? null;
  const isPattern = carrier === indicator && label !== "stix2-pattern";
  const source = isPattern ? patternOf(carrier) : leavesBelow(carrier, objects, label);
  if (!source) return null;
  const name = label ?? templateOf(source.type, source.leaves);
  const form = name === null ? null : (formOf(name, source.type) ?? null);
  if (!form) return null;
  const origin: Origin = { written: label !== null, pattern: isPattern, uuid: source.uuid };
  const own = ownValues ?? (label === null ? null : 0);
  const parts = includedLeaves(form, source.leaves, own);
  const sought = isPattern || !indicator ? null : soughtIn(indicator, form, origin);
  const whole = (leaves: readonly Leaf[], of: TemplateForm, relation: string | null, index: number) => {
    const read = attributesRead(leaves, of, origin);
    const uuid = index === 0 ? source.uuid : uuidFromContent(`${textOf(carrier["id"])} ${of.name} ${index}`);
    const attributes = read.attributes.map((one) => completed(one, of, origin, { indicator, sought }));
    return { object: { form: of, uuid, attributes, relation, references: [] }, unread: read.unread };
  };
  const all = parts.map((part, index) => whole(part.leaves, part.form, part.relation, index));
  if (count !== undefined && all.length !== count + 1) return null;
  const [main, ...others] = all;
  const referred = referencesIn(main!.unread);
  return {
    objects: [{ ...main!.object, references: referred.references }, ...others.map(({ object }) => object)],
    carrier,
    indicator,
    unread: [...referred.rest, ...others.flatMap(({ unread }) => unread)],
    used: new Set(source.leaves.map(({ owner }) => owner)),
  };
}

type Source = { readonly type: string; readonly uuid: string; readonly leaves: readonly Leaf[] };

function patternOf(indicator: JsonObject): Source | null {
  const found = leavesOfPattern(textOf(indicator["pattern"]));
  return found && { ...found, uuid: uuidOf(indicator) };
}

/** What an observer saw or a domain object says; of observables that no converter of MISP wrote, some are objects of their own. */
function leavesBelow(
  carrier: JsonObject,
  objects: readonly JsonObject[],
  label: string | null,
): Source | null {
  const others = objects.filter((one) => one !== carrier);
  const isSeen = carrier["type"] === "observed-data";
  const root = isSeen ? rootAmong(carrier, others) : carrier;
  if (!root) return null;
  const type = textOf(root["type"]);
  const apart = label === null ? (ownObjects[type] ?? []) : [];
  const known = others.filter((one) => !apart.includes(textOf(one["type"])));
  const byId = new Map(known.map((one) => [textOf(one["id"]), one]));
  const leaves = leavesOf(root, byId).filter(({ path }) => !isOfWhole(path.split(".")[0]!));
  const all = type === "autonomous-system" ? [...leaves, ...announcedBy(root, others)] : leaves;
  return { type, uuid: isSeen && label !== null ? uuidOf(carrier) : uuidOf(root), leaves: all };
}

/** Addresses say which system they belong to, not the other way round. */
function announcedBy(system: JsonObject, others: readonly JsonObject[]): Leaf[] {
  return others.flatMap((one): Leaf[] => {
    const systems = Array.isArray(one["belongs_to_refs"]) ? one["belongs_to_refs"] : [];
    if (!systems.includes(system["id"]!)) return [];
    return [
      {
        path: "announced.value",
        at: "announced.value",
        value: textOf(one["value"]),
        owner: textOf(one["id"]),
      },
    ];
  });
}

const ownObjects: Readonly<Record<string, readonly string[]>> = {
  "email-message": ["file", "artifact"],
  file: ["artifact"],
  process: ["process", "file"],
};

function rootAmong(carrier: JsonObject, others: readonly JsonObject[]): JsonObject | null {
  const references = Array.isArray(carrier["object_refs"]) ? carrier["object_refs"].map(textOf) : [];
  const label = labelsNamed(carrier, "name");
  const observed = references.flatMap((id) => others.filter((one) => one["id"] === id));
  const wanted = observed.filter((one) => label === null || formOf(label, textOf(one["type"])) !== null);
  return wanted.find((one) => uuidOf(one) === uuidOf(carrier)) ?? wanted[0] ?? null;
}

function templateOf(type: string, leaves: readonly Leaf[]): string | null {
  const has = (start: string): boolean => leaves.some(({ path }) => path.startsWith(start));
  if (has("extensions.socket-ext.")) return "network-socket";
  if (has("extensions.http-request-ext.")) return "http-request";
  return templatesByRoot[type] ?? null;
}

/** Which attributes an indicator looks for: `relation value`, numbers of systems without their letters. */
function soughtIn(indicator: JsonObject, form: TemplateForm, origin: Origin): ReadonlySet<string> {
  const source = patternOf(indicator);
  if (!source || source.type !== form.root) return new Set();
  const parts = includedLeaves(form, source.leaves, 0);
  return new Set(
    parts.flatMap((part) =>
      attributesRead(part.leaves, part.form, { ...origin, pattern: true }).attributes.map(keyOf),
    ),
  );
}

const keyOf = (attribute: JsonObject): string =>
  `${textOf(attribute["object_relation"])} ${textOf(attribute["value"]).replace(/^AS(?=\d)/, "")}`.replaceAll(
    "\\\\",
    "\\",
  );

type Context = {
  readonly indicator: JsonObject | null;
  readonly sought: ReadonlySet<string> | null;
};

/** With the category and purpose that an attribute has when nothing else is said. */
function completed(read: JsonObject, form: TemplateForm, origin: Origin, context: Context): JsonObject {
  const relation = textOf(read["object_relation"]);
  const type = textOf(read["type"]);
  const isHeld = type === "malware-sample" || type === "email-attachment";
  const isSaid = context.sought?.has(keyOf(read)) ?? false;
  return {
    ...read,
    category: form.categories?.[relation] ?? usualCategory(type),
    to_ids:
      isSaid ||
      (context.sought !== null && isHeld) ||
      (context.sought === null && isSought(read, form, origin)),
    ...(isSaid && !isHeld ? { comment: `Indicator ID: ${textOf(context.indicator?.["id"])}` } : {}),
  };
}

/** All that a pattern names is looked for, but for what MISP's converter never says so of; else what usually is. */
function isSought(read: JsonObject, form: TemplateForm, { written, pattern }: Origin): boolean {
  const relation = textOf(read["object_relation"]);
  const manner = form.places.find(([name]) => name === relation)?.[3];
  if (pattern) return !written || (manner !== "protocol" && manner !== "socket-state");
  return written && usuallySought(textOf(read["type"]));
}

const referred: Readonly<Record<string, string>> = {
  image_ref: "executes",
  parent_ref: "child-of",
  child_refs: "parent-of",
  "body_multipart.body_raw_ref": "contains",
};

/** References to objects that stand apart. */
function referencesIn(leaves: readonly Leaf[]): {
  readonly references: (readonly [string, string])[];
  readonly rest: Leaf[];
} {
  const isReference = ({ path, value }: Leaf): boolean =>
    Object.hasOwn(referred, path) && textOf(value).includes("--");
  return {
    references: leaves
      .filter(isReference)
      .map(({ path, value }) => [referred[path]!, textOf(value).split("--")[1]!] as const),
    rest: leaves.filter((leaf) => !isReference(leaf)),
  };
}

export function uuidOf(object: JsonObject): string {
  const id = textOf(object["id"]);
  return id.slice(id.indexOf("--") + 2);
}
