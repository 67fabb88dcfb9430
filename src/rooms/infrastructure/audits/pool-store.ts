import { z } from "zod";
import { statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { NamedTotals } from "./batch-rules.ts";
import type { KeptCensus } from "./check-rules.ts";
import type { Place } from "./inputs-store.ts";
import type { Tables } from "./tables-store.ts";

const from = statements<Tables>();

/** The pools of one jurisdiction as handed in: totals by the number of the batch in its manifest. */
export interface KeptPools {
  readonly code: string;
  readonly totals: readonly { readonly seq: number; readonly totals: NamedTotals }[];
  readonly census: KeptCensus;
}

const KeptTotals = z.array(
  z.object({
    seq: z.number(),
    totals: z.array(
      z.object({
        contest: z.string(),
        votes: z.array(z.tuple([z.string(), z.number()])),
        validCards: z.number().nullable(),
      }),
    ),
  }),
);
/** Kept by ourselves in this shape; a column of JSON that the upload wrote. */
const Census = z.custom<KeptCensus>((value) => typeof value === "object" && value !== null);

/** Instead of those before; null: there are none any more. */
export async function replacePools(
  tx: Tx,
  place: Place,
  pools: Omit<KeptPools, "code"> | null,
): Promise<void> {
  await tx.run(
    from.deleteFrom("audit_pools").where("audit_id", "=", place.auditId).where("code", "=", place.code),
  );
  if (pools === null) return;
  await tx.run(
    from.insertInto("audit_pools").values({
      audit_id: place.auditId,
      code: place.code,
      totals: JSON.stringify(pools.totals),
      census: JSON.stringify(pools.census),
      lines: null,
    }),
  );
}

/** Keeps the lines of a jurisdiction's pools as they are published. */
export async function fixPools(tx: Tx, { auditId, code }: Place, lines: string): Promise<void> {
  await tx.run(
    from.updateTable("audit_pools").set({ lines }).where("audit_id", "=", auditId).where("code", "=", code),
  );
}

/** The lines of all pools as they were committed to, in the manifest's order. */
export async function committedPools(tx: Tx, auditId: string): Promise<string> {
  const rows = await tx.many(
    from
      .selectFrom("audit_pools as p")
      .innerJoin("audit_jurisdictions as j", (on) =>
        on.onRef("j.audit_id", "=", "p.audit_id").onRef("j.code", "=", "p.code"),
      )
      .select("p.lines")
      .where("p.audit_id", "=", auditId)
      .orderBy("j.seq"),
  );
  return rows.map(({ lines }) => lines ?? "").join("");
}

/** Pools of the jurisdictions that this reader sees, in their order. */
export async function poolsOf(tx: Tx, auditId: string, code?: string): Promise<KeptPools[]> {
  const rows = await tx.many(
    from
      .selectFrom("audit_pools as p")
      .innerJoin("audit_jurisdictions as j", (on) =>
        on.onRef("j.audit_id", "=", "p.audit_id").onRef("j.code", "=", "p.code"),
      )
      .select(["p.code", "p.totals", "p.census"])
      .where("p.audit_id", "=", auditId)
      .$if(code !== undefined, (query) => query.where("p.code", "=", code ?? ""))
      .orderBy("j.seq"),
  );
  return rows.map((row) => ({
    code: row.code,
    totals: KeptTotals.parse(row.totals),
    census: Census.parse(row.census),
  }));
}
