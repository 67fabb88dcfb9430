import {
  assertionsOf,
  completeRecord,
  outcomeOf,
  rivestDraws,
  verifyRecord,
  type Contest,
} from "@counterfoil/risk-limiting-audit";
import { residentMegabytes, shown, taken } from "./stopwatch.ts";

const cards = 5_000_000;
const size = 500;
const draws = 2_000;
const seed = "53417960661093690826";

/** The whole public record of a comparison, verified from its files: hashes, every record, every draw, every risk. */
export async function publicRecord(print: (line: string) => void): Promise<void> {
  const files = completed();
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  const [time, verdict] = await taken(() => verifyRecord(files));
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.difference));
  print(
    `public record of ${verdict.cards} cards (${Math.round(bytes / 1e6)} MB), ${verdict.draws} draws: verified in ${shown(time)}, ${residentMegabytes()} MB resident`,
  );
}

function completed(): Map<string, Uint8Array> {
  const contest: Contest = {
    id: "mayor",
    candidates: ["Ada", "Bo"],
    choice: { kind: "plurality", winners: 1, votesAllowed: 1 },
    cards,
  };
  const forAda = (card: number): boolean => card % 20 < 11;
  const ada = (cards / 20) * 11;
  const tally = { kind: "votes" as const, votes: { Ada: ada, Bo: cards - ada }, validCards: cards };
  const reported = outcomeOf(contest, tally);
  if (!reported.ok) throw new Error(reported.refusal);
  const assertions = assertionsOf(contest, tally, reported.value);
  if (!assertions.ok) throw new Error(assertions.refusal);
  const claims = assertions.value.map(({ claim }) => claim);
  const idOf = (card: number): string => `7-${Math.floor(card / size) + 1}-${(card % size) + 1}`;
  const votes = (card: number): string => (forAda(card) ? "Ada" : "Bo");
  const drawn = rivestDraws(seed, cards, draws).map((card) => card - 1);
  const inOrder = [...new Set(drawn)].toSorted((a, b) => a - b);
  const boards = inOrder.map((card) => {
    const reading = { kind: "votes", votes: [votes(card)] };
    return `${JSON.stringify({ card: idOf(card), contests: { mayor: reading } })}\n`;
  });
  const batches = Array.from({ length: cards / size }, (_, batch) => `7,${batch + 1},${size}\n`);
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const whole = completeRecord(
    new Map([
      ["manifest.csv", text(`Tabulator,Batch,Cards\n${batches.join("")}`)],
      [
        "contests.json",
        text(JSON.stringify([{ contest, tally, reported: reported.value, riskLimit: 0.05, claims }])),
      ],
      [
        "design.json",
        text(
          JSON.stringify({
            style: "comparison",
            sampler: "rivest",
            measure: { kind: "kaplan-markov", padding: 0.1 },
          }),
        ),
      ],
      [
        "records.ndjson",
        recordLines((card) => `{"card":"${idOf(card)}","contests":{"mayor":["${votes(card)}"]}}\n`),
      ],
      ["rounds.json", text(JSON.stringify([{ cards: drawn.map(idOf) }]))],
      ["boards.ndjson", text(boards.join(""))],
    ]),
    seed,
  );
  if (!whole.ok) throw new Error(JSON.stringify(whole.difference));
  return whole.files;
}

/** No text is that long: as octets, a batch at a time. */
function recordLines(lineOf: (card: number) => string): Uint8Array {
  const parts: Buffer[] = [];
  for (let first = 0; first < cards; first += size) {
    let lines = "";
    for (let card = first; card < first + size; card++) lines += lineOf(card);
    parts.push(Buffer.from(lines));
  }
  return Buffer.concat(parts);
}
