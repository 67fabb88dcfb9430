import { isList, isObject, textOf, type Json, type JsonObject } from "../basis/json-value.ts";
import { ok, refuse, type Outcome } from "../basis/outcome.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { membersOf } from "./misp-event.ts";

/** A word of a MISP galaxy or taxonomy. `code` is what a report is coded to: `T0007`, or the tag `tlp:red`, or the UUID. */
export type SharedWord = {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** What it belongs to: phases (`tactics:Establish Assets`), or the predicate of a tag. */
  readonly groups: readonly string[];
  readonly references: readonly string[];
  readonly related: readonly { readonly type: string; readonly uuid: string }[];
  readonly uuid: string | null;
};

export type SharedWords = {
  readonly name: string;
  readonly version: string;
  readonly words: readonly SharedWord[];
  /** Codes that more than one word claims; the first was taken. */
  readonly claimedTwice: readonly string[];
  /** In a taxonomy: only one of its tags can stand at a time. */
  readonly exclusive: boolean;
};

/** Reads a MISP galaxy with its clusters (`values`) as words. */
export function readGalaxy(value: unknown): Outcome<SharedWords, "vocabulary-without-terms"> {
  if (!isObject(value)) return refuse("vocabulary-without-terms", { objects: 0 });
  const words = membersOf(value, "values").map(wordOfCluster);
  return wordsOf(value, textOf(value["type"]) || textOf(value["name"]), words, false);
}

function wordOfCluster(cluster: JsonObject): SharedWord {
  const meta = isObject(cluster["meta"]) ? cluster["meta"] : {};
  const uuid = textOf(cluster["uuid"]);
  return {
    code: textsOf(meta["external_id"])[0] ?? uuid,
    name: textOf(cluster["value"]),
    description: textOf(cluster["description"]),
    groups: textsOf(meta["kill_chain"]),
    references: textsOf(meta["refs"]),
    related: membersOf(cluster, "related").map((one) => ({
      type: textOf(one["type"]),
      uuid: textOf(one["dest-uuid"]),
    })),
    uuid: uuid || null,
  };
}

/** Reads a MISP taxonomy as words whose codes are its machine tags: `namespace:predicate` or `namespace:predicate="value"`. */
export function readTaxonomy(value: unknown): Outcome<SharedWords, "vocabulary-without-terms"> {
  if (!isObject(value)) return refuse("vocabulary-without-terms", { objects: 0 });
  const namespace = textOf(value["namespace"]);
  const entries = new Map(
    membersOf(value, "values").map((one) => [textOf(one["predicate"]), membersOf(one, "entry")]),
  );
  const words = membersOf(value, "predicates").flatMap((predicate) => {
    const name = textOf(predicate["value"]);
    const own = entries.get(name) ?? [];
    if (own.length === 0) return [wordOfTag(`${namespace}:${name}`, predicate, [])];
    return own.map((entry) => wordOfTag(`${namespace}:${name}="${textOf(entry["value"])}"`, entry, [name]));
  });
  return wordsOf(value, namespace, words, value["exclusive"] === true);
}

function wordOfTag(code: string, said: JsonObject, groups: readonly string[]): SharedWord {
  return {
    code,
    name: textOf(said["expanded"]) || textOf(said["value"]),
    description: textOf(said["description"]),
    groups,
    references: [],
    related: [],
    uuid: textOf(said["uuid"]) || null,
  };
}

function wordsOf(
  value: JsonObject,
  name: string,
  words: readonly SharedWord[],
  exclusive: boolean,
): Outcome<SharedWords, "vocabulary-without-terms"> {
  const first = new Map<string, SharedWord>();
  const twice = new Set<string>();
  for (const word of words) {
    if (word.code === "") continue;
    if (first.has(word.code)) twice.add(word.code);
    else first.set(word.code, word);
  }
  if (first.size === 0) return refuse("vocabulary-without-terms", { objects: words.length });
  const version = value["version"];
  return ok({
    name,
    version: typeof version === "number" ? String(version) : textOf(version),
    words: [...first.values()],
    claimedTwice: [...twice],
    exclusive,
  });
}

/** How the words of a galaxy stand to the edition of a framework that is in use. */
export type CrossWalk = {
  /** Same code, same name. */
  readonly same: readonly string[];
  /** Same code under another name: the same word may mean something else. */
  readonly renamed: readonly { readonly code: string; readonly here: string; readonly there: string }[];
  /** Codes that the framework does not have. */
  readonly unknown: readonly string[];
  /** Codes of the framework that the galaxy does not have, among the kinds of codes that it does have. */
  readonly missing: readonly string[];
};

/** Walks from a galaxy's words to a framework's terms by their codes. Case and white space in names do not count. */
export function crossWalk(words: SharedWords, vocabulary: Vocabulary): CrossWalk {
  const terms = new Map(vocabulary.terms.map((term) => [term.code, term.name]));
  const codes = new Set(words.words.map((word) => word.code));
  const shapes = new Set([...codes].map(shapeOf));
  const [same, renamed, unknown]: [string[], CrossWalk["renamed"][number][], string[]] = [[], [], []];
  for (const { code, name } of words.words) {
    const there = terms.get(code);
    if (there === undefined) unknown.push(code);
    else if (plain(name) === plain(there)) same.push(code);
    else renamed.push({ code, here: name, there });
  }
  const missing = [...terms.keys()].filter((code) => !codes.has(code) && shapes.has(shapeOf(code)));
  return { same, renamed, unknown, missing };
}

/** `T` of `T0007`, `T.` of `T0007.001`. */
function shapeOf(code: string): string {
  return code.replaceAll(/\d+/g, "");
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, " ").trim();
}

function textsOf(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return isList(value) ? value.map(textOf).filter((text) => text !== "") : [];
}
