import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listCampaigns, openCampaign } from "../contract.ts";
import { messages } from "../messages.ts";
import { CampaignListPage } from "./CampaignListPage.tsx";
import { CampaignPage } from "./CampaignPage.tsx";
import { OpenCampaignPage } from "./OpenCampaignPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "campaigns",
  label: messages.campaigns,
  path: "exchange/campaigns",
  allow: listCampaigns.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "cmp", label: messages.campaign, path: "exchange/campaigns/:id" }],
  palette: [{ label: screen["open-title"], path: "exchange/campaigns/new", allow: openCampaign.allow }],
  children: [
    { path: "exchange/campaigns", element: <CampaignListPage />, handle: { title: messages.campaigns } },
    {
      path: "exchange/campaigns/new",
      element: <OpenCampaignPage />,
      handle: { title: screen["open-title"] },
    },
    { path: "exchange/campaigns/:campaign", element: <CampaignPage />, handle: { title: messages.campaign } },
  ],
};
