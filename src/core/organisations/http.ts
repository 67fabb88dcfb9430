import { mount, slice } from "../../platform/http/mount.ts";
import {
  beginParticipation,
  changeOrganisation,
  endParticipation,
  listOrganisations,
  openCommunity,
  readCommunity,
  registerOrganisation,
} from "./contract.ts";
import { messages } from "./messages.ts";
import * as organisations from "./service.ts";

export const organisationsHttp = slice("organisations", messages, [
  mount(listOrganisations, organisations.list),
  mount(registerOrganisation, organisations.register),
  mount(changeOrganisation, organisations.change),
  mount(beginParticipation, organisations.begin),
  mount(endParticipation, organisations.end),
  mount(readCommunity, organisations.read),
  mount(openCommunity, organisations.open),
]);
