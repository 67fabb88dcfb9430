import { isList, isObject, type Json, type JsonObject, textOf } from "../../basis/json-value.ts";
import type { Report } from "../check-rules.ts";
import { predefinedExtensions } from "../extensions.ts";
import { list, text, timestamp, vocabulary, yesNo, type Kind } from "../kinds.ts";
import { vocabularies as ov } from "../vocabularies.ts";
import { observableObjects } from "../observable-objects.ts";
import { languageCodes } from "./language-codes.ts";

/** Properties of STIX 2.0 (part 4) that 2.1 renamed or dropped. */
const olderProperties: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  directory: { created: timestamp, modified: timestamp, accessed: timestamp },
  file: {
    created: timestamp,
    modified: timestamp,
    accessed: timestamp,
    is_encrypted: yesNo,
    encryption_algorithm: vocabulary(ov.olderEncryption),
    decryption_key: text,
  },
  process: { name: text, created: timestamp, arguments: list(text) },
  software: { languages: list(threeLetters) },
  "user-account": { password_last_changed: timestamp },
  "windows-registry-key": { modified: timestamp },
};

/** References of 2.0 that 2.1 renamed, with the types they may have. */
const olderReferences: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  process: { binary_ref: ["file"] },
};

/** Where 2.0 puts no rule on an object as a whole that 2.1 has (an id derived from content), or states another. */
const ownRules: Readonly<Record<string, (object: JsonObject, report: Report) => void>> = {
  file: (object, report) => {
    if (object["hashes"] === undefined && object["name"] === undefined)
      report("file-without-name-or-hash", "name");
    if (object["is_encrypted"] !== true)
      for (const name of ["encryption_algorithm", "decryption_key"])
        if (object[name] !== undefined) report("file-encryption", name);
  },
  process: () => {},
};

/** The observables of an observation (STIX 2.0, part 3, 3 and part 4): each by its type, referring to each other by their keys. */
export function checkObservations(objects: JsonObject, report: Report): void {
  for (const key of Object.keys(objects)) {
    const at = `objects.${key}`;
    const object = objects[key] as Json;
    if (!/^(?:0|[1-9]\d*)$/.test(key)) report("observation-key", at);
    if (!isObject(object)) report("value-type", at);
    else
      checkObservable(object, objects, (rule, property, section) =>
        report(rule, join(at, property), section),
      );
  }
}

function checkObservable(object: JsonObject, objects: JsonObject, report: Report): void {
  const type = object["type"];
  if (typeof type !== "string") return report("type-missing", "type");
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(type) || type.length < 3 || type.length > 250)
    return report("type-name", "type");
  const known = Object.hasOwn(observableObjects, type) ? observableObjects[type] : undefined;
  const section = known ? `2.0 part 4, 2.${known.section.slice(2)}` : "2.0 part 3, 5";
  const here: Report = (rule, property, own) =>
    report(rule === "property-custom" ? "custom-name" : rule, property, own ?? section);
  if (!known && !/^x-.+-.+$/.test(type)) here("custom-name", "type");
  for (const name of known?.required ?? []) if (object[name] === undefined) here("required-missing", name);
  const own = Object.hasOwn(olderProperties, type) ? olderProperties[type]! : {};
  const references = Object.hasOwn(olderReferences, type) ? olderReferences[type]! : {};
  for (const name of Object.keys(object)) {
    if (name === "type" || name === "extensions") continue;
    const value = object[name] as Json;
    const kind = own[name] ?? known?.properties[name];
    if (/_refs?$/.test(name))
      checkReferences(value, name, kind?.targets ?? references[name] ?? [], objects, here);
    else if (kind) kind(value, name, here);
    else custom(value, name, here);
  }
  checkKeys(object["x509_v3_extensions"] ?? null, "x509_v3_extensions", here);
  checkExtensions(object["extensions"], type, objects, here);
  (Object.hasOwn(ownRules, type) ? ownRules[type]! : known?.between)?.(object, here);
}

/** Keys of observables of the same observation, of the types that the property asks for. */
function checkReferences(
  value: Json,
  property: string,
  types: readonly string[],
  objects: JsonObject,
  report: Report,
): void {
  if (isList(value) !== property.endsWith("s")) return report("value-type", property);
  if (isList(value) && value.length === 0) report("list-empty", property);
  for (const [index, key] of (isList(value) ? value : [value]).entries()) {
    const at = isList(value) ? `${property}[${index}]` : property;
    const target = typeof key === "string" && Object.hasOwn(objects, key) ? objects[key] : undefined;
    if (!isObject(target)) report("observation-reference", at);
    else if (types.length > 0 && !types.includes(textOf(target["type"]))) report("reference-target", at);
  }
}

function checkExtensions(
  extensions: Json | undefined,
  type: string,
  objects: JsonObject,
  report: Report,
): void {
  if (extensions === undefined) return;
  if (!isObject(extensions)) return report("value-type", "extensions");
  const predefined = Object.hasOwn(predefinedExtensions, type) ? predefinedExtensions[type]! : {};
  for (const key of Object.keys(extensions)) {
    const extension = extensions[key] as Json;
    const at = `extensions.${key}`;
    const known = Object.hasOwn(predefined, key) ? predefined[key] : undefined;
    if (!known && !/^x-.+-.+-ext$/.test(key)) report("custom-name", at);
    if (!isObject(extension)) report("value-type", at);
    else if (known) checkContent(extension, at, known.content, objects, report);
  }
}

/** References inside an extension are keys too, so they are judged as such and hidden from the rules of 2.1. */
function checkContent(
  extension: JsonObject,
  at: string,
  content: Kind,
  objects: JsonObject,
  report: Report,
): void {
  for (const name of Object.keys(extension))
    if (/_refs?$/.test(name)) checkReferences(extension[name] as Json, `${at}.${name}`, [], objects, report);
  content(extension, at, (rule, property, section) => {
    if (rule === "reference-format" || rule === "id-format" || rule === "reference-target") return;
    report(rule, property, section);
  });
  const priority = extension["priority"];
  if (typeof priority === "string" && !priority.endsWith("_CLASS"))
    report("process-priority", `${at}.priority`);
}

function custom(value: Json, name: string, report: Report): void {
  if (!/^[a-z0-9_]{3,250}$/.test(name)) return report("property-name", name);
  if (isList(value) && value.length === 0) report("list-empty", name);
  if (!/^x_.+_.+$/.test(name)) report("custom-name", name);
  checkKeys(value, name, report);
}

/** Keys of dictionaries (part 3, 2): lower case, up to 30 characters. */
function checkKeys(value: Json, property: string, report: Report): void {
  if (!isObject(value)) return;
  for (const key of Object.keys(value))
    if (key.length > 30 || key !== key.toLowerCase()) report("dictionary-key-spelling", `${property}.${key}`);
}

function threeLetters(value: Json, property: string, report: Report): void {
  if (typeof value !== "string") report("value-type", property);
  else if (!languageCodes.has(value)) report("language-code", property);
}

function join(at: string, property: string): string {
  return property === "" ? at : `${at}.${property}`;
}
