// Goal: the state is a function of the set of events, whatever the schedule; every double is a dispute and none is invented.
// Method: random days of several devices with partitions, clocks that jump backwards, crashes, replays, duplicates, losses
// and forgeries. Afterwards all ledgers, one fed in one go and one fed backwards one by one have the same bytes, and the
// disputes are those of a model of ten lines that knows only what was really done.
import {
  array,
  assert,
  constantFrom,
  nat,
  property,
  record,
  shuffledSubarray,
  type Arbitrary,
} from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bookOf,
  catchUp,
  checkIn,
  context,
  electionId,
  heal,
  issue,
  listVersion,
  pollingDay,
  same,
  signedBy,
  type Book,
} from "../../testing/polling-day.ts";
import type { Fact } from "../event/fact.ts";
import { ledgerOf, type Ledger } from "./ledger.ts";

type Step = {
  readonly what:
    | "check-in"
    | "issue"
    | "spoil"
    | "cast"
    | "undo"
    | "queue"
    | "mark"
    | "sync"
    | "replay"
    | "restart"
    | "forge"
    | "absentee";
  readonly who: number;
  readonly other: number;
  readonly voter: number;
  readonly clock: number;
  readonly pick: number;
};

const whats = [
  "check-in",
  "check-in",
  "issue",
  "issue",
  "spoil",
  "cast",
  "undo",
  "queue",
  "mark",
  "sync",
  "sync",
  "replay",
  "restart",
  "forge",
  "absentee",
] as const;
const step: Arbitrary<Step> = record({
  what: constantFrom(...whats),
  who: nat(3),
  other: nat(4),
  voter: nat(5),
  clock: nat(10_000_000),
  pick: nat(1000),
});

/** What was really done, kept apart from the engine. */
type Done = { readonly id: string; readonly kind: string; readonly voter: string; readonly device: string };

/** Disputes by definition: of what was done and neither undone nor, if a ballot, given back. */
function expected(
  done: readonly Done[],
  undone: ReadonlySet<string>,
  spoilt: ReadonlySet<string>,
): readonly string[] {
  const voters = [...new Set(done.map((one) => one.voter))].sort();
  return voters.flatMap((voter) => {
    const live = done.filter((one) => one.voter === voter && !undone.has(one.id));
    const of = (...kinds: string[]) => live.filter((one) => kinds.includes(one.kind));
    const checkIns = of("check-in", "mark");
    const out = of("issue", "postal", "mark").filter((one) => !spoilt.has(one.id));
    const received = of("absentee");
    const person = new Set([...checkIns, ...out.filter((one) => one.kind !== "postal")]);
    return [
      ...(checkIns.length > 1 ? [`${voter} double-check-in ${checkIns.length}`] : []),
      ...(out.length > 1 ? [`${voter} double-issue ${out.length}`] : []),
      ...(of("cast", "absentee").length > 1
        ? [`${voter} double-return ${of("cast", "absentee").length}`]
        : []),
      ...(received.length > 0 && person.size > 0
        ? [`${voter} post-and-person ${received.length + person.size}`]
        : []),
    ];
  });
}

type Day = {
  readonly hub: Book;
  readonly books: Book[];
  readonly done: Done[];
  readonly undone: Set<string>;
  /** Spoilt issue by the event that says so. */
  readonly spoils: Map<string, string>;
};

function begin(): Day {
  const { hub, books } = pollingDay(4);
  return { hub, books: [...books], done: [], undone: new Set(), spoils: new Map() };
}

function take(day: Day, one: Step): void {
  const book = day.books[one.who]!;
  const voter = `v${one.voter}`;
  const say = (fact: Fact, by = book) => by.say(fact, one.clock).id;
  const own = day.done.filter((act) => act.device === book.device && !day.undone.has(act.id));
  const peer = [...day.books, day.hub][one.other]!;
  const done = (kind: string, fact: Fact, by = book) =>
    day.done.push({ id: say(fact, by), kind, voter, device: by.device });
  switch (one.what) {
    case "check-in":
      done("check-in", checkIn(voter));
      return;
    case "issue":
      if (one.pick % 2 === 0) done("issue", issue(voter));
      else done("postal", issue(voter, "postal"));
      return;
    case "cast":
      done("cast", { kind: "ballot-cast", voter, site: "site-A", channel: "in-person" });
      return;
    case "absentee":
      done("absentee", { kind: "absentee-received", voter }, day.hub);
      return;
    case "mark":
      done("mark", {
        kind: "paper-mark",
        voter,
        site: "site-A",
        channel: "in-person",
        sheet: `${book.device}-${day.done.length}`,
        line: 1,
        styleDue: "style-1",
        styleGiven: "style-2",
        secondPerson: "worker-2",
      });
      say({
        kind: "sheet-counted",
        site: "site-A",
        sheet: `${book.device}-${day.done.length - 1}`,
        marks: 1,
        differed: one.pick % 3,
        secondPerson: "worker-2",
      });
      return;
    case "spoil": {
      const ballot = own.find((act) => act.kind === "issue" || act.kind === "postal");
      if (ballot === undefined) return;
      const fact: Fact = {
        kind: "ballot-spoiled",
        voter: ballot.voter,
        issue: ballot.id,
        reason: "marked twice",
      };
      day.spoils.set(say(fact), ballot.id);
      return;
    }
    case "undo": {
      const target = own.at(one.pick % Math.max(1, own.length));
      if (target === undefined) return;
      say({ kind: "undo", event: target.id, reason: "a mistake" });
      day.undone.add(target.id);
      return;
    }
    case "queue":
      say({
        kind: one.pick % 2 ? "queue-joined" : "queue-left",
        ticket: voter,
        site: "site-A",
        ...(one.pick % 2 ? {} : { end: "served" }),
      } as Fact);
      return;
    case "sync":
      if (peer !== book) catchUp(book.ledger, peer.ledger, 1 + (one.pick % 7));
      return;
    case "replay":
      for (const bytes of peer.disk.slice(one.pick % 3)) book.ledger.add(bytes);
      return;
    case "restart":
      day.books[one.who] = restarted(book, one.who + 1);
      return;
    case "forge":
      book.ledger.add(forgery(peer, one));
  }
}

/** Killed and started anew: only the disk is left, and the ledger is read from it. */
function restarted(book: Book, seed: number): Book {
  const again = bookOf(book.device, seed, book.log.head());
  again.disk.push(...book.disk);
  again.ledger.addAll(book.disk);
  return again;
}

/** In a peer's name, at its next number, by a key that is not its own. */
function forgery(peer: Book, { voter, clock }: Step): Uint8Array {
  const { seq, hash } = peer.log.head();
  const fact = checkIn(`v${voter}`);
  return signedBy(99, {
    electionId,
    listVersion,
    device: peer.device,
    seq: seq + 1,
    previous: hash,
    atMs: clock,
    actor: "w",
    fact,
  });
}

const told = (ledger: Ledger) =>
  ledger.disputes().map(({ voter, kind, evidence }) => `${voter} ${kind} ${evidence.length}`);

function healed(day: Day): readonly Ledger[] {
  const ledgers = [day.hub.ledger, ...day.books.map((book) => book.ledger)];
  heal(ledgers);
  return ledgers;
}

describe("W5.4 convergence", () => {
  it("after any day all devices have byte-identical states, and exactly the doubles that were made are disputes", () => {
    assert(
      property(array(step, { maxLength: 60 }), (steps) => {
        const day = begin();
        for (const one of steps) take(day, one);
        const ledgers = healed(day);
        for (const ledger of ledgers) expect(same(ledger, ledgers[0]!)).toBe(true);
        const wanted = expected(day.done, day.undone, new Set(day.spoils.values()));
        expect(told(ledgers[1]!)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it("order, duplicates and batches change nothing: one by one in any order is what all at once is", () => {
    assert(
      property(array(step, { minLength: 10, maxLength: 40 }), nat(), nat(9), (steps, seed, size) => {
        const day = begin();
        for (const one of steps) take(day, one);
        const records = [day.hub, ...day.books].flatMap((book) => book.disk);
        const whole = ledgerOf(context);
        whole.addAll(records);
        const mixed = shuffled([...records, ...records.slice(0, 5)], seed);
        const single = ledgerOf(context);
        for (const one of mixed) {
          single.add(one);
          if (seed % 3 === 0) single.disputes();
        }
        const batched = ledgerOf(context);
        for (let at = 0; at < mixed.length; at += size + 1) batched.addAll(mixed.slice(at, at + size + 1));
        expect(same(single, whole)).toBe(true);
        expect(same(batched, whole)).toBe(true);
        expect(told(single)).toEqual(told(whole));
      }),
      { numRuns: 60 },
    );
  });

  it("with any part of the records missing, forks among them, the state still depends on the set alone", () => {
    assert(
      property(array(step, { minLength: 10, maxLength: 30 }), nat(), nat(20), (steps, seed, forkAt) => {
        const day = begin();
        for (const one of steps) take(day, one);
        const records = [day.hub, ...day.books].flatMap((book) => book.disk);
        const some = shuffled([...records, forkOf(day.books[0]!, forkAt)], seed).slice(
          0,
          1 + (seed % records.length),
        );
        const whole = ledgerOf(context);
        whole.addAll(some);
        const single = ledgerOf(context);
        for (const one of shuffled(some, seed + 1)) single.add(one);
        expect(Buffer.from(single.canonicalState()).toString()).toBe(
          Buffer.from(whole.canonicalState()).toString(),
        );
        expect(told(single)).toEqual(told(whole));
        expect(single.summary()).toEqual(whole.summary());
      }),
      { numRuns: 80 },
    );
  });

  it("two replicas with any parts come to the same state by asking each other, forks and gaps included", () => {
    const parts = shuffledSubarray(Array.from({ length: 40 }, (_, at) => at));
    assert(
      property(
        array(step, { minLength: 10, maxLength: 30 }),
        parts,
        parts,
        nat(20),
        (steps, left, right, forkAt) => {
          const day = begin();
          for (const one of steps) take(day, one);
          const records = [...day.books.flatMap((book) => book.disk), forkOf(day.books[0]!, forkAt)];
          const [a, b] = [ledgerOf(context), ledgerOf(context)];
          for (const [ledger, part] of [
            [a, left],
            [b, right],
          ] as const) {
            ledger.addAll(day.hub.disk);
            for (const at of part) if (records[at] !== undefined) ledger.add(records[at]);
          }
          heal([a, b]);
          expect(a.summary()).toEqual(b.summary());
          expect(same(a, b)).toBe(true);
        },
      ),
      { numRuns: 80 },
    );
  });
});

/** A second event under a number that the book has used, or its next one, signed with its own key. */
function forkOf(book: Book, at: number): Uint8Array {
  const seq = 1 + (at % (book.disk.length + 1));
  const previous = seq === 1 ? "0".repeat(64) : idsOf(book)[seq - 2]!;
  const fact = checkIn("v-fork");
  return signedBy(1, {
    electionId,
    listVersion,
    device: book.device,
    seq,
    previous,
    atMs: 5,
    actor: "clone",
    fact,
  });
}

function idsOf(book: Book): readonly string[] {
  return book.disk.map((bytes) => {
    const added = book.ledger.add(bytes);
    if (added.status !== "known") throw new Error("a book knows its own events");
    return added.event;
  });
}

/** Fisher and Yates, by a linear congruential generator. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const mixed = [...items];
  let state = seed % 2147483647;
  for (let at = mixed.length - 1; at > 0; at--) {
    state = (state * 48271 + 11) % 2147483647;
    const other = state % (at + 1);
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}
