import { mount, slice } from "../../platform/http/mount.ts";
import { endMandate, listMandates, registerMandate } from "./contract.ts";
import { messages } from "./messages.ts";
import * as mandates from "./service.ts";

export const mandatesHttp = slice("mandates", messages, [
  mount(listMandates, mandates.list),
  mount(registerMandate, mandates.register),
  mount(endMandate, mandates.end),
]);
