import {
  csvOf,
  labelRows,
  placeholderRows,
  retrievalItems,
  retrievalRows,
  type RetrievalItem,
} from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { printedMax, type Audit, type printCards, type retrieveCards } from "./contract.ts";
import { roundsOf, unitsOfRound, type DrawnRound } from "./draw-store.ts";
import { houseLanguage } from "./ground.ts";
import { batchesOf } from "./inputs-store.ts";
import { paperOf, printed, printSettings } from "./print/printed.ts";
import { labelPages, placeholderPages, retrievalListPages, type RetrievalSheets } from "./print/sheets.ts";
import { findAudit } from "./store.ts";

export const retrieve: Serves<typeof retrieveCards> = async (cx, { params, query }) => {
  const found = await toFetch(cx, params, query.round);
  if (!found.ok) return found;
  const rows = { retrieval: retrievalRows, labels: labelRows, placeholders: placeholderRows }[query.sheet];
  return ok(csvOf(rows(found.value.items)));
};

/** The same on paper. Only reading is inside of the transaction: pages are made while the reply goes out. */
export const print: Serves<typeof printCards> = async (cx, { params, query }) => {
  const found = await toFetch(cx, params, query.round);
  if (!found.ok) return found;
  const { audit, round, items } = found.value;
  if (items.length === 0) return refuse("nothing-to-fetch");
  if (items.length > printedMax)
    return refuse("too-many-to-print", { cards: items.length, most: printedMax });
  const settings = printSettings(houseLanguage(cx.language), paperOf(query));
  const sheets: RetrievalSheets = {
    audit: audit.title,
    round: round.number,
    items,
    wholeBatches: audit.design.style === "batch-comparison",
  };
  const pages = {
    retrieval: retrievalListPages,
    labels: labelPages,
    placeholders: placeholderPages,
  }[query.sheet](sheets, settings);
  // The same round gives the same bytes whenever it is printed.
  return ok(
    printed(pages, {
      ...settings,
      title: audit.title,
      madeMs: round.drawnAtMs,
      tagged: true,
    }),
  );
};

interface ToFetch {
  readonly audit: Audit;
  readonly round: DrawnRound;
  readonly items: readonly RetrievalItem[];
}

/** What a jurisdiction that this reader sees fetches for a round, in the order of the walk. */
async function toFetch(
  cx: Context,
  params: { readonly audit: string; readonly jurisdiction: string },
  number: number,
): Promise<Result<ToFetch, "audit-not-found" | "jurisdiction-not-found" | "round-not-found">> {
  const audit = await findAudit(cx.tx, params.audit);
  if (audit === null) return refuse("audit-not-found");
  const batches = await batchesOf(cx.tx, audit.id, params.jurisdiction);
  if (batches.length === 0) return refuse("jurisdiction-not-found");
  const round = (await roundsOf(cx.tx, audit.id)).find((one) => one.number === number);
  if (round === undefined) return refuse("round-not-found");
  const bySeq = new Map(batches.map((batch) => [batch.seq, batch]));
  const units = await unitsOfRound(cx.tx, audit.id, params.jurisdiction, number);
  const items = retrievalItems(
    units.flatMap(({ unit, seq, place, draws }) => {
      const { tabulator = null, batch = "", storage = null } = bySeq.get(seq) ?? {};
      const card = {
        jurisdiction: params.jurisdiction,
        tabulator,
        batch,
        position: place ?? 0,
        imprint: unit,
        storage,
      };
      return draws.map((draw) => ({ ...card, draw: String(draw) }));
    }),
  );
  return ok({ audit, round, items });
}
