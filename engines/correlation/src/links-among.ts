import { linkOf, strengthMin, type Link, type SharedValue } from "./correlation-index.ts";
import type { RegistrableDomain, Value } from "./values.ts";
import { warned, type Warning } from "./warning-list.ts";
import { weightOf } from "./weight.ts";

/** One value that the case has, and which others have it. */
export type Posting = Value & { readonly members: readonly string[] };

/**
 * The links of one case where the posting lists are kept elsewhere, for instance in a database that shows each reader its own: `postings`
 * are the case's values with the other cases that have them, `total` how many cases there are. The same weights as
 * `CorrelationIndex`; strongest first.
 */
export function linksAmong(
  postings: readonly Posting[],
  settings: {
    readonly total: number;
    readonly registrableDomain: RegistrableDomain;
    readonly warningOf: (site: string) => Warning | null;
  },
): readonly Link[] {
  const found = new Map<string, SharedValue[]>();
  for (const { kind, text, members } of postings) {
    const cases = members.length + 1;
    const warning = warned(kind, text, settings);
    const value = { kind, text, cases, warning, ...weightOf(kind, cases, settings.total, warning) };
    for (const member of members) {
      const before = found.get(member);
      if (before) before.push(value);
      else found.set(member, [value]);
    }
  }
  return Array.from(found)
    .filter(([, shared]) => shared.some((one) => !one.common))
    .map(([member, shared]) => linkOf(member, shared))
    .filter((link) => link.strength >= strengthMin)
    .sort((a, b) => b.strength - a.strength || b.shared - a.shared || (a.member < b.member ? -1 : 1));
}
