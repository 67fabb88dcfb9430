// Goal: a case is briefed, declared on, voted on, decided, handed on and looked back at on the screens, by role and name; a recused
// member finds nothing. Method: the whole house with the scene of tests/browser in Chromium; axe on every screen.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { setExchangeScene, type ExchangeScene } from "./exchange-scene.ts";
import { closeBrowser, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const title = "Contrasting narratives on one platform";

describe.skipIf(whyNoBrowser() !== null)("screens of the panel", () => {
  let scene: ExchangeScene;
  beforeAll(async () => {
    scene = await setExchangeScene(await serverForBrowser());
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  const theCase = () => `exchange/panel/${scene.openCase}`;

  test("W4.7: an analyst briefs the panel with every criterion, and the confirmation names who sees it", async () => {
    const page = await openAs("analyst", "exchange/panel/brief");
    await page.getByLabel("Matter", { exact: true }).fill(title);
    await page.getByLabel("Kind of matter").selectOption("foreign-interference");
    await page.getByLabel("What is asked").fill("Could this undermine a free and fair election?");
    await page.getByLabel("A copied page of the election authority").check();
    await page.getByLabel("What is known").fill("A spike of posts by many accounts on one platform.");
    await page.getByLabel("Source").fill("Platform data");
    const findings = page.getByLabel("Finding");
    for (let index = 0; index < 4; index++)
      await findings.nth(index).selectOption(index === 3 ? "single" : "moderate");
    for (let index = 0; index < 4; index++)
      await page.getByLabel("Why", { exact: true }).nth(index).fill("One platform, little reach so far.");
    await checked(page, "panel-brief");
    await page.getByRole("button", { name: "Brief the panel" }).press("Enter");
    await page.getByText(/Every cleared member of the panel will see this/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Brief the panel" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByText(/needs something tried before it/).waitFor();
    await page.getByRole("link", { name: "A copied page of the election authority" }).waitFor();
    await page.context().close();
  });

  test("W4.7 negative: a sheet with a criterion left out is not sent, and the criterion is named", async () => {
    const page = await openAs("analyst", "exchange/panel/brief");
    await page.getByLabel("Matter", { exact: true }).fill("Half a sheet");
    await page.getByRole("button", { name: "Brief the panel" }).press("Enter");
    await page
      .getByRole("alert")
      .getByText(/Finding/)
      .first()
      .waitFor();
    await checked(page, "panel-brief-wrong");
    await page.context().close();
  });

  test.each([
    ["en", "panel1", "Panel", "What waits for the panel?"],
    ["fr", "panel2", "Comité", "Qu’est-ce qui attend le comité ?"],
  ])(
    "W1.13a, W4.7: from the rooms to the vote, by keyboard; all that must be weighed is on one screen: %s",
    async (language, member, room, question) => {
      const french = language === "fr";
      const page = await openAs(member, "", { language });
      await pressByKeyboard(page, "link", room);
      await page.getByRole("heading", { level: 1, name: question }).waitFor();
      await checked(page, `panel-list-${language}`);
      await pressByKeyboard(page, "link", "False polling dates in three districts");
      const heads = french
        ? [
            "Ce qui est demandé",
            "Éléments connus",
            "Critères",
            "Ce qui a été tenté",
            "Qui participe",
            "Ce qui suit chaque issue",
          ]
        : [
            "What is asked",
            "Evidence as known",
            "Criteria",
            "What was tried",
            "Who takes part",
            "What happens with each outcome",
          ];
      for (const name of heads)
        await page.locator(".cf-weigh").getByRole("heading", { level: 2, name }).waitFor();
      const cast = french ? "Voter" : "Cast my vote";
      const vote = page.getByRole("button", { name: cast, exact: true });
      expect(await vote.getAttribute("aria-disabled")).toBe("true");
      await page.getByLabel(french ? /Avez-vous un intérêt/ : /Do you have an interest/).selectOption("none");
      const declare = french ? "Déclarer mes intérêts" : "Declare my interests";
      await page.locator(".cf-act-form").getByRole("button", { name: declare }).press("Enter");
      await page.getByRole("dialog").getByRole("button", { name: declare }).press("Enter");
      await page.locator(".cf-act-form").waitFor({ state: "detached" });
      await pressByKeyboard(page, "button", cast);
      await page
        .getByLabel(french ? /Le seuil est-il atteint/ : /Is the threshold met/)
        .selectOption("not-met");
      await page.getByLabel(french ? "Pourquoi" : "Why", { exact: true }).fill("Little reach so far.");
      await checked(page, `panel-vote-${language}`);
      await page.locator(".cf-act-form").getByRole("button", { name: cast, exact: true }).press("Enter");
      await page.getByText(french ? /pas de consensus/ : /there is no consensus/).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: cast, exact: true }).press("Enter");
      await page.getByText(french ? /Vous avez voté/ : /You voted/).waitFor();
      await checked(page, `panel-case-${language}`);
      await page.context().close();
    },
  );

  test("W1.13a negative: a member with a direct interest is recused, and the case is gone", async () => {
    const page = await openAs("panel3", theCase());
    await page.getByLabel(/Do you have an interest/).selectOption("direct");
    await page.getByLabel("What it is (optional)").fill("I advised that platform.");
    await page.locator(".cf-act-form").getByRole("button", { name: "Declare my interests" }).press("Enter");
    await page.getByText(/cannot be undone/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Declare my interests" }).press("Enter");
    await page.getByText("There is no such case here.").first().waitFor();
    expect(await page.getByText("False polling dates").count()).toBe(0);
    await checked(page, "panel-recused");
    await page.context().close();
  });

  test("W4.7 negative: without the quorum nothing is decided, and the screen says how many voted", async () => {
    const page = await openAs("panel1", theCase());
    await page.getByRole("button", { name: "Record the decision" }).press("Enter");
    await page.getByLabel("Outcome").selectOption("no-action");
    await page.getByLabel("Why", { exact: true }).fill("Below the threshold.");
    await page.locator(".cf-act-form").getByRole("button", { name: "Record the decision" }).press("Enter");
    await page.getByText(/The panel does not step in/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Record the decision" }).press("Enter");
    await page.getByText(/the quorum is 4/).waitFor();
    await checked(page, "panel-no-quorum");
    await page.context().close();
  });

  test("W4.7: a decided case tells outcome and tally, and every act is closed with its reason; a dissent is its author's", async () => {
    const decided = `exchange/panel/${scene.decidedCase}`;
    const page = await openAs("panel2", decided);
    await page.getByText("3 met, 1 not met, 0 abstained, 1 did not vote, 0 recused").waitFor();
    await page.getByText("The reach is too small to call it interference.").waitFor();
    const vote = page.getByRole("button", { name: "Cast my vote" });
    await vote.press("Enter");
    await page.locator(".cf-reason", { hasText: "This case is closed" }).waitFor();
    await checked(page, "panel-decided");
    await page.context().close();
    const other = await openAs("panel1", decided);
    await other.getByText("3 met, 1 not met", { exact: false }).waitFor();
    expect(await other.getByText("The reach is too small").count()).toBe(0);
    await other.context().close();
  });

  test("W4.9: looking back shows what was known then, without acts (negative: before the briefing there was no case)", async () => {
    const asOf = Date.now() - 2 * 86_400_000;
    const page = await openAs("panel1", `${theCase()}?asOf=${asOf}&by=known`);
    await page.getByText(/You are looking back/).waitFor();
    await page.getByText("The carriers count about 4,000 calls.").waitFor();
    expect(await page.getByText(/Calls, log-ins and a copied page lead/).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Cast my vote" }).count()).toBe(0);
    await page.getByText("No criterion had been assessed.").waitFor();
    expect(await page.getByText(/Put a case before the panel/).count()).toBe(0);
    await checked(page, "panel-as-known");
    await page.goto(`/app/live/ca-demo/${theCase()}?asOf=${asOf}&by=recorded`);
    await page
      .getByText(/was not before the panel at that time/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Back to now" }).press("Enter");
    await page.getByRole("button", { name: "Cast my vote" }).waitFor();
    await page.context().close();
  });

  test("W4.8: the desk adds what was tried, assesses again, and hands the case on to whom it belongs", async () => {
    const page = await openAs("analyst", "exchange/panel");
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("button", { name: "Assess a criterion again" }).press("Enter");
    await page.getByLabel("Criterion").selectOption("confidence");
    await page.getByLabel("Finding").selectOption("low");
    await page.getByLabel("Why", { exact: true }).fill("The source was wrong before.");
    await page.getByLabel("Known since").fill("2026-01-01T10:00");
    await page.locator(".cf-act-form button[type=submit]").press("Enter");
    await page.getByText("Earlier assessments").waitFor();
    await page.getByRole("button", { name: "Hand the case on" }).press("Enter");
    await page.getByLabel("Handed to").selectOption({ index: 1 });
    await page.getByLabel("Why", { exact: true }).fill("It is for the task force.");
    await checked(page, "panel-hand-on");
    await page.locator(".cf-act-form button[type=submit]").press("Enter");
    await page.getByText(/The case leaves the panel/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Hand the case on" }).press("Enter");
    await page.locator(".cf-object-words", { hasText: "Handed on" }).waitFor();
    await page.context().close();
  });

  test("W1.13a: members and the secretariat read the register of interests; the secretariat enters by it", async () => {
    const page = await openAs("panel5", "exchange/panel");
    await page.getByText(/1 bulletin, 0 decisions not to act/).waitFor();
    await pressByKeyboard(page, "button", "Declared interests");
    await page.getByRole("heading", { level: 1, name: "Who has declared which interest?" }).waitFor();
    await page.getByRole("cell", { name: "Sara Nakai" }).waitFor();
    await page.getByText("A cousin works there.").waitFor();
    await checked(page, "panel-interests");
    await page.context().close();
    const secretariat = await openAs("coordinator", "", { language: "fr" });
    await pressByKeyboard(secretariat, "link", "Comité");
    await secretariat.getByRole("heading", { level: 1, name: "Qui a déclaré quel intérêt ?" }).waitFor();
    await checked(secretariat, "panel-interests-empty-fr");
    await secretariat.context().close();
  });

  test("W4.9 negative: whoever has no part in the panel does not find it in the rooms, and by its address is refused", async () => {
    const page = await openAs("newsroom", "");
    await page.getByRole("link", { name: "Incidents" }).waitFor();
    expect(await page.getByRole("link", { name: "Panel" }).count()).toBe(0);
    await page.goto(`/app/live/ca-demo/${theCase()}`);
    await page.getByRole("alert").waitFor();
    expect(await page.getByText("False polling dates").count()).toBe(0);
    await page.context().close();
  });

  test("W4.7: the case on a phone in the dark", async () => {
    const page = await openAs("panel4", theCase(), { width: 320, dark: true });
    await page.getByRole("heading", { level: 2, name: "Evidence as known" }).waitFor();
    await checked(page, "panel-phone-dark");
    await page.context().close();
  });
});
