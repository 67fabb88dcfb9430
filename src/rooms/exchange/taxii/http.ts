import { mount, slice } from "../../../platform/http/mount.ts";
import type { ReplySeal } from "../../../platform/http/reply-seal.ts";
import { closeCollection, listCollectionObjects, listCollections, openCollection } from "./contract.ts";
import { messages } from "./messages.ts";
import { messages as partnerMessages } from "./partner-messages.ts";
import {
  addPartner,
  listPartners,
  listRefusals,
  listRuns,
  pausePartner,
  runPartner,
} from "./partners-contract.ts";
import { partnerServices } from "./partners-service.ts";
import { collectionServices } from "./service.ts";

export function collectionsHttp(origin: string) {
  const collections = collectionServices(origin);
  return slice("collections", messages, [
    mount(listCollections, collections.list),
    mount(openCollection, collections.open),
    mount(closeCollection, collections.close),
    mount(listCollectionObjects, collections.objects),
  ]);
}

/** `seal` keeps the partners' secrets. */
export function partnersHttp(seal: ReplySeal) {
  const partners = partnerServices(seal);
  return slice("partners", partnerMessages, [
    mount(listPartners, partners.list),
    mount(addPartner, partners.add),
    mount(pausePartner, partners.pause),
    mount(runPartner, partners.run),
    mount(listRuns, partners.runs),
    mount(listRefusals, partners.refusals),
  ]);
}
