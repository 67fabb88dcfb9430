import { batchFinder, batchName, type Problem } from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Refused, type Result } from "../../../basics/result.ts";
import type { BatchOfJurisdiction } from "./card-rules.ts";

/** A record with its place among the cards of its batch, from 1. */
export interface Placed {
  readonly place: number;
  readonly contests: string;
}

export interface UnplacedBatch {
  readonly tabulator: string;
  readonly batch: string;
  readonly records: readonly { readonly number: string | null; readonly contests: string }[];
}

export interface PlacedBatch {
  readonly seq: number;
  readonly records: readonly Placed[];
}

type NotPlaced = "manifest-too-small" | "record-not-placed";

/**
 * Puts each record to its card. By `number` the record's number is the card's place in its batch, as scanners count; by `order` the
 * records lie as the cards do. What fits no card is refused, never moved: a record put to the wrong card is an error that the audit
 * would blame on the count.
 */
export function placeRecords(
  file: string,
  manifest: readonly BatchOfJurisdiction[],
  batches: readonly UnplacedBatch[],
  by: "number" | "order",
): Result<readonly PlacedBatch[], NotPlaced> | { readonly ok: false; readonly problem: Problem } {
  const find = finder(manifest);
  const placed = new Map<number, Placed[]>();
  for (const one of batches) {
    const home = find(one);
    if (home === null) return { ok: false, problem: unknownBatch(file, manifest, one) };
    const records = placed.get(home.seq) ?? [];
    placed.set(home.seq, records);
    const total = records.length + one.records.length;
    if (total > home.cards)
      return refuse("manifest-too-small", { batch: batchName(home), records: total, cards: home.cards });
    const wrong = putIn(home, one, records, by);
    if (wrong !== null) return wrong;
  }
  const inOrder = [...placed].map(([seq, records]) => ({
    seq,
    records: records.toSorted((a, b) => a.place - b.place),
  }));
  return ok(inOrder.toSorted((a, b) => a.seq - b.seq));
}

function putIn(
  home: BatchOfJurisdiction,
  one: UnplacedBatch,
  records: Placed[],
  by: "number" | "order",
): Refused<"record-not-placed"> | null {
  const taken = new Set(records.map(({ place }) => place));
  for (const { number, contests } of one.records) {
    const place = by === "order" ? records.length + 1 : placeOf(number);
    if (place === null || place < 1 || place > home.cards || taken.has(place))
      return refuse(
        "record-not-placed",
        { batch: batchName(home), record: number ?? "—", cards: home.cards },
        [{ path: `RecordId (${batchName(home)})`, expected: `1–${home.cards}` }],
      );
    taken.add(place);
    records.push({ place, contests });
  }
  return null;
}

function placeOf(number: string | null): number | null {
  return number !== null && /^[0-9]{1,9}$/.test(number) ? Number(number) : null;
}

/** Where the manifest names no tabulators, by the batch alone. */
function finder(manifest: readonly BatchOfJurisdiction[]) {
  const known = new Map(manifest.map((each) => [JSON.stringify([each.tabulator, each.batch]), each]));
  return ({ tabulator, batch }: UnplacedBatch): BatchOfJurisdiction | null =>
    known.get(JSON.stringify([tabulator, batch])) ?? known.get(JSON.stringify([null, batch])) ?? null;
}

function unknownBatch(file: string, manifest: readonly BatchOfJurisdiction[], one: UnplacedBatch): Problem {
  const batches = manifest.map((each) => ({ ...each, jurisdiction: each.code }));
  return {
    name: "unknown-batch",
    file,
    row: null,
    field: "BatchId",
    found: batchName(one),
    expected: null,
    nearest: batchFinder({ batches, cards: 0 }).nearest(one.tabulator, one.batch),
  };
}
