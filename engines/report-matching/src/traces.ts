import { evidenceMax, type Report, textCharactersMax } from "./report.ts";
import { type Address, addressesIn, addressOf, isPlatform, storable } from "./urls.ts";

/** What a report leaves beside its words: each list without repeats, at most `evidenceMax` long. */
export interface Traces {
  /** Addresses of pages, in normal form; a mere host is no page. */
  readonly pages: readonly Address[];
  /** Registered domains of all addresses, without platforms. */
  readonly domains: readonly string[];
  /** `@name` and accounts in platform addresses, in lower case without the sign. */
  readonly handles: readonly string[];
  /** `hash:…`, `tel:…`, `mail:…`, `ip:…` and `other:…` for what the caller lists and none of these fits. */
  readonly identifiers: readonly string[];
}

/** Finds addresses, handles and identifiers in what a report lists and in its text. */
export function tracesOf(report: Report): Traces {
  const text = report.text.slice(0, textCharactersMax);
  const listed = (report.urls ?? []).slice(0, evidenceMax).flatMap((url) => addressOf(url) ?? []);
  const addresses = bounded([...listed, ...addressesIn(text)], (one) => one.url);
  const named = [...(report.handles ?? []).slice(0, evidenceMax), ...matchesOf(text, handlePattern)];
  const accounts = addresses.flatMap((one) => one.account ?? []);
  const handles = [...named.map(handleOf), ...accounts];
  const given = (report.identifiers ?? []).slice(0, evidenceMax).map(identifierOf);
  const domains = addresses.map((one) => one.domain).filter((domain) => !isPlatform(domain));
  return {
    pages: addresses.filter((one) => one.isPage),
    domains: bounded(domains, (one) => one),
    handles: bounded(
      handles.filter((one) => one.length >= 3),
      (one) => one,
    ),
    identifiers: bounded(
      [...given, ...identifiersIn(text)].filter((one) => one.length > 6),
      (one) => one,
    ),
  };
}

function handleOf(written: string): string {
  return storable(written.slice(0, 200)).trim().replace(/^@/u, "").toLowerCase();
}

const handlePattern = /(?<![\p{L}\p{N}_.@/-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{1,58}[\p{L}\p{N}_])/gu;
const hashPattern = /(?<![\p{L}\p{N}])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![\p{L}\p{N}])/giu;
const mailPattern =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
const ipPattern = /(?<![\d.])(?:\d{1,3}(?:\.|\[\.\])){3}\d{1,3}(?![\d.])/gu;
const telephonePattern = /(?<![\p{L}\p{N}])\+?\(?\d(?:[ .()\u00a0\u202f-]{0,2}\d){6,14}(?![\p{L}\p{N}])/gu;

function identifiersIn(text: string): readonly string[] {
  const found: string[] = [];
  let rest = text;
  for (const pattern of [mailPattern, hashPattern, ipPattern, telephonePattern]) {
    found.push(...matchesOf(rest, pattern).map(identifierOf));
    rest = rest.replace(pattern, " ");
  }
  return found;
}

/** Puts an identifier into the form in which two are compared: `+1 (613) 555-0142` → `tel:6135550142`. */
function identifierOf(written: string): string {
  const plain = storable(written.slice(0, 200)).trim().toLowerCase();
  if (plain.includes("@")) return `mail:${plain}`;
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/u.test(plain)) return `hash:${plain}`;
  const dotted = plain.replaceAll("[.]", ".");
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/u.test(dotted)) return `ip:${dotted}`;
  const digits = plain.replace(/\D/gu, "");
  if (/^[+\d][\d .()\u00a0\u202f-]{6,25}$/u.test(plain))
    return `tel:${digits.replace(/^(?:00)?1(?=\d{10}$)/u, "")}`;
  return `other:${plain}`;
}

function matchesOf(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), (match) => match[0]);
}

function bounded<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const value of values) if (!byKey.has(keyOf(value))) byKey.set(keyOf(value), value);
  return [...byKey.values()].slice(0, evidenceMax);
}
