import { mount, slice, type Slice } from "../../platform/http/mount.ts";
import { readHome } from "../../platform/ui/home-contract.ts";
import { visitHome } from "./contract.ts";
import { messages } from "./messages.ts";
import type { RoomState } from "./room-state.ts";
import * as home from "./service.ts";

export function homeHttp(rooms: readonly RoomState[]): Slice {
  return slice("home", messages, [mount(readHome, home.readWith(rooms)), mount(visitHome, home.visit)]);
}
