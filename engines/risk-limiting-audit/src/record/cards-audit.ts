import { claimedPair } from "./claimed-pair.ts";
import { batchName, type Manifest } from "../interchange/manifest.ts";
import type { PairVotes } from "../risk/rounds/round-measure.ts";
import { cardNumbers, wrongDraw } from "./check-draws.ts";
import { differs } from "./check-files.ts";
import { drawnRecords, type DrawnRecords } from "./check-records.ts";
import { boardsOf, paperReading, risksOf, type Pool } from "./check-risk.ts";
import { batchLines, isDifference, jsonIn, type Given, type RecordedAudit } from "./given.ts";
import { measureOf, roundMeasureOf } from "./measure-settings.ts";
import type { BatchLine, BoardLine, Difference, RecordedContest, RecordedRound } from "./record.ts";

/** Ballot polling and ballot comparison: single cards, drawn from all cards of the manifest. */
export function cardsAudit(given: Given): RecordedAudit | Difference {
  const { design, files, manifest, seed } = given;
  const rounds = jsonIn(files, "rounds.json") as readonly RecordedRound[];
  const sampler = design.sampler === "rivest" ? "rivest" : "tickets";
  const wrong = wrongDraw(manifest, seed, sampler, rounds) ?? wrongMeasure(given);
  if (wrong) return wrong;
  const drawn = new Set(rounds.flatMap((round) => round.cards));
  const boards = boardsOf(files, drawn);
  if (isDifference(boards)) return boards;
  const compared = comparedWith(given, drawn);
  if (isDifference(compared)) return compared;
  const draws = rounds.reduce((sum, round) => sum + round.cards.length, 0);
  const measure = measureOf(design.measure);
  if (!measure) return { draws, risksOf: (recorded) => roundRisks(given, recorded, rounds, boards) };
  const sample = { design, measure, rounds, boards, ...compared, population: manifest.cards };
  return { draws, risksOf: (recorded) => risksOf(sample, recorded) };
}

/** Measures of rounds are for polling with replacement, and for pairs. */
function wrongMeasure({ design, contests }: Given): Difference | null {
  const wrong = (right: string): Difference => differs("design.json", "measure", design.measure, right);
  if (measureOf(design.measure)) return null;
  if (!roundMeasureOf(design.measure)) return wrong("a measure of RECORD.md");
  if (design.style !== "polling" || design.sampler !== "rivest") return wrong("polling with rivest");
  const other = contests.find(({ claims }) => claims.some((claim) => claim.kind !== "more-votes"));
  return other ? wrong(`claims of ${other.contest.id} that are more-votes`) : null;
}

type ComparedWith = { readonly records: DrawnRecords; readonly pools?: ReadonlyMap<string, Pool> };

/** Records of the drawn cards; where totals of batches were committed to, those batches are pools. */
function comparedWith(given: Given, drawn: ReadonlySet<string>): ComparedWith | Difference {
  const { design, files, manifest } = given;
  if (design.style === "polling") return { records: new Map() };
  const pooled = files.has("batches.ndjson")
    ? batchLines(given, "batches.ndjson", { every: false, bounded: true })
    : [];
  if (isDifference(pooled)) return pooled;
  const records = drawnRecords(given, cardNumbers(manifest), drawn, pooled);
  return isDifference(records) ? records : { records, pools: poolsOf(manifest, pooled, drawn) };
}

function poolsOf(
  manifest: Manifest,
  pooled: readonly BatchLine[],
  drawn: ReadonlySet<string>,
): ReadonlyMap<string, Pool> {
  const cards = new Map(manifest.batches.map((batch) => [batchName(batch), batch.cards]));
  const pools = new Map(
    pooled.map(({ batch, contests }) => [batch, { cards: cards.get(batch) ?? 0, contests }]),
  );
  const ofCard = (card: string): Pool | undefined => pools.get(card.slice(0, card.lastIndexOf("-")));
  return new Map(
    [...drawn].flatMap((card) => {
      const pool = ofCard(card);
      return pool ? [[card, pool] as const] : [];
    }),
  );
}

/** One winner against one loser, a round at a time; a card that cannot be found or read counts for the loser. */
function roundRisks(
  { design }: Given,
  recorded: RecordedContest,
  rounds: readonly RecordedRound[],
  boards: ReadonlyMap<string, BoardLine>,
): readonly (readonly number[])[] {
  const { contest, claims, riskLimit } = recorded;
  return claims.map((claim) => {
    const { winner, loser, share } = claimedPair(recorded, claim);
    const track = roundMeasureOf(design.measure)!({ share, riskLimit }).start();
    return rounds.map(({ cards }) => {
      const seen: PairVotes = { winner: 0, loser: 0 };
      const count = { ...seen };
      for (const card of cards) {
        const paper = paperReading(boards, contest, card);
        const marks = paper.kind === "votes" ? paper.votes : paper.kind === "contest-absent" ? [] : [loser];
        if (marks.includes(winner) !== marks.includes(loser))
          count[marks.includes(winner) ? "winner" : "loser"]++;
      }
      return track.next(count);
    });
  });
}
