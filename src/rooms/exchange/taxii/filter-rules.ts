import { ok, refuse, type Result } from "../../../basics/result.ts";
import { microsecondsOf } from "./time-rules.ts";

/** What a reader asks of a collection (TAXII 2.1, section 3.4): every part that is given must hold. */
export interface Filter {
  readonly addedAfterUs: number | null;
  readonly ids: readonly string[] | null;
  readonly types: readonly string[] | null;
  /** Null: of each object the latest version of STIX that is there. */
  readonly specVersions: readonly SpecVersion[] | null;
  readonly versions: Versions;
  readonly limit: number | null;
  readonly next: string | null;
}

export type SpecVersion = "2.0" | "2.1";

export interface Versions {
  readonly all: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly exactUs: readonly number[];
}

export type FilterRefusal =
  | "limit-not-positive"
  | "added-after-no-time"
  | "version-no-time"
  | "version-twice"
  | "version-all-alone"
  | "filter-repeated"
  | "filter-too-long"
  | "next-unreadable";

/** Values of one `match[…]`. */
const valuesMax = 200;
const valueCharactersMax = 250;

/** Reads the query of a request. What TAXII does not know is passed over (section 3.4). */
export function readFilter(
  query: Readonly<Record<string, string | readonly string[]>>,
): Result<Filter, FilterRefusal> {
  for (const name of known)
    if (Array.isArray(query[name])) return refuse("filter-repeated", { parameter: name });
  const text = (name: (typeof known)[number]): string | null => {
    const value = query[name];
    return typeof value === "string" ? value : null;
  };
  for (const name of matches)
    if (
      values(text(name))?.some((one) => one.length > valueCharactersMax) ||
      (values(text(name))?.length ?? 0) > valuesMax
    )
      return refuse("filter-too-long", { parameter: name, valuesMax, charactersMax: valueCharactersMax });
  const limit = text("limit");
  if (limit !== null && !/^[1-9]\d{0,9}$/.test(limit))
    return refuse("limit-not-positive", { given: shortened(limit) });
  const after = text("added_after");
  const addedAfterUs = after === null ? null : microsecondsOf(after);
  if (after !== null && addedAfterUs === null)
    return refuse("added-after-no-time", { given: shortened(after) });
  const versions = readVersions(values(text("match[version]")));
  if (!versions.ok) return versions;
  const next = text("next");
  if (next !== null && next.length > 200) return refuse("next-unreadable");
  return ok({
    addedAfterUs,
    ids: values(text("match[id]")),
    types: values(text("match[type]")),
    specVersions: specVersions(values(text("match[spec_version]"))),
    versions: versions.value,
    limit: limit === null ? null : Number(limit),
    next,
  });
}

/** The same for two requests that ask the same, whatever page of it. */
export function filterKey({ addedAfterUs, ids, types, specVersions: specs, versions }: Filter): string {
  return JSON.stringify([addedAfterUs, ids, types, specs, versions]);
}

const matches = ["match[id]", "match[type]", "match[version]", "match[spec_version]"] as const;
const known = ["added_after", "limit", "next", ...matches] as const;

function values(text: string | null): string[] | null {
  return text === null ? null : text.split(",").map((one) => one.trim());
}

function specVersions(given: readonly string[] | null): SpecVersion[] | null {
  return given && given.filter((one): one is SpecVersion => one === "2.0" || one === "2.1");
}

/** Section 3.4.1: no keyword twice, and `all` stands alone. */
function readVersions(given: readonly string[] | null): Result<Versions, FilterRefusal> {
  if (given === null) return ok({ all: false, first: false, last: true, exactUs: [] });
  const [twice] = given.filter((one, at) => given.indexOf(one) !== at);
  if (twice !== undefined) return refuse("version-twice", { given: shortened(twice) });
  if (given.includes("all") && given.length > 1) return refuse("version-all-alone");
  const exactUs: number[] = [];
  for (const one of given) {
    if (one === "all" || one === "first" || one === "last") continue;
    const us = microsecondsOf(one);
    if (us === null) return refuse("version-no-time", { given: shortened(one) });
    exactUs.push(us);
  }
  return ok({
    all: given.includes("all"),
    first: given.includes("first"),
    last: given.includes("last"),
    exactUs,
  });
}

function shortened(text: string): string {
  return text.slice(0, 40);
}
