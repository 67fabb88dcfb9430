import {
  batchKey,
  checkBeforeAudit,
  explainFinding,
  type Census,
  type ContestCount,
  type CvrContest,
  type Finding as EngineFinding,
  type ManifestBatch,
  type ReportedContest,
} from "@counterfoil/risk-limiting-audit";
import { tabulatorOf, type BatchOfJurisdiction } from "./card-rules.ts";
import type { ContestSetUp, Design, Finding } from "./contract.ts";

/** What one jurisdiction's records add up to, as it is kept from the upload. Contests and choices by their names. */
export interface KeptCensus {
  readonly records: number;
  readonly repeated: readonly string[];
  readonly batches: readonly { readonly seq: number; readonly records: number }[];
  readonly contests: readonly CvrContest[];
  readonly counts: readonly KeptCount[];
}

export interface KeptCount {
  readonly contest: string;
  readonly cards: number;
  readonly overvoted: number;
  readonly undervotes: number;
  readonly votes: readonly (readonly [string, number])[];
  readonly precincts: readonly string[];
}

export interface ToCheck {
  readonly design: Pick<Design, "style" | "polledIn">;
  readonly contests: readonly ContestSetUp[];
  /** Batches of the jurisdictions that are looked at, in their order. */
  readonly batches: readonly BatchOfJurisdiction[];
  readonly censuses: readonly { readonly code: string; readonly census: KeptCensus }[];
  /** False while only a part is seen: then announced results are not compared yet. */
  readonly whole: boolean;
}

/** A finding before anybody has said why it is right. */
export type Found = Omit<Finding, "acknowledged">;

/** Manifests against records against announced results; of a polling audit, manifests against announced results. */
export function findingsOf(inputs: ToCheck): Found[] {
  const cards = inputs.batches.reduce((sum, { cards }) => sum + cards, 0);
  const own = inputs.whole ? inputs.contests.flatMap((contest) => announcedFindings(contest, cards)) : [];
  if (inputs.design.style === "polling") return own;
  if (inputs.design.style === "strata") return [...own, ...findingsOfStrata(inputs)];
  const manifest = { batches: inputs.batches.map(manifestBatch), cards };
  const census = combinedCensus(inputs);
  const contests = combinedContests(inputs.censuses.map((one) => one.census));
  const reported = inputs.whole
    ? inputs.contests.map((one) => reportedAs(one, census))
    : asCounted(contests, census);
  const found = checkBeforeAudit({ manifest, census, contests, reported }).map(asFound);
  return [...own.filter(({ name }) => name !== "announced-zero" || !sayZero(found)), ...found];
}

/** Records of the compared jurisdictions against their manifests; they cannot give more votes than were announced in all. */
function findingsOfStrata(inputs: ToCheck): Found[] {
  const polled = new Set(inputs.design.polledIn);
  const batches = inputs.batches.filter(({ code }) => !polled.has(code));
  const cards = batches.reduce((sum, each) => sum + each.cards, 0);
  const census = combinedCensus({ ...inputs, batches });
  const contests = combinedContests(inputs.censuses.map((one) => one.census));
  const manifest = { batches: batches.map(manifestBatch), cards };
  const found = checkBeforeAudit({ manifest, census, contests, reported: asCounted(contests, census) });
  const above = inputs.whole ? inputs.contests.flatMap((one) => votesAbove(one, census)) : [];
  return [...above, ...found.map(asFound)];
}

function votesAbove({ id, title, nameInRecords, announced }: ContestSetUp, census: Census): Found[] {
  if (announced.kind !== "votes") return [];
  const counted = census.contests.get(nameInRecords ?? id)?.votes ?? new Map<string, number>();
  return Object.entries(announced.votes).flatMap(([candidate, votes]): Found[] => {
    const inRecords = counted.get(candidate) ?? 0;
    if (inRecords <= votes) return [];
    return [
      {
        ...keyed("records-above-announced", `${id}: ${candidate}`, inRecords, votes),
        weight: "refuse",
        says: {
          en: `${title}: the records alone give ${candidate} ${inRecords} votes, but only ${votes} were announced in all.`,
          fr: `${title} : les enregistrements donnent à eux seuls ${inRecords} voix à ${candidate}, mais ${votes} seulement ont été annoncées en tout.`,
        },
      },
    ];
  });
}

/** Which of them forbid the commitment, and which nobody has explained. */
export function standing(findings: readonly Finding[]): {
  readonly forbid: number;
  readonly unexplained: number;
} {
  return {
    forbid: findings.filter(({ weight }) => weight === "refuse").length,
    unexplained: findings.filter(({ weight, acknowledged }) => weight === "explain" && acknowledged === null)
      .length,
  };
}

function sayZero(found: readonly Found[]): boolean {
  return found.some(({ name }) => name === "zero-everywhere");
}

function asFound(one: EngineFinding): Found {
  // An assertion made from other votes than those of the records could not be checked against them.
  const weight = one.name === "votes-differ" ? "refuse" : one.weight;
  return { ...keyed(one.name, one.subject, one.found, one.expected), weight, says: explainFinding(one) };
}

function keyed(name: string, subject: string, found: number | string, expected: number | string) {
  return { key: JSON.stringify([name, subject, found, expected]), name, subject, found, expected };
}

function announcedFindings({ id, title, cards: most, announced }: ContestSetUp, cards: number): Found[] {
  const found: Found[] = [];
  if (most > cards)
    found.push({
      ...keyed("contest-too-large", id, most, cards),
      weight: "refuse",
      says: {
        en: `${title} is said to be on ${most} cards, but the manifests count only ${cards}.`,
        fr: `${title} figurerait sur ${most} bulletins, mais les manifestes n’en comptent que ${cards}.`,
      },
    });
  const votes = announced.kind === "votes" ? Object.entries(announced.votes) : [];
  for (const [candidate, count] of votes)
    if (count === 0)
      found.push({
        ...keyed("announced-zero", `${id}: ${candidate}`, 0, cards),
        weight: "explain",
        says: {
          en: `${title}: not a single vote was announced for ${candidate}. A lost file or a shifted column looks like this. Look before you draw.`,
          fr: `${title} : aucune voix n’a été annoncée pour ${candidate}. Un fichier perdu ou une colonne décalée donne cela. Vérifiez avant de tirer.`,
        },
      });
  return found;
}

function manifestBatch(each: BatchOfJurisdiction): ManifestBatch {
  const { code, batch, cards, storage } = each;
  return { jurisdiction: code, tabulator: tabulatorOf(code, each), batch, cards, storage };
}

function combinedCensus({ batches, censuses }: ToCheck): Census {
  const counted: [string, { tabulator: string; batch: string; records: number }][] = [];
  for (const { code, census } of censuses) {
    const own = batches.filter((batch) => batch.code === code);
    for (const { seq, records } of census.batches) {
      const batch = own[seq];
      if (batch === undefined) continue;
      const tabulator = tabulatorOf(code, batch);
      counted.push([batchKey(tabulator, batch.batch), { tabulator, batch: batch.batch, records }]);
    }
  }
  return {
    records: censuses.reduce((sum, { census }) => sum + census.records, 0),
    batches: new Map(counted),
    repeated: censuses.flatMap(({ code, census }) => census.repeated.map((id) => `${code}: ${id}`)),
    contests: combinedCounts(censuses),
  };
}

function combinedCounts(censuses: ToCheck["censuses"]): Map<string, ContestCount> {
  const all = new Map<string, ContestCount & { votes: Map<string, number>; precincts: Set<string> }>();
  for (const { code, census } of censuses)
    for (const one of census.counts) {
      const sum = all.get(one.contest);
      const votes = sum?.votes ?? new Map<string, number>();
      for (const [choice, count] of one.votes) votes.set(choice, (votes.get(choice) ?? 0) + count);
      const precincts = sum?.precincts ?? new Set<string>();
      for (const precinct of one.precincts) precincts.add(`${code}: ${precinct}`);
      all.set(one.contest, {
        cards: (sum?.cards ?? 0) + one.cards,
        overvoted: (sum?.overvoted ?? 0) + one.overvoted,
        undervotes: (sum?.undervotes ?? 0) + one.undervotes,
        votes,
        precincts,
        precinctsOf: new Map(),
      });
    }
  return all;
}

function combinedContests(censuses: readonly KeptCensus[]): CvrContest[] {
  const all = new Map<string, CvrContest>();
  for (const { contests } of censuses)
    for (const one of contests) {
      const known = all.get(one.name);
      const more = one.choices.filter(({ name }) => !known?.choices.some((choice) => choice.name === name));
      all.set(one.name, { ...(known ?? one), choices: [...(known?.choices ?? []), ...more] });
    }
  return [...all.values()];
}

function reportedAs(contest: ContestSetUp, census: Census): ReportedContest {
  const name = contest.nameInRecords ?? contest.id;
  const counted = census.contests.get(name)?.votes;
  const votes =
    contest.announced.kind === "votes"
      ? contest.announced.votes
      : Object.fromEntries(contest.candidates.map((one) => [one, counted?.get(one) ?? 0]));
  return { name, votes, cardsMax: contest.cards };
}

function asCounted(contests: readonly CvrContest[], census: Census): ReportedContest[] {
  return contests.map(({ name }) => ({
    name,
    votes: Object.fromEntries(census.contests.get(name)?.votes ?? []),
  }));
}
