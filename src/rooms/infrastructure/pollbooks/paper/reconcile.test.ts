// Goal: a site that lost its machines in the middle of the day and went on with paper balances to the last mark, and does not close while
// one is missing. Method: `counterfoil pollbook` as a process, killed; its book printed from the folder that it left; what was marked
// keyed back through its own forms by two people, and the counts of the evening.
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { runCommand } from "../../../../platform/cli/run-command.ts";
import { systemClock } from "../../../../platform/clock/clock.ts";
import { pollbookCommands } from "../cli.ts";
import type { Device } from "../device/device.ts";
import { openScreen, type Screen } from "../screen/server.ts";
import { pollWorker, type PollWorker } from "../testing/poll-worker.ts";
import { pollbookProcess, type PollbookProcess } from "../testing/pollbook-process.ts";
import { pollingPlace, until, voter, voters, type PollingPlace } from "../testing/polling-place.ts";
import { numbersOfSite, placeAt, sheetName } from "./sheets.ts";
import { printedBooks, stampNow } from "./stamp.ts";
import { differencesOf, siteTotals, type SiteTotals } from "./totals-rules.ts";

let place: PollingPlace | null = null;
let screen: Screen | null = null;
const running: PollbookProcess[] = [];
afterEach(async () => {
  await screen?.close();
  screen = null;
  await Promise.all(running.splice(0).map((one) => one.kill()));
  await place?.end();
  place = null;
});

async function started(name: string): Promise<PollbookProcess> {
  const one = await pollbookProcess(join(place!.folder, name), [place!.hub.mesh.port]);
  running.push(one);
  return one;
}

/** Which lines of which sheets are marked, when these voters of the book have signed. */
function marksOf(numbers: readonly string[], book: string, marked: readonly string[]) {
  const sheets = new Map<string, number[]>();
  for (const number of marked) {
    const { page, line } = placeAt(numbers.indexOf(number));
    const sheet = sheetName({ book, page });
    sheets.set(
      sheet,
      [...(sheets.get(sheet) ?? []), line].sort((a, b) => a - b),
    );
  }
  return sheets;
}

const formOf = (sheet: string, lines: readonly number[], styles: Readonly<Record<number, string>> = {}) => ({
  sheet,
  count: String(lines.length),
  ...Object.fromEntries(lines.map((line) => [`line-${line}`, "1"])),
  ...Object.fromEntries(Object.entries(styles).map(([line, style]) => [`style-${line}`, style])),
});

async function keyedByTwo(worker: PollWorker, sheet: string, lines: readonly number[]) {
  await worker.shift("Ann Lee");
  await worker.post("/paper/sheet", formOf(sheet, lines));
  await worker.shift("Bo Diaz");
  return worker.post("/paper/sheet", formOf(sheet, lines));
}

/** Six checked in at a device, one of them with a spoilt ballot; then the machine dies. */
async function morning() {
  place = await pollingPlace();
  const data = await place.enrol("north-1");
  const before = await started("north-1");
  const first = ["200", "201", "202", "203", "204", "205"];
  for (const one of first)
    expect(await before.act({ kind: "check-in", voter: one })).toMatchObject({ ok: true });
  type Seen = { standing: { issues: readonly { event: string }[] } };
  const seen = (await before.get("/api/voters/205")) as Seen;
  const issue = seen.standing.issues[0]!.event;
  expect(await before.act({ kind: "spoil", voter: "205", issue, reason: "marked two" })).toMatchObject({
    ok: true,
  });
  expect(await before.act({ kind: "issue", voter: "205" })).toMatchObject({ ok: true });
  await before.kill();
  const out = join(place.folder, "book.pdf");
  const terminal = {
    line: () => {},
    problem: (text: string) => expect(text).toBe(""),
    environment: {},
    language: "en",
  } as const;
  expect(
    await runCommand(pollbookCommands, ["pollbook", "paper", "book", "--data", data, "--out", out], terminal),
  ).toBe(0);
  const { book } = printedBooks(data)[0]!;
  return { book };
}

const theForty = Array.from({ length: 40 }, (_, n) => String(210 + n));
/** Of 100 ballots: 6 out from the device and 40 from paper in the box, 1 spoilt, 7 in envelopes. */
const evening = {
  received: "100",
  unused: "46",
  box: "46",
  spoiled: "1",
  envelopes: "7",
  secondPerson: "Bo Diaz",
};

async function afternoon(
  worker: PollWorker,
  book: string,
  numbers: readonly string[],
  keyed: readonly string[],
) {
  await worker.post("/acts", { kind: "paper-begin", book, reason: "power cut", back: "/paper" });
  for (const [sheet, lines] of marksOf(numbers, book, keyed))
    expect(await keyedByTwo(worker, sheet, lines)).toMatchObject({ status: 200, at: "/paper" });
  for (let n = 1; n <= 7; n++) {
    const envelope = `P-${book}-00${n}`;
    const given = {
      kind: "provisional",
      voter: n === 1 ? "105" : "",
      envelope,
      reason: "postal ballot sent",
    };
    expect((await worker.post("/acts", { ...given, back: "/paper" })).at).toMatch(/^\/paper\?done=/);
  }
  const sheets = String(marksOf(numbers, book, theForty).size);
  return worker.post("/acts", { kind: "paper-end", sheets, marks: "40", back: "/paper" });
}

describe("the evening", () => {
  it("W5.0 W5.5 F3 killed in the middle of the poll: 40 marks and 7 provisional envelopes keyed back by two people balance, and the site closes", async () => {
    const { book } = await morning();
    const again = await started("north-1");
    const numbers = await numbersInBook();
    const worker = await pollWorker(again.url, "Ann Lee");
    const switched = await worker.post("/acts", {
      kind: "paper-begin",
      book,
      reason: "power cut",
      back: "/paper",
    });
    expect(switched.text).toContain("This site works on paper since");
    expect(await again.act({ kind: "check-in", voter: "206" })).toMatchObject({
      ok: false,
      refusal: "site-on-paper",
    });
    expect((await worker.post("/close", evening)).text).toContain("return to the devices first");
    await afternoon(worker, book, numbers, theForty);
    expect(await again.act({ kind: "check-in", voter: "206" })).toMatchObject({ ok: true });
    const counted = { ...evening, unused: "45", box: "47" };
    expect((await worker.post("/close", counted)).text).toContain("A second person must read along");
    const closed = await worker.post("/close", { ...counted, secondPerson: "Cy Poe" });
    expect(closed.text).toContain("The site is closed");
    expect(closed.text).toMatch(/Used 55 ?: 7 from devices, 40 from paper, 7 provisional, 1 spoilt\./);
    const { ledger } = place!.hub.book;
    await until(
      () => siteTotals(ledger, "north"),
      (totals) => totals.paper === 40 && totals.provisional === 7,
    );
    expect(ledger.voter("230").checkIns).toMatchObject([{ kind: "paper-mark", actor: "Bo Diaz" }]);
    expect(ledger.disputes()).toEqual([]);
    expect(await again.act({ kind: "check-in", voter: "207" })).toMatchObject({
      ok: false,
      refusal: "site-is-closed",
    });
  });

  it("negative: W5.0 W5.5 one withheld mark blocks closing and is told where to look; explained it closes, and the explanation stays", async () => {
    const { book } = await morning();
    const again = await started("north-1");
    const numbers = await numbersInBook();
    const worker = await pollWorker(again.url, "Ann Lee");
    await afternoon(worker, book, numbers, theForty.slice(1));
    const refused = await worker.post("/close", { ...evening, secondPerson: "Cy Poe" });
    expect(refused.status).toBe(409);
    for (const sentence of [
      "Not closed: the numbers do not agree",
      "40 marks were counted in the book, 39 are keyed in. Compare each sheet with the list below.",
      "46 ballots in the box, 45 handed out and not spoilt.",
      "54 ballots were used, 53 are recorded. Look for marks that were not keyed in",
    ])
      expect(refused.text).toContain(sentence);
    const short = await worker.post("/close", { ...evening, secondPerson: "Cy Poe", explanation: "lost" });
    expect(short.text).toContain("in at least 10 characters");
    expect((await again.state()).work).toBe("devices");
    const [sheet, lines] = [...marksOf(numbers, book, theForty)].find(([, all]) =>
      all.includes(placeAt(numbers.indexOf("210")).line),
    )!;
    expect(await keyedByTwo(worker, sheet, lines)).toMatchObject({ status: 200, at: "/paper" });
    const torn = { ...evening, secondPerson: "Cy Poe", spoiled: "2" };
    expect((await worker.post("/close", torn)).text).toContain("2 spoilt ballots counted, 1 recorded.");
    const closed = await worker.post("/close", { ...torn, explanation: "one was torn before it was given" });
    expect(closed.text).toContain("The site is closed");
    expect(closed.text).toContain("Explained: one was torn before it was given");
  });
});

async function numbersInBook(): Promise<readonly string[]> {
  const device = await place!.open("north-1", []).catch(() => null);
  const list = device?.list;
  if (list === undefined) throw new Error("the list does not open");
  const numbers = await numbersOfSite(list, "north");
  await device!.close();
  return numbers;
}

describe("two people, one sheet", () => {
  async function table(): Promise<{ device: Device; worker: PollWorker; sheet: string }> {
    place = await pollingPlace({}, [...voters, voter("999", "Zed", "Zoe", { style: "B" })]);
    const device = await place.device("north-1");
    screen = await openScreen({ device, port: 0, language: "en", packs: [], clock: systemClock });
    const { book } = stampNow(device.book.ledger, device.book.version, "north", 0);
    return { device, worker: await pollWorker(screen.url, "Ann Lee"), sheet: sheetName({ book, page: 2 }) };
  }

  it("W5.5 keyed blind: the second sees nothing of the first; what differs is settled by both, and only then recorded", async () => {
    const { device, worker, sheet } = await table();
    const numbers = await device.paper.numbers();
    const first = await worker.post("/paper/sheet", formOf(sheet, [1, 2, 5], { 5: "A" }));
    expect(first.text).toContain("Now a second person keys the same sheet");
    await worker.shift("Bo Diaz");
    const blank = await worker.get(`/paper/sheet?sheet=${sheet}`);
    expect(blank.text).not.toContain("Ann Lee");
    const differs = await worker.post("/paper/sheet", formOf(sheet, [1, 2, 5, 7], { 5: "B" }));
    expect(differs.text).toContain("The two do not agree");
    expect(differs.text).toMatch(/Line 5.*Ann Lee keyed “ ?Ward A ?”, Bo Diaz keyed “ ?Ward B ?”/);
    expect(device.paper.totals().paper).toBe(0);
    const half = await worker.post("/paper/settle", { sheet, "settle-5": "style:B" });
    expect(half.status).toBe(422);
    await worker.post("/paper/settle", { sheet, "settle-5": "style:B", "settle-7": "none" });
    expect(device.paper.totals()).toMatchObject({ paper: 3, sheets: [{ sheet, counted: [3], keyed: 3 }] });
    const counted = device.book.ledger.counted(new Set(["sheet-counted"]))[0]!.event;
    expect(counted).toMatchObject({
      actor: "Bo Diaz",
      fact: { marks: 3, differed: 2, secondPerson: "Ann Lee" },
    });
    expect(device.book.ledger.voter(numbers[4]!).issues).toMatchObject([{ styleDue: "A", styleGiven: "B" }]);
    expect(device.book.ledger.voter(numbers[6]!).checkIns).toEqual([]);
  });

  it("negative: W5.5 one person alone, a wrong count, a sheet of another list, a mark taken back unseen: nothing is recorded", async () => {
    const { device, worker, sheet } = await table();
    const recorded = () => device.today.recent().length;
    expect((await worker.post("/paper/sheet", { ...formOf(sheet, [1, 2]), count: "3" })).text).toContain(
      "You counted 3 and marked 2 lines.",
    );
    await worker.post("/paper/sheet", formOf(sheet, [1, 2]));
    await worker.shift("ann  LEE");
    expect((await worker.post("/paper/sheet", formOf(sheet, [1, 2]))).text).toContain(
      "A second person must read along",
    );
    expect((await worker.get("/paper/sheet?sheet=ZZZ-ZZZZ-2")).status).toBe(422);
    expect((await worker.get(`/paper/sheet?sheet=${sheet.replace(/-2$/, "-99")}`)).status).toBe(422);
    expect(recorded()).toBe(0);
    await worker.shift("Bo Diaz");
    await worker.post("/paper/sheet", formOf(sheet, [1, 2]));
    const after = recorded();
    expect(after).toBe(3);
    const fewer = await keyedByTwo(worker, sheet, [1]);
    expect(fewer.text).toContain("line 2 was keyed in before and is not marked now");
    expect(recorded()).toBe(after);
    const alone = {
      kind: "paper-sheet",
      sheet,
      marks: [{ line: 1 }],
      differed: 0,
      secondPerson: "Ann Lee",
    } as const;
    expect(await device.act(alone, "ANN LEE")).toMatchObject({ ok: false, refusal: "two-people-needed" });
  });
});

describe("the device in somebody's keeping", () => {
  it("W5.3 under seal it records nothing; handed over with the seal that was recorded it works again", async () => {
    place = await pollingPlace();
    const device = await place.device("north-1");
    screen = await openScreen({ device, port: 0, language: "en", packs: [], clock: systemClock });
    const worker = await pollWorker(screen.url, "Ann Lee");
    const sealed = await worker.post("/acts", { kind: "seal", seal: "S-0042", back: "/device" });
    expect(sealed.text).toContain("This device is under seal.");
    expect(await device.act({ kind: "check-in", voter: "101" }, "Ann Lee")).toMatchObject({
      ok: false,
      refusal: "device-may-not",
    });
    const opened = await worker.post("/acts", {
      kind: "hand-over",
      from: "Ann Lee",
      to: "Bo Diaz",
      seal: "s-0042",
      back: "/device",
    });
    expect(opened.text).toContain("Keeper: Bo Diaz");
    expect(await device.act({ kind: "check-in", voter: "101" }, "Bo Diaz")).toMatchObject({ ok: true });
  });

  it("negative: W5.3 another seal than the one recorded stops its use: nothing opens it", async () => {
    place = await pollingPlace();
    const device = await place.device("north-1");
    await device.act({ kind: "seal", seal: "S-0042" }, "Ann Lee");
    for (const seal of ["S-0043", undefined])
      expect(
        await device.act({ kind: "hand-over", from: "Ann Lee", to: "Bo Diaz", seal }, "Bo Diaz"),
      ).toMatchObject({
        ok: false,
        refusal: "seal-differs",
      });
    expect(device.book.standing()).toMatchObject({ seal: "S-0042", head: 1 });
    expect(await device.act({ kind: "check-in", voter: "101" }, "Bo Diaz")).toMatchObject({
      ok: false,
      refusal: "device-may-not",
    });
  });

  it("W5.4 F6 F7 a ballot of another style given by mistake is corrected with a reason, only by its own device and to a style there is", async () => {
    place = await pollingPlace();
    const a = await place.device("north-1");
    const b = await place.device("south-1", { site: "south", peers: [a] });
    await a.act({ kind: "check-in", voter: "101", styleGiven: "B" }, "Ann Lee");
    const issue = a.book.ledger.voter("101").issues[0]!.event;
    expect(a.book.ledger.differingStyles()).toHaveLength(1);
    const correct = { kind: "correct", event: issue, value: "A", reason: "read from the stub" } as const;
    await until(
      () => b.book.ledger.voter("101").issues.length,
      (n) => n === 1,
    );
    expect(await b.act(correct, "Bo Diaz")).toMatchObject({ ok: false, refusal: "cannot-correct" });
    expect(await a.act({ ...correct, value: "Z" }, "Ann Lee")).toMatchObject({
      ok: false,
      refusal: "style-unknown",
    });
    expect(await a.act(correct, "Ann Lee")).toMatchObject({ ok: true });
    expect(a.book.ledger.differingStyles()).toEqual([]);
  });
});

describe("the numbers", () => {
  const totals: SiteTotals = {
    electronic: 10,
    paper: 5,
    provisional: 2,
    spoiled: 1,
    sheets: [{ sheet: "K7Q-4MXB-2", counted: [5], keyed: 5 }],
    returned: { sheets: 1, marks: 5 },
    linesTwice: [],
  };
  const counts = { received: 50, unused: 32, box: 15, spoiled: 1, envelopes: 2 };

  it("W5.5 what agrees has no difference", () => expect(differencesOf(totals, counts)).toEqual([]));

  it("negative: W5.5 every number by itself, one off, is found and named", () => {
    const found = (t: Partial<SiteTotals>, c: Partial<typeof counts> = {}) =>
      differencesOf({ ...totals, ...t }, { ...counts, ...c }).map(({ kind }) => kind);
    expect(found({}, { received: 51 })).toEqual(["more-ballots-used"]);
    expect(found({}, { unused: 33 })).toEqual(["fewer-ballots-used"]);
    expect(found({}, { box: 14 })).toEqual(["box-differs"]);
    expect(found({}, { spoiled: 2 })).toEqual(["spoiled-differ"]);
    expect(found({}, { envelopes: 1 })).toEqual(["envelopes-differ"]);
    expect(found({ returned: { sheets: 2, marks: 5 } })).toEqual(["sheets-missing"]);
    expect(found({ returned: { sheets: 1, marks: 6 } })).toEqual(["marks-missing"]);
    expect(found({ sheets: [{ sheet: "s", counted: [6], keyed: 5 }] })).toEqual(["sheet-differs"]);
    expect(found({ sheets: [{ sheet: "s", counted: [5, 6], keyed: 5 }] })).toEqual(["sheet-counted-twice"]);
    expect(found({ linesTwice: [{ sheet: "s", line: 3 }] })).toEqual(["line-keyed-twice"]);
    expect(found({ sheets: [], returned: null })).toEqual([]);
  });
});
