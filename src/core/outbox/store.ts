import * as mail from "../../platform/mail/store.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { OutboxMessage } from "./contract.ts";

interface Query {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly about?: string | undefined;
}

/** The statements live with the sender, which works on the same tables. */
export async function messagesPage(tx: Tx, query: Query) {
  const page = await mail.outboxPage(tx, query);
  return { ...page, rows: page.rows.map(messageOf) };
}

function messageOf(row: Awaited<ReturnType<typeof mail.outboxPage>>["rows"][number]): OutboxMessage {
  const { to_address: to, subject, body: text, about } = row;
  return OutboxMessage.parse({
    id: row.id,
    kind: row.kind,
    state: row.state,
    language: row.language,
    organisationId: row.organisation_id,
    createdBy: row.created_by,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAtMs: row.created_at_ms,
    sentAtMs: row.sent_at_ms,
    contents: to === null ? null : { to, subject, text, about },
  });
}
