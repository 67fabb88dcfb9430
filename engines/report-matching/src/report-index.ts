import { type Comparison, strengthMin } from "./compare.ts";
import { type Commonness, evidenceOf } from "./evidence.ts";
import { type Profile, profileOf } from "./profile.ts";
import { type Report } from "./report.ts";

/** A report that may be the same as the one asked about. */
export interface Suggestion extends Comparison {
  readonly id: string;
}

/** Reports held by what they share, not by pairs: every key has the list of its reports. */
export interface ReportIndex {
  readonly size: number;
  /** Holds a report; one with the same id is replaced. */
  readonly add: (report: Report) => void;
  /** Forgets a report; false where it was not held. */
  readonly remove: (id: string) => boolean;
  /** Reports that look like this one, strongest first; the report's own id is left out. Nothing is ever merged. */
  readonly suggest: (report: Report, settings?: SuggestSettings) => readonly Suggestion[];
  /** How many reports share a key of `fingerprint`. */
  readonly countOf: (key: string) => number;
}

export interface SuggestSettings {
  /** Default 0.5. */
  readonly strengthMin?: number;
  /** Default 10. */
  readonly countMax?: number;
}

/** Entries of posting lists that one question may read, rarest key first and newest report first. */
const entriesMax = 300;

/** Candidates that are compared in full, most promising first. */
const candidatesMax = 24;

/** Makes an index, empty or of given reports. Work and memory grow with the reports' keys, never with their pairs. */
export function indexOf(reports: Iterable<Report> = []): ReportIndex {
  const held = new Map<string, Profile>();
  const postings = new Map<string, Profile[]>();
  const countOf = (key: string) => postings.get(key)?.length ?? 0;
  const index: ReportIndex = {
    get size() {
      return held.size;
    },
    countOf,
    add: (report) => {
      index.remove(report.id);
      const profile = profileOf(report);
      held.set(report.id, profile);
      for (const key of profile.keys) push(postings, key, profile);
    },
    remove: (id) => {
      for (const key of held.get(id)?.keys ?? []) drop(postings, key, id);
      return held.delete(id);
    },
    suggest: (report, settings = {}) => {
      const commonness = { countOf, total: held.size };
      return suggestionsFor(profileOf(report), postings, commonness, settings);
    },
  };
  for (const report of reports) index.add(report);
  return index;
}

function push(postings: Map<string, Profile[]>, key: string, profile: Profile): void {
  const list = postings.get(key);
  if (list === undefined) postings.set(key, [profile]);
  else list.push(profile);
}

function drop(postings: Map<string, Profile[]>, key: string, id: string): void {
  const list = postings.get(key) ?? [];
  const at = list.findIndex((profile) => profile.report.id === id);
  if (at >= 0) list.splice(at, 1);
  if (list.length === 0) postings.delete(key);
}

function suggestionsFor(
  asked: Profile,
  postings: ReadonlyMap<string, readonly Profile[]>,
  commonness: Commonness,
  settings: SuggestSettings,
): readonly Suggestion[] {
  const least = settings.strengthMin ?? strengthMin;
  return candidatesFor(asked, postings)
    .map((profile) => ({ id: profile.report.id, ...evidenceOf(asked, profile, commonness) }))
    .filter((one) => one.strength >= least && one.strength > 0)
    .toSorted((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1))
    .slice(0, settings.countMax ?? 10);
}

/** Those that share most with the report, each shared key weighing the less the more reports have it. */
function candidatesFor(
  asked: Profile,
  postings: ReadonlyMap<string, readonly Profile[]>,
): readonly Profile[] {
  const weights = new Map<Profile, number>();
  let entriesLeft = entriesMax;
  for (const { list, weight } of listsFor(asked, postings)) {
    for (let at = list.length - 1; at >= 0 && entriesLeft > 0; at -= 1, entriesLeft -= 1) {
      const profile = list[at];
      if (profile !== undefined) weights.set(profile, (weights.get(profile) ?? 0) + weight);
    }
  }
  return [...weights]
    .toSorted((a, b) => b[1] - a[1] || (a[0].report.id < b[0].report.id ? -1 : 1))
    .slice(0, candidatesMax + 1)
    .map(([profile]) => profile)
    .filter((profile) => profile.report.id !== asked.report.id);
}

/** A whole text, an address or a number found again is worth several shingles. */
function listsFor(
  asked: Profile,
  postings: ReadonlyMap<string, readonly Profile[]>,
): readonly { readonly list: readonly Profile[]; readonly weight: number }[] {
  return asked.keys
    .flatMap((key) => {
      const list = postings.get(key);
      if (list === undefined) return [];
      return [{ list, weight: (worth[key.charAt(0)] ?? 1) / (1 + Math.log2(list.length)) }];
    })
    .toSorted((a, b) => b.weight - a.weight);
}

const worth: Readonly<Record<string, number>> = { x: 40, u: 8, i: 8, h: 4, d: 3, s: 1 };
