import { isList, isObject, type JsonObject, textOf } from "../basis/json-value.ts";
import { isIdentifier, typeOfIdentifier, uuidVersion } from "../basis/identifiers.ts";
import { referencesOf } from "../references.ts";
import { check } from "./check.ts";
import { checkRules, type CheckRule, type Finding } from "./check-rules.ts";

/**
 * The strict check of a bundle (STIX 2.1, section 8) and of every object in it. A bundle that states a `spec_version` is the
 * container of STIX 2.0, in which objects without a version are objects of 2.0 and only their common form is judged.
 */
export function checkBundle(bundle: unknown): readonly Finding[] {
  if (!isObject(bundle) || bundle["type"] !== "bundle") return [finding(bundle, "object-expected", "type")];
  const findings: Finding[] = [];
  const id = bundle["id"];
  if (id === undefined) findings.push(finding(bundle, "id-missing", "id"));
  else if (typeof id !== "string" || !isIdentifier(id)) findings.push(finding(bundle, "id-format", "id"));
  else if (typeOfIdentifier(id) !== "bundle") findings.push(finding(bundle, "id-of-another-type", "id"));
  else if (uuidVersion(id) !== 4) findings.push(finding(bundle, "id-not-random", "id"));
  const objects = bundle["objects"];
  if (objects === undefined) return findings;
  if (!isList(objects) || objects.length === 0)
    return [...findings, finding(bundle, "bundle-members", "objects")];
  const older = bundle["spec_version"] !== undefined;
  for (const object of objects) {
    const own = check(object);
    findings.push(...(older ? own.filter((one) => !isVersionOnly(object, one)) : own));
  }
  for (const name of Object.keys(bundle))
    if (!["type", "id", "objects"].includes(name)) findings.push(finding(bundle, "property-custom", name));
  return [
    ...findings,
    ...danglingFindings(objects.filter(isObject)),
    ...repeated(bundle, objects.filter(isObject)),
  ];
}

/** Checks either: a bundle with its objects, or one object. */
export function checkAny(value: unknown): readonly Finding[] {
  return isObject(value) && value["type"] === "bundle" ? checkBundle(value) : check(value);
}

/** A reference need not resolve inside the bundle (section 3.3), but a receiver should know that it does not. */
function danglingFindings(objects: readonly JsonObject[]): Finding[] {
  const ids = new Set(objects.map((object) => object["id"]));
  return objects.flatMap((object) =>
    referencesOf(object)
      .filter(({ target }) => !ids.has(target))
      .map(({ property }) => finding(object, "reference-dangling", property)),
  );
}

/** The same id with the same time of change should stand once (section 3.6). */
function repeated(bundle: JsonObject, objects: readonly JsonObject[]): Finding[] {
  const seen = new Set<string>();
  return objects.flatMap((object, index) => {
    const version = `${textOf(object["id"])} ${textOf(object["modified"])}`;
    if (typeof object["id"] !== "string" || !seen.has(version)) {
      seen.add(version);
      return [];
    }
    return [finding(bundle, "id-repeated", `objects[${index}]`)];
  });
}

function isVersionOnly(object: unknown, one: Finding): boolean {
  const version = isObject(object) ? object["spec_version"] : undefined;
  return one.property === "spec_version" && (version === undefined || version === "2.0");
}

function finding(value: unknown, rule: CheckRule, property: string): Finding {
  const [section, level] = checkRules[rule];
  const read = (name: string): string =>
    isObject(value) && typeof value[name] === "string" ? value[name] : "";
  return {
    objectId: read("id"),
    type: read("type"),
    property,
    rule,
    section: section === "type" ? "8" : section,
    level,
  };
}
