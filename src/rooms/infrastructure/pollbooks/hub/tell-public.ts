import type { Clock } from "../../../../platform/clock/clock.ts";
import { publishTurnout } from "../events-store.ts";
import { turnoutOf } from "../turnout-rules.ts";
import { hubActor, type HubWork } from "./hub-actor.ts";

const HOUR_MS = 3_600_000;

/** Once an hour, what the public is told. An exercise tells nobody; before the first hour is full there is nothing to tell. */
export function tellPublic(clock: Clock): HubWork {
  const told = new Map<string, number>();
  return async ({ kept, book, storage }) => {
    const hour = Math.floor(clock.nowMs() / HOUR_MS);
    if (kept.space !== "live" || told.get(kept.id) === hour) return;
    const turnout = turnoutOf(book.tally, book.manifest, book.listed, clock.nowMs());
    if (turnout.hours.length > 0)
      await storage.inTransaction(hubActor(kept), (tx) =>
        publishTurnout(tx, kept.id, kept.electionId, turnout),
      );
    told.set(kept.id, hour);
  };
}
