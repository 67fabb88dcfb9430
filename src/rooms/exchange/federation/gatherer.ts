import type { Context } from "../../../platform/contract/context.ts";
import type { Teller } from "./incident-stix-rules.ts";
import type { Others } from "./others-contract.ts";
import { campaign } from "./send-campaign.ts";
import { bundle, incident, method, playbook, type Gathering, type Sending } from "./send-gathering.ts";

/** Gathers one item under its marking, the peer's policy and the agreements. */
export function gatherer(others: Others, teller: Teller) {
  return (cx: Context, sending: Sending, item: string): Gathering => {
    if (item.startsWith("mtd_")) return method(cx, others, sending, item);
    if (item.startsWith("ply_")) return playbook(cx, others, sending, item);
    if (item.startsWith("cmp_")) return campaign(cx, others, sending, item, teller);
    return item.startsWith("inc_")
      ? incident(cx, others, sending, item, teller)
      : bundle(cx, others, sending, item);
  };
}
