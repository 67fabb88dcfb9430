import { sha256Prefix } from "./sha256.ts";
import { fractionOf, hashedSeed, nextTicket, type Ticket } from "./ticket.ts";
import { utf8, writeUtf8 } from "./utf8.ts";

/** One draw: which card, with which ticket, and the how-manieth draw of that card it is. */
export type TicketDraw = { readonly card: number; readonly ticket: Ticket; readonly generation: number };

/** Cards by number, 0 to count-1. `idOf` is asked once for each card and must give the same text every time. */
export type CardIds = { readonly count: number; idOf(card: number): string };

export type TicketRules = { readonly seed: string; readonly withReplacement: boolean };

/**
 * The `count` draws with the smallest tickets, in order. The draws of a larger count begin with those of a smaller one, so an
 * escalation takes the next ones of the same list. Without replacement at most all cards are drawn.
 */
export function ticketDraws(cards: CardIds, count: number, rules: TicketRules): TicketDraw[] {
  for (let attempt = 0; ; attempt++) {
    const below = ticketBound(cards.count, count, rules, attempt);
    const draws = ticketsBelow(cards, 0, cards.count, below, rules);
    if (draws.length >= count || below === everyTicket) return inTicketOrder(draws).slice(0, count);
  }
}

/**
 * Every draw with a ticket below a bound, of the cards from `from` to `to` (not included), in order of cards. Draws of several
 * ranges, put together and sorted by `inTicketOrder`, are the draws of the whole: so the work can be divided among threads. When
 * fewer came out than are needed, ask again with the bound of the next attempt.
 *
 * Nearly all cards are dismissed by the first five digits of their ticket, which need no large numbers.
 */
export function ticketsBelow(
  cards: CardIds,
  from: number,
  to: number,
  below: Ticket,
  rules: TicketRules,
): TicketDraw[] {
  const hash = sha256Prefix(utf8(hashedSeed(rules.seed)));
  if (below === everyTicket && rules.withReplacement)
    throw new RangeError("cards put back have endless tickets");
  const most = below === everyTicket ? 99_999 : Number(below.slice(2, 7).padEnd(5, "0"));
  let octets = new Uint8Array(256);
  const draws: TicketDraw[] = [];
  for (let card = from; card < to; card++) {
    const id = cards.idOf(card);
    if (id.length * 3 > octets.length) octets = new Uint8Array(id.length * 6);
    const words = hash.words(octets, writeUtf8(id, octets));
    if (firstFiveDigits(words) > most) continue;
    let ticket = fractionOf(words);
    for (let generation = 1; ticket < below; generation++) {
      draws.push({ card, ticket, generation });
      if (!rules.withReplacement) break;
      ticket = nextTicket(ticket);
    }
  }
  return draws;
}

/** Above every ticket. */
const everyTicket: Ticket = "1";

/**
 * A bound below which `count` draws are to be expected, with six standard deviations to spare; each further attempt expects twice
 * as many. Of a card that is put back the tickets below t are Poisson with mean -ln(1-t); of one that is not there is one, with
 * chance t.
 */
export function ticketBound(
  cards: number,
  count: number,
  { withReplacement }: TicketRules,
  attempt = 0,
): Ticket {
  const each = ((count + 6 * Math.sqrt(count) + 20) / Math.max(cards, 1)) * 2 ** attempt;
  if (!withReplacement) return each >= 1 ? everyTicket : fixed(each);
  // Close to 1 a fraction has no digits left to count with; a row of nines has: each nine stands for ln 10 draws a card.
  return each > 20 ? `0.${"9".repeat(Math.ceil(each / Math.LN10))}` : fixed(1 - Math.exp(-each));
}

function fixed(fraction: number): Ticket {
  return fraction.toFixed(17);
}

/** By ticket; tickets that are alike to the last digit (which nobody will see) by card. */
export function inTicketOrder(draws: readonly TicketDraw[]): TicketDraw[] {
  return draws.toSorted((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.card - b.card));
}

/** 2^(32 (7-i)) modulo 100,000: eight products below 2^49 add up exactly. */
const weights = Float64Array.from({ length: 8 }, (_, index) =>
  Number((1n << BigInt(32 * (7 - index))) % 100_000n),
);

/** The first five digits of a ticket are the last five of the number, backwards. */
function firstFiveDigits(words: Uint32Array): number {
  let sum = 0;
  for (let index = 0; index < 8; index++) sum += words[index]! * weights[index]!;
  return reversed[sum - Math.floor(sum / 100_000) * 100_000]!;
}

const reversed = Uint32Array.from({ length: 100_000 }, (_, number) =>
  Number(String(number).padStart(5, "0").split("").toReversed().join("")),
);
