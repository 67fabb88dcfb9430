import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { VictimLine } from "./contract.ts";
import { lineColumns, lineOf, type VictimRow } from "./rows-store.ts";

export interface Wanted {
  readonly sort: "due" | "-due";
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: string | undefined;
  readonly outcome?: string | undefined;
  readonly incident?: string | undefined;
  readonly contact?: "me" | undefined;
  readonly overdue?: "yes" | undefined;
}

const from = statements<{ victims: VictimRow }>();
const countedMax = 10_000;
/** Where nothing is due: after everything that is. */
const never = 9_000_000_000_000_000;
const due = sql<number>`coalesce(due_at_ms, ${sql.lit(never)}::bigint)`;

/** One page by keyset, and how many there are for this reader; null above 10,000. */
export async function victimsPage(tx: Tx, wanted: Wanted): Promise<Page<VictimLine>> {
  const direction = wanted.sort === "due" ? "asc" : "desc";
  const rows = await tx.many(
    filtered(tx, wanted)
      .select(lineColumns)
      .$if(wanted.cursor !== undefined, (query) => query.where(after(wanted.cursor ?? "", direction)))
      .orderBy(due, direction)
      .orderBy("id", direction)
      .limit(wanted.limit + 1),
  );
  const page = rows.slice(0, wanted.limit).map(lineOf);
  const last = page.at(-1);
  const more = rows.length > wanted.limit && last;
  return {
    rows: page,
    next: more ? `${last.dueAtMs ?? never}.${last.id}` : null,
    total: await countOf(tx, wanted),
  };
}

function filtered(tx: Tx, wanted: Wanted) {
  const equal = {
    election_id: tx.actor.electionId ?? "",
    space: tx.actor.space,
    state: wanted.state,
    outcome: wanted.outcome,
    incident_id: wanted.incident,
    contact_person_id: wanted.contact === "me" ? tx.actor.id : undefined,
  };
  let query = from.selectFrom("victims");
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) query = query.where(column as keyof typeof equal, "=", value);
  if (wanted.overdue === "yes") query = query.where("due_at_ms", "<=", tx.nowMs);
  return query;
}

async function countOf(tx: Tx, wanted: Wanted): Promise<number | null> {
  const some = filtered(tx, wanted)
    .select(sql<number>`1`.as("one"))
    .limit(countedMax + 1);
  const row = await tx.first(
    from.selectFrom(some.as("some")).select((each) => each.fn.countAll<number>().as("count")),
  );
  const count = row?.count ?? 0;
  return count > countedMax ? null : count;
}

/** What comes after the last row of the page before; a cursor that is none begins anew. */
function after(cursor: string, direction: "asc" | "desc") {
  const [, atMs = "", id = ""] = /^([0-9]{1,16})\.(vic_[0-9a-z]{10,40})$/.exec(cursor) ?? [];
  if (id === "") return sql<boolean>`true`;
  const than = sql.raw(direction === "asc" ? ">" : "<");
  return sql<boolean>`(${due}, id) ${than} (${Number(atMs)}::bigint, ${id})`;
}
