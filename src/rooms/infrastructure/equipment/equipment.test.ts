// Goal: no machine is used that was not tested exactly, is not sealed, or that nobody answered for; what was stopped comes back by two
// people alone (W5.3). Method: whole transactions of the services on the databases; what the services refuse is tried past them, too;
// files and decks by properties.
import { Readable } from "node:stream";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { journalSeal } from "../../../core/journal/seal.ts";
import { actorOf, addPerson, asking, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { Endpoint } from "../../../platform/contract/endpoint.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import { readText } from "../../../platform/http/text-upload.ts";
import { ConstraintBroken } from "../../../platform/storage/storage.ts";
import * as acts from "./acts-service.ts";
import * as contract from "./contract.ts";
import * as decks from "./deck-service.ts";
import { readDeck } from "./deck-rules.ts";
import { deckCsv, deckTotals } from "./equipment.test-data.ts";
import { columns, readEquipmentFile } from "./import-rules.ts";
import * as service from "./service.ts";

const ann = actorOf("authority", "election-authority");
const bob = actorOf("authority", "election-authority", { id: "per_bob000000000" });
const auditor = actorOf("authority", "auditor");
const neighbour = actorOf("police", "election-authority");
const witness = "Mo of the other party";
const why = "We looked at it together and tested it anew.";
const scanner = {
  serial: "SC-0001",
  technologyId: "tec_scanone0000",
  pollbookDevice: null,
  place: "Store, shelf 4",
  version: "4.2",
  softwareHash: "a".repeat(64),
} as unknown as contract.Registered;

describe.each(dialectsForTests())("the register of equipment on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect, seal: journalSeal(seededDice(5)) });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
    for (const person of [ann, bob]) await addPerson(db, person, "election-authority");
    await technology("tec_scanone0000", "Scan One 4.2", "deployed");
    await technology("tec_touchnine00", "Touch Nine", "registered");
  });

  const waits = () =>
    db.asOwner<{ kind: string; subject_id: string }>(
      "select kind, subject_id from waiting where done_at_ms is null",
    );

  async function technology(id: string, name: string, state: string) {
    const paper = state === "deployed" ? "voter-marked" : "none";
    const audit = state === "deployed" ? "auditable" : "not-auditable";
    const passed = JSON.stringify({ result: "passed", testedOn: "2026-01-01", report: "r" });
    await db.asOwner(
      `insert into voting_technologies values ($1, 'live', 'general-2026', $2, 'green', 0, 'x', 'north', $3, $3, null, 'optical-scan',
        $4, 4, null, null, $5, $5, null, $6, $7, 0, 0, $8, null)`,
      [id, ann.organisationId, name, paper, passed, audit, state, state === "deployed" ? 1 : null],
    );
  }

  type Reply =
    { ok: true; value: contract.EquipmentDetail } | { ok: false; refusal: string; fields?: unknown };
  const act =
    <E extends Endpoint>(endpoint: E, serve: Serves<E>) =>
    (who: Actor, params: object = {}, body?: unknown, query: object = {}) =>
      asking(db, who, (cx) =>
        serve(cx, {
          params: { election: "general-2026", ...params },
          query: endpoint.query.parse(query),
          body,
        } as unknown as Parameters<Serves<E>>[1]),
      ) as Promise<unknown> as Promise<Reply>;
  const register = act(contract.registerEquipment, service.register);
  const deploy = act(contract.deployEquipment, acts.deploy);
  const seal = act(contract.sealEquipment, acts.seal);
  const check = act(contract.checkSeal, acts.check);
  const unseal = act(contract.unsealEquipment, acts.unseal);
  const give = act(contract.giveEquipment, acts.give);
  const take = act(contract.takeEquipment, acts.take);
  const test = act(contract.testEquipment, decks.test);
  const decide = act(contract.decideEquipment, acts.decide);
  const confirm = act(contract.confirmDecision, acts.confirm);
  const withdraw = act(contract.withdrawEquipment, acts.withdraw);
  const change = act(contract.changeEquipment, service.change);
  const read = act(contract.readEquipment, service.read);
  const upload = async (text: string | Uint8Array) =>
    readText(Readable.from([Buffer.from(text)]), { file: "f.csv", bytesMax: contract.importBytesMax });
  const send = async (text: string, who = ann) =>
    act(contract.importEquipment, service.importFile)(who, {}, await upload(text), { file: "f.csv" });
  async function value(reply: Promise<Reply>): Promise<contract.EquipmentDetail> {
    const got = await reply;
    if (!got.ok) throw new Error(JSON.stringify(got));
    return got.value;
  }
  const addDeck = async (text = deckCsv, title = "Deck 1") =>
    act(contract.addDeck, decks.add)(ann, {}, await upload(text), {
      title,
      file: "f.csv",
    }) as Promise<unknown> as Promise<
      | { ok: true; value: contract.Deck }
      | { ok: false; refusal: string; fields: { path: string; expected: string }[] }
    >;
  async function deckId(): Promise<string> {
    const added = await addDeck();
    if (!added.ok) throw new Error(JSON.stringify(added));
    return added.value.id;
  }
  /** Registered, tested exactly and sealed. */
  async function ready(serial = "SC-0001", number = "0048121") {
    const { id } = await value(register(ann, {}, { ...scanner, serial }));
    const at = { equipment: id };
    const known = await act(contract.listDecks, decks.decks)(ann);
    const there = (known as unknown as { value: { decks: contract.Deck[] } }).value.decks[0]?.id;
    const deck = there ?? (await deckId());
    await value(test(ann, at, { deck, found: deckTotals, witness }));
    await value(seal(ann, at, { where: "Ballot box door", number, witness }));
    return { at, deck };
  }

  it("W5.3: a scanner that counted the deck exactly, is sealed and signed for goes into use, and everything is on its record", async () => {
    const { at } = await ready();
    expect(await read(auditor, at)).toMatchObject({ value: { state: "registered", unfit: [] } });
    const used = await value(deploy(ann, at));
    expect(used).toMatchObject({
      state: "in-use",
      technology: "Scan One 4.2",
      seals: [{ where: "Ballot box door", number: "0048121", witness, byName: `Name of ${ann.id}` }],
      custody: [{ holder: ann.id, place: "Store, shelf 4", gap: false }],
      tests: [{ deckTitle: "Deck 1", cells: 9, differences: [], version: "4.2" }],
    });
    expect(await deploy(ann, at)).toMatchObject({ refusal: "in-use-already" });
    const journal = await db.asOwner<{ action: string }>(
      "select action from journal_entries where action like 'equipment.%' order by seq",
    );
    expect(journal.map(({ action }) => action.slice(10))).toEqual([
      "register",
      "make-deck",
      "test",
      "seal",
      "deploy",
    ]);
  });

  it("W5.3 negative: a broken seal number stops the use at once, and only two people with reasons bring it back", async () => {
    const { at, deck } = await ready();
    await value(deploy(ann, at));
    expect(
      await check(ann, at, { where: " ballot  BOX door", number: "004 8121", intact: true, witness }),
    ).toMatchObject({ value: { state: "in-use", seals: [{ checkedAtMs: db.clock.nowMs() }] } });
    const stopped = await value(
      check(ann, at, { where: "Ballot box door", number: "0048127", intact: true, witness }),
    );
    expect(stopped).toMatchObject({
      state: "withdrawn",
      seals: [],
      stops: [{ cause: "seal-broken", what: "Ballot box door: 0048121 ≠ 0048127" }],
    });
    expect(stopped.unfit).toEqual(["not-tested", "not-sealed", "stopped"]);
    expect(await deploy(ann, at)).toMatchObject({ refusal: "not-fit-for-use" });
    expect(await change(ann, at, { ...scanner, why })).toMatchObject({ refusal: "equipment-withdrawn" });
    const waiting = await waits();
    expect(waiting).toEqual([{ kind: "equipment.waits-decision", subject_id: at.equipment }]);
    const back = { outcome: "return", why };
    expect(await confirm(bob, at, back)).toMatchObject({ refusal: "nothing-to-confirm" });
    expect(await decide(ann, at, back)).toMatchObject({ value: { state: "withdrawn" } });
    expect(await confirm(ann, at, back)).toMatchObject({ refusal: "second-person-needed" });
    expect(await confirm(bob, at, { outcome: "retire", why })).toMatchObject({
      refusal: "decided-otherwise",
    });
    expect(await confirm(bob, at, back)).toMatchObject({
      value: {
        state: "registered",
        decisions: [{ by: ann.id, outcome: "return", confirmedBy: bob.id }],
      },
    });
    expect(await waits()).toEqual([]);
    // It is not fit before it was tested and sealed anew, and the number of a seal is used once.
    expect(await deploy(ann, at)).toMatchObject({
      refusal: "not-fit-for-use",
      fields: [{ path: "not-tested" }, { path: "not-sealed" }],
    });
    expect(await seal(ann, at, { where: "Door", number: "0048121", witness })).toMatchObject({
      refusal: "seal-number-used",
    });
    await value(test(bob, at, { deck, found: deckTotals, witness }));
    await value(seal(bob, at, { where: "Door", number: "0048122", witness }));
    expect(await deploy(ann, at)).toMatchObject({ value: { state: "in-use" } });
  });

  it("W5.3 negative: a seal that is gone, damaged, or comes off under another number stops it, too", async () => {
    const where = "Ballot box door";
    for (const [on, reading, body] of [
      ["N0", check, { number: "", intact: true }],
      ["N1", check, { number: "N1", intact: false }],
      ["N2", unseal, { number: "N9", why }],
    ] as const) {
      const one = await ready(`SC-${on}`, on);
      expect(await reading(ann, one.at, { where, witness, ...body }), on).toMatchObject({
        value: { state: "withdrawn", stops: [{ cause: "seal-broken" }] },
      });
      expect(await check(ann, one.at, { where, number: on, intact: true, witness })).toMatchObject({
        refusal: "no-seal-there",
      });
    }
    const fine = await ready("SC-9", "N99");
    expect(
      await unseal(ann, fine.at, { where: "Ballot box door", number: "N99", witness, why }),
    ).toMatchObject({ value: { state: "registered", seals: [], unfit: ["not-sealed"] } });
    const self = `Name of ${ann.id}`;
    expect(await seal(ann, fine.at, { where: "Door", number: "N100", witness: self })).toMatchObject({
      refusal: "witness-is-oneself",
    });
  });

  it("W5.3 negative: a deck that does not match exactly names the difference cell by cell, and the scanner is not fit for use", async () => {
    const { at, deck } = await ready();
    await value(deploy(ann, at));
    const found = deckTotals.map((total, cell) => (cell === 1 ? total - 1 : cell === 3 ? total + 1 : total));
    const failed = await value(test(ann, at, { deck, found, witness }));
    expect(failed.state).toBe("withdrawn");
    expect(failed.tests.at(-1)?.differences).toEqual([
      { contest: "Mayor", of: "choice", choice: "Ben", expected: 7, found: 6 },
      { contest: "Mayor", of: "undervotes", choice: null, expected: 5, found: 6 },
    ]);
    expect(failed.stops).toMatchObject([{ cause: "test-failed", what: "Deck 1" }]);
    expect(await test(ann, at, { deck, found: deckTotals.slice(1), witness })).toMatchObject({
      refusal: "results-incomplete",
    });
    const other = await value(register(ann, {}, { ...scanner, serial: "SC-0002" }));
    const place = { equipment: other.id };
    expect(await test(ann, place, { deck, found, witness })).toMatchObject({
      value: { state: "registered", unfit: ["test-not-matched", "not-sealed"] },
    });
    expect(await deploy(ann, place)).toMatchObject({
      fields: [{ path: "test-not-matched" }, { path: "not-sealed" }],
    });
  });

  it("W5.3 negative: another version than the one that was tested is not fit for use", async () => {
    const { at } = await ready();
    await value(deploy(ann, at));
    expect(await change(ann, at, { ...scanner, version: "4.3", why })).toMatchObject({
      value: { state: "registered", unfit: ["changed-since-test"] },
    });
    expect(await change(ann, at, { ...scanner, softwareHash: "b".repeat(64), why })).toMatchObject({
      value: { unfit: ["changed-since-test"] },
    });
    expect(await change(ann, at, { ...scanner, why })).toMatchObject({ value: { unfit: [] } });
  });

  it("W5.3 negative: a type that the gate of W3.5 does not allow cannot be deployed, and one that loses its leave stops what is in use", async () => {
    const { id } = await value(register(ann, {}, { ...scanner, technologyId: "tec_touchnine00" }));
    const at = { equipment: id };
    const deck = await deckId();
    await value(test(ann, at, { deck, found: deckTotals, witness }));
    await value(seal(ann, at, { where: "Door", number: "1", witness }));
    expect(await deploy(ann, at)).toMatchObject({
      refusal: "not-fit-for-use",
      fields: [{ path: "technology-not-in-use" }],
    });
    const past = `update voting_equipment set state = 'in-use' where id = '${id}'`;
    await expect(db.raw(ann, past)).rejects.toBeInstanceOf(ConstraintBroken);
    const used = await ready("SC-0002", "2");
    await value(deploy(ann, used.at));
    await db.raw(
      ann,
      "update voting_technologies set state = 'registered', deployed_at_ms = null where id = 'tec_scanone0000'",
    );
    expect(await read(ann, used.at)).toMatchObject({
      value: { state: "withdrawn", stops: [{ cause: "technology-out-of-use", what: "Scan One 4.2" }] },
    });
    expect(await waits()).toEqual([{ kind: "equipment.waits-decision", subject_id: used.at.equipment }]);
  });

  it("W5.3: a hand-over has the signatures of giver and taker", async () => {
    const { at } = await ready();
    expect(await give(bob, at, { place: "School" })).toMatchObject({ refusal: "not-the-holder" });
    expect(await give(ann, at, { place: "School" })).toMatchObject({ value: { inTransit: true } });
    expect(await deploy(ann, at)).toMatchObject({ fields: [{ path: "in-transit" }] });
    expect(await take(ann, at, { place: "School" })).toMatchObject({ refusal: "taken-by-giver" });
    expect(await take(bob, at, { place: "School" })).toMatchObject({
      value: {
        place: "School",
        holder: bob.id,
        inTransit: false,
        custody: [
          { holder: ann.id, untilMs: db.clock.nowMs(), gap: false },
          { holder: bob.id, untilMs: null, gap: false, place: "School" },
        ],
      },
    });
    expect(await take(bob, at, { place: "School" })).toMatchObject({ refusal: "holder-already" });
    expect(await deploy(bob, at)).toMatchObject({ value: { state: "in-use" } });
    expect(await give(bob, at, { place: "Store" })).toMatchObject({ refusal: "equipment-in-use" });
  });

  it("W5.3 negative: who has it though nobody handed it over leaves a gap that is shown, and it is stopped", async () => {
    const { at } = await ready();
    await value(deploy(ann, at));
    expect(await take(bob, at, { place: "Garage" })).toMatchObject({
      value: {
        state: "withdrawn",
        custody: [
          { holder: ann.id, untilMs: null },
          { holder: bob.id, gap: true },
        ],
        stops: [{ cause: "custody-gap", what: "Garage" }],
      },
    });
  });

  it("W5.3 negative: past the services, one person alone brings nothing back, and nobody rewrites the record", async () => {
    const { at } = await ready();
    await value(withdraw(ann, at, { what: "The screen went blank twice." }));
    await value(decide(ann, at, { outcome: "return", why }));
    const back = "update voting_equipment set state = 'registered'";
    await expect(db.raw(ann, back)).rejects.toBeInstanceOf(ConstraintBroken);
    await expect(db.raw(bob, back)).rejects.toBeInstanceOf(ConstraintBroken);
    await expect(db.raw(bob, "update equipment_entries set by_person = 'x'")).rejects.toThrow();
    await expect(
      db.raw(
        bob,
        `insert into equipment_entries values ('${at.equipment}', 90, 'confirmed', cf_now_ms(), '${ann.id}', '{}')`,
      ),
    ).rejects.toBeInstanceOf(ConstraintBroken);
    await expect(
      db.raw(
        neighbour,
        `insert into equipment_entries values ('${at.equipment}', 91, 'sealed', cf_now_ms(), '${neighbour.id}', '{}')`,
      ),
    ).rejects.toBeInstanceOf(ConstraintBroken);
    // Something recorded after the first word takes its force.
    await value(withdraw(bob, at, { what: "And once more." }));
    expect(await confirm(bob, at, { outcome: "return", why })).toMatchObject({
      refusal: "nothing-to-confirm",
    });
    await value(decide(bob, at, { outcome: "retire", why }));
    expect(await confirm(ann, at, { outcome: "retire", why })).toMatchObject({ value: { state: "retired" } });
    expect(await seal(ann, at, { where: "Door", number: "7", witness })).toMatchObject({
      refusal: "equipment-retired",
    });
    await value(register(ann, {}, scanner));
  });

  it("W5.3 negative: another organisation sees no piece, no entry and no deck, and an exercise is apart", async () => {
    const { at } = await ready();
    for (const stranger of [
      neighbour,
      { ...ann, space: "exercise" as const },
      actorOf("watch", "researcher"),
    ]) {
      expect(await read(stranger, at)).toMatchObject({ refusal: "equipment-not-found" });
      for (const table of ["voting_equipment", "equipment_entries", "test_decks"])
        expect(await db.raw(stranger, `select * from ${table}`), table).toEqual([]);
    }
    expect(await seal(neighbour, at, { where: "x", number: "y", witness })).toMatchObject({
      refusal: "equipment-not-found",
    });
    await expect(
      asking(db, auditor, (cx) =>
        acts.withdraw(cx, {
          params: { election: "general-2026", equipment: at.equipment },
          query: {},
          body: { what: "An auditor acts on nothing." },
        }),
      ),
    ).rejects.toBeInstanceOf(ConstraintBroken);
  });

  it("W5.3, W5.0: a device that a hub has enrolled is in the same register by its name, and one that is not is shown as missing", async () => {
    const enrolled = () =>
      act(contract.listEnrolled, service.enrolled)(ann) as Promise<unknown> as Promise<{
        value: { devices: contract.EnrolledDevice[] };
      }>;
    await db.asOwner(
      `insert into pollbook_packages values ('pbk_one00000000', 'live', 'general-2026', $1, 'amber+strict', 0, 'x', 'signed', '{}', 0, 'h', $2, 10, null, null, null, null, null, null, null, null, null)`,
      [ann.organisationId, "c".repeat(64)],
    );
    for (const [device, key] of [
      ["north-1", "d".repeat(64)],
      ["north-2", null],
    ])
      await db.asOwner(
        "insert into pollbook_codes values ('pbk_one00000000', $1, 'north', $2, 'x', 0, $3, null)",
        [device, `${device}`.padEnd(64, "0"), key],
      );
    expect((await enrolled()).value.devices).toMatchObject([{ device: "north-1", equipmentId: null }]);
    const pollbook = { ...scanner, serial: "PB-1", technologyId: null, pollbookDevice: "north-1" };
    expect(await register(ann, {}, { ...pollbook, pollbookDevice: "north-2" })).toMatchObject({
      refusal: "pollbook-unknown",
    });
    expect(await register(ann, {}, { ...pollbook, technologyId: scanner.technologyId })).toMatchObject({
      refusal: "what-it-is",
    });
    const { id } = await value(register(ann, {}, pollbook));
    expect((await enrolled()).value.devices).toMatchObject([{ device: "north-1", equipmentId: id }]);
    expect(await register(ann, {}, { ...pollbook, serial: "PB-2" })).toMatchObject({
      refusal: "pollbook-twice",
    });
    const at = { equipment: id };
    expect(await deploy(ann, at)).toMatchObject({ fields: [{ path: "not-sealed" }] });
    await value(seal(ann, at, { where: "Case", number: "77", witness }));
    expect(await deploy(ann, at)).toMatchObject({ value: { state: "in-use" } });
    expect(await test(ann, at, { deck: await deckId(), found: deckTotals, witness })).toMatchObject({
      refusal: "nothing-to-test",
    });
  });

  it("W5.3: a file registers many at once", async () => {
    const csv = [
      columns.join(","),
      `SC-1,north,Scan One 4.2,,School,4.2,${"A".repeat(64)}`,
      `SC-2,north,scan one 4.2,,School,,`,
    ].join("\n");
    expect(await send(csv)).toMatchObject({ value: { added: 2 } });
    const page = (await act(contract.listEquipment, service.list)(ann, {}, undefined, {
      limit: 1,
    })) as unknown as {
      value: { rows: contract.Equipment[]; next: string; total: number };
    };
    expect(page.value).toMatchObject({ total: 2, rows: [{ serial: "SC-1", softwareHash: "a".repeat(64) }] });
    const next = { limit: 1, cursor: page.value.next };
    expect(await act(contract.listEquipment, service.list)(ann, {}, undefined, next)).toMatchObject({
      value: { rows: [{ serial: "SC-2", technology: "Scan One 4.2" }], next: null },
    });
  });

  it("W5.3 negative: one wrong field refuses the whole file and names row, column and what was expected", async () => {
    await value(register(ann, {}, scanner));
    const reply = (await send(
      [
        columns.join(","),
        "SC-1,north,Scan Own 4.2,,School,4.2,",
        "sc 0001,north,Scan One 4.2,,School,4.2,",
        "SC-3,north,Scan One 4.2,,,4.2,xyz",
        "SC-4,north,,,School,4.2,",
        "SC-5,north,,north-9,School,4.2,",
      ].join("\n"),
    )) as unknown as { refusal: string; fields: { path: string; expected: string }[] };
    expect(reply.refusal).toBe("file-refused");
    const said = reply.fields.map(({ path, expected }) => `${path} | ${expected}`);
    for (const line of [
      /^f\.csv, row 2, Technology \| .*Scan Own 4\.2; expected: a technology.*nearest is Scan One 4\.2/,
      /^f\.csv, row 3, Serial \| .*already/,
      /^f\.csv, row 4, Place \| .*1 to 500/,
      /^f\.csv, row 4, Software hash \| .*xyz.*64/,
      /^f\.csv, row 5, Technology \| .*either/,
      /^f\.csv, row 6, Pollbook device \| .*north-9/,
    ])
      expect(
        said.some((one) => line.test(one)),
        String(line),
      ).toBe(true);
    expect(await send("Serial,Plase\nSC-1,x")).toMatchObject({ refusal: "file-refused" });
  });

  it("W5.3 negative: a deck that could not tell two choices apart, leaves something out, or does not add up is refused by row", async () => {
    const wrong = deckCsv
      .replace("Ben,7", "Ben,5")
      .replace("\nCouncil,2,20,(overvotes),2", "")
      .replace("Zu,12", "Zu,many");
    const first = await addDeck(wrong);
    expect(first).toMatchObject({ refusal: "file-refused", fields: [{ path: "f.csv, row 8, Total" }] });
    const second = await addDeck(wrong.replace("many", "12"));
    if (second.ok) throw new Error("a bad deck was taken");
    const said = second.fields.map(({ path, expected }) => `${path} | ${expected}`);
    for (const line of [
      /row 3, Total \| Ben has the total of Ada/,
      /row 6, Choice \| Council has no row \(overvotes\)/,
      /row 6, Total \| Council adds up to 36 .*expected: 40/,
    ])
      expect(
        said.some((one) => line.test(one)),
        `${String(line)} in ${said.join("; ")}`,
      ).toBe(true);
    await deckId();
    expect(await addDeck(deckCsv, " deck  1")).toMatchObject({ refusal: "deck-twice" });
    const shown = await act(contract.listDecks, decks.decks)(auditor);
    // Who enters results is not told what they should be.
    expect(JSON.stringify(shown)).not.toContain("total");
  });

  it("W5.3: a deck as JSON is the deck of the CSV (negative: a wrong row is named as there, and what is no list of objects is refused)", async () => {
    const [heads = [], ...rows] = deckCsv.split("\n").map((line) => line.split(","));
    const objects = rows.map((row) =>
      Object.fromEntries(
        row.map((value, at) => [heads[at] ?? "", /^\d+$/.test(value) ? Number(value) : value]),
      ),
    );
    const same = readDeck(deckCsv, "f.csv");
    expect(readDeck(JSON.stringify(objects), "f.json")).toEqual(same);
    expect(await addDeck(JSON.stringify(objects))).toMatchObject({ ok: true, value: { cards: 20 } });
    const wrong: object[] = [...objects];
    wrong[1] = { ...objects[1], Total: null };
    expect(await addDeck(JSON.stringify(wrong), "Deck 2")).toMatchObject({
      refusal: "file-refused",
      fields: [{ path: "f.csv, row 2, Total", expected: "Found ; expected: a whole number from 0." }],
    });
    for (const text of ["[", "[1]", "[]", '[{"Contest":"Mayor"}]'])
      expect([text, (await addDeck(text, "Deck 2")).ok]).toEqual([text, false]);
  });
});

describe("files", () => {
  const cell = fc.string({ maxLength: 8 });
  const table = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 });

  it("W5.3 negative: no text makes a reader of a file throw, and a file with a wrong row gives no row", () =>
    fc.assert(
      fc.property(table, (rows) => {
        const known = { serials: new Set<string>(), technologies: [], devices: new Set<string>() };
        const body = rows.map((row) => row.join(",")).join("\n");
        const read = readEquipmentFile(`${columns.join(",")}\n${body}`, "f.csv", known);
        if (!read.ok) expect(read.wrong?.length).toBeGreaterThan(0);
        const deck = readDeck(`Contest,Votes allowed,Cards,Choice,Total\n${body}`, "f.csv");
        if (!deck.ok) expect(deck.wrong?.length).toBeGreaterThan(0);
      }),
    ));
});
