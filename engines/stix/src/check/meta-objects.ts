import { isList, isObject, type Json, type JsonObject } from "../basis/json-value.ts";
import { normativeTlp, tlpWords } from "../markings.ts";
import type { Report } from "./check-rules.ts";
import { languageForm } from "./formats.ts";
import { anything, list, oneOf, reference, text, timestamp, type Kind } from "./kinds.ts";
import type { ObjectType } from "./object-type.ts";

/** Content of `language-content`: by language, by property (section 7.1). */
const contents: Kind = (value, property, report) => {
  if (!isObject(value)) return report("value-type", property);
  if (Object.keys(value).length === 0) report("dictionary-empty", property);
  for (const language of Object.keys(value)) {
    if (!languageForm.test(language)) report("language-code", `${property}.${language}`);
    const translated = value[language] as Json;
    if (!isObject(translated)) report("value-type", `${property}.${language}`);
    else
      for (const name of Object.keys(translated))
        if (!/^[a-z0-9_]{3,250}$/.test(name)) report("property-name", `${property}.${language}.${name}`);
  }
};

/** STIX Meta Objects (STIX 2.1, section 7). */
export const metaObjects: Readonly<Record<string, ObjectType>> = {
  "language-content": {
    family: "meta",
    section: "7.1",
    required: ["modified", "object_ref", "contents"],
    properties: { object_ref: reference(), object_modified: timestamp, contents },
  },
  "marking-definition": {
    family: "meta",
    section: "7.2.1",
    required: [],
    properties: { name: text, definition_type: text, definition: anything },
    between: markingDefinition,
  },
  "extension-definition": {
    family: "meta",
    section: "7.3",
    required: ["modified", "created_by_ref", "name", "schema", "version", "extension_types"],
    properties: {
      name: text,
      description: text,
      schema: text,
      version: text,
      extension_types: list(
        oneOf("new-sdo", "new-sco", "new-sro", "property-extension", "toplevel-property-extension"),
      ),
      extension_properties: list(text),
    },
    between: (object, report) => {
      const kinds = object["extension_types"];
      if (
        isList(kinds) &&
        kinds.includes("toplevel-property-extension") &&
        object["extension_properties"] === undefined
      )
        report("extension-properties-missing", "extension_properties");
    },
  },
};

export function markingDefinition(object: JsonObject, report: Report): void {
  const { id, definition, definition_type: kind } = object;
  markingOfItself(object, report);
  if (definition === undefined && kind === undefined) {
    if (object["extensions"] === undefined) report("marking-definition-content", "definition");
  } else if (typeof kind !== "string" || !isObject(definition))
    report("marking-definition-content", "definition");
  else if (kind !== "statement" && kind !== "tlp") report("marking-type-custom", "definition_type");
  else if (kind === "statement" && typeof definition["statement"] !== "string")
    report("marking-definition-content", "definition.statement");
  else if (kind === "tlp" && !isNormativeTlp(object)) report("tlp-definition", "definition");
  if (typeof id === "string" && normativeTlp.has(id) && kind !== "tlp" && !isObject(object["extensions"]))
    tlpUnderAnotherKind(object, report);
}

/** The four definitions of section 7.2.1.4 may not be stated in any other way: same id, same instant, same level. */
function isNormativeTlp(object: JsonObject): boolean {
  const known = typeof object["id"] === "string" ? normativeTlp.get(object["id"]) : undefined;
  if (!known) return false;
  const definition = object["definition"];
  if (!isObject(definition) || Object.keys(definition).join() !== "tlp") return false;
  const normative = known["definition"];
  return (
    isObject(normative) &&
    definition["tlp"] === normative["tlp"] &&
    object["created"] === known["created"] &&
    (object["name"] === undefined || object["name"] === known["name"]) &&
    object["object_marking_refs"] === undefined
  );
}

function tlpUnderAnotherKind(object: JsonObject, report: Report): void {
  const definition = object["definition"];
  const level = isObject(definition) ? definition["tlp"] : undefined;
  if (typeof level === "string" && !tlpWords.has(level)) report("tlp-definition", "definition.tlp");
}

function markingOfItself(object: JsonObject, report: Report): void {
  const { id, object_marking_refs: references, granular_markings: granular } = object;
  if (Array.isArray(references) && references.includes(id))
    report("marking-of-itself", "object_marking_refs");
  if (
    Array.isArray(granular) &&
    granular.some((marking) => isObject(marking) && marking["marking_ref"] === id)
  )
    report("marking-of-itself", "granular_markings");
}
