import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { briefCase, listCases, listDeclarations } from "../contract.ts";
import { messages } from "../messages.ts";
import { BriefPage } from "./BriefPage.tsx";
import { CaseListPage } from "./CaseListPage.tsx";
import { CasePage } from "./CasePage.tsx";
import { InterestsPage } from "./InterestsPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "panel",
  label: messages.panel,
  path: "exchange/panel",
  allow: listCases.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "cas", label: messages.case, path: "exchange/panel/:id" }],
  // The secretariat keeps the register and does not read the cases.
  otherEntrances: [{ path: "exchange/panel/interests", allow: listDeclarations.allow }],
  palette: [
    { label: screen["brief-title"], path: "exchange/panel/brief", allow: briefCase.allow },
    { label: screen["interests-title"], path: "exchange/panel/interests", allow: listDeclarations.allow },
  ],
  children: [
    { path: "exchange/panel", element: <CaseListPage />, handle: { title: messages.panel } },
    { path: "exchange/panel/brief", element: <BriefPage />, handle: { title: screen["brief-title"] } },
    {
      path: "exchange/panel/interests",
      element: <InterestsPage />,
      handle: { title: screen["interests-title"] },
    },
    { path: "exchange/panel/:case", element: <CasePage />, handle: { title: messages.case } },
  ],
};
