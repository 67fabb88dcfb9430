// Goal: what each fact does to a voter, a device and a dispute, and that every wrong event is told by name while the rest
// goes on. Method: small days told out, with real Ed25519 keys.
import { describe, expect, it } from "vitest";
import { keyOf } from "../../testing/node-crypto.ts";
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
} from "../../testing/polling-day.ts";
import type { PollbookEvent } from "../event/event.ts";
import type { Fact } from "../event/fact.ts";
import { NO_EVENT } from "../hashing.ts";
import { messages } from "../messages.ts";
import { ledgerOf, QUARANTINE_MAX } from "./ledger.ts";

const day = (count = 2) => {
  const { hub, books } = pollingDay(count);
  return { hub, a: books[0]!, b: books[1]!, ledgers: [hub.ledger, ...books.map((book) => book.ledger)] };
};
const eventOfA = (fact: Fact, more: Partial<PollbookEvent> = {}): PollbookEvent => ({
  electionId,
  listVersion,
  device: "A",
  seq: 1,
  previous: NO_EVENT,
  atMs: 0,
  actor: "worker-1",
  fact,
  ...more,
});
const mark = (voter: string, line: number): Fact => ({
  kind: "paper-mark",
  voter,
  site: "site-A",
  channel: "in-person",
  sheet: "sheet-7",
  line,
  styleDue: "style-1",
  styleGiven: "style-1",
  secondPerson: "worker-2",
});

describe("W5.4 a voter's ballots", () => {
  it("counts a ballot as out until it is spoilt, so that a second one after it is no dispute", () => {
    const { a, b, ledgers } = day();
    a.say(checkIn("v1"));
    const first = a.say(issue("v1"));
    a.say({ kind: "ballot-spoiled", voter: "v1", issue: first.id, reason: "marked two" });
    const second = a.say(issue("v1"));
    a.say({ kind: "ballot-cast", voter: "v1", site: "site-A", channel: "in-person" });
    heal(ledgers);
    expect(b.ledger.voter("v1").issues.map((act) => act.event)).toEqual([second.id]);
    expect(b.ledger.disputes()).toEqual([]);
  });

  it("a postal ballot surrendered at the site is spoilt there, whoever issued it", () => {
    const { hub, a, ledgers } = day();
    const postal = hub.say(issue("v1", "postal"));
    heal(ledgers);
    a.say({ kind: "ballot-spoiled", voter: "v1", issue: postal.id, reason: "surrendered" });
    a.say(issue("v1"));
    expect(a.ledger.disputes()).toEqual([]);
    expect(a.ledger.voter("v1").issues).toHaveLength(1);
  });

  it.each([
    ["double-issue", issue("v1", "postal"), issue("v1", "early")],
    [
      "double-return",
      { kind: "absentee-received", voter: "v1" },
      { kind: "ballot-cast", voter: "v1", site: "s", channel: "early" },
    ],
    ["post-and-person", { kind: "absentee-received", voter: "v1" }, checkIn("v1")],
  ] as const)(
    "across channels: %s is a dispute with both events, and neither is chosen",
    (kind, atHub, atSite) => {
      const { hub, a, b, ledgers } = day();
      const evidence = [a.say(atSite).id, hub.say(atHub).id].sort();
      heal(ledgers);
      const [dispute, ...more] = b.ledger.disputes();
      expect(more).toEqual([]);
      expect(dispute).toMatchObject({ kind, decision: null });
      expect(dispute?.evidence.map((act) => act.event).sort()).toEqual(evidence);
    },
  );

  it("one line of a paper sheet keyed in at two devices is one mark; two lines are a double", () => {
    const { a, b, ledgers } = day();
    a.say(mark("v1", 4));
    b.say(mark("v1", 4));
    heal(ledgers);
    expect(a.ledger.voter("v1").checkIns).toHaveLength(1);
    expect(a.ledger.disputes()).toEqual([]);
    b.say(mark("v1", 5));
    expect(b.ledger.disputes().map((one) => one.kind)).toEqual(["double-check-in", "double-issue"]);
  });

  it("negative: a paper mark keyed in by one person alone does not count", () => {
    const { a } = day();
    const { id } = a.say(mark("v1", 1), 0, "worker-2");
    expect(a.ledger.voided().get(id)).toBe("second-person-missing");
    expect(a.ledger.voter("v1").checkIns).toEqual([]);
  });

  it("F7 shows a ballot of another style than the one due, until a correction says what was really given", () => {
    const { a } = day();
    const { id } = a.say({ ...issue("v1"), styleGiven: "style-9" } as Fact);
    expect(a.ledger.differingStyles()).toMatchObject([
      { event: id, styleDue: "style-1", styleGiven: "style-9" },
    ]);
    a.say({
      kind: "correction",
      event: id,
      field: "styleGiven",
      value: "style-1",
      reason: "read from the stub",
    });
    expect(a.ledger.differingStyles()).toEqual([]);
    expect(a.ledger.voter("v1").issues[0]?.styleGiven).toBe("style-1");
  });

  it("W5.5 counts the paper of a site: marks keyed twice once, what is undone not at all, corrected styles as corrected", () => {
    const { a, b, ledgers } = day();
    const first = a.say(mark("v1", 1));
    b.say(mark("v1", 1));
    b.say(mark("v2", 1));
    a.say({
      kind: "correction",
      event: first.id,
      field: "styleGiven",
      value: "style-2",
      reason: "read again",
    });
    const counted = (marks: number): Fact => ({
      kind: "sheet-counted",
      site: "site-A",
      sheet: "sheet-7",
      marks,
      differed: 0,
      secondPerson: "worker-2",
    });
    const wrong = a.say(counted(3));
    a.say({ kind: "undo", event: wrong.id, reason: "miscounted" });
    a.say(counted(2));
    a.say(counted(9), 1_000, "worker-2");
    heal(ledgers);
    const found = b.ledger.counted(new Set(["paper-mark", "sheet-counted"]));
    expect(found.map(({ event: { fact }, act }) => [fact.kind, act.styleGiven])).toEqual([
      ["paper-mark", "style-2"],
      ["sheet-counted", null],
      ["paper-mark", "style-1"],
    ]);
    expect(found[1]!.event.fact).toMatchObject({ marks: 2 });
    expect([...b.ledger.voided().values()]).toEqual(["second-person-missing"]);
    expect(same(a.ledger, b.ledger)).toBe(true);
  });

  it("knows who waits in the queue, without a voter", () => {
    const { a, b, ledgers } = day();
    for (const ticket of ["7", "8"]) a.say({ kind: "queue-joined", ticket, site: "site-A" });
    b.say({ kind: "queue-left", ticket: "7", site: "site-A", end: "served" });
    heal(ledgers);
    expect(b.ledger.waiting()).toEqual([{ site: "site-A", ticket: "8" }]);
  });

  it("keeps a provisional envelope with its reason beside what is disputed", () => {
    const { a } = day();
    a.say({
      kind: "provisional-issued",
      voter: "v1",
      site: "site-A",
      envelope: "P-12",
      reason: "hub not heard",
    });
    a.say({ kind: "provisional-issued", voter: "", site: "site-A", envelope: "P-13", reason: "on no list" });
    expect(a.ledger.voter("v1").provisional).toHaveLength(1);
    expect(a.ledger.disputes()).toEqual([]);
  });
});

describe("W5.4 disputes are decided by a person", () => {
  const disputed = () => {
    const { hub, a, b, ledgers } = day(3);
    const ids = [a.say(checkIn("v1")).id, b.say(checkIn("v1")).id].sort();
    heal(ledgers);
    const decide = (considered: string[], upheld: string[], by = hub) =>
      by.say({ kind: "decision", voter: "v1", considered, upheld, reason: "signature compared" });
    return { hub, a, b, ledgers, ids, decide };
  };

  it("an adjudicator's decision with its reason settles what it has considered", () => {
    const { a, ids, decide, ledgers } = disputed();
    const { id } = decide(ids, [ids[0]!]);
    heal(ledgers);
    const [dispute] = a.ledger.disputes();
    expect(dispute?.decision).toEqual({ event: id, upheld: [ids[0]], reason: "signature compared" });
    expect(dispute?.evidence).toHaveLength(2);
    expect(a.ledger.voter("v1").checkIns.map((act) => act.event)).toEqual([ids[0]]);
  });

  it("new evidence opens a decided dispute again", () => {
    const { a, ids, decide, ledgers } = disputed();
    decide(ids, [ids[0]!]);
    a.say(checkIn("v1"));
    heal(ledgers);
    expect(a.ledger.disputes()).toMatchObject([{ decision: null, evidence: [{}, {}, {}] }]);
  });

  it("negative: a decision that has not considered all of the evidence, or was not the hub's, decides nothing", () => {
    const { a, b, ids, decide, ledgers } = disputed();
    decide([ids[0]!], [ids[0]!]);
    const usurped = decide(ids, [], b);
    heal(ledgers);
    expect(a.ledger.disputes()[0]?.decision).toBeNull();
    expect(a.ledger.voided().get(usurped.id)).toBe("only-the-hub-says-this");
  });
});

describe("W5.4 negative: wrong events are told by name and the rest goes on", () => {
  it("a fork takes the log back to before it on every device, keeps both events, and holds back their voters", () => {
    const { a, b, ledgers } = day();
    const first = a.say(checkIn("v1"));
    a.say(checkIn("v2"));
    heal(ledgers);
    expect(b.ledger.voter("v2").checkIns).toHaveLength(1);
    b.ledger.add(signedBy(1, eventOfA(checkIn("v3"), { seq: 2, previous: first.id })));
    b.say(checkIn("v4"));
    heal(ledgers);
    for (const ledger of ledgers) {
      expect(ledger.devices().find((one) => one.device === "A")).toMatchObject({ head: 1, stopped: "fork" });
      expect(ledger.quarantine().map(({ seq, why, stopsAt }) => [seq, why, stopsAt])).toEqual([
        [2, "fork", 2],
        [2, "fork", 2],
      ]);
      expect(ledger.voter("v2")).toMatchObject({ checkIns: [], unsettled: [{ seq: 2 }] });
      expect(ledger.voter("v4").checkIns).toHaveLength(1);
      expect(same(ledger, ledgers[0]!)).toBe(true);
    }
  });

  it("a link to an event that nobody has seen stops the log by that name", () => {
    const { a, b } = day();
    a.say(checkIn("v1"));
    catchUp(b.ledger, a.ledger);
    const stray = signedBy(1, eventOfA(checkIn("v2"), { seq: 2, previous: "ab".repeat(32) }));
    expect(b.ledger.add(stray)).toMatchObject({ status: "held", why: "broken-link" });
  });

  it("another election, another list and an unknown device are held apart, each by its name", () => {
    const { b } = day();
    const cases = [
      [signedBy(1, eventOfA(checkIn("v"), { electionId: "ele_2020" })), "other-election"],
      [signedBy(1, eventOfA(checkIn("v"), { listVersion: "list-6" })), "other-list"],
      [signedBy(9, eventOfA(checkIn("v"), { device: "Z" })), "device-unknown"],
    ] as const;
    for (const [bytes, why] of cases) expect(b.ledger.add(bytes)).toMatchObject({ status: "held", why });
    expect(
      b.ledger
        .quarantine()
        .map((one) => one.why)
        .sort(),
    ).toEqual(["device-unknown", "other-election", "other-list"]);
    expect(b.ledger.missingFor({ electionId: "ele_2020", listVersion, devices: [] })).toMatchObject({
      refusal: "other-election",
    });
    expect(b.ledger.missingFor({ electionId, listVersion: "list-6", devices: [] })).toMatchObject({
      refusal: "other-list",
    });
  });

  it("what nobody vouches for is passed on to nobody, and too much of it is let go", () => {
    const { a, b, hub } = day();
    const noise = signedBy(9, eventOfA(checkIn("v")));
    const end = noise.length - 1;
    const flood = Array.from({ length: QUARANTINE_MAX + 50 }, (_, at) => {
      const copy = Uint8Array.from(noise);
      copy.set([at >> 8, at & 255], end - 1);
      return copy;
    });
    b.ledger.addAll(flood);
    expect(b.ledger.quarantine()).toHaveLength(QUARANTINE_MAX);
    expect(hub.ledger.missingFor(b.ledger.summary())).toEqual({ ok: true, value: [] });
    expect(b.ledger.missingFor(a.ledger.summary())).toEqual({ ok: true, value: [] });
    a.say(checkIn("v1"));
    catchUp(b.ledger, a.ledger);
    expect(b.ledger.voter("v1").checkIns).toHaveLength(1);
  });

  it("a damaged signature is no proof, but the device's own next event is: in either order the state is the same", () => {
    const damaged = signedBy(1, eventOfA(checkIn("v1")));
    damaged[damaged.length - 1]! ^= 1;
    const alone = bookOf("A", 1);
    const seen = ledgerOf(context).add(damaged);
    const next = signedBy(
      1,
      eventOfA(checkIn("v2"), { seq: 2, previous: "event" in seen ? seen.event : "" }),
    );
    const { hub } = day();
    const states = [
      [damaged, next],
      [next, damaged],
    ].map((records) => {
      const ledger = ledgerOf(context);
      ledger.addAll(hub.disk);
      for (const one of records) ledger.add(one);
      expect(ledger.voter("v1").checkIns).toHaveLength(1);
      return Buffer.from(ledger.canonicalState()).toString();
    });
    expect(states[0]).toBe(states[1]);
    expect(alone.log.head().seq).toBe(0);
  });

  it("bytes that are no record are refused with their reason", () => {
    const { b } = day();
    expect(b.ledger.add(Buffer.alloc(100))).toEqual({ status: "refused", why: "record-not-of-this-format" });
    expect(b.ledger.add(new Uint8Array(3))).toEqual({ status: "refused", why: "record-cut-short" });
  });
});

describe("W5.4 a device's life", () => {
  it("its events wait for its enrolment, whatever came first", () => {
    const { hub } = day();
    const late = bookOf("Z", 42);
    const { record } = late.say(checkIn("v1"));
    expect(hub.ledger.add(record)).toMatchObject({ status: "held", why: "device-unknown" });
    hub.say({ kind: "device-enrolled", device: "Z", site: "site-Z", publicKey: keyOf(42).publicKey });
    expect(hub.ledger.voter("v1").checkIns).toHaveLength(1);
    expect(hub.ledger.quarantine()).toEqual([]);
  });

  it("after its seal nothing counts until it is handed over", () => {
    const { a } = day();
    a.say({ kind: "device-sealed", seal: "S-1" });
    const { id } = a.say(checkIn("v1"));
    expect(a.ledger.voided().get(id)).toBe("after-seal");
    expect(a.ledger.voter("v1")).toMatchObject({ checkIns: [], unsettled: [{ event: id }] });
    a.say({ kind: "device-handed-over", from: "worker-1", to: "worker-2" });
    a.say(checkIn("v2"));
    expect(a.ledger.voter("v2").checkIns).toHaveLength(1);
    expect(a.ledger.devices().find((one) => one.device === "A")).toMatchObject({
      seal: null,
      custodian: "worker-2",
    });
  });

  it("what it says after its retirement does not count, even if it came first, and its voters are held back", () => {
    const { hub, a, b, ledgers } = day();
    a.say(checkIn("v1"));
    const late = a.say(checkIn("v2"));
    b.say(checkIn("v2"));
    heal(ledgers);
    expect(b.ledger.disputes()).toHaveLength(1);
    hub.say({ kind: "device-retired", device: "A", lastSeq: 1, reason: "stolen" });
    heal(ledgers);
    expect(b.ledger.disputes()).toEqual([]);
    expect(b.ledger.voter("v2").unsettled.map((act) => act.event)).toEqual([late.id]);
    expect(b.ledger.voter("v1").checkIns).toHaveLength(1);
  });

  it("negative: nobody but the hub enrols, retires or receives, and no name is given twice", () => {
    const { hub, a } = day();
    const { publicKey } = keyOf(9);
    const tried = [
      [a, { kind: "device-enrolled", device: "Y", site: "s", publicKey }, "only-the-hub-says-this"],
      [a, { kind: "absentee-received", voter: "v1" }, "only-the-hub-says-this"],
      [hub, { kind: "device-enrolled", device: "A", site: "s", publicKey }, "device-already-enrolled"],
      [hub, { kind: "device-retired", device: "hub", lastSeq: 0, reason: "r" }, "hub-cannot-be-retired"],
      [hub, { kind: "device-retired", device: "Q", lastSeq: 0, reason: "r" }, "device-unknown"],
    ] as const;
    for (const [book, fact, why] of tried) expect(book.ledger.voided().get(book.say(fact).id)).toBe(why);
    expect(a.ledger.voter("v1").returns).toEqual([]);
  });

  it("negative: an event is undone once, and an undo not at all", () => {
    const { a } = day();
    const { id } = a.say(checkIn("v1"));
    const undo = a.say({ kind: "undo", event: id, reason: "r" });
    const again = a.say({ kind: "undo", event: id, reason: "r" });
    const back = a.say({ kind: "undo", event: undo.id, reason: "r" });
    expect(a.ledger.voided()).toEqual(
      new Map([
        [again.id, "already-undone"],
        [back.id, "cannot-be-undone"],
      ]),
    );
  });
});

describe("the words", () => {
  it("are there in English and French for everything that is told", () => {
    for (const { en, fr } of Object.values(messages)) {
      expect(en).not.toBe(fr);
      expect((en.match(/\{\w+\}/g) ?? []).sort()).toEqual((fr.match(/\{\w+\}/g) ?? []).sort());
    }
  });
});
