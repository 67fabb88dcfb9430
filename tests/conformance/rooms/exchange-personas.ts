import { checkInteroperability, isPropertyOf } from "@counterfoil/stix";
import { isRecord, verdictOf, type DataFile, type FileVerdict } from "../room.ts";

type Row = Readonly<Record<string, unknown>>;

/** Spellings of the published schemas that no property of STIX has. */
const misspelt: Readonly<Record<string, string>> = {
  architecture_exectuion_envs: "architecture_execution_envs",
  capabiliites: "capabilities",
  "external_references:": "external_references",
};

/** A schema of an interoperability persona: what it requires of its type, or of all markings, the engine asks for, and no more. */
export function judgePersona({ json }: DataFile): FileVerdict {
  const schema = json as Row;
  const type = /([a-z-]+)\.json$/.exec(textOf(schema["$id"]))?.[1] ?? "";
  const markings = markingsAllowed(schema);
  if (markings !== null) return verdictOf([oneTlpAtMost(markings)]);
  const required = (Array.isArray(schema["required"]) ? (schema["required"] as readonly unknown[]) : []).map(
    (name) => misspelt[textOf(name)] ?? textOf(name),
  );
  const asked = checkInteroperability({ type }).map(({ property }) => property);
  const whole = checkInteroperability(
    Object.fromEntries([["type", type], ...required.map((name) => [name, "x"])]),
  );
  return verdictOf([
    ...required.map((name) => (asked.includes(name) ? null : `${name} is required and not asked for`)),
    ...required.map((name) => (isPropertyOf(type, name) ? null : `${name} is no property of ${type}`)),
    whole.length === 0
      ? null
      : `asked for beyond the schema: ${whole.map(({ property }) => property).join(", ")}`,
  ]);
}

/** The markings of which a schema allows one, in the core that all personas share. */
function markingsAllowed(schema: Row): readonly string[] | null {
  const parts = Array.isArray(schema["allOf"])
    ? (schema["allOf"] as readonly unknown[]).filter(isRecord)
    : [];
  const properties = parts.map((part) => part["properties"]).find(isRecord);
  const contains = isRecord(properties?.["object_marking_refs"])
    ? properties["object_marking_refs"]["contains"]
    : null;
  if (!isRecord(contains)) return null;
  return textOf(contains["pattern"]).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
}

function oneTlpAtMost(uuids: readonly string[]): string | null {
  const ids = uuids.map((uuid) => `marking-definition--${uuid}`);
  const findings = (markings: readonly string[]): number =>
    checkInteroperability({ type: "x-any", object_marking_refs: markings }).length;
  if (ids.length < 2 || ids.some((id) => findings([id]) > 0)) return "one TLP marking is refused";
  return findings(ids) === 1 ? null : "several TLP markings are taken";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
