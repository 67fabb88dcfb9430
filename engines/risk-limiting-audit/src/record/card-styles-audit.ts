import { addedBy, consistentSample, type ConsistentSample } from "../sampling/consistent-sample.ts";
import { phantomsOfCounts } from "../sampling/phantoms.ts";
import { hashedSeed, fractionOf, type Ticket } from "../sampling/ticket.ts";
import { sha256Prefix } from "../sampling/sha256.ts";
import { utf8 } from "../sampling/utf8.ts";
import { differs } from "./check-files.ts";
import { cardNumbers } from "./check-draws.ts";
import { styledRisks, type TicketedCard } from "./card-styles-risk.ts";
import { boardsOf } from "./check-risk.ts";
import { readRecords } from "./check-records.ts";
import { isDifference, jsonIn, type Given, type RecordedAudit } from "./given.ts";
import { measureOf } from "./measure-settings.ts";
import type { Difference, RecordedRound, RecordLine } from "./record.ts";

/**
 * Comparison with card styles (Glazer, Spertus and Stark 2021): every card has one ticket, each contest takes the cards whose record
 * holds it by rising ticket, one card serves every contest on it. A contest that has fewer records than cards gets phantoms. Contests
 * for which nothing was drawn have a risk as good as any (`sharedRisks`).
 */
export function cardStylesAudit(given: Given): RecordedAudit | Difference {
  const { design, files, seed } = given;
  const rounds = jsonIn(files, "rounds.json") as readonly RecordedRound[];
  const cards = styledCards(given, rounds, ticketsOf(seed));
  if (isDifference(cards)) return cards;
  const wrong = wrongSample(given, rounds, cards);
  if (wrong) return wrong;
  const measure = measureOf(design.measure);
  if (!measure) return differs("design.json", "measure", design.measure, "a measure of RECORD.md");
  const real = new Set(cards.filter(({ record }) => record).map(({ id }) => id));
  const drawn = rounds.flatMap((round) => round.cards);
  const boards = boardsOf(files, new Set(drawn.filter((id) => real.has(id))));
  if (isDifference(boards)) return boards;
  const inOrder = cards.toSorted((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0));
  const sample = { rounds, measure, boards, inOrder };
  return { draws: drawn.length, risksOf: (recorded) => styledRisks(sample, recorded) };
}

function ticketsOf(seed: string): (id: string) => Ticket {
  const hash = sha256Prefix(utf8(hashedSeed(seed)));
  return (id) => {
    const octets = utf8(id);
    return fractionOf(hash.words(octets, octets.length));
  };
}

/** An audit with more is no comparison any more; and a checker must not be made to fill its memory. */
const phantomsMost = 5_000_000;

/** All cards with a ticket up to the last one that the record says was drawn: no other can matter. */
function styledCards(
  given: Given,
  rounds: readonly RecordedRound[],
  ticketOf: (id: string) => Ticket,
): readonly TicketedCard[] | Difference {
  const { manifest, contests } = given;
  let last: Ticket = "0";
  for (const round of rounds) for (const id of round.cards) last = ticketOf(id) > last ? ticketOf(id) : last;
  const cards: TicketedCard[] = [];
  const ids = contests.map(({ contest }) => contest.id);
  const counts = new Map<string, number>();
  const add = (id: string, styles: readonly string[], record: RecordLine | null): void => {
    const ticket = ticketOf(id);
    if (ticket <= last) cards.push({ id, contests: styles, ticket, record });
  };
  const found = readRecords(given, cardNumbers(manifest), (record) => {
    const styles = ids.filter((id) => record.contests[id] !== undefined);
    for (const id of styles) counts.set(id, (counts.get(id) ?? 0) + 1);
    add(record.card, styles, record);
  });
  if (found) return found;
  const lacking = contests.find(
    ({ contest: { id, cards: most } }) => most - (counts.get(id) ?? 0) > phantomsMost,
  );
  if (lacking) {
    const { id, cards: most } = lacking.contest;
    return differs("contests.json", `${id} cards`, most, `at most ${phantomsMost} more than its records`);
  }
  const bounds = Object.fromEntries(contests.map(({ contest }) => [contest.id, contest.cards]));
  for (const { id, contests: styles } of phantomsOfCounts(counts, bounds).cards) add(id, styles, null);
  return cards;
}

function wrongSample(
  { contests }: Given,
  rounds: readonly RecordedRound[],
  cards: readonly TicketedCard[],
): Difference | null {
  const keys = cards.map((card) => card.ticket);
  let before: ConsistentSample = { drawn: [], thresholds: {}, exhausted: [] };
  for (const [index, round] of rounds.entries()) {
    const where = `round ${index + 1}`;
    const sizes = round.sizes ?? {};
    const sample = consistentSample(cards, keys, sizes);
    const right = addedBy(sample, before).map((place) => cards[place]!.id);
    const at = right.findIndex((id, place) => id !== round.cards[place]);
    if (at >= 0) return differs("rounds.json", `${where} draw ${at + 1}`, round.cards[at], right[at]);
    const short = contests.find(
      ({ contest: { id, cards: all } }) =>
        sample.exhausted.includes(id) && cards.filter((card) => card.contests.includes(id)).length < all,
    );
    if (round.cards.length > right.length || short) {
      const recomputed = short ? `more cards of ${short.contest.id}` : `${right.length} cards`;
      return differs("rounds.json", where, `${round.cards.length} cards`, recomputed);
    }
    before = sample;
  }
  return null;
}
