import { uuidFromContent } from "./basis/identifiers.ts";
import { byCodeUnit, canonicalText, isObject, type Json, type JsonObject } from "./basis/json-value.ts";
import { ok, type Outcome, type Refused } from "./basis/outcome.ts";
import { checkBundle } from "./check/check-bundle.ts";
import type { Finding } from "./check/check-rules.ts";
import { markingRefsOf, normativeTlp } from "./markings.ts";

export type ExportedBundle = {
  readonly id: string;
  /** The bundle, two spaces of indent, one line feed at the end. */
  readonly text: string;
  readonly objects: number;
  /** SHOULD findings only: a bundle with a MUST finding is not written. */
  readonly findings: readonly Finding[];
};

/**
 * Writes a bundle (STIX 2.1, section 8) that is valid and stable: the same objects give the same bytes, in whatever order they
 * come. The id of the bundle is derived from its content unless one is given. The fixed TLP markings that the objects refer to
 * travel with them.
 */
export function exportBundle(
  objects: readonly JsonObject[],
  options: { readonly id?: string } = {},
):
  | Outcome<ExportedBundle, "nothing-to-export">
  | (Refused<"objects-break-the-standard"> & { readonly findings: readonly Finding[] }) {
  const ordered = [...objects, ...missingMarkings(objects)].sort(inOrder).map(orderedObject);
  if (ordered.length === 0) return { ok: false, refusal: "nothing-to-export", values: {} };
  const id = options.id ?? `bundle--${uuidFromContent(canonicalText(ordered))}`;
  const bundle = { type: "bundle", id, objects: ordered };
  const findings = checkBundle(bundle);
  const broken = findings.filter((finding) => finding.level === "must");
  const [first] = broken;
  if (first) {
    const values = {
      object: first.objectId,
      property: first.property,
      rule: first.rule,
      findings: broken.length,
    };
    return { ok: false, refusal: "objects-break-the-standard", values, findings: broken };
  }
  return ok({ id, text: `${JSON.stringify(bundle, null, 2)}\n`, objects: ordered.length, findings });
}

function missingMarkings(objects: readonly JsonObject[]): JsonObject[] {
  const present = new Set(objects.map((object) => object["id"]));
  const wanted = new Set(objects.flatMap(markingRefsOf));
  return [...wanted].flatMap((id) => {
    const marking = present.has(id) ? undefined : normativeTlp.get(id);
    return marking ? [marking] : [];
  });
}

/** What others refer to comes first, so that a reader in one pass knows markings and senders before it meets their use. */
const firstTypes = ["extension-definition", "marking-definition", "identity"];
const lastTypes = ["relationship", "sighting"];

function rank(object: JsonObject): number {
  const type = object["type"];
  const first = firstTypes.findIndex((name) => name === type);
  if (first !== -1) return first;
  const last = lastTypes.findIndex((name) => name === type);
  return firstTypes.length + 1 + last;
}

function inOrder(a: JsonObject, b: JsonObject): number {
  return (
    rank(a) - rank(b) ||
    byCodeUnit(textOf(a["id"]), textOf(b["id"])) ||
    byCodeUnit(textOf(a["modified"]), textOf(b["modified"])) ||
    byCodeUnit(canonicalText(a), canonicalText(b))
  );
}

const firstNames = ["type", "spec_version", "id", "created_by_ref", "created", "modified", "revoked"];

function orderedObject(object: JsonObject): JsonObject {
  const others = Object.keys(object)
    .filter((name) => !firstNames.includes(name))
    .sort(byCodeUnit);
  const names = [...firstNames.filter((name) => object[name] !== undefined), ...others];
  return Object.fromEntries(names.map((name) => [name, orderedValue(object[name] as Json)]));
}

function orderedValue(value: Json): Json {
  if (Array.isArray(value)) return value.map(orderedValue);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort(byCodeUnit)
      .map((name) => [name, orderedValue(value[name] as Json)]),
  );
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
