// Goal: who fetches, reads and signs gets it on paper, each jurisdiction its own and nobody else anything (W5.7). Method: whole
// transactions of the services on the databases, from the first round to the conclusion; the PDFs are collected and, where pdftotext is
// installed, read back.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicActor } from "../../../platform/contract/actor.ts";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { addReaders, paperOf, readAll, readers, readingActs, seatBoards } from "./boards.fixture.ts";
import * as contract from "./contract.ts";
import { report, table } from "./report-service.ts";
import { print, retrieve } from "./retrieval-service.ts";
import {
  acting,
  auditor,
  north,
  outsider,
  prepared,
  seeded,
  south,
  state,
  valueOf,
  type AuditActs,
} from "./scene.fixture.ts";

async function textOf(pdf: unknown): Promise<string> {
  const bytes = await buffer(pdf as AsyncIterable<Uint8Array>);
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(bytes.subarray(-6).toString()).toContain("%%EOF");
  return existsSync("/usr/bin/pdftotext")
    ? spawnSync("pdftotext", ["-layout", "-", "-"], { input: bytes, encoding: "utf8" }).stdout
    : "";
}

describe.each(dialectsForTests())("paper of an audit on %s", (dialect) => {
  let db: StorageForTests;
  let acts: AuditActs;
  let read: ReturnType<typeof readingActs>;
  let audit = "";
  let boards = { north: "", south: "" };
  const printOf = (who: typeof state, jurisdiction: string, query: object = {}) =>
    acting(db, contract.printCards, print)(who, { params: { audit, jurisdiction }, query });
  const reportOf = (who: typeof state) =>
    acting(db, contract.printReport, report)(who, { params: { audit } });

  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await db.reset();
    acts = await prepared(db);
    read = readingActs(db);
    await addReaders(db);
    audit = await seeded(acts);
    boards = await seatBoards(read, audit);
    valueOf(await acts.draw(state, { params: { audit }, body: { draws: 80 } }));
  });
  afterAll(() => db.close());

  it("W5.7: list, labels and placeholders name every drawn ballot of the jurisdiction, as the CSV does", async () => {
    const csv = valueOf(
      await acting(db, contract.retrieveCards, retrieve)(north, { params: { audit, jurisdiction: "north" } }),
    ).trim();
    const units = csv.split("\r\n").slice(1);
    expect(units.length).toBeGreaterThan(20);
    for (const sheet of contract.sheets) {
      const text = await textOf(valueOf(await printOf(north, "north", { sheet, paper: "a4" })));
      if (text === "") continue;
      expect(text).toContain(`${units.length}/${units.length}`);
      expect(text).not.toContain("south");
    }
  });

  it("W5.7: the same round printed twice is the same bytes", async () => {
    const twice = [await printOf(state, "south"), await printOf(auditor, "south")];
    const [one, other] = await Promise.all(
      twice.map((each) => buffer(valueOf(each) as AsyncIterable<Uint8Array>)),
    );
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
  });

  it("W5.7 negative: another jurisdiction's paper, an outsider's, a round that was not drawn and an early report are refused", async () => {
    for (const who of [south, outsider])
      expect(await printOf(who, "north"), who.id).toMatchObject({ refusal: "jurisdiction-not-found" });
    expect(await printOf(readers.north[0], "north")).toMatchObject({ refusal: "jurisdiction-not-found" });
    expect(await printOf(north, "north", { round: 2 })).toMatchObject({ refusal: "round-not-found" });
    for (const who of [state, north, auditor])
      expect(await reportOf(who), who.id).toMatchObject({ refusal: "not-concluded" });
  });

  it("W5.7 negative: a round without a ballot here is no empty sheet, and one with too many is referred to the CSV", async () => {
    // What no audit of this size draws is written past the services.
    await db.asOwner("update audit_units set round = 90 where code = 'south'");
    expect(await printOf(south, "south")).toMatchObject({ refusal: "nothing-to-fetch" });
    await db.asOwner("update audit_units set round = 1 where code = 'south'");
    await db.asOwner(`insert into audit_units (audit_id, contest, unit, code, organisation_id, seq, place, round, draws)
      select audit_id, '', 'extra-' || n, code, organisation_id, seq, 1000 + n, 1, '{1}'
      from (select * from audit_units where code = 'south' limit 1) one, generate_series(1, ${contract.printedMax}) n`);
    expect(await printOf(south, "south")).toMatchObject({ refusal: "too-many-to-print" });
    await db.asOwner("delete from audit_units where unit like 'extra-%'");
    await textOf(valueOf(await printOf(south, "south")));
  });

  it("W5.7: the report says what was found and leaves lines to each board that the reader sees, also as rows", async () => {
    // On the paper of one card there is no mark: one discrepancy to be named.
    const odd = valueOf(
      await read.units(readers.north[0], { params: { audit, board: boards.north }, query: { limit: 200 } }),
    ).rows.find(({ unit }) => JSON.stringify(paperOf(unit)["mayor"]).includes("Ada"))?.unit;
    const paper = (unit: string): contract.Reading =>
      unit === odd ? { ...paperOf(unit), mayor: { kind: "votes", votes: [] } } : paperOf(unit);
    for (;;) {
      for (const jurisdiction of ["north", "south"] as const)
        await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction }, paper);
      if (valueOf(await read.measure(state, { params: { audit } })).state !== "reading") break;
    }
    valueOf(await read.conclude(state, { params: { audit } }));
    const text = await textOf(valueOf(await reportOf(state)));
    if (text !== "") {
      expect(text).toContain("Mayor: the reported outcome is confirmed");
      expect(text).toMatch(/Harbour Party[^]*Prairie Alliance/);
      expect(text).toContain(`${odd}, Mayor: the record says Ada, the audit board read no mark.`);
    }
    // What is public is the same for everyone: no other record is missing because its jurisdiction is another's.
    for (const who of [auditor, south, publicActor("general-2026")]) {
      const seen = valueOf(await acting(db, contract.tabulateReport, table)(who, { params: { audit } }));
      expect(
        seen.split("\r\n").filter((row) => row.startsWith("record,")),
        who.id,
      ).toEqual([`record,mayor,${odd},,Ada`]);
    }
    const own = await textOf(valueOf(await reportOf(south)));
    if (own !== "") expect(own.match(/Signed/g)).toHaveLength(1);
    const rows = valueOf(
      await acting(db, contract.tabulateReport, table)(auditor, { params: { audit } }),
    ).split("\r\n");
    expect(rows[0]).toBe("about,contest,item,round,value");
    expect(rows).toContain(`record,mayor,${odd},,Ada`);
    expect(rows).toContain("contest,council,verdict,,confirmed");
    expect(rows.filter((row) => row.startsWith("risk,mayor,"))).toHaveLength(
      rows.filter((row) => row.startsWith("round,")).length,
    );
  });
});
