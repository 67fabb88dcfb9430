import type { SliceRoutes } from "../../../../platform/ui/slice-routes.ts";
import { listReports, measureReports, submitReport } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { MeasurePage } from "./MeasurePage.tsx";
import { NewReportPage } from "./NewReportPage.tsx";
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
  palette: [
    { label: screen["new-title"], path: "exchange/reports/new", allow: submitReport.allow },
    { label: screen["measure-title"], path: "exchange/reports/measure", allow: measureReports.allow },
  ],
  children: [
    { path: "exchange/reports", element: <ReportListPage />, handle: { title: messages.reports } },
    { path: "exchange/reports/new", element: <NewReportPage />, handle: { title: screen["new-title"] } },
    {
      path: "exchange/reports/measure",
      element: <MeasurePage />,
      handle: { title: screen["measure-title"] },
    },
    { path: "exchange/reports/:report", element: <ReportPage />, handle: { title: messages.report } },
  ],
};
