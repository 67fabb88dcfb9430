import { mount, slice } from "../../../platform/http/mount.ts";
import * as assessing from "./assess-service.ts";
import * as changing from "./change-service.ts";
import {
  addEvidence,
  assessIncident,
  changeIncident,
  exportIncidents,
  linkReport,
  listIncidents,
  openIncident,
  readIncident,
} from "./contract.ts";
import { messages } from "./messages.ts";
import * as incidents from "./service.ts";

export const incidentsHttp = slice("incidents", messages, [
  mount(listIncidents, incidents.list),
  mount(exportIncidents, incidents.exportCsv),
  mount(readIncident, incidents.read),
  mount(openIncident, incidents.open),
  mount(changeIncident, changing.change),
  mount(assessIncident, assessing.assess),
  mount(addEvidence, assessing.add),
  mount(linkReport, incidents.link),
]);
