import { purposesAsReasons } from "../../../../core/sharing/messages.ts";
import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listIncidents, openIncident } from "../contract.ts";
import { evidenceMessages, messages } from "../messages.ts";
import { IncidentListPage } from "./IncidentListPage.tsx";
import { IncidentPage } from "./IncidentPage.tsx";
import { OpenIncidentPage } from "./OpenIncidentPage.tsx";
import { screen } from "./screen-messages.ts";

const others = [...Object.values(screen), ...Object.values(evidenceMessages)];

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "incidents",
  label: messages.incidents,
  path: "exchange/incidents",
  allow: listIncidents.allow,
  messages: {
    ...purposesAsReasons("incidents"),
    ...messages,
    ...Object.fromEntries(others.map((one) => [one.key, one])),
  },
  objects: [{ prefix: "inc", label: messages.incident, path: "exchange/incidents/:id" }],
  palette: [{ label: screen["open-title"], path: "exchange/incidents/new", allow: openIncident.allow }],
  children: [
    { path: "exchange/incidents", element: <IncidentListPage />, handle: { title: messages.incidents } },
    {
      path: "exchange/incidents/new",
      element: <OpenIncidentPage />,
      handle: { title: screen["open-title"] },
    },
    { path: "exchange/incidents/:incident", element: <IncidentPage />, handle: { title: messages.incident } },
  ],
};
