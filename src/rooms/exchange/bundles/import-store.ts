import type { ImportReport } from "@counterfoil/stix";
import { statements } from "../../../platform/storage/statements.ts";
import type { Compilable, Tx } from "../../../platform/storage/storage.ts";
import type { BundleFile, Marking } from "./contract.ts";
import type { BundleRow, ObjectRow, RepairRow, SetAsideRow, Tables } from "./row-store.ts";
import { markingOf, nameOf, textOf } from "./rules.ts";

export interface Taken {
  readonly id: string;
  readonly name: string;
  readonly tlp: Marking;
  readonly file: BundleFile;
  readonly report: ImportReport;
  readonly unmarked: Marking;
  readonly objectId: () => string;
}

const from = statements<Tables>();
const rowsInOneStatement = 250;
const danglingKept = 100;

/** The bundle, its objects, what was done to them and what was not taken. */
export async function insertBundle(tx: Tx, taken: Taken): Promise<void> {
  await tx.run(from.insertInto("bundles").values(bundleRow(tx, taken)));
  const objects = taken.report.imported.map((one) => objectRow(tx, taken, one));
  await inParts(tx, objects, (rows) => from.insertInto("bundle_objects").values(rows));
  const repairs = repairRows(taken, objects);
  await inParts(tx, repairs, (rows) => from.insertInto("bundle_repairs").values(rows));
  await inParts(tx, setAsideRows(taken), (rows) => from.insertInto("bundle_set_aside").values(rows));
}

async function inParts<Row>(
  tx: Tx,
  rows: readonly Row[],
  insert: (part: Row[]) => Compilable<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsInOneStatement)
    await tx.run(insert(rows.slice(start, start + rowsInOneStatement)));
}

function owned(tx: Tx, tlp: Marking) {
  const { organisationId, electionId, space, id } = tx.actor;
  return {
    space,
    election_id: electionId ?? "",
    organisation_id: organisationId ?? "",
    tlp,
    classification: 0,
    created_by: id,
  };
}

function bundleRow(tx: Tx, { id, name, tlp, file, report, unmarked }: Taken): BundleRow {
  const { imported, quarantined, duplicates, dangling } = report;
  const identical = duplicates.filter((one) => one.kind === "identical").length;
  return {
    id,
    ...owned(tx, tlp),
    imported_at_ms: tx.nowMs,
    name: withoutNul(name),
    stix_id: file.head.id === null ? null : withoutNul(file.head.id),
    spec_version: file.head.specVersion === null ? null : withoutNul(file.head.specVersion),
    sha256: file.sha256,
    bytes: file.bytes,
    unmarked_tlp: unmarked,
    received: report.received,
    imported: imported.length,
    quarantined: quarantined.length,
    identical,
    conflicting: duplicates.length - identical,
    ids_not_random: report.idsNotRandom,
    repairs_by_rule: JSON.stringify(report.repairsByRule),
    notes: withoutNulEscape(JSON.stringify(report.notes)),
    dangling: dangling.length,
    dangling_first: withoutNulEscape(JSON.stringify(dangling.slice(0, danglingKept))),
  };
}

function objectRow(tx: Tx, taken: Taken, one: ImportReport["imported"][number]): ObjectRow {
  const { object, index, tlp, custom } = one;
  const modified = object["modified"];
  return {
    id: taken.objectId(),
    ...owned(tx, markingOf(object, tlp, taken.unmarked)),
    bundle_id: taken.id,
    place: index,
    stix_id: textOf(object["id"]),
    type: textOf(object["type"]),
    name: withoutNul(nameOf(object)),
    modified: typeof modified === "string" ? modified : null,
    custom,
    object: JSON.stringify(object),
  };
}

function repairRows({ id, report }: Taken, objects: readonly ObjectRow[]): RepairRow[] {
  const rows = report.imported.flatMap(({ repairs }, at) =>
    repairs.map((repair) => ({
      bundle_id: id,
      object_id: objects[at]?.id ?? "",
      stix_id: repair.objectId,
      type: repair.type,
      property: withoutNul(repair.property),
      rule: repair.rule,
      section: repair.section,
      before: JSON.stringify(repair.before),
      after: JSON.stringify(repair.after),
      because: repair.because ?? null,
    })),
  );
  return rows.map((row, number) => ({ ...row, number }));
}

function setAsideRows({ id, report }: Taken): SetAsideRow[] {
  const none = { bundle_id: id, reason: null, property: null, section: null, same_as: null };
  return [
    ...report.quarantined.map((one) => ({
      ...none,
      place: one.index,
      kind: "quarantined",
      stix_id: one.id === null ? null : withoutNul(one.id),
      type: one.type === null ? null : withoutNul(one.type),
      reason: one.reason,
      property: withoutNul(one.property),
      section: one.section,
      text: withoutNul(one.text ?? JSON.stringify(one.object)),
    })),
    ...report.duplicates.map((one) => ({
      ...none,
      place: one.index,
      kind: one.kind,
      stix_id: one.id,
      type: withoutNul(textOf(one.object["type"])),
      same_as: one.sameAs,
      text: JSON.stringify(one.object),
    })),
  ];
}

/** PostgreSQL's text holds every character but this one; what is kept as JSON keeps it. */
function withoutNul(text: string): string {
  return text.replaceAll("\u0000", "");
}

/** The same for JSON that goes into jsonb; an escaped backslash before `u0000` is no NUL. */
function withoutNulEscape(json: string): string {
  return json.replaceAll(/\\(?:u0000|(.))/gs, (whole, other: string | undefined) =>
    other === undefined ? "" : whole,
  );
}
