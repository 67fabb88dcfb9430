// Goal: the method library is written, measured, published and read on its screens, by role and name, in English and French; everyone
// reads the public edition (W1.15). Method: the whole house in Chromium; axe on every screen; pictures are kept to be looked at.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askerAs } from "./exchange-scene.ts";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { closeBrowser, open, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const texts = (name: string) =>
  Object.fromEntries(
    ["en", "fr", "zh-Hans"].map((language) => [
      language,
      {
        name: language === "en" ? name : `${name} (${language})`,
        indicator: "Two pages hold the same text at other addresses, registered within a day of each other.",
        check: "Compare the text of both pages, then the day on which each address was registered.",
        limits: "It does not see pages whose text was rewritten, nor pages behind a log-in.",
      },
    ]),
  );

describe.skipIf(whyNoBrowser() !== null)("screens of the method library", () => {
  let untested = "";
  beforeAll(async () => {
    const analyst = await askerAs(await serverForBrowser(), "analyst");
    const body = { texts: texts("Voices that were made"), reviewBy: "2999-12-31", why: "heard in spring" };
    untested = (await analyst("methods", body)).id;
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  test("W1.15: a method is written down, labelled one by one and from CSV, relabelled, published by a second person and read by everyone", async () => {
    const page = await openAs("analyst", "exchange/methods");
    await pressByKeyboard(page, "button", "Write down a method");
    await page.getByRole("heading", { level: 1, name: "Write down a method" }).waitFor();
    for (const [language, name] of [
      ["English", "Twin pages"],
      ["French", "Pages jumelles"],
      ["Simplified Chinese", "孪生页面"],
    ]) {
      await page.getByLabel(`Name (${language})`).fill(name ?? "");
      await page.getByLabel(`Indicator: what is looked for (${language})`).fill("Two pages with one text");
      await page.getByLabel(`How to check it (${language})`).fill("Compare the text of both pages");
      await page
        .getByLabel(`Limits: what it cannot tell (${language})`)
        .fill("It does not see a text that was rewritten");
    }
    await page.getByLabel("Term of the vocabulary that it detects").fill("T0901");
    await page.getByLabel("Review by").fill("2999-06-30");
    await page.getByLabel("Reason, for the record").fill("seen in spring");
    await checked(page, "method-add");
    await pressByKeyboard(page, "button", "Write down a method");
    await page.getByRole("heading", { level: 1, name: "Twin pages" }).waitFor();
    await page.getByText("Untested: no case is labelled for this version.").waitFor();
    await checked(page, "method-untested");

    await page.getByRole("button", { name: "Label a case", exact: true }).press("Enter");
    await page.getByLabel("Case", { exact: true }).fill("A page about polling day");
    await page.getByLabel("What the method said").selectOption("positive");
    await page.getByLabel("What is true").selectOption("negative");
    await page.getByLabel("Reason, for the record").fill("the authority copied its own page");
    await page.getByRole("button", { name: "Label a case", exact: true }).last().press("Enter");
    await page.getByText("On one labelled case: precision 0% (0 / 1)", { exact: false }).first().waitFor();

    await page.getByRole("button", { name: "Label cases from CSV" }).press("Enter");
    const csv = page.getByLabel("The table, with its first line");
    await csv.fill(
      "title,says,truth,why\nSecond page,positive,positive,two registers\nThird page,maybe,negative,seen",
    );
    await page.getByRole("button", { name: "Label cases from CSV" }).last().press("Enter");
    await page.getByText("row 3, field says", { exact: false }).first().waitFor();
    await checked(page, "method-csv-refused");
    await csv.fill(
      "title,says,truth,why\nSecond page,positive,positive,two registers\nThird page,negative,negative,seen",
    );
    await page.getByRole("button", { name: "Label cases from CSV" }).last().press("Enter");
    await page.getByText("On 3 labelled cases: precision 50% (1 / 2)", { exact: false }).first().waitFor();
    await page.getByRole("figure").locator("summary").press("Enter");
    await page.getByRole("figure").getByRole("cell", { name: "False-positive rate" }).waitFor();
    await checked(page, "method-measured");

    const row = page.getByRole("row", { name: /A page about polling day/ });
    await row.getByRole("button", { name: "Relabel" }).press("Enter");
    await row.getByLabel("What is true").selectOption("positive");
    await row.getByLabel("Reason, for the record").fill("it was a copy after all");
    await checked(page, "method-relabel");
    await row.getByRole("button", { name: "Relabel" }).press("Enter");
    await page.getByText("On 3 labelled cases: precision 100% (2 / 2)", { exact: false }).first().waitFor();
    await row
      .getByText("said Positive, is Negative: the authority copied its own page", { exact: false })
      .waitFor();

    // Whoever wrote it does not publish it.
    await page.getByRole("button", { name: "Publish the method" }).press("Enter");
    await page.getByRole("button", { name: "Publish the method" }).last().press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Publish the method" }).press("Enter");
    await page.getByRole("alert").getByText("You wrote what would be published.", { exact: false }).waitFor();
    await checked(page, "method-own-work");
    const address = new URL(page.url()).pathname.split("/ca-demo/")[1] ?? "";
    await page.context().close();

    const second = await openAs("analyst2", address);
    await second.getByRole("button", { name: "Publish the method" }).press("Enter");
    await second.getByRole("button", { name: "Publish the method" }).last().press("Enter");
    await second.getByRole("dialog").getByRole("button", { name: "Publish the method" }).press("Enter");
    await second.getByRole("link", { name: "Read it as everyone does (English)" }).waitFor();
    await checked(second, "method-published");
    await second.context().close();

    const id = address.split("/").at(-1) ?? "";
    for (const [language, words, width] of [
      ["en", "How well it works", 1440],
      ["fr", "Si elle marche bien", 320],
    ] as const) {
      const everyone = await open({ path: `/ca-demo/${language}/methods/${id}`, language, width });
      await everyone.getByRole("heading", { level: 2, name: words }).waitFor();
      await expect.poll(() => everyone.getByRole("cell", { name: /100\s?% \(2 \/ 2\)/ }).count()).toBe(2);
      expect(await everyone.getByText("polling day", { exact: false }).count()).toBe(0);
      await checked(everyone, `method-public-${language}`);
      await everyone.goto(`/ca-demo/${language}/methods`);
      await everyone
        .getByRole("link", { name: language === "en" ? "Twin pages" : "Pages jumelles" })
        .waitFor();
      await checked(everyone, `methods-public-${language}`);
      await everyone.context().close();
    }
  });

  test.each([
    [
      "en",
      "Method library",
      "How do we identify manipulation?",
      "Untested",
      "Tested?",
      "Voices that were made",
    ],
    [
      "fr",
      "Méthodes d’identification",
      "Comment identifions-nous la manipulation ?",
      "Non testée",
      "Testée ?",
      "Voices that were made (fr)",
    ],
  ])(
    "W1.15 negative: what nobody labelled is untested in the list and on its page, by keyboard: %s",
    async (language, room, question, word, filter, name) => {
      const page = await openAs("analyst", "", { language });
      await pressByKeyboard(page, "link", room);
      await page.getByRole("heading", { level: 1, name: question }).waitFor();
      await page.getByLabel(filter).selectOption("untested");
      await page.getByRole("row", { name }).getByText(word).waitFor();
      await checked(page, `methods-list-${language}`);
      await pressByKeyboard(page, "link", name);
      await page.getByText(word, { exact: false }).first().waitFor();
      expect(await page.getByRole("figure").count()).toBe(0);
      await page.context().close();
    },
  );

  test("W1.15: it is revised and retired on its screens; the reasons are asked", async () => {
    const page = await openAs("analyst", `exchange/methods/${untested}/revise`);
    await page.getByLabel("Name (English)").fill("Voices that were made by machines");
    await page.getByLabel("Reason, for the record").fill("clearer name");
    await page.getByLabel("It answers as before on every case").check();
    await checked(page, "method-revise");
    await page.getByRole("button", { name: "Revise the method" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Voices that were made by machines" }).waitFor();
    await page.getByRole("button", { name: "Retire the method" }).press("Enter");
    await page.getByLabel("Why it is no longer used (English)").fill("Machines got better");
    await page.getByLabel("Why it is no longer used (French)").fill("Les machines sont meilleures");
    await page.getByLabel("Why it is no longer used (Simplified Chinese)").fill("机器变得更好了");
    await page.getByRole("button", { name: "Retire the method" }).last().press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Retire the method" }).press("Enter");
    await page.getByText("Machines got better").first().waitFor();
    await checked(page, "method-retired");
    await page.context().close();
  });

  test("W1.15 negative: a researcher adds nothing; the button says whose it is", async () => {
    const page = await openAs("researcher", "exchange/methods", { width: 375, dark: true });
    const add = page.getByRole("button", { name: "Write down a method" });
    await add.press("Enter");
    expect(await add.getAttribute("aria-disabled")).toBe("true");
    await page
      .locator(".cf-reason", { hasText: /Analyst/i })
      .first()
      .waitFor();
    await checked(page, "methods-list-refused");
    await page.context().close();
  });
});
