// Goal: when the machines fail, the paper in the cupboard says who has voted, says of when it is, and everything later is found. Method:
// the pages of a real device's book as plain data, then the command itself on its folder while it runs; figures in bench/pollbooks.
import { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assert, integer, property, array } from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { runCommand } from "../../../../platform/cli/run-command.ts";
import { measuring, notoSans } from "../../../../platform/print/faces.ts";
import { letter, type PrintedPage } from "../../../../platform/print/printed-page.ts";
import { pollbookCommands } from "../cli.ts";
import type { Device } from "../device/device.ts";
import {
  opensAtMs,
  pollingPlace,
  until,
  voter,
  voters,
  type PollingPlace,
} from "../testing/polling-place.ts";
import { bookFoot, bookPages } from "./book-pages.ts";
import { changesSince } from "./change-pages.ts";
import { envelopePages } from "./envelope-pages.ts";
import type { Printing } from "./printing.ts";
import { LINES, numbersOfSite, onSheet, placeAt, readSheet, sheetName } from "./sheets.ts";
import { headsText, printedBooks, readHeads, stampNow } from "./stamp.ts";
import { busiestHour, stockFor } from "./stock-rules.ts";

let place: PollingPlace | null = null;
afterEach(async () => {
  await place?.end();
  place = null;
});

const widthOf = measuring(notoSans);
async function printingOf(device: Device, change: Partial<Printing> = {}): Promise<Printing> {
  const { manifest, list, site, book } = device;
  return {
    manifest,
    list,
    site,
    version: book.version,
    ledger: book.ledger,
    numbers: await numbersOfSite(list, site),
    language: "en",
    paper: letter,
    timeZone: "UTC",
    widthOf,
    ...change,
  };
}

const textsOf = (page: PrintedPage) => page.texts.map(({ text }) => text);

/** What stands on the voter's line, and whether its box is crossed out. */
function lineOf(pages: readonly PrintedPage[], number: string) {
  for (const page of pages) {
    const at = page.texts.find(({ text }) => text.startsWith(`No. ${number} `));
    if (at === undefined) continue;
    const near = page.texts.filter(({ y }) => Math.abs(y - at.y + 6) < 12).map(({ text }) => text);
    const crossed = page.lines.some(
      ({ from, to }) => from[0] !== to[0] && from[1] !== to[1] && Math.abs(from[1] - at.y + 6) < 13,
    );
    return { near: near.join(" "), crossed };
  }
  return null;
}

async function command(words: readonly string[], language: "en" | "fr" = "en") {
  const lines: string[] = [];
  const problems: string[] = [];
  const code = await runCommand(pollbookCommands, ["pollbook", "paper", ...words], {
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
    environment: {},
    language,
  });
  return { code, lines, problems };
}

describe("the book", () => {
  it("W5.5 F3 prints early voters, postal ballots and who is checked in, with stamp, page numbers and a checksum that holds", async () => {
    place = await pollingPlace();
    const device = await place.device("north-1");
    place.clock.set(opensAtMs - 86_400_000);
    await device.act({ kind: "check-in", voter: "101" }, "Ann Lee");
    place.clock.set(opensAtMs + 60_000);
    await device.act({ kind: "check-in", voter: "102" }, "Ann Lee");
    await place.hub.book.record(
      () => ({ ok: true, value: [{ kind: "absentee-received", voter: "106" }] }),
      "hub",
    );
    await until(
      () => device.book.ledger.voter("106").returns.length,
      (n) => n === 1,
    );
    const printing = await printingOf(device);
    const stamp = stampNow(device.book.ledger, device.book.version, "north", opensAtMs + 120_000);
    const pages = [...bookPages(printing, stamp)];
    expect(pages).toHaveLength(1 + Math.ceil(66 / LINES));
    expect(lineOf(pages, "101")).toMatchObject({
      near: expect.stringContaining("VOTED EARLY"),
      crossed: true,
    });
    expect(lineOf(pages, "102")).toMatchObject({
      near: expect.stringContaining("CHECKED IN"),
      crossed: true,
    });
    expect(lineOf(pages, "106")!.near).toContain("POSTAL BALLOT RECEIVED");
    expect(lineOf(pages, "105")!.near).toContain("POSTAL BALLOT SENT");
    expect(lineOf(pages, "107")).toMatchObject({
      near: expect.stringContaining("proof of identity"),
      crossed: false,
    });
    expect(lineOf(pages, "104")!.near).toContain("Address protected by law");
    expect(lineOf(pages, "103")).toBeNull();
    for (const page of pages.slice(1))
      expect(textsOf(page).join("\n")).toContain(`Book ${stamp.book}, as of Nov 3, 2026, 12:02:00 (UTC).`);
    expect(textsOf(pages[0]!).join("\n")).toContain(headsText(stamp.heads));
    expect(bookFoot(printing, stamp)(2, "feed")).toBe(`Page 2 of 4 · sheet ${stamp.book}-2 · checksum feed`);
  });

  it("W5.5 every voter of the site stands once, on the line that the list alone says, and nothing runs out of its row", async () => {
    const long = "Ferreira-de-Albuquerque-e-Vasconcelos ".repeat(5).trim();
    const many = Array.from({ length: 120 }, (_, n) =>
      voter(String(1000 + n), n === 7 ? long : `Surname${n % 9}`, "Éloïse", {
        site: n % 10 === 0 ? "south" : n % 10 === 1 ? "" : "north",
        address: n === 8 ? "1 ".repeat(90).trim() : "1 Main St",
      }),
    );
    place = await pollingPlace({}, many);
    const device = await place.device("north-1");
    const printing = await printingOf(device);
    const stamp = stampNow(null, device.book.version, "north", 0);
    const pages = [...bookPages(printing, stamp)].slice(1);
    expect(printing.numbers).toHaveLength(108);
    for (const [at, number] of printing.numbers.entries()) {
      const { page, line } = placeAt(at);
      expect(onSheet(printing.numbers, page)[line - 1]).toBe(number);
      const there = pages.filter((one) => textsOf(one).some((text) => text.startsWith(`No. ${number} `)));
      expect(there).toEqual([pages[page - 2]]);
    }
    const rows = pages.flatMap(({ texts }) => texts.filter(({ y }) => y > 92));
    for (const { text, x, y, size, bold } of rows) {
      expect(x + widthOf(text, size, bold)).toBeLessThanOrEqual(letter.width - 30 + 0.01);
      expect(y).toBeLessThan(letter.height - 40);
    }
    const printed = rows.map(({ text }) => text).join(" ");
    expect(printed.replaceAll(/\s/g, "")).toContain(long.replaceAll(/\s/g, ""));
  });

  it("W5.5 a sheet's name is read as people write it, and only then", () => {
    assert(
      property(integer({ min: 2, max: 4_000 }), (page) => {
        const name = sheetName({ book: "K7Q-4MXB", page });
        expect(readSheet(name)).toEqual({ book: "K7Q-4MXB", page });
        expect(readSheet(` ${name.toLowerCase()} `)).toEqual({ book: "K7Q-4MXB", page });
      }),
    );
    for (const wrong of ["", "12", "K7Q-4MXB", "K7Q-4MXB-0", "K7Q-4MXB-1", "K7Q-4MUB-2", "K7Q-4MXB-2-3"])
      expect(readSheet(wrong)).toBeNull();
  });
});

describe("what came later", () => {
  it("W5.5 F3 every act after the stamp is in the list of changes with its line, undone ones with what undid them", async () => {
    place = await pollingPlace();
    const device = await place.device("north-1");
    await device.act({ kind: "check-in", voter: "101" }, "Ann Lee");
    const stamp = stampNow(device.book.ledger, device.book.version, "north", opensAtMs);
    const done = await device.act({ kind: "check-in", voter: "102" }, "Ann Lee");
    await device.act({ kind: "check-in", voter: "103" }, "Ann Lee");
    await device.act({ kind: "provisional", voter: "", envelope: "P-1", reason: "on no list" }, "Ann Lee");
    await device.act({ kind: "queue-join" }, "Ann Lee");
    if (!done.ok) throw new Error(done.refusal);
    await device.act(
      { kind: "undo", events: done.value.map(({ id }) => id), reason: "wrong person" },
      "Ann Lee",
    );
    const printing = await printingOf(device);
    const changes = changesSince(printing, stamp);
    expect(changes.map(({ event: { fact }, voter: who, place: at }) => [fact.kind, who, at])).toEqual([
      ["check-in", "102", placeAt(printing.numbers.indexOf("102"))],
      ["ballot-issued", "102", placeAt(printing.numbers.indexOf("102"))],
      ["undo", "102", placeAt(printing.numbers.indexOf("102"))],
      ["undo", "102", placeAt(printing.numbers.indexOf("102"))],
      ["check-in", "103", null],
      ["ballot-issued", "103", null],
      ["provisional-issued", null, null],
    ]);
    expect(changesSince(printing, stampNow(device.book.ledger, device.book.version, "north", 0))).toEqual([]);
    expect(readHeads(headsText(stamp.heads))).toEqual(stamp.heads);
  });
});

describe("the command", () => {
  it("W5.0 W5.5 prints the book of a running device, then what came since, envelopes and stock", async () => {
    place = await pollingPlace();
    const device = await place.device("north-1");
    await device.act({ kind: "check-in", voter: "101" }, "Ann Lee");
    const data = join(place.folder, "north-1");
    const out = (name: string) => join(place!.folder, name);
    const book = await command([
      "book",
      "--data",
      data,
      "--out",
      out("book.pdf"),
      "--time-zone",
      "America/Toronto",
    ]);
    expect(book).toMatchObject({ code: 0, problems: [] });
    const [stamp] = printedBooks(data);
    expect(book.lines[0]).toBe(
      `Book ${stamp!.book}: 66 voters of north, ${device.book.ledger.size()} events known.`,
    );
    await device.act({ kind: "check-in", voter: "102" }, "Ann Lee");
    const shared = ["--data", data];
    for (const words of [
      ["changes", ...shared, "--since", stamp!.book, "--out", out("changes.pdf")],
      ["changes", ...shared, "--since", headsText(stamp!.heads), "--out", out("again.pdf")],
      ["envelopes", ...shared, "--count", "3", "--out", out("envelopes.pdf")],
      ["stock", ...shared, "--peak", "60", "--out", out("stock.pdf")],
      ["stock", ...shared, "--out", out("so-far.pdf")],
      ["book", "--package", place.packageFile, "--site", "south", "--paper", "a4", "--out", out("south.pdf")],
    ])
      expect([words[0], await command(words, "fr")]).toMatchObject([words[0], { code: 0, problems: [] }]);
    const pagesIn = (name: string) =>
      [...readFileSync(out(name), "latin1").matchAll(/\/Type \/Page\n/g)].length;
    expect(["book.pdf", "changes.pdf", "envelopes.pdf", "stock.pdf", "south.pdf"].map(pagesIn)).toEqual([
      4, 1, 4, 1, 2,
    ]);
  });

  it("negative: W5.0 W5.5 what cannot be printed is said, a damaged log too, and no book is printed over another", async () => {
    place = await pollingPlace();
    const device = await place.device("north-1");
    await device.act({ kind: "check-in", voter: "101" }, "Ann Lee");
    await device.close();
    const data = join(place.folder, "north-1");
    const out = join(place.folder, "book.pdf");
    expect(await command(["book", "--data", data, "--out", out])).toMatchObject({ code: 0 });
    const before = readFileSync(out);
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [["book", "--data", data, "--out", out], /is there already/],
      [["book", "--out", `${out}2`], /Say what to print from/],
      [["book", "--package", place.packageFile, "--out", `${out}2`], /one of north, south/],
      [["book", "--data", data, "--site", "west", "--out", `${out}2`], /no site west/],
      [["book", "--data", data, "--time-zone", "Moon/Base", "--out", `${out}2`], /no time zone/],
      [["changes", "--data", data, "--since", "ABC-DEFG", "--out", `${out}2`], /No book “ABC-DEFG”/],
      [["stock", "--data", data, "--site", "south", "--out", `${out}2`], /Nobody was checked in at south/],
    ];
    for (const [words, said] of refusals) {
      const answer = await command(words);
      expect(answer.code).toBe(2);
      expect(answer.problems.join("\n")).toMatch(said);
    }
    expect(readFileSync(out)).toEqual(before);
    const log = readFileSync(join(data, "log"));
    log[log.length - 20]! ^= 1;
    writeFileSync(join(data, "log"), log);
    const damaged = await command(["book", "--data", data, "--out", `${out}3`]);
    expect(damaged.code).toBe(0);
    expect(damaged.problems.join("\n")).toContain("cannot be read: what it holds is not in print");
    truncateSync(join(data, "list"), 1_000);
    expect(await command(["book", "--data", data, "--out", `${out}4`])).toMatchObject({ code: 2 });
  });
});

describe("the stock", () => {
  it("W5.5 lasts for the busiest hours: ballots by style with spoilt ones, envelopes, sheets of their log", () => {
    const votersByStyle = new Map([
      ["A", 700],
      ["B", 299],
      ["C", 1],
      ["D", 0],
    ]);
    const asked = { peakPerHour: 100, hours: 3, spoiltPercent: 5, provisionalPercent: 10, votersByStyle };
    expect(stockFor(asked)).toEqual({
      voters: 300,
      ballots: [
        ["A", 221],
        ["B", 95],
        ["C", 1],
      ],
      ballotsAll: 317,
      envelopes: 30,
      logSheets: 2,
    });
    const hour = 3_600_000;
    expect(busiestHour([0, 10, hour - 1, hour, hour + 5, 3 * hour])).toBe(4);
    expect(busiestHour([])).toBeNull();
  });

  it("negative: W5.5 however it is divided, never fewer ballots than voters, and each style that has a voter has one", () => {
    assert(
      property(
        integer({ min: 1, max: 500 }),
        array(integer({ min: 1, max: 9_999 }), { minLength: 1 }),
        (peakPerHour, counts) => {
          const votersByStyle = new Map(counts.map((n, at) => [String(at), n]));
          const stock = stockFor({
            peakPerHour,
            hours: 2,
            spoiltPercent: 0,
            provisionalPercent: 0,
            votersByStyle,
          });
          expect(stock.ballotsAll).toBeGreaterThanOrEqual(stock.voters);
          expect(stock.ballots).toHaveLength(counts.length);
          expect(stock.ballots.every(([, n]) => n >= 1)).toBe(true);
        },
      ),
    );
  });

  it("W5.5 blank envelopes have numbers of their own, and each has its line in the log", async () => {
    place = await pollingPlace({}, voters);
    const device = await place.device("north-1");
    const pages = [...envelopePages(await printingOf(device), "K7Q-4MXB", 3)];
    const numbers = ["P-K7Q-4MXB-001", "P-K7Q-4MXB-002", "P-K7Q-4MXB-003"];
    for (const [at, number] of numbers.entries()) expect(textsOf(pages[at]!)).toContain(number);
    expect(textsOf(pages[3]!).filter((text) => text.startsWith("P-"))).toEqual(numbers);
  });
});

it("W5.5 a book of names in Arabic letters is printed without a font of one's own", async () => {
  place = await pollingPlace({}, [voter("101", "الحسيني", "فاطمة"), voter("102", "Smith", "Jane")]);
  const out = join(place.folder, "book.pdf");
  const printed = await command(["book", "--package", place.packageFile, "--site", "north", "--out", out]);
  expect(printed.problems).toEqual([]);
  expect(printed.code).toBe(0);
  expect(readFileSync(out).toString("latin1")).toMatch(/\/BaseFont \/\w+\+NotoSansArabic/);
});

it("W5.5 negative: letters that no font has are named, and no book of empty boxes is printed", async () => {
  place = await pollingPlace({}, [voter("101", "ዓለሙ", "ሀና"), voter("102", "Smith", "Jane")]);
  const out = join(place.folder, "book.pdf");
  const asked = ["book", "--package", place.packageFile, "--site", "north", "--out", out];
  const refused = await command(asked);
  expect(refused.code).not.toBe(0);
  expect(refused.problems.join()).toMatch(/5 letters of the list are in no font .*ሀ.*--fonts/);
  expect(existsSync(out)).toBe(false);
});
