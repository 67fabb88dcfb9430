import type { ReplySeal } from "../../../platform/http/reply-seal.ts";
import { mount, slice } from "../../../platform/http/mount.ts";
import { draftCampaignWith } from "./adopt-campaign.ts";
import { adoptWith, draftPlaybookWith } from "./adopt-service.ts";
import {
  addPeer,
  adoptMethod,
  changePolicy,
  confirmPeer,
  downloadSent,
  draftCampaign,
  draftPlaybook,
  listOffers,
  listPeers,
  listReceived,
  listSent,
  readOwnKey,
  readReceived,
  receiveEnvelope,
  revokePeer,
  sendEnvelope,
} from "./contract.ts";
import { setDelivery, tryDelivery } from "./delivery-contract.ts";
import { deliveryServices } from "./delivery-service.ts";
import { readUpload } from "./envelope.ts";
import type { InstanceKey } from "./instance-key.ts";
import { messages } from "./messages.ts";
import type { Others } from "./others-contract.ts";
import { receiveServices } from "./receive-service.ts";
import { sendServices } from "./send-service.ts";
import { peerServices } from "./service.ts";

/** `own` signs for this instance; `seal` keeps the peers' tokens; `others` are the services of the slices whose content goes and comes. */
export function federationHttp(own: InstanceKey, others: Others, seal: ReplySeal) {
  const peers = peerServices(own);
  const sending = sendServices(own, others);
  const delivering = deliveryServices(seal);
  const receiving = receiveServices(own, others);
  return slice("federation", messages, [
    mount(readOwnKey, peers.key),
    mount(listPeers, peers.list),
    mount(addPeer, peers.add),
    mount(confirmPeer, peers.confirm),
    mount(changePolicy, peers.policy),
    mount(revokePeer, peers.revoke),
    mount(setDelivery, delivering.set),
    mount(tryDelivery, delivering.tryNow),
    mount(listOffers, sending.offers),
    mount(sendEnvelope, sending.send, { runsAlone: true }),
    mount(listSent, sending.sent),
    mount(downloadSent, sending.download),
    mount(receiveEnvelope, receiving.receive, { runsAlone: true, prepare: (raw) => readUpload(raw) }),
    mount(listReceived, receiving.list),
    mount(readReceived, receiving.read),
    mount(adoptMethod, adoptWith(others)),
    mount(draftCampaign, draftCampaignWith(others)),
    mount(draftPlaybook, draftPlaybookWith(others)),
  ]);
}
