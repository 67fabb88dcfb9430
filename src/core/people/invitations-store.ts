import { statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";

interface Tables {
  people: { id: string; name: string };
  invitations: {
    person_id: string;
    email: string;
    invited_at_ms: number;
    account_made_at_ms: number | null;
    refused: string | null;
  };
}

const from = statements<Tables>();

export interface Invited {
  readonly personId: string;
  readonly email: string;
  readonly name: string;
}

/** Invitations whose account is not made yet, oldest first. For the duty `invite`. */
export async function waitingInvitations(tx: Tx): Promise<Invited[]> {
  const rows = await tx.many(
    from
      .selectFrom("invitations as i")
      .innerJoin("people as p", "p.id", "i.person_id")
      .select(["i.person_id", "i.email", "p.name"])
      .where("i.account_made_at_ms", "is", null)
      .where("i.refused", "is", null)
      .orderBy("i.invited_at_ms")
      .orderBy("i.person_id")
      .limit(100),
  );
  return rows.map((row) => ({ personId: row.person_id, email: row.email, name: row.name }));
}

export async function endInvitation(tx: Tx, personId: string, refused: string | null): Promise<void> {
  await tx.run(
    from
      .updateTable("invitations")
      .set({ account_made_at_ms: refused === null ? tx.nowMs : null, refused })
      .where("person_id", "=", personId),
  );
}
