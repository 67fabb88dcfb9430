import type { Room } from "./room.ts";
import { audits } from "./rooms/audits.ts";
import { exchange } from "./rooms/exchange.ts";
import { pollbooks } from "./rooms/pollbooks.ts";

/** Every room that has a conformance runner. A later room adds its file and its name here. */
export const rooms: Readonly<Record<string, Room>> = { audits, exchange, pollbooks };
