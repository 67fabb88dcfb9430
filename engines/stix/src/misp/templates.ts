import { isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { ok, refuse, type Outcome } from "../basis/outcome.ts";
import type { Bilingual } from "../messages/bilingual.ts";
import { membersOf } from "./misp-event.ts";

/** What a MISP object of one kind may hold. */
export type ObjectTemplate = {
  readonly name: string;
  readonly uuid: string;
  readonly version: string;
  readonly metaCategory: string;
  readonly relations: ReadonlyMap<string, TemplateRelation>;
  /** All of these, and at least one of those. */
  readonly required: readonly string[];
  readonly requiredOneOf: readonly string[];
};

export type TemplateRelation = {
  readonly type: string;
  readonly multiple: boolean;
  /** The only values allowed; null: any. */
  readonly values: readonly string[] | null;
};

export type TemplateFault = { readonly path: string; readonly rule: TemplateRule; readonly expected: string };
export type TemplateRule =
  "relation-unknown" | "relation-repeated" | "relation-missing" | "attribute-type" | "value-not-listed";

export const templateMessages: Readonly<Record<TemplateRule, Bilingual>> = {
  "relation-unknown": {
    en: "{path} is no relation of this object; expected: {expected}.",
    fr: "{path} n’est pas une relation de cet objet ; attendu : {expected}.",
  },
  "relation-repeated": {
    en: "{path} stands more than once; expected: once.",
    fr: "{path} figure plusieurs fois ; attendu : une seule fois.",
  },
  "relation-missing": {
    en: "{path} lacks a relation; expected: {expected}.",
    fr: "Il manque une relation à {path} ; attendu : {expected}.",
  },
  "attribute-type": {
    en: "{path} has another type; expected: {expected}.",
    fr: "{path} a un autre type ; attendu : {expected}.",
  },
  "value-not-listed": {
    en: "{path} is none of the listed values; expected: {expected}.",
    fr: "{path} n’est pas une valeur de la liste ; attendu : {expected}.",
  },
};

/** Reads the definition of a MISP object (misp-objects). */
export function readTemplate(value: unknown): Outcome<ObjectTemplate, "template-without-relations"> {
  const attributes = isObject(value) && isObject(value["attributes"]) ? value["attributes"] : {};
  const relations = new Map(
    Object.keys(attributes).flatMap((name) => {
      const said = attributes[name];
      return isObject(said) && textOf(said["misp-attribute"]) !== ""
        ? [[name, relationOf(said)] as const]
        : [];
    }),
  );
  if (!isObject(value) || relations.size === 0)
    return refuse("template-without-relations", { expected: "attributes" });
  const version = value["version"];
  return ok({
    name: textOf(value["name"]),
    uuid: textOf(value["uuid"]),
    version: typeof version === "number" ? String(version) : textOf(version),
    metaCategory: textOf(value["meta-category"]),
    relations,
    required: textsOf(value["required"]),
    requiredOneOf: textsOf(value["requiredOneOf"]),
  });
}

function relationOf(said: JsonObject): TemplateRelation {
  const values = textsOf(said["values_list"]);
  return {
    type: textOf(said["misp-attribute"]),
    multiple: said["multiple"] === true,
    values: values.length > 0 ? values : null,
  };
}

/** What of a MISP object does not fit its template, with its place and what was expected. */
export function templateFaults(object: JsonObject, template: ObjectTemplate): readonly TemplateFault[] {
  const seen = new Set<string>();
  const faults = membersOf(object, "Attribute").flatMap((attribute, index) => {
    const name = textOf(attribute["object_relation"]);
    const repeated = seen.has(name);
    seen.add(name);
    return attributeFaults(attribute, `Attribute[${index}]`, repeated, template);
  });
  const missing = template.required.filter((name) => !seen.has(name));
  const { requiredOneOf } = template;
  if (requiredOneOf.length > 0 && !requiredOneOf.some((name) => seen.has(name)))
    missing.push(requiredOneOf.join(" | "));
  return [
    ...faults,
    ...missing.map((expected) => ({ path: "Attribute", rule: "relation-missing" as const, expected })),
  ];
}

function attributeFaults(
  attribute: JsonObject,
  at: string,
  repeated: boolean,
  template: ObjectTemplate,
): readonly TemplateFault[] {
  const name = textOf(attribute["object_relation"]);
  const relation = template.relations.get(name);
  if (!relation)
    return [
      {
        path: `${at}.object_relation`,
        rule: "relation-unknown",
        expected: [...template.relations.keys()].join(", "),
      },
    ];
  const faults: TemplateFault[] = [];
  const type = textOf(attribute["type"]);
  if (repeated && !relation.multiple)
    faults.push({ path: `${at}.object_relation`, rule: "relation-repeated", expected: name });
  if (type !== "" && type !== relation.type)
    faults.push({ path: `${at}.type`, rule: "attribute-type", expected: relation.type });
  if (relation.values && !relation.values.includes(textOf(attribute["value"])))
    faults.push({ path: `${at}.value`, rule: "value-not-listed", expected: relation.values.join(", ") });
  return faults;
}

function textsOf(value: Json | undefined): readonly string[] {
  return isList(value) ? value.map(textOf).filter((text) => text !== "") : [];
}
