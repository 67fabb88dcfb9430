// Goal: story B, "The register is down", as far as the pollbooks carry it: 100,000 voters, 40 sites, three pollbooks in site 12. The
// network parts them, the server dies, one laptop dies too; checking in goes on, on two laptops and on paper; when all of it is back, 40
// marks and 7 envelopes balance, the one voter who was served twice is shown by everybody and nobody else is, and it closes. Method:
// through HTTP and real processes alone, on both databases: the server, three `counterfoil pollbook`, the command that prints the book, and
// lines between them that are cut. Each step is a test; they run in their order.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../src/platform/cli/run-command.ts";
import { systemClock } from "../../src/platform/clock/clock.ts";
import { pollbookCommands } from "../../src/rooms/infrastructure/pollbooks/cli.ts";
import { openDevice } from "../../src/rooms/infrastructure/pollbooks/device/device.ts";
import { enrolDevice } from "../../src/rooms/infrastructure/pollbooks/device/enrol.ts";
import { numbersOfSite, placeAt, sheetName } from "../../src/rooms/infrastructure/pollbooks/paper/sheets.ts";
import { printedBooks } from "../../src/rooms/infrastructure/pollbooks/paper/stamp.ts";
import { pollWorker } from "../../src/rooms/infrastructure/pollbooks/testing/poll-worker.ts";
import {
  pollbookProcess,
  type PollbookProcess,
} from "../../src/rooms/infrastructure/pollbooks/testing/pollbook-process.ts";
import { voter } from "../../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { cuttableLine, type CuttableLine } from "../faults/cuttable-line.ts";
import { killableServer, type KillableServer, type ServerSetup } from "../faults/killable-server.ts";
import { prepared, type Place } from "../faults/place.ts";
import { freePort } from "../free-port.ts";
import {
  done,
  eventually,
  keepPackage,
  listCsv,
  officialOf,
  pollbooksAt,
  typedDefinition,
} from "../pollbook-scene.ts";
import type { Client } from "../server-for-tests.ts";
import { dialectsForTests } from "../storage-for-tests.ts";

const siteCount = 40;
const site = "site-12";
const names = ["table-1", "table-2", "table-3"] as const;
const voters = Array.from({ length: 100_000 }, (_, n) =>
  voter(String(100_000 + n), `Voter${n}`, "Any", { site: `site-${(n % siteCount) + 1}` }),
);
/** Of the site, in the order of the list. */
const here = voters.filter((one) => one.site === site).map(({ number }) => number);
const iso = (atMs: number) => new Date(atMs).toISOString().replace(/\.\d+Z$/, "Z");

describe.each(dialectsForTests())("story B, the register is down, on %s", (dialect) => {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-story-b-"));
  const packageFile = join(folder, "election.cfp");
  const tables = new Map<string, PollbookProcess>();
  const lines = new Map<string, CuttableLine>();
  let place: Place;
  let setup: ServerSetup;
  let server: KillableServer;
  let official: Client;
  let at = "";
  let book = "";
  /** Of the site, in the order of the printed book. */
  let numbers: readonly string[] = [];

  const table = (name: (typeof names)[number]) => tables.get(name)!;
  const live = async () => (await done(official.get(`${at}/live`))).json;
  const portOf = (name: string) => Number(new URL(lines.get(name)!.url).port);
  async function start(name: string) {
    tables.set(name, await pollbookProcess(join(folder, name), [portOf(name)]));
  }
  async function checkedIn(name: (typeof names)[number], numbersIn: readonly string[]) {
    for (const one of numbersIn)
      expect(await table(name).act({ kind: "check-in", voter: one })).toMatchObject({ ok: true });
  }

  beforeAll(async () => {
    place = await prepared(dialect, 0);
    const ports = { COUNTERFOIL_POLLBOOK_PORT: String(await freePort()), COUNTERFOIL_POLLBOOK_PORTS: "1" };
    setup = { ...place.setup, environment: { ...place.setup.environment, ...ports } };
    server = await killableServer(setup);
    official = await officialOf(server.base);
  }, 300_000);
  afterAll(async () => {
    await Promise.all([...tables.values()].map((one) => one.kill()));
    await server?.kill();
    for (const line of lines.values()) line.close();
    await place?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it("story B: 100,000 voters in 40 sites are one signed package; three pollbooks of site 12 are enrolled and work", async () => {
    const nowMs = systemClock.nowMs();
    const typed = typedDefinition({
      opensAt: iso(nowMs - 86_400_000),
      closesAt: iso(nowMs - 60_000),
      sites: Array.from({ length: siteCount }, (_, n) => ({ id: `site-${n + 1}`, name: `Site ${n + 1}` })),
    });
    at = `${pollbooksAt}/${(await done(official.send("POST", pollbooksAt, typed))).json.id}`;
    const csv = { "content-type": "text/csv" };
    await done(official.send("PUT", `${at}/list`, listCsv(voters), csv));
    const { port } = (await done(official.send("POST", `${at}/open`))).json;
    await keepPackage(official, at, packageFile);
    for (const name of names) {
      lines.set(name, await cuttableLine(`tcp://127.0.0.1:${port}`));
      const { code } = (await done(official.send("POST", `${at}/codes`, { device: name, site }))).json;
      const hub = { host: "127.0.0.1", port: portOf(name) };
      const to = { folder: join(folder, name), packageFile, code, hub, clock: systemClock };
      await eventually(
        () => enrolDevice(to),
        (enrolled) => enrolled.ok,
      );
      await start(name);
    }
    for (const [n, name] of names.entries()) await checkedIn(name, here.slice(n * 3, n * 3 + 3));
    expect(await eventually(live, (now) => now.checkedIn === 9)).toMatchObject({
      voters: 100_000,
      openDisputes: 0,
    });
    for (const name of names)
      await eventually(
        () => table(name).state(),
        ({ events }) => events >= 18,
      );
  }, 300_000);

  it("story B: the network parts them and the server dies; two tables go on without either, and one voter goes to both", async () => {
    for (const line of lines.values()) line.cut();
    await server.kill();
    await checkedIn("table-1", [...here.slice(20, 25), here[30]!]);
    await checkedIn("table-2", [...here.slice(25, 30), here[30]!]);
    expect(await table("table-1").state()).toMatchObject({ stopped: null, openDisputes: 0 });
    expect(await table("table-1").act({ kind: "check-in", voter: here[30]! })).toMatchObject({ ok: false });
  }, 120_000);

  it("story B negative: a package of which one byte is not as it was signed is refused, wherever it is", async () => {
    const bytes = readFileSync(packageFile);
    for (const share of [0.01, 0.5, 0.99]) {
      const changed = Buffer.from(bytes);
      const where = Math.floor(bytes.length * share);
      changed[where] = changed[where]! ^ 1;
      const file = join(folder, "changed.cfp");
      writeFileSync(file, changed);
      expect(await command(["pollbook", "package", "show", file])).not.toBe(0);
    }
    expect(await command(["pollbook", "package", "show", packageFile])).toBe(0);
  }, 120_000);

  it("story B: the third table dies; its book is printed from what it leaves, and 40 marks and 7 envelopes are keyed back by two people", async () => {
    const data = join(folder, "table-3");
    await table("table-3").kill();
    const nobody = { folder: data, listen: { host: "127.0.0.1", port: 0 }, peers: [], clock: systemClock };
    const opened = await openDevice(nobody);
    if (!opened.ok) throw new Error(opened.refusal);
    numbers = await numbersOfSite(opened.value.list, site);
    await opened.value.close();
    const out = join(folder, "book.pdf");
    expect(await command(["pollbook", "paper", "book", "--data", data, "--out", out])).toBe(0);
    expect(readFileSync(out).subarray(0, 5).toString()).toBe("%PDF-");
    book = printedBooks(data)[0]!.book;
    await start("table-3");
    const worker = await pollWorker(table("table-3").url, "Ann Lee");
    await worker.post("/acts", { kind: "paper-begin", book, reason: "register down", back: "/paper" });
    const sheets = marksOf(numbers, book, theForty());
    for (const [sheet, marked] of sheets) {
      await worker.shift("Ann Lee");
      await worker.post("/paper/sheet", formOf(sheet, marked));
      await worker.shift("Bo Diaz");
      expect(await worker.post("/paper/sheet", formOf(sheet, marked))).toMatchObject({ at: "/paper" });
    }
    for (let n = 1; n <= 7; n++) {
      const given = {
        kind: "provisional",
        voter: "",
        envelope: `P-${book}-00${n}`,
        reason: "not on the list",
      };
      expect((await worker.post("/acts", { ...given, back: "/paper" })).at).toMatch(/^\/paper\?done=/);
    }
    const counted = { kind: "paper-end", sheets: String(sheets.size), marks: "40", back: "/paper" };
    expect((await worker.post("/acts", counted)).status).toBe(200);
  }, 120_000);

  it("story B: when the server and the lines are back, every table and the hub know everything, and the one double is one dispute", async () => {
    server = await killableServer(setup);
    official = await officialOf(server.base);
    for (const line of lines.values()) line.mend();
    // 9 in the morning, 10 at two tables, the one at both, 40 on paper.
    const healed = await eventually(
      live,
      (now) => now.checkedIn === 60 && now.byChannel.provisional === 7,
      120_000,
    );
    expect(healed).toMatchObject({ openDisputes: 1, quarantined: 0 });
    const { rows, total } = (await done(official.get(`${at}/disputes`))).json;
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({
      voter: here[30],
      kinds: ["double-check-in", "double-issue"],
      isOpen: true,
    });
    expect(new Set(rows[0].evidence.map(({ device }: { device: string }) => device))).toEqual(
      new Set(["table-1", "table-2"]),
    );
    type Dispute = readonly { voter: string }[];
    for (const name of names) {
      const all = (await eventually(
        () => table(name).get("/api/disputes"),
        (found) => (found as Dispute).length > 0,
      )) as Dispute;
      expect(new Set(all.map((one) => one.voter))).toEqual(new Set([here[30]]));
    }
    const heads = async () =>
      Promise.all(names.map(async (name) => JSON.stringify(await table(name).get("/api/summary"))));
    await eventually(heads, (all) => new Set(all).size === 1, 60_000);
  }, 240_000);

  it("story B negative: it does not close while the voter is in dispute or an envelope is missing; decided and counted, it does", async () => {
    const reconciliation = async () => (await done(official.get(`${at}/reconciliation`))).json;
    expect((await official.send("POST", `${at}/close`)).json).toMatchObject({
      code: "difference-unexplained",
    });
    expect(
      (await reconciliation()).differences.find(({ kind }: { kind: string }) => kind === "dispute-open"),
    ).toMatchObject({ recorded: 1, voters: [here[30]] });
    const [dispute] = (await done(official.get(`${at}/disputes`))).json.rows;
    const events = dispute.evidence.map(({ event }: { event: string }) => event);
    const upheld = dispute.evidence
      .filter(({ device }: { device: string }) => device === "table-1")
      .map(({ event }: { event: string }) => event);
    const why = "The signature at table 1 is the voter’s; table 2 took the line of a neighbour.";
    await done(
      official.send("POST", `${at}/decisions`, { voter: here[30], considered: events, upheld, why }),
    );
    expect(await live()).toMatchObject({ openDisputes: 0, checkedIn: 60 });
    await eventually(
      () => table("table-1").get("/api/disputes"),
      (all) => (all as readonly { decision: unknown }[]).every(({ decision }) => decision !== null),
    );
    const worker = await pollWorker(table("table-1").url, "Ann Lee");
    // Of 100 ballots 61 are in the box, the one too many among them, and 7 in envelopes.
    const evening = { received: "100", unused: "32", box: "61", spoiled: "0", secondPerson: "Cy Poe" };
    const refused = await worker.post("/close", { ...evening, envelopes: "6" });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("Not closed: the numbers do not agree");
    expect((await worker.post("/close", { ...evening, envelopes: "7" })).text).toContain(
      "The site is closed",
    );
    const closing = await eventually(
      reconciliation,
      ({ differences }) => differences.every(({ explained }: { explained: unknown }) => explained !== null),
      60_000,
    );
    expect(closing.totals).toMatchObject({ checkedIn: 60, provisional: 7, disputesDecided: 2 });
    expect((await done(official.send("POST", `${at}/close`))).json).toMatchObject({ state: "closed" });
  }, 240_000);

  it("story B negative: nobody outside reads a voter, a device or a small figure from what is public", async () => {
    const base = { page: "/ca-demo/en/turnout", api: "/api/elections/ca-demo/turnout" };
    for (const path of Object.values(base)) {
      const reply = await fetch(`${server.base}${path}`);
      expect(reply.status).toBe(200);
      const text = await reply.text();
      expect(text).not.toMatch(/table-1|Voter\d|"checkedIn":\d*[1-9][,}]/);
      expect(text).not.toContain(here[30]!);
    }
    expect((await fetch(`${server.base}${at}/disputes`)).status).toBe(401);
  }, 60_000);

  /** Forty voters of the book, one after the other, who were not there before. */
  const theForty = () => {
    const from = numbers.findIndex((_, n) => numbers.slice(n, n + 40).every((one) => here.indexOf(one) > 40));
    return numbers.slice(from, from + 40);
  };
});

async function command(words: readonly string[]): Promise<number> {
  const terminal = { line: () => {}, problem: () => {}, environment: {}, language: "en" } as const;
  return runCommand(pollbookCommands, [...words], terminal);
}

/** Which lines of which sheets are marked, when these voters of the book have signed. */
function marksOf(numbers: readonly string[], book: string, marked: readonly string[]) {
  const sheets = new Map<string, number[]>();
  for (const number of marked) {
    const { page, line } = placeAt(numbers.indexOf(number));
    const sheet = sheetName({ book, page });
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), line]);
  }
  return sheets;
}

const formOf = (sheet: string, lines: readonly number[]) => ({
  sheet,
  count: String(lines.length),
  ...Object.fromEntries(lines.map((line) => [`line-${line}`, "1"])),
});
