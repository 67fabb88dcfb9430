import { isList, isObject, textOf, type Json, type JsonObject } from "../../basis/json-value.ts";
import { parsePattern } from "../../pattern/parse-pattern.ts";
import type { Comparison, Path } from "../../pattern/tree.ts";

/**
 * One value that STIX says: its path from the root object, through references as if what they name stood there and without the numbers of
 * lists (`to_refs.value`); `@domain` where a domain name holds it. `at`: the same with the numbers. `owner`: the id of the object that
 * holds it, for a pattern the parenthesis.
 */
export type Leaf = {
  readonly path: string;
  readonly at: string;
  readonly value: Json;
  readonly owner: string;
};

const administrative = new Set(
  `type id spec_version created modified created_by_ref object_marking_refs granular_markings labels confidence lang revoked
   defanged kill_chain_phases`.split(/\s+/),
);
const depthMax = 8;

/** What an object says with all it refers to; a reference to what is not there is a leaf itself. */
export function leavesOf(root: JsonObject, byId: ReadonlyMap<string, JsonObject>): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (value: Json, path: string, at: string, owner: string, seen: readonly string[]): void => {
    if (seen.length > depthMax) return;
    if (isList(value)) return value.forEach((one, index) => walk(one, path, `${at}[${index}]`, owner, seen));
    const named = typeof value === "string" && /_refs?$/.test(path) ? byId.get(value) : undefined;
    if (named && !seen.includes(textOf(named["id"])))
      return members(named, path, at, textOf(named["id"]), [...seen, textOf(named["id"])]);
    if (isObject(value) && !isAttached(value)) return members(value, path, at, owner, [...seen, ""]);
    leaves.push({ path, at, value, owner });
  };
  const members = (
    object: JsonObject,
    path: string,
    at: string,
    owner: string,
    seen: readonly string[],
  ): void => {
    const before = path === "" ? "" : `${path}.`;
    const isOwn = seen.at(-1) !== "";
    for (const name of Object.keys(object)) {
      if (isOwn && administrative.has(name)) continue;
      const holder = isOwn && name === "value" && path !== "" ? holderOf(textOf(object["type"])) : "";
      const end = `${name}${holder}`;
      walk(object[name] as Json, `${before}${end}`, at === "" ? end : `${at}.${end}`, owner, seen);
    }
  };
  const id = textOf(root["id"]);
  members(root, "", "", id, [id]);
  return leaves;
}

function holderOf(type: string): string {
  return type === "domain-name" ? "@domain" : type === "mac-addr" ? "@mac" : "";
}

/** `{ value, data }`: how a custom property holds an attachment. */
export function isAttached(value: Json): value is { readonly value: string; readonly data: string } {
  return (
    isObject(value) &&
    typeof value["value"] === "string" &&
    typeof value["data"] === "string" &&
    Object.keys(value).length === 2
  );
}

/** What a pattern of one observation compares with `=`, joined by AND; null where it says anything else. */
export function leavesOfPattern(pattern: string): { readonly type: string; readonly leaves: Leaf[] } | null {
  const parsed = parsePattern(pattern);
  if (!parsed.ok || parsed.pattern.kind !== "observation") return null;
  const found = comparisonsIn(parsed.pattern.comparison, "0");
  const types = [...new Set(found?.map(({ path }) => path.type))];
  const type = types.find((one) => types.every((other) => other === one || beside(one, other) !== null));
  if (!found || type === undefined) return null;
  const held = new Map<string, string>();
  const leaves: Leaf[] = [];
  for (const { path, value, owner } of found) {
    const before = path.type === type ? "" : beside(type, path.type)!;
    const [plain, at] = [before + printed(path, false), before + printed(path, true)];
    if (plain.endsWith("_ref.type")) {
      held.set(plain.slice(0, -".type".length), value);
      continue;
    }
    const holder = plain.endsWith(".value") ? held.get(plain.slice(0, -".value".length)) : undefined;
    const end = holderOf(holder ?? "");
    leaves.push({ path: plain + end, at: at + end, value, owner });
  }
  return { type, leaves };
}

/** What others look for beside an object as if it stood in it: addresses beside a domain or a system, the directory of a file. */
function beside(type: string, other: string): string | null {
  const isAddress = other === "ipv4-addr" || other === "ipv6-addr";
  if (type === "domain-name" && isAddress) return "resolves_to_refs.";
  if (type === "autonomous-system" && isAddress) return "announced.";
  return type === "file" && other === "directory" ? "parent_directory_ref." : null;
}

type Compared = { readonly path: Path; readonly value: string; readonly owner: string };

function comparisonsIn(comparison: Comparison, owner: string): Compared[] | null {
  if (comparison.kind === "all") {
    const parts = comparison.parts.map((part, index) =>
      comparisonsIn(part, part.kind === "all" ? `${owner}.${index}` : owner),
    );
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  }
  if (comparison.kind !== "test" || comparison.negated || comparison.comparator !== "=") return null;
  return [{ path: comparison.path, value: comparison.literals[0]?.text ?? "", owner }];
}

function printed({ steps }: Path, numbered: boolean): string {
  return steps
    .map((step) => ("property" in step ? `.${step.property}` : numbered ? `[${step.index}]` : ""))
    .join("")
    .slice(1);
}

/** Leaves by what they have in common, in the order in which each first comes. */
export function grouped<Key>(leaves: readonly Leaf[], key: (leaf: Leaf) => Key): ReadonlyMap<Key, Leaf[]> {
  const groups = new Map<Key, Leaf[]>();
  for (const leaf of leaves) {
    const group = groups.get(key(leaf));
    if (group) group.push(leaf);
    else groups.set(key(leaf), [leaf]);
  }
  return groups;
}
