import { sql, statements } from "../storage/statements.ts";
import type { Tx } from "../storage/storage.ts";
import type { Message } from "./message.ts";

export type MessageState = "queued" | "sent" | "failed" | "held";

interface OutboxRow {
  id: string;
  kind: string;
  space: string;
  election_id: string | null;
  organisation_id: string | null;
  classification: number;
  created_by: string;
  reading_roles: string[];
  language: string;
  state: MessageState;
  attempts: number;
  last_error: string | null;
  erase_when_sent: boolean;
  created_at_ms: number;
  sent_at_ms: number | null;
}

interface Tables {
  outbox: OutboxRow;
  outbox_contents: { message_id: string; to_address: string; subject: string; body: string; about: string[] };
}

const from = statements<Tables>();

export async function insertMessage(
  tx: Tx,
  id: string,
  message: Message,
  state: "queued" | "held",
): Promise<void> {
  await tx.runAll([
    from.insertInto("outbox").values({
      id,
      kind: message.kind,
      space: tx.actor.space,
      election_id: tx.actor.electionId,
      organisation_id: message.organisationId,
      classification: message.classification ?? 0,
      created_by: tx.actor.id,
      reading_roles: [...(message.readers ?? ["case-contact", "communications"])],
      language: message.language,
      state,
      attempts: 0,
      erase_when_sent: message.secret ?? false,
      created_at_ms: tx.nowMs,
    }),
    from.insertInto("outbox_contents").values({
      message_id: id,
      to_address: message.to,
      subject: message.subject,
      body: message.text,
      about: [...(message.about ?? [])],
    }),
  ]);
}

export type Sendable = Pick<OutboxRow, "id" | "space" | "state" | "language" | "erase_when_sent"> &
  Pick<Tables["outbox_contents"], "to_address" | "subject" | "body">;

/** For the duty `mail` only. */
export async function messageToSend(tx: Tx, id: string): Promise<Sendable | null> {
  return tx.first(
    from
      .selectFrom("outbox")
      .innerJoin("outbox_contents", "message_id", "id")
      .select(["id", "space", "state", "language", "erase_when_sent", "to_address", "subject", "body"])
      .where("id", "=", id),
  );
}

export async function markSent(tx: Tx, message: Sendable): Promise<void> {
  await tx.run(
    from
      .updateTable("outbox")
      .set(({ eb }) => ({
        state: "sent",
        attempts: eb("attempts", "+", 1),
        sent_at_ms: tx.nowMs,
        last_error: null,
      }))
      .where("id", "=", message.id),
  );
  if (!message.erase_when_sent) return;
  await tx.run(from.updateTable("outbox_contents").set({ body: "" }).where("message_id", "=", message.id));
}

/** Still queued after an attempt that failed for now, else failed or held for good. */
export async function markUnsent(
  tx: Tx,
  id: string,
  state: "queued" | "failed" | "held",
  error: string | null,
): Promise<void> {
  await tx.run(
    from
      .updateTable("outbox")
      .set(({ eb }) => ({
        state,
        last_error: error,
        ...(state !== "held" && { attempts: eb("attempts", "+", 1) }),
      }))
      .where("id", "=", id)
      .where("state", "=", "queued"),
  );
}

/** Newest first. Address, subject and text are null where the reader may not read them. */
export async function outboxPage(
  tx: Tx,
  { cursor, limit, about }: { cursor?: string | undefined; limit: number; about?: string | undefined },
) {
  const rows = await tx.many(
    from
      .selectFrom("outbox")
      .leftJoin("outbox_contents", "message_id", "id")
      .select([
        "id",
        "kind",
        "state",
        "language",
        "about",
        "attempts",
        "last_error",
        "created_at_ms",
        "sent_at_ms",
      ])
      .select(["created_by", "organisation_id", "to_address", "subject", "body"])
      .$if(about !== undefined, (query) => query.where(concerns(about ?? "")))
      .$if(cursor !== undefined, (query) => query.where(after(cursor ?? "")))
      .orderBy("created_at_ms", "desc")
      .orderBy("id", "desc")
      .limit(limit + 1),
  );
  const counted = await tx.first(
    from
      .selectFrom("outbox")
      .leftJoin("outbox_contents", "message_id", "id")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .$if(about !== undefined, (query) => query.where(concerns(about ?? ""))),
  );
  const last = rows[limit - 1];
  const more = rows.length > limit && last !== undefined;
  return {
    rows: rows.slice(0, limit),
    next: more ? `${last.created_at_ms}.${last.id}` : null,
    total: counted?.count ?? 0,
  };
}

const concerns = (id: string) => sql<boolean>`${id} = any (about)`;

const after = (cursor: string) => {
  const [atMs, id] = cursor.split(".");
  return sql<boolean>`(created_at_ms, id) < (${Number(atMs) || 0}::bigint, ${id ?? ""})`;
};
