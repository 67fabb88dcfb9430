// Goal: the hub in the server signs the list, enrols devices, keeps what they say, and leaves what they say differently to a person.
// Method: the whole house with its hub on each dialect, and devices that talk to it over TLS as they do on election day.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signEvent } from "@counterfoil/pollbook-log";
import { handClock } from "../src/platform/clock/clock.ts";
import { enrolDevice } from "../src/rooms/infrastructure/pollbooks/device/enrol.ts";
import { keyFromPem } from "../src/rooms/infrastructure/pollbooks/keys.ts";
import { opensAtMs, voter, voters } from "../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { serverForTests, type Client, type ServerForTests } from "./server-for-tests.ts";
import { dialectsForTests, freshDatabase, type FreshDatabase } from "./storage-for-tests.ts";
import {
  done,
  eventually,
  listCsv,
  pollbookScene,
  pollbooksAt,
  typedDefinition,
  type PollbookScene,
} from "./pollbook-scene.ts";

const csv = { "content-type": "text/csv" };

describe.each(dialectsForTests())("the hub of pollbooks on %s", (dialect) => {
  const clock = handClock(opensAtMs + 3_600_000);
  let database: FreshDatabase | null = null;
  let server: ServerForTests;
  let official: Client;
  let scene: PollbookScene;
  const live = async () => (await done(official.get(`${scene.at}/live`))).json;

  beforeAll(async () => {
    database = dialect === "postgresql" ? await freshDatabase() : null;
    server = await serverForTests({ clock, ...(database && { databaseUrl: database.url }) });
    official = await server.as("election-authority@demo.example");
    scene = await pollbookScene(official, clock);
  }, 300_000);
  afterAll(async () => {
    await scene?.end();
    await server?.close();
    await database?.drop();
  });

  test("W5.4 devices enrol by a code with the signed package, and what they record is known to the hub and the other device", async () => {
    const [a, b] = [await scene.device("north-1"), await scene.device("south-1", "south")];
    expect(await a.act({ kind: "check-in", voter: "101" }, "worker")).toMatchObject({ ok: true });
    await eventually(live, ({ checkedIn }) => checkedIn === 1);
    await eventually(
      async () => b.book.ledger.voter("101").checkIns.length,
      (known) => known === 1,
    );
    expect(await live()).toMatchObject({
      voters: voters.length,
      byChannel: { inPerson: 1, postal: 0 },
      openDisputes: 0,
    });
    const { devices, sites } = await live();
    expect(
      devices.map(({ device, contact }: { device: string; contact: string }) => [device, contact]),
    ).toHaveLength(2);
    expect(sites.find(({ site }: { site: string }) => site === "north")).toMatchObject({
      checkedIn: 1,
      devices: 1,
    });
  });

  test("negative: W5.4 a list with wrong rows is refused with row and field in both languages, and nothing of it is kept", async () => {
    const { id } = (await done(official.send("POST", pollbooksAt, typedDefinition()))).json;
    const wrong = listCsv([voter("1", "A", "B"), voter("1", "", "", { style: "Z", birth: "never" })]);
    const english = await official.send("PUT", `${pollbooksAt}/${id}/list`, wrong, csv);
    expect(english).toMatchObject({ status: 422, json: { code: "list-wrong" } });
    expect(english.json.fields.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(["3, number", "3, last", "3, birth", "3, style"]),
    );
    const french = await official.send("PUT", `${pollbooksAt}/${id}/list`, wrong, {
      ...csv,
      "accept-language": "fr",
    });
    expect(french.json.title).toContain("endroits de la liste");
    expect(french.json.fields[0].expected).toContain("Attendu");
    expect(await official.send("PUT", `${pollbooksAt}/${id}/list?format=atlantis`, wrong, csv)).toMatchObject(
      {
        status: 422,
        json: { code: "list-form-unknown" },
      },
    );
    const binary = await official.send(
      "PUT",
      `${pollbooksAt}/${id}/list`,
      new Uint8Array([0xff, 0xfe, 0]),
      csv,
    );
    expect(binary).toMatchObject({ status: 422, json: { code: "list-not-utf8" } });
    expect((await official.get(`${pollbooksAt}/${id}`)).json).toMatchObject({ state: "draft", voters: null });
    expect((await official.get(`${pollbooksAt}/${id}/election.cfp`)).status).toBe(409);
    expect((await official.send("POST", `${pollbooksAt}/${id}/open`)).status).toBe(409);
    const why = "Drafted for a test of wrong lists.";
    expect((await done(official.send("POST", `${pollbooksAt}/${id}/withdraw`, { why }))).json.state).toBe(
      "withdrawn",
    );
    const twice = typedDefinition({
      styles: [
        { id: "A", name: "A" },
        { id: "A", name: "B" },
      ],
    });
    expect(await official.send("POST", pollbooksAt, twice)).toMatchObject({
      status: 422,
      json: { code: "id-twice" },
    });
  });

  test("W5.4 a registry's list is read by what its columns are called, and says which was taken for what; one that is not understood is kept nowhere", async () => {
    const { id } = (await done(official.send("POST", pollbooksAt, typedDefinition()))).json;
    const at = `${pollbooksAt}/${id}/list?format=recognised`;
    const unnamed = await official.send("PUT", at, "who,where\nAnn,1 Main St\n", {
      ...csv,
      "accept-language": "fr",
    });
    expect(unnamed).toMatchObject({ status: 422, json: { code: "columns-not-recognised" } });
    expect(unnamed.json.title).toContain("number, last, first");
    const ambiguous = "Voter ID,Last Name,First Name,DOB,Ballot Style\n1,Okafor,Ann,04/05/1970,A\n";
    expect(await official.send("PUT", at, ambiguous, csv)).toMatchObject({
      status: 422,
      json: { code: "birth-not-recognised" },
    });
    expect((await official.get(`${pollbooksAt}/${id}`)).json).toMatchObject({
      state: "draft",
      listColumns: null,
    });
    expect(await official.send("PUT", at, ambiguous.replace("04/05", "04/25"), csv)).toMatchObject({
      status: 200,
      json: { voters: 1 },
    });
    const signed = (await official.get(`${pollbooksAt}/${id}`)).json;
    expect(signed).toMatchObject({ state: "signed", voters: 1 });
    expect(signed.listColumns).toEqual(
      expect.arrayContaining([
        { field: "number", columns: ["Voter ID"] },
        { field: "style", columns: ["Ballot Style"] },
        { field: "status", columns: [] },
      ]),
    );
    await done(
      official.send("POST", `${pollbooksAt}/${id}/withdraw`, { why: "Drafted for a test of columns." }),
    );
  });

  test("W5.4 negative: sixty devices that enrol at once are each enrolled once, of two with one code one; among so many, news still reach whoever comes back", async () => {
    const names = Array.from({ length: 60 }, (_, n) => `many-${n}`);
    const codes = await Promise.all(
      names.map(async (device) => {
        const asked = official.send("POST", `${scene.at}/codes`, { device, site: "north" });
        return (await done(asked)).json.code as string;
      }),
    );
    const hub = { host: "127.0.0.1", port: scene.port };
    const enrol = (name: string, code: string) =>
      enrolDevice({ folder: `${scene.folder}/${name}`, packageFile: scene.packageFile, code, hub, clock });
    const answers = await Promise.all([
      ...names.map((name, at) => enrol(name, codes[at]!)),
      enrol("thief", codes[7]!),
    ]);
    const refused = answers.filter(({ ok }) => !ok);
    expect(refused).toMatchObject([{ refusal: "enrol-code-used" }]);
    const { devices } = await live();
    for (const name of names)
      expect(devices.filter(({ device }: { device: string }) => device === name)).toHaveLength(1);
    const [a, b] = [await scene.open("many-1"), await scene.open("many-2")];
    const known = () => Promise.resolve(b.book.ledger.voter("220").checkIns.length);
    expect(await a.act({ kind: "check-in", voter: "220" }, "worker")).toMatchObject({ ok: true });
    await eventually(known, (times) => times === 1);
    // What is said while it is away, it is given when it comes back.
    await b.close();
    expect(await a.act({ kind: "check-in", voter: "221" }, "worker")).toMatchObject({ ok: true });
    await eventually(live, ({ checkedIn }) => checkedIn >= 2);
    const again = await scene.open("many-2");
    await eventually(
      async () => again.book.ledger.voter("221").checkIns.length,
      (times) => times === 1,
    );
    await Promise.all([a.close(), again.close()]);
  }, 120_000);

  test("negative: W5.4 a code is good once, for one machine; nobody but officials sees a package or a voter", async () => {
    const code = (await done(official.send("POST", `${scene.at}/codes`, { device: "once", site: "north" })))
      .json.code;
    const hub = { host: "127.0.0.1", port: scene.port };
    const enrol = (folder: string) =>
      enrolDevice({ folder: `${scene.folder}/${folder}`, packageFile: scene.packageFile, code, hub, clock });
    expect(await enrol("once")).toMatchObject({ ok: true, value: { device: "once", site: "north" } });
    expect(await enrol("twice")).toMatchObject({ ok: false, refusal: "enrol-code-used" });
    const again = await official.send("POST", `${scene.at}/codes`, { device: "once", site: "north" });
    expect(again).toMatchObject({ status: 409, json: { code: "device-name-taken" } });
    expect((await official.send("POST", `${scene.at}/codes`, { device: "x", site: "nowhere" })).status).toBe(
      422,
    );
    const paths = ["", "/live", "/disputes", "/anomalies", "/election.cfp"];
    const member = await server.as("analyst@demo.example");
    for (const path of paths) {
      expect((await member.get(scene.at + path)).status, path).toBe(403);
      expect((await server.anyone.get(scene.at + path)).status, path).toBe(401);
    }
    const auditor = await server.as("auditor@demo.example");
    expect((await auditor.get(`${scene.at}/live`)).status).toBe(404);
    expect((await auditor.get(pollbooksAt)).json).toMatchObject({ rows: [], total: 0 });
    const exercise = { "counterfoil-space": "exercise" };
    expect((await official.get(`${scene.at}/live`, exercise)).status).toBe(404);
  });

  test("W5.4 a voter checked in twice while the network was cut is a dispute until a person decides, and every device hears the decision", async () => {
    const [a, b] = [await scene.device("cut-a"), await scene.device("cut-b", "south")];
    await b.close();
    const alone = await scene.open("cut-b", []);
    for (const one of [a, alone])
      expect(await one.act({ kind: "check-in", voter: "106" }, "worker")).toMatchObject({ ok: true });
    await alone.close();
    const healed = await scene.open("cut-b");
    const [found] = (await eventually(
      async () => (await done(official.get(`${scene.at}/disputes?state=open`))).json.rows,
      (rows) => rows.length === 1,
    )) as [
      {
        voter: string;
        name: string;
        kinds: string[];
        evidence: { event: string; device: string; kind: string }[];
      },
    ];
    expect(found).toMatchObject({
      voter: "106",
      name: "Smith, John",
      kinds: ["double-check-in", "double-issue"],
    });
    expect(found.evidence.map(({ device }) => device)).toEqual(["cut-a", "cut-a", "cut-b", "cut-b"]);
    const considered = found.evidence.map(({ event }) => event);
    const upheld = found.evidence.filter(({ device }) => device === "cut-a").map(({ event }) => event);
    const why = "The signature at the north table is the voter’s own.";
    const decide = (body: object) =>
      official.send("POST", `${scene.at}/decisions`, { voter: "106", considered, upheld, why, ...body });
    expect(await decide({ considered: considered.slice(1) })).toMatchObject({
      json: { code: "evidence-not-considered" },
    });
    expect(await decide({ upheld: considered })).toMatchObject({ json: { code: "disputed-still" } });
    expect(await decide({ upheld: ["f".repeat(64)] })).toMatchObject({
      json: { code: "upheld-not-considered" },
    });
    expect(await decide({ voter: "101" })).toMatchObject({ json: { code: "dispute-not-found" } });
    expect(await decide({ why: "because" })).toMatchObject({ status: 422 });
    expect((await done(official.get(`${scene.at}/disputes?state=open`))).json.total).toBe(1);
    expect((await done(decide({}))).json).toMatchObject({ isOpen: false });
    await eventually(
      async () => healed.state().openDisputes,
      (open) => open === 0,
    );
    const after = (await done(official.get(`${scene.at}/disputes?state=decided`))).json.rows;
    expect(after).toMatchObject([{ voter: "106", isOpen: false, decisions: [{ why }] }]);
    expect(healed.book.ledger.voter("106").checkIns.map(({ device }) => device)).toEqual(["cut-a"]);
  });

  test("W5.4 a returned postal ballot blocks a check-in at every device; a stranger’s number records nothing", async () => {
    const a = await scene.device("postal-a");
    const strange = await official.send("POST", `${scene.at}/postal`, { voters: ["105", "no-such"] });
    expect(strange).toMatchObject({ status: 422, json: { code: "voters-unknown" } });
    expect(strange.text).toContain("no-such");
    const first = (await done(official.send("POST", `${scene.at}/postal`, { voters: ["105", "101"] }))).json;
    expect(first).toEqual({ recorded: 2, already: [], disputed: ["101"] });
    const second = (await done(official.send("POST", `${scene.at}/postal`, { voters: ["105"] }))).json;
    expect(second).toMatchObject({ recorded: 0, already: ["105"] });
    await eventually(
      async () => a.book.ledger.voter("105").returns.length,
      (known) => known === 1,
    );
    expect(await a.act({ kind: "check-in", voter: "105" }, "worker")).toMatchObject({ ok: false });
    const open = (await done(official.get(`${scene.at}/disputes?state=open`))).json.rows;
    expect(open).toMatchObject([{ voter: "101", kinds: ["post-and-person"] }]);
  });

  test("negative: W5.0 a forged log, mass undo, a wrong style and check-ins before opening each become one report that names no voter", async () => {
    const [forger, b] = [await scene.device("forger"), await scene.device("undoer", "south")];
    await forger.act({ kind: "check-in", voter: "103", styleGiven: "A" }, "worker");
    for (let n = 200; n < 212; n++) {
      const receipts = await b.act({ kind: "check-in", voter: String(n) }, "worker");
      if (!receipts.ok) throw new Error(receipts.refusal);
      const events = receipts.value.map(({ id }) => id);
      expect(await b.act({ kind: "undo", events, reason: "not this voter" }, "worker")).toMatchObject({
        ok: true,
      });
    }
    const ofAnother = (device: string, voter: string) => {
      const key = keyFromPem(readFileSync(`${scene.folder}/${device}/key.pem`, "utf8"));
      const signed = signEvent(key.sign, {
        electionId: forger.manifest.electionId,
        listVersion: forger.book.version,
        device,
        seq: 1,
        previous: "0".repeat(64),
        atMs: opensAtMs - 60_000,
        actor: "nobody",
        fact: { kind: "check-in", voter, site: "north", channel: "in-person" },
      });
      if (!signed.ok) throw new Error(signed.refusal);
      return signed.value;
    };
    await eventually(live, ({ devices }) =>
      devices.some(
        ({ device, events }: { device: string; events: number }) => device === "undoer" && events === 48,
      ),
    );
    b.book.receive([ofAnother("forger", "250"), ofAnother("once", "251")]);
    type Row = { kind: string; device: string; reportId: string | null };
    const anomalies = async () => (await done(official.get(`${scene.at}/anomalies`))).json.anomalies as Row[];
    await eventually(anomalies, (rows) => new Set(rows.map(({ kind }) => kind)).size >= 3);
    clock.advance(6_000);
    const told = await eventually(
      anomalies,
      (rows) => rows.length >= 3 && rows.every(({ reportId }) => reportId !== null),
    );
    const of = (kind: string) => told.filter((one) => one.kind === kind).map(({ device }) => device);
    expect(of("device-forging")).toEqual(["forger"]);
    expect(of("mass-undo")).toEqual(["undoer"]);
    expect(of("early-check-in")).toEqual(["once"]);
    const analyst = await server.as("analyst@demo.example");
    for (const { reportId, device } of told) {
      const report = await done(analyst.get(`/api/elections/ca-demo/reports/${reportId}`));
      expect(report.json).toMatchObject({ channel: "machine", outcome: "attempt-unknown" });
      expect(report.json.what).toContain(device);
      expect(report.text).not.toMatch(/Turing|\b103\b|\b25[01]\b/);
    }
    clock.advance(6_000);
    await eventually(live, () => true);
    expect(await anomalies()).toEqual(told);
    const why = "The log of this device was forged.";
    const retired = await done(
      official.send("POST", `${scene.at}/devices/retire`, { device: "undoer", why }),
    );
    expect(retired.json).toEqual({ device: "undoer", lastSeq: 48 });
    expect(
      (await official.send("POST", `${scene.at}/devices/retire`, { device: "undoer", why })).status,
    ).toBe(409);
    expect((await official.send("POST", `${scene.at}/devices/retire`, { device: "hub", why })).status).toBe(
      404,
    );
  });
});
