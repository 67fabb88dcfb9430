import type { Manifest } from "../interchange/manifest.ts";
import { readManifestCsv } from "../interchange/manifest-csv.ts";
import { explainProblem } from "../interchange/problem.ts";
import { wrongContest } from "./check-contests.ts";
import { cardNumbers, wrongDraw } from "./check-draws.ts";
import { checkedHead, differs } from "./check-files.ts";
import { drawnRecords, type DrawnRecords } from "./check-records.ts";
import { risksOf, wrongRisk, type Sample } from "./check-risk.ts";
import { eachLine, jsonOf, textOf } from "./file-lines.ts";
import { measureOf } from "./measure-settings.ts";
import type {
  BoardLine,
  Difference,
  RecordedContest,
  RecordedDesign,
  RecordedRisk,
  RecordedRound,
  RecordedVerdicts,
  RecordFiles,
  RecordHead,
  RecordVerdict,
} from "./record.ts";

/**
 * Verifies the public record of an audit from nothing but its files (RECORD.md): hashes and commitment, the reported outcomes and their
 * claims, every draw, every record against the tallies, every risk after every round, and the verdicts. Names the first thing that
 * differs; never throws on what a file holds.
 */
export function verifyRecord(files: RecordFiles): RecordVerdict {
  try {
    return verified(files);
  } catch (error) {
    // A member of an unexpected kind: said of the record, since every step before it agreed.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return {
      ok: false,
      difference: differs("record.json", "contents", error.message, "files as RECORD.md says"),
    };
  }
}

function verified(files: RecordFiles): RecordVerdict {
  const head = checkedHead(files);
  if (isDifference(head)) return { ok: false, difference: head };
  const manifest = manifestOf(files);
  if (isDifference(manifest)) return { ok: false, difference: manifest };
  const contests = jsonIn(files, "contests.json") as readonly RecordedContest[];
  const rounds = jsonIn(files, "rounds.json") as readonly RecordedRound[];
  const wrong =
    firstOf(contests, (contest) => wrongContest(contest, manifest.cards)) ??
    wrongDraw(manifest, head.seed, (jsonIn(files, "design.json") as RecordedDesign).sampler, rounds);
  if (wrong) return { ok: false, difference: wrong };
  const sample = sampleOf(files, head, manifest, contests, rounds);
  if (isDifference(sample)) return { ok: false, difference: sample };
  return verdictOf(files, sample, contests);
}

function manifestOf(files: RecordFiles): Manifest | Difference {
  const read = readManifestCsv("manifest.csv", textOf("manifest.csv", files.get("manifest.csv")!) ?? "");
  return read.ok
    ? read.manifest
    : differs("manifest.csv", "rows", explainProblem(read.problem).en, "a manifest");
}

/** Everything that the risk is measured from. */
function sampleOf(
  files: RecordFiles,
  head: RecordHead,
  manifest: Manifest,
  contests: readonly RecordedContest[],
  rounds: readonly RecordedRound[],
): Sample | Difference {
  const design = jsonIn(files, "design.json") as RecordedDesign;
  const measure = measureOf(design.measure);
  if (!measure) return differs("design.json", "measure", design.measure, "a measure of RECORD.md");
  const drawn = new Set(rounds.flatMap((round) => round.cards));
  const boards = boardsOf(files, drawn);
  if (isDifference(boards)) return boards;
  let records: DrawnRecords | Difference = new Map();
  if (design.style === "comparison") {
    const octets = head.committed["records.ndjson"] === undefined ? undefined : files.get("records.ndjson");
    if (!octets)
      return differs("record.json", "records.ndjson", undefined, "a hash committed before the seed");
    records = drawnRecords(octets, cardNumbers(manifest), drawn, contests);
    if (isDifference(records)) return records;
  }
  return { design, measure, rounds, boards, records, population: manifest.cards };
}

/** One line for each drawn card and for no other. */
function boardsOf(
  files: RecordFiles,
  drawn: ReadonlySet<string>,
): ReadonlyMap<string, BoardLine> | Difference {
  const boards = new Map<string, BoardLine>();
  let difference: Difference | null = null;
  const take = (text: string, number: number): boolean => {
    const line = jsonOf(text) as BoardLine | undefined;
    if (!line || !drawn.has(line.card) || boards.has(line.card) || typeof line.contests !== "object") {
      difference = differs("boards.ndjson", `line ${number}`, line?.card, "a drawn card, once");
      return false;
    }
    boards.set(line.card, line);
    return true;
  };
  if (!eachLine("boards.ndjson", files.get("boards.ndjson")!, take)) {
    return differs("boards.ndjson", "text", "not UTF-8", "UTF-8");
  }
  const missing = [...drawn].find((card) => !boards.has(card));
  return (
    difference ?? (missing === undefined ? boards : differs("boards.ndjson", missing, undefined, "a reading"))
  );
}

function verdictOf(files: RecordFiles, sample: Sample, contests: readonly RecordedContest[]): RecordVerdict {
  const risk = jsonIn(files, "risk.json") as RecordedRisk;
  const recorded = jsonIn(files, "outcome.json") as RecordedVerdicts;
  const verdicts: Record<string, "confirmed" | "not-confirmed"> = {};
  for (const one of contests) {
    const { id } = one.contest;
    const risks = risksOf(sample, one);
    const confirmed = risks.every((after) => (after.at(-1) ?? 1) <= one.riskLimit);
    const verdict = confirmed ? "confirmed" : "not-confirmed";
    const difference =
      wrongRisk(id, risk[id], risks) ??
      (recorded[id] === verdict ? null : differs("outcome.json", id, recorded[id], verdict));
    if (difference) return { ok: false, difference };
    verdicts[id] = verdict;
  }
  const stranger = [...Object.keys(recorded), ...Object.keys(risk)].find((id) => verdicts[id] === undefined);
  if (stranger !== undefined)
    return { ok: false, difference: differs("outcome.json", stranger, "a contest", "none") };
  return {
    ok: true,
    cards: sample.population,
    draws: sample.rounds.reduce((sum, round) => sum + round.cards.length, 0),
    claims: contests.reduce((sum, one) => sum + one.claims.length, 0),
    verdicts,
  };
}

function jsonIn(files: RecordFiles, name: string): unknown {
  const value = jsonOf(textOf(name, files.get(name)!));
  if (value === undefined || value === null) throw new TypeError(`${name} is no JSON`);
  return value;
}

function firstOf<T>(all: readonly T[], find: (one: T) => Difference | null): Difference | null {
  for (const one of all) {
    const found = find(one);
    if (found) return found;
  }
  return null;
}

function isDifference(value: object): value is Difference {
  return "recomputed" in value;
}
