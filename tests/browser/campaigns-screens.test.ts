// Goal: what adds up is built and read on the screens, by role and name, in English and French. Method: the whole house with the
// scene of tests/browser in Chromium; axe on every screen; pictures are kept to be looked at.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { setExchangeScene, type ExchangeScene } from "./exchange-scene.ts";
import { closeBrowser, settled, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

describe.skipIf(whyNoBrowser() !== null)("screens of campaigns", () => {
  let scene: ExchangeScene;
  beforeAll(async () => {
    scene = await setExchangeScene(await serverForBrowser());
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  test.each([
    ["en", "Campaigns", "What adds up?", /Each incident alone/, "0 of 3 meet the rule", /Meets the rule/],
    [
      "fr",
      "Campagnes",
      "Qu’est-ce qui s’additionne ?",
      /Chaque incident seul/,
      "0 sur 3 satisfait à la règle",
      /Satisfait à la règle/,
    ],
  ])(
    "W1.3: from the rooms to both verdicts side by side, by keyboard: %s",
    async (language, room, question, alone, single, cumulative) => {
      const page = await openAs("analyst", "", { language });
      await pressByKeyboard(page, "link", room);
      await page.getByRole("heading", { level: 1, name: question }).waitFor();
      await checked(page, `campaigns-list-${language}`);
      await pressByKeyboard(page, "link", "Dates that move");
      await page.getByRole("heading", { level: 3, name: alone }).waitFor();
      await page.locator(".cf-sides").getByText(single).waitFor();
      await page.locator(".cf-sides").getByText(cumulative).waitFor();
      await checked(page, `campaign-${language}`);
      await page.context().close();
    },
  );

  test("W1.3: graph and timeline each have their table, and each link its evidence, analyst and confidence", async () => {
    const page = await openAs("analyst", `exchange/campaigns/${scene.campaign}`);
    const graph = page.getByRole("figure", { name: "How the incidents are linked" });
    const timeline = page.getByRole("figure", { name: "What was done, over time" });
    for (const picture of [graph, timeline]) await picture.locator("summary").press("Enter");
    await graph.getByRole("cell", { name: "Infrastructure" }).waitFor();
    await timeline.getByRole("cell", { name: "T1110 Campaign teams" }).waitFor();
    await expect.poll(() => page.getByText(/^Ana Whitefeather, Moderate confidence/).count()).toBe(2);
    expect(await page.getByText(/Both lead to vote-later.example/).count()).toBeGreaterThanOrEqual(2);
    await page.context().close();
  });

  test("W1.3: a link is ended with a reason, the cumulative verdict falls, and a suggestion restores it", async () => {
    const page = await openAs("analyst", `exchange/campaigns/${scene.campaign}`);
    await page.getByRole("button", { name: "End the link" }).last().press("Enter");
    await page.getByLabel("Reason, for the record").fill("it was shared hosting");
    await page.getByRole("button", { name: "End the link" }).last().press("Enter");
    await page.getByText(/Ended: it was shared hosting/).waitFor();
    await page.locator(".cf-sides").getByText("Does not meet the rule").waitFor();
    await checked(page, "campaign-link-ended");
    await page.getByRole("button", { name: "Link these two" }).first().press("Enter");
    await page.getByLabel("Evidence for the link").fill("One account registered both pages");
    await page.getByLabel("Confidence").selectOption("moderate");
    await page.getByRole("button", { name: "Link two incidents" }).last().press("Enter");
    await page
      .locator(".cf-sides")
      .getByText(/Meets the rule/)
      .waitFor();
    await page.context().close();
  });

  test("W1.3 negative: a rule that asks for more thresholds than it has is refused in words", async () => {
    const page = await openAs("analyst", `exchange/campaigns/${scene.campaign}`);
    await page.getByRole("button", { name: "Declare the rule" }).press("Enter");
    await page.getByLabel("How many thresholds must be met").first().fill("5");
    await page.getByLabel("Reason, for the record").fill("a slip");
    await page.getByRole("button", { name: "Declare the rule" }).last().press("Enter");
    await page.getByRole("alert").first().waitFor();
    await page.locator(".cf-sides").getByText("0 of 3 meet the rule").waitFor();
    await checked(page, "campaign-rule-refused");
    await page.context().close();
  });

  test.each(["en", "fr"])("a campaign is opened on its screen: %s", async (language) => {
    const french = language === "fr";
    const page = await openAs("analyst", "exchange/campaigns/new", { language });
    await page.getByLabel(french ? "Titre" : "Title").fill(`Opened ${language}`);
    await page.getByLabel(french ? "Résumé" : "Summary").fill("One hand behind them?");
    await page
      .getByLabel(french ? "Raison, pour le registre" : "Reason, for the record")
      .fill("they look alike");
    await checked(page, `campaign-open-${language}`);
    await pressByKeyboard(page, "button", french ? "Ouvrir une campagne" : "Open a campaign");
    await page.getByRole("heading", { level: 1, name: `Opened ${language}` }).waitFor();
    await page
      .getByText(french ? "Aucun incident n’est encore lié." : "No incidents are linked yet.")
      .first()
      .waitFor();
    await checked(page, `campaign-empty-${language}`);
    await page.context().close();
  });

  test("W1.3 negative: a case contact reads both verdicts and links nothing; the buttons say whose it is", async () => {
    const page = await openAs("case-contact", `exchange/campaigns/${scene.campaign}`);
    await page.locator(".cf-sides").waitFor();
    const link = page.getByRole("button", { name: "Link two incidents" });
    await link.press("Enter");
    expect(await link.getAttribute("aria-disabled")).toBe("true");
    await page
      .locator(".cf-reason", { hasText: /Analyst/i })
      .first()
      .waitFor();
    expect(await page.getByLabel("Evidence for the link").count()).toBe(0);
    await page.context().close();
  });

  test("W1.3: the list and the campaign on a phone in the dark", async () => {
    const page = await openAs("analyst", "exchange/campaigns", { width: 320, dark: true });
    await page.getByRole("link", { name: "Dates that move" }).click();
    await page.getByRole("heading", { level: 1, name: "Dates that move" }).waitFor();
    await checked(page, "campaign-phone-dark");
    await page.context().close();
  });

  test.each([
    ["en", "What belongs together?", /^Both have the site vote-later\.example/],
    ["fr", "Qu’est-ce qui va ensemble ?", /^Les deux ont en commun le site vote-later\.example/],
  ])(
    "W1.3: what belongs together is suggested, each link in one sentence: %s",
    async (language, question, sentence) => {
      const page = await openAs("analyst", "exchange/correlation", { language });
      await page.getByRole("heading", { level: 1, name: question }).waitFor();
      const seen = async () => {
        await page.reload();
        await settled(page);
        return page.getByText(sentence).count();
      };
      await expect.poll(seen, { timeout: 60_000, interval: 2_000 }).toBeGreaterThanOrEqual(2);
      await page.locator(".cf-plain-list details summary").first().press("Enter");
      await checked(page, `correlation-${language}`);
      await page.context().close();
    },
    90_000,
  );

  test("W1.3: a suggested link is accepted into a campaign, another rejected with a reason; a site is put on the list", async () => {
    const page = await openAs("analyst", "exchange/correlation");
    const calls = "Calls that name a false polling day";
    const between = (verb: string, other: RegExp) =>
      page.getByRole("button", { name: new RegExp(`^${verb}.*${other.source}`) });
    await between("Accept the link", /(Log-ins.*copied|copied.*Log-ins)/).press("Enter");
    await page.getByLabel("Reason, for the record").first().fill("one machine served both");
    await page.getByLabel("Campaign that takes the link").selectOption({ label: "Dates that move" });
    await page.getByRole("button", { name: "Accept the link", exact: true }).press("Enter");
    await page.getByRole("cell", { name: "one machine served both" }).waitFor();
    await between("Reject the link", /(Log-ins|Calls).*(Log-ins|Calls)/).press("Enter");
    await page.getByLabel("Reason, for the record").first().fill("shared hosting");
    await page.getByRole("button", { name: "Reject the link", exact: true }).press("Enter");
    await page.getByRole("cell", { name: "shared hosting" }).waitFor();
    await page.getByLabel("Site", { exact: true }).fill("vote-later.example");
    await page.getByLabel("Why it links nothing alone").selectOption("hosting");
    await page.getByLabel("Reason, for the record").last().fill("a farm of many sites");
    await page.getByRole("button", { name: "Say so of the site" }).press("Enter");
    await page.getByText("Nothing that you may see shares what few others have.").waitFor();
    await checked(page, "correlation-decided");
    await page.goto(page.url().replace(/correlation.*/, `campaigns/${scene.campaign}`));
    await page
      .getByText(/one machine served both/)
      .first()
      .waitFor();
    expect(await page.getByText(calls).count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test("W1.3: what belongs together on a phone in the dark", async () => {
    const page = await openAs("analyst", "exchange/correlation", { width: 320, dark: true });
    await checked(page, "correlation-phone-dark");
    await page.context().close();
  });
});
