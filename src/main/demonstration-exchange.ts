import { createReadStream } from "node:fs";
import type { Result } from "../basics/result.ts";
import type { Actor } from "../platform/contract/actor.ts";
import type { Context } from "../platform/contract/context.ts";
import type { Dice } from "../platform/dice/dice.ts";
import { readStixUpload } from "../platform/http/stix-upload.ts";
import type { Storage } from "../platform/storage/storage.ts";
import { importBundle } from "../rooms/exchange/bundles/contract.ts";
import * as bundles from "../rooms/exchange/bundles/service.ts";
import * as vocabulary from "../rooms/exchange/vocabulary/service.ts";

const bytesMax = 1_000_000;

/** A small vocabulary and a partner's bundle of the house's own making, so that the exchange is not empty at the first look. */
export async function addExchange(
  { storage, dice }: { readonly storage: Storage; readonly dice: Dice },
  analyst: Actor,
): Promise<void> {
  const words = await fileOf("vocabulary");
  const told = await fileOf("partner-bundle");
  await storage.inTransaction(analyst, async (tx) => {
    const cx: Context = { tx, actor: analyst, nowMs: tx.nowMs, dice, language: "en" };
    done(await vocabulary.take(cx, { params: {}, query: { label: "1" }, body: words }));
    const query = importBundle.query.parse({
      name: "Moved polling day (made up)",
      origin: "received",
      sender: "Partner desk (made up)",
    });
    const params = importBundle.params.parse({ election: analyst.electionId });
    done(await bundles.take(cx, { params, query, body: told }));
  });
}

async function fileOf(name: string) {
  const stream = createReadStream(new URL(`../../demonstration/${name}.json`, import.meta.url));
  return readStixUpload(stream, { bytesMax });
}

function done(result: Result<unknown, string>): void {
  if (!result.ok) throw new Error(`The demonstration's exchange was refused: ${result.refusal}`);
}
