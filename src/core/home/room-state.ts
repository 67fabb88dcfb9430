import type { Bilingual } from "../../basics/text.ts";
import type { Tx } from "../../platform/storage/storage.ts";

/** What a room tells of itself in one line on everyone's home page; the counts are those of the reader. Null where there is nothing. */
export interface RoomState {
  readonly room: string;
  readonly tell: (tx: Tx) => Promise<Bilingual | null>;
}
