// Goal: a case is briefed, declared on, voted on and looked back at on the screens, by role and name; a recused member finds
// nothing. Method: the whole house with its demonstration in Chromium; axe on every screen; pictures are kept to be looked at.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
import { demonstrationPassword } from "../../src/main/demonstration.ts";

const missing = whyNoBrowser();
const title = "Contrasting narratives on one platform";

describe.skipIf(missing !== null)("screens of the panel", () => {
  beforeAll(async () => {
    await serverForBrowser();
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  const as = (name: string, path: string, language = "en") =>
    open({
      path: `/app/live/ca-demo/${path}`,
      language,
      as: `${name}@demo.example`,
      password: demonstrationPassword,
    });

  test("W4.7: an analyst briefs the panel with every criterion, and the confirmation names who sees it", async () => {
    const page = await as("analyst", "exchange/panel/brief");
    await page.getByLabel("Matter", { exact: true }).fill(title);
    await page.getByLabel("Kind of matter").selectOption("foreign-interference");
    await page.getByLabel("What is asked").fill("Could this undermine a free and fair election?");
    await page.getByLabel("What is known").fill("A spike of posts by many accounts on one platform.");
    await page.getByLabel("Source").fill("Platform data");
    const findings = page.getByLabel("Finding");
    for (let index = 0; index < 4; index++)
      await findings.nth(index).selectOption(index === 3 ? "single" : "moderate");
    for (let index = 0; index < 4; index++)
      await page.getByLabel("Why", { exact: true }).nth(index).fill("One platform, little reach so far.");
    await settled(page);
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, "panel-brief");
    await page.getByRole("button", { name: "Brief the panel" }).click();
    await page.getByText(/Every cleared member of the panel will see this/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Brief the panel" }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByText(/needs something tried before it/).waitFor();
    await page.context().close();
  });

  test.each(["en", "fr"])(
    "W1.13a, W4.7: a member declares, votes, and sees the case as it was: %s",
    async (language) => {
      const french = language === "fr";
      const page = await as(french ? "panel2" : "panel1", "exchange/panel?waiting=yes", language);
      await page.getByRole("link", { name: title }).first().click();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await page.getByLabel(french ? /Avez-vous un intérêt/ : /Do you have an interest/).selectOption("none");
      const declare = french ? "Déclarer mes intérêts" : "Declare my interests";
      await page.getByRole("button", { name: declare }).click();
      await page.getByRole("dialog").getByRole("button", { name: declare }).click();
      await page
        .getByLabel(french ? /Le seuil est-il atteint/ : /Is the threshold met/)
        .selectOption("not-met");
      await page
        .getByLabel(french ? "Pourquoi" : "Why", { exact: true })
        .first()
        .fill("Little reach so far.");
      const cast = french ? "Voter" : "Cast my vote";
      await page.getByRole("button", { name: cast, exact: true }).click();
      await page.getByText(french ? /pas de consensus/ : /there is no consensus/).waitFor();
      await page.getByRole("dialog").getByRole("button", { name: cast, exact: true }).click();
      await page.getByText(french ? /Votre vote :/ : /Your vote stands/).waitFor();
      await settled(page);
      await expectAccessible(page);
      await expectFits(page);
      await picture(page, `panel-case-${language}`);
      await page.context().close();
    },
  );

  test("W1.13a negative: a member with a direct interest is recused, and the case is gone", async () => {
    const page = await as("panel3", "exchange/panel");
    await page.getByRole("link", { name: title }).first().click();
    await page.getByLabel(/Do you have an interest/).selectOption("direct");
    await page.getByLabel("What it is (optional)").fill("I advised that platform.");
    await page.getByRole("button", { name: "Declare my interests" }).click();
    await page.getByText(/cannot be undone/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Declare my interests" }).click();
    await page.getByText("There is no such case here.").first().waitFor();
    expect(await page.getByText(title).count()).toBe(0);
    await picture(page, "panel-recused");
    await page.context().close();
  });

  test("W4.7: quorum is missing, and the decision says how many voted", async () => {
    const page = await as("panel1", "exchange/panel");
    await page.getByRole("link", { name: title }).first().click();
    await page.getByLabel("Outcome").selectOption("no-action");
    await page.getByLabel("Why", { exact: true }).nth(1).fill("Below the threshold.");
    await page.getByRole("button", { name: "Record the decision" }).click();
    await page.getByText(/The panel does not step in/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Record the decision" }).click();
    await page.getByText(/the quorum is 4/).waitFor();
    await page.context().close();
  });
});
