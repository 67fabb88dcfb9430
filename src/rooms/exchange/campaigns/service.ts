import { assert } from "../../../basics/assert.ts";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { JournalDraft } from "../../../platform/storage/storage.ts";
import type { declareRule, listCampaigns, openCampaign, readCampaign, suggestLinks } from "./contract.ts";
import * as incidents from "./incidents-store.ts";
import { campaignNow, readBack, rowsNow } from "./reading.ts";
import { checkRule } from "./rules.ts";
import { pairsOf, type Traits } from "./suggestion-rules.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listCampaigns> = async (cx, { query }) => {
  const { rows, next, total } = await stored.campaignsPage(cx.tx, query);
  return ok({ rows: await rowsNow(cx, rows), next, total });
};

export const read: Serves<typeof readCampaign> = async (cx, { params }) => {
  const row = await stored.findCampaign(cx.tx, params.campaign);
  return row === null ? refuse("campaign-not-found") : ok(await campaignNow(cx, row));
};

export const open: Serves<typeof openCampaign> = async (cx, { params, body }) => {
  if (body.classification > cx.actor.clearance) return refuse("classification-above-yours");
  assert(cx.actor.organisationId !== null, "a campaign has an owner");
  const { why, ...told } = body;
  const row: stored.CampaignTable = {
    ...told,
    id: cx.dice.id("cmp"),
    space: cx.actor.space,
    election_id: params.election,
    organisation_id: cx.actor.organisationId,
    created_by: cx.actor.id,
    created_at_ms: cx.nowMs,
  };
  await stored.insertCampaign(cx.tx, row);
  record(cx, row, { action: "campaigns.open", why, body: told });
  return ok(await readBack(cx, row.id));
};

export const declare: Serves<typeof declareRule> = async (cx, { params, body }) => {
  const owned = await ownCampaign(cx, params.campaign);
  if (!owned.ok) return owned;
  const checked = checkRule(body.rule);
  if (!checked.ok) return checked;
  const before = (await stored.rulesOf(cx.tx, [params.campaign])).get(params.campaign) ?? [];
  const declared = { version: (before[0]?.version ?? 0) + 1, rule: body.rule, why: body.why };
  if (!(await stored.insertRule(cx.tx, params.campaign, declared))) return refuse("changed-meanwhile");
  record(cx, owned.value, { action: "campaigns.declare", why: body.why, body: declared });
  return ok(await readBack(cx, params.campaign));
};

/** Among how many of the newest incidents suggestions are looked for. */
const comparedMax = 2_000;

export const suggest: Serves<typeof suggestLinks> = async (cx, { params, query }) => {
  if ((await stored.findCampaign(cx.tx, params.campaign)) === null) return refuse("campaign-not-found");
  const compared = await incidents.newestIncidents(cx.tx, comparedMax);
  const titles = new Map(compared.map(({ id, title }) => [id, title]));
  const members = new Set((await stored.incidentsOf(cx.tx, [params.campaign])).get(params.campaign));
  const links = (await stored.linksOf(cx.tx, [params.campaign])).get(params.campaign) ?? [];
  const linked = new Set(
    links.filter((link) => link.ended === null).map(({ one, other }) => `${one} ${other}`),
  );
  const activities = await incidents.activitiesOf(cx.tx, [...titles.keys()]);
  const pairs = pairsOf(traitsOf([...titles.keys()], activities)).filter(
    ({ one, other }) =>
      !linked.has(`${one} ${other}`) && (members.size === 0 || members.has(one) || members.has(other)),
  );
  const named = (id: string) => ({ id: id as never, title: titles.get(id) ?? "" });
  return ok({
    rows: pairs.slice(0, query.limit).map(({ one, other, weight, shared }) => ({
      one: named(one),
      other: named(other),
      weight,
      shared: [...shared],
    })),
    incidents: compared.length,
  });
};

function traitsOf(ids: readonly string[], activities: readonly incidents.PublishedActivity[]): Traits[] {
  const byIncident = Map.groupBy(activities, (activity) => activity.incident_id);
  return ids.map((id) => {
    const own = byIncident.get(id) ?? [];
    return {
      id,
      infrastructure: own.flatMap((activity) => activity.infrastructure),
      narratives: own.flatMap(({ narrative }) => (narrative === null ? [] : [narrative])),
      techniques: own.flatMap(({ technique_code: code }) => (code === null ? [] : [code])),
      targets: own.map((activity) => activity.target_name),
    };
  });
}

/** The campaign, if the actor's organisation owns it. */
export async function ownCampaign(
  cx: Context,
  id: string,
): Promise<Result<stored.CampaignTable, "campaign-not-found" | "campaign-of-others">> {
  const row = await stored.findCampaign(cx.tx, id);
  if (row === null) return refuse("campaign-not-found");
  return row.organisation_id === cx.actor.organisationId ? ok(row) : refuse("campaign-of-others");
}

export interface Act {
  readonly action: string;
  readonly why: string;
  readonly body: unknown;
  readonly about?: readonly string[];
}

/** One entry of the journal about a campaign, under the campaign's marking or a narrower one. */
export function record(
  cx: Context,
  row: stored.CampaignTable,
  { action, why, body, about = [] }: Act,
  marking: { readonly tlp: string; readonly classification: number } = row,
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: row.id,
    about,
    why,
    electionId: cx.actor.electionId,
    organisationId: row.organisation_id,
    tlp: marking.tlp as JournalDraft["tlp"],
    classification: marking.classification as JournalDraft["classification"],
    body,
  });
}
