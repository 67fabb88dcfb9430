import { assertionsOf } from "../assertion/assertion.ts";
import { numpySeed, weightedDraws } from "../sampling/numpy-random.ts";
import { consistentSample } from "../sampling/consistent-sample.ts";
import { rivestDraws } from "../sampling/rivest.ts";
import { firstTicket } from "../sampling/ticket.ts";
import { utf8 } from "../sampling/utf8.ts";
import { countCards } from "../social-choice/count-cards.ts";
import type { Contest } from "../social-choice/contest.ts";
import { outcomeOf } from "../social-choice/reported-outcome.ts";
import type { Tally } from "../social-choice/tally.ts";
import { boundsOf } from "./batch-audit.ts";
import type { BatchLine, RecordedContest, RecordedDesign } from "./record.ts";
import {
  manifestText,
  manifest,
  population,
  idOf,
  ids,
  names,
  batchOf,
  mayor,
  levy,
  cards,
  type Votes,
} from "./made-up-election.test-data.ts";
import { completeRecord, sealRecord } from "./seal-record.ts";

/** Records of small made-up audits, one for each design; complete but for what follows from them. */

export const seed = "27182818284590452353";

export type Texts = Record<string, string>;

export function contestOf(contest: Contest, tally: Tally): RecordedContest {
  const outcome = outcomeOf(contest, tally);
  if (!outcome.ok)
    return {
      contest,
      tally,
      reported: { kind: "undecided", reason: outcome.refusal },
      riskLimit: 0.05,
      claims: [],
    };
  const assertions = assertionsOf(contest, tally, outcome.value);
  if (!assertions.ok) throw new Error(assertions.refusal);
  const claims = assertions.value.map((one) => one.claim);
  return { contest, tally, reported: outcome.value, riskLimit: 0.05, claims };
}

function tallyOf(contest: Contest, votes: readonly Votes[]): Tally {
  return countCards(
    contest,
    votes.flatMap((one) => (one[contest.id] ? [one[contest.id]!] : [])),
  );
}

export const lines = (rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join("");

function recordsText(which: readonly string[], votes: readonly Votes[] = cards): string {
  const wanted = new Set(which);
  return lines(ids.flatMap((card, index) => (wanted.has(card) ? [{ card, contests: votes[index] }] : [])));
}

function boardsText(drawn: readonly string[], votes: readonly Votes[] = cards): string {
  const wanted = new Set(drawn);
  const reading = (index: number): unknown =>
    Object.fromEntries(
      Object.entries(votes[index]!).map(([id, marks]) => [id, { kind: "votes", votes: marks }]),
    );
  return lines(ids.flatMap((card, index) => (wanted.has(card) ? [{ card, contests: reading(index) }] : [])));
}

function base(design: RecordedDesign, contests: readonly RecordedContest[]): Texts {
  return {
    "manifest.csv": manifestText,
    "contests.json": JSON.stringify(contests),
    "design.json": JSON.stringify(design),
  };
}

function batchLine(name: string, contests: readonly Contest[], votes: readonly Votes[] = cards): BatchLine {
  const inside = votes.filter((_, index) => batchOf(ids[index]!) === name);
  const shown = contests.filter(({ id }) => inside.some((one) => one[id]));
  return {
    batch: name,
    contests: Object.fromEntries(shown.map((contest) => [contest.id, tallyOf(contest, inside)])),
  };
}

/** A comparison whose paper says that Bo won, and a tie that no sample decides: both were counted by hand in full. */
export function fullCountTexts(): Texts {
  const paper = cards.map((one, index) => (index % 2 === 0 ? { ...one, mayor: ["Bo"] } : one));
  const tied: Contest = { ...levy, id: "clerk", choice: mayor.choice };
  const withClerk = (all: readonly Votes[], whole: boolean): readonly Votes[] =>
    all.map((one, index) => ({ ...one, clerk: [index % 2 === 0 || (whole && index === 1) ? "yes" : "no"] }));
  const reported = withClerk(cards, false).slice(0, population - 1 + (population % 2 === 0 ? 1 : 0));
  const counted = withClerk(paper, true);
  const drawn = rivestDraws(seed, population, 90).map(idOf);
  const contests = [mayor, tied].map((contest) => contestOf(contest, tallyOf(contest, reported)));
  const design: RecordedDesign = {
    style: "comparison",
    sampler: "rivest",
    measure: { kind: "kaplan-markov", padding: 0.1 },
  };
  return {
    ...base(design, contests),
    "records.ndjson": recordsText(ids.slice(0, reported.length), reported),
    "rounds.json": JSON.stringify([{ cards: drawn.slice(0, 50) }, { cards: drawn.slice(50) }]),
    "boards.ndjson": boardsText(drawn, counted),
    "full-count.ndjson": lines(names.map((name) => batchLine(name, [mayor, tied], counted))),
  };
}

/** Two contests by batches; one drawn batch lay together with another, one was not found. */
export function batchTexts(): Texts {
  const all = [mayor, levy];
  const contests = all.map((contest) => contestOf(contest, tallyOf(contest, cards)));
  const reported = names.map((name) => batchLine(name, all));
  const bounds = boundsOf(
    manifest.batches.map((batch, index) => ({ batch, reported: reported[index]! })),
    contests,
  );
  const drawn = weightedDraws(numpySeed(seed), bounds, 60).map((index) => names[index]!);
  const distinct = [...new Set(drawn)];
  const [first = "", second = "", lost = ""] = distinct;
  const sum = cards.filter((_, index) => [first, second].includes(batchOf(ids[index]!)));
  const boards = [
    {
      batches: [first, second],
      contests: Object.fromEntries(all.map((contest) => [contest.id, tallyOf(contest, sum)])),
    },
    { batches: [lost], contests: { mayor: { kind: "not-found" }, levy: { kind: "not-found" } } },
    ...distinct
      .slice(3)
      .map((name) => ({ batches: [name], contests: batchLine(name, all, slipped).contests })),
  ];
  const design: RecordedDesign = {
    style: "batch-comparison",
    sampler: "ppeb",
    measure: { kind: "fixed-share", share: 0.6 },
  };
  return {
    ...base(design, contests),
    "batches.ndjson": lines(reported),
    "rounds.json": JSON.stringify([{ batches: drawn.slice(0, 20) }, { batches: drawn.slice(20) }]),
    "boards.ndjson": lines(boards),
  };
}

/** A few cards that people read otherwise. */
const slipped = cards.map((one, index) => (index % 97 === 5 ? { ...one, mayor: ["Cy"] } : one));

/** Three contests, one of them on few cards and never asked for; some cards have no record. */
export function cardStylesTexts(): Texts {
  const north = ids.filter((id) => id.startsWith("north")).length;
  const judge: Contest = { ...mayor, id: "judge", candidates: ["Di", "Ed"], cards: 300 };
  const all = [mayor, { ...levy, cards: north + 2 }, judge];
  const votes = cards.map((one, index): Votes =>
    index < 298 ? { ...one, judge: [index % 5 === 0 ? "Ed" : "Di"] } : one,
  );
  const recorded = votes.slice(0, -4);
  const contests = all.map((contest) => contestOf(contest, tallyOf(contest, recorded)));
  const styled = [
    ...recorded.map((one, index) => ({ id: ids[index]!, contests: Object.keys(one) })),
    ...[1, 2, 3, 4].map((n) => ({
      id: `phantom-${n}`,
      contests: n <= 2 ? ["mayor", "levy", "judge"] : ["mayor"],
    })),
  ];
  const keys = styled.map(({ id }) => firstTicket(id, seed));
  const sizes = [
    { mayor: 25, levy: 20 },
    { mayor: 40, levy: 55 },
  ];
  const samples = sizes.map((one) =>
    consistentSample(styled, keys, one).drawn.map((place) => styled[place]!.id),
  );
  const rounds = [samples[0]!, samples[1]!.filter((id) => !samples[0]!.includes(id))];
  const design: RecordedDesign = {
    style: "comparison",
    sampler: "card-styles",
    measure: { kind: "fixed-share", share: 0.9 },
  };
  return {
    ...base(design, contests),
    "records.ndjson": recordsText(ids.slice(0, recorded.length), votes),
    "rounds.json": JSON.stringify(rounds.map((drawn, index) => ({ sizes: sizes[index], cards: drawn }))),
    "boards.ndjson": boardsText(
      samples[1]!.filter((id) => !id.startsWith("phantom")),
      votes,
    ),
  };
}

/** Records of the north; of the south only totals of batches (ONEAudit). */
export function poolTexts(sampler: "rivest" | "tickets" = "rivest"): Texts {
  const all = [mayor, levy];
  const drawn =
    sampler === "rivest"
      ? rivestDraws(seed, population, 200).map(idOf)
      : ids.toSorted((a, b) => (firstTicket(a, seed) < firstTicket(b, seed) ? -1 : 1)).slice(0, 200);
  const design: RecordedDesign = {
    style: "comparison",
    sampler,
    measure: { kind: "fixed-stake", stake: 0.4 },
  };
  return {
    ...base(
      design,
      all.map((contest) => contestOf(contest, tallyOf(contest, cards))),
    ),
    "records.ndjson": recordsText(ids.filter((id) => id.startsWith("north"))),
    "batches.ndjson": lines(
      names.filter((name) => name.startsWith("south")).map((name) => batchLine(name, [mayor])),
    ),
    "rounds.json": JSON.stringify([{ cards: drawn.slice(0, 80) }, { cards: drawn.slice(80) }]),
    "boards.ndjson": boardsText(drawn, slipped),
  };
}

/** Three strata: the north with records, the south in two without. */
export function strataTexts(): Texts {
  const strata = [
    { name: "north", style: "comparison", batches: names.slice(0, 6) },
    { name: "harbour", style: "polling", batches: names.slice(6, 9) },
    { name: "hill", style: "polling", batches: names.slice(9) },
  ] as const;
  const design: RecordedDesign = {
    style: "strata",
    sampler: "rivest",
    measure: { kind: "union-corners", stake: 0.4 },
    strata,
  };
  const drawn = strata.map(({ name, batches }) => {
    const own = ids.filter((id) => (batches as readonly string[]).includes(batchOf(id)));
    return rivestDraws(`${seed},${name}`, own.length, Math.round(own.length / 2)).map(
      (card) => own[card - 1]!,
    );
  });
  const round = (part: (cards: readonly string[]) => readonly string[]): unknown => ({
    strata: Object.fromEntries(strata.map(({ name }, index) => [name, part(drawn[index]!)])),
  });
  return {
    ...base(design, [contestOf(mayor, tallyOf(mayor, cards))]),
    "records.ndjson": recordsText(ids.filter((id) => id.startsWith("north")).slice(0, -2)),
    "rounds.json": JSON.stringify([
      round((own) => own.slice(0, own.length / 3)),
      round((own) => own.slice(own.length / 3)),
    ]),
    "boards.ndjson": boardsText(drawn.flat()),
  };
}

export function roundsTexts(kind: "minerva" | "athena" | "providence" | "bravo-by-rounds"): Texts {
  const design: RecordedDesign = { style: "polling", sampler: "rivest", measure: { kind } };
  const drawn = rivestDraws(seed, population, 60).map(idOf);
  return {
    ...base(design, [contestOf(mayor, tallyOf(mayor, cards))]),
    "rounds.json": JSON.stringify([
      { cards: drawn.slice(0, 12) },
      { cards: drawn.slice(12, 30) },
      { cards: drawn.slice(30) },
    ]),
    "boards.ndjson": boardsText(drawn),
  };
}

export function filesOf(texts: Texts): Map<string, Uint8Array> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, utf8(text)]));
}

/** The whole record, with what follows from the texts. */
export function completed(texts: Texts): Map<string, Uint8Array> {
  const record = completeRecord(filesOf(texts), seed);
  if (!record.ok) throw new Error(JSON.stringify(record.difference));
  return record.files;
}

/** The record with some texts changed and honest hashes; risk and outcome as before unless they are changed themselves. */
export function changed(record: ReadonlyMap<string, Uint8Array>, texts: Texts): Map<string, Uint8Array> {
  return sealRecord(new Map([...record, ...filesOf(texts)]), seed);
}
