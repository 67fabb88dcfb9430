import { mount, slice } from "../../platform/http/mount.ts";
import { changeElection, createElection, listElections, readElection } from "./contract.ts";
import { messages } from "./messages.ts";
import * as elections from "./service.ts";

export const electionsHttp = slice("elections", messages, [
  mount(listElections, elections.list),
  mount(readElection, elections.read),
  mount(createElection, elections.create),
  mount(changeElection, elections.change),
]);
