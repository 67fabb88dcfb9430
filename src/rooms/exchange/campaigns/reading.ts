import { assert } from "../../../basics/assert.ts";
import type { Context } from "../../../platform/contract/context.ts";
import { Campaign, CampaignRow, type AggregationRule } from "./contract.ts";
import * as incidents from "./incidents-store.ts";
import { pictureOf, verdictOf, type CountedIncident } from "./rules.ts";
import * as stored from "./store.ts";

/** A campaign with all that this reader may see of it. */
export async function campaignNow(cx: Context, row: stored.CampaignTable): Promise<Campaign> {
  const links = (await stored.linksOf(cx.tx, [row.id])).get(row.id) ?? [];
  const rules = (await stored.rulesOf(cx.tx, [row.id])).get(row.id) ?? [];
  const ids = (await stored.incidentsOf(cx.tx, [row.id])).get(row.id) ?? [];
  const ends = [...new Set(links.flatMap((link): string[] => [link.one, link.other]))];
  const summaries = await incidents.summariesOf(cx.tx, ends);
  const titles = new Map(summaries.map(({ id, title }) => [id, title]));
  const activities = await incidents.activitiesOf(cx.tx, ids);
  const counted = countedBy(ids, activities);
  const rule = rules[0]?.rule;
  return Campaign.parse({
    ...headOf(row),
    summary: row.summary,
    createdBy: row.created_by,
    rules,
    links: links.map((link) => ({
      ...link,
      oneTitle: titles.get(link.one) ?? link.one,
      otherTitle: titles.get(link.other) ?? link.other,
    })),
    members: summaries.flatMap((summary) => {
      if (!ids.includes(summary.id)) return [];
      const picture = pictureOf(counted.filter((each) => each.id === summary.id));
      return [{ ...summary, picture, verdict: rule === undefined ? null : verdictOf(picture, rule.single) }];
    }),
    cumulative: cumulative(counted, rule),
    timeline: activities.map((activity) => ({
      activityId: activity.id,
      incidentId: activity.incident_id,
      kind: activity.kind,
      technique: activity.technique_code,
      target: activity.target_name,
      venue: activity.venue,
      fromMs: activity.from_ms,
      toMs: activity.to_ms,
      outcome: activity.outcome,
    })),
  });
}

export async function rowsNow(cx: Context, rows: readonly stored.CampaignTable[]): Promise<CampaignRow[]> {
  const ids = rows.map((row) => row.id);
  const links = await stored.linksOf(cx.tx, ids);
  const rules = await stored.rulesOf(cx.tx, ids);
  const members = await stored.incidentsOf(cx.tx, ids);
  const activities = await incidents.activitiesOf(cx.tx, [...new Set([...members.values()].flat())]);
  return rows.map((row) => {
    const own = members.get(row.id) ?? [];
    const { verdict } = cumulative(countedBy(own, activities), rules.get(row.id)?.[0]?.rule);
    return CampaignRow.parse({
      ...headOf(row),
      incidents: own.length,
      links: (links.get(row.id) ?? []).filter((link) => link.ended === null).length,
      cumulativeMet: verdict?.met ?? null,
    });
  });
}

export async function readBack(cx: Context, id: string): Promise<Campaign> {
  const row = await stored.findCampaign(cx.tx, id);
  assert(row !== null, "what was just written can be read");
  return campaignNow(cx, row);
}

function cumulative(counted: readonly CountedIncident[], rule: AggregationRule | undefined) {
  const picture = pictureOf(counted);
  return { picture, verdict: rule === undefined ? null : verdictOf(picture, rule.cumulative) };
}

function countedBy(
  ids: readonly string[],
  activities: readonly incidents.PublishedActivity[],
): CountedIncident[] {
  const byIncident = Map.groupBy(activities, (activity) => activity.incident_id);
  return ids.map((id) => ({
    id,
    activities: (byIncident.get(id) ?? []).map((activity) => ({
      kind: activity.kind,
      technique: activity.technique_code,
      venue: activity.venue,
      target: activity.target_name,
      fromMs: activity.from_ms,
      toMs: activity.to_ms,
      reachPeople: activity.reach_people,
    })),
  }));
}

function headOf(row: stored.CampaignTable) {
  const { id, title, phase, tlp, classification } = row;
  const { organisation_id: organisationId, created_at_ms: createdAtMs } = row;
  return { id, title, phase, tlp, classification, organisationId, createdAtMs };
}
