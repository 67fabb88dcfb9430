import {
  defaultWarningList,
  explain,
  observablesIn,
  valuesOf,
  type Link,
  type Observable,
  type RegistrableDomain,
  type Value,
  type Warning,
} from "@counterfoil/correlation";
import type { Member } from "./contract.ts";

/** Longer values are no names; the table does not hold them. */
const valueCharactersMax = 500;
/** Of one source: a text that names more is a list of everything. */
const valuesMax = 2_000;

/** What a source says, as the database hands it out: a report's or an activity's words, or an object of STIX. */
export function valuesTold(told: unknown, registrable: RegistrableDomain): Value[] {
  const observables = isRecord(told) ? (told["type"] === undefined ? ofWords(told) : ofObject(told)) : [];
  const found = new Map<string, Value>();
  for (const observable of observables)
    for (const value of valuesOf(observable, registrable))
      if (value.text.length <= valueCharactersMax && !value.text.includes("\u0000"))
        found.set(`${value.kind} ${value.text}`, value);
  return [...found.values()].slice(0, valuesMax);
}

function ofWords(told: Told): Observable[] {
  const places = Array.isArray(told["places"]) ? told["places"] : [];
  return [...inText(told["text"]), ...places.flatMap((place) => observablesIn(textOf(place)))];
}

/** Who publishes and how things are linked or marked says nothing of what they share. */
const silent = new Set([
  "identity",
  "marking-definition",
  "relationship",
  "sighting",
  "extension-definition",
]);

function ofObject(object: Told): Observable[] {
  const type = textOf(object["type"]);
  if (silent.has(type)) return [];
  const value = textOf(object["value"]);
  if (type === "domain-name") return [{ kind: "domain", text: value }];
  if (type === "url") return [{ kind: "url", text: value }];
  if (type === "ipv4-addr" || type === "ipv6-addr") return [{ kind: "ip", text: value }];
  if (type === "email-addr") return [{ kind: "email", text: value }];
  if (type === "file" || type === "artifact")
    return Object.values(isRecord(object["hashes"]) ? object["hashes"] : {}).map((hash) => ({
      kind: "hash",
      text: textOf(hash),
    }));
  if (type === "user-account") return [{ kind: "handle", text: textOf(object["account_login"]) }];
  if (type === "indicator") return [...observablesIn(textOf(object["pattern"]))];
  const words = ["content", "description"].flatMap((name) => inText(object[name]));
  return [...words, ...["name", "url"].flatMap((name) => observablesIn(textOf(object[name])))];
}

function inText(text: unknown): Observable[] {
  const words = textOf(text);
  return words === "" ? [] : [{ kind: "text", text: words }, ...observablesIn(words)];
}

type Told = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Told {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The list that counts for an organisation: what it said of a site last, else the list of the software. */
export function warningOf(said: ReadonlyMap<string, Warning | null>): (site: string) => Warning | null {
  return (site) => (said.has(site) ? (said.get(site) ?? null) : defaultWarningList.warningOf(site));
}

/** When the list that comes with the software was last read through. */
export const reviewedOn = defaultWarningList.reviewedOn;

/** Values that name something; passages and texts are hashes, which say nothing to a reader. */
export function evidenceOf(link: Link) {
  return link.evidence.map(({ kind, text, strength, cases, common }) => ({
    kind,
    text: kind === "text" || kind === "passage" ? "" : text,
    strength,
    members: cases,
    common,
  }));
}

export function sentenceOf(link: Link, language: string): string {
  return explain(link, language.split("-")[0] === "fr" ? "fr" : "en");
}

export function kindOf(id: string): Member["kind"] {
  return id.startsWith("rep_") ? "report" : id.startsWith("inc_") ? "incident" : "bundle";
}

/** Strongest first, each pair once. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** `ms.id` of the last decision of the page before, or null where the cursor is none of ours. */
export function timeAfter(cursor: string | undefined): { readonly ms: number; readonly id: string } | null {
  if (cursor === undefined) return { ms: Number.MAX_SAFE_INTEGER, id: "" };
  const [, ms = "", id = ""] = /^(\d{1,15})\.(cor_[0-9a-z]{10,40})$/.exec(cursor) ?? [];
  return id === "" ? null : { ms: Number(ms), id };
}
