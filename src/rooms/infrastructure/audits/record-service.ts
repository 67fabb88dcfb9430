import {
  recordFormat,
  type BatchLine,
  type RecordedVerdict,
  type RecordHead,
} from "@counterfoil/risk-limiting-audit";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { batchFiles, batchRisk, committedTotals } from "./batch-sample.ts";
import { batchId } from "./card-rules.ts";
import { fileOf } from "./commit-service.ts";
import type {
  Audit,
  AuditedContest,
  concludeAudit,
  RecordFile,
  readRecordArchive,
  readRecordFile,
} from "./contract.ts";
import { talliedIn } from "./count-service.ts";
import { fileBody, filesOf, insertFiles, roundsOf, type DrawnRound, type FileMade } from "./draw-store.ts";
import { detailOf, ours, record } from "./ground.ts";
import { batchesOf } from "./inputs-store.ts";
import { committedPools } from "./pool-store.ts";
import { isOpen } from "./rules.ts";
import { recordedContest } from "./contest-rules.ts";
import { boardLine, sampleOf } from "./sample-service.ts";
import { findAudit, saveAudit } from "./store.ts";
import { strataRounds } from "./strata-sample.ts";
import { tarOf, type ArchivedFile } from "./tar-rules.ts";
import { settledUnits } from "./units-store.ts";
import { tellWaits } from "./waits.ts";

/** Every assertion is confirmed or its contest counted in full: the record is whole, hashed, public, and its hashes stand in the journal. */
export const conclude: Serves<typeof concludeAudit> = async (cx, { params }) => {
  const held = await ours(cx, params.audit);
  if (!held.ok) return held;
  if (!isOpen(held.value.state, "conclude")) return refuse("not-decided");
  const committed = (await filesOf(cx.tx, params.audit, false)).filter((file) => file.committed);
  const later = await laterFiles(cx, held.value);
  const head: RecordHead = {
    format: recordFormat,
    committed: hashes(committed),
    commitment: held.value.commitment ?? "",
    seed: held.value.seed ?? "",
    files: hashes(later),
  };
  const headFile = fileOf("record.json", `${JSON.stringify(head)}\n`);
  await insertFiles(cx.tx, params.audit, false, [...later, headFile]);
  const audit: Audit = { ...held.value, state: "concluded", concludedAtMs: cx.nowMs };
  await saveAudit(cx.tx, audit);
  await tellWaits(cx, audit);
  const verdicts = Object.fromEntries(audit.contests.map((one) => [one.id, verdictOf(one)]));
  record(cx, "audits.conclude", audit, {
    why: headFile.sha256,
    body: { record: headFile.sha256, ...head, verdicts },
  });
  return ok(await detailOf(cx, audit));
};

export const file: Serves<typeof readRecordFile> = async (cx, { params }) => {
  const audit = await findAudit(cx.tx, params.audit);
  if (audit === null) return refuse("audit-not-found");
  const body = await bodyOf(cx, audit, params.file);
  return body === null ? refuse("file-not-found") : ok(body);
};

export const archive: Serves<typeof readRecordArchive> = async (cx, { params }) => {
  const audit = await findAudit(cx.tx, params.audit);
  if (audit === null) return refuse("audit-not-found");
  if (audit.concludedAtMs === null) return refuse("not-concluded");
  return ok(await archiveOf(cx, audit, audit.concludedAtMs));
};

export async function archiveOf(cx: Context, audit: Audit, concludedAtMs: number): Promise<Uint8Array> {
  const files: ArchivedFile[] = [];
  for (const { name } of await filesOf(cx.tx, audit.id, true)) {
    const body = await bodyOf(cx, audit, name);
    files.push({ name, octets: Buffer.from(body ?? "") });
  }
  return Buffer.from(tarOf(audit.id, files, Math.floor(concludedAtMs / 1000)));
}

/** A file byte for byte; null where there is none, or where it is not public yet. */
export async function bodyOf(cx: Context, audit: Audit, name: string): Promise<string | null> {
  const { style } = audit.design;
  const isRecords = name === (style === "batch-comparison" ? "batches.ndjson" : "records.ndjson");
  const isPools = style === "comparison" && name === "batches.ndjson";
  if (style === "polling" || (!isRecords && !isPools)) return fileBody(cx.tx, audit.id, name);
  if (audit.state !== "concluded") return null;
  if (isRecords) return committedTotals(cx, audit.id);
  return (await committedPools(cx.tx, audit.id)) || null;
}

async function laterFiles(cx: Context, audit: Audit): Promise<FileMade[]> {
  const outcome = Object.fromEntries(audit.contests.map((one) => [one.id, verdictOf(one)]));
  return [
    ...(await sampleFiles(cx, audit)),
    fileOf("outcome.json", `${JSON.stringify(outcome)}\n`),
    ...(await fullCountFile(cx, audit)),
  ];
}

async function sampleFiles(cx: Context, audit: Audit): Promise<FileMade[]> {
  const rounds = await roundsOf(cx.tx, audit.id);
  const files =
    audit.design.style === "batch-comparison"
      ? await batchSample(cx, audit, rounds)
      : await cardSample(cx, audit, rounds);
  if (files === null) throw new Error("a decided audit has paper that nobody read");
  return [
    fileOf("rounds.json", files.rounds),
    fileOf("boards.ndjson", files.boards),
    fileOf("risk.json", `${JSON.stringify(files.risk)}\n`),
  ];
}

async function batchSample(cx: Context, audit: Audit, rounds: readonly DrawnRound[]) {
  const files = await batchFiles(cx, audit, rounds);
  return files && { ...files, risk: (await batchRisk(cx, audit, rounds)) ?? {} };
}

async function cardSample(cx: Context, audit: Audit, rounds: readonly DrawnRound[]) {
  const sample = await sampleOf(cx, audit, rounds);
  if (sample === null) return null;
  const boards = await settledUnits(cx.tx, audit.id, "");
  return {
    rounds: `${JSON.stringify(roundsText(audit, rounds))}\n`,
    boards: linesOf(boards.map(({ unit, reading }) => boardLine(unit, reading ?? {}))),
    risk: Object.fromEntries(audit.contests.map((one) => [one.id, sample.risksOf(recordedContest(one))])),
  };
}

function roundsText(audit: Audit, rounds: readonly DrawnRound[]): readonly unknown[] {
  if (audit.design.style === "strata") return strataRounds(audit, rounds);
  return rounds.map(({ sizes, cards }) => (sizes === null ? { cards } : { sizes, cards }));
}

async function fullCountFile(cx: Context, audit: Audit): Promise<FileMade[]> {
  const counted = audit.contests.filter(({ standing }) => standing === "counted");
  if (counted.length === 0) return [];
  const lines = new Map<string, Record<string, BatchLine["contests"][string]>>();
  for (const batch of await batchesOf(cx.tx, audit.id)) lines.set(batchId(batch.code, batch), {});
  for (const { id } of counted)
    for (const { unit, reading } of await settledUnits(cx.tx, audit.id, id)) {
      const tally = talliedIn(reading, id);
      const line = lines.get(unit);
      if (tally !== null && line !== undefined) line[id] = tally;
    }
  return [fileOf("full-count.ndjson", linesOf([...lines].map(([batch, contests]) => ({ batch, contests }))))];
}

export function verdictOf({ standing, handCount }: AuditedContest): RecordedVerdict {
  if (standing === "counted" && handCount !== null)
    return { counted: handCount.outcome ?? { kind: "undecided", reason: handCount.refusal ?? "" } };
  return standing === "confirmed" ? "confirmed" : "not-confirmed";
}

function hashes(files: readonly Pick<RecordFile, "name" | "sha256">[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]));
}

function linesOf(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}
