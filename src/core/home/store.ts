import type { ChangedItem, WaitingItem } from "../../platform/ui/home-contract.ts";
import { sql, statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import type { Waiting } from "./contract.ts";

interface Tables {
  waiting: {
    id: number;
    subject_id: string;
    kind: string;
    title: string;
    path: string;
    verb: string;
    since_ms: number;
    due_at_ms: number | null;
    done_at_ms: number | null;
  };
  home_visits: { person_id: string; election_id: string; space: string; at_ms: number };
  journal_entries: {
    seq: number;
    at_ms: number;
    actor_id: string;
    role: string;
    action: string;
    subject: string;
    election_id: string | null;
  };
  people: { id: string; name: string };
}

const from = statements<Tables>();
const waitingRowsMax = 200;
const changedRowsMax = 50;

export async function put(tx: Tx, waiting: Waiting): Promise<void> {
  const { for: whom } = waiting;
  const organisation = "organisationId" in whom ? whom.organisationId : null;
  const role = "organisationId" in whom ? whom.role : null;
  const person = "personId" in whom ? whom.personId : null;
  await tx.run(
    from.selectNoFrom(
      sql`cf_wait(${waiting.subject}, ${waiting.kind}, ${waiting.title}, ${waiting.path}, ${waiting.verb},
        ${organisation}, ${role}, ${person}, ${waiting.tlp}, ${waiting.classification}::integer,
        ${waiting.dueAtMs}::bigint)`.as("waits"),
    ),
  );
}

export async function finish(
  tx: Tx,
  what: { readonly subject: string; readonly kind: string | null; readonly organisationId?: string },
): Promise<void> {
  await tx.run(
    from.selectNoFrom(
      sql`cf_done(${what.subject}, ${what.kind}::text, ${what.organisationId ?? null}::text)`.as("done"),
    ),
  );
}

/** What is due first comes first; what has no due time comes last, longest waiting first. */
export async function waitingFor(tx: Tx): Promise<WaitingItem[]> {
  const rows = await tx.many(
    from
      .selectFrom("waiting")
      .select(["subject_id", "kind", "title", "path", "verb", "since_ms", "due_at_ms"])
      .where("done_at_ms", "is", null)
      .orderBy("due_at_ms", (each) => each.asc().nullsLast())
      .orderBy("since_ms")
      .orderBy("id")
      .limit(waitingRowsMax),
  );
  return rows.map((row) => ({
    kind: row.kind,
    subject: row.subject_id,
    title: row.title,
    sinceMs: row.since_ms,
    dueAtMs: row.due_at_ms,
    path: row.path,
    verb: row.verb,
  }));
}

/** What others did since a moment, newest first, as far as the reader may see it. */
export async function changedSince(tx: Tx, electionId: string, sinceMs: number): Promise<ChangedItem[]> {
  const rows = await tx.many(
    from
      .selectFrom("journal_entries as j")
      .leftJoin("people as p", "p.id", "j.actor_id")
      .select(["j.seq", "j.at_ms", "j.action", "j.subject", "j.role", "p.name"])
      .where("j.election_id", "=", electionId)
      .where("j.at_ms", ">", sinceMs)
      .where("j.actor_id", "<>", tx.actor.id)
      .orderBy("j.seq", "desc")
      .limit(changedRowsMax),
  );
  return rows.map((row) => ({
    seq: row.seq,
    atMs: row.at_ms,
    action: row.action,
    subject: row.subject,
    title: null,
    person: row.name,
    role: row.role,
    path: null,
  }));
}

export async function lastVisitMs(tx: Tx): Promise<number | null> {
  const row = await tx.first(
    from.selectFrom("home_visits").select("at_ms").where("person_id", "=", tx.actor.id),
  );
  return row?.at_ms ?? null;
}

export async function keepVisit(tx: Tx, electionId: string): Promise<void> {
  await tx.run(
    from
      .insertInto("home_visits")
      .values({
        person_id: tx.actor.id,
        election_id: electionId,
        space: tx.actor.space,
        at_ms: tx.nowMs,
      })
      .onConflict((conflict) =>
        conflict.columns(["person_id", "election_id", "space"]).doUpdateSet({ at_ms: tx.nowMs }),
      ),
  );
}
