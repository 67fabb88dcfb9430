import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Change } from "./contract.ts";
import { pathOfEvent } from "./format-rules.ts";
import type { ChangeRow, Tables } from "./row-store.ts";
import { pageOfRows } from "./store.ts";

const from = statements<Tables>();

export type ChangeKept = Omit<Change, "sentence"> & {
  readonly from: string | null;
  readonly to: string | null;
};

/** What the way into STIX 2.1 changed or left out; of a file of several events, of one of them. */
export async function changesPage(
  tx: Tx,
  bundle: string,
  query: {
    readonly rule?: string | undefined;
    readonly event?: number | undefined;
    readonly limit: number;
  },
  after: number,
): Promise<Page<ChangeKept>> {
  const ofIt = from
    .selectFrom("bundle_changes")
    .where("bundle_id", "=", bundle)
    .$if(query.rule !== undefined, (all) => all.where("rule", "=", query.rule ?? ""))
    .$if(query.event !== undefined, (all) =>
      all.where(sql<SqlBool>`starts_with(path, ${pathOfEvent(query.event ?? 0)})`),
    );
  const rows = await tx.many(
    ofIt
      .selectAll()
      .where("number", ">", after)
      .orderBy("number")
      .limit(query.limit + 1),
  );
  const total = await tx.first(ofIt.select(sql<number>`count(*)::int`.as("total")));
  return pageOfRows(rows, query.limit, (row) => row.number, changeOf, total?.total ?? 0);
}

function changeOf(row: ChangeRow): ChangeKept {
  const { number, path, rule, lost, text } = row;
  const shown = text === null || text.length <= 5000 ? text : `${text.slice(0, 4999)}…`;
  return { number, path, rule, lost, text: shown, from: row.from_name, to: row.to_name };
}
