import { mount, slice } from "../../../platform/http/mount.ts";
import * as endpoints from "./contract.ts";
import { messages } from "./messages.ts";
import * as playbooks from "./service.ts";

export const playbooksHttp = slice("playbooks", messages, [
  mount(endpoints.listPlaybooks, playbooks.list),
  mount(endpoints.readPlaybook, playbooks.read),
  mount(endpoints.writePlaybook, playbooks.write),
  mount(endpoints.revisePlaybook, playbooks.revise),
  mount(endpoints.adoptPlaybook, playbooks.adopt),
  mount(endpoints.exercisePlaybook, playbooks.exercise),
  mount(endpoints.reviewPlaybook, playbooks.review),
  mount(endpoints.retirePlaybook, playbooks.retire),
]);
