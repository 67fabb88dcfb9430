import { z } from "zod";
import { Entry, entryOutcomes } from "../contract.ts";

/** Entries of one member for one board, as they lie in the browser's storage until the server has said what became of them. */
const Kept = z.object({
  /** Waiting for the network, oldest first. */
  waiting: z.array(Entry),
  /** Not taken, with the reason; kept until the member puts them aside. */
  refused: z.array(z.object({ entry: Entry, outcome: z.enum(entryOutcomes), says: z.string().nullable() })),
});
export type Kept = z.infer<typeof Kept>;

export const nothingKept: Kept = { waiting: [], refused: [] };

export interface Shelf {
  readonly read: () => Kept;
  /** False where the browser keeps nothing. */
  readonly write: (kept: Kept) => boolean;
}

/** One shelf for each space, person and board: whoever signs in next on this device neither sees nor sends what lies there. */
export function shelfOf(space: string, personId: string, boardId: string): Shelf {
  const key = `counterfoil.audit-entries.${space}.${personId}.${boardId}`;
  return {
    read: () => {
      try {
        return Kept.parse(JSON.parse(localStorage.getItem(key) ?? JSON.stringify(nothingKept)));
      } catch {
        return nothingKept;
      }
    },
    write: (kept) => {
      try {
        if (kept.waiting.length + kept.refused.length === 0) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
  };
}

type Result = Pick<Kept["refused"][number], "outcome" | "says"> & { readonly id: string };

/** After an answer: what was taken, now or before, is gone; what was not is put beside, with its reason. What it does not name stays. */
export function afterAnswer(kept: Kept, results: readonly Result[]): Kept {
  const known = new Map(results.map((result) => [result.id, result]));
  const refused = kept.waiting.flatMap((entry) => {
    const result = known.get(entry.id);
    if (result === undefined || result.outcome === "taken" || result.outcome === "repeated") return [];
    return [{ entry, outcome: result.outcome, says: result.says }];
  });
  return {
    waiting: kept.waiting.filter(({ id }) => !known.has(id)),
    refused: [...kept.refused, ...refused],
  };
}
