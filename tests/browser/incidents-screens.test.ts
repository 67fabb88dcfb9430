// Goal: what an analyst does with incidents can be done on the screens, by role and name, in English and French; who may not is told
// why. Method: the whole house with its demonstration in Chromium; axe on every screen; pictures are kept to be looked at.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { checked, openAs, pressByKeyboard, type As } from "./checked.ts";
import { closeBrowser, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const missing = whyNoBrowser();
const day = 86_400_000;

describe.skipIf(missing !== null)("screens of incidents", () => {
  let base = "";
  let titles: string[] = [];
  beforeAll(async () => {
    base = await serverForBrowser();
    const page = await as("exchange/incidents");
    titles = [1, 2, 3].map((at) => `False polling dates in district ${at}`);
    for (const [at, title] of titles.entries()) await incident(page, title, at + 1);
    await page.context().close();
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  const as = (path: string, more: As = {}) => openAs("analyst", path, more);

  async function incident(page: Page, title: string, at: number): Promise<void> {
    const fromMs = Date.now() - (10 - at) * day;
    const activity = {
      kind: at === 2 ? "intrusion" : "influence",
      technique: { code: `T004${at}`, version: "DISARM 1.6" },
      target: { kind: "voters", name: `Voters of district ${at}` },
      venue: "Chat groups",
      fromMs,
      toMs: fromMs + day,
      outcome: "attempt-unknown",
      reach: at === 3 ? null : { people: 4_000 * at, source: "The platform", estimated: true },
      infrastructure: ["vote-later.example"],
    };
    const reply = await page.request.post(`${base}/api/elections/ca-demo/incidents`, {
      headers: { origin: base },
      data: {
        title,
        summary: "Messages say that polling day was moved.",
        phase: "campaign",
        aims: ["chaos"],
        beneficiary: "none",
        tlp: "amber",
        classification: 0,
        activities: [activity],
        why: "seen by the desk",
      },
    });
    expect(reply.status(), await reply.text()).toBe(200);
  }

  test("G5: the list asks its question and finds incidents by kind", async () => {
    const page = await as("exchange/incidents");
    await page.getByRole("heading", { level: 1, name: "What is being looked into?" }).waitFor();
    await page.getByRole("link", { name: "Intrusions" }).click();
    await page.getByRole("link", { name: titles[1] ?? "" }).waitFor();
    await page.getByRole("link", { name: titles[0] ?? "" }).waitFor({ state: "detached" });
    await checked(page, "incidents-list");
    await page.context().close();
  });

  test("W1.13b, W2.7: evidence is added and the incident assessed; as known before, it had not been assessed", async () => {
    const page = await as("exchange/incidents?kind=influence");
    await page.getByRole("link", { name: titles[0] ?? "" }).click();
    await page.getByRole("heading", { level: 1, name: titles[0] ?? "" }).waitFor();
    await page.getByRole("button", { name: "Close the incident" }).press("Enter");
    await page
      .getByText(/closed after it has been assessed/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Add evidence" }).click();
    await page.getByLabel("What we know").fill("The same words in forty groups within an hour");
    await page.getByLabel("Kind of evidence").selectOption("observation");
    await page.getByLabel("Source").selectOption("B");
    await page.getByLabel("Content").selectOption("2");
    await page.getByLabel("Reason, for the record").fill("found by us");
    await page.getByRole("button", { name: "Add evidence" }).last().click();
    await page.getByText("B, usually reliable").waitFor();
    const beforeMs = Date.now();
    await page.getByRole("button", { name: "Assess the incident" }).click();
    await page.getByLabel("Judgement").fill("The messages are coordinated.");
    await page.getByLabel("Likelihood").selectOption("likely");
    await page.getByLabel("Confidence").selectOption("moderate");
    await page.getByLabel("Other explanations weighed").fill("An honest mistake spreads");
    await checked(page, "incident-assess");
    await page.getByRole("button", { name: "Assess the incident" }).last().click();
    await page.getByText("Likely (55 to 80 %). Moderate confidence.").waitFor();
    await checked(page, "incident-object");
    await page.goto(`${page.url()}?asOf=${beforeMs}`);
    await page.getByText(/This is what was known on/).waitFor();
    await page.getByText("Nobody has assessed it yet.").waitFor();
    expect(await page.getByRole("button", { name: "Assess the incident" }).count()).toBe(0);
    await checked(page, "incident-as-known");
    await page.getByRole("button", { name: "Back to what is known now" }).click();
    await page.getByText("Likely (55 to 80 %). Moderate confidence.").waitFor();
    await page.context().close();
  });

  test("W1.13b negative: an assessment without another explanation is not sent, and the field is named", async () => {
    const page = await as("exchange/incidents");
    await page.getByRole("link", { name: titles[2] ?? "" }).click();
    await page.getByRole("button", { name: "Assess the incident" }).click();
    await page.getByLabel("Judgement").fill("So it is.");
    await page.getByLabel("Likelihood").selectOption("likely");
    await page.getByLabel("Confidence").selectOption("low");
    await page.getByRole("button", { name: "Assess the incident" }).last().click();
    await page.getByRole("alert").getByText("Other explanations weighed").waitFor();
    await page.context().close();
  });

  test.each(["en", "fr"])("an incident is opened on its screen: %s", async (language) => {
    const page = await as("exchange/incidents/new", { language });
    const french = language === "fr";
    await page
      .getByLabel(french ? "Titre" : "Title")
      .first()
      .fill(`Opened ${language}`);
    await page
      .getByLabel(french ? "Résumé" : "Summary")
      .first()
      .fill("A summary");
    await page.getByLabel(french ? "Raison, pour le registre" : "Reason, for the record").fill("a reason");
    await checked(page, `incident-open-${language}`);
    await page.getByRole("button", { name: french ? "Ouvrir un incident" : "Open an incident" }).click();
    await page.getByRole("heading", { level: 1, name: `Opened ${language}` }).waitFor();
    await page.context().close();
  });

  test("the form takes the focus, and the buttons get it back when it is put away, by keyboard alone", async () => {
    const page = await as("exchange/incidents");
    await pressByKeyboard(page, "link", titles[2] ?? "");
    await page.getByRole("heading", { level: 1, name: titles[2] ?? "" }).waitFor();
    await pressByKeyboard(page, "button", "Add evidence");
    await page.locator("h2:focus", { hasText: "Add evidence" }).waitFor();
    await pressByKeyboard(page, "button", "Cancel");
    await page.locator(".cf-acts:focus").waitFor();
    expect(await page.getByLabel("What we know").count()).toBe(0);
    await page.context().close();
  });

  test("G5 negative: whoever may read and not act sees every button, and is told whose it is: en and fr", async () => {
    for (const [language, button, reason] of [
      ["en", "Assess the incident", /Only .*Analyst/i],
      ["fr", "Évaluer l’incident", /analyste/i],
    ] as const) {
      const page = await openAs("case-contact", "exchange/incidents", { language });
      await page.getByRole("link", { name: titles[0] ?? "" }).click();
      const act = page.getByRole("button", { name: button });
      await act.press("Enter");
      expect(await act.getAttribute("aria-disabled")).toBe("true");
      await page.locator(".cf-reason", { hasText: reason }).first().waitFor();
      await checked(page, `incident-refused-${language}`);
      await page.context().close();
    }
  });

  test("an incident that is not there, or not for this reader, is said in words", async () => {
    const page = await as("exchange/incidents/inc_00000000000000000000");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page
      .getByText(/There is no such incident/)
      .first()
      .waitFor();
    await page.context().close();
  });
});
