import { closenessInPlace, closenessInTime } from "./closeness.ts";
import { domainKey, handleKey, identifierKey, type Profile, urlKey } from "./profile.ts";
import { type Reason } from "./reason.ts";
import { type Traces } from "./traces.ts";
import { textReasons } from "./text-likeness.ts";

/** How common a key is among the reports at hand; makes common domains and handles weigh less. */
export interface Commonness {
  readonly countOf: (key: string) => number;
  readonly total: number;
}

/** How much one shared trace says where nobody else has it; chosen so that no domain and no handle links alone. */
const weights = {
  url: 0.85,
  domain: 0.35,
  handle: 0.45,
  hash: 0.9,
  mail: 0.75,
  tel: 0.75,
  ip: 0.5,
  other: 0.6,
} as const;

/** Closeness in time and in place each take away at most this share of the doubt that is left, and only if there is other evidence. */
const supportMax = 0.1;

/** A reason that says less than this alone says nothing; rounding could make it vanish from the strength and stay in the reasons. */
const saidMin = 0.001;

/**
 * All reasons for which two reports may be one, and their strength together: each reason leaves 1 - strength of doubt, and
 * the doubts are multiplied (Pearl 1988, noisy-or). Symmetric; 1 exactly where the normalised texts are the same.
 */
export function evidenceOf(
  a: Profile,
  b: Profile,
  commonness: Commonness | null,
): { readonly strength: number; readonly because: readonly Reason[] } {
  const main = [...textReasons(a, b), ...traceReasons(a, b, commonness)].filter(
    (one) => one.strength >= saidMin,
  );
  if (main.length === 0) return { strength: 0, because: [] };
  const support = supportReasons(a, b);
  const because = [...main, ...support].toSorted(byStrength);
  if (because[0]?.strength === 1) return { strength: 1, because };
  const doubt = because.reduce((product, reason) => product * (1 - reason.strength), 1);
  return { strength: Math.min(0.99, 1 - doubt), because };
}

function traceReasons(a: Profile, b: Profile, commonness: Commonness | null): readonly Reason[] {
  const rare = (key: string) => rarity(key, commonness);
  return [
    ...addressReasons(a.traces, b.traces, rare),
    ...shared(a.traces.handles, b.traces.handles).map((handle) =>
      reason("same-handle", weights.handle * rare(handleKey(handle)), `@${handle}`),
    ),
    ...shared(a.traces.identifiers, b.traces.identifiers).map((one) => {
      const strength = weightOfIdentifier(one) * rare(identifierKey(one));
      return reason("same-identifier", strength, one.slice(one.indexOf(":") + 1));
    }),
  ];
}

/** The same page, and the same site where no page of it is the same. */
function addressReasons(a: Traces, b: Traces, rare: (key: string) => number): readonly Reason[] {
  if (a.domains.length + a.pages.length === 0 || b.domains.length + b.pages.length === 0) return [];
  const urls = new Set(b.pages.map((one) => one.url));
  const pages = a.pages.filter((one) => urls.has(one.url));
  const said = new Set(pages.map((one) => one.domain));
  const domains = shared(a.domains, b.domains).filter((domain) => !said.has(domain));
  return [
    ...pages.map(({ url }) => reason("same-url", weights.url * pageRarity(rare(urlKey(url))), url)),
    ...domains.map((domain) => reason("same-domain", weights.domain * rare(domainKey(domain)), domain)),
  ];
}

/**
 * 1 for what two reports alone share, falling with the logarithm of how many have it, 0 for what more than one report in
 * fifty (and more than twenty) has: after Spärck Jones (1972), term specificity.
 */
function rarity(key: string, commonness: Commonness | null): number {
  if (commonness === null) return 1;
  const count = commonness.countOf(key);
  if (count > Math.max(20, commonness.total / 50)) return 0;
  return 1 / (1 + Math.log2(Math.max(2, count) / 2) / 2);
}

/** A page many have seen is still one page; one that everybody cites, such as the office's own, does not link alone. */
function pageRarity(rarity: number): number {
  return rarity === 0 ? 0.45 : Math.max(0.6, rarity);
}

function weightOfIdentifier(identifier: string): number {
  const kind = identifier.split(":")[0] ?? "";
  return kind === "hash" || kind === "mail" || kind === "tel" || kind === "ip"
    ? weights[kind]
    : weights.other;
}

function supportReasons(a: Profile, b: Profile): readonly Reason[] {
  const time = closenessInTime(a.report.atMs, b.report.atMs);
  const place = closenessInPlace(a.report.place, b.report.place);
  return [
    ...(time === null ? [] : [reason("close-in-time", supportMax * time.closeness, time.evidence)]),
    ...(place === null ? [] : [reason("close-in-place", supportMax * place.closeness, place.evidence)]),
  ].filter((one) => one.strength > 0);
}

function shared(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length === 0 || b.length === 0) return [];
  const there = new Set(b);
  return a.filter((one) => there.has(one)).toSorted((x, y) => (x < y ? -1 : 1));
}

function reason(kind: Reason["kind"], strength: number, evidence: string): Reason {
  return { kind, strength, evidence };
}

function byStrength(a: Reason, b: Reason): number {
  return (
    b.strength - a.strength || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.evidence < b.evidence ? -1 : 1)
  );
}
