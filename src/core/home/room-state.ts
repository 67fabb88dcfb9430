import type { Bilingual } from "../../basics/text.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import type { WaitingItem } from "../../platform/ui/home-contract.ts";

/** What a room tells of itself in one line on everyone's home page; the counts are those of the reader. Null where there is nothing. */
export interface RoomState {
  readonly room: string;
  readonly tell: (tx: Tx) => Promise<Bilingual | null>;
}

/**
 * What waits for the reader by what the reader can see at this moment, where no row could say it for everyone: the first sighting of
 * a technique is another for whoever sees more. Asked with the reader's own row security at each look.
 */
export type WaitsNow = (tx: Tx) => Promise<readonly WaitingItem[]>;
