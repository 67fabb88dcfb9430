import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Turnout } from "./live-contract.ts";
import type { Tables } from "./tables-store.ts";

const from = statements<Tables>();

export interface StoredEvent {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly record: Uint8Array;
}

/** The events of a package after this place, in the order in which they were committed. */
export async function eventsAfter(
  tx: Tx,
  packageId: string,
  place: number,
): Promise<readonly { readonly place: number; readonly record: Uint8Array }[]> {
  const rows = await tx.many(
    from
      .selectFrom("pollbook_events")
      .select(["place", "record"])
      .where("package_id", "=", packageId)
      .where("place", ">", place)
      .orderBy("place")
      .limit(EVENTS_AT_ONCE),
  );
  return rows.map((row) => ({ place: Number(row.place), record: row.record }));
}

export const EVENTS_AT_ONCE = 5_000;

/** Keeps events, each once however often it comes. The caller holds the package's lock, so that places are in the order of commits. */
export async function insertEvents(tx: Tx, packageId: string, events: readonly StoredEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += INSERTED_AT_ONCE)
    await tx.run(
      from
        .insertInto("pollbook_events")
        .values(
          events.slice(at, at + INSERTED_AT_ONCE).map(({ id, device, seq, record }) => ({
            package_id: packageId,
            id,
            device,
            seq,
            record,
            received_at_ms: tx.nowMs,
          })),
        )
        .onConflict((conflict) => conflict.columns(["package_id", "id"]).doNothing()),
    );
}

const INSERTED_AT_ONCE = 1_000;

export async function takeLock(tx: Tx, packageId: string): Promise<void> {
  await tx.run(from.selectNoFrom(sql`cf_lock_pollbook(${packageId})`.as("locked")));
}

export interface Code {
  readonly device: string;
  readonly site: string;
  readonly publicKey: string | null;
}

/** False where the name has been given. */
export async function insertCode(
  tx: Tx,
  packageId: string,
  code: { readonly device: string; readonly site: string; readonly secretSha256: string },
): Promise<boolean> {
  const added = await tx.run(
    from
      .insertInto("pollbook_codes")
      .values({
        package_id: packageId,
        device: code.device,
        site: code.site,
        secret_sha256: code.secretSha256,
        made_by: tx.actor.id,
        made_at_ms: tx.nowMs,
        public_key: null,
        used_at_ms: null,
      })
      .onConflict((conflict) => conflict.columns(["package_id", "device"]).doNothing()),
  );
  return added > 0;
}

/** The codes of these secrets, each under the hash of its own. */
export async function findCodes(
  tx: Tx,
  packageId: string,
  secretsSha256: readonly string[],
): Promise<readonly (readonly [string, Code])[]> {
  const rows = await tx.many(
    from
      .selectFrom("pollbook_codes")
      .select(["secret_sha256", "device", "site", "public_key"])
      .where("package_id", "=", packageId)
      .where("secret_sha256", "in", secretsSha256),
  );
  return rows.map((row) => [
    row.secret_sha256,
    { device: row.device, site: row.site, publicKey: row.public_key },
  ]);
}

export async function useCode(tx: Tx, packageId: string, device: string, publicKey: string): Promise<void> {
  await tx.run(
    from
      .updateTable("pollbook_codes")
      .set({ public_key: publicKey, used_at_ms: tx.nowMs })
      .where("package_id", "=", packageId)
      .where("device", "=", device),
  );
}

/** Whether any device has used its code. */
export async function anyEnrolled(tx: Tx, packageId: string): Promise<boolean> {
  const row = await tx.first(
    from
      .selectFrom("pollbook_codes")
      .select("device")
      .where("package_id", "=", packageId)
      .where("public_key", "is not", null)
      .limit(1),
  );
  return row !== null;
}

/** The device that has leave for this voter: the first that asked, for good. */
export async function leaveOf(tx: Tx, packageId: string, voter: string, device: string): Promise<string> {
  await tx.run(
    from
      .insertInto("pollbook_leaves")
      .values({ package_id: packageId, voter, device, given_at_ms: tx.nowMs })
      .onConflict((conflict) => conflict.columns(["package_id", "voter"]).doNothing()),
  );
  const row = await tx.first(
    from
      .selectFrom("pollbook_leaves")
      .select("device")
      .where("package_id", "=", packageId)
      .where("voter", "=", voter),
  );
  return row?.device ?? "";
}

/** When each device was last heard by any hub; never set back. */
export async function keepContacts(
  tx: Tx,
  packageId: string,
  contacts: readonly (readonly [string, number])[],
): Promise<void> {
  if (contacts.length === 0) return;
  await tx.run(
    from
      .insertInto("pollbook_contacts")
      .values(contacts.map(([device, atMs]) => ({ package_id: packageId, device, heard_at_ms: atMs })))
      .onConflict((conflict) =>
        conflict
          .columns(["package_id", "device"])
          .doUpdateSet({ heard_at_ms: sql`greatest(pollbook_contacts.heard_at_ms, excluded.heard_at_ms)` }),
      ),
  );
}

export async function contactsOf(tx: Tx, packageId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.many(
    from
      .selectFrom("pollbook_contacts")
      .select(["device", "heard_at_ms"])
      .where("package_id", "=", packageId),
  );
  return new Map(rows.map((row) => [row.device, row.heard_at_ms]));
}

export async function reportedAnomalies(tx: Tx, packageId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.many(
    from
      .selectFrom("pollbook_anomalies")
      .select(["anomaly", "report_id"])
      .where("package_id", "=", packageId),
  );
  return new Map(rows.map((row) => [row.anomaly, row.report_id]));
}

export async function keepReported(
  tx: Tx,
  packageId: string,
  anomaly: string,
  reportId: string,
): Promise<void> {
  await tx.run(
    from
      .insertInto("pollbook_anomalies")
      .values({ package_id: packageId, anomaly, report_id: reportId, reported_at_ms: tx.nowMs })
      .onConflict((conflict) => conflict.columns(["package_id", "anomaly"]).doNothing()),
  );
}

export async function publishTurnout(
  tx: Tx,
  packageId: string,
  electionId: string,
  turnout: Turnout,
): Promise<void> {
  await tx.run(
    from
      .insertInto("pollbook_turnout")
      .values({
        package_id: packageId,
        election_id: electionId,
        as_of_ms: turnout.asOfMs,
        figures: JSON.stringify(turnout),
      })
      .onConflict((conflict) => conflict.columns(["package_id", "as_of_ms"]).doNothing()),
  );
}

/** What the public was last told of each package of this election, in the order in which they began. */
export async function latestTurnouts(tx: Tx): Promise<readonly Turnout[]> {
  const rows = await tx.many(
    from
      .selectFrom("pollbook_turnout")
      .select("figures")
      .distinctOn("package_id")
      .where("election_id", "=", tx.actor.electionId ?? "")
      .orderBy("package_id")
      .orderBy("as_of_ms", "desc")
      .limit(TURNOUTS_MAX),
  );
  const began = ({ hours }: Turnout) => hours[0]?.fromMs ?? 0;
  return rows.map(({ figures }) => Turnout.parse(figures)).sort((a, b) => began(a) - began(b));
}

const TURNOUTS_MAX = 100;

export async function insertExplanation(
  tx: Tx,
  packageId: string,
  { difference, why }: { readonly difference: string; readonly why: string },
): Promise<void> {
  await tx.run(
    from
      .insertInto("pollbook_explanations")
      .values({ package_id: packageId, difference, why, by_person: tx.actor.id, at_ms: tx.nowMs }),
  );
}

/** The last explanation of each difference. */
export async function explanationsOf(
  tx: Tx,
  packageId: string,
): Promise<ReadonlyMap<string, { readonly why: string; readonly by: string }>> {
  const rows = await tx.many(
    from
      .selectFrom("pollbook_explanations")
      .select(["difference", "why", "by_person"])
      .where("package_id", "=", packageId)
      .orderBy("at_ms"),
  );
  return new Map(rows.map((row) => [row.difference, { why: row.why, by: row.by_person }]));
}
