import type { Signer } from "@counterfoil/journal";
import { mount, slice, stream, type Slice } from "../../platform/http/mount.ts";
import { listenFeed, listJournal, proveItem, readCheckpoint, readEntry, recordOf } from "./contract.ts";
import { messages } from "./messages.ts";
import * as journal from "./service.ts";

export function journalHttp(signer: Signer): Slice {
  return slice(
    "journal",
    messages,
    [
      mount(listJournal, journal.list),
      mount(readEntry, journal.readEntryWith(signer)),
      mount(recordOf, journal.record),
      mount(readCheckpoint, journal.checkpointWith(signer)),
      mount(proveItem, journal.proveWith(signer)),
    ],
    [stream(listenFeed, journal.eventsSince)],
  );
}
