import { digestHex, digestNumber, sha256Prefix } from "./sha256.ts";
import { utf8 } from "./utf8.ts";

/**
 * Tickets of consistent sampling (R. L. Rivest, "Consistent Sampling with Replacement", 2018, arXiv 1808.10016; the digits are
 * those of the package consistent_sampler, which Arlo uses). A ticket is a decimal fraction written out as text, `0.569…`; tickets
 * of cards are compared as texts, and the cards with the smallest tickets are the sample.
 */
export type Ticket = string;

/** The fraction of a hash: its decimal digits, at least 64 of them, backwards. */
export function hashFraction(text: string): Ticket {
  return fractionOf(empty.words(utf8(text), utf8(text).length));
}

/** The first ticket of a card: the hash of (SHA-256 of the seed as hexadecimal text) + the card's id. */
export function firstTicket(id: string, seed: string): Ticket {
  return hashFraction(hashedSeed(seed) + id);
}

/** The ticket with which a card that was drawn goes back: uniform between the last ticket and 1. */
export function nextTicket(ticket: Ticket): Ticket {
  const kept = `0.${leadingNines(ticket)}`;
  for (let attempt = 1; ; attempt++) {
    const next = kept + hashFraction(`${ticket}:${attempt}`).slice(2);
    if (next > ticket) return next;
  }
}

/** A ticket as it is printed: cut after so many digits, not counting the nines it begins with. */
export function shortTicket(ticket: Ticket, digits: number): Ticket {
  return ticket.slice(0, 2 + leadingNines(ticket).length + digits);
}

/** The digits Arlo prints. */
export const ticketDigits = 18;

export function hashedSeed(seed: string): string {
  const octets = utf8(seed);
  return digestHex(empty.words(octets, octets.length));
}

/** The fraction of a digest given as words. */
export function fractionOf(words: Uint32Array): Ticket {
  const digits = digestNumber(words).toString().padStart(64, "0");
  let fraction = "0.";
  for (let index = digits.length - 1; index >= 0; index--) fraction += digits[index]!;
  return fraction;
}

const empty = sha256Prefix(new Uint8Array(0));

function leadingNines(ticket: Ticket): string {
  return /^0\.(9*)/.exec(ticket)?.[1] ?? "";
}
