import type { Storage } from "../../../../platform/storage/storage.ts";
import { findCode, leaveOf, takeLock, useCode } from "../events-store.ts";
import { sha256Hex } from "../keys.ts";
import { FRAME, jsonFrame } from "../peers/frames.ts";
import { Enrol } from "../peers/hello.ts";
import type { KeptPackage } from "../store.ts";
import type { Books } from "./books.ts";
import { hubActor } from "./hub-actor.ts";
import type { ServerBook } from "./server-book.ts";

type Enrolling = { readonly storage: Storage; readonly books: Books; readonly kept: KeptPackage };

/**
 * A device that brings its one-time code: once for one key. The same device may ask again when the answer was lost, nobody else. The
 * answer goes out when code, event and journal are committed.
 */
export async function enrolFromWire(
  { storage, books, kept }: Enrolling,
  body: Buffer,
  tlsKey: string | null,
): Promise<readonly Buffer[]> {
  const asked = Enrol.safeParse(JSON.parse(body.toString()));
  if (!asked.success || asked.data.publicKey !== tlsKey) return [refusal("enrol-code-wrong")];
  const { secret, publicKey } = asked.data;
  const answer = await storage.inTransaction(
    hubActor(kept),
    async (tx) => {
      await takeLock(tx, kept.id);
      const code = await findCode(tx, kept.id, sha256Hex(secret));
      if (code === null) return [refusal("enrol-code-wrong")];
      const { device, site } = code;
      if (code.publicKey !== null && code.publicKey !== publicKey) return [refusal("enrol-code-used")];
      if (code.publicKey === null) {
        await useCode(tx, kept.id, device, publicKey);
        const said = await books.record(
          tx,
          kept,
          [{ kind: "device-enrolled", device, site, publicKey }],
          "hub",
        );
        if (!said.ok) throw new Error(`the hub could not enrol a device: ${said.refusal}`);
        tx.journal({
          atMs: tx.nowMs,
          actor: tx.actor,
          action: "pollbooks.enrol",
          subject: kept.id,
          why: device,
          electionId: kept.electionId,
          organisationId: kept.organisationId,
          tlp: "amber+strict",
          classification: 0,
          body: { device, site, publicKey },
        });
      }
      return [jsonFrame(FRAME.enrolled, { device, site })];
    },
    { alone: true },
  );
  // The device will come back at once, and is to be known then.
  await storage.inTransaction(hubActor(kept), (tx) => books.current(tx, kept), { readOnly: true });
  return answer;
}

function refusal(name: string): Buffer {
  return jsonFrame(FRAME.refused, { refusal: name });
}

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
