// Goal: what an analyst does with incidents and campaigns can be done on the screens, by role and name. Method: the whole house with
// its demonstration in Chromium; axe on every screen; pictures are kept to be looked at.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import {
  closeBrowser,
  expectAccessible,
  expectFits,
  open,
  picture,
  problemsOf,
  settled,
  whyNoBrowser,
} from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";
import { demonstrationPassword } from "../../src/main/demonstration.ts";

const missing = whyNoBrowser();
const day = 86_400_000;

describe.skipIf(missing !== null)("screens of incidents and campaigns", () => {
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

  const as = (path: string, more: { language?: string; width?: number; dark?: boolean } = {}) =>
    open({
      path: `/app/live/ca-demo/${path}`,
      language: "en",
      as: "analyst@demo.example",
      password: demonstrationPassword,
      ...more,
    });

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

  async function checked(page: Page, name: string): Promise<void> {
    await settled(page);
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, name);
    expect(problemsOf(page)).toEqual([]);
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

  test("W1.3: incidents are linked from suggestions with evidence, and the verdicts stand side by side", async () => {
    const page = await as("exchange/campaigns/new");
    await page.getByLabel("Title").fill("Dates that move");
    await page.getByLabel("Summary").fill("One hand behind three incidents?");
    await page.getByLabel("Reason, for the record").fill("they look alike");
    await page.getByRole("button", { name: "Open a campaign" }).click();
    await page.getByRole("heading", { level: 1, name: "Dates that move" }).waitFor();
    for (let linked = 0; linked < 2; linked++) {
      await page.getByRole("button", { name: "Link these two" }).first().click();
      await page.getByLabel("Evidence for the link").fill("Both lead to vote-later.example");
      await page.getByLabel("Confidence").selectOption("moderate");
      await page.getByRole("button", { name: "Link two incidents" }).last().click();
      await page.getByText("Both lead to vote-later.example").nth(linked).waitFor();
    }
    await page.getByRole("button", { name: "Declare the rule" }).click();
    for (const at of [0, 1]) {
      await page.getByLabel("Distinct vectors").nth(at).fill("3");
      await page.getByLabel("How many thresholds must be met").nth(at).fill("1");
    }
    await page.getByLabel("Reason, for the record").fill("agreed with the panel");
    await page.getByRole("button", { name: "Declare the rule" }).last().click();
    await page.getByRole("cell", { name: "Met: 1 of 1 needed", exact: true }).waitFor();
    expect(await page.getByRole("cell", { name: "Not met: 0 of 1 needed" }).count()).toBe(3);
    await checked(page, "campaign-object");
    await page.getByRole("button", { name: "End the link" }).first().click();
    await page.getByLabel("Reason, for the record").fill("it was shared hosting");
    await page.getByRole("button", { name: "End the link" }).first().click();
    await page.getByText("Ended: it was shared hosting").waitFor();
    await page.getByRole("cell", { name: "Met: 1 of 1 needed", exact: true }).waitFor({ state: "detached" });
    await page.context().close();
  });

  test("W1.3: the list of campaigns asks what adds up, on a phone in the dark too", async () => {
    const page = await as("exchange/campaigns", { width: 320, dark: true });
    await page.getByRole("heading", { level: 1, name: "What adds up?" }).waitFor();
    await page.getByRole("link", { name: "Dates that move" }).click();
    await page.getByRole("heading", { level: 1, name: "Dates that move" }).waitFor();
    await checked(page, "campaign-phone-dark");
    await page.context().close();
  });
});
