// Goal: nothing is drawn from files that were not checked, fixed and published before the seed (W5.7), and each jurisdiction acts on
// its own files alone. Method: whole transactions of the services on the databases, with a made-up city of two jurisdictions.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rivestDraws } from "@counterfoil/risk-limiting-audit";
import { publicActor } from "../../../platform/contract/actor.ts";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { registerTechnology } from "../technologies/contract.ts";
import * as service from "../technologies/service.ts";
import { paperless, stocked } from "../technologies/technology.test-data.ts";
import { dominionCsv, manifestCsv } from "./audit.test-data.ts";
import { plan } from "./plan-service.ts";
import * as contract from "./contract.ts";
import { retrieve } from "./retrieval-service.ts";
import { list, read, report, withdraw } from "./service.ts";
import {
  acting,
  auditor,
  cardsOf,
  committed,
  council,
  dice,
  filed,
  inUse,
  mayor,
  mayorSetUp,
  north,
  outsider,
  prepared,
  seeded,
  setUpBody,
  south,
  state,
  trustworthy,
  valueOf,
  type AuditActs,
} from "./scene.fixture.ts";

describe.each(dialectsForTests())("an audit up to its draw on %s", (dialect) => {
  let db: StorageForTests;
  let acts: AuditActs;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.reset();
    acts = await prepared(db);
  });

  const reading = (...given: Parameters<ReturnType<typeof acting<typeof contract.readAudit>>>) =>
    acting(db, contract.readAudit, read)(...given);

  it("W5.7: from set-up to the draw; the sample follows from seed and manifest alone", async () => {
    const audit = await seeded(acts);
    const planned = valueOf(await acting(db, contract.planSample, plan)(state, { params: { audit } }));
    expect(planned.cards).toBe(1000);
    expect(planned.expected.map(({ contest, style }) => `${contest} ${style}`)).toEqual([
      "mayor comparison",
      "council comparison",
      "mayor polling",
      "council polling",
    ]);
    const drawn = valueOf(await acts.draw(state, { params: { audit }, body: {} }));
    expect(drawn.state).toBe("reading");
    expect(drawn.rounds).toMatchObject([{ number: 1, draws: planned.firstRound, risk: null }]);
    const seed = drawn.seed ?? "";
    expect(seed).toBe("58597734719387384637");
    const ids = [
      ...cardsOf.north.map((c) => `north/1-${c.batch}-${c.place}`),
      ...cardsOf.south.map((c) => `south/1-${c.batch}-${c.place}`),
    ];
    const expected = rivestDraws(seed, 1000, planned.firstRound).map((card) => ids[card - 1]);
    const [round] = await db.asOwner<{ cards: string[] }>("select cards from audit_rounds");
    expect(round?.cards).toEqual(expected);
    const sheet = valueOf(
      await acting(db, contract.retrieveCards, retrieve)(north, { params: { audit, jurisdiction: "north" } }),
    );
    const rows = sheet.trim().split("\r\n").slice(1);
    expect(new Set(rows.map((row) => row.split(",")[5]))).toEqual(
      new Set(expected.filter((id) => id?.startsWith("north"))),
    );
  });

  it("W5.7: what is committed to is public with its hashes, and nobody reads the records yet", async () => {
    const audit = await committed(acts);
    const seen = valueOf(await reading(publicActor("general-2026"), { params: { audit } }));
    expect(seen.files.map(({ name, published }) => [name, published])).toEqual([
      ["contests.json", true],
      ["design.json", true],
      ["manifest.csv", true],
      ["records.ndjson", false],
    ]);
    expect(seen.commitment).toMatch(/^[0-9a-f]{64}$/);
    for (const who of [
      publicActor("general-2026"),
      { ...north, roles: ["audit-board"], role: "audit-board" },
    ])
      expect(await db.raw(who, "select * from audit_records")).toEqual([]);
  });

  it("W5.7 negative: fewer cards in the manifest than records is refused, with the batch", async () => {
    const { id } = valueOf(await acts.setUp(state, { body: setUpBody }));
    const short = cardsOf.north.filter(({ batch, place }) => batch !== "3" || place < 50);
    valueOf(await acts.manifest(north, id, "north", manifestCsv(short)));
    expect(
      await acts.records(north, id, "north", dominionCsv(cardsOf.north, [mayor, council])),
    ).toMatchObject({
      refusal: "manifest-too-small",
      values: { batch: "1-3", records: 50, cards: 49 },
    });
  });

  it("W5.7 negative: a file is refused with its name, row and field, in the reader's language", async () => {
    const { id } = valueOf(await acts.setUp(state, { body: setUpBody }));
    expect(await acts.manifest(north, id, "north", "Tabulator,Batch,Cards\n1,1,fifty\n")).toMatchObject({
      refusal: "file-refused",
      fields: [{ path: "manifest.csv, row 2, Number of Ballots" }],
    });
    expect(await acts.records(north, id, "north", "")).toMatchObject({ refusal: "no-manifest-yet" });
    valueOf(await acts.manifest(north, id, "north", manifestCsv(cardsOf.north)));
    const csv = dominionCsv(cardsOf.north, [mayor, council]);
    const wrong: [string, string, RegExp][] = [
      ["a mark that is none", csv.replace("1-1-3,P2,1,1,0", "1-1-3,P2,1,X,0"), /cvr\.csv, row 7, mayor: Ada/],
      [
        "a batch that the manifest lacks",
        csv.replaceAll("\n601,", "\n").replace("1,1,1,1,1-1-1", "1,1,77,1,1-77-1"),
        /BatchId/,
      ],
      ["an empty file", "", /cvr\.csv/],
    ];
    for (const [what, text, place] of wrong) {
      const refused = await acts.records(north, id, "north", text);
      expect(refused, what).toMatchObject({ refusal: "file-refused" });
      expect((refused as unknown as { fields: { path: string }[] }).fields[0]?.path, what).toMatch(place);
    }
    expect(
      await acts.records(north, id, "north", csv.replace("2,1,1,2,1-1-2", "2,1,1,1,1-1-2")),
    ).toMatchObject({ refusal: "record-not-placed" });
  });

  it("W5.7: one candidate with no vote in any precinct is raised, and is to be explained before the draw", async () => {
    const silent = { ...mayor, candidates: ["Ada", "Bo", "Zed"] };
    const body = {
      ...setUpBody,
      contests: [
        {
          ...mayorSetUp,
          candidates: silent.candidates,
          announced: {
            kind: "votes" as const,
            votes: { ...(mayorSetUp.announced as { votes: Record<string, number> }).votes, Zed: 0 },
          },
        },
      ],
    };
    const { id: audit } = valueOf(await acts.setUp(state, { body }));
    for (const [code, actor] of [
      ["north", north],
      ["south", south],
    ] as const) {
      valueOf(await acts.manifest(actor, audit, code, manifestCsv(cardsOf[code])));
      valueOf(await acts.records(actor, audit, code, dominionCsv(cardsOf[code], [silent])));
    }
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    const { findings } = valueOf(await acts.check(state, { params: { audit } }));
    expect(findings).toMatchObject([{ name: "zero-everywhere", weight: "explain", subject: "mayor: Zed" }]);
    expect(findings[0]?.says.fr).toContain("pas une seule voix");
    expect(await acts.commit(state, { params: { audit } })).toMatchObject({ refusal: "checks-unexplained" });
    const why = "Zed withdrew; the ballot was printed before.";
    valueOf(await acts.acknowledge(state, { params: { audit }, body: { keys: [findings[0]?.key], why } }));
    expect(valueOf(await acts.commit(state, { params: { audit } })).state).toBe("committed");
  });

  it("W5.7 negative: results that the records do not give cannot be explained away", async () => {
    const votes = { Ada: 580, Bo: 390 };
    const body = {
      ...setUpBody,
      contests: [{ ...mayorSetUp, announced: { kind: "votes" as const, votes } }],
    };
    const audit = await filed(acts, body);
    const { findings } = valueOf(await acts.check(state, { params: { audit } }));
    const differ = findings.filter(({ name }) => name === "votes-differ");
    expect(differ.map(({ weight }) => weight)).toEqual(["refuse", "refuse"]);
    const keys = [differ[0]?.key];
    expect(
      await acts.acknowledge(state, { params: { audit }, body: { keys, why: "It must be right." } }),
    ).toMatchObject({ refusal: "finding-forbids" });
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    expect(await acts.commit(state, { params: { audit } })).toMatchObject({ refusal: "checks-forbid" });
  });

  it("W5.7 negative: a tie, a wrong winner, and an outcome without its votes are refused at set-up", async () => {
    const withVotes = (votes: Record<string, number>, winners: string[]) => ({
      ...setUpBody,
      design: { ...setUpBody.design, style: "polling" as const },
      contests: [
        {
          ...mayorSetUp,
          announced: { kind: "votes" as const, votes },
          reported: { kind: "winners" as const, winners },
        },
      ],
    });
    for (const body of [withVotes({ Ada: 10, Bo: 10 }, ["Ada"]), withVotes({ Ada: 20, Bo: 10 }, ["Bo"])])
      expect(await acts.setUp(state, { body })).toMatchObject({ refusal: "contest-not-auditable" });
  });

  it("W5.7, W3.5 negative: without a trustworthy paper trail there is no draw", async () => {
    const audit = await filed(acts);
    expect(await acts.commit(state, { params: { audit } })).toMatchObject({ refusal: "paper-not-declared" });
    valueOf(
      await acts.declare(state, { params: { audit }, body: { ...trustworthy, custodyChecked: false } }),
    );
    expect(await acts.commit(state, { params: { audit } })).toMatchObject({
      refusal: "paper-not-trustworthy",
    });
  });

  it("W3.5: the register answers whether there is paper: a back-up and an empty register must be explained by name", async () => {
    await db.asOwner("delete from voting_technologies where jurisdiction = 'south'");
    await inUse(db, north, { ...paperless, backUp: stocked });
    const audit = await filed(acts);
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    const { findings } = valueOf(await acts.check(state, { params: { audit } }));
    expect(findings).toMatchObject([
      { name: "audited-by-back-up", weight: "explain", subject: "north: Touch Nine" },
      { name: "no-technology-in-use", weight: "explain", subject: "south" },
    ]);
    expect(await acts.commit(state, { params: { audit } })).toMatchObject({ refusal: "checks-unexplained" });
    const why = "All voted on paper; the south registers next week.";
    const keys = findings.map(({ key }) => key);
    valueOf(await acts.acknowledge(state, { params: { audit }, body: { keys, why } }));
    valueOf(await acts.commit(state, { params: { audit } }));
  });

  it("W3.5 negative: what is in the register and cannot be audited forbids the commitment, whatever is declared", async () => {
    const register = acting(db, registerTechnology, service.register);
    valueOf(await register(south, { body: { ...paperless, jurisdiction: "South" } }));
    const audit = await filed(acts);
    valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
    for (const who of [state, south, auditor]) {
      const { findings } = valueOf(await acts.check(who, { params: { audit } }));
      expect(findings, who.id).toMatchObject([{ name: "not-auditable", weight: "refuse" }]);
    }
    const { findings } = valueOf(await acts.check(state, { params: { audit } }));
    const body = { keys: findings.map(({ key }) => key), why: "It will be all right in the end." };
    expect(await acts.acknowledge(state, { params: { audit }, body })).toMatchObject({
      refusal: "finding-forbids",
    });
    expect(await acts.commit(state, { params: { audit } })).toMatchObject({ refusal: "checks-forbid" });
  });

  it("W5.7 negative: no seed before the commitment, no reveal before two commitments, and a changed roll is found", async () => {
    const early = await filed(acts);
    const rolls = { name: "A", commitment: "0".repeat(64) };
    expect(await acts.commitRolls(state, { params: { audit: early }, body: rolls })).toMatchObject({
      refusal: "not-committed-yet",
    });
    await expect(
      db.asOwner("update audits set seed = '12345678901234567890', seeded_at_ms = 1, state = 'seeded'"),
    ).rejects.toThrow();
    const audit = await committed(acts);
    valueOf(await acts.commitRolls(state, { params: { audit }, body: { ...rolls, name: dice[0].name } }));
    expect(await acts.revealRolls(state, { params: { audit }, body: dice[0] })).toMatchObject({
      refusal: "too-few-commitments",
    });
    valueOf(await acts.commitRolls(state, { params: { audit }, body: { ...rolls, name: "B" } }));
    expect(await acts.revealRolls(state, { params: { audit }, body: dice[0] })).toMatchObject({
      refusal: "reveal-differs",
    });
    expect(await acts.draw(state, { params: { audit }, body: {} })).toMatchObject({ refusal: "no-seed-yet" });
  });

  it("W5.7 negative: after the commitment no file changes, and after the seed nobody gives the audit up", async () => {
    const audit = await seeded(acts);
    expect(await acts.manifest(north, audit, "north", manifestCsv(cardsOf.north))).toMatchObject({
      refusal: "not-in-set-up",
    });
    const body = { contests: setUpBody.contests, why: "a better result" };
    expect(
      await acting(db, contract.reportContests, report)(state, { params: { audit }, body }),
    ).toMatchObject({
      refusal: "not-in-set-up",
    });
    const why = "the sample looks unlucky";
    expect(
      await acting(db, contract.withdrawAudit, withdraw)(state, { params: { audit }, body: { why } }),
    ).toMatchObject({
      refusal: "seed-known",
    });
  });

  it("W5.7 negative: each jurisdiction sees and hands in its own files alone, also past the services", async () => {
    const audit = await filed(acts);
    const seen = async (who: typeof north) =>
      valueOf(await reading(who, { params: { audit } })).jurisdictions.map(({ code }) => code);
    expect([await seen(north), await seen(state), await seen(auditor), await seen(outsider)]).toEqual([
      ["north"],
      ["north", "south"],
      ["north", "south"],
      [],
    ]);
    expect(await acts.manifest(north, audit, "south", manifestCsv(cardsOf.south))).toMatchObject({
      refusal: "jurisdiction-not-found",
    });
    for (const table of ["audit_batches", "audit_records", "audit_censuses"]) {
      const codes = await db.raw<{ code: string }>(north, `select distinct code from ${table}`);
      expect(codes, table).toEqual([{ code: "north" }]);
      await db.raw(north, `delete from ${table}`);
    }
    expect(await db.raw(south, "select distinct code from audit_batches")).toEqual([{ code: "south" }]);
    expect(await acts.commit(north, { params: { audit } })).toMatchObject({ refusal: "audit-of-others" });
    const partly = valueOf(await acts.check(south, { params: { audit } }));
    expect(partly).toMatchObject({ whole: false, findings: [] });
  });

  it("W5.7 negative: the public sees no audit before its commitment, and never an exercise", async () => {
    await filed(acts);
    const seen = acting(db, contract.listAudits, list);
    expect(valueOf(await seen(publicActor("general-2026"))).rows).toEqual([]);
    await committed(acts);
    expect(valueOf(await seen(publicActor("general-2026"))).total).toBe(1);
    expect(valueOf(await seen(publicActor("general-2026", "exercise"))).rows).toEqual([]);
    expect(valueOf(await seen(publicActor("other-2026"))).rows).toEqual([]);
  });
});
