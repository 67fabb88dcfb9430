import { byCodeUnit, isList, isObject, type Json, type JsonObject } from "../basis/json-value.ts";
import { ok, refuse, type Outcome } from "../basis/outcome.ts";

export type TermKind = "tactic" | "technique" | "sub-technique";

/** One word of a shared language, with the code that reports are coded to. */
export type Term = {
  /** As published: `TA01`, `T0001`, `T0001.002`. */
  readonly code: string;
  readonly kind: TermKind;
  readonly name: string;
  readonly description: string;
  readonly url: string | null;
  /** Codes of the tactics it belongs to, in the framework's order; of a tactic, none. */
  readonly tactics: readonly string[];
  /** Code of the technique of which this is a part. */
  readonly parent: string | null;
  readonly revoked: boolean;
  readonly deprecated: boolean;
  /** Code of the term that takes its place, by a `revoked-by` relationship. */
  readonly successor: string | null;
  readonly stixId: string;
  readonly modified: string;
};

export type Vocabulary = {
  readonly name: string;
  /** What the publisher calls the version; null when it names none. */
  readonly publishedVersion: string | null;
  /** Latest change of any object in it: orders the editions. */
  readonly modified: string;
  /** Codes of the tactics in the framework's order. */
  readonly tactics: readonly string[];
  /** In the order of tactics, then of codes. */
  readonly terms: readonly Term[];
  /** Codes that more than one object claims; the latest object was taken. */
  readonly claimedTwice: readonly string[];
};

export type VocabularyRefusal = "vocabulary-without-terms";

/**
 * Reads a framework published in STIX the way ATT&CK and DISARM are (attack-pattern, x-mitre-tactic, x-mitre-matrix,
 * `subtechnique-of`, `revoked-by`) into a vocabulary. Objects must have passed the import.
 */
export function readVocabulary(objects: readonly JsonObject[]): Outcome<Vocabulary, VocabularyRefusal> {
  const source = sourceOf(objects);
  const tactics = tacticsOf(objects);
  const claims = new Map<string, Term[]>();
  for (const object of objects) {
    const term = termOf(object, source, tactics);
    if (term) claims.set(term.code, [...(claims.get(term.code) ?? []), term]);
  }
  if (claims.size === 0) return refuse("vocabulary-without-terms", { objects: objects.length });
  const terms = [...claims.values()].map((all) => all.reduce((a, b) => (b.modified > a.modified ? b : a)));
  const order = [...tactics.values()].map((tactic) => tactic.code);
  return ok({
    name: textOf(source.matrix?.["name"]) || "",
    publishedVersion: publishedVersion(objects),
    modified: objects.map((object) => textOf(object["modified"])).reduce((a, b) => (b > a ? b : a), ""),
    tactics: order,
    terms: terms.sort((a, b) => inOrder(a, b, order)),
    claimedTwice: [...claims].filter(([, all]) => all.length > 1).map(([code]) => code),
  });
}

type Source = {
  readonly matrix: JsonObject | undefined;
  readonly codeOf: ReadonlyMap<string, string>;
  readonly parentOf: ReadonlyMap<string, string>;
  readonly successorOf: ReadonlyMap<string, string>;
};

type Tactic = { readonly code: string; readonly shortName: string };

function sourceOf(objects: readonly JsonObject[]): Source {
  const codeOf = new Map<string, string>();
  const parentOf = new Map<string, string>();
  const successorOf = new Map<string, string>();
  for (const object of objects) {
    const code = codeIn(object);
    if (code) codeOf.set(textOf(object["id"]), code);
    if (object["type"] !== "relationship") continue;
    const { relationship_type: kind, source_ref: from, target_ref: to } = object;
    if (kind === "subtechnique-of") parentOf.set(textOf(from), textOf(to));
    if (kind === "revoked-by") successorOf.set(textOf(from), textOf(to));
  }
  const matrix = objects.find((object) => object["type"] === "x-mitre-matrix");
  return { matrix, codeOf, parentOf, successorOf };
}

/** By STIX id, in the order of the matrix; without a matrix, in the order of the codes. */
function tacticsOf(objects: readonly JsonObject[]): ReadonlyMap<string, Tactic> {
  const matrix = objects.find((object) => object["type"] === "x-mitre-matrix");
  const references = matrix && isList(matrix["tactic_refs"]) ? matrix["tactic_refs"] : [];
  const place = (object: JsonObject): number => {
    const at = references.indexOf(object["id"] as Json);
    return at === -1 ? references.length : at;
  };
  const found = objects.filter((object) => object["type"] === "x-mitre-tactic" && codeIn(object) !== null);
  found.sort((a, b) => place(a) - place(b) || byCodeUnit(codeIn(a) ?? "", codeIn(b) ?? ""));
  return new Map(
    found.map((object) => [
      textOf(object["id"]),
      { code: codeIn(object) ?? "", shortName: textOf(object["x_mitre_shortname"]) },
    ]),
  );
}

function termOf(object: JsonObject, source: Source, tactics: ReadonlyMap<string, Tactic>): Term | null {
  const type = object["type"];
  const code = codeIn(object);
  if (code === null || (type !== "attack-pattern" && type !== "x-mitre-tactic")) return null;
  const id = textOf(object["id"]);
  const parent = source.codeOf.get(source.parentOf.get(id) ?? "") ?? parentByCode(object, code);
  return {
    code,
    kind: type === "x-mitre-tactic" ? "tactic" : parent === null ? "technique" : "sub-technique",
    name: textOf(object["name"]),
    description: textOf(object["description"]),
    url: urlIn(object),
    tactics: type === "x-mitre-tactic" ? [] : phasesIn(object, [...tactics.values()]),
    parent,
    revoked: object["revoked"] === true,
    deprecated: object["x_mitre_deprecated"] === true,
    successor: source.codeOf.get(source.successorOf.get(id) ?? "") ?? null,
    stixId: id,
    modified: textOf(object["modified"]),
  };
}

function parentByCode(object: JsonObject, code: string): string | null {
  return object["x_mitre_is_subtechnique"] === true && code.includes(".")
    ? code.slice(0, code.lastIndexOf("."))
    : null;
}

function phasesIn(object: JsonObject, tactics: readonly Tactic[]): readonly string[] {
  const phases = isList(object["kill_chain_phases"]) ? object["kill_chain_phases"] : [];
  const names = phases.map((phase) => (isObject(phase) ? phase["phase_name"] : undefined));
  return tactics.filter((tactic) => names.includes(tactic.shortName)).map((tactic) => tactic.code);
}

const codeForm = /^(?:TA?\d{2,5}(?:\.\d{1,4})?)$/;

function codeIn(object: JsonObject): string | null {
  const references = isList(object["external_references"]) ? object["external_references"] : [];
  for (const reference of references) {
    const code = isObject(reference) ? reference["external_id"] : undefined;
    if (typeof code === "string" && codeForm.test(code)) return code;
  }
  const own = object["x_mitre_id"];
  return typeof own === "string" && codeForm.test(own) ? own : null;
}

function urlIn(object: JsonObject): string | null {
  const references = isList(object["external_references"]) ? object["external_references"] : [];
  for (const reference of references)
    if (isObject(reference) && typeof reference["url"] === "string") return reference["url"];
  return null;
}

/** The version that the most objects state. */
function publishedVersion(objects: readonly JsonObject[]): string | null {
  const counts = new Map<string, number>();
  for (const object of objects) {
    const version = textOf(object["x_mitre_version"]);
    if (version) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || byCodeUnit(a, b));
  return most ? most[0] : null;
}

function inOrder(a: Term, b: Term, tactics: readonly string[]): number {
  const place = (term: Term): number => {
    const at = tactics.indexOf(term.kind === "tactic" ? term.code : (term.tactics[0] ?? ""));
    return at === -1 ? tactics.length : at;
  };
  const first = (term: Term): number => (term.kind === "tactic" ? 0 : 1);
  return place(a) - place(b) || first(a) - first(b) || byCodeUnit(a.code, b.code);
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
