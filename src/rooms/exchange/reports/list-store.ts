import { byCodeUnit } from "../../../basics/order.ts";
import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { ReportLine } from "./contract.ts";
import { lineColumns, lineOf, type ReportRow } from "./rows-store.ts";

export interface Wanted {
  readonly sort: "submitted" | "-submitted" | "grade" | "-grade";
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: string | undefined;
  readonly outcome?: string | undefined;
  readonly phase?: string | undefined;
  readonly grade?: string | undefined;
  readonly channel?: string | undefined;
  readonly kind?: string | undefined;
  readonly group?: string | undefined;
  readonly assigned?: "me" | "nobody" | undefined;
  /** A query of words (`searchWords`). */
  readonly words?: string | null;
}

const from = statements<{ reports: ReportRow }>();
const countedMax = 1_000;
/** `cf_reports_matching` finds so many at most; then nobody knows how many there are. */
const foundMax = 2000;
const openingCharacters = 200;

/**
 * One page by keyset, and how many there are for this reader; null above 1,000. Words are looked for among the newest 2,000
 * reports that have them all.
 */
export async function reportsPage(tx: Tx, asked: Wanted): Promise<Page<ReportLine>> {
  const ids = asked.words == null ? null : await idsWith(tx, asked.words);
  const wanted = { ...asked, ids };
  const rows = await tx.many(pageOf(tx, wanted));
  const page = rows.slice(0, wanted.limit).map(lineOf);
  const more = rows.length > wanted.limit;
  const last = page.at(-1);
  return {
    rows: page,
    next: more && last ? cursorOf(last) : null,
    total: ids !== null && ids.length >= foundMax ? null : await countOf(tx, wanted),
  };
}

/** Lines of reports by id or by group, oldest first. */
export async function linesOf(
  tx: Tx,
  which: { readonly ids: readonly string[] } | { readonly group: string },
): Promise<ReportLine[]> {
  if ("ids" in which && which.ids.length === 0) return [];
  const lines = from.selectFrom("reports").select(lineColumns).select(opening());
  const rows = await tx.many(
    "ids" in which
      ? lines.where("id", "in", which.ids)
      : lines.where("group_id", "=", which.group).limit(200),
  );
  return rows.map(lineOf).sort((a, b) => a.submittedAtMs - b.submittedAtMs || byCodeUnit(a.id, b.id));
}

type Found = Wanted & { readonly ids: readonly string[] | null };

async function idsWith(tx: Tx, words: string): Promise<string[]> {
  const rows = await tx.many(
    from
      .selectFrom(sql<{ id: string }>`(select cf_reports_matching(${words}) as id)`.as("found"))
      .select("id"),
  );
  return rows.map((row) => row.id);
}

const opening = () => sql<string>`left(what, ${sql.lit(openingCharacters)})`.as("opening");

function pageOf(tx: Tx, wanted: Found) {
  const direction = wanted.sort.startsWith("-") ? "desc" : "asc";
  const byGrade = wanted.sort.endsWith("grade");
  return filtered(tx, wanted)
    .select(lineColumns)
    .select(opening())
    .$if(wanted.cursor !== undefined, (query) => query.where(after(wanted.cursor ?? "", direction, byGrade)))
    .$if(byGrade, (query) => query.orderBy(sql`coalesce(source_grade, 'Z')`, direction))
    .orderBy("submitted_at_ms", direction)
    .orderBy("id", direction)
    .limit(wanted.limit + 1);
}

function filtered(tx: Tx, wanted: Found) {
  const equal = {
    state: wanted.state,
    outcome: wanted.outcome,
    phase: wanted.phase,
    channel: wanted.channel,
    kind: wanted.kind,
    group_id: wanted.group,
    assigned_to: wanted.assigned === "me" ? tx.actor.id : undefined,
  };
  let query = from
    .selectFrom("reports")
    .where("election_id", "=", tx.actor.electionId)
    .where("space", "=", tx.actor.space);
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) query = query.where(column as keyof typeof equal, "=", value);
  if (wanted.assigned === "nobody") query = query.where("assigned_to", "is", null);
  if (wanted.grade !== undefined)
    query = query.where(sql<string>`coalesce(source_grade, 'Z')`, "=", wanted.grade);
  if (wanted.ids !== null) query = query.where(sql<boolean>`id = any (${wanted.ids}::text[])`);
  return query;
}

async function countOf(tx: Tx, wanted: Found): Promise<number | null> {
  const some = filtered(tx, wanted)
    .select(sql<number>`1`.as("one"))
    .limit(countedMax + 1);
  const row = await tx.first(
    from.selectFrom(some.as("some")).select((each) => each.fn.countAll<number>().as("count")),
  );
  const count = row?.count ?? 0;
  return count > countedMax ? null : count;
}

function cursorOf(line: ReportLine): string {
  return `${line.sourceGrade ?? "Z"}.${line.submittedAtMs}.${line.id}`;
}

/** What comes after the last row of the page before; a cursor that is none begins anew. */
function after(cursor: string, direction: "asc" | "desc", byGrade: boolean) {
  const [, grade = "", atMs = "", id = ""] =
    /^([A-FZ])\.([0-9]{1,16})\.(rep_[0-9a-z]{10,40})$/.exec(cursor) ?? [];
  if (id === "") return sql<boolean>`true`;
  const than = sql.raw(direction === "asc" ? ">" : "<");
  return byGrade
    ? sql<boolean>`(coalesce(source_grade, 'Z'), submitted_at_ms, id) ${than} (${grade}, ${Number(atMs)}::bigint, ${id})`
    : sql<boolean>`(submitted_at_ms, id) ${than} (${Number(atMs)}::bigint, ${id})`;
}
