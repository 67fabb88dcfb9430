import { readManifestCsv } from "../interchange/manifest-csv.ts";
import type { Manifest } from "../interchange/manifest.ts";
import { explainProblem } from "../interchange/problem.ts";
import { batchAuditOf } from "./batch-audit.ts";
import { cardStylesAudit } from "./card-styles-audit.ts";
import { cardsAudit } from "./cards-audit.ts";
import { wrongContest } from "./check-contests.ts";
import { checkedHead, differs } from "./check-files.ts";
import { wrongRisk } from "./check-risk.ts";
import { textOf } from "./file-lines.ts";
import { fullCounts, type FullCounts } from "./full-count.ts";
import { isDifference, jsonIn, type Given, type RecordedAudit } from "./given.ts";
import { inOrder } from "./json-in-order.ts";
import type {
  Difference,
  RecordedContest,
  RecordedDesign,
  RecordedRisk,
  RecordedVerdict,
  RecordedVerdicts,
  RecordFiles,
  RecordVerdict,
} from "./record.ts";
import { recordFormatBefore } from "./record.ts";
import { strataAudit } from "./strata-audit.ts";

/** What a verification is at, in this order; for a person who waits. */
export const verifySteps = ["hashes", "contests", "sample", "full-count", "risk", "outcome"] as const;
export type VerifyStep = (typeof verifySteps)[number];

/**
 * Verifies the public record of an audit from nothing but its files (RECORD.md): hashes and commitment, the reported outcomes and their
 * claims, every draw, every record against the tallies, every risk after every round, the full counts and the verdicts. Names the first
 * thing that differs; never throws on what a file holds.
 *
 * @param at told before each step begins
 */
export function verifyRecord(files: RecordFiles, at: (step: VerifyStep) => void = () => {}): RecordVerdict {
  return withoutSurprise(() => {
    at("hashes");
    const head = checkedHead(files);
    if (isDifference(head)) return { ok: false, difference: head };
    const recomputed = recomputeRecord(files, new Set(Object.keys(head.committed)), head.seed, at);
    if (!recomputed.ok) return recomputed;
    at("outcome");
    const old = head.format === recordFormatBefore && beyondFormat1(files, recomputed.given.design);
    const difference = old || wrongVerdicts(files, recomputed);
    if (difference) return { ok: false, difference };
    const { given, draws, verdicts, risk } = recomputed;
    const { contests, manifest, seed } = given;
    const claims = contests.reduce((sum, one) => sum + one.claims.length, 0);
    const { commitment } = head;
    return { ok: true, cards: manifest.cards, draws, claims, verdicts, commitment, seed, contests, risk };
  });
}

export type RecomputedRecord =
  | {
      readonly ok: true;
      readonly given: Given;
      readonly draws: number;
      readonly risk: RecordedRisk;
      readonly verdicts: RecordedVerdicts;
    }
  | { readonly ok: false; readonly difference: Difference };

/** What `risk.json` and `outcome.json` must say, from all other files. */
export function recomputeRecord(
  files: RecordFiles,
  committed: ReadonlySet<string>,
  seed: string,
  at: (step: VerifyStep) => void = () => {},
): RecomputedRecord {
  return withoutSurprise(() => {
    at("contests");
    const given = givenIn(files, committed, seed);
    if (isDifference(given)) return { ok: false, difference: given };
    at("sample");
    const audit = auditOf(given);
    if (isDifference(audit)) return { ok: false, difference: audit };
    at("full-count");
    const counts = fullCounts(given);
    if (isDifference(counts)) return { ok: false, difference: counts };
    at("risk");
    const risk = Object.fromEntries(given.contests.map((one) => [one.contest.id, audit.risksOf(one)]));
    return { ok: true, given, draws: audit.draws, risk, verdicts: verdictsOf(given, risk, counts) };
  });
}

function givenIn(files: RecordFiles, committed: ReadonlySet<string>, seed: string): Given | Difference {
  const manifest = manifestOf(files);
  if (isDifference(manifest)) return manifest;
  const contests = jsonIn(files, "contests.json") as readonly RecordedContest[];
  for (const contest of contests) {
    const wrong = wrongContest(contest, manifest.cards);
    if (wrong) return wrong;
  }
  const design = jsonIn(files, "design.json") as RecordedDesign;
  return { files, committed, seed, manifest, contests, design };
}

function manifestOf(files: RecordFiles): Manifest | Difference {
  const octets = files.get("manifest.csv");
  const read = readManifestCsv("manifest.csv", octets ? (textOf("manifest.csv", octets) ?? "") : "");
  return read.ok
    ? read.manifest
    : differs("manifest.csv", "rows", explainProblem(read.problem).en, "a manifest");
}

/** By style and sampler: those that RECORD.md knows. */
function auditOf(given: Given): RecordedAudit | Difference {
  const { style, sampler } = given.design;
  switch (`${style} ${sampler}`) {
    case "polling rivest":
    case "polling tickets":
    case "comparison rivest":
    case "comparison tickets":
      return cardsAudit(given);
    case "comparison card-styles":
      return cardStylesAudit(given);
    case "batch-comparison ppeb":
      return batchAuditOf(given);
    case "strata rivest":
    case "strata tickets":
      return strataAudit(given);
    default:
      return differs("design.json", "style", `${style} ${sampler}`, "a style and a sampler of RECORD.md");
  }
}

function verdictsOf({ contests }: Given, risk: RecordedRisk, counts: FullCounts): RecordedVerdicts {
  const verdictOf = ({ contest, reported, riskLimit }: RecordedContest): RecordedVerdict => {
    const counted = counts.get(contest.id);
    if (counted) return counted;
    const decided = reported.kind !== "undecided";
    const confirmed = decided && risk[contest.id]!.every((after) => (after.at(-1) ?? 1) <= riskLimit);
    return confirmed ? "confirmed" : "not-confirmed";
  };
  return Object.fromEntries(contests.map((one) => [one.contest.id, verdictOf(one)]));
}

function wrongVerdicts(
  files: RecordFiles,
  { risk, verdicts }: Extract<RecomputedRecord, { ok: true }>,
): Difference | null {
  const saidRisk = jsonIn(files, "risk.json") as RecordedRisk;
  const said = jsonIn(files, "outcome.json") as RecordedVerdicts;
  for (const [id, verdict] of Object.entries(verdicts)) {
    const difference =
      wrongRisk(id, saidRisk[id], risk[id]!) ??
      (inOrder(said[id]) === inOrder(verdict) ? null : differs("outcome.json", id, said[id], verdict));
    if (difference) return difference;
  }
  const stranger = [...Object.keys(said), ...Object.keys(saidRisk)].find((id) => verdicts[id] === undefined);
  return stranger === undefined ? null : differs("outcome.json", stranger, "a contest", "none");
}

/** A checker that knows format 1 only would pass over these. */
function beyondFormat1(files: RecordFiles, { style, sampler }: RecordedDesign): Difference | null {
  const later = ["batches.ndjson", "full-count.ndjson"].find((name) => files.has(name));
  const known = (style === "polling" || style === "comparison") && sampler !== "card-styles";
  if (known && !later) return null;
  return differs("record.json", "format", recordFormatBefore, `format 2, for ${later ?? style}`);
}

/** A member of an unexpected kind: said of the record, since every step before it agreed. */
function withoutSurprise<T>(work: () => T): T | { readonly ok: false; readonly difference: Difference } {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return {
      ok: false,
      difference: differs("record.json", "contents", error.message, "files as RECORD.md says"),
    };
  }
}
