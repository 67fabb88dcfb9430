import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Label } from "./labels-contract.ts";
import { withClashes } from "./label-rules.ts";

interface LabelRow {
  id: string;
  organisation_id: string;
  framework: string;
  label: string;
  folded: string;
  code: string | null;
  said_by: string;
  said_at_ms: number;
}

const from = statements<{ vocabulary_labels: LabelRow }>();

/** Every word in use, with how its term stands today. */
export async function allLabels(tx: Tx): Promise<Label[]> {
  const rows = await tx.many(standing);
  return withClashes(
    rows.map((row) =>
      Label.omit({ clashes: true }).parse({
        organisation: row.organisation_id,
        framework: row.framework,
        label: row.label,
        code: row.code,
        kind: row.name === null ? "unknown" : row.retired ? "retired" : "current",
        name: row.name,
        successor:
          row.next_code === null || row.next_name === null
            ? null
            : { code: row.next_code, name: row.next_name },
        saidBy: row.said_by,
        saidAtMs: row.said_at_ms,
      }),
    ),
  );
}

export async function insertLabel(tx: Tx, row: Omit<LabelRow, "said_by" | "said_at_ms">): Promise<void> {
  await tx.run(
    from.insertInto("vocabulary_labels").values({ ...row, said_by: tx.actor.id, said_at_ms: tx.nowMs }),
  );
}

/** The last row of each organisation's word; the term as the latest version of its framework has it. */
const standing = from
  .selectFrom(
    sql<StandingRow>`(
    select l.*, e.name, (e.revoked or e.deprecated) as retired, n.external_id as next_code, n.name as next_name
    from (
      select distinct on (framework, folded, organisation_id) *
      from vocabulary_labels order by framework, folded, organisation_id, said_at_ms desc, id desc
    ) l
    left join lateral (
      select v.id from vocabulary_versions v where v.name = l.framework order by v.imported_at_ms desc, v.id desc limit 1
    ) latest on true
    left join vocabulary_entries e on e.version_id = latest.id and e.external_id = l.code
    left join vocabulary_entries n on n.version_id = latest.id and n.external_id = e.successor_in_use
    where l.code is not null)`.as("standing"),
  )
  .selectAll()
  .orderBy("folded")
  .orderBy("organisation_id");

interface StandingRow extends LabelRow {
  name: string | null;
  retired: boolean | null;
  next_code: string | null;
  next_name: string | null;
}
