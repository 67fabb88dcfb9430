import {
  measureOf,
  risksOf,
  styledRisks,
  styledValues,
  valuesOf,
  type BoardLine,
  type ClaimValues,
  type PaperReading,
  type Pool,
  type RecordedContest,
  type RecordLine,
  type Sample,
} from "@counterfoil/risk-limiting-audit";
import type { Context } from "../../../platform/contract/context.ts";
import { batchId } from "./card-rules.ts";
import type { Audit, Reading } from "./contract.ts";
import type { DrawnRound } from "./draw-store.ts";
import { recordsOfBatches } from "./inputs-store.ts";
import { allBatches } from "./manifest-sample.ts";
import { poolsOfAudit, poolsOfCards } from "./pool-sample.ts";
import { strataRisksOf, strataSample } from "./strata-sample.ts";
import { cardsUpToLast } from "./style-draws.ts";
import { settledUnits } from "./units-store.ts";

/** What was drawn, what boards and records say of it, and what follows for a contest. */
export interface Measurable {
  readonly boards: ReadonlyMap<string, BoardLine>;
  readonly records: ReadonlyMap<string, RecordLine>;
  /** The pools of drawn cards that have no record of their own. */
  readonly pools: ReadonlyMap<string, Pool>;
  risksOf(contest: RecordedContest): readonly (readonly number[])[];
  valuesOf(contest: RecordedContest): readonly ClaimValues[];
}

/** What was drawn in these rounds, what the boards read and what the records say; null while a card of them is not settled. */
export async function sampleOf(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
): Promise<Measurable | null> {
  const drawn = new Set(rounds.flatMap(({ cards }) => cards));
  const units = (await settledUnits(cx.tx, audit.id, "")).filter(({ unit }) => drawn.has(unit));
  if (units.some(({ reading }) => reading === null)) return null;
  const boards = new Map(units.map(({ unit, reading }) => [unit, boardLine(unit, reading ?? {})]));
  if (audit.design.style === "strata") {
    const records = await recordsDrawn(cx, audit, drawn);
    const sample = await strataSample(cx, audit, rounds, { boards, records });
    return { boards, records, pools: new Map(), risksOf: strataRisksOf(sample), valuesOf: () => [] };
  }
  const measure = measureOf(audit.design.measure);
  if (measure === null) throw new Error("a committed measure is none");
  if (audit.design.sampler === "card-styles") {
    const inOrder = await cardsUpToLast(cx, audit, rounds);
    const sample = { rounds: rounds.map(({ cards }) => ({ cards })), measure, boards, inOrder };
    return {
      boards,
      records: new Map(inOrder.flatMap(({ id, record }) => (record && drawn.has(id) ? [[id, record]] : []))),
      pools: new Map(),
      risksOf: (contest) => styledRisks(sample, contest),
      valuesOf: (contest) => styledValues(sample, contest),
    };
  }
  const records = audit.design.style === "comparison" ? await recordsDrawn(cx, audit, drawn) : new Map();
  const pools = poolsOfCards(await poolsOfAudit(cx.tx, audit), drawn);
  const plain = rounds.map(({ cards }) => ({ cards }));
  const sample: Sample = {
    design: audit.design,
    measure,
    rounds: plain,
    boards,
    records,
    pools,
    population: audit.cards ?? 0,
  };
  return {
    boards,
    records,
    pools,
    risksOf: (contest) => risksOf(sample, contest),
    valuesOf: (contest) => valuesOf(sample, contest),
  };
}

export function boardLine(card: string, reading: Reading): BoardLine {
  const said = Object.entries(reading).flatMap(([id, one]): [string, PaperReading][] =>
    one.kind === "counted" ? [] : [[id, one]],
  );
  return { card, contests: Object.fromEntries(said) };
}

/** Only the batches of drawn cards are read. Cards without a record are phantoms. */
async function recordsDrawn(
  cx: Context,
  audit: Audit,
  drawn: ReadonlySet<string>,
): Promise<Map<string, RecordLine>> {
  const wanted = new Set([...drawn].map((id) => id.slice(0, id.lastIndexOf("-"))));
  const batches = (await allBatches(cx.tx, audit)).filter((batch) => wanted.has(batchId(batch.code, batch)));
  const records = new Map<string, RecordLine>();
  for (let start = 0; start < batches.length; start += 100)
    for (const { lines } of await recordsOfBatches(cx.tx, audit.id, batches.slice(start, start + 100)))
      for (const line of lines.split("\n")) {
        const record = line === "" ? null : (JSON.parse(line) as RecordLine);
        if (record !== null && drawn.has(record.card)) records.set(record.card, record);
      }
  return records;
}
