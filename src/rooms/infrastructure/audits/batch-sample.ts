import { recomputeRecord, type BatchLine, type RecordedRisk } from "@counterfoil/risk-limiting-audit";
import type { Context } from "../../../platform/contract/context.ts";
import { batchBoardLine, errorBounds } from "./batch-rules.ts";
import type { Audit } from "./contract.ts";
import { fileBody, type DrawnRound } from "./draw-store.ts";
import { batchesOf, recordsInOrder } from "./inputs-store.ts";
import { recordedContest } from "./contest-rules.ts";
import { settledUnits } from "./units-store.ts";

/** The committed lines of all batches, in the manifest's order. */
export async function committedTotals(cx: Context, auditId: string): Promise<string> {
  const parts: string[] = [];
  for await (const { lines } of recordsInOrder(cx.tx, auditId)) parts.push(lines);
  return parts.join("");
}

export async function boundsOfAudit(cx: Context, audit: Audit): Promise<readonly number[]> {
  const text = await committedTotals(cx, audit.id);
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as BatchLine);
  return errorBounds(await batchesOf(cx.tx, audit.id), lines, audit.contests.map(recordedContest));
}

/** What the rounds and boards of a batch comparison say in files; null while a drawn batch is not settled. */
export async function batchFiles(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
): Promise<{ readonly rounds: string; readonly boards: string } | null> {
  const units = await settledUnits(cx.tx, audit.id, "");
  if (units.some(({ reading }) => reading === null)) return null;
  const lines = units.map(({ unit, reading }) => `${JSON.stringify(batchBoardLine(unit, reading ?? {}))}\n`);
  return {
    rounds: `${JSON.stringify(rounds.map(({ cards }) => ({ batches: cards })))}\n`,
    boards: lines.join(""),
  };
}

/** The risk of every claim after every round, as the verifier of the public record computes it; null while a batch is not settled. */
export async function batchRisk(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
): Promise<RecordedRisk | null> {
  const made = await batchFiles(cx, audit, rounds);
  if (made === null) return null;
  const committed = ["manifest.csv", "contests.json", "design.json"] as const;
  const files = new Map<string, Uint8Array>();
  for (const name of committed) files.set(name, Buffer.from((await fileBody(cx.tx, audit.id, name)) ?? ""));
  files.set("batches.ndjson", Buffer.from(await committedTotals(cx, audit.id)));
  files.set("rounds.json", Buffer.from(made.rounds));
  files.set("boards.ndjson", Buffer.from(made.boards));
  const found = recomputeRecord(files, new Set([...committed, "batches.ndjson"]), audit.seed ?? "");
  if (!found.ok) throw new Error(`an audit of ours does not verify: ${JSON.stringify(found.difference)}`);
  return found.risk;
}
