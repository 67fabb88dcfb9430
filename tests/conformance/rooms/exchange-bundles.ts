import {
  checkBundle,
  exportBundle,
  importBundle,
  readVocabulary,
  type ImportReport,
  type JsonObject,
} from "@counterfoil/stix";
import { isRecord, verdictOf, type DataFile, type FileVerdict } from "../room.ts";

/**
 * A bundle, whatever it says: nothing vanishes on import, the repairs are those that an independent count of the raw file asks
 * for, the export is valid and stable, and a bundle that was valid comes out unchanged.
 */
export function judgeBundle(file: DataFile): FileVerdict {
  const read = importBundle(file.text);
  if (!read.ok) return verdictOf([`the import refused it: ${read.refusal} ${JSON.stringify(read.values)}`]);
  const report = read.value;
  const raw = rawObjects(file.json);
  const cases = [
    same("objects received", report.received, raw.length),
    same("imported + quarantined + duplicates", sumOf(report), raw.length),
    ...countCases(
      report,
      report.imported.map((one) => raw[one.index] as JsonObject),
    ),
    ...(report.imported.length > 0 ? exportCases(report, file.json) : []),
    ...vocabularyCases(report, raw),
  ];
  const aside = [
    ...(report.quarantined.length > 0 ? [`${report.quarantined.length} quarantined`] : []),
    ...(report.duplicates.length > 0 ? [`${report.duplicates.length} duplicates`] : []),
  ];
  return verdictOf(
    cases,
    [`${report.received} objects`, `${report.repairs.length} repairs`, ...aside].join(", "),
  );
}

/** Counted here from the raw file by other means than the engine's. */
function countCases(report: ImportReport, raw: readonly JsonObject[]): (string | null)[] {
  const time = (value: unknown): number => (typeof value === "string" ? Date.parse(value) : NaN);
  const count = (type: string, broken: (object: JsonObject) => boolean): number =>
    raw.filter((object) => object["type"] === type && broken(object)).length;
  const repairs = report.repairsByRule;
  return [
    same(
      "relationships that end when or before they start",
      repairs["stop-time-not-after-start-time"] ?? 0,
      count("relationship", (one) => time(one["stop_time"]) <= time(one["start_time"])),
    ),
    same(
      "locations without region, country and coordinates",
      repairs["location-nowhere"] ?? 0,
      count(
        "location",
        (one) =>
          !one["region"] &&
          !one["country"] &&
          (one["latitude"] === undefined || one["longitude"] === undefined),
      ),
    ),
    same(
      "url values that are no URI",
      repairs["uri-format"] ?? 0,
      count("url", (one) => !/^[a-z][a-z0-9+.-]*:/i.test(textOf(one["value"]))),
    ),
    same(
      "groupings without objects",
      repairs["grouping-without-objects"] ?? 0,
      count("grouping", (one) => !Array.isArray(one["object_refs"]) || one["object_refs"].length === 0),
    ),
    same(
      "ids that are no UUIDv4",
      report.idsNotRandom,
      raw.filter((one) => textOf(one["id"]).slice(-22, -21) !== "4").length,
    ),
  ];
}

function exportCases(report: ImportReport, before: unknown): (string | null)[] {
  const objects = report.imported.map((one) => one.object);
  const exported = exportBundle(objects);
  if (!exported.ok) return [`the export refused it: ${exported.refusal} ${JSON.stringify(exported.values)}`];
  const again = importBundle(exported.value.text);
  const turned = exportBundle([...objects].reverse());
  const broken = (bundle: unknown): number =>
    checkBundle(bundle).filter((one) => one.level === "must").length;
  return [
    same("MUST findings in the export", broken(JSON.parse(exported.value.text)), 0),
    same("repairs when the export is imported again", again.ok ? again.value.repairs.length : -1, 0),
    same(
      "bytes of the export in another order",
      turned.ok && turned.value.text === exported.value.text,
      true,
    ),
    ...(broken(before) === 0
      ? [same("changes to a valid bundle, but for empty values", changes(report), 0)]
      : []),
  ];
}

/** A bundle that is a framework of techniques must read as a vocabulary: every tactic and technique with its code. */
function vocabularyCases(report: ImportReport, raw: readonly JsonObject[]): (string | null)[] {
  if (!raw.some((object) => object["type"] === "x-mitre-tactic")) return [];
  const read = readVocabulary(report.imported.map((one) => one.object));
  if (!read.ok) return [`no vocabulary: ${read.refusal}`];
  const { terms, tactics } = read.value;
  const codes = new Set(terms.map((term) => term.code));
  const count = (type: string): number => raw.filter((object) => object["type"] === type).length;
  return [
    same(
      "terms",
      terms.length + read.value.claimedTwice.length,
      count("attack-pattern") + count("x-mitre-tactic"),
    ),
    same("tactics", tactics.length, count("x-mitre-tactic")),
    same(
      "sub-techniques without a parent term",
      terms.filter((term) => term.parent !== null && !codes.has(term.parent)).length,
      0,
    ),
    same(
      "techniques without a tactic",
      terms.filter((term) => term.kind !== "tactic" && term.tactics.length === 0).length,
      0,
    ),
  ];
}

function rawObjects(bundle: unknown): readonly JsonObject[] {
  const objects = isRecord(bundle) && Array.isArray(bundle["objects"]) ? bundle["objects"] : [];
  return objects as readonly JsonObject[];
}

function sumOf(report: ImportReport): number {
  return report.imported.length + report.quarantined.length + report.duplicates.length;
}

function changes(report: ImportReport): number {
  return report.repairs.filter((repair) => repair.rule !== "empty-value").length;
}

function same(what: string, found: unknown, expected: unknown): string | null {
  return Object.is(found, expected) ? null : `${what}: ${String(found)}, expected ${String(expected)}`;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
