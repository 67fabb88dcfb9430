import {
  effectiveTlp,
  narrower,
  normativeTlp,
  summarise,
  type ImportedObject,
  type ImportReport,
  type Json,
  type JsonObject,
  type Tlp,
} from "@counterfoil/stix";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Audience, Origin, Summary, SummaryItem } from "./contract.ts";

/** What an object counts as: its narrowest marking, else what the importer said; the fixed TLP markings themselves are clear. */
export function markingOf(object: JsonObject, tlp: Tlp | null, unmarked: Tlp): Tlp {
  if (typeof object["id"] === "string" && normativeTlp.has(object["id"])) return "clear";
  return tlp ?? unmarked;
}

/** The narrowest marking of anything that came, taken or set aside: what cannot be read counts as unmarked. */
export function bundleMarking(report: ImportReport, unmarked: Tlp): Tlp {
  const definitions = new Map(
    report.imported
      .filter(({ object }) => object["type"] === "marking-definition")
      .map(({ object }) => [textOf(object["id"]), object]),
  );
  const asides = [...report.quarantined, ...report.duplicates].map(({ object }) =>
    isObject(object) ? markingOf(object, effectiveTlp(object, definitions), unmarked) : unmarked,
  );
  return [
    ...report.imported.map(({ object, tlp }) => markingOf(object, tlp, unmarked)),
    ...asides,
  ].reduce<Tlp>(narrower, "clear");
}

/** Who sent what was received; our own work has no sender. */
export function senderOf(said: {
  readonly origin: Origin;
  readonly sender?: string | undefined;
}): Result<string | null, "sender-missing" | "sender-of-own-work"> {
  const sender = said.sender ?? null;
  if (said.origin === "received" && sender === null)
    return refuse("sender-missing", {}, [{ path: "sender", expected: "bundles.sender-missing" }]);
  return said.origin === "own" && sender !== null ? refuse("sender-of-own-work") : ok(sender);
}

/** Whom a file names as its authors, the most frequent first: identities of `created_by_ref`, or the creator of an event of MISP. */
export function authorsNamed(file: unknown): string[] {
  if (!isObject(file)) return [];
  const event = isObject(file["Event"]) ? file["Event"] : file;
  const creator = isObject(event["Orgc"]) ? textOf(event["Orgc"]["name"]).trim() : "";
  if (creator !== "") return [creator];
  const objects = Array.isArray(file["objects"]) ? file["objects"].filter(isObject) : [];
  const names = new Map(
    objects
      .filter((one) => one["type"] === "identity")
      .map((one) => [textOf(one["id"]), textOf(one["name"]).trim()]),
  );
  const counts = new Map<string, number>();
  for (const one of objects) {
    const name = names.get(textOf(one["created_by_ref"])) ?? "";
    if (name !== "") counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
}

/** A name to find an object by. */
export function nameOf(object: JsonObject): string {
  for (const property of [
    "name",
    "title",
    "value",
    "url",
    "relationship_type",
    "abstract",
    "path",
    "user_id",
  ]) {
    const text = object[property];
    if (typeof text === "string" && text.trim() !== "") return text.slice(0, 300);
  }
  return textOf(object["id"]).slice(0, 300);
}

/** The name of a bundle: what the importer says, else its first report's, campaign's or incident's, else its id. */
export function bundleName(report: ImportReport, said: string | undefined, id: string | null): string {
  if (said !== undefined) return said;
  for (const type of ["report", "campaign", "incident", "grouping", "x-mitre-matrix"]) {
    const found = report.imported.find(({ object }) => object["type"] === type);
    if (found) return nameOf(found.object).slice(0, 200);
  }
  return (id ?? "bundle").slice(0, 200);
}

/** The narrowest marking that goes into a file for these: GREEN that another marked goes to nobody outside the community. */
export function levelFor(audience: Audience, isOwnWork: boolean): Exclude<Tlp, "red"> {
  return audience.for === "anyone" && !isOwnWork ? "clear" : audience.upTo;
}

/** Something that was done, said or used, of which an analyst can make an activity. */
export const activityKinds: readonly string[] = [
  "incident",
  "campaign",
  "attack-pattern",
  "narrative",
  "channel",
  "event",
  "media-content",
  "infrastructure",
  "domain-name",
  "url",
];

/** What an activity would say of a thing, for the analyst to complete: nothing is added that the sender did not write. */
export function draftOf(item: SummaryItem, vocabularyVersion: string | null) {
  const code = item.codes.find((each) => /^T[A-Z]?\d{4}(\.\d{3})?$/.test(each));
  const first = Date.parse(item.firstSeen ?? "");
  const last = Date.parse(item.lastSeen ?? item.firstSeen ?? "");
  const address =
    ["domain-name", "url", "infrastructure", "channel"].includes(item.kind) && /\./.test(item.name);
  const told = item.description === "" ? item.name : `${item.name}: ${item.description}`;
  return {
    narrative: told.replaceAll(/\s+/g, " ").trim().slice(0, 500),
    techniqueCode: vocabularyVersion === null ? undefined : code,
    techniqueVersion: code === undefined ? undefined : (vocabularyVersion ?? undefined),
    fromMs: Number.isNaN(first) ? undefined : first,
    toMs: Number.isNaN(last) ? undefined : last,
    venue: item.kind === "channel" ? item.name.slice(0, 200) : undefined,
    infrastructure: address ? item.name : "",
  };
}

export const summaryLimits = { items: 3000, links: 6000, reports: 200, domains: 5000 } as const;

export function summaryOf(objects: readonly ImportedObject[]): Summary {
  const { items, links, reports, domains } = summarise(objects);
  const canBeActivity = (kind: string): boolean => activityKinds.includes(kind);
  return {
    items: items.slice(0, summaryLimits.items).map((item) => ({
      ...item,
      description: item.description.slice(0, 1000),
      labels: [...item.labels],
      codes: [...item.codes],
      canBeActivity: canBeActivity(item.kind),
    })),
    links: links.slice(0, summaryLimits.links).map((link) => ({ ...link })),
    reports: reports.slice(0, summaryLimits.reports).map(({ stixId, name, published, objects: named }) => ({
      stixId,
      name,
      published,
      objects: named.length,
    })),
    domains: domains.slice(0, summaryLimits.domains),
    counts: {
      items: items.length,
      links: links.length,
      reports: reports.length,
      domains: domains.length,
      activities: items.filter((item) => canBeActivity(item.kind)).length,
    },
  };
}

/** The place after which the next page begins, or null where the cursor is none of ours. */
export function placeAfter(cursor: string | undefined): number | null {
  if (cursor === undefined) return -1;
  return /^\d{1,9}$/.test(cursor) ? Number(cursor) : null;
}

/** `ms.id` of the last bundle of the page before, or null where the cursor is none of ours. */
export function timeAfter(cursor: string | undefined): { readonly ms: number; readonly id: string } | null {
  if (cursor === undefined) return { ms: Number.MAX_SAFE_INTEGER, id: "" };
  const [, ms = "", id = ""] = /^(\d{1,15})\.(bnd_[0-9a-z]{10,40})$/.exec(cursor) ?? [];
  return id === "" ? null : { ms: Number(ms), id };
}

/** What is no text, where the standard wants one, is an empty text. */
export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
