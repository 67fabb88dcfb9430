import { z } from "zod";
import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { auditabilities } from "../technologies/contract.ts";
import type { TechnologyInRegister } from "./paper-rules.ts";

interface Row {
  election_id: string;
  space: string;
  organisation_id: string;
  jurisdiction: string;
  name: string;
  auditability: string;
  state: string;
}

const from = statements<{ technologies_in_register: Row }>();

const InRegister = z.object({
  organisationId: z.string(),
  jurisdiction: z.string(),
  name: z.string(),
  auditability: z.enum(auditabilities),
  state: z.enum(["registered", "deployed"]),
});

/** What these organisations have in the register of voting technologies, as far as this reader sees it. */
export async function technologiesOf(
  tx: Tx,
  organisations: readonly string[],
): Promise<TechnologyInRegister[]> {
  if (organisations.length === 0) return [];
  const rows = await tx.many(
    from
      .selectFrom("technologies_in_register")
      .select(["organisation_id", "jurisdiction", "name", "auditability", "state"])
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space)
      .where("organisation_id", "in", [...new Set(organisations)])
      .orderBy("jurisdiction")
      .orderBy("name"),
  );
  return rows.map(({ organisation_id: organisationId, ...row }) =>
    InRegister.parse({ organisationId, ...row }),
  );
}
