import {
  eventsIn,
  importObjects,
  importTexts,
  jsonLimits,
  mispToStix,
  narrower,
  readJson,
  upgradeOlder,
  type ImportReport,
  type JsonObject,
  type MispNote,
  type Tlp,
} from "@counterfoil/stix";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { isObject, textOf } from "./rules.ts";
import type { BundleFile, EventReport, Format } from "./contract.ts";

/** What the way into STIX 2.1 changed or had to leave out, beside the repairs of the import. */
export interface Change {
  /** The object's STIX id, or the place in the event (`Attribute[3]`), of several events with `pathOfEvent` before it. */
  readonly path: string;
  readonly rule: string;
  /** Names of properties before and after. */
  readonly from: string | null;
  readonly to: string | null;
  readonly lost: boolean;
  /** What was left out, as it came: JSON. */
  readonly text: string | null;
}

export interface Read {
  readonly format: Format;
  /** What the sender calls the bundle or the event. */
  readonly id: string | null;
  /** What everything counts as that has no marking of its own: the TLP tag of an event, of several the narrowest; else as was asked. */
  readonly unmarked: Tlp;
  readonly report: ImportReport;
  readonly changes: readonly Change[];
  /** Of a file of several events. */
  readonly events: readonly EventReport[];
}

/** A whole JSON text as a file of events; null where it is none. */
export function eventsFile(
  value: unknown,
): Result<JsonObject, "misp-event-unreadable" | "misp-events-too-many"> | null {
  const events = eventsIn(value);
  if (events.ok) return ok({ response: events.value.map((event) => ({ Event: event })) });
  const { refusal, values } = events;
  if (refusal === "not-a-misp-event") return null;
  const expected = "an object with the member Event, or with info and attributes";
  const path = `response[${values["index"] ?? 0}]`;
  return refuse(refusal, values, refusal === "misp-event-unreadable" ? [{ path, expected }] : []);
}

/** The objects of a file in whichever of the formats it came, as STIX 2.1, leniently. `newUuid` gives random UUIDs. */
export function readFile(file: BundleFile, newUuid: () => string, unmarked: Tlp): Read {
  if (file.other !== null) return readEvents(file.other, unmarked);
  if (file.head.specVersion === "2.0") return readOlder(file, newUuid, unmarked);
  const report = importTexts(file.texts);
  return { format: "stix-2.1", id: file.head.id, unmarked, report, changes: [], events: [] };
}

function readEvents(other: unknown, unmarked: Tlp): Read {
  const found = eventsIn(other);
  const events = found.ok ? found.value : [];
  const reads = events.map((event, index) => readEvent(event, index, events.length > 1));
  return {
    format: "misp",
    id: events.length === 1 ? textOf(events[0]?.["uuid"]) || null : null,
    // Nobody knows of which event an observable without a marking is told where two tell of it: the narrowest holds.
    unmarked: reads
      .map(({ report }) => report.tlp ?? unmarked)
      .reduce(narrower, reads.length > 0 ? "clear" : unmarked),
    report: importObjects(eachOnce(reads.flatMap(({ objects }) => objects))),
    changes: reads.flatMap(({ changes }) => changes),
    events: events.length > 1 ? reads.map(({ report }) => report) : [],
  };
}

/** Before the place of a change, where a file holds several events: `Event[3] <uuid>: `. */
export function pathOfEvent(index: number): string {
  return `Event[${index}] `;
}

function readEvent(event: JsonObject, index: number, isOneOfSeveral: boolean) {
  const read = mispToStix(event);
  const { objects, notes, tlp } = read.ok ? read.value : { objects: [], notes: [], tlp: null };
  const uuid = textOf(event["uuid"]).slice(0, 36) || null;
  const before = isOneOfSeveral ? `${pathOfEvent(index)}${uuid ?? "–"}: ` : "";
  const changes = notes.map((note) => changeOf(note, event, before));
  const lost = changes.filter((change) => change.lost).length;
  const title = textOf(event["info"]).slice(0, 300);
  const counts = { objects: objects.length, changed: changes.length - lost, lost };
  return { objects, changes, report: { index, uuid, title, tlp, ...counts } satisfies EventReport };
}

/** What several events tell the same but for its times (their organisation, a cluster of a galaxy) is kept as it was told last. */
function eachOnce(objects: readonly JsonObject[]): JsonObject[] {
  const last = new Map<string, JsonObject>();
  for (const object of objects) {
    const { created: _, modified, ...rest } = object;
    const key = JSON.stringify(rest);
    const before = textOf(last.get(key)?.["modified"]);
    if (before === "" || before <= textOf(modified)) last.set(key, object);
  }
  return [...last.values()];
}

const losses: ReadonlySet<string> = new Set(["value-missing", "type-missing", "not-carried"]);

function changeOf({ path, rule }: MispNote, event: JsonObject, before: string): Change {
  const lost = losses.has(rule);
  const part = lost ? partAt(event, path) : undefined;
  const text = part === undefined ? null : JSON.stringify(part);
  return { path: before + path, rule, from: null, to: null, lost, text };
}

/** What stands at `Attribute[3].Sighting[0]`. */
function partAt(event: JsonObject, path: string): unknown {
  let part: unknown = event;
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    if (Array.isArray(part)) part = part[Number(step)];
    else part = isObject(part) && Object.hasOwn(part, step) ? part[step] : undefined;
  }
  return part;
}

/** What could not be read is set aside at its place; observables that an observation held come after all that was sent. */
function readOlder(file: BundleFile, newUuid: () => string, unmarked: Tlp): Read {
  const reads = file.texts.map((text) => readJson(text, jsonLimits));
  const unreadable = reads.flatMap((read, index) =>
    read.ok
      ? []
      : [
          {
            index,
            refusal: read.refusal,
            path: String(read.values["path"] ?? "$"),
            text: file.texts[index] ?? "",
          },
        ],
  );
  const sent = reads.map((read) => (read.ok && isObject(read.value) ? read.value : nothing));
  const { objects, changes } = upgradeOlder(sent, newUuid);
  const report = importObjects(
    objects.map((object) => (object === nothing ? undefined : object)),
    unreadable,
  );
  const quarantined = report.quarantined.map((one) => ({
    ...one,
    text: file.texts[one.index] ?? one.text,
  }));
  return {
    format: "stix-2.0",
    id: file.head.id,
    unmarked,
    events: [],
    report: { ...report, quarantined },
    changes: changes.map(({ objectId, ...change }) => ({
      ...change,
      path: objectId,
      lost: false,
      text: null,
    })),
  };
}

/** Stands where nothing could be read: it states a version, so that the upgrade leaves it alone. */
const nothing: JsonObject = { spec_version: "" };
