import { mount, slice, type Slice } from "../../platform/http/mount.ts";
import { readHome } from "../../platform/ui/home-contract.ts";
import { visitHome } from "./contract.ts";
import { messages } from "./messages.ts";
import type { RoomState, WaitsNow } from "./room-state.ts";
import * as home from "./service.ts";

export function homeHttp(rooms: readonly RoomState[], waitsNow: readonly WaitsNow[] = []): Slice {
  return slice("home", messages, [
    mount(readHome, home.readWith(rooms, waitsNow)),
    mount(visitHome, home.visit),
  ]);
}
