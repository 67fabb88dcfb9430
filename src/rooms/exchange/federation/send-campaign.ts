import { narrower } from "@counterfoil/stix";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Tlp } from "../../../core/sharing/tlp-rules.ts";
import type { Context } from "../../../platform/contract/context.ts";
import { CampaignId, type Campaign } from "../campaigns/contract.ts";
import { SharedCampaign } from "./campaign-contract.ts";
import type { Teller } from "./incident-stix-rules.ts";
import type { Others } from "./others-contract.ts";
import { incident, mayGo, nothing, reasonOf } from "./send-gathering.ts";
import type { Gathered, LeftOut, Sending, SendRefusal } from "./send-gathering.ts";

/**
 * A campaign with those of its incidents that may go, and the links between these. An incident that may not go is left out with its
 * links; the sender is told which, and nothing that goes says that there was one.
 */
export async function campaign(
  cx: Context,
  others: Others,
  sending: Sending,
  item: string,
  teller: Teller,
): Promise<Result<Gathered, SendRefusal>> {
  const of = { election: sending.params.election, campaign: CampaignId.parse(item) };
  const found = await others.campaigns.read(cx, { params: of, query: {}, body: undefined });
  if (!found.ok) return refuse("item-not-found", { item });
  const { classification, tlp, organisationId, members, links } = found.value;
  if (classification > 0) return refuse("item-classified", { item });
  const may = await mayGo(cx, sending, { id: item, tlp, organisationId });
  if (!may.ok) return may;
  const going = new Map<string, Gathered>();
  const leftOut: LeftOut[] = [];
  for (const { id } of members) {
    const one = await incident(cx, others, sending, id, teller);
    if (one.ok) going.set(id, one.value);
    else leftOut.push({ why: reasonOf(one.refusal), count: 1, items: [id] });
  }
  const gone = [...going.values()];
  return ok({
    ...nothing,
    objects: gone.flatMap(({ objects }) => objects),
    campaigns: [sharedOf(found.value, going, links)],
    tlp: gone.map((one) => one.tlp).reduce<Tlp>(narrower, tlp),
    leftOut: [...leftOut, ...gone.flatMap((one) => one.leftOut)],
  });
}

function sharedOf(
  { title, summary, phase, tlp }: Campaign,
  going: ReadonlyMap<string, Gathered>,
  links: Campaign["links"],
): SharedCampaign {
  const told = new Map([...going].flatMap(([id, { incident: one }]) => (one === null ? [] : [[id, one]])));
  const held = links.flatMap(({ one, other, kind, evidence, confidence, classification, ended }) => {
    const [from, to] = [told.get(one), told.get(other)];
    if (!from || !to || ended !== null || classification > 0) return [];
    return [{ one: from.stixId, other: to.stixId, kind, evidence, confidence }];
  });
  const incidents = [...told.values()];
  return SharedCampaign.parse({ title, summary, phase, tlp, incidents, links: held });
}
