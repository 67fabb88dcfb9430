import {
  check,
  mispToStix,
  objectsFromStix,
  parsePattern,
  printPath,
  type Comparison,
  type JsonObject,
} from "@counterfoil/stix";
import { isRecord, verdictOf, type Cases, type FileVerdict } from "../room.ts";

type Row = Readonly<Record<string, unknown>>;

/**
 * Pairs of MISP objects and STIX, in the direction that the file gives them: an object (with those it contains) and what it becomes, or by
 * what STIX says it with (an indicator, observed data, an observable, a domain object) and the objects that come of it.
 */
export function judgeObjectPairs(pairs: Row): FileVerdict {
  return verdictOf(
    Object.entries(pairs).flatMap(([name, said]) => {
      const pair = unabbreviated(said) as Row;
      if ("STIX" in pair) return toStixCases(name, listed(pair["MISP"]), listed(pair["STIX"]));
      const forms = Object.entries(pair).filter(
        (entry): entry is [string, Row] => isRecord(entry[1]) && "STIX" in entry[1],
      );
      const shown = forms.flatMap(([, form]) => listed(form["STIX"]));
      const common = pair["MISP"];
      if (forms.length === 0) return [`${name}: no pair`];
      return forms.flatMap(([form, one]) =>
        fromStixCases(`${name}, ${form}`, listed(one["MISP"] ?? common), listed(one["STIX"]), shown),
      );
    }),
  );
}

/**
 * The documentation shortens contents (`iVBOR[...]gg==`), which no longer is base 64; each becomes one that says the same everywhere, also
 * where the whole one is shown.
 */
function unabbreviated(value: unknown): unknown {
  if (typeof value === "string")
    return value
      .replaceAll(/[A-Za-z0-9+/]{100,}={0,2}/g, shortened)
      .replaceAll(/[A-Za-z0-9+/=]+\[\.\.\.\][A-Za-z0-9+/=]+/g, (short) =>
        Buffer.from(short).toString("base64"),
      );
  if (Array.isArray(value)) return value.map(unabbreviated);
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unabbreviated(one)]))
    : value;
}

function shortened(content: string): string {
  const isBase64 = /[a-z]/.test(content) && /[A-Z]/.test(content) && /[0-9+/]/.test(content);
  return isBase64 ? `${content.slice(0, 23)}[...]${content.slice(-23)}` : content;
}

function toStixCases(name: string, objects: readonly Row[], expected: readonly Row[]): Cases {
  const creator = textOf(
    expected[0]?.["created_by_ref"] ?? expected.find((one) => "created_by_ref" in one)?.["created_by_ref"],
  );
  const event = {
    info: name,
    timestamp: "1603642920",
    Orgc: { name: "CIRCL", uuid: creator.slice("identity--".length) },
    Object: objects,
  };
  const read = mispToStix(event);
  if (!read.ok) return [`${name}: ${read.refusal}`];
  const found = read.value.objects.filter(
    (one) => one["type"] !== "grouping" && one["type"] !== "report" && one["id"] !== creator,
  );
  const differences = expected.map((one) => {
    const own = found.find(
      (other) =>
        other["type"] === one["type"] && (one["type"] === "relationship" || other["id"] === one["id"]),
    );
    const ignored = new Set(one["type"] === "relationship" ? ["id"] : []);
    return sentence(`${name}, ${textOf(one["type"])}`, differing(ruleAsItIs(one), own, ignored));
  });
  const extra =
    found.length === expected.length
      ? null
      : `${name}: ${found.map((one) => textOf(one["type"])).join()} came out`;
  const broken = found.flatMap((one) => check(one).filter(({ level }) => level === "must"));
  return [
    ...differences,
    extra,
    sentence(
      `${name} is not valid`,
      broken.map((one) => `${one.rule} at ${one.property}`),
    ),
    lostBetween(name, objects, found),
  ];
}

/** What was an attribute before is one again, with its UUID. */
function lostBetween(name: string, before: readonly Row[], stix: readonly JsonObject[]): string | null {
  const key = (one: Row): string =>
    plain([one["object_relation"], one["type"], one["value"], one["uuid"], one["data"] ?? ""]);
  const carriers = stix.filter((one) => "x_misp_object_attributes" in one);
  const back = carriers.flatMap((carrier) => {
    const rest = stix.filter((one) => one !== carrier);
    return (
      objectsFromStix(
        { objects: [carrier, ...rest.filter((one) => !("x_misp_object_attributes" in one))] },
        [],
      )?.objects ?? []
    );
  });
  const there = back.flatMap((one) => listed(one["Attribute"]).map(key));
  const lost = before
    .flatMap((one) => listed(one["Attribute"]).map(key))
    .filter((one) => !there.includes(one));
  return sentence(`${name} does not come back`, lost);
}

/** The documentation gives rules in other languages a version of STIX. */
function ruleAsItIs(expected: Row): Row {
  const { pattern_version: version, ...rest } = expected;
  return expected["type"] === "indicator" && expected["pattern_type"] !== "stix" && version === "2.1"
    ? rest
    : expected;
}

function fromStixCases(
  name: string,
  expected: readonly Row[],
  stix: readonly Row[],
  shown: readonly Row[],
): Cases {
  const own = stix as JsonObject[];
  const beside = shown.filter(
    (one) =>
      !stix.some((other) => other["id"] === one["id"]) &&
      !/^(?:indicator|observed-data|relationship)--/.test(textOf(one["id"])),
  );
  const read = objectsFromStix({ objects: [...own, ...(beside as JsonObject[])] }, []);
  if (!read) return [`${name}: no object comes of it`];
  return [
    ...expected.map((object, index) => {
      const found = read.objects[index] ?? {};
      return sentence(`${name}, ${textOf(object["name"])}`, [
        ...differing(object, found, ofTheReceiver(object, index)),
        ...attributeDifferences(object, found, stix),
        ...referenceDifferences(object, found),
      ]);
    }),
    read.objects.length === expected.length
      ? null
      : `${name}: ${read.objects.length} objects, expected ${expected.length}`,
  ];
}

/** Of observed data whose indicator the documentation left out nothing says which attributes are looked for. */
function withoutIndicator(object: Row, stix: readonly Row[]): boolean {
  const told = listed(object["Attribute"]).map((attribute) => textOf(attribute["comment"]));
  return (
    told.some((comment) => comment.startsWith("Indicator ID: ")) &&
    !stix.some((one) => one["type"] === "indicator")
  );
}

/** What the receiving MISP adds from its own templates and settings, and UUIDs that it makes itself (version 5). */
const receivers = [
  "description",
  "descrption",
  "template_uuid",
  "template_version",
  "distribution",
  "sharing_group_id",
  "Attribute",
  "ObjectReference",
  "disable_correlation",
  "malware_filename",
];

function ofTheReceiver(row: Row, index: number): ReadonlySet<string> {
  return new Set([...receivers, ...(index > 0 || isMade(row["uuid"]) ? ["uuid"] : [])]);
}

function isMade(uuid: unknown): boolean {
  return textOf(uuid)[14] === "5";
}

function attributeDifferences(object: Row, found: Row, stix: readonly Row[]): string[] {
  const left = [...listed(found["Attribute"])];
  const missing = listed(object["Attribute"]).flatMap((attribute) => {
    const at = left.findIndex(
      (one) => one["object_relation"] === attribute["object_relation"] && isSameValue(one, attribute),
    );
    if (at === -1)
      return [`${textOf(attribute["object_relation"])} ${textOf(attribute["value"])} is missing`];
    const [own] = left.splice(at, 1);
    const unknown = withoutIndicator(object, stix) ? ["to_ids", "comment"] : [];
    const ignored = new Set([
      ...receivers,
      "value",
      ...unknown,
      ...(isMade(attribute["uuid"]) ? ["uuid"] : []),
    ]);
    return differing(attribute, own, ignored).map((one) => `${textOf(attribute["object_relation"])}: ${one}`);
  });
  // What the documentation loses of its own custom properties is no mistake when it is kept.
  const kept = left.filter(
    (one) => !stix.some((other) => other[`x_misp_${textOf(one["object_relation"])}`] === one["value"]),
  );
  return [
    ...missing,
    ...kept.map((one) => `${textOf(one["object_relation"])} ${textOf(one["value"])} is too much`),
  ];
}

/** Numbers with a fraction are the same however many zeros end them. */
function isSameValue(one: Row, other: Row): boolean {
  if (plain(one["value"]) === plain(other["value"])) return true;
  if (typeof other["value"] === "boolean")
    return textOf(one["value"]).toLowerCase() === String(other["value"]);
  return other["type"] === "float" && Number(one["value"]) === Number(other["value"]);
}

function referenceDifferences(object: Row, found: Row): string[] {
  const keys = (one: Row): string[] =>
    listed(one["ObjectReference"])
      .map(
        (reference) =>
          `${textOf(reference["relationship_type"])} ${isMade(reference["referenced_uuid"]) ? "" : textOf(reference["referenced_uuid"])}`,
      )
      .sort();
  const [wanted, own] = [keys(object), keys(found)];
  return wanted.join() === own.join() ? [] : [`references are ${own.join()}, expected ${wanted.join()}`];
}

/** The members of `expected` that differ in `found`; members that only `found` has are no difference. */
function differing(expected: Row, found: Row | undefined, ignored: ReadonlySet<string>): string[] {
  return Object.keys(expected)
    .filter((name) => !ignored.has(name))
    .filter((name) => meaning(name, expected[name]) !== meaning(name, found?.[name]))
    .map((name) => `${name} is ${meaning(name, found?.[name])}, expected ${meaning(name, expected[name])}`);
}

/** What is joined by AND, referred to, or lies one upon the other has no order. */
function meaning(name: string, value: unknown): string {
  if (name === "pattern" && typeof value === "string") return comparisonsOf(value).sort().join(" AND ");
  if ((name === "object_refs" || name === "protocols" || name === "resolves_to_refs") && Array.isArray(value))
    return plain(value.map(plain).sort(byCodeUnit));
  return plain(value);
}

function comparisonsOf(pattern: string): string[] {
  const parsed = parsePattern(pattern);
  if (!parsed.ok || parsed.pattern.kind !== "observation") return [plain(pattern)];
  const within = (comparison: Comparison): string[] => {
    if (comparison.kind === "all") return comparison.parts.flatMap(within);
    if (comparison.kind !== "test") return [plain(pattern)];
    return [
      `${printPath(comparison.path)} ${comparison.comparator} ${plain(timed(comparison.literals[0]?.text ?? ""))}`,
    ];
  };
  return within(parsed.pattern.comparison);
}

/** The documentation writes some times with a blank and a zone. */
function timed(text: string): string {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/.test(text)
    ? `${text.replace(" ", "T").slice(0, 19)}Z`
    : text;
}

function plain(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  )
    .replaceAll(/\\+/g, "\\")
    .replaceAll("\\%", "%")
    .replaceAll(/\bHKLM\b/g, "HKEY_LOCAL_MACHINE");
}

function sentence(what: string, differences: readonly string[]): string | null {
  return differences.length === 0 ? null : `${what}: ${differences.join("; ")}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listed(value: unknown): readonly Row[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter(isRecord);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
