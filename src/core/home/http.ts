import { mount, slice } from "../../platform/http/mount.ts";
import { readHome } from "../../platform/ui/home-contract.ts";
import { visitHome } from "./contract.ts";
import { messages } from "./messages.ts";
import * as home from "./service.ts";

export const homeHttp = slice("home", messages, [mount(readHome, home.read), mount(visitHome, home.visit)]);
