import { check, observableId, type JsonObject } from "@counterfoil/stix";

/** The strict check over objects as a partner posts them: indicators, observables, relationships. */
export function* validity(): Generator<Record<string, unknown>> {
  const objects = Array.from({ length: 30_000 }, (_, at) => objectOf(at));
  const started = performance.now();
  let findings = 0;
  for (const object of objects) findings += check(object).filter(({ level }) => level === "must").length;
  const seconds = (performance.now() - started) / 1000;
  yield {
    what: "objects checked",
    count: objects.length,
    objectsPerSecond: Math.round(objects.length / seconds),
    findings,
  };
}

function objectOf(at: number): JsonObject {
  const uuid = `0c7b5b88-8ff7-4a4d-aa9d-${String(at).padStart(12, "0")}`;
  const common = {
    spec_version: "2.1",
    created: "2026-01-01T00:00:00.000Z",
    modified: "2026-01-01T00:00:00.000Z",
  };
  if (at % 3 === 0) {
    const site = { type: "domain-name", value: `site${at}.example` };
    return { ...site, spec_version: "2.1", id: observableId(site)! };
  }
  if (at % 3 === 1)
    return {
      ...common,
      type: "indicator",
      id: `indicator--${uuid}`,
      name: "x",
      description: "x",
      pattern: `[domain-name:value = 'site${at}.example' OR url:value LIKE 'https://site${at}.example/%']`,
      pattern_type: "stix",
      valid_from: "2026-01-01T00:00:00Z",
    };
  return {
    ...common,
    type: "relationship",
    id: `relationship--${uuid}`,
    relationship_type: "indicates",
    source_ref: `indicator--${uuid}`,
    target_ref: `campaign--${uuid}`,
  };
}
