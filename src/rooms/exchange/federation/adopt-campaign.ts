import { ok, refuse, type Refused } from "../../../basics/result.ts";
import type { Input, Serves } from "../../../platform/contract/context.ts";
import type { linkIncidents } from "../campaigns/contract.ts";
import type { Incident } from "../incidents/contract.ts";
import type { SharedCampaign } from "./campaign-contract.ts";
import type { draftCampaign } from "./contract.ts";
import * as stored from "./envelopes-store.ts";
import type { Others } from "./others-contract.ts";
import { record } from "./service.ts";

/** A peer's campaign becomes one of ours with its incidents and links, through their own rules and under the peer's markings. */
export function draftCampaignWith({ incidents, campaigns }: Others): Serves<typeof draftCampaign> {
  return async (cx, { params, body: { why } }) => {
    await stored.takeParts(cx.tx, params.received);
    const received = await stored.findReceived(cx.tx, params.received);
    if (received === null) return refuse("envelope-not-found");
    const found = received.campaigns.find(({ place }) => place === params.place);
    if (found === undefined) return refuse("campaign-not-found");
    if (found.adoptedAs !== null) return refuse("adopted-already");
    const { incidents: members, links, ...said } = found.campaign;
    const of = { params: { election: params.election }, query: {} };
    const ours: Ours = new Map();
    for (const { stixId, ...told } of members) {
      const activities = told.activities.map((activity) => ({ ...activity, sources: [] }));
      const body = { ...told, activities, classification: 0, reports: [], why };
      const opened = await incidents.open(cx, { ...of, body });
      if (!opened.ok) {
        if (opened.refusal === "personal-data" || opened.refusal === "period-backwards")
          return refuse(opened.refusal, opened.values);
        throw unexpected(opened);
      }
      ours.set(stixId, opened.value.id);
    }
    const made = await campaigns.open(cx, { ...of, body: { ...said, classification: 0, why } });
    if (!made.ok) throw unexpected(made);
    const { id } = made.value;
    for (const body of wantedOf(links, ours)) {
      const linked = await campaigns.link(cx, { params: { ...of.params, campaign: id }, query: {}, body });
      // What a peer says twice is linked once.
      if (!linked.ok && linked.refusal !== "linked-already") throw unexpected(linked);
    }
    const drafts = [id, ...ours.values()];
    await stored.keepDrafts(cx.tx, params.received, drafts);
    const at = { receivedId: params.received, place: params.place };
    await stored.keepAdopted(cx.tx, "federation_campaigns", at, id);
    record(cx, "federation.adopt", params.received, why, { place: params.place, campaign: id }, drafts);
    return ok({ id });
  };
}

type Ours = Map<string, Incident["id"]>;

function wantedOf(links: SharedCampaign["links"], ours: Ours): Input<typeof linkIncidents>["body"][] {
  return links.flatMap((link) => {
    const [one, other] = [ours.get(link.one), ours.get(link.other)];
    return one === undefined || other === undefined ? [] : [{ ...link, one, other, classification: 0 }];
  });
}

function unexpected({ refusal }: Pick<Refused<string>, "refusal">): Error {
  return new Error(`A draft of a peer's campaign is refused: ${refusal}`);
}
