import {
  importObjects,
  importTexts,
  jsonLimits,
  mispToStix,
  readJson,
  upgradeOlder,
  type ImportReport,
  type JsonObject,
  type MispNote,
  type Tlp,
} from "@counterfoil/stix";
import { isObject, textOf } from "./rules.ts";
import type { BundleFile, Format } from "./contract.ts";

/** What the way into STIX 2.1 changed or had to leave out, beside the repairs of the import. */
export interface Change {
  /** The object's STIX id, or the place in the event (`Attribute[3]`). */
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
  /** What the sender says of everything that has no marking of its own: the TLP tag of an event. */
  readonly tlp: Tlp | null;
  readonly report: ImportReport;
  readonly changes: readonly Change[];
}

/** The objects of a file in whichever of the formats it came, as STIX 2.1, leniently. `newUuid` gives random UUIDs. */
export function readFile(file: BundleFile, newUuid: () => string): Read {
  if (file.other !== null) return readEvent(file.other as JsonObject);
  if (file.head.specVersion === "2.0") return readOlder(file, newUuid);
  return { format: "stix-2.1", id: file.head.id, tlp: null, report: importTexts(file.texts), changes: [] };
}

function readEvent(event: JsonObject): Read {
  const read = mispToStix(event);
  const { objects, notes, tlp } = read.ok ? read.value : { objects: [], notes: [], tlp: null };
  return {
    format: "misp",
    id: textOf(event["uuid"]) || null,
    tlp,
    report: importObjects(objects),
    changes: notes.map((note) => changeOf(note, event)),
  };
}

const losses: ReadonlySet<string> = new Set(["value-missing", "type-missing", "not-carried"]);

function changeOf({ path, rule }: MispNote, event: JsonObject): Change {
  const lost = losses.has(rule);
  const part = lost ? partAt(event, path) : undefined;
  const text = part === undefined ? null : JSON.stringify(part);
  return { path, rule, from: null, to: null, lost, text };
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
function readOlder(file: BundleFile, newUuid: () => string): Read {
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
    tlp: null,
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
