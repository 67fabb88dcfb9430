import { assertionsOf } from "../assertion/assertion.ts";
import type { PaperReading } from "../assertion/overstatement-assorter.ts";
import { seededDice } from "../raire/seeded-contest.test-data.ts";
import { rivestDraws } from "../sampling/rivest.ts";
import { utf8 } from "../sampling/utf8.ts";
import { countCards } from "../social-choice/count-cards.ts";
import { outcomeOf } from "../social-choice/reported-outcome.ts";
import type { Contest } from "../social-choice/contest.ts";
import { commitmentOf, sha256Hex } from "./check-files.ts";
import { recordFormat, type Difference, type RecordedContest, type RecordedDesign } from "./record.ts";
import { verifyRecord } from "./verify-record.ts";

/** The files of a small audit as texts, before they are hashed: a mayor, a ranked council seat, a list election. */
export type RecordTexts = Record<string, string>;

const batches = [300, 250, 200];
const contests: readonly Contest[] = [
  {
    id: "mayor",
    candidates: ["Ada", "Bo"],
    choice: { kind: "plurality", winners: 1, votesAllowed: 1 },
    cards: 750,
  },
  { id: "council", candidates: ["X", "Y", "Z"], choice: { kind: "instant-runoff" }, cards: 750 },
  {
    id: "lists",
    candidates: ["red", "blue"],
    choice: { kind: "seats", method: "dhondt", seats: 3 },
    cards: 750,
  },
];

export const rankedVotes = [["X"], ["X", "Y"], ["Y", "X"], ["X"], ["Z", "X"]];

/** One record a card; the last three cards of the manifest have none. */
export function recordTexts(design: RecordedDesign, draws: readonly (readonly string[])[]): RecordTexts {
  const cards = batches.flatMap((size, batch) =>
    Array.from({ length: size }, (_, position) => `tab-${batch + 1}-${position + 1}`),
  );
  const dice = seededDice(7);
  const votesOf = cards.map(() => ({
    mayor: [dice() < 0.7 ? "Ada" : "Bo"],
    council: rankedVotes[Math.floor(dice() * rankedVotes.length)]!,
    lists: [dice() < 0.6 ? "red" : "blue"],
  }));
  const recorded = votesOf.slice(0, -3);
  const drawn = new Set(draws.flat());
  const board = (index: number): Record<string, PaperReading> =>
    Object.fromEntries(Object.entries(votesOf[index]!).map(([id, votes]) => [id, { kind: "votes", votes }]));
  return {
    "manifest.csv": `Tabulator,Batch,Cards\n${batches.map((size, index) => `tab,${index + 1},${size}`).join("\n")}\n`,
    "contests.json": JSON.stringify(contests.map((contest) => recordedContest(contest, recorded))),
    "design.json": JSON.stringify(design),
    "records.ndjson": lines(recorded.map((votes, index) => ({ card: cards[index], contests: votes }))),
    "rounds.json": JSON.stringify(draws.map((cards) => ({ cards }))),
    "boards.ndjson": lines(
      cards.flatMap((card, index) => (drawn.has(card) ? [{ card, contests: board(index) }] : [])),
    ),
    "risk.json": "{}",
    "outcome.json": "{}",
  };
}

function recordedContest(
  contest: Contest,
  votes: readonly Record<string, readonly string[]>[],
): RecordedContest {
  const tally = countCards(
    contest,
    votes.map((one) => one[contest.id]!),
  );
  const reported = outcomeOf(contest, tally);
  if (!reported.ok) throw new Error(reported.refusal);
  const assertions = assertionsOf(contest, tally, reported.value);
  if (!assertions.ok) throw new Error(assertions.refusal);
  const claims = assertions.value.map((one) => one.claim);
  return { contest, tally, reported: reported.value, riskLimit: 0.05, claims };
}

function lines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** Hashes the texts and writes the head, as the publisher of a record does. */
export function sealed(texts: RecordTexts, seed: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>(Object.entries(texts).map(([name, text]) => [name, utf8(text)]));
  const before = ["manifest.csv", "contests.json", "design.json", "records.ndjson"];
  const hashes = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, sha256Hex(files.get(name)!)]));
  const committed = hashes(before.filter((name) => files.has(name)));
  const later = hashes([...files.keys()].filter((name) => !before.includes(name)));
  const head = { format: recordFormat, committed, commitment: commitmentOf(committed), seed, files: later };
  return files.set("record.json", utf8(JSON.stringify(head)));
}

export const seed = "53417960661093690826";

/** What the verifier says first, after honest hashes. */
export function differenceIn(texts: RecordTexts): Difference | null {
  const verdict = verifyRecord(sealed(texts, seed));
  return verdict.ok ? null : verdict.difference;
}

/** Draws, risks and verdicts as the verifier recomputes them, one difference after another. */
export function completed(design: RecordedDesign, sizes: readonly number[]): RecordTexts {
  const drawn = drawnCards(design, sizes);
  const texts = recordTexts(design, drawn);
  const risk: Record<string, number[][]> = {};
  const outcome: Record<string, string> = {};
  for (let step = 0; step < 100; step++) {
    const difference = differenceIn({
      ...texts,
      "risk.json": JSON.stringify(risk),
      "outcome.json": JSON.stringify(outcome),
    });
    if (!difference)
      return { ...texts, "risk.json": JSON.stringify(risk), "outcome.json": JSON.stringify(outcome) };
    const [, contest = "", claim = "1", round = "1"] =
      /^(\w+)(?: claim (\d+) round (\d+))?$/.exec(difference.where) ?? [];
    if (difference.file === "outcome.json") outcome[contest] = difference.recomputed;
    else if (difference.file === "risk.json") {
      const claims = (risk[contest] ??= []);
      (claims[Number(claim) - 1] ??= [])[Number(round) - 1] = Number(difference.recomputed);
    } else throw new Error(JSON.stringify(difference));
  }
  throw new Error("more than 100 differences");
}

function drawnCards(design: RecordedDesign, sizes: readonly number[]): string[][] {
  let at = 0;
  const all: string[] = [];
  const count = sizes.reduce((sum, size) => sum + size, 0);
  if (design.sampler === "rivest") all.push(...rivestDraws(seed, 750, count).map(idOf));
  while (all.length < count) {
    // The verifier names the next card of the sample.
    const texts = recordTexts(design, [[...all, "?"]]);
    all.push(differenceIn(texts)!.recomputed);
  }
  return sizes.map((size) => all.slice(at, (at += size)));
}

function idOf(card: number): string {
  if (card <= 300) return `tab-1-${card}`;
  return card <= 550 ? `tab-2-${card - 300}` : `tab-3-${card - 550}`;
}
