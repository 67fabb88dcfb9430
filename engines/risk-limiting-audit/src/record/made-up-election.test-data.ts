import { batchName } from "../interchange/manifest.ts";
import { readManifestCsv } from "../interchange/manifest-csv.ts";
import { seededDice } from "../raire/seeded-contest.test-data.ts";
import type { Contest } from "../social-choice/contest.ts";
import { cardIds } from "./check-draws.ts";

/** A made-up election of two jurisdictions: its manifest, its contests and what each card truly shows. */

/** What is on a card, by contest; a contest that is missing is not on it. */
export type Votes = Readonly<Record<string, readonly string[]>>;

const batchCards = [60, 45, 70, 50, 65, 40, 55, 80, 35, 60, 75, 45];
export const manifestText = `Tabulator,Batch,Cards\n${batchCards.map((cards, index) => `${index < 6 ? "north" : "south"},${index + 1},${cards}`).join("\n")}\n`;
const read = readManifestCsv("manifest.csv", manifestText);
if (!read.ok) throw new Error(read.problem.name);
export const manifest = read.manifest;
export const population = manifest.cards;
export const idOf = cardIds(manifest);
export const ids = Array.from({ length: population }, (_, index) => idOf(index + 1));
export const names = manifest.batches.map(batchName);
export const batchOf = (id: string): string => id.slice(0, id.lastIndexOf("-"));

export const mayor: Contest = {
  id: "mayor",
  candidates: ["Ada", "Bo", "Cy"],
  choice: { kind: "plurality", winners: 1, votesAllowed: 1 },
  cards: population,
};
export const levy: Contest = {
  id: "levy",
  candidates: ["yes", "no"],
  choice: { kind: "supermajority", share: { numerator: 3, denominator: 5 } },
  cards: population,
};

/** What each card truly shows: the mayor on all, the levy on those of the north. */
function truth(): readonly Votes[] {
  const dice = seededDice(11);
  return ids.map((id) => {
    const first = dice();
    const mayorVotes = first < 0.05 ? [] : [first < 0.7 ? "Ada" : first < 0.9 ? "Bo" : "Cy"];
    const levyVotes = [dice() < 0.85 ? "yes" : "no"];
    return { mayor: mayorVotes, ...(id.startsWith("north") && { levy: levyVotes }) };
  });
}

export const cards: readonly Votes[] = truth();
