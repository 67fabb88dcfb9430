import type { Page } from "../../platform/contract/page.ts";
import { sql, statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { Share, Tlp } from "./contract.ts";
import type { Subject } from "./rules.ts";

interface Tables {
  shares: {
    id: string;
    space: string;
    election_id: string;
    subject_id: string;
    from_organisation_id: string;
    to_organisation_id: string;
    to_person_id: string | null;
    agreement_id: string | null;
    clause: string | null;
    purpose: string;
    tlp: string;
    shared_by: string;
    shared_at_ms: number;
    expires_at_ms: number | null;
    revoked_at_ms: number | null;
  };
  tombstones: { subject_id: string; purged_at_ms: number; content_sha256: string };
  substitutes: {
    original_id: string;
    substitute_id: string;
    space: string;
    election_id: string;
    classification: number;
  };
  people: { id: string; organisation_id: string; ended_at_ms: number | null };
}

interface SubjectRow {
  kind: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
}

const from = statements<Tables>();

export interface MarkedSubject extends Subject {
  readonly classification: 0 | 1 | 2 | 3;
}

/** Kind, owner and marking of an item, or null where the reader does not see it. */
export async function findSubject(tx: Tx, id: string): Promise<MarkedSubject | null> {
  const row = await tx.first(
    from
      .selectFrom(sql<SubjectRow>`cf_subject(${id})`.as("s"))
      .selectAll()
      .select(sql<boolean>`cf_marked_by_another(${id})`.as("elsewhere")),
  );
  return (
    row && {
      kind: row.kind,
      organisationId: row.organisation_id,
      tlp: Tlp.parse(row.tlp),
      classification: row.classification as MarkedSubject["classification"],
      createdBy: row.created_by,
      sourceElsewhere: row.elsewhere,
    }
  );
}

const selected = () =>
  from
    .selectFrom("shares as s")
    .leftJoin("tombstones as t", "t.subject_id", "s.subject_id")
    .select([
      "s.id",
      "s.subject_id",
      "s.from_organisation_id",
      "s.to_organisation_id",
      "s.to_person_id",
      "s.agreement_id",
      "s.clause",
      "s.purpose",
      "s.tlp",
      "s.shared_at_ms",
      "s.expires_at_ms",
      "s.revoked_at_ms",
      "t.purged_at_ms",
      "t.content_sha256",
    ])
    // A share tells that its subject exists: only who may see the subject, or what remains of it, sees the share.
    .where(sql<boolean>`(t.subject_id is not null or exists (select from cf_subject(s.subject_id)))`);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof selected>["executeTakeFirst"]>>>;

export interface WantedShares {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly subjectId?: string | undefined;
}

/** Newest first; the cursor is the id of the last share of the page before. */
export async function sharesPage(tx: Tx, wanted: WantedShares): Promise<Page<Share>> {
  const rows = await tx.many(
    selected()
      .$if(wanted.subjectId !== undefined, (query) =>
        query.where("s.subject_id", "=", wanted.subjectId ?? ""),
      )
      .$if(wanted.cursor !== undefined, (query) =>
        query.where(
          sql<boolean>`(s.shared_at_ms, s.id) < (select c.shared_at_ms, c.id from shares c where c.id = ${wanted.cursor})`,
        ),
      )
      .orderBy("s.shared_at_ms", "desc")
      .orderBy("s.id", "desc")
      .limit(wanted.limit + 1),
  );
  const page = rows.slice(0, wanted.limit).map(shareOf);
  return { rows: page, next: rows.length > wanted.limit ? (page.at(-1)?.id ?? null) : null, total: null };
}

export async function findShare(tx: Tx, id: string): Promise<Share | null> {
  const row = await tx.first(selected().where("s.id", "=", id));
  return row && shareOf(row);
}

const live = (nowMs: number) =>
  sql<boolean>`revoked_at_ms is null and (expires_at_ms is null or expires_at_ms > ${nowMs})`;

export async function isShared(
  tx: Tx,
  share: Pick<Share, "subjectId" | "toOrganisationId" | "toPersonId">,
): Promise<boolean> {
  const found = await tx.first(
    from
      .selectFrom("shares")
      .select("id")
      .where("subject_id", "=", share.subjectId)
      .where("to_organisation_id", "=", share.toOrganisationId)
      .where("to_person_id", share.toPersonId === null ? "is" : "=", share.toPersonId)
      .where("from_organisation_id", "=", tx.actor.organisationId ?? "")
      .where(live(tx.nowMs)),
  );
  return found !== null;
}

/** Until when may this organisation keep what it received? Null: it received nothing that ends. */
export async function receivedUntilMs(tx: Tx, subjectId: string): Promise<number | null> {
  const row = await tx.first(
    from
      .selectFrom("shares")
      .select((each) => each.fn.max("expires_at_ms").as("until"))
      .where("subject_id", "=", subjectId)
      .where("to_organisation_id", "=", tx.actor.organisationId ?? "")
      .where(live(tx.nowMs)),
  );
  return row?.until ?? null;
}

export async function insertShare(tx: Tx, electionId: string, share: Share): Promise<void> {
  await tx.run(
    from.insertInto("shares").values({
      id: share.id,
      space: tx.actor.space,
      election_id: electionId,
      subject_id: share.subjectId,
      from_organisation_id: share.fromOrganisationId,
      to_organisation_id: share.toOrganisationId,
      to_person_id: share.toPersonId,
      agreement_id: share.agreementId,
      clause: share.clause,
      purpose: share.purpose,
      tlp: share.tlp,
      shared_by: tx.actor.id,
      shared_at_ms: share.sharedAtMs,
      expires_at_ms: share.expiresAtMs,
      revoked_at_ms: null,
    }),
  );
}

/** Ends the share and what rests on it alone; the ids of all that ended. */
export async function revokeShare(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.many(
    from.selectFrom(sql<{ id: string }>`cf_revoke_share(${id})`.as<"r">(sql`r(id)`)).select("r.id"),
  );
  return rows.map((row) => row.id);
}

export async function organisationOfPerson(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx.first(
    from
      .selectFrom("people")
      .select("organisation_id")
      .where("id", "=", personId)
      .where((on) => on.or([on("ended_at_ms", "is", null), on("ended_at_ms", ">", tx.nowMs)])),
  );
  return row?.organisation_id ?? null;
}

export async function hasSubstitute(tx: Tx, originalId: string): Promise<boolean> {
  const row = await tx.first(
    from.selectFrom("substitutes").select("original_id").where("original_id", "=", originalId),
  );
  return row !== null;
}

export async function insertSubstitute(
  tx: Tx,
  electionId: string,
  pair: { readonly originalId: string; readonly substituteId: string; readonly classification: number },
): Promise<void> {
  await tx.run(
    from.insertInto("substitutes").values({
      original_id: pair.originalId,
      substitute_id: pair.substituteId,
      space: tx.actor.space,
      election_id: electionId,
      classification: pair.classification,
    }),
  );
}

function shareOf(row: Row): Share {
  return Share.parse({
    id: row.id,
    subjectId: row.subject_id,
    fromOrganisationId: row.from_organisation_id,
    toOrganisationId: row.to_organisation_id,
    toPersonId: row.to_person_id,
    agreementId: row.agreement_id,
    clause: row.clause,
    purpose: row.purpose,
    tlp: row.tlp,
    sharedAtMs: row.shared_at_ms,
    expiresAtMs: row.expires_at_ms,
    revokedAtMs: row.revoked_at_ms,
    purged:
      row.purged_at_ms === null || row.content_sha256 === null
        ? null
        : { atMs: row.purged_at_ms, contentSha256: row.content_sha256 },
  });
}
