// Goal: what an administrator, a coordinator, a sponsor, an auditor and an analyst do with the core can be done on its screens, by
// role and name. Method: the whole house with its demonstration in Chromium, in both languages; axe on every screen; pictures are kept.
import { afterAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import {
  closeBrowser,
  expectAccessible,
  expectFits,
  open,
  picture,
  problemsOf,
  settled,
  tabTo,
  whyNoBrowser,
} from "./harness.ts";
import { stopServerForBrowser } from "./server-url.ts";

const missing = whyNoBrowser();
const electionDay = "2031-10-15";

describe.skipIf(missing !== null)("screens of the core", () => {
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  const as = (who: string, path: string, more: { language?: string; width?: number; dark?: boolean } = {}) =>
    open({ path: `/app/live/ca-demo/${path}`, language: "en", as: `${who}@demo.example`, ...more });

  async function checked(page: Page, name: string): Promise<void> {
    await settled(page);
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, name);
    expect(problemsOf(page)).toEqual([]);
  }

  const screens = [
    [
      "operator",
      "administration/elections",
      "Which elections are run here?",
      "Quelles élections sont tenues ici ?",
    ],
    ["operator", "administration/elections/new", "Set up an election", "Créer une élection"],
    [
      "operator",
      "administration/organisations",
      "Which organisations are known here?",
      "Quelles organisations sont connues ici ?",
    ],
    [
      "operator",
      "administration/people",
      "Who may act here, in which role, until when?",
      "Qui peut agir ici, dans quel rôle, jusqu’à quand ?",
    ],
    [
      "operator",
      "administration/jobs",
      "What does the software do by itself, and does it succeed?",
      "Que fait le logiciel de lui-même, et y arrive-t-il ?",
    ],
    [
      "case-contact",
      "administration/outbox",
      "What was sent, to whom, and did it leave?",
      "Qu’a-t-on envoyé, à qui, et est-ce parti ?",
    ],
    [
      "sponsor",
      "administration/mandates",
      "Who may act on what, and on which legal basis?",
      "Qui peut agir sur quoi, et sur quelle base légale ?",
    ],
    ["sponsor", "administration/mandates/new", "Register a mandate", "Inscrire un mandat"],
    [
      "auditor",
      "administration/journal",
      "Who did what, in which role, when and why?",
      "Qui a fait quoi, dans quel rôle, quand et pourquoi ?",
    ],
    [
      "analyst",
      "administration/permissions",
      "Who may do what, and what may I do?",
      "Qui peut faire quoi, et que puis-je faire ?",
    ],
    [
      "analyst",
      "administration/tokens",
      "Which machines may act for us, and until when?",
      "Quelles machines peuvent agir pour nous, et jusqu’à quand ?",
    ],
    [
      "coordinator",
      "exchange/community",
      "Who takes part in this election?",
      "Qui participe à cette élection ?",
    ],
    ["coordinator", "exchange/agreements/new", "Propose an agreement", "Proposer une entente"],
    [
      "analyst",
      "exchange/agreements/matrix",
      "Who may share what with whom?",
      "Qui peut partager quoi, avec qui ?",
    ],
    [
      "analyst",
      "exchange/agreements/shares",
      "What did we share and receive?",
      "Qu’avons-nous partagé et reçu ?",
    ],
    [
      "analyst",
      "readiness/practices",
      "What is proven, and what is not?",
      "Qu’est-ce qui est prouvé, et quoi ne l’est pas ?",
    ],
  ] as const;

  test.each(screens)(
    "%s reads %s in both languages, also on a phone in the dark",
    async (who, path, en, fr) => {
      const name = path.replaceAll("/", "-");
      const page = await as(who, path);
      await page.getByRole("heading", { level: 1, name: en }).waitFor();
      await checked(page, `core-${name}-en`);
      await page.context().close();
      const phone = await as(who, path, { language: "fr", width: 390, dark: true });
      await phone.getByRole("heading", { level: 1, name: fr }).waitFor();
      await checked(phone, `core-${name}-fr-390-dark`);
      await phone.context().close();
    },
  );

  test("G12: an operator sets up an election by keyboard and changes it with a reason", async () => {
    const page = await as("operator", "administration/elections/new");
    await page.getByLabel("Short name").fill("north-2031");
    await page.getByLabel("Name (en)").fill("Northern assembly");
    await page.getByLabel("Name (fr)").fill("Assemblée du Nord");
    await page.getByLabel("Code of the jurisdiction").fill("XN");
    await page.getByLabel("Name of the jurisdiction (en)").fill("The North");
    await page.getByLabel("Name of the jurisdiction (fr)").fill("Le Nord");
    await page.getByLabel("Kind").selectOption("local");
    await page.getByLabel("Time zone").fill("Europe/Paris");
    await page.getByLabel("Polling day").fill(electionDay);
    await page.getByLabel("Caretaker period from").fill("2031-09-01");
    await page.getByLabel("Caretaker period to").fill("2031-11-01");
    await page.getByLabel("Voting: first day").fill("2031-10-10");
    await page.getByLabel("Voting: last day").fill(electionDay);
    await page
      .getByLabel("Desk that receives reports")
      .selectOption({ label: "Election Integrity Task Force" });
    await page.getByLabel("Hours to tell someone affected").fill("24");
    await page.getByLabel("Hours to assess a report").fill("48");
    await (await tabTo(page, "button", "Set up an election", 200)).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Northern assembly" }).waitFor();
    await checked(page, "core-election");
    await page.getByRole("button", { name: "Change the election" }).press("Enter");
    await page.getByLabel("Languages").fill("fr, en");
    await page.getByLabel("Reason, for the record").fill("French is written first");
    await page.getByRole("button", { name: "Change the election" }).click();
    await page.getByText("fr, en").waitFor();
    await page.context().close();
  });

  test("G12 negative: half a phase is not sent, and the field is named; an analyst may not set up an election", async () => {
    const page = await as("operator", "administration/elections/ca-demo/change");
    await page.getByLabel("Voting: last day").fill("");
    await page.getByRole("button", { name: "Change the election" }).click();
    await page.getByRole("alert").getByText("Voting: last day").waitFor();
    await page.context().close();
    const analyst = await as("analyst", "administration/elections");
    await analyst.getByRole("button", { name: "Set up an election" }).press("Enter");
    await analyst
      .getByText(/Only these roles may do this: Operator/)
      .first()
      .waitFor();
    await analyst.context().close();
  });

  test("G1, G1 negative: without its last member of a required sector the workspace is incomplete and names it", async () => {
    const page = await as("coordinator", "exchange/community");
    await page.getByRole("button", { name: "Open the workspace" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Open the workspace" }).click();
    await page.locator(".cf-state", { hasText: /Open$/ }).waitFor();
    const row = page.getByRole("row", { name: /Open Ballot Watch/ });
    await row.getByRole("button", { name: "End its participation" }).click();
    await page.getByLabel("Reason, for the record").fill("left the exchange");
    await row.getByRole("button", { name: "End its participation" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End its participation" }).click();
    await page.getByText("A required sector is missing: Civil society").waitFor();
    await page.locator(".cf-state", { hasText: "Incomplete" }).waitFor();
    await checked(page, "core-community-incomplete");
    await page.getByRole("button", { name: "Add an organisation" }).click();
    await page.getByLabel("Organisation", { exact: true }).selectOption({ label: "Open Ballot Watch" });
    await page.getByLabel("Reason, for the record").fill("came back");
    await page.getByRole("button", { name: "Add an organisation" }).click();
    await page.getByText("A required sector is missing").waitFor({ state: "detached" });
    await page.context().close();
  });

  test("W5.2: a role is granted until a day and ended; W5.2 negative: a separated duty is refused in words", async () => {
    const page = await as("operator", "administration/people");
    const row = page.getByRole("row", { name: /Noor Haddad/ });
    await row.getByRole("button", { name: "Grant a role" }).click();
    await page.getByLabel("Role", { exact: true }).selectOption("panel-member");
    await page.getByLabel(/Where it holds/).selectOption("ca-demo");
    await page
      .locator('input[type="datetime-local"]')
      .fill(`${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T12:00`);
    await page.getByLabel("Reason, for the record").fill("stands in");
    await row.getByRole("button", { name: "Grant a role" }).click();
    await page
      .getByText(/Assessing, deciding, publishing and operating are separate duties/)
      .first()
      .waitFor();
    await page.getByLabel("Role", { exact: true }).selectOption("member");
    await row.getByRole("button", { name: "Grant a role" }).click();
    await row.getByText("stands in").waitFor();
    // The browser itself tells of the refusal on its console, so that is not asked here.
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, "core-people-granted");
    await page.context().close();
  });

  test("W1.13b: a token's secret is shown once and then never again", async () => {
    const page = await as("analyst", "administration/tokens");
    await page.getByRole("button", { name: "Issue a token" }).click();
    await page.getByLabel("Machine").fill("Mail gateway");
    await page.getByLabel("reports.submit").check();
    await page.getByRole("button", { name: "Issue a token" }).click();
    await page.getByText("The token of Mail gateway").waitFor();
    await checked(page, "core-token-secret");
    const secret = await page.locator(".cf-secret").innerText();
    expect(secret.length).toBeGreaterThan(30);
    await page.getByRole("button", { name: "I have copied the token" }).click();
    await page.reload();
    await page.getByText("Mail gateway").first().waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.context().close();
  });

  test("W1.7: an agreement is proposed and signed; W1.7 negative: what no clause covers is refused by name", async () => {
    const page = await as("coordinator", "exchange/agreements/new");
    await page.getByLabel("Title").fill("Early warning");
    await page.getByLabel("Open Ballot Watch").check();
    await page.getByLabel("Election Integrity Task Force").check();
    const organisations = page.getByLabel("Organisation", { exact: true });
    await organisations.nth(0).selectOption({ label: "Election Integrity Task Force" });
    await organisations.nth(1).selectOption({ label: "Open Ballot Watch" });
    await page.getByLabel("Reports", { exact: true }).check();
    await page.getByLabel("Narrowest marking").selectOption("green");
    await page.getByLabel("Warn those concerned").check();
    await page.getByRole("button", { name: "Propose an agreement" }).click();
    await page.getByRole("heading", { level: 1, name: "Early warning" }).waitFor();
    await page.getByRole("button", { name: "Sign the agreement" }).click();
    await page.getByLabel("What we declare, in our own words").fill("We warn each other early.");
    await page.getByRole("button", { name: "Sign the agreement" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign the agreement" }).click();
    await page.getByRole("cell", { name: "We warn each other early." }).waitFor();
    await checked(page, "core-agreement");
    await page.context().close();
    const asked = await as("analyst", "exchange/agreements/check");
    await asked.getByLabel("Id of the item").fill("rep_0000000000000000");
    await asked.getByLabel("Recipient").selectOption({ label: "Open Ballot Watch" });
    await asked.getByLabel("Purpose").selectOption("warn");
    await asked.getByRole("button", { name: "Ask whether it may be shared" }).click();
    await asked.getByText("There is no such item here, or it is not yours to see.").first().waitFor();
    await asked.context().close();
  });

  test("the journal is searched in words and one entry is shown with its proof", async () => {
    const page = await as("auditor", "administration/journal");
    await page.getByRole("searchbox", { name: "Words" }).fill("left the exchange");
    await page.getByRole("searchbox", { name: "Words" }).press("Enter");
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("heading", { level: 1, name: /^Entry \d+$/ }).waitFor();
    await page.getByRole("heading", { level: 2, name: "Proof that it is in the journal" }).waitFor();
    await checked(page, "core-journal-entry");
    await page.context().close();
  });

  test("G4: practices are filtered to a principle, and one shows its tests and the ways to it", async () => {
    const page = await as("analyst", "readiness/practices");
    await page.getByLabel("Principle").selectOption("P6");
    await page.getByText("6 of 6 shown").waitFor();
    await page.getByRole("link", { name: "G4", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: "Tests that carry it" }).waitFor();
    await page.getByText("GET /api/practices", { exact: true }).waitFor();
    await checked(page, "core-practice");
    await page.context().close();
  });

  test.each([
    ["en", "Citizens", /^W6\./],
    ["fr", "Citoyens", /^W6\./],
  ])(
    "G4: on a phone the practices are folded by workshop, and filters unfold what is left: %s",
    async (language, area, id) => {
      const page = await as("analyst", "readiness/practices", { language, width: 320 });
      const fold = page.locator("details.cf-fold");
      await fold.first().waitFor();
      await expect.poll(() => fold.count()).toBe(7);
      expect(await page.getByRole("link", { name: id }).count()).toBe(0);
      await page.getByText(new RegExp(`^${area} \\(\\d+\\)$`)).click();
      await page.getByRole("link", { name: id }).first().waitFor();
      await checked(page, `core-practices-320-${language}`);
      await page.setViewportSize({ width: 1200, height: 900 });
      await fold.first().waitFor({ state: "detached" });
      await page.context().close();
    },
  );

  test("W5.2: the page of permissions says what I may do and why not", async () => {
    const page = await as("analyst", "administration/permissions?may=no&words=panel");
    await page
      .getByText(/No\. Only these roles may do this/)
      .first()
      .waitFor();
    await page.getByRole("link", { name: "What I may do now" }).click();
    await page.getByText("reports.grade").waitFor();
    expect(await page.getByText("people.grant").count()).toBe(0);
    await page.context().close();
  });
});
