import type { SliceRoutes } from "../../../platform/ui/slice-routes.ts";
import { createElection, listElections } from "../contract.ts";
import { messages } from "../messages.ts";
import { ChangeElectionPage, NewElectionPage } from "./ElectionEditPages.tsx";
import { ElectionListPage } from "./ElectionListPage.tsx";
import { ElectionPage } from "./ElectionPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "administration",
  slice: "elections",
  label: messages.elections,
  path: "administration/elections",
  allow: listElections.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  palette: [{ label: screen.new, path: "administration/elections/new", allow: createElection.allow }],
  children: [
    {
      path: "administration/elections",
      element: <ElectionListPage />,
      handle: { title: messages.elections },
    },
    { path: "administration/elections/new", element: <NewElectionPage />, handle: { title: screen.new } },
    { path: "administration/elections/:id", element: <ElectionPage />, handle: { title: messages.election } },
    {
      path: "administration/elections/:id/change",
      element: <ChangeElectionPage />,
      handle: { title: screen.change },
    },
  ],
};
