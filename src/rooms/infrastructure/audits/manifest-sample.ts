import { readManifestCsv } from "@counterfoil/risk-limiting-audit";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { BatchOfJurisdiction } from "./card-rules.ts";
import type { Audit } from "./contract.ts";
import { fileBody } from "./draw-store.ts";
import { batchesOf } from "./inputs-store.ts";

/**
 * Every batch of the audit, whoever asks: from the commitment on the manifest is public, without where batches are stored. Before, those of
 * the jurisdictions that this reader sees.
 */
export async function allBatches(
  tx: Tx,
  audit: Pick<Audit, "id" | "committedAtMs">,
): Promise<BatchOfJurisdiction[]> {
  const text = audit.committedAtMs === null ? null : await fileBody(tx, audit.id, "manifest.csv");
  return text === null ? batchesOf(tx, audit.id) : batchesIn(text);
}

/** The batches of `manifestText`, as they were put into it. */
export function batchesIn(text: string): BatchOfJurisdiction[] {
  const read = readManifestCsv("manifest.csv", text);
  if (!read.ok) throw new Error("a committed manifest cannot be read");
  const seqs = new Map<string, number>();
  return read.manifest.batches.map(({ jurisdiction, tabulator, batch, cards }) => {
    const code = jurisdiction ?? "";
    const seq = seqs.get(code) ?? 0;
    seqs.set(code, seq + 1);
    const own = tabulator === code || tabulator === null ? null : tabulator.slice(code.length + 1);
    return { code, seq, tabulator: own, batch, cards, storage: null };
  });
}
