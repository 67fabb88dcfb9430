// Goal: a batch comparison goes its whole way: totals by batch committed, batches drawn by what they can be wrong by, counted blind by two
// people, and its record verifies (W5.7). Method: whole transactions of the services on the databases, the made-up city of the scene.
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifyRecord } from "@counterfoil/risk-limiting-audit";
import { publicActor } from "../../../platform/contract/actor.ts";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { manifestCsv } from "./audit.test-data.ts";
import { addReaders, countOf, readAll, readingActs, seatBoards, type ReadingActs } from "./boards.fixture.ts";
import * as contract from "./contract.ts";
import { records } from "./inputs-service.ts";
import {
  acting,
  auditor,
  cardsOf,
  mayorSetUp,
  north,
  prepared,
  rollDice,
  setUpBody,
  south,
  state,
  trustworthy,
  valueOf,
  type AuditActs,
  type Loose,
} from "./scene.fixture.ts";
import { readTotalsUpload } from "./upload.ts";

const body = {
  ...setUpBody,
  contests: [{ ...mayorSetUp, riskLimit: 0.1 }],
  design: { style: "batch-comparison" as const, roundsMax: 5, fullCountShare: 1 },
};

describe.each(dialectsForTests())("a batch comparison on %s", (dialect) => {
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

  function totalsCsv(code: "north" | "south"): string {
    const batches = [...new Set(cardsOf[code].map(({ batch }) => batch))];
    const rows = batches.flatMap((batch) => {
      const said = countOf(`${code}/1-${batch}`, "mayor")["mayor"];
      const votes = said?.kind === "counted" && said.tally.kind === "votes" ? said.tally.votes : {};
      return Object.entries(votes).map(([choice, count]) => `1,${batch},mayor,${choice},${count}`);
    });
    return ["Tabulator,Batch,Contest,Choice,Votes", ...rows, ""].join("\n");
  }

  async function send(code: "north" | "south", text: string) {
    const read = await readTotalsUpload(Readable.from([Buffer.from(text)]), "totals.csv");
    const act = acting(db, contract.uploadRecords, records) as Loose<typeof contract.uploadRecords>;
    return (audit: string) =>
      act(code === "north" ? north : south, {
        params: { audit, jurisdiction: code },
        query: { format: "batch-totals", file: "totals.csv" },
        body: read,
      });
  }

  async function drawn(): Promise<string> {
    const { id: audit } = valueOf(await acts.setUp(state, { body }));
    for (const code of ["north", "south"] as const) {
      valueOf(await acts.manifest(code === "north" ? north : south, audit, code, manifestCsv(cardsOf[code])));
      valueOf(await (await send(code, totalsCsv(code)))(audit));
    }
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    expect(valueOf(await acts.check(state, { params: { audit } })).findings).toEqual([]);
    valueOf(await acts.commit(state, { params: { audit } }));
    await rollDice(acts, audit);
    return audit;
  }

  it("W5.7: confirms, without anybody who counts having seen the totals, and its record verifies", async () => {
    const audit = await drawn();
    const boards = await seatBoards(read, audit);
    const { rounds } = valueOf(await acts.draw(state, { params: { audit }, body: {} }));
    expect(rounds[0]?.draws).toBeGreaterThan(3);
    const hidden = await read.file(publicActor("general-2026"), {
      params: { audit, file: "batches.ndjson" },
    });
    expect(hidden).toMatchObject({ refusal: "file-not-found" });
    for (const jurisdiction of ["north", "south"] as const)
      await readAll(read, db, { audit, board: boards[jurisdiction], jurisdiction });
    const measured = valueOf(await read.measure(state, { params: { audit } }));
    expect(measured.contests[0]?.standing).toBe("confirmed");
    const concluded = valueOf(await read.conclude(state, { params: { audit } }));
    const files = new Map<string, Uint8Array>();
    for (const { name } of concluded.files)
      files.set(name, Buffer.from(valueOf(await read.file(auditor, { params: { audit, file: name } }))));
    expect(verifyRecord(files)).toMatchObject({
      ok: true,
      draws: rounds[0]?.draws,
      verdicts: { mayor: "confirmed" },
    });
  });

  it("W5.7 negative: totals that the batch cannot hold, or of a batch that is not there, are refused", async () => {
    const { id: audit } = valueOf(await acts.setUp(state, { body }));
    valueOf(await acts.manifest(north, audit, "north", manifestCsv(cardsOf.north)));
    const head = "Tabulator,Batch,Contest,Choice,Votes\n";
    expect(await (await send("north", `${head}1,1,mayor,Ada,51\n`))(audit)).toMatchObject({
      refusal: "manifest-too-small",
    });
    expect(await (await send("north", `${head}1,99,mayor,Ada,5\n`))(audit)).toMatchObject({
      refusal: "record-not-placed",
    });
    expect(await (await send("north", `${head}1,1,mayor,Ada,many\n`))(audit)).toMatchObject({
      refusal: "file-refused",
      fields: [{ path: "totals.csv, row 2, Votes" }],
    });
  });
});
