import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import {
  NoticeId,
  Publication,
  type Act,
  type Kind,
  type NoticeTexts,
  type Published,
  type Words,
} from "./contract.ts";
import { publishedOf } from "./public-rules.ts";
import type { PublicationRow, Tables } from "./tables-store.ts";

const from = statements<Tables>();

/** What the public reads of one notice; null where nothing of it is public here. */
export async function findPublished(tx: Tx, id: string): Promise<Published | null> {
  const rows = await tx.many(ofNotices([id]));
  return groupsOf(rows)[0] ?? null;
}

/** Newest first; the cursor is the time and id of the last of the page before. Counts only what is public. */
export async function publishedPage(
  tx: Tx,
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: Published[]; next: string | null; total: number }> {
  const [ms, id] = query.cursor?.split(".") ?? [];
  const here = sql<SqlBool>`p.election_id = ${tx.actor.electionId} and p.space = ${tx.actor.space} and p.number = 1`;
  const firsts = await tx.many(
    from
      .selectFrom("notice_publications as p")
      .select(["p.notice_id", "p.at_ms"])
      .where(here)
      .$if(ms !== undefined, (each) =>
        each.where(sql<SqlBool>`(p.at_ms, p.notice_id) < (${Number(ms) || 0}::bigint, ${id ?? ""})`),
      )
      .orderBy("p.at_ms", "desc")
      .orderBy("p.notice_id", "desc")
      .limit(query.limit + 1),
  );
  const counted = await tx.first(
    from
      .selectFrom("notice_publications as p")
      .select(sql<number>`count(*)::int`.as("total"))
      .where(here),
  );
  const page = firsts.slice(0, query.limit);
  const last = page.at(-1);
  const found = new Map<string, Published>();
  if (page.length > 0)
    for (const each of groupsOf(await tx.many(ofNotices(page.map((first) => first.notice_id)))))
      found.set(each.id, each);
  return {
    rows: page.flatMap((first) => found.get(first.notice_id) ?? []),
    next: firsts.length > query.limit && last ? `${last.at_ms}.${last.notice_id}` : null,
    total: counted?.total ?? 0,
  };
}

export async function insertPublication(
  tx: Tx,
  electionId: string,
  about: { readonly id: string; readonly kind: Kind },
  made: { number: number; act: Act; texts: NoticeTexts; words: Words | null },
): Promise<void> {
  await tx.run(
    from.insertInto("notice_publications").values({
      notice_id: about.id,
      number: made.number,
      space: tx.actor.space,
      election_id: electionId,
      kind: about.kind,
      act: made.act,
      texts: JSON.stringify(made.texts),
      words: made.words && JSON.stringify(made.words),
      at_ms: tx.nowMs,
      redacted_at_ms: null,
      held_at_ms: null,
    }),
  );
}

export async function redactPublication(tx: Tx, id: string, { number, texts, words }: Said): Promise<void> {
  await tx.run(
    from
      .updateTable("notice_publications")
      .set({
        texts: JSON.stringify(texts),
        words: words && JSON.stringify(words),
        redacted_at_ms: tx.nowMs,
        held_at_ms: null,
      })
      .where("notice_id", "=", id)
      .where("number", "=", number),
  );
}

type Said = Pick<Publication, "number" | "texts" | "words">;
const Whole = Publication.pick({ number: true, texts: true, words: true, heldAtMs: true });

/** Every public act with its whole text, also where it was taken away; for those who wrote it. */
export async function wholePublications(
  tx: Tx,
  id: string,
): Promise<(Said & Pick<Publication, "heldAtMs">)[]> {
  const rows = await tx.many(
    from
      .selectFrom("notice_publications as p")
      .leftJoin("notice_held as h", (join) =>
        join.onRef("h.notice_id", "=", "p.notice_id").onRef("h.number", "=", "p.number"),
      )
      .select(["p.number", "p.held_at_ms as heldAtMs"])
      .select(sql`coalesce(h.texts, p.texts)`.as("texts"))
      .select(sql`case when h.number is null then p.words else h.words end`.as("words"))
      .where("p.notice_id", "=", id)
      .orderBy("p.number"),
  );
  return rows.map((row) => Whole.parse(row));
}

/** What was taken away is redacted and public again: the copies go. */
export async function dropHeld(tx: Tx, id: string): Promise<void> {
  await tx.run(from.deleteFrom("notice_held").where("notice_id", "=", id));
}

function ofNotices(ids: readonly string[]) {
  return from
    .selectFrom("notice_publications")
    .selectAll()
    .where("notice_id", "in", ids)
    .orderBy("notice_id")
    .orderBy("number");
}

function groupsOf(rows: readonly PublicationRow[]): Published[] {
  return [...Map.groupBy(rows, (row) => row.notice_id)].map(([id, ofOne]) =>
    publishedOf(NoticeId.parse(id), ofOne[0]?.kind as Kind, ofOne.map(publicationOf)),
  );
}

function publicationOf(row: PublicationRow): Publication {
  return Publication.parse({
    number: row.number,
    act: row.act,
    texts: row.texts,
    words: row.words,
    atMs: row.at_ms,
    redactedAtMs: row.redacted_at_ms,
    heldAtMs: row.held_at_ms,
  });
}
