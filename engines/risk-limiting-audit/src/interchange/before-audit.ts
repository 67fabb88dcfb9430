import type { CvrContest } from "./card.ts";
import { batchKey, type Census, type ContestCount } from "./census.ts";
import { findingMessages } from "./finding-messages.ts";
import { batchFinder, batchName, type Manifest } from "./manifest.ts";
import { nearestOf } from "./nearest.ts";
import type { Bilingual } from "./problem-messages.ts";

/** What was announced: the votes of each choice, by the names that people know. */
export type ReportedContest = {
  readonly name: string;
  /** Votes by the choice's name. */
  readonly votes: Readonly<Record<string, number>>;
  /** The most cards that can carry the contest, where that is known. */
  readonly cardsMax?: number;
};

export type FindingName = keyof typeof findingMessages;

/** Something to settle before a draw. `refuse` forbids the draw; `explain` asks a person to look and to say why it is right. */
export type Finding = {
  readonly name: FindingName;
  readonly weight: "refuse" | "explain";
  readonly subject: string;
  readonly found: number | string;
  readonly expected: number | string;
  readonly nearest: string | null;
};

export type AuditInputs = {
  readonly manifest: Manifest;
  readonly census: Census;
  readonly contests: readonly CvrContest[];
  readonly reported: readonly ReportedContest[];
};

/**
 * Manifest against records against announced results. Records are never trusted to say how many cards there are: the manifest is
 * (Colorado issue 667; Lindeman and Stark 2012). Cards without a record become phantoms, which is worth an explanation; records
 * without a card are refused.
 */
export function checkBeforeAudit(inputs: AuditInputs): Finding[] {
  return [...batchFindings(inputs), ...recordFindings(inputs), ...contestFindings(inputs)];
}

/** A finding as sentences. */
export function explainFinding(finding: Finding): Bilingual {
  const { en, fr } = findingMessages[finding.name];
  const value = (name: string): string => String(finding[name as keyof Finding] ?? "—");
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
  const near = finding.nearest;
  return {
    en: fill(en) + (near === null ? "" : ` The nearest is ${near}.`),
    fr: fill(fr) + (near === null ? "" : ` Le plus proche est ${near}.`),
  };
}

function finding(
  name: FindingName,
  weight: Finding["weight"],
  subject: string,
  found: number | string,
  expected: number | string,
  nearest: string | null = null,
): Finding {
  return { name, weight, subject, found, expected, nearest };
}

function batchFindings({ manifest, census }: AuditInputs): Finding[] {
  const finder = batchFinder(manifest);
  const counts = new Map<string, number>();
  const unknown: Finding[] = [];
  for (const { tabulator, batch, records } of census.batches.values()) {
    if (finder.has(tabulator, batch)) {
      const key = finder.tabulatorsOf(batch).includes(tabulator)
        ? batchKey(tabulator, batch)
        : batchKey(null, batch);
      counts.set(key, (counts.get(key) ?? 0) + records);
    } else {
      const nearest = finder.nearest(tabulator, batch);
      unknown.push(finding("batch-unknown", "refuse", batchName({ tabulator, batch }), records, 0, nearest));
    }
  }
  const compared = manifest.batches.flatMap((one) => {
    const records = counts.get(batchKey(one.tabulator, one.batch)) ?? 0;
    if (records > one.cards) return [finding("batch-overfull", "refuse", batchName(one), records, one.cards)];
    return records < one.cards
      ? [finding("cards-without-record", "explain", batchName(one), records, one.cards)]
      : [];
  });
  return [...unknown, ...compared];
}

function recordFindings({ manifest, census }: AuditInputs): Finding[] {
  const repeated = census.repeated.map((id) => finding("id-repeated", "refuse", id, 2, 1));
  return census.records > manifest.cards
    ? [finding("manifest-too-small", "refuse", "—", census.records, manifest.cards), ...repeated]
    : repeated;
}

function contestFindings({ census, contests, reported }: AuditInputs): Finding[] {
  const names = new Set(reported.map(({ name }) => name));
  const known = new Map(contests.map((contest) => [contest.name, contest]));
  const extra = contests
    .filter(({ name, id }) => !names.has(name) && census.contests.get(id)!.cards > 0)
    .map(({ name, id }) =>
      finding("contest-extra", "explain", name, census.contests.get(id)!.cards, 0, nearestOf(name, names)),
    );
  const compared = reported.flatMap((one) => {
    const contest = known.get(one.name);
    if (!contest)
      return [finding("contest-missing", "refuse", one.name, 0, 1, nearestOf(one.name, known.keys()))];
    return reportedFindings(one, contest, census.contests.get(contest.id)!);
  });
  return [...extra, ...compared];
}

function reportedFindings(reported: ReportedContest, contest: CvrContest, count: ContestCount): Finding[] {
  const findings: Finding[] = [];
  if (reported.cardsMax !== undefined && count.cards > reported.cardsMax)
    findings.push(finding("contest-overfull", "refuse", reported.name, count.cards, reported.cardsMax));
  const ids = new Map(contest.choices.map(({ id, name }) => [name, id]));
  for (const [choice, votes] of Object.entries(reported.votes)) {
    const id = ids.get(choice);
    const subject = `${reported.name}: ${choice}`;
    if (id === undefined) {
      if (votes > 0)
        findings.push(finding("choice-missing", "refuse", subject, 0, votes, nearestOf(choice, ids.keys())));
      continue;
    }
    const counted = count.votes.get(id) ?? 0;
    if (counted !== votes) findings.push(finding("votes-differ", "explain", subject, counted, votes));
  }
  return [...findings, ...anomalies(reported.name, contest, count)];
}

/** Where a contest took place in so many precincts, no candidate has no vote in any of them by chance. */
const precinctsForAnomaly = 3;

/**
 * A candidate with no vote in any precinct, or all votes of all precincts: what a mapped-over column, a lost file or a manipulated
 * export looks like. Write-in lines are left out, because nobody may have been written in.
 */
function anomalies(name: string, { choices }: CvrContest, count: ContestCount): Finding[] {
  const total = [...count.votes.values()].reduce((sum, votes) => sum + votes, 0);
  const places = count.precincts.size;
  if (total === 0)
    return count.cards > 0 ? [finding("contest-without-votes", "explain", name, 0, count.cards)] : [];
  if (places < precinctsForAnomaly) return [];
  const people = choices.filter(({ writeIn }) => !writeIn);
  return people.flatMap(({ id, name: choice }) => {
    const votes = count.votes.get(id) ?? 0;
    if (votes === 0) return [finding("zero-everywhere", "explain", `${name}: ${choice}`, 0, places)];
    return votes === total && people.length > 1
      ? [finding("all-votes", "explain", `${name}: ${choice}`, votes, places)]
      : [];
  });
}
