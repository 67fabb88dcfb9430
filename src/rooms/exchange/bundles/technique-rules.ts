import type { ImportedObject } from "@counterfoil/stix";

type StixObject = ImportedObject["object"];

const code = /^[A-Z]{1,4}[0-9]{2,5}(\.[0-9]{1,4})?$/;
/** Objects that only a published framework holds. */
export const frameworkTypes: readonly string[] = ["x-mitre-matrix", "x-mitre-tactic"];
const saysItWasUsed = new Set(["uses", "indicates"]);

/** The codes under which an attack pattern is published: `T0049.003`. One that was revoked tells of nothing. */
export function codesOf(object: StixObject): string[] {
  const references = object["external_references"];
  if (object["type"] !== "attack-pattern" || object["revoked"] === true || !Array.isArray(references))
    return [];
  const ids = references.map((each: unknown) =>
    typeof each === "object" && each !== null && "external_id" in each ? each.external_id : null,
  );
  return [...new Set(ids.filter((id): id is string => typeof id === "string" && code.test(id)))];
}

/**
 * The places (within `objects`) and codes of the techniques that a bundle tells of. A file that publishes a framework defines its
 * techniques and has seen none of them, but for those of which a relationship or a sighting in it says that they were used.
 */
export function techniquesIn(
  objects: readonly StixObject[],
): { readonly at: number; readonly code: string }[] {
  const publishes = objects.some(({ type }) => typeof type === "string" && frameworkTypes.includes(type));
  const used = publishes ? usedIn(objects) : null;
  return objects.flatMap((object, at) =>
    used === null || used.has(object["id"]) ? codesOf(object).map((each) => ({ at, code: each })) : [],
  );
}

function usedIn(objects: readonly StixObject[]): ReadonlySet<unknown> {
  return new Set(
    objects.flatMap((object) => {
      if (object["type"] === "sighting") return [object["sighting_of_ref"]];
      const kind = object["relationship_type"];
      return object["type"] === "relationship" && typeof kind === "string" && saysItWasUsed.has(kind)
        ? [object["target_ref"]]
        : [];
    }),
  );
}
