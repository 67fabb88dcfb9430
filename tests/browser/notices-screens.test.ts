// Goal: a text goes on the screens from the panel's decision by two people to everyone, found by role and name, in English and French,
// by keyboard; the public pages can be read by everyone. Method: the whole house with its demonstration in Chromium; axe on each.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import {
  closeBrowser,
  expectAccessible,
  expectFits,
  expectFocus,
  open,
  picture,
  settled,
  tabTo,
  typeHere,
  whyNoBrowser,
} from "./harness.ts";
import { asAccount, broughtTo, decidedCase, toldVictim } from "./notices-scene.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";
import { written } from "../../src/rooms/exchange/notices/scene.fixture.ts";
import { demonstrationPassword } from "../../src/main/demonstration.ts";

const missing = whyNoBrowser();
const languages = ["en", "fr", "zh-Hans"] as const;
const english = { en: "English", fr: "French", "zh-Hans": "Simplified Chinese" } as const;
const labels = {
  headline: "Headline",
  who: "Who",
  what: "What happened",
  when: "When",
  where: "Where",
  whatToDo: "What to do",
  whatIsNotKnown: "What is not known",
} as const;

describe.skipIf(missing !== null)("screens of notices", () => {
  let base = "";
  let affected = "";
  /** Of the notice; the tests take its text further, one after the other or each alone. */
  let notice = "";
  beforeAll(async () => {
    base = await serverForBrowser();
    const { incidentId, caseId } = await decidedCase(base, "notice", "False messages about polling places");
    notice = caseId;
    await decidedCase(base, "bulletin", "A party’s site was slow");
    affected = await toldVictim(base, incidentId, "Zoë Brontë", true);
  }, 600_000);
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  const as = (name: string, path: string, language = "en", more: object = {}) =>
    open({
      path: `/app/live/ca-demo/${path}`,
      language,
      as: `${name}@demo.example`,
      password: demonstrationPassword,
      ...more,
    });
  const seen = async (page: Page, name: string) => {
    await settled(page);
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, name);
  };
  const fill = async (page: Page, skip: readonly string[] = []) => {
    for (const language of languages)
      for (const [part, label] of Object.entries(labels)) {
        const text = written[language]?.[part as keyof typeof labels] ?? "";
        const field = page.getByLabel(new RegExp(`^${label} \\(${english[language]}\\)`));
        await field.fill(skip.includes(part) ? "" : text);
      }
  };
  const confirm = async (page: Page, name: string, says: RegExp) => {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByText(says).waitFor();
    await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  };

  test("W1.13c, W1.14: what was decided waits for a text; it is written in three languages while the check speaks", async () => {
    const page = await as("communications", "exchange/notices");
    await page.getByRole("heading", { level: 1, name: "What is to be told to everyone?" }).waitFor();
    await page.getByText("False messages about polling places").waitFor();
    await seen(page, "notices-list-en");
    await page.getByRole("button", { name: "Draft the notice" }).click();
    await page.getByRole("heading", { level: 1, name: "Draft the notice" }).waitFor();
    await page.getByText("The panel’s reasons").waitFor();
    await fill(page, ["whatToDo"]);
    await page.getByText(/stands? in the way of approval/).waitFor();
    await page
      .getByText(/Stands in the way:/)
      .first()
      .waitFor();
    await seen(page, "notices-draft-en");
    await fill(page);
    await page.getByText("Everything that must be said is said, plainly.").waitFor();
    await page.getByLabel("Why, for the record").fill("The panel decided it.");
    await page.getByRole("button", { name: "Keep the draft" }).click();
    await page.getByRole("heading", { level: 1, name: "No polling place has moved" }).waitFor();
    // Who writes may not open the case: its id leads nowhere, and the reasons stand here.
    await page.getByText("The panel’s reasons").waitFor();
    expect(await page.getByRole("link", { name: /cas_/ }).count()).toBe(0);
    await seen(page, "notices-submit-en");
    await page.getByRole("button", { name: "Submit for approval" }).click();
    await page.getByText("Have you read every language?").waitFor();
    const approve = page.getByRole("button", { name: "Approve the text" });
    expect(await approve.getAttribute("aria-disabled")).toBe("true");
    await page
      .getByText(/You wrote a part of this text/)
      .first()
      .waitFor();
    await page.context().close();
  }, 120_000);

  test("W1.13c, W1.18: another person approves by keyboard in French; the public comes last", async () => {
    await broughtTo(base, notice, "submitted");
    const page = await as("editor", "exchange/notices?state=submitted", "fr");
    await page.getByRole("link", { name: "Aucun lieu de vote n’a changé" }).first().click();
    await page.getByText("Avez-vous lu chaque langue ?").waitFor();
    await seen(page, "notices-approve-fr");
    await tabTo(page, "textbox", "Motif, pour le journal");
    await typeHere(page, "Lu en entier.");
    await tabTo(page, "button", "Approuver le texte");
    await page.keyboard.press("Enter");
    const publish = page.getByRole("button", { name: "Publier l’avis" });
    await publish.waitFor();
    expect(await publish.getAttribute("aria-disabled")).toBe("true");
    await page.getByRole("heading", { name: "Qui l’apprend d’abord" }).waitFor();
    await seen(page, "notices-order-fr");
    await page.context().close();
    const contact = await as("case-contact", "exchange/notices?state=approved");
    await contact.getByRole("link", { name: "No polling place has moved" }).first().click();
    await contact.getByRole("textbox", { name: "How", exact: true }).fill("By phone, each of them.");
    await contact.getByRole("button", { name: "Say that those affected know" }).click();
    await contact.getByText("By phone, each of them.").first().waitFor();
    await contact.context().close();
  }, 120_000);

  test.each(["en", "fr"])(
    "W1.13c: publishing names its consequence, and everyone reads it: %s",
    async (language) => {
      const french = language === "fr";
      await broughtTo(base, notice, language === "fr" ? "published" : "told");
      const page = await as("communications", "exchange/notices", language);
      if (!french) {
        await page.getByRole("link", { name: "No polling place has moved" }).first().click();
        await confirm(page, "Publish the notice", /cannot be unsaid, only corrected/);
      } else await page.getByRole("link", { name: "Aucun lieu de vote n’a changé" }).first().click();
      await page
        .getByRole("heading", { name: french ? "Ce que tout le monde lit" : "What everyone reads" })
        .waitFor();
      await seen(page, `notices-published-${language}`);
      const link = french ? "Ouvrir la page publique (français)" : "Open the public page (English)";
      await page.getByRole("link", { name: link }).click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expectAccessible(page);
      await picture(page, `notices-public-${language}`);
      await page.context().close();
    },
    120_000,
  );

  test("W1.13c: a correction is proposed, approved by another with what changed in sight, and public at once", async () => {
    await broughtTo(base, notice, "published");
    const page = await as("communications", "exchange/notices?state=published");
    await page.getByRole("link", { name: "No polling place has moved" }).first().click();
    await page.getByRole("button", { name: "Correct what is public" }).click();
    await page.getByRole("heading", { level: 1, name: "Correct what is public" }).waitFor();
    for (const language of languages)
      await page.getByLabel(`What was wrong (${english[language]})`).fill("The town was wrong. 地点有误。");
    await page
      .getByLabel(/^Where \(English\)/)
      .fill("Dartmouth. The messages came by text to mobile phones.");
    await page.getByLabel(/^Who \(English\)/).fill("Zoë Brontë and about 1,200 voters in Halifax.");
    await page.getByRole("button", { name: "Propose the correction" }).click();
    await page.getByText("The correction that waits").waitFor();
    await page.context().close();
    const second = await as("editor", "exchange/notices?state=published");
    await second.getByRole("link", { name: "No polling place has moved" }).first().click();
    await second.getByRole("heading", { name: "What changed since the version before" }).waitFor();
    await second.locator("ins", { hasText: "Dartmouth" }).waitFor();
    await seen(second, "notices-correction-en");
    await second.getByLabel("Why, for the record").first().fill("Compared with the report.");
    await confirm(second, "Approve and publish the correction", /will be public at once/);
    await second.getByRole("button", { name: "Correct what is public" }).waitFor();
    await second.context().close();
  }, 120_000);

  test("W1.18: a consent that ends brings the text home with the name to take out", async () => {
    await broughtTo(base, notice, "corrected", "Zoë Brontë");
    const contact = await asAccount(base, "case-contact");
    await contact("POST", `/victims/${affected}/consent`, { consent: "withdrawn", how: "on the phone" });
    const page = await as("communications", "");
    await page.getByText("A public text names someone who does not consent").first().waitFor();
    await page
      .getByRole("link", { name: /Take the name out/ })
      .first()
      .click();
    await page.getByText("Zoë Brontë").first().waitFor();
    await seen(page, "notices-redact-en");
    await confirm(page, "Take the name out", /gone for good from every version/);
    await page.getByText("[name removed]", { exact: false }).first().waitFor();
    await page.context().close();
  }, 120_000);

  test("W4.7, W1.13c: a bulletin is drafted as a bulletin, and discarded; its decision waits again", async () => {
    const page = await as("communications", "exchange/notices", "fr", { width: 390, dark: true });
    await page.getByRole("button", { name: "Rédiger le bulletin" }).click();
    await page.getByRole("heading", { level: 1, name: "Rédiger le bulletin" }).waitFor();
    await seen(page, "notices-draft-narrow-dark-fr");
    await expectFocus(page, "Rédiger le bulletin");
    await page.getByLabel("Motif, pour le journal").fill("Le comité l’a décidé.");
    await page.getByRole("button", { name: "Garder le brouillon" }).click();
    await page.getByText("L’abandonner", { exact: true }).click();
    await page.getByLabel("Motif, pour le journal").last().fill("Le site répond de nouveau.");
    await seen(page, "notices-discard-narrow-dark-fr");
    await confirm(page, "Abandonner le texte", /attend un autre texte/);
    await page.getByText("L’abandonner", { exact: true }).waitFor({ state: "detached" });
    await seen(page, "notices-discarded-narrow-dark-fr");
    await page.context().close();
    const again = await as("communications", "exchange/notices", "fr");
    await again.getByRole("button", { name: "Rédiger le bulletin" }).waitFor();
    await again.context().close();
  }, 120_000);

  test("W1.13c: a withdrawal names its consequence and stays public", async () => {
    await broughtTo(base, notice, "published");
    const page = await as("editor", "exchange/notices?state=published");
    await page.getByRole("link", { name: "No polling place has moved" }).first().click();
    await page.getByText("Withdraw it", { exact: true }).click();
    for (const language of languages)
      await page
        .getByLabel(`Why, for everyone (${english[language]})`)
        .fill("The source was mistaken. 来源有误。");
    await confirm(page, "Withdraw it in the open", /no longer holds, and why/);
    await page.getByText("Withdraw it", { exact: true }).waitFor({ state: "detached" });
    await seen(page, "notices-withdrawn-en");
    for (const [language, width, dark] of [
      ["en", 1440, false],
      ["zh-Hans", 390, true],
      ["ar", 320, false],
    ] as const) {
      const id = page.url().split("/").at(-1) ?? "";
      const path = `/ca-demo/${language}/notices/${id}`;
      const reader = await open({ path, language, width, dark });
      await expectAccessible(reader);
      await expectFits(reader);
      await picture(reader, `notices-public-withdrawn-${language}`);
      await reader.context().close();
    }
    await page.context().close();
  }, 120_000);
});
