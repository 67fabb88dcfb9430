import { batchName, type Manifest, type ManifestBatch } from "../interchange/manifest.ts";
import { checkedTally, type Tally } from "../social-choice/tally.ts";
import { differs } from "./check-files.ts";
import { eachLine, jsonOf, textOf } from "./file-lines.ts";
import type { BatchLine, Difference, RecordedContest, RecordedDesign, RecordFiles } from "./record.ts";

/** What every kind of audit is opened from: files whose hashes and contests have been checked. */
export type Given = {
  readonly files: RecordFiles;
  /** Names of the files that were committed to before the seed. */
  readonly committed: ReadonlySet<string>;
  readonly seed: string;
  readonly manifest: Manifest;
  readonly contests: readonly RecordedContest[];
  readonly design: RecordedDesign;
};

/** An audit whose draws follow from the seed and whose boards have read what was drawn. */
export type RecordedAudit = {
  /** Cards drawn, or batches. */
  readonly draws: number;
  /** The risk of every claim of a contest after every round. */
  risksOf(contest: RecordedContest): readonly (readonly number[])[];
};

/** Throws a `TypeError` where there is no such JSON; the verifier says so of the record. */
export function jsonIn(files: RecordFiles, name: string): unknown {
  const octets = files.get(name);
  const value = octets ? jsonOf(textOf(name, octets)) : undefined;
  if (value === undefined || value === null) throw new TypeError(`${name} is no JSON`);
  return value;
}

/** Gives each line of a file as JSON until `take` finds a difference. */
export function firstInLines(
  files: RecordFiles,
  name: string,
  take: (line: unknown, where: string) => Difference | null,
): Difference | null {
  const octets = files.get(name);
  if (!octets) return differs(name, "SHA-256", "no such file", "a file");
  let difference: Difference | null = null;
  const whole = eachLine(name, octets, (text, number) => {
    difference = take(jsonOf(text), `line ${number}`);
    return difference === null;
  });
  return whole ? difference : differs(name, "text", "not UTF-8", "UTF-8");
}

/**
 * Tallies of batches, in the manifest's order: of every batch, or of some.
 *
 * @param bounded whether a batch can hold no more than the manifest says: what was reported; a hand count says what there is
 */
export function batchLines(
  { files, committed, manifest, contests }: Given,
  name: "batches.ndjson" | "full-count.ndjson",
  { every, bounded }: { readonly every: boolean; readonly bounded: boolean },
): readonly BatchLine[] | Difference {
  if (name === "batches.ndjson" && !committed.has(name)) return uncommitted(name);
  const lines: BatchLine[] = [];
  let next = 0;
  const wrongTallies = (line: BatchLine, where: string, batch: ManifestBatch | null): Difference | null => {
    for (const [id, tally] of Object.entries(line.contests)) {
      const recorded = contests.find(({ contest }) => contest.id === id);
      if (!recorded) return differs(name, where, id, "a contest of contests.json");
      const wrong = wrongTally(recorded, tally, batch?.cards ?? Number.MAX_SAFE_INTEGER);
      if (wrong) return differs(name, `${where} ${id}`, tally, wrong);
    }
    return null;
  };
  const found = firstInLines(files, name, (value, where) => {
    const line = value as BatchLine | undefined;
    let at = next;
    if (!every) while (at < manifest.batches.length && batchName(manifest.batches[at]!) !== line?.batch) at++;
    const batch = manifest.batches[at];
    const wanted = every && batch ? batchName(batch) : "a later batch of the manifest";
    if (!line || !batch || batchName(batch) !== line.batch) return differs(name, where, line?.batch, wanted);
    next = at + 1;
    lines.push(line);
    return wrongTallies(line, where, bounded ? batch : null);
  });
  if (found) return found;
  const missing = every ? manifest.batches[next] : undefined;
  return missing ? differs(name, `line ${next + 1}`, undefined, batchName(missing)) : lines;
}

export function uncommitted(name: string): Difference {
  return differs("record.json", name, undefined, "a hash committed before the seed");
}

/** Why a tally cannot be one of so many cards, or null. */
export function wrongTally({ contest }: RecordedContest, tally: Tally, cards: number): string | null {
  if (cards === 0) return countedIn(tally) === 0 ? null : "no votes";
  const checked = checkedTally({ ...contest, cards }, tally);
  return checked.ok ? null : checked.refusal;
}

function countedIn(tally: Tally): number {
  return tally.kind === "votes"
    ? tally.validCards
    : tally.rankings.reduce((sum, { count }) => sum + count, 0);
}

/** All tallies in one. */
export function sumOfTallies({ contest }: RecordedContest, tallies: Iterable<Tally>): Tally {
  const votes = new Map<string, number>();
  const rankings = new Map<string, { count: number; readonly ranking: readonly string[] }>();
  let validCards = 0;
  for (const tally of tallies) {
    if (tally.kind === "votes") {
      validCards += tally.validCards;
      for (const [id, count] of Object.entries(tally.votes)) votes.set(id, (votes.get(id) ?? 0) + count);
    } else {
      for (const { count, ranking } of tally.rankings) {
        const key = JSON.stringify(ranking);
        const known = rankings.get(key);
        if (known) known.count += count;
        else rankings.set(key, { count, ranking });
      }
    }
  }
  return contest.choice.kind === "instant-runoff"
    ? { kind: "rankings", rankings: [...rankings.values()] }
    : { kind: "votes", votes: Object.fromEntries(votes), validCards };
}

export function isDifference(value: object): value is Difference {
  return "recomputed" in value;
}
