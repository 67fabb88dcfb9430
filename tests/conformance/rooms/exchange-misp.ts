import {
  attributeFromStix,
  attributeToStix,
  check,
  customObject,
  galaxyFromStix,
  galaxyToStix,
  mispToStix,
  stixToMisp,
  type JsonObject,
  type MispNote,
} from "@counterfoil/stix";
import { isRecord, verdictOf, type Cases, type FileVerdict } from "../room.ts";

type Row = Readonly<Record<string, unknown>>;

const around = {
  creator: "identity--a0c22599-9e58-4da4-96ac-7051603fa951",
  time: "2020-10-25T16:22:00.000Z",
  markings: () => [],
};

/** What the pairs of misp-stix do otherwise: the hive written short, `\%` for `%`, escapes left in values. */
function normal(text: string): string {
  return text
    .replaceAll(/\\+/g, "\\")
    .replaceAll("\\%", "%")
    .replaceAll(/\bHKLM\b/g, "HKEY_LOCAL_MACHINE");
}

function plain(value: unknown): string {
  return normal(
    JSON.stringify(value ?? null, (_, inner: unknown) => (isRecord(inner) ? sorted(inner) : inner)),
  );
}

function sorted(value: Row): Row {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The members of `expected` that differ in `found`; members that only `found` has are no difference. */
function differing(expected: Row, found: Row | undefined, ignored: ReadonlySet<string>): string[] {
  return Object.keys(expected)
    .filter((name) => !ignored.has(name))
    .filter((name) => plain(expected[name]) !== plain(found?.[name]))
    .map((name) => `${name} is ${plain(found?.[name])}, expected ${plain(expected[name])}`);
}

function sentence(what: string, differences: readonly string[]): string | null {
  return differences.length === 0 ? null : `${what}: ${differences.join("; ")}`;
}

/** Identifiers that differ by nature: a relationship's is drawn, clusters' are of the converter's own name space. */
const notCompared = new Set(["id"]);

function compareStix(what: string, expected: readonly Row[], found: readonly JsonObject[]): Cases {
  const missing = expected.map((one) => {
    const own = found.find(
      (other) =>
        other["type"] === one["type"] && (one["type"] === "relationship" || other["id"] === one["id"]),
    );
    return sentence(
      `${what}, ${textOf(one["type"])}`,
      differing(one, own, one["type"] === "relationship" ? notCompared : new Set()),
    );
  });
  const extra =
    found.length === expected.length ? null : `${what}: ${found.length} objects, expected ${expected.length}`;
  const broken = found.flatMap((one) => check(one).filter(({ level }) => level === "must"));
  return [
    ...missing,
    extra,
    sentence(
      `${what} is not valid`,
      broken.map((one) => `${one.rule} at ${one.property}`),
    ),
  ];
}

/** Parts that a converter adds of its own: the database's settings, and what the receiver's templates say. */
const ownOfMisp = new Set(["disable_correlation", "object_relation"]);

/** Pairs of a MISP attribute and STIX, in the direction that the file gives them. */
export function judgeAttributePairs(pairs: Row): FileVerdict {
  return verdictOf(
    Object.entries(pairs).flatMap(([name, pair]) => {
      if (!isRecord(pair)) return [`${name}: no pair`];
      if (isRecord(pair["MISP"])) return toStixCases(name, pair["MISP"] as JsonObject, listed(pair["STIX"]));
      return Object.entries(pair).map(([form, one]) => {
        const both = one as Row;
        const expected = both["MISP"] as Row;
        const found = attributeFromStix(saidBy(listed(both["STIX"]) as JsonObject[]), []);
        return sentence(`${name}, ${form}`, differing(expected, found ?? undefined, ownOfMisp));
      });
    }),
  );
}

function toStixCases(name: string, attribute: JsonObject, expected: readonly Row[]): Cases {
  const custom = String(expected[0]?.["type"]).startsWith("x-misp-object");
  const found = attributeToStix(attribute, name, around, []);
  // The documentation's times of custom objects are another attribute's.
  const dated = custom
    ? expected.map((one) => ({ ...one, created: around.time, modified: around.time }))
    : expected;
  return compareStix(name, dated.map(ruleAsItIs), found);
}

/** A rule of another language is its own pattern; the pairs put brackets round it and give it a version of STIX. */
function ruleAsItIs(expected: Row): Row {
  const { pattern, pattern_type: language, pattern_version: _, ...rest } = expected;
  if (expected["type"] !== "indicator" || language === "stix") return expected;
  return { ...rest, pattern_type: language, pattern: String(pattern).replace(/^\[(.*)\]$/, "$1") };
}

function saidBy(objects: readonly JsonObject[]): Parameters<typeof attributeFromStix>[0] {
  const of = (type: string): JsonObject | null => objects.find((one) => one["type"] === type) ?? null;
  const observables = objects.filter(
    (one) => !["indicator", "observed-data", "relationship"].includes(textOf(one["type"])),
  );
  return { indicator: of("indicator"), observed: of("observed-data"), observables };
}

/** What belongs to the receiver's own collection of galaxies, or says the same as `meta` again. */
const ownOfGalaxies = new Set([
  "uuid",
  "icon",
  "description",
  "namespace",
  "version",
  "distribution",
  "GalaxyCluster",
  "name",
]);
const ownOfClusters = new Set([
  "GalaxyElement",
  "default",
  "distribution",
  "source",
  "version",
  "collection_uuid",
]);

/** Pairs of a galaxy and STIX: to STIX where the file names them so, back from it where `back` says so. */
export function judgeGalaxyPairs(pairs: Row, back: boolean): FileVerdict {
  return verdictOf(
    Object.entries(pairs).flatMap(([name, pair]) => {
      const { MISP: galaxy, STIX: stix } = pair as { MISP: JsonObject; STIX: JsonObject };
      if (!back) return compareStix(name, [stix], galaxyToStix(galaxy, name, around.time, []));
      const found = galaxyFromStix(stix);
      const [expected, cluster] = [galaxy, found].map(
        (one) => (listed(one["GalaxyCluster"]) as JsonObject[])[0] ?? {},
      );
      const ours = textOf(expected!["type"]).startsWith("stix-2.1-")
        ? new Set([...ownOfClusters, "uuid"])
        : ownOfClusters;
      return [
        sentence(name, differing(galaxy, found, ownOfGalaxies)),
        sentence(`${name}, cluster`, differing(withoutOwnName(expected!), cluster, ours)),
      ];
    }),
  );
}

/** MISP's own collection lists the name of a cluster among its synonyms; the STIX object does not. */
function withoutOwnName(cluster: JsonObject): JsonObject {
  const meta = isRecord(cluster["meta"]) ? cluster["meta"] : {};
  const names = Array.isArray(meta["synonyms"]) ? meta["synonyms"] : [];
  const value = textOf(cluster["value"]).replace(/ - [A-Z]+\d+$/, "");
  if (names.length !== 1 || value !== names[0]) return cluster;
  const { synonyms: _, ...rest } = meta;
  return { ...cluster, meta: rest };
}

/**
 * Pairs of a MISP object and the custom object that carries it. The documentation has there what got a form in STIX since (a person is an
 * identity): such an object is judged as it travels where its form cannot hold it, and its form has to be valid.
 */
export function judgeCustomObjectPairs(pairs: Row): FileVerdict {
  return verdictOf(
    Object.entries(pairs).flatMap(([name, pair]) => {
      const { MISP: object, STIX: expected } = pair as { MISP: JsonObject; STIX: JsonObject };
      const read = mispToStix({ info: name, Object: [object] });
      if (!read.ok) return [`${name}: ${read.refusal}`];
      const { created_by_ref: _, ...rest } = expected;
      const found = read.value.objects.filter((one) => one["type"] === "x-misp-object");
      if (found.length > 0) return compareStix(name, [rest], found);
      const broken = read.value.objects.flatMap((one) => check(one).filter(({ level }) => level === "must"));
      const custom = customObject(object, {
        uuid: textOf(object["uuid"]),
        time: textOf(expected["created"]),
        creator: null,
        markings: [],
      });
      return [
        ...compareStix(name, [rest], [custom]),
        sentence(
          `${name} is not valid`,
          broken.map((one) => `${one.rule} at ${one.property}`),
        ),
      ];
    }),
  );
}

/** A sighting of a value, as MISP takes it: in an event that holds the value it is a sighting in STIX, and comes back with its kind and time. */
export function judgeSighting(sighting: Row): FileVerdict {
  const attribute = { type: "other", value: sighting["value"], Sighting: [sighting] } as JsonObject;
  const read = mispToStix({ info: "sighting", timestamp: "1603642920", Attribute: [attribute] });
  if (!read.ok) return verdictOf([`refused: ${read.refusal}`]);
  const seen = read.value.objects.filter((one) => one["type"] === "sighting");
  const broken = seen.flatMap((one) => check(one).filter(({ level }) => level === "must"));
  const after = stixToMisp(read.value.objects).event["Event"] as Row;
  const [back] = listed(listed(after["Attribute"])[0]?.["Sighting"]);
  return verdictOf([
    seen.length === 1 ? null : `${seen.length} sightings came out`,
    sentence(
      "not valid",
      broken.map((one) => `${one.rule} at ${one.property}`),
    ),
    sentence(
      "not the same",
      differing({ type: sighting["type"], date_sighting: sighting["timestamp"] }, back, new Set()),
    ),
  ]);
}

/**
 * An event, a part of one, or a list of its parts: everything it holds is in the STIX that comes out or in the notes, what comes out is
 * valid, and going back gives the same attributes.
 */
export function judgeEvent(json: unknown): FileVerdict {
  const read = mispToStix(json);
  if (!read.ok) return verdictOf([`refused: ${read.refusal}`]);
  const { objects, notes } = read.value;
  const event = isRecord(json) && isRecord(json["Event"]) ? json["Event"] : (json as Row);
  const broken = objects.flatMap((one) => check(one).filter(({ level }) => level === "must"));
  const back = stixToMisp(objects);
  const after = (back.event["Event"] ?? {}) as Row;
  return verdictOf(
    [
      sentence(
        "not valid",
        broken.map((one) => `${one.objectId} ${one.rule} at ${one.property}`),
      ),
      ...accounted("Attribute", event, after, notes),
      ...accounted("Object", event, after, notes),
      sentence(
        "not carried back",
        back.notes.map((one) => `${one.path} ${one.rule}`),
      ),
      sameInfo(event, after, objects.length),
    ],
    `${objects.length} objects, ${notes.length} notes`,
  );
}

function accounted(name: "Attribute" | "Object", before: Row, after: Row, notes: readonly MispNote[]): Cases {
  const key = (one: Row): string =>
    name === "Attribute" ? `${textOf(one["type"])} ${String(one["value"])}` : String(one["name"]);
  const left = listed(after[name]).map(key).sort();
  const gone = new Set(
    notes
      .filter((note) => note.rule !== "kept-as-custom" && note.rule !== "uuid-made")
      .map((note) => note.path),
  );
  const wanted = listed(before[name])
    .filter((_, index) => !gone.has(`${name}[${index}]`))
    .map(key)
    .sort();
  const lost = wanted.filter((one) => !left.includes(one));
  return [
    sentence(
      `${name} lost`,
      lost.map((one) => one.slice(0, 100)),
    ),
    wanted.length === left.length
      ? null
      : `${name}: ${left.length} after going and coming back, ${wanted.length} before`,
  ];
}

function sameInfo(before: Row, after: Row, objects: number): string | null {
  if (objects === 0 || typeof before["info"] !== "string") return null;
  return before["info"] === after["info"]
    ? null
    : `info is ${String(after["info"])}, expected ${before["info"]}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listed(value: unknown): readonly Row[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter(isRecord);
}
