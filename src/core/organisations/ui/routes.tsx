import { alsoUnder } from "../../../platform/ui/alias-messages.ts";
import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { listOrganisations, readCommunity } from "../contract.ts";
import { messages } from "../messages.ts";
import { CommunityPage } from "./CommunityPage.tsx";
import { OrganisationListPage } from "./OrganisationListPage.tsx";
import { acts, screen } from "./screen-messages.ts";

const said = [...Object.values(screen), ...acts];

export const routes: SliceRoutes = {
  room: "administration",
  slice: "organisations",
  label: messages.organisations,
  path: "administration/organisations",
  allow: listOrganisations.allow,
  messages: {
    ...messages,
    ...alsoUnder(["participations", "community"], messages),
    ...Object.fromEntries(said.map((one) => [one.key, one])),
  },
  children: [
    {
      path: "administration/organisations",
      element: <OrganisationListPage />,
      handle: { title: messages.organisations },
    },
  ],
};

export const communityRoutes: SliceRoutes = {
  room: "exchange",
  slice: "community",
  label: messages.community,
  path: "exchange/community",
  allow: readCommunity.allow,
  messages: {},
  children: [
    { path: "exchange/community", element: <CommunityPage />, handle: { title: messages.community } },
  ],
};
