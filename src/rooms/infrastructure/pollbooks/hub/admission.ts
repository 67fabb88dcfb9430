import type { Storage } from "../../../../platform/storage/storage.ts";
import { leaveOf } from "../events-store.ts";
import type { KeptPackage } from "../store.ts";
import { hubActor } from "./hub-actor.ts";
import type { ServerBook } from "./server-book.ts";

/** One device has leave for one voter, and only while nothing speaks against it. It is kept, so that no restart gives it twice. */
export async function leaveFor(
  { storage, kept, book }: { storage: Storage; kept: KeptPackage; book: ServerBook },
  asking: string,
  voter: string,
): Promise<"given" | "withheld"> {
  const { checkIns, issues, returns, unsettled, disputes } = book.ledger.voter(voter);
  const open = disputes.some(({ decision }) => decision === null);
  if (checkIns.length + issues.length + returns.length + unsettled.length > 0 || open) return "withheld";
  if (book.list.voter(voter) === null) return "withheld";
  const holder = await storage.inTransaction(hubActor(kept), (tx) => leaveOf(tx, kept.id, voter, asking));
  return holder === asking ? "given" : "withheld";
}
