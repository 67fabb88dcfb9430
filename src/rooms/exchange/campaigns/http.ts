import { mount, slice } from "../../../platform/http/mount.ts";
import {
  declareRule,
  linkIncidents,
  listCampaigns,
  openCampaign,
  readCampaign,
  suggestLinks,
  unlinkIncidents,
} from "./contract.ts";
import * as linking from "./link-service.ts";
import { messages } from "./messages.ts";
import * as campaigns from "./service.ts";

export const campaignsHttp = slice("campaigns", messages, [
  mount(listCampaigns, campaigns.list),
  mount(readCampaign, campaigns.read),
  mount(openCampaign, campaigns.open),
  mount(declareRule, campaigns.declare),
  mount(linkIncidents, linking.link),
  mount(unlinkIncidents, linking.unlink),
  mount(suggestLinks, campaigns.suggest),
]);
