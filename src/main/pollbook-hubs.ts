import type { Clock } from "../platform/clock/clock.ts";
import type { Dice } from "../platform/dice/dice.ts";
import type { Storage } from "../platform/storage/storage.ts";
import { keepReportOf } from "./pollbook-reports.ts";
import type { Books } from "../rooms/infrastructure/pollbooks/hub/books.ts";
import { keepHeard, openHubs, type Hubs } from "../rooms/infrastructure/pollbooks/hub/listen.ts";
import { tellHome } from "../rooms/infrastructure/pollbooks/hub/tell-home.ts";
import { tellPublic } from "../rooms/infrastructure/pollbooks/hub/tell-public.ts";

/** The hubs of this server, with what goes on beside them: contacts, what the public is told, what waits for officials, anomalies that become reports. */
export function startHubs(given: {
  readonly storage: Storage;
  readonly books: Books;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly host: string;
  readonly log: { readonly error: (fields: object, message: string) => void };
}): Hubs {
  const { storage, books, clock, dice, host, log } = given;
  const problem = (what: string, error: unknown) =>
    log.error(
      { what, problem: error instanceof Error ? error.message : "unknown" },
      "the hub of a pollbook failed",
    );
  return openHubs({
    storage,
    books,
    clock,
    host,
    problem,
    work: [keepHeard, tellPublic(clock), tellHome(clock), keepReportOf(dice)],
  });
}
