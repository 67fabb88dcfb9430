import { Tlp } from "../../../core/sharing/contract.ts";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Marking } from "./rules.ts";
import type { Tables } from "./tables-store.ts";

const from = statements<Tables>();

export interface NewShare {
  readonly id: string;
  readonly subjectId: string;
  readonly toOrganisationId: string;
  /** TLP:RED goes to named persons. */
  readonly toPersonId: string | null;
  readonly purpose: "decide" | "inform-public" | "respond";
  readonly tlp: Marking["tlp"];
}

/** Recipients that a subject is shared with already, as `organisation/person`. */
export async function sharedWith(tx: Tx, subjectId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.many(
    from
      .selectFrom("shares")
      .select(["to_organisation_id", "to_person_id"])
      .where("subject_id", "=", subjectId)
      .where("from_organisation_id", "=", tx.actor.organisationId ?? "")
      .where("revoked_at_ms", "is", null),
  );
  return new Set(rows.map((row) => recipient(row.to_organisation_id, row.to_person_id)));
}

export const recipient = (organisationId: string, personId: string | null): string =>
  `${organisationId}/${personId ?? ""}`;

export async function insertShares(tx: Tx, electionId: string, shares: readonly NewShare[]): Promise<void> {
  await tx.runAll(
    shares.map((share) =>
      from.insertInto("shares").values({
        id: share.id,
        space: tx.actor.space,
        election_id: electionId,
        subject_id: share.subjectId,
        from_organisation_id: tx.actor.organisationId ?? "",
        to_organisation_id: share.toOrganisationId,
        to_person_id: share.toPersonId,
        purpose: share.purpose,
        tlp: share.tlp,
        shared_by: tx.actor.id,
        shared_at_ms: tx.nowMs,
        revoked_at_ms: null,
      }),
    ),
  );
}

export interface MarkedSubject extends Marking {
  readonly id: string;
}

/** Those of these objects that the actor may see, with their markings. */
export async function subjectsSeen(tx: Tx, ids: readonly string[]): Promise<MarkedSubject[]> {
  const found: MarkedSubject[] = [];
  for (const id of ids) {
    const subject = sql<{ tlp: string; classification: number }>`cf_subject(${id})`;
    const row = await tx.first(from.selectFrom(subject.as("s")).select(["s.tlp", "s.classification"]));
    if (row !== null) found.push({ id, tlp: Tlp.parse(row.tlp), classification: row.classification });
  }
  return found;
}

/** What waits for this person because of the case waits no more. */
export async function doneForMe(tx: Tx, subject: string, kind: string): Promise<void> {
  await tx.run(from.selectNoFrom(sql`cf_panel_done(${subject}, ${kind})`.as("done")));
}
