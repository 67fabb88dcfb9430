import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listReports } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { ReportListPage } from "./ReportListPage.tsx";
import { ReportPage } from "./ReportPage.tsx";
import { screen } from "./screen-messages.ts";

export const routes: SliceRoutes = {
  room: "exchange",
  slice: "reports",
  label: messages.reports,
  path: "exchange/reports",
  allow: listReports.allow,
  messages: { ...messages, ...Object.fromEntries(Object.values(screen).map((one) => [one.key, one])) },
  objects: [{ prefix: "rep", label: messages.report, path: "exchange/reports/:id" }],
  children: [
    { path: "exchange/reports", element: <ReportListPage />, handle: { title: messages.reports } },
    { path: "exchange/reports/:report", element: <ReportPage />, handle: { title: messages.report } },
  ],
};
