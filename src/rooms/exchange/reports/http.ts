import { mount, slice } from "../../../platform/http/mount.ts";
import * as endpoints from "./endpoints-contract.ts";
import { messages } from "./messages.ts";
import * as reports from "./service.ts";
import * as suggestions from "./suggestions-service.ts";

export const reportsHttp = slice("reports", messages, [
  mount(endpoints.submitReport, reports.submit, { asksOnce: true }),
  mount(endpoints.followReport, reports.follow),
  mount(endpoints.listReports, reports.list),
  mount(endpoints.measureReports, suggestions.measure),
  mount(endpoints.readReport, reports.read),
  mount(endpoints.seeReport, reports.see),
  mount(endpoints.assignReport, reports.assign),
  mount(endpoints.gradeReport, reports.grade),
  mount(endpoints.codeReport, reports.code),
  mount(endpoints.suggestReports, suggestions.suggest),
  mount(endpoints.groupReport, reports.group),
  mount(endpoints.closeReport, reports.close),
]);
