// Goal: two people read each drawn ballot, each without the other's entry; the risk follows; what is not confirmed goes on by itself up
// to a full hand count, which is then the outcome; the published record verifies from its files alone (W5.7). Method: whole transactions
// of the services on the databases; the record is checked by the engine's verifier.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rivestDraws, verifyRecord } from "@counterfoil/risk-limiting-audit";
import { publicActor } from "../../../platform/contract/actor.ts";
import { ConstraintBroken } from "../../../platform/storage/storage.ts";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import {
  addReaders,
  entryId,
  fourth,
  paperOf,
  readAll,
  readers,
  readingActs,
  seatBoards,
  third,
  type ReadingActs,
} from "./boards.fixture.ts";
import type { AuditDetail, Reading } from "./contract.ts";
import {
  auditor,
  north,
  prepared,
  seeded,
  setUpBody,
  south,
  state,
  valueOf,
  type AuditActs,
} from "./scene.fixture.ts";

describe.each(dialectsForTests())("reading paper on %s", (dialect) => {
  let db: StorageForTests;
  let acts: AuditActs;
  let read: ReadingActs;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.reset();
    acts = await prepared(db);
    read = readingActs(db);
    await addReaders(db);
  });

  /** A drawn audit with a seated board in each jurisdiction. */
  async function drawn(draws?: number, body?: typeof setUpBody) {
    const audit = await seeded(acts, body);
    const boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: draws === undefined ? {} : { draws } }));
    return { audit, boards };
  }

  async function readBoth(
    { audit, boards }: { audit: string; boards: { north: string; south: string } },
    paper?: (unit: string) => Reading,
  ) {
    const disputed = [];
    for (const jurisdiction of ["north", "south"] as const)
      disputed.push(
        ...(await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction }, paper)),
      );
    return disputed;
  }

  async function recordOf(audit: string, detail: AuditDetail): Promise<Map<string, Uint8Array>> {
    const files = new Map<string, Uint8Array>();
    for (const { name, sha256 } of detail.files) {
      const text = valueOf(await read.file(publicActor("general-2026"), { params: { audit, file: name } }));
      files.set(name, Buffer.from(text));
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
    return files;
  }

  it("W5.7: a right outcome is confirmed and concluded; the public record verifies from its files alone", async () => {
    const at = await drawn();
    expect(await readBoth(at)).toEqual([]);
    const measured = valueOf(await read.measure(state, { params: { audit: at.audit } }));
    expect(measured.contests.map(({ standing }) => standing)).toEqual(["confirmed", "confirmed"]);
    expect(measured.rounds[0]?.risk?.["mayor"]?.every((risk) => risk <= 0.05)).toBe(true);
    expect(measured.state).toBe("decided");
    const concluded = valueOf(await read.conclude(state, { params: { audit: at.audit } }));
    const files = await recordOf(at.audit, concluded);
    expect(verifyRecord(files)).toMatchObject({
      ok: true,
      cards: 1000,
      draws: measured.rounds[0]?.draws,
      verdicts: { mayor: "confirmed", council: "confirmed" },
    });
    const tar = valueOf(
      await read.archive(publicActor("general-2026"), { params: { audit: at.audit } }),
    ) as Uint8Array;
    expect(Buffer.from(tar).toString("latin1")).toContain("records.ndjson");
  });

  it("W5.7: too small a sample escalates by itself, and the rounds are one sequence", async () => {
    const at = await drawn(12);
    await readBoth(at);
    const after = valueOf(await read.measure(state, { params: { audit: at.audit } }));
    expect(after.state).toBe("reading");
    expect(after.rounds).toHaveLength(2);
    const rounds = await db.asOwner<{ cards: string[] }>("select cards from audit_rounds order by number");
    const numbers = rivestDraws(after.seed ?? "", 1000, after.rounds[1]?.drawsSoFar ?? 0);
    const ids = numbers.map((card) =>
      card <= 600
        ? `north/1-${Math.ceil(card / 50)}-${((card - 1) % 50) + 1}`
        : `south/1-${Math.ceil((card - 600) / 40)}-${((card - 601) % 40) + 1}`,
    );
    expect(rounds.flatMap(({ cards }) => cards)).toEqual(ids);
    await readBoth(at);
    expect(valueOf(await read.measure(state, { params: { audit: at.audit } })).state).toBe("decided");
  });

  it("W5.7: a wrong outcome goes to a full hand count, whose result replaces it", async () => {
    const at = await drawn();
    // On paper Bo has the votes that the records give to Ada.
    const swapped = (unit: string): Reading => {
      const said = paperOf(unit);
      const mayor = said["mayor"];
      if (mayor?.kind !== "votes") return said;
      return {
        ...said,
        mayor: { kind: "votes", votes: mayor.votes.map((one) => (one === "Ada" ? "Bo" : "Ada")) },
      };
    };
    await readBoth(at, swapped);
    const measured = valueOf(await read.measure(state, { params: { audit: at.audit } }));
    expect(measured.contests.map(({ standing, fullCountBecause }) => [standing, fullCountBecause])).toEqual([
      ["full-count", "too-many-draws"],
      ["confirmed", null],
    ]);
    expect(measured.state).toBe("counting");
    const found = valueOf(await read.discrepancies(state, { params: { audit: at.audit } }));
    expect(new Set(found.rows.map(({ kind }) => kind))).toEqual(new Set(["o2", "u2"]));
    expect(await read.conclude(state, { params: { audit: at.audit } })).toMatchObject({
      refusal: "not-decided",
    });
    const body = { contest: "mayor" };
    expect(await read.finish(state, { params: { audit: at.audit }, body })).toMatchObject({
      refusal: "units-unread",
    });
    await readBoth(at, swapped);
    const counted = valueOf(await read.finish(state, { params: { audit: at.audit }, body }));
    expect(counted.contests[0]?.handCount).toMatchObject({
      outcome: { kind: "winners", winners: ["Bo"] },
      agrees: false,
      tally: { votes: { Ada: 400, Bo: 570 } },
    });
    const concluded = valueOf(await read.conclude(state, { params: { audit: at.audit } }));
    const verdict = verifyRecord(await recordOf(at.audit, concluded));
    expect(verdict).toMatchObject({
      ok: true,
      verdicts: { mayor: { counted: { kind: "winners", winners: ["Bo"] } }, council: "confirmed" },
    });
  });

  it("W5.7: what cannot be found or agreed on counts as the loser would wish", async () => {
    const at = await drawn(60);
    const body = (unit: string): Reading =>
      unit.startsWith("north/1-1-")
        ? { mayor: { kind: "not-found" }, council: { kind: "no-consensus" } }
        : paperOf(unit);
    await readBoth(at, body);
    const measured = valueOf(await read.measure(state, { params: { audit: at.audit } }));
    const { rows } = valueOf(await read.discrepancies(state, { params: { audit: at.audit } }));
    const lost = await db.asOwner<{ unit: string }>(
      "select unit from audit_units where unit like 'north/1-1-%' and contest = ''",
    );
    expect(lost.length).toBeGreaterThan(0);
    const worst = rows.filter(({ contest }) => contest === "mayor").map(({ card, kind }) => [card, kind]);
    expect(new Set(worst.map(([card]) => card))).toEqual(new Set(lost.map(({ unit }) => unit)));
    for (const { card, kind, record } of rows)
      expect(kind, card).toBe(
        record?.some((one) => ["Ada", "Cy", "Di"].includes(one)) === true ? "o2" : "o1",
      );
    expect(measured.contests[0]?.standing).not.toBe("confirmed");
  });

  it("W5.7 negative: neither of a board sees the other's entry before both are in, not even past the services", async () => {
    const { audit, boards } = await drawn();
    const [one, other] = readers.north;
    const params = { audit, board: boards.north };
    const [unit] = valueOf(await read.units(one, { params, query: { state: "to-read", limit: 1 } })).rows;
    if (unit === undefined) throw new Error("nothing to read");
    const entry = (reading: Reading) => ({
      id: entryId(),
      contest: "",
      unit: unit.unit,
      reading,
      enteredAtMs: db.clock.nowMs(),
    });
    valueOf(await read.enter(one, { params, body: { entries: [entry(paperOf(unit.unit))] } }));
    for (const who of [other, third, north, state, auditor, readers.south[0]])
      expect(await db.raw(who, "select * from audit_entries"), who.id).toEqual([]);
    const seen = valueOf(await read.units(other, { params, query: { limit: 200 } })).rows.find(
      (row) => row.unit === unit.unit,
    );
    expect(seen).toMatchObject({ mine: null, both: null, settled: null });
    expect(await db.raw(one, "select * from audit_records")).toEqual([]);
    const differs: Reading = { ...paperOf(unit.unit), mayor: { kind: "no-consensus" } };
    const sent = valueOf(await read.enter(other, { params, body: { entries: [entry(differs)] } }));
    expect(sent.disputed).toEqual([{ contest: "", unit: unit.unit }]);
    expect(await db.raw(one, "select * from audit_entries")).toHaveLength(2);
  });

  it("W5.7: two entries that differ wait for the board, which settles them with who, when and how", async () => {
    const { audit, boards } = await drawn();
    const params = { audit, board: boards.north };
    const [one, other] = readers.north;
    await readAll(read, db, { audit, board: boards.south, jurisdiction: "south" });
    let odd = "";
    for (const who of [one, other]) {
      const { rows } = valueOf(await read.units(who, { params, query: { limit: 200 } }));
      odd = rows[0]?.unit ?? "";
      const entries = rows.map(({ unit }) => ({
        id: entryId(),
        contest: "",
        unit,
        reading:
          unit === odd && who === other
            ? { ...paperOf(unit), mayor: { kind: "votes" as const, votes: [] } }
            : paperOf(unit),
        enteredAtMs: db.clock.nowMs(),
      }));
      valueOf(await read.enter(who, { params, body: { entries } }));
    }
    const disputed = valueOf(await read.units(one, { params, query: { state: "disputed" } }));
    if (disputed.total === 0) throw new Error(`${odd} is blank on paper, too`);
    expect(disputed.rows.map(({ unit, both }) => [unit, both?.length])).toEqual([[odd, 2]]);
    expect(await read.measure(state, { params: { audit } })).toMatchObject({ refusal: "units-unread" });
    const how = "Both looked again in better light: there is a faint mark.";
    const body = { contest: "", unit: odd, reading: paperOf(odd), how };
    const settled = valueOf(await read.resolve(one, { params, body }));
    expect(settled).toMatchObject({ settledBy: one.id, settledHow: how, settled: paperOf(odd) });
    expect(settled.both).toHaveLength(2);
    expect(await read.resolve(other, { params, body })).toMatchObject({ refusal: "nothing-to-settle" });
    valueOf(await read.measure(state, { params: { audit } }));
  });

  it("W5.7: entered offline and sent in bulk, also twice: nothing is lost and nothing is doubled", async () => {
    const { audit, boards } = await drawn();
    const params = { audit, board: boards.north };
    const [one, other] = readers.north;
    const { rows } = valueOf(await read.units(one, { params, query: { limit: 200 } }));
    const offline = rows.map(({ unit }, index) => ({
      id: entryId(),
      contest: "",
      unit,
      reading: paperOf(unit),
      enteredAtMs: db.clock.nowMs() + index * 1000,
    }));
    db.clock.set(db.clock.nowMs() + 3_600_000);
    // Meanwhile both have left the table: what counts is when it was entered.
    for (const who of [one, other]) valueOf(await read.signOut(who, { params }));
    const half = Math.floor(offline.length / 2);
    valueOf(await read.enter(one, { params, body: { entries: offline.slice(0, half) } }));
    const whole = valueOf(await read.enter(one, { params, body: { entries: offline } }));
    expect(whole.results.map(({ outcome }) => outcome)).toEqual(
      offline.map((_, index) => (index < half ? "repeated" : "taken")),
    );
    db.clock.set(db.clock.nowMs() + 1000);
    const late = [{ ...offline[0], id: entryId(), enteredAtMs: db.clock.nowMs() }];
    expect(valueOf(await read.enter(other, { params, body: { entries: late } })).results).toMatchObject([
      { outcome: "board-not-complete" },
    ]);
    expect(await db.asOwner("select 1 from audit_entries")).toHaveLength(offline.length);
  });

  it("W5.7 negative: each entry that is wrong is named by itself and keeps no other from being taken", async () => {
    const { audit, boards } = await drawn();
    const params = { audit, board: boards.north };
    const [one] = readers.north;
    const mine = valueOf(await read.units(one, { params, query: { limit: 200 } })).rows;
    const others = valueOf(
      await read.units(readers.south[0], { params: { audit, board: boards.south } }),
    ).rows;
    const entry = (unit = "", reading: Reading = paperOf(unit), enteredAtMs = db.clock.nowMs()) => ({
      id: entryId(),
      contest: "",
      unit,
      reading,
      enteredAtMs,
    });
    const [a, b, c, d, e] = mine.map(({ unit }) => unit);
    const { council: _, ...withoutCouncil } = paperOf(b ?? "");
    const entries = [
      entry(a),
      entry(a),
      entry(others[0]?.unit),
      entry(b, withoutCouncil),
      entry(c, { ...paperOf(c ?? ""), mayor: { kind: "votes", votes: ["Zed"] } }),
      entry(d, paperOf(d ?? ""), db.clock.nowMs() + 1),
      entry(e, {
        ...paperOf(e ?? ""),
        mayor: { kind: "counted", tally: { kind: "votes", votes: {}, validCards: 0 } },
      }),
      entry(e, { ...paperOf(e ?? ""), mayor: { kind: "votes", votes: ["Ada", "Bo", "write-in"] } }),
    ];
    const { results } = valueOf(await read.enter(one, { params, body: { entries } }));
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "taken",
      "already-entered",
      "unit-not-yours",
      "reading-invalid",
      "reading-invalid",
      "entered-in-future",
      "reading-invalid",
      "taken",
    ]);
    expect(results[3]?.says).toContain("Council, two seats is not entered");
  });

  it("W5.7 negative: a board is two people of different declared affiliations, who read for no other board", async () => {
    const audit = await seeded(acts);
    const params = { audit, jurisdiction: "north" };
    const make = (members: readonly string[], name = "Table 9") =>
      read.makeBoard(north, { params, body: { name, members } });
    const [one, other] = readers.north;
    expect(await make([one.id, one.id])).toMatchObject({ refusal: "one-person-twice" });
    expect(await make([one.id, north.id])).toMatchObject({ refusal: "not-on-boards" });
    expect(await make([one.id, readers.south[0].id])).toMatchObject({ refusal: "not-on-boards" });
    expect(
      await read.makeBoard(south, { params, body: { name: "x", members: [one.id, other.id] } }),
    ).toMatchObject({
      refusal: "jurisdiction-of-others",
    });
    const board = valueOf(await make([one.id, other.id])).id;
    expect(await make([one.id, third.id], "Table 2")).toMatchObject({ refusal: "on-another-board" });
    const at = { params: { audit, board }, body: { affiliation: "Harbour Party" } };
    valueOf(await read.signIn(one, at));
    expect(await read.signIn(other, { ...at, body: { affiliation: " harbour  PARTY" } })).toMatchObject({
      refusal: "same-affiliation",
    });
    expect(await read.signIn(third, at)).toMatchObject({ refusal: "board-not-found" });
  });

  it("W5.7 negative: election officials change no reading, and nobody changes one that is settled", async () => {
    const at = await drawn();
    await readBoth(at);
    for (const who of [state, north, readers.north[0]])
      expect(
        await db.raw(
          who,
          "update audit_units set reading = '{}', settled_at_ms = cf_now_ms() returning unit",
        ),
        who.id,
      ).toEqual([]);
    await expect(db.raw(readers.north[0], "update audit_entries set reading = '{}'")).rejects.toBeInstanceOf(
      ConstraintBroken,
    );
    await expect(db.raw(state, "update audit_units set both_in = true")).rejects.toBeInstanceOf(
      ConstraintBroken,
    );
  });

  it("W5.7: what a board reads no more is dealt to the others; what both have entered stays", async () => {
    const { audit, boards } = await drawn();
    const [one, other] = readers.north;
    const params = { audit, board: boards.north };
    const { rows } = valueOf(await read.units(one, { params, query: { limit: 200 } }));
    const first = rows[0]?.unit ?? "";
    for (const who of [one, other]) {
      const entries = [
        { id: entryId(), contest: "", unit: first, reading: paperOf(first), enteredAtMs: db.clock.nowMs() },
      ];
      valueOf(await read.enter(who, { params, body: { entries } }));
    }
    const jurisdiction = { params: { audit, jurisdiction: "north" } };
    const why = "Table 1 was called away to another count.";
    const again = { ...jurisdiction, body: { from: boards.north, why } };
    expect(await read.deal(north, again)).toMatchObject({ refusal: "no-other-board" });
    valueOf(
      await read.makeBoard(north, {
        ...jurisdiction,
        body: { name: "Table 2", members: [third.id, fourth.id] },
      }),
    );
    expect(valueOf(await read.deal(north, again)).dealt).toBe(rows.length - 1);
    const { boards: now } = valueOf(await read.boards(north, { params: { audit } }));
    expect(now.map(({ name, units }) => [name, units])).toEqual([
      ["Table 1", 1],
      ["Table 2", rows.length - 1],
    ]);
  });
});
