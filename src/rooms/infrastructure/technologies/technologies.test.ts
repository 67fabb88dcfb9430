// Goal: nothing is voted with that cannot be audited, unless paper stands ready; who reads the register reads why (W3.5). Method: whole
// transactions of the services on the databases; the gate and the file reader by properties; what the services refuse is tried past
// them, too.
import { Readable } from "node:stream";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { journalSeal } from "../../../core/journal/seal.ts";
import { actorOf, asking, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { Endpoint } from "../../../platform/contract/endpoint.ts";
import { readText } from "../../../platform/http/text-upload.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import { ConstraintBroken } from "../../../platform/storage/storage.ts";
import { columns } from "./columns-rules.ts";
import * as contract from "./contract.ts";
import { readTechnologies } from "./import-rules.ts";
import { auditabilityOf, gateOf, paperOfKind } from "./rules.ts";
import * as service from "./service.ts";
import { paperless, scanners, stocked } from "./technology.test-data.ts";

const nowMs = Date.UTC(2026, 10, 1);
const why = "The supplier sent other machines.";
const official = actorOf("authority", "election-authority");
const neighbour = actorOf("police", "election-authority");
const auditor = actorOf("firm", "auditor");

describe.each(dialectsForTests())("the register of voting technologies on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect, seal: journalSeal(seededDice(5)) });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
  });

  const act =
    <E extends Endpoint>(endpoint: E, serve: Serves<E>) =>
    (who: Actor, given: { params?: object; query?: object; body?: unknown } = {}, language = "en") =>
      asking(db, who, (cx) =>
        serve({ ...cx, language }, {
          params: { election: "general-2026", ...given.params },
          query: endpoint.query.parse(given.query ?? {}),
          body: given.body,
        } as unknown as Parameters<Serves<E>>[1]),
      ) as Promise<{ ok: true; value: contract.Technology } | { ok: false; refusal: string }>;
  const register = act(contract.registerTechnology, service.register);
  const change = act(contract.changeTechnology, service.change);
  const deploy = act(contract.deployTechnology, service.deploy);
  const retire = act(contract.retireTechnology, service.retire);
  const read = act(contract.readTechnology, service.read);
  const list = async (who: Actor, query: object = {}) =>
    (
      (await act(contract.listTechnologies, service.list)(who, { query })) as unknown as {
        value: { rows: contract.Technology[]; next: string | null; total: number };
      }
    ).value;
  const send = async (who: Actor, text: string | Uint8Array, language = "en") => {
    const body = await readText(Readable.from([Buffer.from(text)]), {
      file: "register.csv",
      bytesMax: contract.importBytesMax,
    });
    const query = { file: "register.csv" };
    return act(contract.importTechnologies, service.importFile)(who, { query, body }, language);
  };
  async function made(body: contract.Registered, who = official): Promise<contract.Technology> {
    const reply = await register(who, { body });
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    return reply.value;
  }
  const at = ({ id }: contract.Technology) => ({ params: { technology: id } });

  it("W3.5: a paperless device is refused; with a paper plan and its stock it is permitted with condition", async () => {
    const device = await made(paperless);
    expect(device).toMatchObject({
      auditability: "not-auditable",
      gate: { verdict: "refused", reasons: ["no-paper-back-up"] },
      state: "registered",
    });
    expect(await deploy(official, at(device))).toMatchObject({
      refusal: "deployment-refused",
      fields: [{ path: "no-paper-back-up" }],
    });
    const short = { ...paperless, backUp: { ...stocked, ballotsInStock: 11_999 }, why };
    expect(await change(official, { ...at(device), body: short })).toMatchObject({
      value: { gate: { verdict: "refused", reasons: ["back-up-not-stocked"] } },
    });
    expect(await deploy(official, at(device))).toMatchObject({ refusal: "deployment-refused" });
    expect(
      await change(official, { ...at(device), body: { ...paperless, backUp: stocked, why } }),
    ).toMatchObject({
      value: { auditability: "by-back-up", gate: { verdict: "permitted-with-condition", reasons: [] } },
    });
    expect(await deploy(official, at(device))).toMatchObject({ value: { state: "deployed" } });
    expect(await deploy(official, at(device))).toMatchObject({ refusal: "already-deployed" });
    expect(await read(auditor, at(device))).toMatchObject({ value: { state: "deployed" } });
    const acts = await db.asOwner<{ action: string }>(
      "select action from journal_entries where action like 'technologies.%' order by seq",
    );
    expect(acts.map(({ action }) => action)).toEqual([
      "technologies.register",
      "technologies.change",
      "technologies.change",
      "technologies.deploy",
    ]);
  });

  it("W3.5 negative: a stock that runs out takes the device out of use in the same act", async () => {
    const device = await made({ ...paperless, backUp: stocked });
    await deploy(official, at(device));
    const body = { ...paperless, backUp: { ...stocked, ballotsInStock: 0 }, why };
    expect(await change(official, { ...at(device), body })).toMatchObject({
      value: { state: "registered", deployedAtMs: null, gate: { verdict: "refused" } },
    });
    expect(await db.raw(official, "select state from technologies_in_register")).toEqual([
      { state: "registered" },
    ]);
  });

  it("W3.5 negative: paper alone is not enough: untested, failed or no longer certified is refused with every reason, in French too", async () => {
    const failed = { ...scanners.securityTest, result: "failed" } as contract.Test;
    const body = {
      ...scanners,
      accessibilityTest: null,
      securityTest: failed,
      certificationEndsOn: "2026-10-30",
    };
    const reply = await deploy(official, at(await made(body)), "fr");
    expect(reply).toMatchObject({
      refusal: "deployment-refused",
      fields: [
        { path: "accessibility-not-tested" },
        { path: "security-failed", expected: "Elle a échoué au test de sécurité." },
        { path: "certification-ended" },
      ],
    });
  });

  it("W3.5 negative: past the services, the database lets nothing into use that cannot be audited or was not tested", async () => {
    const device = await made(paperless);
    const sql = "update voting_technologies set state = 'deployed', deployed_at_ms = 1";
    await expect(db.raw(official, sql)).rejects.toBeInstanceOf(ConstraintBroken);
    await expect(
      db.raw(official, "update voting_technologies set auditability = 'by-back-up'"),
    ).rejects.toBeInstanceOf(ConstraintBroken);
    await retire(official, { ...at(device), body: { why } });
    await made({ ...scanners, accessibilityTest: null });
    await expect(db.raw(official, `${sql} where state <> 'retired'`)).rejects.toBeInstanceOf(
      ConstraintBroken,
    );
  });

  it("W3.5 negative: other organisations read and change nothing, and an exercise is apart", async () => {
    const device = await made(scanners);
    expect((await list(neighbour)).rows.map(({ id }) => id)).toEqual([device.id]);
    expect(await deploy(neighbour, at(device))).toMatchObject({ refusal: "technology-of-others" });
    const body = { ...scanners, devices: 1, why };
    expect(await change(neighbour, { ...at(device), body })).toMatchObject({
      refusal: "technology-of-others",
    });
    await db.raw(neighbour, "update voting_technologies set devices = 1");
    await db.raw(auditor, "update voting_technologies set devices = 1");
    expect(await read(official, at(device))).toMatchObject({ value: { devices: scanners.devices } });
    const exercise = { ...official, space: "exercise" as const };
    expect(await read(exercise, at(device))).toMatchObject({ refusal: "technology-not-found" });
    expect((await list(exercise)).total).toBe(0);
  });

  it("W3.5 negative: the same name twice, paper that the kind cannot leave, and a test in the future are refused", async () => {
    const device = await made(scanners);
    const twice = { ...scanners, name: " scan  ONE 4.2", jurisdiction: "NORTH" };
    expect(await register(official, { body: twice })).toMatchObject({ refusal: "technology-twice" });
    expect(await register(official, { body: { ...paperless, paperRecord: "voter-marked" } })).toMatchObject({
      refusal: "paper-record-does-not-fit",
      fields: [{ path: "paperRecord", expected: "technologies.paper-record-does-not-fit" }],
    });
    const later = { ...scanners.securityTest, testedOn: "2026-11-03" } as contract.Test;
    expect(await register(official, { body: { ...paperless, securityTest: later } })).toMatchObject({
      refusal: "date-in-future",
      fields: [{ path: "securityTest.testedOn" }],
    });
    await retire(official, { ...at(device), body: { why } });
    expect(await deploy(official, at(device))).toMatchObject({ refusal: "technology-retired" });
    await made(scanners);
  });

  it("W3.5: a file registers and changes many; what is exported is imported again without a change", async () => {
    await made(scanners);
    const { devices, ...rest } = scanners;
    await made({ ...rest, devices, jurisdiction: "south", name: '=Scan "One", big' });
    await made({ ...paperless, backUp: { ...stocked, plan: "Printed ballots,\nin every place of voting." } });
    const before = (await list(official)).rows;
    const csv = (await act(contract.exportTechnologies, service.exportFile)(official)) as unknown as {
      value: string;
    };
    expect(await send(official, csv.value)).toMatchObject({ value: { added: 0, changed: 3 } });
    expect((await list(official)).rows).toEqual(before);
    expect(await send(neighbour, csv.value)).toMatchObject({ value: { added: 3, changed: 0 } });
    expect((await list(official)).total).toBe(6);
    const page = await list(official, { limit: 4 });
    expect(page.rows.length + (await list(official, { limit: 4, cursor: page.next })).rows.length).toBe(6);
    expect((await list(official, { auditability: "by-back-up" })).total).toBe(2);
  });

  it("W3.5 negative: one wrong field refuses the whole file and names row, column, what was expected and the nearest", async () => {
    const head = columns.map(({ head: name }) => name).join(",");
    const good = "north,Scan One,,optical-scan,voter-marked,40,,,,,,,,,,,,";
    const wrong = [
      "north,Scan Two,,optical-scam,voter-marked,many,,,,,,,,,,,,",
      "no rth,,,dre,voter-marked,1,,30.12.2030,passed,,,,,,short,0,5,2026-10-01",
      "north,scan  one,,optical-scan,voter-marked,40,,,,,,,,,,,,",
    ];
    const reply = await send(official, [head, good, ...wrong].join("\n"));
    expect(reply).toMatchObject({ ok: false, refusal: "file-refused" });
    const { fields } = reply as unknown as { fields: { path: string; expected: string }[] };
    const said = fields.map(({ path, expected }) => `${path} | ${expected}`);
    for (const expected of [
      /^register\.csv, row 3, Kind \| .*optical-scam.*nearest is optical-scan/,
      /^register\.csv, row 3, Devices \| .*many.*whole number/,
      /^register\.csv, row 4, Jurisdiction \| .*letters or digits/,
      /^register\.csv, row 4, Name \| Name is empty/,
      /^register\.csv, row 4, Certification ends on \| .*YYYY-MM-DD/,
      /^register\.csv, row 4, Accessibility report \| .*is empty/,
      /^register\.csv, row 4, Paper back-up plan \| .*10 to 20000 characters/,
      /^register\.csv, row 4, Ballots needed \| .*from 1/,
      /^register\.csv, row 5, Name \| .*in row 2/,
    ])
      expect(
        said.some((line) => expected.test(line)),
        String(expected),
      ).toBe(true);
    expect((await list(official)).total).toBe(0);
    const french = await send(official, `${head}\n${wrong[0]}`, "fr");
    expect(JSON.stringify(french)).toContain("ligne 2");
    const misnamed = await send(official, `${head.replace("Devices", "Device")}\n${good}`);
    expect(JSON.stringify(misnamed)).toMatch(/Device is no column.*nearest is Devices/);
    expect(await send(official, Uint8Array.of(0xff, 0xfe, 0x41))).toMatchObject({ refusal: "file-refused" });
    expect(await send(official, "x".repeat(contract.importBytesMax + 1))).toMatchObject({
      refusal: "file-too-large",
    });
  });
});

const day = fc.constantFrom("2026-01-05", "2026-10-31");
const test = fc.option(
  fc.record({
    result: fc.constantFrom("passed" as const, "failed" as const),
    testedOn: day,
    report: fc.constant("r"),
  }),
);
const registered: fc.Arbitrary<contract.Registered> = fc
  .record({
    kind: fc.constantFrom(...contract.kinds),
    accessibilityTest: test,
    securityTest: test,
    certificationEndsOn: fc.option(fc.constantFrom("2020-01-01", "2030-01-01")),
    backUp: fc.option(
      fc.record({
        plan: fc.constant(stocked.plan),
        ballotsNeeded: fc.integer({ min: 1, max: 50 }),
        ballotsInStock: fc.integer({ min: 0, max: 50 }),
        countedOn: day,
      }),
    ),
  })
  .chain((some) =>
    fc.constantFrom(...paperOfKind[some.kind]).map((paperRecord) => ({ ...scanners, ...some, paperRecord })),
  );

describe("the gate", () => {
  it("W3.5: permits exactly what is tested, passed, certified while it was, and on paper or backed by paper", () =>
    fc.assert(
      fc.property(registered, (one) => {
        const { verdict, reasons } = gateOf(one, nowMs);
        const tested = one.accessibilityTest?.result === "passed" && one.securityTest?.result === "passed";
        const paper = ["voter-marked", "voter-verifiable"].includes(one.paperRecord);
        const backed = one.backUp !== null && one.backUp.ballotsInStock >= one.backUp.ballotsNeeded;
        const fine = tested && one.certificationEndsOn !== "2020-01-01" && (paper || backed);
        expect(verdict).toBe(!fine ? "refused" : paper ? "permitted" : "permitted-with-condition");
        expect(reasons.length > 0).toBe(!fine);
        expect(auditabilityOf(one) === "auditable").toBe(paper);
      }),
    ));

  it("W3.5 negative: no text makes the reader of a file throw, and a file with a wrong row gives no row", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ maxLength: 8 }), { maxLength: 20 }), { maxLength: 6 }),
        (rows) => {
          const text = [columns.map(({ head }) => head), ...rows].map((row) => row.join(",")).join("\n");
          const read = readTechnologies(text, "any.csv", nowMs);
          if (!read.ok) expect(read.wrong?.length).toBeGreaterThan(0);
        },
      ),
    ));
});
