import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Check, PlaybookDetail, PlaybookText } from "./contract.ts";
import { checkOf, playbookOf, type PlaybookRow, type Stored, type Tables } from "./rows-store.ts";

const from = statements<Tables>();

/** The day of review is what was said last: by the last version, or by a check after it that the reader may know of. */
const saidReviewBy = sql<string | null>`(
  select to_char(c.review_by, 'YYYY-MM-DD') from playbook_checks c
  where c.playbook_id = p.id and c.review_by is not null and c.at_ms >= v.at_ms
  order by c.at_ms desc, c.id desc limit 1)`;
const lastHeld = (kind: "exercise" | null) => sql<number | null>`(
  select max(c.held_at_ms) from playbook_checks c
  where c.playbook_id = p.id and (${kind}::text is null or c.kind = ${kind}))`;

const seen = (tx: Tx) =>
  from
    .selectFrom("playbooks as p")
    .innerJoin("playbook_versions as v", (join) =>
      join.onRef("v.playbook_id", "=", "p.id").onRef("v.number", "=", "p.version"),
    )
    .innerJoin("organisations as o", "o.id", "p.organisation_id")
    .select(["p.id", "p.organisation_id", "p.tlp", "p.classification", "p.created_at_ms", "p.state"])
    .select(["p.version", "p.adopted_at_ms", "p.retired_why", "o.name as organisation_name"])
    .select(["v.title", "v.purpose", "v.steps", "v.techniques"])
    .select([
      sql<string>`to_char(v.review_by, 'YYYY-MM-DD')`.as("review_by"),
      saidReviewBy.as("said_review_by"),
      lastHeld("exercise").as("exercised_at_ms"),
      lastHeld(null).as("held_at_ms"),
    ])
    .where("p.election_id", "=", tx.actor.electionId ?? "")
    .where("p.space", "=", tx.actor.space);

/** Every playbook that the reader may see, newest first: an organisation has some dozens. */
export async function allPlaybooks(tx: Tx): Promise<Stored[]> {
  const rows = await tx.many(seen(tx).orderBy("p.created_at_ms", "desc").orderBy("p.id", "desc"));
  return rows.map(playbookOf);
}

export async function findPlaybook(tx: Tx, id: string): Promise<Stored | null> {
  const row = await tx.first(seen(tx).where("p.id", "=", id));
  return row && playbookOf(row);
}

/** One act on a playbook of one's own organisation at a time; false where it is of others. */
export async function takePlaybook(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.first(
    from
      .selectFrom("playbooks")
      .select("id")
      .where("id", "=", id)
      .where("organisation_id", "=", tx.actor.organisationId ?? "")
      .forUpdate(),
  );
  return row !== null;
}

export async function insertPlaybook(
  tx: Tx,
  id: string,
  { tlp, classification }: Pick<Stored, "tlp" | "classification">,
): Promise<void> {
  const { space, electionId, organisationId, id: person } = tx.actor;
  await tx.run(
    from.insertInto("playbooks").values({
      id,
      space,
      election_id: electionId ?? "",
      organisation_id: organisationId ?? "",
      tlp,
      classification,
      created_by: person,
      created_at_ms: tx.nowMs,
      state: "draft",
      version: 1,
      adopted_at_ms: null,
      adopted_by: null,
      retired_at_ms: null,
      retired_why: null,
    }),
  );
}

export async function insertVersion(
  tx: Tx,
  id: string,
  number: number,
  text: PlaybookText & { readonly why: string },
): Promise<void> {
  await tx.run(
    from.insertInto("playbook_versions").values({
      playbook_id: id,
      number,
      title: text.title,
      purpose: text.purpose,
      steps: JSON.stringify(text.steps),
      techniques: text.techniques,
      review_by: text.reviewBy,
      by_person: tx.actor.id,
      at_ms: tx.nowMs,
      why: text.why,
    }),
  );
}

type Change = Partial<
  Pick<PlaybookRow, "state" | "version" | "adopted_at_ms" | "adopted_by" | "retired_at_ms" | "retired_why">
>;

export async function changePlaybook(tx: Tx, id: string, change: Change): Promise<void> {
  await tx.run(from.updateTable("playbooks").set(change).where("id", "=", id));
}

export async function insertCheck(
  tx: Tx,
  playbook: string,
  check: Pick<Check, "id" | "kind" | "classification" | "heldAtMs" | "reviewBy" | "found">,
): Promise<void> {
  await tx.run(
    from.insertInto("playbook_checks").values({
      id: check.id,
      playbook_id: playbook,
      kind: check.kind,
      classification: check.classification,
      held_at_ms: check.heldAtMs,
      review_by: check.reviewBy,
      found: check.found,
      by_person: tx.actor.id,
      at_ms: tx.nowMs,
    }),
  );
}

/** Newest first, as far as the reader may see them. */
export async function checksOf(tx: Tx, playbook: string): Promise<Check[]> {
  const rows = await tx.many(
    from
      .selectFrom("playbook_checks as c")
      .leftJoin("people as p", "p.id", "c.by_person")
      .select(["c.id", "c.kind", "c.classification", "c.held_at_ms", "c.found", "c.by_person", "c.at_ms"])
      .select(["p.name as by_name", sql<string | null>`to_char(c.review_by, 'YYYY-MM-DD')`.as("review_by")])
      .where("c.playbook_id", "=", playbook)
      .orderBy("c.held_at_ms", "desc")
      .orderBy("c.at_ms", "desc")
      .orderBy("c.id", "desc"),
  );
  return rows.map(checkOf);
}

/** Oldest first. */
export async function versionsOf(tx: Tx, playbook: string): Promise<PlaybookDetail["versions"]> {
  const rows = await tx.many(
    from
      .selectFrom("playbook_versions as v")
      .leftJoin("people as p", "p.id", "v.by_person")
      .select(["v.number", "v.by_person", "v.at_ms", "v.why", "p.name"])
      .where("v.playbook_id", "=", playbook)
      .orderBy("v.number"),
  );
  return rows.map(({ number, by_person, at_ms, why, name }) => ({
    number,
    byPerson: by_person,
    byName: name,
    atMs: at_ms,
    why,
  }));
}
