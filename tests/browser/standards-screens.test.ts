// Goal: a standard is drafted, commented on by an organisation, published only once every comment has its disposition, and read by everyone
// with what changed: by role and name, in English and French (G6). Method: the whole house in Chromium; axe on every screen; pictures
// are kept to be looked at.
import { afterAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { askerAs } from "./exchange-scene.ts";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { closeBrowser, open, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const languages = ["English", "French", "Simplified Chinese"];

async function publish(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Publish the standard" }).first().press("Enter");
  await page.getByRole("button", { name: "Publish the standard" }).last().press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Publish the standard" }).press("Enter");
}

describe.skipIf(whyNoBrowser() !== null)("screens of standards", () => {
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  test("G6: drafted, commented, refused while a comment waits, disposed of, published, revised, compared, and read by everyone", async () => {
    const page = await openAs("editor", "exchange/standards");
    await page.getByRole("link", { name: "How reports of interference are answered" }).waitFor();
    await checked(page, "standards-list");
    await page.goto("/app/exercise/ca-demo/exchange/standards");
    await page.getByText("No standard", { exact: false }).waitFor();
    await checked(page, "standards-empty");
    await page.goto("/app/live/ca-demo/exchange/standards");
    await pressByKeyboard(page, "button", "Draft a standard");
    await page.getByRole("heading", { level: 1, name: "Draft a standard" }).waitFor();
    for (const language of languages) {
      await page
        .getByLabel(`Title (${language})`)
        .fill(language === "English" ? "Telling each other" : `T ${language}`);
      await page.getByLabel(`Clauses (${language})`).fill("Scope comes first");
    }
    await page.getByLabel("Reason, for the record").fill("asked for by the members");
    await page.getByLabel("Our house asks for a second person to publish it").uncheck();
    await page.getByRole("button", { name: "Draft a standard" }).press("Enter");
    await page.getByText("Each clause begins with a line such as", { exact: false }).first().waitFor();
    await checked(page, "standard-draft-wrong");
    for (const language of languages)
      await page
        .getByLabel(`Clauses (${language})`)
        .fill("# 4.2 Telling\nTell the desk within a day.\n\n# 1 Scope\nIt is about incidents.");
    await page.getByRole("button", { name: "Draft a standard" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Telling each other" }).waitFor();
    await page.getByRole("heading", { level: 4, name: "4.2 Telling" }).first().waitFor();
    await page.getByText("There is one version so far", { exact: false }).waitFor();
    await checked(page, "standard-draft");
    const address = new URL(page.url()).pathname.split("/ca-demo/")[1] ?? "";

    const member = await openAs("member", address);
    await member.getByRole("button", { name: "Comment on the standard" }).press("Enter");
    await member.getByLabel("Clause", { exact: true }).selectOption("4.2");
    await member.getByLabel("Type", { exact: true }).last().selectOption("technical");
    await member.getByLabel("Comment", { exact: true }).fill("A day is too long.");
    await member.getByLabel("Proposed change").fill("Within an hour.");
    await checked(member, "standard-comment");
    await member.getByRole("button", { name: "Comment on the standard" }).last().press("Enter");
    await member.getByRole("cell", { name: "A day is too long." }).waitFor();
    await member.context().close();

    await page.getByRole("cell", { name: "A day is too long." }).waitFor();
    await publish(page);
    await page.getByRole("alert").getByText("first on clause 4.2", { exact: false }).first().waitFor();
    await checked(page, "standard-undisposed");
    await page.getByRole("button", { name: "Publish the standard" }).first().press("Enter");
    const row = page.getByRole("row", { name: /A day is too long/ });
    await row.getByRole("button", { name: "Say what becomes of it" }).press("Enter");
    await row.getByLabel("What becomes of it").selectOption("accepted-with-change");
    await row.getByLabel("Why (observations of the secretariat)").fill("An hour for attacks that go on.");
    await row.getByRole("button", { name: "Say what becomes of it" }).press("Enter");
    await row
      .getByText("Accepted with a change: An hour for attacks that go on.", { exact: false })
      .waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download the comment table (CSV)" }).press("Enter"),
    ]);
    expect(file.suggestedFilename()).toMatch(/comments\.csv$/);
    await publish(page);
    await page.getByRole("link", { name: "Read it as everyone does (English)" }).waitFor();
    await checked(page, "standard-published");

    await page.getByRole("button", { name: "Write a new version" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Write a new version" }).waitFor();
    for (const language of languages)
      await page
        .getByLabel(`Clauses (${language})`)
        .fill(
          "# 1 Scope\nIt is about incidents.\n# 2 Terms\nWords of the glossary.\n# 4.2 Telling\nTell the desk within an hour.",
        );
    await page.getByLabel("Reason, for the record").fill("the comment was accepted");
    await checked(page, "standard-revise");
    await page.getByRole("button", { name: "Write a new version" }).press("Enter");
    const changes = page.getByRole("table", { name: "What changed between versions" });
    await changes.getByRole("row", { name: /Changed 4\.2 4\.2/ }).waitFor();
    await page.getByRole("cell", { name: "4.2, version 1" }).waitFor();
    expect(await changes.locator("del").allTextContents()).toContain(" a day.");
    await publish(page);
    await page.locator(".cf-state.cf-good", { hasText: "Published" }).first().waitFor();
    await checked(page, "standard-compared");
    await page.context().close();

    const id = address.split("/").at(-1) ?? "";
    for (const [language, words, width] of [
      ["en", "What changed", 1440],
      ["fr", "Ce qui a changé", 390],
    ] as const) {
      const everyone = await open({ path: `/ca-demo/${language}/standards/${id}`, language, width });
      await everyone.getByRole("heading", { level: 2, name: words }).waitFor();
      await everyone.locator("ins", { hasText: "hour" }).first().waitFor();
      expect(await everyone.getByText("A day is too long", { exact: false }).count()).toBe(0);
      await checked(everyone, `standard-public-${language}`);
      await everyone.goto(`/ca-demo/${language}/standards`);
      await everyone
        .getByRole("link", { name: language === "en" ? "Telling each other" : "T French" })
        .waitFor();
      await checked(everyone, `standards-public-${language}`);
      await everyone.context().close();
    }
  }, 180_000);

  test.each([
    ["en", "Standards and rules", "Which rules do we make together?", "Waits for its disposition", 1440],
    ["fr", "Normes et règles", "Quelles règles faisons-nous ensemble ?", "En attente de suite", 390],
  ])(
    "G6 negative: a reader who is no editor drafts and publishes nothing, by keyboard: %s",
    async (language, link, question, waits, width) => {
      const editor = await askerAs(await serverForBrowser(), "editor");
      const { id } = await editor("standards", {
        titles: { en: `Names of places ${language}`, fr: `Noms des lieux ${language}` },
        clauses: [
          {
            number: "1",
            texts: { en: { title: "Scope", text: "Places." }, fr: { title: "Objet", text: "Lieux." } },
          },
        ],
        secondPerson: true,
        why: "asked for by the members",
      });
      const member = await askerAs(await serverForBrowser(), "member");
      await member(`standards/${id}/comments`, {
        version: 1,
        clause: "1",
        kind: "editorial",
        comment: "A typo.",
        proposal: "Fix it.",
      });
      const page = await openAs("member", "exchange/standards", { language, width });
      await page.getByRole("heading", { level: 1, name: question }).waitFor();
      if (width > 1000) await page.getByRole("link", { name: link }).first().waitFor();
      const draft = page.getByRole("button", {
        name: language === "en" ? "Draft a standard" : "Rédiger un projet de norme",
      });
      await draft.press("Enter");
      expect(await draft.getAttribute("aria-disabled")).toBe("true");
      await checked(page, `standards-list-${language}`);
      await page
        .getByRole("link", { name: language === "en" ? "Names of places en" : "Noms des lieux fr" })
        .press("Enter");
      await page.locator(".cf-state", { hasText: waits }).first().waitFor();
      const publishing = page.getByRole("button", {
        name: language === "en" ? "Publish the standard" : "Publier la norme",
      });
      expect(await publishing.getAttribute("aria-disabled")).toBe("true");
      await checked(page, `standard-member-${language}`);
      await page.context().close();
    },
  );
});
