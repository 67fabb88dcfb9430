import { statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";

interface Tables {
  people: { id: string; organisation_id: string; clearance: number; ended_at_ms: number | null };
  role_grants: {
    person_id: string;
    role: string;
    election_id: string | null;
    expires_at_ms: number;
    revoked_at_ms: number | null;
  };
}

const from = statements<Tables>();

export interface IdentityRow {
  readonly organisation_id: string;
  readonly clearance: number;
  readonly role: string | null;
  readonly election_id: string | null;
}

/** One row a valid grant; one row without a role for a person who holds none; no row where there is no such person. */
export async function identityRows(tx: Tx, personId: string): Promise<IdentityRow[]> {
  return await tx.many(
    from
      .selectFrom("people as p")
      .leftJoin("role_grants as g", (join) =>
        join
          .onRef("g.person_id", "=", "p.id")
          .on("g.revoked_at_ms", "is", null)
          .on("g.expires_at_ms", ">", tx.nowMs),
      )
      .select(["p.organisation_id", "p.clearance", "g.role", "g.election_id"])
      .where("p.id", "=", personId)
      .where("p.ended_at_ms", "is", null),
  );
}
