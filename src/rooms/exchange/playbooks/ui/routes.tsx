import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listPlaybooks, writePlaybook } from "../contract.ts";
import { messages } from "../messages.ts";
import { PlaybookListPage } from "./PlaybookListPage.tsx";
import { PlaybookPage } from "./PlaybookPage.tsx";
import { screen } from "./screen-messages.ts";
import { RevisePlaybookPage, WritePlaybookPage } from "./WritePages.tsx";

const path = "exchange/playbooks";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "playbooks",
  label: messages.playbooks,
  path,
  allow: listPlaybooks.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "ply", label: messages.playbook, path: `${path}/:id` }],
  palette: [{ label: screen["write-title"], path: `${path}/new`, allow: writePlaybook.allow }],
  children: [
    { path, element: <PlaybookListPage />, handle: { title: messages.playbooks } },
    { path: `${path}/new`, element: <WritePlaybookPage />, handle: { title: screen["write-title"] } },
    { path: `${path}/:playbook`, element: <PlaybookPage />, handle: { title: messages.playbook } },
    {
      path: `${path}/:playbook/revise`,
      element: <RevisePlaybookPage />,
      handle: { title: screen["revise-title"] },
    },
  ],
};
