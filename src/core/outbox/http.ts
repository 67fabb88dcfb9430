import { mount, slice } from "../../platform/http/mount.ts";
import { listOutbox } from "./contract.ts";
import { messages } from "./messages.ts";
import * as outbox from "./service.ts";

export const outboxHttp = slice("outbox", messages, [mount(listOutbox, outbox.list)]);
