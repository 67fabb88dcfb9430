import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Label, LabelledCase, type CaseId, type NewCase, type Outcome } from "./contract.ts";
import { outcomeOf } from "./rules.ts";
import type { Tables } from "./rows-store.ts";

const from = statements<Tables>();
const rowsInOneStatement = 500;

/** Which cases: those that count for one version of a method. */
export interface CasesOf {
  readonly method: string;
  readonly measuredSince: number;
}

/** Newest first; the cursor is the time and id of the last row of the page before. */
export async function casesPage(
  tx: Tx,
  { method, measuredSince }: CasesOf,
  query: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly outcome?: Outcome | undefined;
  },
): Promise<{ rows: LabelledCase[]; next: string | null; total: number }> {
  const [ms, id] = query.cursor?.split(".") ?? [];
  const matching = sql<SqlBool>`c.method_id = ${method} and c.measured_since = ${measuredSince}::integer
    and ${query.outcome === undefined ? sql`true` : lastLabelIs(query.outcome)}`;
  const rows = await tx.many(
    from
      .selectFrom("method_cases as c")
      .selectAll()
      .where(matching)
      .$if(ms !== undefined, (each) =>
        each.where(sql<SqlBool>`(c.at_ms, c.id) < (${Number(ms) || 0}::bigint, ${id ?? ""})`),
      )
      .orderBy("c.at_ms", "desc")
      .orderBy("c.id", "desc")
      .limit(query.limit + 1),
  );
  const counted = await tx.first(
    from
      .selectFrom("method_cases as c")
      .select(sql<number>`count(*)::int`.as("total"))
      .where(matching),
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const labels = await labelsOf(
    tx,
    page.map((row) => row.id),
  );
  return {
    rows: page.map((row) => caseOf(row, labels.get(row.id) ?? [])),
    next: rows.length > query.limit && last ? `${last.at_ms}.${last.id}` : null,
    total: counted?.total ?? 0,
  };
}

export async function findCase(tx: Tx, method: string, id: string): Promise<LabelledCase | null> {
  const row = await tx.first(
    from.selectFrom("method_cases").selectAll().where("id", "=", id).where("method_id", "=", method),
  );
  return row && caseOf(row, (await labelsOf(tx, [id])).get(id) ?? []);
}

/** The titles that the method has already. */
export async function titlesOf(tx: Tx, { method, measuredSince }: CasesOf): Promise<Set<string>> {
  const rows = await tx.many(
    from
      .selectFrom("method_cases")
      .select("title")
      .where("method_id", "=", method)
      .where("measured_since", "=", measuredSince),
  );
  return new Set(rows.map((row) => row.title));
}

/** Cases with their first label. */
export async function insertCases(
  tx: Tx,
  { method, measuredSince }: CasesOf,
  cases: readonly (NewCase & { readonly id: CaseId })[],
): Promise<void> {
  const told = { by_person: tx.actor.id, at_ms: tx.nowMs };
  for (let start = 0; start < cases.length; start += rowsInOneStatement) {
    const some = cases.slice(start, start + rowsInOneStatement);
    await tx.runAll([
      from.insertInto("method_cases").values(
        some.map(({ id, title }) => ({
          id,
          method_id: method,
          measured_since: measuredSince,
          title,
          ...told,
        })),
      ),
      from
        .insertInto("method_labels")
        .values(
          some.map(({ id, says, truth, why }) => ({ case_id: id, number: 1, says, truth, why, ...told })),
        ),
    ]);
  }
}

export async function insertLabel(
  tx: Tx,
  caseId: string,
  label: Pick<Label, "number" | "says" | "truth" | "why">,
): Promise<void> {
  const { number, says, truth, why } = label;
  await tx.run(
    from
      .insertInto("method_labels")
      .values({ case_id: caseId, number, says, truth, why, by_person: tx.actor.id, at_ms: tx.nowMs }),
  );
}

/** How many cases have which last label. */
export async function countsOf(
  tx: Tx,
  { method, measuredSince }: CasesOf,
): Promise<{ says: Label["says"]; truth: Label["truth"]; cases: number }[]> {
  return tx.many(
    from
      .selectFrom(
        sql<{
          measured_since: number;
          says: Label["says"];
          truth: Label["truth"];
          cases: number;
        }>`cf_method_counts(${method})`.as("c"),
      )
      .select(["c.says", "c.truth", "c.cases"])
      .where("c.measured_since", "=", measuredSince),
  );
}

function lastLabelIs(outcome: Outcome) {
  const says = outcome === "true-positive" || outcome === "false-positive" ? "positive" : "negative";
  const truth = outcome === "true-positive" || outcome === "false-negative" ? "positive" : "negative";
  return sql`(select l.says = ${says} and l.truth = ${truth} from method_labels l where l.case_id = c.id
    order by l.number desc limit 1)`;
}

async function labelsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Label[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many(
    from
      .selectFrom("method_labels as l")
      .leftJoin("people as p", "p.id", "l.by_person")
      .selectAll("l")
      .select("p.name")
      .where("l.case_id", "in", ids)
      .orderBy("l.case_id")
      .orderBy("l.number"),
  );
  const labels = new Map<string, Label[]>();
  for (const row of rows) {
    const label = Label.parse({
      number: row.number,
      says: row.says,
      truth: row.truth,
      why: row.why,
      byPerson: row.by_person,
      byName: row.name,
      atMs: row.at_ms,
    });
    labels.set(row.case_id, [...(labels.get(row.case_id) ?? []), label]);
  }
  return labels;
}

function caseOf(
  row: { readonly id: string; readonly title: string },
  labels: readonly Label[],
): LabelledCase {
  const last = labels.at(-1);
  return LabelledCase.parse({ id: row.id, title: row.title, outcome: last && outcomeOf(last), labels });
}
