import type { Posting, Warning as Category } from "@counterfoil/correlation";
import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Warning, type Decision, type Member } from "./contract.ts";
import type { CorrelationTables, DecisionRow } from "./row-store.ts";
import { kindOf } from "./rules.ts";

const from = statements<CorrelationTables>();
/** A question reads at most so many entries of posting lists; a value that more have than this links nothing. */
const membersOfValueMax = 200;
const entriesMax = 20_000;
const totalMax = 2_000;

export type Marked = Member & { readonly tlp: string; readonly classification: number };

/** Those of them that the reader may see, with what to call them. */
export async function membersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Marked>> {
  if (ids.length === 0) return new Map();
  const reports = await tx.many(
    from
      .selectFrom("report_summaries")
      .select(["id", "what as title", "tlp", "classification"])
      .where("id", "in", ids),
  );
  const incidents = await tx.many(
    from
      .selectFrom("incident_summaries")
      .select(["id", "title", "tlp", "classification"])
      .where("id", "in", ids),
  );
  const bundles = await tx.many(
    from
      .selectFrom("bundle_summaries")
      .select(["id", "name as title", "tlp", "classification"])
      .where("id", "in", ids),
  );
  const all = [...reports, ...incidents, ...bundles];
  return new Map(
    all.map((row): [string, Marked] => [
      row.id,
      { ...row, title: row.title.slice(0, 120), kind: kindOf(row.id) },
    ]),
  );
}

/** The newest that the reader sees. */
export async function newestMembers(tx: Tx, most: number): Promise<string[]> {
  const rows = await tx.many(membersHere(tx).select("id").orderBy("at_ms", "desc").orderBy("id").limit(most));
  return rows.map(({ id }) => id);
}

/** How many matters the reader sees, counted up to 2,000. */
export async function totalSeen(tx: Tx): Promise<number> {
  const some = membersHere(tx).select("id").limit(totalMax);
  const row = await tx.first(from.selectFrom(some.as("s")).select(sql<number>`count(*)::int`.as("total")));
  return row?.total ?? 0;
}

/** For each of these members: its values with the other members that have them, as far as the reader sees both. */
export async function postingsOf(
  tx: Tx,
  members: readonly string[],
): Promise<ReadonlyMap<string, Posting[]>> {
  if (members.length === 0) return new Map();
  const rows = await tx.many(
    from
      .selectFrom(
        from
          .selectFrom("correlation_values")
          .select(["kind", "text", "member_id"])
          .distinct()
          .where("member_id", "in", members)
          .as("mine"),
      )
      .crossJoinLateral((of) =>
        of
          .selectFrom("correlation_values as v")
          .select("v.member_id as other")
          .distinct()
          .where(sql<SqlBool>`v.election_id = ${tx.actor.electionId} and v.space = ${tx.actor.space}`)
          .where(sql<SqlBool>`v.kind = mine.kind and v.text = mine.text and v.member_id <> mine.member_id`)
          .limit(membersOfValueMax)
          .as("o"),
      )
      .select(["mine.member_id", "mine.kind", "mine.text", "o.other"])
      .limit(entriesMax),
  );
  const found = new Map<string, Map<string, Posting & { members: string[] }>>();
  for (const { member_id: member, kind, text, other } of rows) {
    const own = found.get(member) ?? new Map<string, Posting & { members: string[] }>();
    found.set(member, own);
    const posting = own.get(`${kind} ${text}`) ?? { kind: kind as Posting["kind"], text, members: [] };
    own.set(`${kind} ${text}`, posting);
    posting.members.push(other);
  }
  return new Map([...found].map(([member, own]) => [member, [...own.values()]]));
}

/** What the reader's organisation said last of each pair. */
export async function saidOf(tx: Tx): Promise<ReadonlyMap<string, "accepted" | "rejected">> {
  const rows = await tx.many(
    decisionsHere(tx)
      .select(["one_id", "other_id", "says"])
      .where("organisation_id", "=", tx.actor.organisationId ?? "")
      .orderBy("at_ms")
      .orderBy("id"),
  );
  return new Map(rows.map((row) => [`${row.one_id} ${row.other_id}`, row.says as "accepted" | "rejected"]));
}

/** Two who decide on one pair take turns. */
export async function takePair(tx: Tx, pair: string): Promise<void> {
  await tx.many(from.selectNoFrom(sql`cf_lock_correlation(${pair}::text)::text`.as("lock")));
}

export async function insertDecision(
  tx: Tx,
  row: Omit<DecisionRow, "space" | "election_id" | "organisation_id" | "created_by" | "at_ms">,
): Promise<void> {
  await tx.run(from.insertInto("correlation_decisions").values({ ...row, ...ownedBy(tx) }));
}

export async function decisionsPage(
  tx: Tx,
  query: { readonly says?: string | undefined; readonly limit: number },
  after: { readonly ms: number; readonly id: string },
): Promise<Page<Decision>> {
  const all = decisionsHere(tx).$if(query.says !== undefined, (some) =>
    some.where("says", "=", query.says ?? ""),
  );
  const rows = await tx.many(
    all
      .selectAll()
      .where(sql<SqlBool>`(at_ms, id) < (${after.ms}::bigint, ${after.id}::text)`)
      .orderBy("at_ms", "desc")
      .orderBy("id", "desc")
      .limit(query.limit + 1),
  );
  const total = await tx.first(all.select(sql<number>`count(*)::int`.as("total")));
  const page = rows.slice(0, query.limit);
  const named = await membersOf(tx, [...new Set(page.flatMap((row) => [row.one_id, row.other_id]))]);
  const last = page.at(-1);
  return {
    rows: page.flatMap((row) => decisionOf(row, named) ?? []),
    next: rows.length > query.limit && last ? `${last.at_ms}.${last.id}` : null,
    total: total?.total ?? 0,
  };
}

function decisionOf(row: DecisionRow, named: ReadonlyMap<string, Member>): Decision | null {
  const [one, other] = [named.get(row.one_id), named.get(row.other_id)];
  if (!one || !other) return null;
  return {
    id: row.id as Decision["id"],
    one,
    other,
    says: row.says as Decision["says"],
    why: row.why,
    strength: row.strength,
    campaign: row.campaign_id as Decision["campaign"],
    atMs: row.at_ms,
    byPerson: row.created_by,
  };
}

/** What the organisation said last of each site, newest first. */
export async function warningsSaid(tx: Tx): Promise<Warning[]> {
  const rows = await tx.many(
    warningsHere(tx)
      .selectAll()
      .distinctOn("site")
      .where("organisation_id", "=", tx.actor.organisationId ?? "")
      .orderBy("site")
      .orderBy("at_ms", "desc")
      .orderBy("id", "desc")
      .limit(10_000),
  );
  return rows
    .map((row) =>
      Warning.parse({
        id: row.id,
        site: row.site,
        category: row.category,
        why: row.why,
        atMs: row.at_ms,
        byPerson: row.created_by,
      }),
    )
    .sort((a, b) => b.atMs - a.atMs);
}

export async function insertWarning(
  tx: Tx,
  warning: {
    readonly id: string;
    readonly site: string;
    readonly category: Category | null;
    readonly why: string;
  },
): Promise<void> {
  const row = { ...warning, tlp: "amber", classification: 0, ...ownedBy(tx) };
  await tx.run(from.insertInto("correlation_warnings").values(row));
}

function ownedBy(tx: Tx) {
  return {
    space: tx.actor.space,
    election_id: tx.actor.electionId ?? "",
    organisation_id: tx.actor.organisationId ?? "",
    created_by: tx.actor.id,
    at_ms: tx.nowMs,
  };
}

const hereOf = (tx: Tx) => sql<SqlBool>`election_id = ${tx.actor.electionId} and space = ${tx.actor.space}`;
const membersHere = (tx: Tx) => from.selectFrom("correlation_members").where(hereOf(tx));
const decisionsHere = (tx: Tx) => from.selectFrom("correlation_decisions").where(hereOf(tx));
const warningsHere = (tx: Tx) => from.selectFrom("correlation_warnings").where(hereOf(tx));
