import { isRecord } from "../room.ts";

/** Where a value does not fit a JSON schema (draft 4, the words that NIST's schema uses). Independent of the engine. */
export function schemaProblems(schema: unknown, value: unknown): string[] {
  const root = schema as Readonly<Record<string, unknown>>;
  return fits(root, root, value, "");
}

type JsonSchema = Readonly<Record<string, unknown>>;

function fits(root: JsonSchema, schema: JsonSchema, value: unknown, path: string): string[] {
  const reference = schema["$ref"];
  if (typeof reference === "string") return fits(root, resolved(root, reference), value, path);
  return [
    ...typeProblems(schema, value, path),
    ...memberProblems(root, schema, value, path),
    ...elementProblems(root, schema, value, path),
    ...textProblems(schema, value, path),
    ...oneOfProblems(root, schema, value, path),
  ];
}

function resolved(root: JsonSchema, reference: string): JsonSchema {
  return reference
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), root) as JsonSchema;
}

function typeProblems({ type, enum: values }: JsonSchema, value: unknown, path: string): string[] {
  const kinds: Readonly<Record<string, boolean>> = {
    object: isRecord(value),
    array: Array.isArray(value),
    string: typeof value === "string",
    number: typeof value === "number",
    integer: Number.isInteger(value),
    boolean: typeof value === "boolean",
  };
  const right = typeof type !== "string" || kinds[type] === true;
  const listed = !Array.isArray(values) || values.includes(value);
  return right && listed
    ? []
    : [`${path || "/"}: ${JSON.stringify(value)?.slice(0, 60)} is not ${JSON.stringify(type ?? values)}`];
}

function memberProblems(root: JsonSchema, schema: JsonSchema, value: unknown, path: string): string[] {
  if (!isRecord(value) || !isRecord(schema["properties"])) return [];
  const properties = schema["properties"];
  const required = (schema["required"] ?? []) as readonly string[];
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}/${name} is missing`);
  const inside = Object.entries(value).flatMap(([name, member]) => {
    const one = properties[name];
    if (one === undefined)
      return schema["additionalProperties"] === false ? [`${path}/${name} is not allowed`] : [];
    return fits(root, one as JsonSchema, member, `${path}/${name}`);
  });
  return [...missing, ...inside];
}

function elementProblems(
  root: JsonSchema,
  { items, minItems }: JsonSchema,
  value: unknown,
  path: string,
): string[] {
  if (!Array.isArray(value)) return [];
  const few =
    typeof minItems === "number" && value.length < minItems ? [`${path} has ${value.length} elements`] : [];
  const inside = isRecord(items)
    ? value.flatMap((one, index) => fits(root, items, one, `${path}/${index}`))
    : [];
  return [...few, ...inside];
}

function textProblems({ pattern }: JsonSchema, value: unknown, path: string): string[] {
  if (typeof pattern !== "string" || typeof value !== "string") return [];
  return new RegExp(pattern, "u").test(value) ? [] : [`${path}: ${value} does not fit ${pattern}`];
}

function oneOfProblems(
  root: JsonSchema,
  { oneOf, anyOf }: JsonSchema,
  value: unknown,
  path: string,
): string[] {
  const choices = (oneOf ?? anyOf) as readonly JsonSchema[] | undefined;
  if (!choices) return [];
  const problems = choices.map((one) => fits(root, one, value, path));
  return problems.some((list) => list.length === 0)
    ? []
    : (problems.toSorted((a, b) => a.length - b.length)[0] ?? []);
}
