import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import { censusOfTotals, placeTotals } from "./batch-rules.ts";
import { recordedContest } from "./contest-rules.ts";
import type { Audit, uploadPools } from "./contract.ts";
import { record } from "./ground.ts";
import { ownJurisdiction, refusedUpload } from "./inputs-service.ts";
import { batchesOf, recordedBatches } from "./inputs-store.ts";
import { wrongPool } from "./pool-rules.ts";
import { inBoth } from "./pool-sample.ts";
import { replacePools } from "./pool-store.ts";
import { handIn } from "./store.ts";
import type { TotalsRead, Uploading } from "./upload.ts";
import { tellFiles } from "./waits.ts";

/** Batches of which only the totals are known: their ballots are compared with the mean of their batch. */
export const pools: Serves<typeof uploadPools> = async (cx, { params, body }) => {
  const own = await ownJurisdiction(cx, params);
  if (!own.ok) return own;
  const { audit, jurisdiction } = own.value;
  if (!takesPools(audit)) return refuse("pools-not-used");
  const ranked = audit.contests.find(({ choice }) => choice.kind === "instant-runoff");
  if (ranked !== undefined) return refuse("pools-not-ranked", { contest: ranked.title });
  if (jurisdiction.manifest === null) return refuse("no-manifest-yet");
  const read = body as Uploading<TotalsRead>;
  if (!read.ok) return refusedUpload(cx, read);
  const { file, sha256, bytes } = read.value;
  const place = { auditId: audit.id, code: jurisdiction.code };
  const manifest = await batchesOf(cx.tx, audit.id, place.code);
  const placed = placeTotals(manifest, read.value.totals);
  if (!placed.ok) return placed;
  const totals = placed.value.filter((one) => one.totals.length > 0);
  const wrong = wrongPool(
    manifest,
    { code: place.code, totals },
    audit.contests.map(recordedContest),
    audit.contests,
  );
  if (wrong?.incomplete) return refuse("tally-incomplete", { contest: wrong.contest });
  if (wrong) return refuse("pool-overfull", { batch: wrong.batch, contest: wrong.contest });
  const seqs = new Set(totals.map(({ seq }) => seq));
  const twice = (await recordedBatches(cx.tx, place)).find((seq) => seqs.has(seq));
  if (twice !== undefined) return inBoth(manifest, twice);
  const census = censusOfTotals(manifest, totals);
  await replacePools(cx.tx, place, { totals, census });
  const cards = census.records;
  const handed = { fileName: file, sha256, bytes, atMs: cx.nowMs, batches: totals.length, cards };
  await handIn(cx.tx, place, {
    manifest: jurisdiction.manifest,
    records: jurisdiction.records,
    pools: handed,
  });
  await tellFiles(cx, audit);
  record(cx, "audits.records", audit, {
    why: file,
    body: { jurisdiction: place.code, pools: true, ...handed },
    tlp: "amber",
  });
  return ok({ batches: totals.length, cards, sha256 });
};

/** Only a comparison of single ballots has them; by card style nobody knows which contests a card of a pool holds. */
export function takesPools({ design }: Pick<Audit, "design">): boolean {
  return design.style === "comparison" && design.sampler !== "card-styles";
}
