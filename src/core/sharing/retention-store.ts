import { z } from "zod";
import { sql, statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { AgreementId, Tlp } from "./contract.ts";

/** What remains of content whose retention has ended. */
export const Tombstone = z.object({
  subject_id: z.string(),
  class: z.string(),
  space: z.enum(["live", "exercise"]),
  election_id: z.string(),
  organisation_id: z.string(),
  tlp: Tlp,
  classification: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  agreement_id: AgreementId.nullable(),
  clause: z.string().nullable(),
  purged_at_ms: z.number().int(),
  content_sha256: z.string().length(64),
});
export type Tombstone = z.infer<typeof Tombstone>;

interface Tables {
  journal_entries: {
    subject: string;
    body: string | null;
    salt: Uint8Array | null;
    why: string;
    purged_at_ms: number | null;
  };
}

const from = statements<Tables>();

/** Deletes the content whose retention has ended (SQL function cf_purge_expired) and gives the tombstones. */
export async function purge(tx: Tx): Promise<Tombstone[]> {
  const rows = await tx.many(from.selectFrom(sql<Tombstone>`cf_purge_expired()`.as("t")).selectAll());
  return rows.map((row) => Tombstone.parse(row));
}

/** What the journal keeps beside the chain about a subject goes with it; the chain and its proofs stay whole. */
export async function purgeJournalBodies(tx: Tx, subjects: readonly string[]): Promise<void> {
  await tx.run(
    from
      .updateTable("journal_entries")
      .set({ body: null, salt: null, why: "", purged_at_ms: tx.nowMs })
      .where("subject", "in", subjects)
      .where("body", "is not", null),
  );
}
