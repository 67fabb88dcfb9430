import { mount, slice } from "../../../platform/http/mount.ts";
import { amend, brief, route, withdraw } from "./briefing-service.ts";
import {
  amendCase,
  briefCase,
  castVote,
  countDecisions,
  decideCase,
  declareInterest,
  listCases,
  listDeclarations,
  readCase,
  routeCase,
  withdrawCase,
} from "./contract.ts";
import { decide, declare, vote } from "./deciding-service.ts";
import { messages } from "./messages.ts";
import * as panel from "./service.ts";

export const panelHttp = slice("panel", messages, [
  mount(listCases, panel.list),
  mount(listDeclarations, panel.declarations),
  mount(readCase, panel.read),
  mount(briefCase, brief),
  mount(amendCase, amend),
  mount(withdrawCase, withdraw),
  mount(routeCase, route),
  mount(declareInterest, declare),
  mount(castVote, vote),
  mount(decideCase, decide),
  mount(countDecisions, panel.count),
]);
