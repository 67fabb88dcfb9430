// Goal: what an audit comes to is on its screens and on the public page: a second round that goes on with the same sequence, a full hand
// count that corrects what was announced, two jurisdictions that each see their own, a contest that goes to a runoff, and entries that
// outlive the page itself. Method: the whole house with scenes made through the API in Chromium; every step of a person by role and name.
import { rivestDraws } from "@counterfoil/risk-limiting-audit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { announcedVotes, dominionCsv } from "../../src/rooms/infrastructure/audits/audit.test-data.ts";
import {
  auditAskerAs,
  cards,
  castOf,
  commit,
  council,
  countOf,
  drawWithBoard,
  grantOfficial,
  handIn,
  manifest,
  mayor,
  paper,
  readAll,
  records,
  runoff,
  seedIt,
  setUp,
  sitDown,
  throughSeed,
  totalsCsv,
  votesOf,
  type Ask,
  type Cast,
} from "./audits-scene.ts";
import { verifiedByCitizen } from "./audits-files.ts";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import {
  closeBrowser,
  expectAccessible,
  expectFits,
  open,
  picture,
  settled,
  whyNoBrowser,
} from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const official = "election-authority";
const at = (audit: string, part = "") => `infrastructure/audits/${audit}${part && `/${part}`}`;
const goTo = async (page: Page, path: string) => {
  await page.goto(`/app/live/ca-demo/${path}`);
  await settled(page);
};
const send = (page: Page) => page.locator(".cf-act-form button[type=submit]").press("Enter");
const confirm = (page: Page, verb: string) =>
  page.getByRole("dialog").getByRole("button", { name: verb }).press("Enter");

describe.skipIf(whyNoBrowser() !== null)("what audits come to, on their screens", () => {
  let base = "";
  let cast: Cast;
  beforeAll(async () => {
    base = await serverForBrowser();
    cast = await castOf(base);
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  /** What everyone reads, without an account. */
  async function publicPage(audit: string, language: "en" | "fr", sentences: readonly string[]) {
    const page = await open({ path: `/ca-demo/${language}/audits/${audit}`, language });
    for (const one of sentences) await page.getByText(one, { exact: false }).first().waitFor();
    await expectAccessible(page);
    await picture(page, `public-${audit}-${language}`);
    return page;
  }

  async function concludeOnScreen(page: Page, audit: string) {
    await goTo(page, at(audit));
    await pressByKeyboard(page, "button", "Conclude the audit");
    await send(page);
    await confirm(page, "Conclude the audit");
    await page.getByText(/Its record is public/).waitFor();
  }

  async function measureOnScreen(page: Page, audit: string) {
    await goTo(page, at(audit, "rounds"));
    await pressByKeyboard(page, "button", "Measure the risk");
    await page
      .getByRole("dialog")
      .getByText(/goes on to another round/)
      .waitFor();
    await confirm(page, "Measure the risk");
  }

  test("W5.7: a first round that does not confirm is followed by a second of the same sequence, which confirms", async () => {
    const audit = await setUp(cast.official, "Two rounds");
    await handIn(cast.official, audit);
    await commit(cast.official, audit);
    await seedIt(cast.official, audit);
    const board = await drawWithBoard(cast.official, audit, 4);
    await sitDown(cast, audit, board);
    await readAll(cast, audit, board, (unit) => paper(unit));
    const page = await openAs(official, at(audit, "rounds"));
    await measureOnScreen(page, audit);
    const rounds = page.getByRole("table", { name: "Rounds" });
    await rounds.getByRole("row").nth(2).waitFor();
    await page.getByRole("combobox", { name: /^Round/ }).waitFor();
    await checked(page, "audits-second-round");
    await readAll(cast, audit, board, (unit) => paper(unit));
    await measureOnScreen(page, audit);
    await goTo(page, at(audit));
    await page.locator(".cf-state", { hasText: "Confirmed" }).nth(1).waitFor();
    await concludeOnScreen(page, audit);
    await page.context().close();

    const recorded = await fetch(`${base}/ca-demo/en/audits/${audit}/record/rounds.json`);
    const drawn = (await recorded.json()) as { cards: string[] }[];
    expect(drawn.map((round) => round.cards.length)[0]).toBe(4);
    expect(drawn.length).toBe(2);
    const { seed } = await cast.official("GET", `/${audit}`);
    const sequence = drawn.flatMap((round) => round.cards);
    const places = rivestDraws(seed, cards.length, sequence.length);
    expect(sequence).toEqual(
      places.map((nth) => `north/1-${cards[nth - 1]!.batch}-${cards[nth - 1]!.place}`),
    );
    for (const [language, said] of [
      ["en", ["Round 2", "Confirmed. The ballots on paper agree with the announced result."]],
      ["fr", ["Ronde 2", "Confirmé. Les bulletins en papier s’accordent avec le résultat annoncé."]],
    ] as const)
      await (await publicPage(audit, language, said)).context().close();
    await verifiedByCitizen(audit, "fr", "confirmed");
  }, 120_000);

  test("W5.7 negative: a wrong winner is never confirmed: the sample gives way to a full hand count, which is the outcome on every page", async () => {
    const audit = await setUp(cast.official, "The wrong winner");
    await handIn(cast.official, audit);
    await commit(cast.official, audit);
    await seedIt(cast.official, audit);
    const board = await drawWithBoard(cast.official, audit, 20);
    await sitDown(cast, audit, board);
    // The scanner gave Bo's votes to Ada: every paper says Bo.
    await readAll(cast, audit, board, (unit) => paper(unit, "Bo"));
    const page = await openAs(official, at(audit, "rounds"));
    await measureOnScreen(page, audit);
    await goTo(page, at(audit));
    await page.getByText("Sampling would read nearly as many ballots as counting all of them.").waitFor();
    await checked(page, "audits-goes-to-full-count");
    await readAll(cast, audit, board, (unit) => countOf(unit, { Ada: 0, Bo: 25 }));
    await goTo(page, at(audit));
    await pressByKeyboard(page, "button", "Add up the full hand count");
    await send(page);
    await confirm(page, "Add up the full hand count");
    await page.getByText(/differs from what was announced. It is the outcome: Bo/).waitFor();
    await concludeOnScreen(page, audit);
    await checked(page, "audits-corrected");
    await page.context().close();
    const french = await openAs("auditor", at(audit), { language: "fr" });
    await french
      .getByText(/Le dépouillement complet diffère de l’annonce. C’est lui qui vaut\s: Élection de Bo/)
      .waitFor();
    await checked(french, "audits-corrected-fr");
    await french.context().close();
    for (const [language, said, table] of [
      ["en", "The announced result was wrong. The result is: Bo.", "Mayor: the count by hand"],
      ["fr", "Le résultat annoncé était faux. Le résultat est : Bo.", "Mayor : le compte à la main"],
    ] as const) {
      const open = await publicPage(audit, language, [said]);
      const counted = open.getByRole("table", { name: table });
      expect(await counted.getByRole("row", { name: /Bo/ }).innerText()).toMatch(/40\s+200/);
      await open.context().close();
      await verifiedByCitizen(audit, language);
    }
  }, 120_000);

  describe("two jurisdictions in one audit", () => {
    let audit = "";
    let south: Ask;
    beforeAll(async () => {
      await grantOfficial(base, "per_member000000");
      south = await auditAskerAs(base, "member");
      const votes = Object.fromEntries(Object.entries(votesOf.mayor).map(([one, n]) => [one, 2 * n]));
      const set = await cast.official("POST", "", {
        title: "North and south",
        contests: [mayorOf(votes, 2 * cards.length)],
        jurisdictions: [
          { code: "north", name: "North", organisationId: "org_authority000" },
          { code: "south", name: "South", organisationId: "org_police000000" },
        ],
        design: { style: "comparison", roundsMax: 3, fullCountShare: 0.9 },
      });
      audit = set.id;
      await handIn(cast.official, audit);
    }, 60_000);

    const mayorOf = (votes: Record<string, number>, most: number) => ({
      id: "Mayor",
      title: "Mayor",
      candidates: mayor.candidates,
      choice: { kind: "plurality", winners: 1, votesAllowed: 1 },
      cards: most,
      announced: { kind: "votes", votes, validCards: most },
      reported: { kind: "winners", winners: ["Ada"] },
      riskLimit: 0.05,
    });

    test("W5.7 negative: before the commitment neither sees what the other has handed in, nor hands in for it", async () => {
      const page = await openAs("member", at(audit, "files"));
      await page.getByRole("heading", { level: 2, name: /^South/ }).waitFor();
      await page.getByText("Not handed in yet").first().waitFor();
      expect(await page.getByRole("heading", { level: 2, name: /^North/ }).count()).toBe(0);
      expect(await page.getByText("8 batches, 200 ballots").count()).toBe(0);
      await checked(page, "audits-two-files");
      await page.context().close();
      await expect(
        south("PUT", `/${audit}/jurisdictions/north/manifest?file=m.csv`, manifest),
      ).rejects.toThrow("404");
    });

    test("W5.7: each hands in its own; the next step says so in English and French", async () => {
      const page = await openAs("member", at(audit, "files"));
      const own = page.locator("section", { has: page.getByRole("heading", { level: 2, name: /^South/ }) });
      const file = (name: string, text: string) => ({
        name,
        mimeType: "text/csv",
        buffer: Buffer.from(text),
      });
      await own.locator("input[type=file]").first().setInputFiles(file("manifest.csv", manifest));
      await own.getByRole("button", { name: "Hand in the manifest" }).press("Enter");
      await own.getByText("8 batches, 200 ballots").waitFor();
      await own.locator("input[type=file]").nth(1).setInputFiles(file("cvr.csv", records));
      await own.getByRole("button", { name: "Hand in the records" }).press("Enter");
      await own.getByText("200 records in 8 batches").waitFor();
      await page.context().close();
      const french = await openAs("member", at(audit), { language: "fr" });
      await french.getByRole("link", { name: "Remettre les fichiers de ma circonscription" }).waitFor();
      await french.context().close();
    });

    test("W5.7: once drawn, each is offered its own lists and appoints its own boards alone", async () => {
      await throughSeed(cast.official, audit);
      await cast.official("POST", `/${audit}/draw`, { draws: 30 });
      for (const [name, own, other, language] of [
        ["member", "South", "North", "en"],
        ["election-authority", "North", "South", "fr"],
      ] as const) {
        const page = await openAs(name, at(audit, "rounds"), { language });
        const list = language === "fr" ? "Liste de retrait" : "Retrieval list";
        const coming = page.waitForEvent("download");
        await pressByKeyboard(page, "button", `CSV ${list}, ${own}`);
        expect((await coming).suggestedFilename()).toBe(`${own.toLowerCase()}-1-retrieval.csv`);
        const appoint = language === "fr" ? "Nommer un comité à" : "Appoint a board in";
        await page.getByRole("button", { name: `${appoint} ${own}` }).waitFor();
        expect(await page.getByRole("button", { name: `${appoint} ${other}` }).count()).toBe(0);
        if (name === "member")
          expect(await page.getByRole("button", { name: `CSV ${list}, ${other}` }).count()).toBe(0);
        await checked(page, `audits-two-rounds-${name}`);
        await page.context().close();
      }
    });
  });

  test("W5.7: batches with totals alone are handed in beside the records, and the public page says what that means", async () => {
    const audit = await setUp(cast.official, "With pools");
    const pooled = ["7", "8"];
    const withRecord = cards.filter(({ batch }) => !pooled.includes(batch));
    await cast.official("PUT", `/${audit}/jurisdictions/north/manifest?file=manifest.csv`, manifest);
    const csv = dominionCsv(withRecord, [mayor, council]);
    await cast.official("PUT", `/${audit}/jurisdictions/north/records?file=cvr.csv`, csv);
    const file = (text: string) => ({ name: "totals.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    const page = await openAs(official, at(audit, "files"));
    const chosen = page.locator("input[type=file]").nth(2);
    await chosen.setInputFiles(file(totalsCsv(["6", ...pooled])));
    await page.getByRole("button", { name: "Hand in the totals" }).press("Enter");
    await page.getByText("Batch north/1-6 has records and totals.").first().waitFor();
    await checked(page, "audits-pool-refused");
    await chosen.setInputFiles(file(totalsCsv(pooled)));
    await page.getByRole("button", { name: "Hand in the totals" }).press("Enter");
    await page.getByText("2 batches with 50 ballots").waitFor();
    await checked(page, "audits-pools");
    await page.context().close();
    const french = await openAs(official, at(audit, "files"), { language: "fr", width: 390 });
    await french.getByRole("heading", { level: 3, name: "Lots dont on n’a que les totaux" }).waitFor();
    await checked(french, "audits-pools-phone-fr");
    await french.context().close();
    await throughSeed(cast.official, audit);
    const board = await drawWithBoard(cast.official, audit, 40);
    await sitDown(cast, audit, board);
    await readAll(cast, audit, board, (unit) => paper(unit));
    await cast.official("POST", `/${audit}/measure`);
    const { state } = await cast.official("GET", `/${audit}`);
    expect(state).toBe("decided");
    await cast.official("POST", `/${audit}/conclude`);
    for (const [language, said] of [
      ["en", "Of some batches the machines kept only the totals."],
      ["fr", "De certains lots, les machines n’ont gardé que les totaux."],
    ] as const)
      await (await publicPage(audit, language, [said])).context().close();
    await verifiedByCitizen(audit, "en", "confirmed");
  }, 120_000);

  test("W5.7: a hybrid audit: one place with records, one without, set up on its screen and told in both languages", async () => {
    const page = await openAs(official, "infrastructure/audits/new");
    await page.getByLabel("Title of the audit").fill("Hybrid");
    await page
      .getByLabel("Method")
      .selectOption({ label: "Hybrid: comparison where there are records, polling elsewhere" });
    await pressByKeyboard(page, "button", "Add a jurisdiction");
    for (const [nth, code, records] of [
      [1, "north", "One for each ballot"],
      [2, "south", "None"],
    ] as const) {
      const one = page.getByRole("group", { name: `Jurisdiction ${nth}` });
      await one.getByLabel("Code").fill(code);
      await one.getByLabel("Name", { exact: true }).fill(code === "north" ? "North" : "South");
      await one.getByLabel(/^Organisation/).selectOption("org_authority000");
      await one.getByLabel("Records of its ballots").selectOption({ label: records });
    }
    const contest = page.getByRole("group", { name: "Contest 1" });
    await contest.getByLabel("Title of the contest").fill("Mayor");
    const lines = Object.entries(votesOf.mayor).map(([one, n]) => `${one}; ${2 * n}`);
    await contest.getByLabel(/Announced votes/).fill(lines.join("\n"));
    await contest.getByLabel("Ballots that hold this contest").fill(String(2 * cards.length));
    await checked(page, "audits-hybrid-set-up");
    await page.getByRole("button", { name: "Set up an audit" }).press("Enter");
    await confirm(page, "Set up an audit");
    await page.getByText("Ballot polling reads paper alone: no records are needed.").waitFor();
    await checked(page, "audits-hybrid-files");
    const audit = /aud_[0-9a-z]+/.exec(page.url())?.[0] ?? "";
    await handIn(cast.official, audit);
    await cast.official("PUT", `/${audit}/jurisdictions/south/manifest?file=m.csv`, manifest);
    await throughSeed(cast.official, audit);
    await goTo(page, at(audit, "plan"));
    await page.getByRole("img", { name: /ballots that each method reads/ }).waitFor();
    await checked(page, "audits-hybrid-plan");
    await page.context().close();
    for (const [language, said] of [
      ["en", "In some places there is a record of each ballot"],
      ["fr", "À certains endroits, chaque bulletin a un enregistrement"],
    ] as const)
      await (await publicPage(audit, language, [said])).context().close();
    const french = await openAs(official, at(audit), { language: "fr", width: 390 });
    await french.getByText("Mixte : comparaison où il y a des enregistrements, sondage ailleurs").waitFor();
    await checked(french, "audits-hybrid-phone-fr");
    await french.context().close();
  }, 120_000);

  test("W5.7: what an audit waits for stands on the home page of whoever can do it, in English and French", async () => {
    const audit = await setUp(cast.official, "Waits at home");
    await handIn(cast.official, audit);
    await commit(cast.official, audit);
    const page = await openAs(official, "");
    const item = page.getByRole("listitem").filter({ hasText: "Waits at home" });
    await item.getByText("A seed ceremony is due").waitFor();
    await page.getByText(/Audits before the draw: \d+; being read or counted/).waitFor();
    await checked(page, "audits-home");
    await item.getByRole("link", { name: /Hold the ceremony/ }).press("Enter");
    await page.getByRole("heading", { level: 2, name: "Seed ceremony" }).waitFor();
    await page.context().close();
    await seedIt(cast.official, audit);
    await drawWithBoard(cast.official, audit, 5);
    const member = await openAs("audit-board2", "", { language: "fr", width: 390 });
    const table = member.getByRole("listitem").filter({ hasText: "Waits at home, Table 1" });
    await table.getByText("Votre comité de vérification vous attend").waitFor();
    await checked(member, "audits-home-phone-fr");
    await table.getByRole("link", { name: /S’asseoir à la table/ }).press("Enter");
    await member.getByRole("heading", { level: 1, name: "Table 1" }).waitFor();
    await member.context().close();
  });

  test("W5.7: a contest without a majority goes to a runoff: set up, drawn for and told in both languages", async () => {
    const page = await openAs(official, "infrastructure/audits/new");
    await page.getByLabel("Title of the audit").fill("Who goes to the runoff");
    await page.getByLabel("Code").fill("north");
    await page.getByLabel("Name", { exact: true }).fill("North");
    const contest = page.getByRole("group", { name: "Contest 1" });
    await contest.getByLabel("Title of the contest").fill("Senate");
    await contest.getByLabel("How votes decide").selectOption({ label: "More than half, or a runoff" });
    const votes = announcedVotes(runoff.cards, runoff.senate);
    const lines = Object.entries(votes).map(([one, n]) => `${one}; ${n}`);
    await contest.getByLabel(/Announced votes/).fill(lines.join("\n"));
    await contest.getByLabel("Ballots that hold this contest").fill(String(runoff.cards.length));
    await page.getByRole("button", { name: "Set up an audit" }).press("Enter");
    await confirm(page, "Set up an audit");
    await page.getByRole("heading", { level: 2, name: "Which files has each jurisdiction" }).waitFor();
    const audit = /aud_[0-9a-z]+/.exec(page.url())?.[0] ?? "";
    await cast.official("PUT", `/${audit}/jurisdictions/north/manifest?file=m.csv`, runoff.manifest);
    await cast.official("PUT", `/${audit}/jurisdictions/north/records?file=r.csv`, runoff.records);
    await throughSeed(cast.official, audit);
    const board = await drawWithBoard(cast.official, audit);
    await sitDown(cast, audit, board);
    await readAll(cast, audit, board, (unit) => runoff.paper(unit));
    await goTo(page, at(audit));
    await page.getByRole("cell", { name: "Gus and Hal go to a runoff" }).waitFor();
    await checked(page, "audits-runoff");
    await cast.official("POST", `/${audit}/measure`);
    await goTo(page, at(audit, "risk"));
    await page.locator(".cf-numbers summary").first().click();
    await page.getByRole("cell", { name: /Gus has more votes than Ida/ }).waitFor();
    await checked(page, "audits-runoff-risk");
    await page.context().close();
    for (const [language, said] of [
      ["en", "runoff between Gus, Hal"],
      ["fr", "second tour entre Gus, Hal"],
    ] as const)
      await (await publicPage(audit, language, [said])).context().close();
  }, 120_000);

  test("W5.7: the table opens again without a network and the reading goes on; everything arrives once; W5.7 negative: who signs out leaves nothing behind", async () => {
    const audit = await setUp(cast.official, "Reloaded at the table");
    await handIn(cast.official, audit);
    await commit(cast.official, audit);
    await seedIt(cast.official, audit);
    const board = await drawWithBoard(cast.official, audit, 6);
    await sitDown(cast, audit, board);
    const page = await openAs("audit-board1", at(audit, `boards/${board}`));
    const title = page.locator(".cf-entry-title");
    const enter = async (): Promise<string> => {
      const name = await title.innerText();
      await page.getByRole("checkbox", { name: "Ada" }).press("Space");
      await page.getByRole("checkbox", { name: "Cy" }).press("Space");
      await page.getByRole("button", { name: "Read back" }).press("Enter");
      await page.getByRole("button", { name: "Keep this entry" }).press("Enter");
      await page.waitForFunction(
        (before) => document.querySelector(".cf-entry-title")?.textContent !== before,
        name,
      );
      return name;
    };
    await page.getByText("Every entry has arrived.").waitFor();
    // The page itself is kept with all its files at once; single files may be there before.
    const isKept = () =>
      page.evaluate(
        async () =>
          (await (await caches.open("counterfoil-shell")).match("/app/")) !== undefined &&
          (localStorage.getItem("counterfoil.kept-answers") ?? "").includes("to-read"),
      );
    await expect.poll(isKept).toBe(true);
    await page.context().setOffline(true);
    const read = [await enter(), await enter()];
    await page.getByText("2 entries wait for the network.").waitFor();
    await page.reload();
    await page.getByText(/keeps this page as it was/).waitFor({ timeout: 15_000 });
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, "audits-entry-reopened");
    await page.getByRole("button", { name: "Go on without the network" }).press("Enter");
    await page.getByText("2 entries wait for the network.").waitFor();
    expect(read).not.toContain(await title.innerText());
    read.push(await enter());
    await page.getByText("3 entries wait for the network.").waitFor();
    const none = await cast.first("GET", `/${audit}/boards/${board}/units?state=waiting`);
    expect(none.total).toBe(0);
    await page.context().setOffline(false);
    await page.getByText("Every entry has arrived.").waitFor({ timeout: 15_000 });
    const arrived = await cast.first("GET", `/${audit}/boards/${board}/units?state=waiting`);
    expect(arrived.rows.map((row: { unit: string }) => `Ballot ${row.unit}`).toSorted()).toEqual(
      read.toSorted(),
    );
    await page.locator(".cf-me").press("Enter");
    await page.getByRole("button", { name: "Sign out" }).press("Enter");
    await page.waitForURL(/sign-in/);
    await page.context().setOffline(true);
    await page.goto(`/app/live/ca-demo/${at(audit, `boards/${board}`)}`).catch(() => null);
    await page.getByRole("button", { name: "Try again" }).waitFor({ timeout: 15_000 });
    expect(await page.getByRole("button", { name: "Go on without the network" }).count()).toBe(0);
    await page.context().close();
  });
});
