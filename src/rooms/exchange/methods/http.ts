import { mount, slice } from "../../../platform/http/mount.ts";
import * as labelling from "./cases-service.ts";
import * as endpoints from "./contract.ts";
import { messages } from "./messages.ts";
import * as methods from "./service.ts";

export const methodsHttp = slice("methods", messages, [
  mount(endpoints.listMethods, methods.list),
  mount(endpoints.readMethod, methods.read),
  mount(endpoints.addMethod, methods.add),
  mount(endpoints.reviseMethod, methods.revise),
  mount(endpoints.publishMethod, methods.publish),
  mount(endpoints.retireMethod, methods.retire),
  mount(endpoints.listCases, labelling.cases),
  mount(endpoints.labelCase, labelling.label),
  mount(endpoints.importCases, labelling.take),
  mount(endpoints.relabelCase, labelling.relabel),
  mount(endpoints.listPublishedMethods, methods.published),
  mount(endpoints.readPublishedMethod, methods.onePublished),
]);
