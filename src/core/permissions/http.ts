import { mount, slice } from "../../platform/http/mount.ts";
import { messages } from "./messages.ts";
import * as permissions from "./service.ts";
import { readPermissions } from "./table-contract.ts";

export const permissionsHttp = slice("permissions", messages, [mount(readPermissions, permissions.read)]);
