import type { BatchLine, Pool } from "@counterfoil/risk-limiting-audit";
import { refuse, type Refused } from "../../../basics/result.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { batchId, type BatchOfJurisdiction } from "./card-rules.ts";
import type { Audit } from "./contract.ts";
import { batchesOf } from "./inputs-store.ts";
import { allBatches } from "./manifest-sample.ts";
import { poolLines, poolOfCard, poolsByBatch } from "./pool-rules.ts";
import { poolsOf } from "./pool-store.ts";

export interface Pools {
  /** As they stand in the public record, in the manifest's order. */
  readonly lines: readonly BatchLine[];
  readonly byBatch: ReadonlyMap<string, Pool>;
  readonly byJurisdiction: ReadonlyMap<string, readonly BatchLine[]>;
}

/** The pools of a comparison, as far as this reader sees them; none of any other audit. */
export async function poolsOfAudit(
  tx: Tx,
  audit: Audit,
  batches?: readonly BatchOfJurisdiction[],
): Promise<Pools> {
  const kept = audit.design.style === "comparison" ? await poolsOf(tx, audit.id) : [];
  if (kept.length === 0) return { lines: [], byBatch: new Map(), byJurisdiction: new Map() };
  const known = batches ?? (await allBatches(tx, audit));
  const byJurisdiction = new Map(
    kept.map((one) => [
      one.code,
      poolLines(
        known.filter(({ code }) => code === one.code),
        [one],
        audit.contests,
      ),
    ]),
  );
  const lines = [...byJurisdiction.values()].flat();
  return { lines, byBatch: poolsByBatch(known, lines), byJurisdiction };
}

/** The pools of those of these cards that lie in one. */
export function poolsOfCards(pools: Pools, cards: Iterable<string>): ReadonlyMap<string, Pool> {
  const found = new Map<string, Pool>();
  for (const card of cards) {
    const pool = poolOfCard(pools.byBatch, card);
    if (pool) found.set(card, pool);
  }
  return found;
}

/** The first batch of these records that was handed in as a pool; null where there is none. */
export async function alsoPooled(
  tx: Tx,
  place: { readonly auditId: string; readonly code: string },
  seqs: ReadonlySet<number>,
): Promise<Refused<"pool-recorded"> | null> {
  const [kept] = await poolsOf(tx, place.auditId, place.code);
  const twice = kept?.totals.find(({ seq }) => seqs.has(seq));
  if (twice === undefined) return null;
  return inBoth(await batchesOf(tx, place.auditId, place.code), twice.seq);
}

export function inBoth(manifest: readonly BatchOfJurisdiction[], seq: number): Refused<"pool-recorded"> {
  const batch = manifest.find((one) => one.seq === seq);
  return refuse("pool-recorded", { batch: batch === undefined ? String(seq) : batchId(batch.code, batch) });
}
