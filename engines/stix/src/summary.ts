import { byCodeUnit, isList, isObject, type Json, type JsonObject } from "./basis/json-value.ts";
import { compareTimestamps } from "./basis/timestamps.ts";
import type { ImportedObject } from "./import/import-report.ts";
import type { Tlp } from "./markings.ts";

/** What an importing room makes activities, actors and evidence of. */
export const summaryKinds = [
  "incident",
  "campaign",
  "intrusion-set",
  "threat-actor",
  "identity",
  "infrastructure",
  "attack-pattern",
  "narrative",
  "channel",
  "event",
  "media-content",
  "domain-name",
  "url",
  "location",
] as const;

export type SummaryKind = (typeof summaryKinds)[number];

export type SummaryItem = {
  readonly stixId: string;
  readonly kind: SummaryKind;
  /** Name, title or value, whichever the object has. */
  readonly name: string;
  readonly description: string;
  readonly labels: readonly string[];
  /** Codes of the shared language, such as `T0119`. */
  readonly codes: readonly string[];
  /** From `first_seen` and `last_seen`, else from the relationships that touch it; null when nobody says. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly created: string | null;
  readonly tlp: Tlp | null;
  readonly confidence: number | null;
};

/** A relationship object, or the listing of an object in a report, a grouping or a note (`refers-to`). */
export type SummaryLink = {
  readonly stixId: string;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly start: string | null;
  readonly stop: string | null;
  readonly tlp: Tlp | null;
};

export type SummaryReport = {
  readonly stixId: string;
  readonly name: string;
  readonly published: string | null;
  readonly createdBy: string | null;
  readonly objects: readonly string[];
  readonly tlp: Tlp | null;
};

export type ImportSummary = {
  readonly items: readonly SummaryItem[];
  readonly links: readonly SummaryLink[];
  readonly reports: readonly SummaryReport[];
  /** Internet domains named anywhere: as an observable, in a URL, as the name of a channel or infrastructure. Sorted. */
  readonly domains: readonly string[];
};

/** Plain data for a room that turns a bundle into its own records. Of several versions of an object the latest counts. */
export function summarise(imported: readonly ImportedObject[]): ImportSummary {
  const latest = latestVersions(imported);
  const links = latest.flatMap(linkOf);
  const spans = spansOf(links);
  const kinds: readonly string[] = summaryKinds;
  const items = latest
    .filter(({ object }) => kinds.includes(textOf(object["type"])))
    .map((one) => itemOf(one, spans.get(textOf(one.object["id"]))));
  return {
    items,
    links,
    reports: latest.filter(({ object }) => object["type"] === "report").map(reportOf),
    domains: domainsOf(items),
  };
}

type Span = { first: string | null; last: string | null };

function latestVersions(imported: readonly ImportedObject[]): readonly ImportedObject[] {
  const latest = new Map<string, ImportedObject>();
  for (const one of imported) {
    const id = textOf(one.object["id"]);
    const before = latest.get(id);
    const order = before
      ? compareTimestamps(textOf(one.object["modified"]), textOf(before.object["modified"]))
      : 1;
    if (order !== null && order > 0) latest.set(id, one);
  }
  return [...latest.values()].filter(({ object }) => object["revoked"] !== true);
}

function itemOf({ object, tlp }: ImportedObject, span: Span | undefined): SummaryItem {
  return {
    stixId: textOf(object["id"]),
    kind: textOf(object["type"]) as SummaryKind,
    name:
      textOf(object["name"]) || textOf(object["title"]) || textOf(object["value"]) || textOf(object["url"]),
    description: textOf(object["description"]) || textOf(object["content"]),
    labels: textsOf(object["labels"]),
    codes: codesOf(object),
    firstSeen:
      textOrNull(object["first_seen"]) ?? textOrNull(object["publication_date"]) ?? span?.first ?? null,
    lastSeen: textOrNull(object["last_seen"]) ?? textOrNull(object["publication_date"]) ?? span?.last ?? null,
    created: textOrNull(object["created"]),
    tlp,
    confidence: typeof object["confidence"] === "number" ? object["confidence"] : null,
  };
}

function linkOf({ object, tlp }: ImportedObject): SummaryLink[] {
  const stixId = textOf(object["id"]);
  if (object["type"] === "relationship")
    return [
      {
        stixId,
        type: textOf(object["relationship_type"]),
        source: textOf(object["source_ref"]),
        target: textOf(object["target_ref"]),
        start: textOrNull(object["start_time"]),
        stop: textOrNull(object["stop_time"]),
        tlp,
      },
    ];
  if (object["type"] !== "grouping" && object["type"] !== "note") return [];
  return textsOf(object["object_refs"]).map((target) => ({
    stixId,
    type: "refers-to",
    source: stixId,
    target,
    start: null,
    stop: null,
    tlp,
  }));
}

function reportOf({ object, tlp }: ImportedObject): SummaryReport {
  return {
    stixId: textOf(object["id"]),
    name: textOf(object["name"]),
    published: textOrNull(object["published"]),
    createdBy: textOrNull(object["created_by_ref"]),
    objects: textsOf(object["object_refs"]),
    tlp,
  };
}

/** The earliest start and the latest end of the relationships at each object. */
function spansOf(links: readonly SummaryLink[]): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const link of links)
    for (const end of [link.source, link.target]) {
      const span = spans.get(end) ?? { first: null, last: null };
      const stop = link.stop ?? link.start;
      if (link.start && (span.first === null || isAfter(span.first, link.start))) span.first = link.start;
      if (stop && (span.last === null || isAfter(stop, span.last))) span.last = stop;
      spans.set(end, span);
    }
  return spans;
}

function isAfter(a: string, b: string): boolean {
  return (compareTimestamps(a, b) ?? 0) > 0;
}

function codesOf(object: JsonObject): readonly string[] {
  const references = isList(object["external_references"]) ? object["external_references"] : [];
  const codes = references.map((one) => (isObject(one) ? textOf(one["external_id"]) : ""));
  return [...new Set([...codes, textOf(object["x_mitre_id"])])].filter((code) => code !== "");
}

const domainForm = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

function domainsOf(items: readonly SummaryItem[]): readonly string[] {
  const found = new Set<string>();
  for (const item of items) {
    if (!["domain-name", "channel", "infrastructure", "url"].includes(item.kind)) continue;
    const host = item.name
      .trim()
      .toLowerCase()
      .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
      .replace(/^www\./, "");
    const bare = item.kind === "url" ? (host.split(/[/:?#]/)[0] ?? "") : host.replace(/\/$/, "");
    if (domainForm.test(bare)) found.add(bare);
  }
  return [...found].sort(byCodeUnit);
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function textOrNull(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function textsOf(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((one) => typeof one === "string") : [];
}
