import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { DeclaredRule, KeptLink, type AggregationRule } from "./contract.ts";

export interface CampaignTable {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  created_at_ms: number;
  title: string;
  summary: string;
  phase: string;
}

interface LinkTable {
  id: string;
  campaign_id: string;
  one_incident_id: string;
  other_incident_id: string;
  kind: string;
  evidence: string;
  confidence: string;
  classification: number;
  at_ms: number;
  by_person: string;
}

interface RuleTable {
  campaign_id: string;
  version: number;
  rule: unknown;
  why: string;
  at_ms: number;
  by_person: string;
}

interface Substitute {
  original_id: string;
  substitute_id: string;
  space: string;
  election_id: string;
  classification: number;
}

interface Tables {
  campaigns: CampaignTable;
  campaign_links: LinkTable;
  campaign_unlinks: { link_id: string; at_ms: number; by_person: string; why: string };
  campaign_rules: RuleTable;
  campaign_incidents: { campaign_id: string; incident_id: string };
  people: { id: string; name: string };
  substitutes: Substitute;
}

const from = statements<Tables>();

export interface CampaignFilters {
  readonly phase?: string | undefined;
  readonly text?: string | undefined;
}

function wanted(tx: Tx, { phase, text }: CampaignFilters) {
  const conditions = [
    sql<SqlBool>`c.election_id = ${tx.actor.electionId} and c.space = ${tx.actor.space}`,
    ...(phase === undefined ? [] : [sql<SqlBool>`c.phase = ${phase}`]),
    ...(text === undefined || text === ""
      ? []
      : [sql<SqlBool>`position(lower(${text}) in lower(c.title || ' ' || c.summary)) > 0`]),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** Newest first; the cursor is the time and id of the last row of the page before. */
export async function campaignsPage(
  tx: Tx,
  query: CampaignFilters & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: CampaignTable[]; next: string | null; total: number }> {
  const [ms, id] = query.cursor?.split(".") ?? [];
  const rows = await tx.many(
    from
      .selectFrom("campaigns as c")
      .selectAll()
      .where(wanted(tx, query))
      .$if(ms !== undefined, (each) =>
        each.where(sql<SqlBool>`(c.created_at_ms, c.id) < (${Number(ms) || 0}::bigint, ${id ?? ""})`),
      )
      .orderBy("c.created_at_ms", "desc")
      .orderBy("c.id", "desc")
      .limit(query.limit + 1),
  );
  const counted = await tx.first(
    from
      .selectFrom("campaigns as c")
      .select(sql<number>`count(*)::int`.as("total"))
      .where(wanted(tx, query)),
  );
  const last = rows[query.limit - 1];
  return {
    rows: rows.slice(0, query.limit),
    next: rows.length > query.limit && last ? `${last.created_at_ms}.${last.id}` : null,
    total: counted?.total ?? 0,
  };
}

export async function findCampaign(tx: Tx, id: string): Promise<CampaignTable | null> {
  return tx.first(from.selectFrom("campaigns").selectAll().where("id", "=", id));
}

export async function insertCampaign(tx: Tx, campaign: CampaignTable): Promise<void> {
  await tx.run(from.insertInto("campaigns").values(campaign));
}

/** By campaign: the incidents that a link holds which nobody ended. */
export async function incidentsOf(tx: Tx, campaignIds: readonly string[]): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>(campaignIds.map((id) => [id, []]));
  if (campaignIds.length === 0) return members;
  const rows = await tx.many(
    from
      .selectFrom("campaign_incidents")
      .selectAll()
      .where("campaign_id", "in", campaignIds)
      .orderBy("incident_id"),
  );
  for (const row of rows) members.get(row.campaign_id)?.push(row.incident_id);
  return members;
}

/** Oldest first, with those that were ended. */
export async function linksOf(tx: Tx, campaignIds: readonly string[]): Promise<Map<string, KeptLink[]>> {
  const links = new Map<string, KeptLink[]>(campaignIds.map((id) => [id, []]));
  if (campaignIds.length === 0) return links;
  const rows = await tx.many(
    from
      .selectFrom("campaign_links as l")
      .leftJoin("campaign_unlinks as u", "u.link_id", "l.id")
      .leftJoin("people as p", "p.id", "l.by_person")
      .selectAll("l")
      .select(["p.name", "u.at_ms as ended_at_ms", "u.by_person as ended_by", "u.why as ended_why"])
      .where("l.campaign_id", "in", campaignIds)
      .orderBy("l.at_ms")
      .orderBy("l.id"),
  );
  for (const row of rows) links.get(row.campaign_id)?.push(linkOf(row));
  return links;
}

function linkOf(
  row: LinkTable & {
    name: string | null;
    ended_at_ms: number | null;
    ended_by: string | null;
    ended_why: string | null;
  },
): KeptLink {
  return KeptLink.parse({
    id: row.id,
    one: row.one_incident_id,
    other: row.other_incident_id,
    kind: row.kind,
    evidence: row.evidence,
    confidence: row.confidence,
    classification: row.classification,
    atMs: row.at_ms,
    byPerson: row.by_person,
    byName: row.name,
    ended:
      row.ended_at_ms === null ? null : { atMs: row.ended_at_ms, byPerson: row.ended_by, why: row.ended_why },
  });
}

export async function insertLink(
  tx: Tx,
  campaignId: string,
  link: Pick<KeptLink, "id" | "kind" | "evidence" | "confidence" | "classification"> & {
    readonly one: string;
    readonly other: string;
  },
): Promise<void> {
  const { one, other, ...rest } = link;
  await tx.run(
    from.insertInto("campaign_links").values({
      ...rest,
      campaign_id: campaignId,
      one_incident_id: one < other ? one : other,
      other_incident_id: one < other ? other : one,
      at_ms: tx.nowMs,
      by_person: tx.actor.id,
    }),
  );
}

export async function endLink(tx: Tx, linkId: string, why: string): Promise<void> {
  await tx.run(
    from
      .insertInto("campaign_unlinks")
      .values({ link_id: linkId, at_ms: tx.nowMs, by_person: tx.actor.id, why }),
  );
}

/** By campaign: the rules that were declared, newest first. */
export async function rulesOf(tx: Tx, campaignIds: readonly string[]): Promise<Map<string, DeclaredRule[]>> {
  const rules = new Map<string, DeclaredRule[]>(campaignIds.map((id) => [id, []]));
  if (campaignIds.length === 0) return rules;
  const rows = await tx.many(
    from
      .selectFrom("campaign_rules as r")
      .leftJoin("people as p", "p.id", "r.by_person")
      .selectAll("r")
      .select("p.name")
      .where("r.campaign_id", "in", campaignIds)
      .orderBy("r.version", "desc"),
  );
  for (const { campaign_id, name, at_ms, by_person, ...row } of rows)
    rules
      .get(campaign_id)
      ?.push(DeclaredRule.parse({ ...row, atMs: at_ms, byPerson: by_person, byName: name }));
  return rules;
}

/** False where someone else declared this version meanwhile. */
export async function insertRule(
  tx: Tx,
  campaignId: string,
  declared: { readonly version: number; readonly rule: AggregationRule; readonly why: string },
): Promise<boolean> {
  const written = await tx.run(
    from
      .insertInto("campaign_rules")
      .values({
        campaign_id: campaignId,
        version: declared.version,
        rule: JSON.stringify(declared.rule),
        why: declared.why,
        at_ms: tx.nowMs,
        by_person: tx.actor.id,
      })
      .onConflict((conflict) => conflict.columns(["campaign_id", "version"]).doNothing()),
  );
  return written > 0;
}

/** What people without clearance see in place of each of these; nothing for those that have none, or where the reader may not know. */
export async function substitutesOf(
  tx: Tx,
  originalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.many(
    from
      .selectFrom("substitutes")
      .select(["original_id", "substitute_id"])
      .where("original_id", "in", originalIds),
  );
  return new Map(rows.map((row) => [row.original_id, row.substitute_id]));
}

export async function insertSubstitute(tx: Tx, pair: Omit<Substitute, "space">): Promise<void> {
  await tx.run(from.insertInto("substitutes").values({ ...pair, space: tx.actor.space }));
}
