import type { ImportedObject } from "@counterfoil/stix";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Compilable, Tx } from "../../../platform/storage/storage.ts";
import type { BundleFile, Marking, Origin } from "./contract.ts";
import type { Read } from "./format-rules.ts";
import type { BundleRow, ChangeRow, ObjectRow, RepairRow, SetAsideRow, Tables } from "./row-store.ts";
import { markingOf, nameOf, textOf } from "./rules.ts";
import { keepTechniques, keepTechniquesOfFixed } from "./techniques-store.ts";

export interface Taken {
  readonly id: string;
  readonly name: string;
  readonly tlp: Marking;
  readonly file: BundleFile;
  readonly read: Read;
  readonly unmarked: Marking;
  readonly origin: Origin;
  readonly sender: string | null;
  readonly objectId: () => string;
}

const from = statements<Tables>();
const rowsInOneStatement = 250;
const danglingKept = 100;

/** The bundle, its objects, what was done to them and what was not taken. */
export async function insertBundle(tx: Tx, taken: Taken): Promise<void> {
  await tx.run(from.insertInto("bundles").values(bundleRow(tx, taken)));
  const { imported } = taken.read.report;
  const objects = imported.map((one) =>
    objectRow(tx, taken.id, one, {
      id: taken.objectId(),
      tlp: markingOf(one.object, one.tlp, taken.unmarked),
    }),
  );
  await inParts(tx, objects, (rows) => from.insertInto("bundle_objects").values(rows));
  const ids = objects.map(({ id }) => id);
  await keepTechniques(tx, taken.id, imported, ids);
  const repairs = repairRows(taken.id, imported, objects, 0);
  await inParts(tx, repairs, (rows) => from.insertInto("bundle_repairs").values(rows));
  const changes = changeRows(taken, objects);
  await inParts(tx, changes, (rows) => from.insertInto("bundle_changes").values(rows));
  await inParts(tx, setAsideRows(taken), (rows) => from.insertInto("bundle_set_aside").values(rows));
}

/** An object that a person put right, with what the import still repaired in it. */
export async function insertFixed(
  tx: Tx,
  bundle: string,
  fixed: {
    readonly one: ImportedObject;
    readonly id: string;
    readonly tlp: Marking;
    readonly why: string;
    readonly text: string;
  },
): Promise<void> {
  const { one, id, tlp, why, text } = fixed;
  const object = objectRow(tx, bundle, one, { id, tlp });
  await tx.run(from.insertInto("bundle_objects").values(object));
  await keepTechniquesOfFixed(tx, bundle, one, id);
  const last = await tx.first(
    from
      .selectFrom("bundle_repairs")
      .select(sql<number>`coalesce(max(number), -1)::int`.as("number"))
      .where("bundle_id", "=", bundle),
  );
  const repairs = repairRows(bundle, [one], [object], (last?.number ?? -1) + 1);
  await inParts(tx, repairs, (rows) => from.insertInto("bundle_repairs").values(rows));
  const fix = { bundle_id: bundle, place: one.index, object_id: id, at_ms: tx.nowMs };
  await tx.run(
    from
      .insertInto("bundle_fixes")
      .values({ ...fix, by_person: tx.actor.id, why: withoutNul(why), text: withoutNul(text) }),
  );
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

function bundleRow(tx: Tx, { id, name, tlp, file, read, unmarked, origin, sender }: Taken): BundleRow {
  const { report } = read;
  const { imported, quarantined, duplicates, dangling } = report;
  const identical = duplicates.filter((one) => one.kind === "identical").length;
  return {
    id,
    ...owned(tx, tlp),
    imported_at_ms: tx.nowMs,
    name: withoutNul(name),
    stix_id: read.id === null ? null : withoutNul(read.id),
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
    format: read.format,
    changes_by_rule: JSON.stringify(countsOf(read.changes.map(({ rule }) => rule))),
    origin,
    source_name: sender === null ? null : withoutNul(sender),
    events: withoutNulEscape(JSON.stringify(read.events)),
  };
}

function countsOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function objectRow(
  tx: Tx,
  bundle: string,
  { object, index, custom }: ImportedObject,
  { id, tlp }: { readonly id: string; readonly tlp: Marking },
): ObjectRow {
  const modified = object["modified"];
  return {
    id,
    ...owned(tx, tlp),
    bundle_id: bundle,
    place: index,
    stix_id: textOf(object["id"]),
    type: textOf(object["type"]),
    name: withoutNul(nameOf(object)),
    modified: typeof modified === "string" ? modified : null,
    custom,
    object: JSON.stringify(object),
  };
}

function changeRows({ id, read }: Taken, objects: readonly ObjectRow[]): ChangeRow[] {
  const byStixId = new Map(objects.map((object) => [object.stix_id, object.id]));
  return read.changes.map((change, number) => ({
    bundle_id: id,
    number,
    object_id: byStixId.get(change.path) ?? null,
    path: withoutNul(change.path),
    rule: change.rule,
    from_name: change.from === null ? null : withoutNul(change.from),
    to_name: change.to === null ? null : withoutNul(change.to),
    lost: change.lost,
    text: change.text === null ? null : withoutNul(change.text),
  }));
}

function repairRows(
  bundle: string,
  imported: readonly ImportedObject[],
  objects: readonly ObjectRow[],
  firstNumber: number,
): RepairRow[] {
  const rows = imported.flatMap(({ repairs }, at) =>
    repairs.map((repair) => ({
      bundle_id: bundle,
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
  return rows.map((row, at) => ({ ...row, number: firstNumber + at }));
}

function setAsideRows({ id, read: { report } }: Taken): SetAsideRow[] {
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
