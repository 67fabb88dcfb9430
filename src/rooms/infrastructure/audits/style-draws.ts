import {
  addedBy,
  consistentSample,
  firstTicket,
  inTicketOrder,
  phantomsOfCounts,
  ticketBound,
  ticketsBelow,
  type ConsistentSample,
  type RecordLine,
  type Ticket,
  type TicketedCard,
} from "@counterfoil/risk-limiting-audit";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { Look } from "../../../platform/http/mount.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import type { Audit } from "./contract.ts";
import { roundsOf, type DrawnRound } from "./draw-store.ts";
import { beforeTheFirst, recordsAfter, recordsInOrder, type BatchRecords } from "./inputs-store.ts";
import { findAudit } from "./store.ts";
import { firstSizes, type Sizes } from "./style-sizes.ts";

/**
 * Comparison by card style (RECORD.md, `card-styles`): of each contest its first cards by rising ticket, without those that were drawn
 * before. Phantoms, which nobody fetches, are among them.
 */
export async function drawnByStyle(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
  sizes: Sizes,
): Promise<string[]> {
  const before = rounds.at(-1)?.sizes ?? {};
  for (let attempt = 0; ; attempt++) {
    const below = boundOf(audit, sizes, attempt);
    const cards = await cardsBelow(seenBy(cx.tx, audit), audit, below);
    const keys = cards.map(({ ticket }) => ticket);
    const sample = consistentSample(cards, keys, sizes);
    if (sample.exhausted.length > 0 && below !== everyTicket) continue;
    const earlier: ConsistentSample = consistentSample(cards, keys, before);
    return addedBy(sample, earlier).map((place) => cards[place]?.id ?? "");
  }
}

/** Every card up to the last that was drawn, by rising ticket: what the risk is measured from. */
export async function cardsUpToLast(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
): Promise<TicketedCard[]> {
  let last: Ticket = "0";
  for (const { cards } of rounds)
    for (const id of cards) {
      const ticket = firstTicket(id, audit.seed ?? "");
      if (ticket > last) last = ticket;
    }
  // The next text after it: with it no other ticket comes in.
  return cardsBelow(seenBy(cx.tx, audit), audit, `${last}0`);
}

/**
 * Records of millions of cards are looked through before the transaction opens, where they hold up nobody who acts on the audit: for a
 * first round as many as it asks for, for a later one twice the last.
 */
export async function stylesAhead(look: Look, id: string, draws: number | null): Promise<void> {
  const found = await look(async (tx) => {
    const audit = await findAudit(tx, id);
    if (audit === null || audit.design.sampler !== "card-styles") return null;
    if (!["seeded", "reading"].includes(audit.state)) return null;
    const last = (await roundsOf(tx, id)).at(-1)?.sizes;
    const sizes = last
      ? Object.fromEntries(
          audit.contests.map(({ id: one, cards }) => [one, Math.min(cards, 2 * (last[one] ?? 0))]),
        )
      : firstSizes(audit, draws);
    return { audit, sizes, actor: tx.actor };
  });
  if (found === null) return;
  const { audit, sizes, actor } = found;
  await cardsBelow({ actor, records: recordsByLooks(look, id) }, audit, boundOf(audit, sizes, 1));
}

/** In many transactions, because one has its time: what was committed to does not change between them. */
async function* recordsByLooks(look: Look, id: string): AsyncGenerator<BatchRecords> {
  for (let after = beforeTheFirst; ;) {
    const rows = await look((tx) => recordsAfter(tx, id, after));
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/** Records as somebody sees them; they are read only where they are needed. */
interface Seen {
  readonly actor: Actor;
  readonly records: AsyncIterable<BatchRecords>;
}

function seenBy(tx: Tx, audit: Audit): Seen {
  return { actor: tx.actor, records: recordsInOrder(tx, audit.id) };
}

/** Above every ticket. */
const everyTicket: Ticket = "1";

/** Enough for the contest that needs the largest part of its cards. */
function boundOf(audit: Audit, sizes: Sizes, attempt: number): Ticket {
  const rules = { seed: audit.seed ?? "", withReplacement: false };
  const bounds = audit.contests.map(({ id, cards }) => ticketBound(cards, sizes[id] ?? 0, rules, attempt));
  return bounds.reduce((most, one) => (one > most ? one : most), "0");
}

interface Kept {
  readonly below: Ticket;
  readonly cards: Promise<readonly TicketedCard[]>;
}

/** So many audits are kept at a time at most; an older one is looked through again. */
const keptMost = 4;
const kept = new Map<string, Kept>();

/**
 * Cards with a record and phantoms whose ticket is below a bound, by rising ticket. What was committed to does not change: those who run the
 * audit, who see every record, read it once. Anybody else reads what row security shows.
 */
async function cardsBelow(seen: Seen, audit: Audit, below: Ticket): Promise<TicketedCard[]> {
  const { organisationId, roles } = seen.actor;
  const seesAll = organisationId === audit.organisationId && roles.includes("election-authority");
  if (!seesAll || roles.includes("audit-board")) return readBelow(seen, audit, below);
  const of = `${audit.id} ${audit.commitment} ${audit.seed}`;
  const known = kept.get(of);
  const found: Kept =
    known !== undefined && known.below >= below ? known : { below, cards: readBelow(seen, audit, below) };
  kept.delete(of);
  kept.set(of, found);
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - keptMost))) kept.delete(oldest);
  try {
    return (await found.cards).filter(({ ticket }) => ticket < below);
  } catch (error) {
    kept.delete(of);
    throw error;
  }
}

/** Of all cards but these not even the record is read. */
async function readBelow({ records: all }: Seen, audit: Audit, below: Ticket): Promise<TicketedCard[]> {
  const rules = { seed: audit.seed ?? "", withReplacement: false };
  const ids = audit.contests.map(({ id }) => id);
  const found: TicketedCard[] = [];
  for await (const { lines } of all) {
    const records = lines.split("\n").filter((line) => line !== "");
    const cards = { count: records.length, idOf: (card: number) => cardIn(records[card] ?? "") };
    for (const { card, ticket } of ticketsBelow(cards, 0, records.length, below, rules)) {
      const record = JSON.parse(records[card] ?? "") as RecordLine;
      const contests = ids.filter((id) => record.contests[id] !== undefined);
      found.push({ id: record.card, contests, ticket, record });
    }
  }
  const phantoms = phantomsOf(audit);
  const cards = { count: phantoms.length, idOf: (card: number) => phantoms[card]?.id ?? "" };
  for (const { card, ticket } of ticketsBelow(cards, 0, phantoms.length, below, rules)) {
    const { id = "", contests = [] } = phantoms[card] ?? {};
    found.push({ id, contests, ticket, record: null });
  }
  return inOrder(found);
}

function inOrder(cards: readonly TicketedCard[]): TicketedCard[] {
  const draws = cards.map(({ ticket }, card) => ({ card, ticket, generation: 1 }));
  return inTicketOrder(draws).flatMap(({ card }) => cards[card] ?? []);
}

function phantomsOf({ contests }: Audit) {
  const recorded = new Map(contests.map(({ id, recorded: count }) => [id, count ?? 0]));
  const bounds = Object.fromEntries(contests.map(({ id, cards }) => [id, cards]));
  return phantomsOfCounts(recorded, bounds).cards;
}

/** The id in a line of the records, which begins with it. */
function cardIn(line: string): string {
  const end = line.indexOf('"', start.length);
  const id = line.slice(start.length, end);
  return line.startsWith(start) && !id.includes("\\") ? id : (JSON.parse(line) as RecordLine).card;
}

const start = '{"card":"';
