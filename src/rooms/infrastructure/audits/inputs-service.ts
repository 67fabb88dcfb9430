import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { QueryOf } from "../../../platform/contract/endpoint.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { censusOfTotals, placeTotals } from "./batch-rules.ts";
import { ambiguousBatch, type Batch } from "./card-rules.ts";
import { findingsOf, type KeptCensus } from "./check-rules.ts";
import type {
  acknowledgeFindings,
  Audit,
  checkAudit,
  Finding,
  Jurisdiction,
  uploadManifest,
  uploadRecords,
} from "./contract.ts";
import { record } from "./ground.ts";
import {
  acknowledge as acknowledged,
  acknowledgementsOf,
  batchesOf,
  censusesOf,
  replaceManifest,
  replaceRecords,
} from "./inputs-store.ts";
import { paperFindings } from "./paper-rules.ts";
import { technologiesOf } from "./paper-store.ts";
import { poolsOf, replacePools } from "./pool-store.ts";
import { alsoPooled } from "./pool-sample.ts";
import { placeRecords, type PlacedBatch } from "./placing-rules.ts";
import { inSetUp } from "./service.ts";
import { needsRecords } from "./strata-rules.ts";
import { findAudit, handIn, jurisdictionsOf, takeAudit } from "./store.ts";
import type { RecordsRead } from "./records-upload.ts";
import { tellFiles } from "./waits.ts";
import { fileRefused, type ManifestRead, type TotalsRead, type Uploading } from "./upload.ts";

export const manifest: Serves<typeof uploadManifest> = async (cx, { params, body }) => {
  const own = await ownJurisdiction(cx, params);
  if (!own.ok) return own;
  const read = body as Uploading<ManifestRead>;
  if (!read.ok) return refusedUpload(cx, read);
  const { file, sha256, bytes, manifest } = read.value;
  const batches = manifest.batches.map(({ tabulator, batch, cards, storage }): Batch => ({
    tabulator,
    batch,
    cards,
    storage,
  }));
  const ambiguous = ambiguousBatch(params.jurisdiction, batches);
  if (ambiguous !== null) return refuse("batch-ambiguous", { batch: ambiguous });
  const place = { auditId: params.audit, code: params.jurisdiction };
  await replaceManifest(cx.tx, place, batches);
  await replacePools(cx.tx, place, null);
  const handed = {
    fileName: file,
    sha256,
    bytes,
    atMs: cx.nowMs,
    batches: batches.length,
    cards: manifest.cards,
  };
  await handIn(cx.tx, place, { manifest: handed, records: null, pools: null });
  await tellFiles(cx, own.value.audit);
  record(cx, "audits.manifest", own.value.audit, {
    why: file,
    body: { jurisdiction: params.jurisdiction, ...handed },
    tlp: "amber",
  });
  return ok({ batches: batches.length, cards: manifest.cards, sha256 });
};

export const records: Serves<typeof uploadRecords> = async (cx, { params, query, body }) => {
  const own = await ownJurisdiction(cx, params);
  if (!own.ok) return own;
  const { audit, jurisdiction } = own.value;
  const byBatch = audit.design.style === "batch-comparison";
  if (!needsRecords(audit.design, params.jurisdiction) || byBatch !== (query.format === "batch-totals"))
    return refuse("records-not-used");
  if (jurisdiction.manifest === null) return refuse("no-manifest-yet");
  if (byBatch) return totals(cx, own.value, body as Uploading<TotalsRead>);
  const read = body as Uploading<RecordsRead>;
  if (!read.ok) return refusedUpload(cx, read);
  const { file, sha256, bytes, census } = read.value;
  const place = { auditId: params.audit, code: params.jurisdiction };
  const placed = placeRecords(
    file,
    await batchesOf(cx.tx, params.audit, place.code),
    read.value.batches,
    placedBy(query),
  );
  if ("problem" in placed) return fileRefused(placed.problem, cx.language);
  if (!placed.ok) return placed;
  const pooled = await alsoPooled(cx.tx, place, new Set(placed.value.map(({ seq }) => seq)));
  if (pooled !== null) return pooled;
  await replaceRecords(cx.tx, place, placed.value.map(linesOf), keptCensus(read.value, placed.value));
  const handed = {
    fileName: file,
    sha256,
    bytes,
    atMs: cx.nowMs,
    batches: placed.value.length,
    cards: census.records,
  };
  await handIn(cx.tx, place, { manifest: jurisdiction.manifest, records: handed, pools: jurisdiction.pools });
  await tellFiles(cx, audit);
  record(cx, "audits.records", audit, {
    why: file,
    body: { jurisdiction: place.code, ...handed },
    tlp: "amber",
  });
  return ok({ batches: placed.value.length, cards: census.records, sha256 });
};

function placedBy({ format, place }: QueryOf<typeof uploadRecords>): "number" | "order" {
  if (place !== "format") return place;
  return format === "ess" ? "order" : "number";
}

/** "Vote for k" of the audited contests, by their names in the records. */
export async function votesAllowedIn(tx: Tx, auditId: string): Promise<Record<string, number>> {
  const audit = await findAudit(tx, auditId);
  return Object.fromEntries(
    (audit?.contests ?? []).map(({ id, nameInRecords, choice, candidates }) => [
      nameInRecords ?? id,
      choice.kind === "plurality" ? choice.votesAllowed : choice.kind === "approval" ? candidates.length : 1,
    ]),
  );
}

/** Reported totals of one's own batches: what a batch comparison compares with. */
async function totals(cx: Context, { audit, jurisdiction }: OwnJurisdiction, read: Uploading<TotalsRead>) {
  if (!read.ok) return refusedUpload(cx, read);
  const { file, sha256, bytes } = read.value;
  const place = { auditId: audit.id, code: jurisdiction.code };
  const manifest = await batchesOf(cx.tx, audit.id, place.code);
  const placed = placeTotals(manifest, read.value.totals);
  if (!placed.ok) return placed;
  const lines = placed.value.map((each) => ({ seq: each.seq, lines: `${JSON.stringify(each.totals)}\n` }));
  const census = censusOfTotals(manifest, placed.value);
  await replaceRecords(cx.tx, place, lines, census);
  const batches = census.batches.length;
  const handed = { fileName: file, sha256, bytes, atMs: cx.nowMs, batches, cards: census.records };
  if (jurisdiction.manifest === null) return refuse("no-manifest-yet");
  await handIn(cx.tx, place, { manifest: jurisdiction.manifest, records: handed, pools: jurisdiction.pools });
  await tellFiles(cx, audit);
  record(cx, "audits.records", audit, {
    why: file,
    body: { jurisdiction: place.code, ...handed },
    tlp: "amber",
  });
  return ok({ batches, cards: census.records, sha256 });
}

export const check: Serves<typeof checkAudit> = async (cx, { params }) => {
  const audit = await findAudit(cx.tx, params.audit);
  return audit === null ? refuse("audit-not-found") : ok(await checked(cx, audit));
};

export const acknowledge: Serves<typeof acknowledgeFindings> = async (cx, { params, body }) => {
  const held = await inSetUp(cx, params.audit);
  if (!held.ok) return held;
  const { findings } = await checked(cx, held.value);
  const known = new Map(findings.map((each) => [each.key, each]));
  for (const key of body.keys) {
    const found = known.get(key);
    if (found === undefined) return refuse("finding-not-found", { finding: key });
    if (found.weight === "refuse") return refuse("finding-forbids", { finding: found.subject });
  }
  await acknowledged(cx.tx, params.audit, body.keys, body.why);
  record(cx, "audits.acknowledge", held.value, {
    why: body.why,
    body: { findings: body.keys.map((key) => known.get(key)) },
  });
  return ok({ acknowledged: body.keys.length });
};

/** The checks over what this reader sees. Before the commitment they are made again by whoever commits. */
export async function checked(cx: Context, audit: Audit) {
  const jurisdictions = await jurisdictionsOf(cx.tx, audit.id);
  const missing = jurisdictions.flatMap(({ code, manifest, records, pools }) => [
    ...(manifest === null ? [{ jurisdiction: code, file: "manifest" as const }] : []),
    ...(needsRecords(audit.design, code) && records === null && pools === null
      ? [{ jurisdiction: code, file: "records" as const }]
      : []),
  ]);
  const all = audit.organisationId === cx.actor.organisationId || cx.actor.roles.includes("auditor");
  const whole = all && missing.length === 0;
  const reasons = await acknowledgementsOf(cx.tx, audit.id);
  const register = await technologiesOf(
    cx.tx,
    jurisdictions.map(({ organisationId }) => organisationId),
  );
  const findings = [
    ...paperFindings(jurisdictions, register),
    ...findingsOf({
      design: audit.design,
      contests: audit.contests,
      batches: await batchesOf(cx.tx, audit.id),
      censuses: [...(await censusesOf(cx.tx, audit.id)), ...(await poolsOf(cx.tx, audit.id))],
      whole,
    }),
  ].map((found): Finding => ({ ...found, acknowledged: reasons.get(found.key) ?? null }));
  return { whole, missing, findings };
}

interface OwnJurisdiction {
  readonly audit: Audit;
  readonly jurisdiction: Jurisdiction;
}

type NotOwn = "audit-not-found" | "jurisdiction-not-found" | "jurisdiction-of-others" | "not-in-set-up";

/** A jurisdiction of one's own organisation, while its files can still change. */
export async function ownJurisdiction(
  cx: Context,
  params: { readonly audit: string; readonly jurisdiction: string },
): Promise<Result<OwnJurisdiction, NotOwn>> {
  const audit = await takeAudit(cx.tx, params.audit);
  if (audit === null) return refuse("audit-not-found");
  const seen = await jurisdictionsOf(cx.tx, audit.id);
  const jurisdiction = seen.find(({ code }) => code === params.jurisdiction);
  if (jurisdiction === undefined) return refuse("jurisdiction-not-found");
  if (jurisdiction.organisationId !== cx.actor.organisationId) return refuse("jurisdiction-of-others");
  return audit.state === "set-up"
    ? ok({ audit, jurisdiction })
    : refuse("not-in-set-up", { state: audit.state });
}

export function refusedUpload(cx: Context, read: Extract<Uploading<unknown>, { readonly ok: false }>) {
  return read.problem === undefined ? read : fileRefused(read.problem, cx.language);
}

function linesOf({ seq, records }: PlacedBatch) {
  return { seq, lines: records.map(({ place, contests }) => `[${place},${contests}]\n`).join("") };
}

function keptCensus({ census, contests }: RecordsRead, placed: readonly PlacedBatch[]): KeptCensus {
  return {
    records: census.records,
    repeated: census.repeated.slice(0, 1000),
    batches: placed.map(({ seq, records }) => ({ seq, records: records.length })),
    contests,
    counts: [...census.contests].map(([contest, count]) => ({
      contest,
      cards: count.cards,
      overvoted: count.overvoted,
      undervotes: count.undervotes,
      votes: [...count.votes],
      precincts: [...count.precincts],
    })),
  };
}
