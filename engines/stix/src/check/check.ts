import { isIdentifier, typeOfIdentifier, uuidVersion } from "../basis/identifiers.ts";
import { contributing } from "../basis/observable-id.ts";
import { isObject, type Json, type JsonObject } from "../basis/json-value.ts";
import { checkRules, type Finding, type Report } from "./check-rules.ts";
import { commonProperties, commonRequired, type ObjectType } from "./object-type.ts";
import { predefinedExtensions } from "./extensions.ts";
import { checkTimes } from "./order-in-time.ts";
import { typeOf } from "./object-types.ts";
import { checkSelectors } from "./selectors.ts";

/**
 * The strict check of one object against STIX 2.1 (OASIS Standard): every broken rule with the property, the section and whether
 * it is a MUST or a SHOULD. An object without MUST findings is valid. Never throws, whatever it is given.
 */
export function check(object: unknown): readonly Finding[] {
  const findings: Finding[] = [];
  const id = isObject(object) && typeof object["id"] === "string" ? object["id"] : "";
  const type = isObject(object) && typeof object["type"] === "string" ? object["type"] : "";
  const known = isObject(object) ? typeOf(object) : null;
  const report: Report = (rule, property, own) => {
    const [section, level] = checkRules[rule];
    findings.push({
      objectId: id,
      type,
      property,
      rule,
      section: section === "type" ? (own ?? known?.section ?? "11.2") : section,
      level,
    });
  };
  if (!isObject(object) || known === null) report("object-expected", "");
  else checkObject(object, type, known, report);
  return findings;
}

export function isValid(object: unknown): boolean {
  return check(object).every((finding) => finding.level !== "must");
}

function checkObject(object: JsonObject, type: string, known: ObjectType, report: Report): void {
  checkIdentity(object, type, report);
  if (known.section === "11.2" && type !== "") report("type-custom", "type");
  const common = commonProperties[known.family];
  for (const name of commonRequired[known.family])
    if (object[name] === undefined) report("required-missing", name);
  for (const name of known.required) if (object[name] === undefined) report("required-missing", name);
  for (const name of Object.keys(object)) checkProperty(object[name] as Json, name, known, common, report);
  checkTimes(object, report);
  checkExtensions(object, type, report);
  checkSelectors(object, report);
  checkIdOrigin(object, type, known, report);
  known.between?.(object, report);
}

function checkIdentity(object: JsonObject, type: string, report: Report): void {
  const id = object["id"];
  if (type === "") report("type-missing", "type");
  else if (type === "action") report("type-reserved", "type");
  else if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(type) || type.length < 3 || type.length > 250)
    report("type-name", "type");
  if (id === undefined) report("id-missing", "id");
  else if (typeof id === "string" && type !== "" && isIdentifier(id) && typeOfIdentifier(id) !== type)
    report("id-of-another-type", "id");
}

function checkProperty(
  value: Json,
  name: string,
  known: ObjectType,
  common: ObjectType["properties"],
  report: Report,
): void {
  const kind = Object.hasOwn(known.properties, name)
    ? known.properties[name]
    : Object.hasOwn(common, name)
      ? common[name]
      : undefined;
  if (kind) return kind(value, name, report);
  if (reserved.has(name)) return report("property-reserved", name);
  if (!/^[a-z][a-z0-9_]{2,249}/.test(name)) return report("property-name", name);
  if (!/^[a-z][a-z0-9_]{2,249}$/.test(name)) report("property-name-characters", name);
  report(unusedCommon.has(name) ? "property-not-used-here" : "property-custom", name);
  if (value === null) report("value-type", name);
}

/** Section 3.8. */
const reserved = new Set(["severity", "username", "phone_number", "action"]);

/** Common properties that some families do not use (section 3.2). */
const unusedCommon = new Set([
  ...Object.keys(commonProperties.domain),
  ...Object.keys(commonProperties.observable),
]);

function checkIdOrigin(object: JsonObject, type: string, known: ObjectType, report: Report): void {
  const id = object["id"];
  if (typeof id !== "string" || !isIdentifier(id)) return;
  const random = uuidVersion(id) === 4;
  if (known.family !== "observable") {
    if (!random) report("id-not-random", "id");
    const creator = object["created_by_ref"];
    if (typeof creator === "string" && typeOfIdentifier(creator) !== "identity")
      report("created-by-no-identity", "created_by_ref");
    return;
  }
  const sources = Object.hasOwn(contributing, type) ? contributing[type] : undefined;
  const bare = sources?.every((name) => object[name] === undefined) ?? false;
  if (bare && !random) report("id-not-random-without-content", "id");
  if (sources && !bare && uuidVersion(id) !== 5) report("id-not-derived", "id");
}

const extensionTypes = new Set([
  "new-sdo",
  "new-sco",
  "new-sro",
  "property-extension",
  "toplevel-property-extension",
]);

function checkExtensions(object: JsonObject, type: string, report: Report): void {
  const extensions = object["extensions"];
  if (!isObject(extensions)) return;
  const predefined = Object.hasOwn(predefinedExtensions, type) ? predefinedExtensions[type]! : {};
  for (const key of Object.keys(extensions)) {
    const extension = extensions[key] as Json;
    const property = `extensions.${key}`;
    const known = Object.hasOwn(predefined, key) ? predefined[key] : undefined;
    if (!isObject(extension)) report("extension-content", property);
    else if (known) known.content(extension, property, (rule, at) => report(rule, at, known.section));
    else if (extension["extension_type"] === undefined) report("extension-key", property);
    else if (!extensionTypes.has(extension["extension_type"] as string))
      report("extension-type", `${property}.extension_type`);
  }
}
