import { mount, slice, type Slice } from "../../platform/http/mount.ts";
import { readSession } from "../../platform/ui/session-contract.ts";
import { grantRole, invitePerson, listPeople, revokeRole } from "./contract.ts";
import { messages } from "./messages.ts";
import * as people from "./service.ts";
import { sessionService, type SessionWorld } from "./session.ts";

export function peopleHttp(world: SessionWorld): Slice {
  return slice("people", messages, [
    mount(listPeople, people.list),
    mount(invitePerson, people.invite),
    mount(grantRole, people.grant),
    mount(revokeRole, people.revoke),
    mount(readSession, sessionService(world)),
  ]);
}
