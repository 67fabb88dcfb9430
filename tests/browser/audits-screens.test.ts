// Goal: an audit is set up, committed to, seeded, drawn, read by a board (also without a network), measured, counted in full and
// concluded on its screens, each by role and name. Method: the whole house with scenes made through the API in Chromium; axe on every
// screen; the network cut in the middle of a board's entries.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  castOf,
  commit,
  countOf,
  drawWithBoard,
  handIn,
  manifest,
  paper,
  readAll,
  records,
  seedIt,
  setUp,
  sitDown,
  throwers,
  type Cast,
} from "./audits-scene.ts";
import { firstBytes, verifiedByCitizen } from "./audits-files.ts";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { closeBrowser, picture, settled, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";
import { technologyRegisterTests } from "./technology-register.ts";

const official = "election-authority";
const at = (audit: string, part = "") => `infrastructure/audits/${audit}${part && `/${part}`}`;
const goTo = async (page: Page, path: string) => {
  await page.goto(`/app/live/ca-demo/${path}`);
  await settled(page);
};
const confirm = (page: Page, verb: string) =>
  page.getByRole("dialog").getByRole("button", { name: verb }).press("Enter");
const send = (page: Page) => page.locator(".cf-act-form button[type=submit]").press("Enter");
const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

describe.skipIf(whyNoBrowser() !== null)("screens of audits", () => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await castOf(await serverForBrowser());
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  // First, so that the audits find scanners of the north in use.
  describe("the register of voting technologies", technologyRegisterTests);

  describe("from the set-up to the draw", () => {
    let page: Page;
    let audit = "";
    beforeAll(async () => {
      page = await openAs(official, "infrastructure/audits");
    });
    afterAll(() => page.context().close());

    test("W5.7: the list says what it answers and what an audit can say; the set-up is typed by keyboard", async () => {
      await page.getByRole("heading", { level: 1, name: "Did the reported winners really win?" }).waitFor();
      await page.getByText("An audit confirms winners, not margins").waitFor();
      await checked(page, "audits-empty");
      await pressByKeyboard(page, "button", "Set up an audit");
      await page.getByLabel("Title of the audit").fill("Mayor and council");
      await page.getByLabel("Code").fill("north");
      await page.getByLabel("Name", { exact: true }).fill("North");
      const first = page.getByRole("group", { name: "Contest 1" });
      await first.getByLabel("Title of the contest").fill("Mayor");
      await first.getByLabel(/Announced votes/).fill("Ada; many\nBo; 40");
      await first.getByLabel("Ballots that hold this contest").fill("200");
      await pressByKeyboard(page, "button", "Add a contest");
      const second = page.getByRole("group", { name: "Contest 2" });
      await second.getByLabel("Title of the contest").fill("Council");
      await second.getByLabel(/^Winners/).fill("2");
      await second.getByLabel(/^Votes on a ballot/).fill("2");
      await second.getByLabel(/Announced votes/).fill("Cy; 200\nDi; 150\nEd; 50\nFlo; 0");
      await second.getByLabel("Ballots that hold this contest").fill("200");
      const setUpButton = page.getByRole("button", { name: "Set up an audit" });
      await setUpButton.press("Enter");
      await page
        .getByRole("alert")
        .getByText(/Line 1: expected a name, a semicolon and a whole number of votes/)
        .first()
        .waitFor();
      await checked(page, "audits-set-up-wrong");
      await first.getByLabel(/Announced votes/).fill("Ada; 160\nBo; 40");
      await setUpButton.press("Enter");
      await page.getByText(/Each jurisdiction is asked for its files/).waitFor();
      await confirm(page, "Set up an audit");
      await page.getByRole("heading", { level: 2, name: "Which files has each jurisdiction" }).waitFor();
      audit = /aud_[0-9a-z]+/.exec(page.url())?.[0] ?? "";
      expect(audit).not.toBe("");
    });

    test("W5.7 negative: a wrong file is refused with file, row and field, and records wait for the manifest", async () => {
      const early = page.getByRole("button", { name: "Hand in the records" });
      expect(await early.getAttribute("aria-disabled")).toBe("true");
      await page
        .getByText(/Hand in the manifest first/)
        .first()
        .waitFor();
      await page
        .locator("input[type=file]")
        .first()
        .setInputFiles(csv("manifest.csv", manifest.replace("25", "few")));
      await page.getByRole("button", { name: "Hand in the manifest" }).press("Enter");
      await page
        .getByRole("alert")
        .getByText(/manifest\.csv/)
        .first()
        .waitFor();
      await page.getByText(/few/).first().waitFor();
      await checked(page, "audits-files-refused");
    });

    test("W5.7: the files of one’s own jurisdiction are handed in, with what was found in them", async () => {
      await page.locator("input[type=file]").first().setInputFiles(csv("manifest.csv", manifest));
      await page.getByRole("button", { name: "Hand in the manifest" }).press("Enter");
      await page.getByText("8 batches, 200 ballots").waitFor();
      await page.locator("input[type=file]").nth(1).setInputFiles(csv("cvr.csv", records));
      await page.getByRole("button", { name: "Hand in the records" }).press("Enter");
      await page.getByText("200 records in 8 batches").waitFor();
      await checked(page, "audits-files");
    });

    test("W5.7, W3.5 negative: nothing is committed without a trustworthy paper trail, nor with a finding unexplained", async () => {
      await goTo(page, at(audit, "seed"));
      const verb = "Commit to the files";
      await page.getByRole("button", { name: verb }).press("Enter");
      await page.getByText(/nothing of the files can change/).waitFor();
      await confirm(page, verb);
      await page.getByRole("alert").waitFor();
      await checked(page, "audits-commit-refused");
      await goTo(page, at(audit));
      await page.getByText(/Nobody has said yet whether the paper can be trusted/).waitFor();
      await pressByKeyboard(page, "button", "Declare the paper trail");
      await page.getByLabel("Voters marked the paper").check();
      await page.getByLabel("Seals and chain of custody").check();
      await page.getByLabel("What was looked at").fill("Seals and pollbooks of all sites.");
      await send(page);
      await confirm(page, "Declare the paper trail");
      await page.getByText(/Not trustworthy: nothing can be drawn from it/).waitFor();
      await checked(page, "audits-paper-not-trusted");
      await goTo(page, at(audit, "seed"));
      await page.getByRole("button", { name: verb }).press("Enter");
      await confirm(page, verb);
      await page.getByRole("alert").waitFor();
    });

    test("W5.7, W3.5: the paper declared trustworthy and the anomaly explained, the files are committed to and their hashes public", async () => {
      await goTo(page, at(audit));
      await pressByKeyboard(page, "button", "Declare the paper trail");
      await page.getByLabel("Ballots were reconciled").check();
      await send(page);
      await confirm(page, "Declare the paper trail");
      await page.getByText("Declared trustworthy.").waitFor();
      await goTo(page, at(audit, "checks"));
      await page.getByText("Must be explained").first().waitFor();
      await checked(page, "audits-checks");
      await page.getByLabel("Why this is right").fill("Flo withdrew before polling day.");
      for (const box of await page.getByRole("checkbox").all()) await box.check();
      await page.getByRole("button", { name: "Explain the findings" }).press("Enter");
      await page.getByText("Explained: Flo withdrew before polling day.").first().waitFor();
      await goTo(page, at(audit, "seed"));
      await page.getByRole("button", { name: "Commit to the files" }).press("Enter");
      await confirm(page, "Commit to the files");
      await page.getByRole("cell", { name: "manifest.csv" }).waitFor();
      await checked(page, "audits-committed");
    });

    test("W5.7: two people commit to rolls and show them; a commitment is made on the device and nothing of it is sent", async () => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.method() + request.url()));
      for (const one of throwers) {
        const own = page.locator("details.cf-own");
        if (!(await own.evaluate((element: HTMLDetailsElement) => element.open)))
          await own.locator("summary").click();
        await own.getByLabel("Who").fill(one.name);
        await own.getByLabel("Rolls").fill(one.rolls);
        await own.getByLabel("Salt").fill(one.salt);
        const commitment = await own.locator("output").innerText();
        expect(asked.filter((line) => line.startsWith("POST") && line.includes("seed"))).toEqual([]);
        await pressByKeyboard(page, "button", "Take down a commitment");
        await page.locator(".cf-act-form").getByLabel("Who").fill(one.name);
        await page.locator(".cf-act-form").getByLabel("Commitment").fill(commitment);
        await send(page);
        await page.getByRole("cell", { name: one.name }).waitFor();
        asked.length = 0;
      }
      await pressByKeyboard(page, "button", "Take down rolls");
      await page.locator(".cf-act-form").getByLabel("Who").fill(throwers[0].name);
      await page.locator(".cf-act-form").getByLabel("Rolls").fill("1".repeat(20));
      await page.locator(".cf-act-form").getByLabel("Salt").fill(throwers[0].salt);
      await send(page);
      await page
        .getByRole("alert")
        .getByText(/not the rolls that/)
        .waitFor();
      await checked(page, "audits-rolls-differ");
      await page.locator(".cf-act-form").getByLabel("Rolls").fill(throwers[0].rolls);
      await send(page);
      await page.getByRole("cell", { name: throwers[0].rolls }).waitFor();
      await pressByKeyboard(page, "button", "Take down rolls");
      await page.locator(".cf-act-form").getByLabel("Rolls").fill(throwers[1].rolls);
      await page.locator(".cf-act-form").getByLabel("Salt").fill(throwers[1].salt);
      await send(page);
      await page.getByRole("heading", { level: 3, name: "The seed" }).waitFor();
      await page.getByText("58597734719387384637").waitFor();
      await checked(page, "audits-seed");
    });

    test("W5.7: methods are compared on one contest as a picture with its table, then the first round is drawn", async () => {
      await goTo(page, at(audit, "plan"));
      await page.getByRole("img", { name: /ballots that each method reads/ }).waitFor();
      await page.locator(".cf-numbers summary").first().click();
      await page.getByRole("cell", { name: "Full hand count" }).waitFor();
      await checked(page, "audits-plan");
      await pressByKeyboard(page, "button", "Draw the first round");
      await send(page);
      await confirm(page, "Draw the first round");
      await page.locator(".cf-object-words", { hasText: "Ballots are read" }).waitFor();
    });

    test("W5.7: a board of two is appointed, reading is followed, the retrieval list is downloaded; no measure before all is read", async () => {
      await goTo(page, at(audit, "rounds"));
      await pressByKeyboard(page, "button", "Appoint a board in North");
      await page.getByLabel("Name of the board").fill("Table 1");
      await page.getByLabel("First member").selectOption({ label: "Rosa Delgado" });
      await page.getByLabel("Second member").selectOption({ label: "Henry Aubin" });
      await checked(page, "audits-appoint");
      await send(page);
      await page.getByRole("link", { name: "Table 1" }).waitFor();
      expect(await page.getByRole("button", { name: "Measure the risk" }).getAttribute("aria-disabled")).toBe(
        "true",
      );
      for (const [format, sheet] of [
        ["CSV", "Retrieval list"],
        ["PDF", "Retrieval list"],
        ["PDF", "Labels"],
        ["PDF", "Placeholder sheets"],
      ] as const) {
        const coming = page.waitForEvent("download");
        await page.getByLabel("Paper size").selectOption("a4");
        await pressByKeyboard(page, "button", `${format} ${sheet}, North`);
        const file = await coming;
        const name = {
          "Retrieval list": "retrieval",
          Labels: "labels",
          "Placeholder sheets": "placeholders",
        };
        expect(file.suggestedFilename()).toBe(`north-1-${name[sheet]}.${format.toLowerCase()}`);
        if (format === "PDF") expect(await firstBytes(file)).toBe("%PDF-");
      }
      await checked(page, "audits-rounds");
    });
  });

  describe("at the table of a board", () => {
    let audit = "";
    let board = "";
    beforeAll(async () => {
      audit = await setUp(cast.official, "Read at the table");
      await handIn(cast.official, audit);
      await commit(cast.official, audit);
      await seedIt(cast.official, audit);
      board = await drawWithBoard(cast.official, audit, 12);
    }, 60_000);

    test("W5.7 negative: two members of one affiliation do not sit together, and nothing is shown to other roles", async () => {
      await cast.second("POST", `/${audit}/boards/${board}/sign-in`, { affiliation: "Prairie Alliance" });
      const page = await openAs("audit-board1", at(audit, `boards/${board}`));
      await page.getByText(/Entries count only while both members sit/).waitFor();
      await pressByKeyboard(page, "button", "Sit down at the table");
      await page.getByLabel("My affiliation").fill("prairie  alliance");
      await send(page);
      await page
        .getByText(/different affiliations/)
        .first()
        .waitFor();
      await checked(page, "audits-same-affiliation");
      await page.getByLabel("My affiliation").fill("Harbour Party");
      await send(page);
      await page.getByText("At the table for Harbour Party").waitFor();
      await page.context().close();
      const other = await openAs(official, at(audit, `boards/${board}`));
      await other.getByText("At the table for Harbour Party").waitFor();
      expect(await other.getByRole("checkbox").count()).toBe(0);
      expect(
        await other.getByRole("button", { name: "Sit down at the table" }).getAttribute("aria-disabled"),
      ).toBe("true");
      await checked(other, "audits-table-official");
      await other.context().close();
    });

    test("W5.7: ballots are entered by keyboard alone; the network goes in the middle, nothing is lost and nothing is sent twice", async () => {
      const page = await openAs("audit-board1", at(audit, `boards/${board}`));
      const unit = () => page.locator(".cf-entry-title").innerText();
      await page.getByText("Every entry has arrived.").waitFor();
      await checked(page, "audits-entry");
      const read: string[] = [await enterByKeys(page, unit)];
      await page.getByText("Every entry has arrived.").waitFor();
      await page.context().setOffline(true);
      for (let n = 0; n < 3; n++) read.push(await enterByKeys(page, unit));
      await page.getByText("3 entries wait for the network.").waitFor();
      await page.getByText(/Last contact .* ago/).waitFor();
      await page.getByText(/kept on this device/).waitFor();
      await picture(page, "audits-entry-offline");
      const kept = await page.evaluate(() =>
        Object.entries(localStorage).filter(([key]) => key.includes("audit-entries")),
      );
      expect(kept.length).toBe(1);
      expect(await page.getByRole("button", { name: "Leave the table" }).getAttribute("aria-disabled")).toBe(
        "true",
      );
      await page.context().setOffline(false);
      await page.getByText("Every entry has arrived.").waitFor({ timeout: 15_000 });
      const mine = await cast.first("GET", `/${audit}/boards/${board}/units?state=waiting`);
      expect(mine.rows.map((row: { unit: string }) => `Ballot ${row.unit}`).toSorted()).toEqual(
        read.toSorted(),
      );
      await page.context().close();
    });

    test("W5.7 negative: what the other member entered is nowhere on the screen nor in what the server sends", async () => {
      const sent: string[] = [];
      const page = await openAs("audit-board2", at(audit, `boards/${board}`), { language: "fr" });
      page.on("response", async (response) => {
        if (response.url().includes("/units")) sent.push(await response.text().catch(() => ""));
      });
      await page.reload();
      await page.getByText("Chaque saisie est arrivée.").waitFor();
      await page.getByRole("checkbox", { name: "Aucune marque" }).first().waitFor();
      expect(sent.join("")).not.toContain('"votes"');
      expect(await page.locator(".cf-reading").count()).toBe(0);
      await checked(page, "audits-entry-fr");
      await page.context().close();
    });

    test("W5.7: entries outlive an ended session on the device, and arrive after signing in again", async () => {
      const page = await openAs("audit-board1", at(audit, `boards/${board}`));
      const unit = () => page.locator(".cf-entry-title").innerText();
      await page.getByText("Every entry has arrived.").waitFor();
      const cookies = await page.context().cookies();
      await page.context().clearCookies();
      await enterByKeys(page, unit);
      await page
        .getByRole("dialog")
        .getByText(/session/i)
        .first()
        .waitFor();
      await picture(page, "audits-entry-expired");
      await page.context().addCookies(cookies);
      await page.reload();
      await page.getByText("Every entry has arrived.").waitFor();
      const { total } = await cast.first("GET", `/${audit}/boards/${board}/units?state=waiting`);
      expect(total).toBe(5);
      await page.context().close();
    });

    test("W5.7: what two read differently is settled by the board, with how", async () => {
      await readAll(cast, audit, board, (unit, nth) => paper(unit, nth === 0 ? "Bo" : undefined));
      const { rows } = await cast.first("GET", `/${audit}/boards/${board}/units?state=disputed`);
      expect(rows.length).toBeGreaterThan(0);
      const page = await openAs("audit-board2", at(audit, `boards/${board}`));
      const dispute = page.getByRole("article", { name: `Ballot ${rows[0].unit}` });
      await dispute.getByRole("heading", { name: "Rosa Delgado entered" }).waitFor();
      await dispute.getByRole("button", { name: `Settle ${rows[0].unit}` }).press("Enter");
      await dispute.getByRole("checkbox", { name: "Ada" }).press("Space");
      await dispute.getByRole("checkbox", { name: "Contest not on this ballot" }).nth(1).press("Space");
      await dispute.getByRole("button", { name: "Read back" }).press("Enter");
      await dispute.getByLabel("How it was settled").fill("Both looked again in better light.");
      await checked(page, "audits-dispute");
      await dispute.getByRole("button", { name: "Settle the reading" }).press("Enter");
      await dispute.waitFor({ state: "detached" });
      await page.context().close();
    });

    test("W5.7: the table on a phone in the dark, big enough for a thumb", async () => {
      const page = await openAs("audit-board1", at(audit, `boards/${board}`), { width: 320, dark: true });
      await page.getByRole("heading", { level: 1, name: "Table 1" }).waitFor();
      await checked(page, "audits-table-phone-dark");
      await page.context().close();
    });
  });

  describe("measured, counted in full and concluded", () => {
    let audit = "";
    let board = "";
    beforeAll(async () => {
      audit = await setUp(cast.official, "One wrong record");
      await handIn(cast.official, audit);
      await commit(cast.official, audit);
      await seedIt(cast.official, audit);
      board = await drawWithBoard(cast.official, audit, 20);
      await sitDown(cast, audit, board);
      await readAll(cast, audit, board, (unit, nth) => paper(unit, nth === 3 ? "Bo" : undefined));
      await cast.official("POST", `/${audit}/measure`);
      const { state } = await cast.official("GET", `/${audit}`);
      if (state === "reading") {
        await readAll(cast, audit, board, (unit) => paper(unit));
        await cast.official("POST", `/${audit}/measure`);
      }
    }, 60_000);

    test.each([
      [
        "en",
        [
          "Contests",
          "Which files has",
          "Do the files and",
          "How many ballots",
          "Seed ceremony",
          "How far is",
          "How sure is it",
        ],
      ],
      [
        "fr",
        [
          "Scrutins",
          "Quels fichiers",
          "Les fichiers et les",
          "Combien de bulletins",
          "Cérémonie de la graine",
          "Où en est",
          "À quel point",
        ],
      ],
    ])(
      "W5.7: an auditor reads every page of an audit, each with what an audit can say: %s",
      async (language, heads) => {
        const page = await openAs("auditor", at(audit), { language });
        const parts = ["", "files", "checks", "plan", "seed", "rounds", "risk"];
        for (const [nth, part] of parts.entries()) {
          if (nth > 0) await goTo(page, at(audit, part));
          await page.getByRole("heading", { level: 2, name: heads[nth] }).first().waitFor();
          await page
            .getByText(
              language === "fr" ? /confirme les gagnants, non les écarts/ : /confirms winners, not margins/,
            )
            .first()
            .waitFor();
          await checked(page, `audits-page-${part || "overview"}-${language}`);
        }
        const differs =
          language === "fr" ? "Où le papier et l’enregistrement diffèrent" : "Where paper and record differ";
        await page.getByRole("table", { name: differs }).getByRole("row").nth(1).waitFor();
        await page.context().close();
      },
      120_000,
    );

    test("W5.7: the risk is a picture with a sentence and a table, and every act of an auditor says why it is closed", async () => {
      const page = await openAs("auditor", at(audit, "risk"));
      await page.getByRole("img", { name: /Mayor: / }).waitFor();
      await page.locator(".cf-numbers summary").first().click();
      await page.getByRole("cell", { name: "Ada has more votes than Bo" }).waitFor();
      await page.getByText("Two votes too many for a winner").waitFor();
      await checked(page, "audits-risk-table");
      await goTo(page, at(audit));
      await page.getByRole("button", { name: "Conclude the audit" }).press("Enter");
      await page.locator(".cf-reason", { hasText: "Election authority" }).waitFor();
      await page.context().close();
    });

    test("W5.7 negative: whoever has no part sees the public pages, and is refused the checks and the size of the sample", async () => {
      const page = await openAs("newsroom", at(audit, "checks"));
      await page.getByRole("alert").getByText("You may not see this").waitFor();
      await checked(page, "audits-refused");
      await goTo(page, at(audit, "risk"));
      await page.getByRole("img", { name: /Mayor: / }).waitFor();
      expect(await page.getByText("Where paper and record differ").count()).toBe(0);
      await goTo(page, at("aud_0000000000000000"));
      await page.getByText("There is no such audit here.").first().waitFor();
      await page.context().close();
    });

    test("W5.7: a full hand count is ordered, entered batch by batch, added up; the audit is concluded and its record downloaded", async () => {
      const counted = await setUp(cast.official, "Counted in full");
      await handIn(cast.official, counted);
      await commit(cast.official, counted);
      await seedIt(cast.official, counted);
      const table = await drawWithBoard(cast.official, counted, 20);
      await sitDown(cast, counted, table);
      await readAll(cast, counted, table, (unit) => paper(unit));
      const page = await openAs(official, at(counted));
      await pressByKeyboard(page, "button", "Order a full hand count");
      await page.getByLabel("Contest", { exact: true }).selectOption("Mayor");
      await page.getByLabel("Why", { exact: true }).fill("The law asks for it in this district.");
      await send(page);
      await page.getByText(/It cannot be taken back/).waitFor();
      await confirm(page, "Order a full hand count");
      await page.locator(".cf-state", { hasText: "Counted by hand in full" }).waitFor();
      await cast.official("POST", `/${counted}/measure`);
      await countOneBatch(counted, table);
      await readAll(cast, counted, table, (unit) => countOf(unit));
      await goTo(page, at(counted));
      await pressByKeyboard(page, "button", "Add up the full hand count");
      await send(page);
      await confirm(page, "Add up the full hand count");
      await page.getByText("The full hand count agrees with what was announced.").waitFor();
      await pressByKeyboard(page, "button", "Conclude the audit");
      await send(page);
      await page
        .getByRole("dialog")
        .getByText(/The whole record is published/)
        .waitFor();
      await confirm(page, "Conclude the audit");
      await page.getByText(/Its record is public/).waitFor();
      await checked(page, "audits-concluded");
      const coming = page.waitForEvent("download");
      await pressByKeyboard(page, "button", "Download the whole record");
      expect((await coming).suggestedFilename()).toMatch(/\.tar$/);
      const report = page.waitForEvent("download");
      await pressByKeyboard(page, "button", "PDF Report, Counted in full");
      expect(await firstBytes(await report)).toBe("%PDF-");
      const rows = page.waitForEvent("download");
      await pressByKeyboard(page, "button", "CSV Report, Counted in full");
      expect((await rows).suggestedFilename()).toBe(`${counted}-report.csv`);
      await page.context().close();
      for (const language of ["en", "fr"] as const) await verifiedByCitizen(counted, language);
    });

    test("W5.7: the list in French says what waits for whom; the audit on a phone", async () => {
      const page = await openAs("audit-board1", "infrastructure/audits", { language: "fr" });
      await page
        .getByRole("heading", { level: 1, name: "Les gagnants annoncés ont-ils vraiment gagné ?" })
        .waitFor();
      await page.getByRole("link", { name: "Lire des bulletins avec mon comité" }).first().waitFor();
      await checked(page, "audits-list-fr");
      await page.context().close();
      const phone = await openAs(official, at(audit, "risk"), { width: 320, dark: true });
      await phone.getByRole("img", { name: /Mayor: / }).waitFor();
      await checked(phone, "audits-risk-phone-dark");
      await phone.context().close();
    });
  });

  /** The first batch of the board, typed by one member on the screen; what was typed reads back before it is kept. */
  async function countOneBatch(audit: string, board: string): Promise<void> {
    const page = await openAs("audit-board1", at(audit, `boards/${board}`));
    await page.getByRole("heading", { level: 3, name: /^Batch / }).waitFor();
    const unit = (await page.locator(".cf-entry-title").innerText()).replace("Batch ", "");
    const { Mayor } = countOf(unit) as {
      Mayor: { tally: { votes: Record<string, number>; validCards: number } };
    };
    await page.getByLabel("Votes for Ada").fill(String(Mayor.tally.votes["Ada"]));
    await page.getByLabel("Votes for Bo").fill(String(Mayor.tally.votes["Bo"]));
    await page.getByLabel("Ballots with a valid vote").fill(String(Mayor.tally.validCards));
    await checked(page, "audits-batch");
    await page.getByRole("button", { name: "Read back" }).press("Enter");
    await page.getByRole("button", { name: "Keep this entry" }).press("Enter");
    await page.getByText("Every entry has arrived.").waitFor();
    await page.context().close();
  }
});

/** One ballot without a mouse: numbers mark, Enter goes on, Enter keeps. Gives the name of the ballot. */
async function enterByKeys(page: Page, unit: () => Promise<string>): Promise<string> {
  const name = await unit();
  await page.locator(".cf-entry-title").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Keep this entry" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (before) => document.querySelector(".cf-entry-title")?.textContent !== before,
    name,
  );
  return name;
}
