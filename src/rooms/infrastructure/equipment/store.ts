import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { EnrolledDevice, Equipment, EquipmentState } from "./contract.ts";
import { EnrolledDevice as Enrolled } from "./contract.ts";
import {
  changingOf,
  entryOf,
  equipmentOf,
  type EnrolledView,
  type EntryRow,
  type EquipmentRow,
  type TechnologyView,
} from "./rows-store.ts";
import { serialKey, type Entry, type Said, type TechnologyOf } from "./rules.ts";

const from = statements<{
  voting_equipment: EquipmentRow;
  equipment_entries: EntryRow;
  technologies_in_register: TechnologyView;
  pollbook_devices_enrolled: EnrolledView;
  people: { id: string; name: string };
}>();

export interface WantedEquipment {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: EquipmentState | undefined;
  readonly place?: string | undefined;
}

/** By place and serial number; the cursor is the id of the last row of the page before. */
export async function equipmentPage(tx: Tx, wanted: WantedEquipment): Promise<Page<Equipment>> {
  const chosen = from
    .selectFrom("voting_equipment as e")
    .where("e.election_id", "=", tx.actor.electionId ?? "")
    .where("e.space", "=", tx.actor.space)
    .$if(wanted.state !== undefined, (query) => query.where("e.state", "=", wanted.state ?? ""))
    .$if(wanted.place !== undefined, (query) => query.where("e.place", "=", wanted.place ?? ""));
  const rows = await tx.many(
    chosen
      .leftJoin("technologies_in_register as t", "t.id", "e.technology_id")
      .selectAll("e")
      .select("t.name as technology")
      .$if(wanted.cursor !== undefined, (query) =>
        query.where(
          sql<SqlBool>`(e.place, e.serial, e.id) > (select p.place, p.serial, p.id from voting_equipment p where p.id = ${wanted.cursor})`,
        ),
      )
      .orderBy("e.place")
      .orderBy("e.serial")
      .orderBy("e.id")
      .limit(wanted.limit + 1),
  );
  const counted = await tx.first(chosen.select(sql<number>`count(*)::integer`.as("total")));
  const page = rows.slice(0, wanted.limit).map(equipmentOf);
  return {
    rows: page,
    next: rows.length > wanted.limit ? (page.at(-1)?.id ?? null) : null,
    total: counted?.total ?? 0,
  };
}

export async function findEquipment(tx: Tx, id: string): Promise<Equipment | null> {
  const row = await tx.first(
    from
      .selectFrom("voting_equipment as e")
      .leftJoin("technologies_in_register as t", "t.id", "e.technology_id")
      .selectAll("e")
      .select("t.name as technology")
      .where("e.id", "=", id)
      .where("e.space", "=", tx.actor.space)
      .where("e.election_id", "=", tx.actor.electionId ?? ""),
  );
  return row && equipmentOf(row);
}

/** From now on nobody else acts on what this organisation has. */
export async function takeEquipment(tx: Tx): Promise<void> {
  await tx.run(from.selectNoFrom(sql`cf_lock_equipment(${tx.actor.organisationId ?? ""})`.as("locked")));
}

export async function entriesOf(tx: Tx, id: string): Promise<Entry[]> {
  const rows = await tx.many(
    from
      .selectFrom("equipment_entries as x")
      .leftJoin("people as p", "p.id", "x.by_person")
      .selectAll("x")
      .select("p.name")
      .where("x.equipment_id", "=", id)
      .orderBy("x.seq"),
  );
  return rows.map(entryOf);
}

/** Of whatever the actor's organisation has and has not retired: serial numbers and pollbooks by what they are compared with. */
export async function takenNames(
  tx: Tx,
): Promise<{ id: string; serialKey: string; device: string | null }[]> {
  const rows = await tx.many(
    from
      .selectFrom("voting_equipment")
      .select(["id", "serial_key", "pollbook_device"])
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space)
      .where("organisation_id", "=", tx.actor.organisationId ?? "")
      .where("state", "<>", "retired"),
  );
  return rows.map((row) => ({ id: row.id, serialKey: row.serial_key, device: row.pollbook_device }));
}

/** A number on a seal is used once. */
export async function isSealNumberUsed(tx: Tx, number: string): Promise<boolean> {
  const rows = await tx.many(
    from
      .selectFrom("equipment_entries as x")
      .innerJoin("voting_equipment as e", "e.id", "x.equipment_id")
      .select(sql<string>`x.body ->> 'number'`.as("number"))
      .where("x.kind", "=", "sealed")
      .where("e.election_id", "=", tx.actor.electionId ?? "")
      .where("e.space", "=", tx.actor.space)
      .where("e.organisation_id", "=", tx.actor.organisationId ?? ""),
  );
  return rows.some((row) => serialKey(row.number) === serialKey(number));
}

export async function insertEquipment(tx: Tx, pieces: readonly Equipment[]): Promise<void> {
  for (let start = 0; start < pieces.length; start += 200)
    await tx.run(
      from.insertInto("voting_equipment").values(
        pieces.slice(start, start + 200).map((one) => ({
          id: one.id,
          space: tx.actor.space,
          election_id: tx.actor.electionId ?? "",
          organisation_id: one.organisationId,
          tlp: "amber+strict",
          classification: 0,
          created_by: tx.actor.id,
          registered_at_ms: one.registeredAtMs,
          ...changingOf(one),
        })),
      ),
    );
}

export async function saveEquipment(tx: Tx, one: Equipment): Promise<void> {
  await tx.run(from.updateTable("voting_equipment").set(changingOf(one)).where("id", "=", one.id));
}

/** Entries of one piece each, in their order; `after` is the last number that it has. */
export async function addEntries(
  tx: Tx,
  entries: readonly { readonly id: string; readonly seq: number; readonly said: Said }[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += 200)
    await tx.run(
      from.insertInto("equipment_entries").values(
        entries.slice(start, start + 200).map(({ id, seq, said: { kind, ...body } }) => ({
          equipment_id: id,
          seq,
          kind,
          at_ms: tx.nowMs,
          by_person: tx.actor.id,
          body: JSON.stringify(body),
        })),
      ),
    );
}

export async function technologyOf(tx: Tx, id: string | null): Promise<TechnologyOf | null> {
  return id === null ? null : ((await technologies(tx)).find((one) => one.id === id) ?? null);
}

export interface KnownTechnology extends TechnologyOf {
  readonly id: string;
  readonly jurisdiction: string;
}

export async function technologies(tx: Tx): Promise<KnownTechnology[]> {
  const rows = await tx.many(
    from
      .selectFrom("technologies_in_register")
      .select(["id", "name", "jurisdiction", "state", "certification_ends_on"])
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space),
  );
  return rows.map(({ certification_ends_on: certificationEndsOn, ...rest }) => ({
    ...rest,
    certificationEndsOn,
  }));
}

/** By device; each with the piece of the register that it is. */
export async function enrolledDevices(tx: Tx): Promise<EnrolledDevice[]> {
  const rows = await tx.many(
    from
      .selectFrom("pollbook_devices_enrolled as d")
      .leftJoin("voting_equipment as e", (join) =>
        join
          .onRef("e.pollbook_device", "=", "d.device")
          .onRef("e.organisation_id", "=", "d.organisation_id")
          .onRef("e.election_id", "=", "d.election_id")
          .onRef("e.space", "=", "d.space")
          .on("e.state", "<>", "retired"),
      )
      .select(["d.device", "d.site", "d.package_id", "e.id"])
      .where("d.election_id", "=", tx.actor.electionId ?? "")
      .where("d.space", "=", tx.actor.space)
      .orderBy("d.device")
      .orderBy("d.package_id"),
  );
  return rows.map((row) =>
    Enrolled.parse({ device: row.device, site: row.site, packageId: row.package_id, equipmentId: row.id }),
  );
}

export async function ownName(tx: Tx): Promise<string | null> {
  return (
    (await tx.first(from.selectFrom("people").select("name").where("id", "=", tx.actor.id)))?.name ?? null
  );
}
