import type { Room } from "../room.ts";

/**
 * The audits room: every file of published figures and records that the engine risk-limiting-audit must reproduce. Each helper
 * file `audits-<part>.ts` brings the shapes of its part. A file that several parts share is a `dividedShape` here.
 */
export const audits: Room = { name: "audits", shapes: [] };
