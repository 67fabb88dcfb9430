import { isObject, type JsonObject } from "../basis/json-value.ts";
import { domainObjects } from "./domain-objects.ts";
import { metaObjects } from "./meta-objects.ts";
import type { ObjectType } from "./object-type.ts";
import { observableObjects } from "./observable-objects.ts";
import { relationshipObjects } from "./relationship-objects.ts";

const types = new Map<string, ObjectType>(
  [domainObjects, relationshipObjects, observableObjects, metaObjects].flatMap((table) =>
    Object.entries(table),
  ),
);

const custom = { section: "11.2", required: [], properties: {} } as const;
const customDomain: ObjectType = { ...custom, family: "domain" };
const customObservable: ObjectType = { ...custom, family: "observable" };

/** The types that STIX 2.1 defines. */
export function isStandardType(type: string): boolean {
  return types.has(type);
}

/**
 * The rules for an object. A type that the standard does not know (section 11.2) counts as a domain object when its extension
 * says so or when it carries versions (`created`, `modified`), otherwise as an observable.
 */
export function typeOf(object: JsonObject): ObjectType {
  const known = typeof object["type"] === "string" ? types.get(object["type"]) : undefined;
  if (known) return known;
  const extensions = isObject(object["extensions"]) ? Object.values(object["extensions"]) : [];
  const declared = extensions.map((extension) =>
    isObject(extension) ? extension["extension_type"] : undefined,
  );
  if (declared.includes("new-sco")) return customObservable;
  if (declared.includes("new-sdo") || declared.includes("new-sro")) return customDomain;
  return object["created"] !== undefined || object["modified"] !== undefined
    ? customDomain
    : customObservable;
}
