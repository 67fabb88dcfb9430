import * as fc from "fast-check";

/** As much of JSON Schema as `z.toJSONSchema` writes. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/**
 * Values of the schema, one in two with one place changed into something hostile: so that most get past the contract, or fail it at
 * one place deep inside. `ids` are ids that exist, put where a schema asks for an id of any noun.
 */
export function nearValid(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const valid = valueOf(schema, ids, 0);
  const changed = fc
    .tuple(valid, fc.nat(), fc.constantFrom(...hostileValues))
    .map(([value, place, hostile]) => replaced(value, place, hostile));
  return fc.oneof(valid, changed);
}

const hostileValues: readonly unknown[] = [
  null,
  "",
  "\ud800",
  "\u0000",
  "x".repeat(30_000),
  "'; drop table people; --",
  "__proto__",
  -1,
  0.5,
  Number.MAX_VALUE,
  1e308,
  true,
  [],
  {},
  Array.from({ length: 2_000 }, () => 1),
  { constructor: { prototype: {} } },
  [[[[[[[[[[1]]]]]]]]]],
];

function valueOf(schema: JsonSchema, ids: readonly string[], depth: number): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (choices) return fc.oneof(...choices.map((each) => valueOf(each, ids, depth)));
  if (schema.allOf) return valueOf(Object.assign({}, ...schema.allOf) as JsonSchema, ids, depth);
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  if (type === "object") return objectOf(schema, ids, depth);
  if (type === "array") return arrayOf(schema, ids, depth);
  if (type === "string") return stringOf(schema, ids);
  if (type === "integer" || type === "number") return numberOf(schema, type);
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  return fc.jsonValue({ maxDepth: 2 });
}

function objectOf(schema: JsonSchema, ids: readonly string[], depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  if (properties.length === 0 && typeof schema.additionalProperties === "object") {
    const names = schema.propertyNames ? valueOf(schema.propertyNames, ids, depth + 1) : fc.string();
    const entry = fc.tuple(names.map(String), valueOf(schema.additionalProperties, ids, depth + 1));
    return fc.array(entry, { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
  }
  const required = new Set(schema.required ?? []);
  const members = Object.fromEntries(
    properties.map(([name, each]) => {
      const value = valueOf(each, ids, depth + 1);
      return [name, required.has(name) ? value : fc.option(value, { nil: undefined })];
    }),
  );
  return fc.record(members);
}

function arrayOf(schema: JsonSchema, ids: readonly string[], depth: number): fc.Arbitrary<unknown> {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((each) => valueOf(each, ids, depth + 1)));
  const items = typeof schema.items === "object" ? valueOf(schema.items, ids, depth + 1) : fc.jsonValue();
  const minLength = schema.minItems ?? 0;
  return fc.array(items, { minLength, maxLength: Math.min(schema.maxItems ?? 3, minLength + 3) });
}

function stringOf(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<string> {
  const { minLength = 0, pattern } = schema;
  if (pattern !== undefined) {
    const fitting = ids.filter((id) => new RegExp(pattern, "u").test(id));
    const made = fc.stringMatching(new RegExp(pattern, "u"));
    return fitting.length > 0 ? fc.oneof(fc.constantFrom(...fitting), made) : made;
  }
  const maxLength = Math.min(schema.maxLength ?? 40, minLength + 40);
  return fc.oneof(fc.string({ minLength, maxLength, unit: "grapheme" }), fc.constantFrom(...ids));
}

function numberOf(schema: JsonSchema, type: string): fc.Arbitrary<number> {
  const min = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1e6, Number.MIN_SAFE_INTEGER);
  const max = Math.min(schema.maximum ?? 2e12, Number.MAX_SAFE_INTEGER);
  return type === "integer"
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.double({ min, max, noNaN: true });
}

/** The value with its place number `at` (of all its members, counted round) replaced. */
function replaced(value: unknown, at: number, hostile: unknown): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const place = places[at % Math.max(places.length, 1)];
  if (place === undefined) return hostile;
  place.holder[place.key] = hostile;
  return copy;
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
