// Goal: a technique that is met for the first time reaches an analyst's open page, makes the playbook stale that answers it, and an exercise
// makes it current again: by role and name, in English and French (W1.5). Method: the whole house in Chromium; axe on every screen;
// pictures are kept to be looked at.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askerAs, type Asker } from "./exchange-scene.ts";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { closeBrowser, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const incident = (code: string) => ({
  title: "Videos that were made by machines",
  summary: "Three videos show a candidate saying what was never said.",
  phase: "campaign",
  aims: ["mislead-voters"],
  tlp: "amber",
  classification: 0,
  why: "seen by the desk",
  activities: [
    {
      kind: "influence",
      technique: { code, version: "DISARM 1.6" },
      target: { kind: "voters", name: "Voters of the northern district" },
      venue: "Video",
      fromMs: Date.now() - 86_400_000,
      toMs: Date.now(),
      outcome: "attempt-unknown",
    },
  ],
});

describe.skipIf(whyNoBrowser() !== null)("screens of techniques and playbooks", () => {
  let analyst: Asker;
  beforeAll(async () => {
    analyst = await askerAs(await serverForBrowser(), "analyst");
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  test("W1.5: a playbook is written and adopted; the technique is met; home says so without a reload; an exercise makes it current", async () => {
    const page = await openAs("analyst2", "exchange/playbooks");
    await page.getByRole("link", { name: "A false polling day goes round" }).waitFor();
    await checked(page, "playbooks-list");
    await page.goto("/app/exercise/ca-demo/exchange/playbooks");
    await page.getByText("No playbook", { exact: false }).waitFor();
    await checked(page, "playbooks-empty");
    await page.goto("/app/live/ca-demo/exchange/playbooks");
    await pressByKeyboard(page, "button", "Write a playbook");
    await page.getByRole("heading", { level: 1, name: "Write a playbook" }).waitFor();
    await page.getByLabel("Title").fill("Videos made by machines");
    await page.getByLabel("For what, and for whom").fill("Tell voters within two hours what is not real.");
    const steps = page.getByLabel("Steps, one a line");
    await steps.fill("Ask the candidate | Liaison | soon");
    await page.getByLabel("Techniques that it answers").fill("T0904");
    await page.getByLabel("Review by").fill("2999-06-30");
    await page.getByLabel("Reason, for the record").fill("learned in spring");
    await page.getByRole("button", { name: "Write a playbook" }).press("Enter");
    await page.getByText("Each line is a step: what, who", { exact: false }).first().waitFor();
    await checked(page, "playbook-write-wrong");
    await steps.fill(
      "Ask the candidate | Liaison | 30\nPublish the holding line | Communications | 60\nKeep the videos | Desk",
    );
    await page.getByRole("button", { name: "Write a playbook" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Videos made by machines" }).waitFor();
    await page.getByRole("button", { name: "Adopt the playbook" }).press("Enter");
    await page.getByRole("button", { name: "Adopt the playbook" }).last().press("Enter");
    await page.locator(".cf-state", { hasText: "Current" }).first().waitFor();
    await checked(page, "playbook-current");
    const address = new URL(page.url()).pathname.split("/ca-demo/")[1] ?? "";

    const home = await openAs("analyst2", "");
    await analyst("incidents", incident("T0904.002"));
    const alert = home
      .getByRole("listitem")
      .filter({ hasText: /A technique was seen here first.*T0904\.002/s });
    await alert
      .getByText(/^T0904\.002 · Videos that were made by machines · /)
      .first()
      .waitFor();
    await home.getByText("A playbook is stale: a technique that it answers is new here").waitFor();
    await checked(home, "home-first-seen");
    await alert.getByRole("link", { name: "See the technique" }).press("Enter");
    await home.getByRole("heading", { level: 1, name: "T0904.002" }).waitFor();
    await home.getByText("Seen here first on", { exact: false }).waitFor();
    await home.getByRole("figure").locator("svg[role=img]").first().waitFor();
    await checked(home, "technique-new");
    await home.getByRole("button", { name: "I have taken note" }).press("Enter");
    await home.getByRole("button", { name: "I have taken note" }).waitFor({ state: "detached" });
    await home.context().close();

    await page.getByText("Do not rely on it yet").waitFor();
    await page.getByText("T0904.002 was first seen here on", { exact: false }).first().waitFor();
    await checked(page, "playbook-stale");
    await page.getByRole("button", { name: "Record an exercise" }).press("Enter");
    // A minute from now is not held yet.
    const wall = (atMs: number) =>
      new Intl.DateTimeFormat("sv-SE", {
        timeZone: "America/Toronto",
        dateStyle: "short",
        timeStyle: "short",
      })
        .format(atMs)
        .replace(" ", "T");
    await page.getByLabel("When it was held").fill(wall(Date.now() + 3_600_000));
    await page.getByLabel("What was found").fill("The holding line took 90 minutes: one number was wrong.");
    await page.getByRole("button", { name: "Record an exercise" }).last().press("Enter");
    await page.getByText("An exercise is recorded once it was held.", { exact: false }).first().waitFor();
    await checked(page, "playbook-exercise-refused");
    await page.getByRole("button", { name: "Record an exercise" }).first().press("Enter");
    await page.getByRole("button", { name: "Review the playbook" }).press("Enter");
    await page
      .getByLabel("Why it still holds")
      .fill("Read step by step; the steps fit machine-made videos too.");
    await page.getByLabel("Next review by").fill("2999-12-31");
    await page.getByRole("button", { name: "Review the playbook" }).last().press("Enter");
    await page.getByText("Do not rely on it yet").waitFor({ state: "detached" });
    await page
      .getByRole("cell", { name: "Read step by step; the steps fit machine-made videos too." })
      .waitFor();
    await checked(page, "playbook-reviewed");
    await page.context().close();

    const french = await openAs("analyst2", address, { language: "fr", width: 390 });
    await french.locator(".cf-state", { hasText: "À jour" }).first().waitFor();
    await checked(french, "playbook-fr-390");
    await french.context().close();
  });

  test.each([
    [
      "en",
      "Techniques seen here",
      "Which techniques are met here?",
      "Stale",
      "State",
      "What do we do when it happens?",
    ],
    [
      "fr",
      "Techniques observées ici",
      "Quelles techniques rencontre-t-on ici ?",
      "Dépassée",
      "État",
      "Que faisons-nous quand cela arrive ?",
    ],
  ])(
    "W1.5: the trend and what is stale are found by keyboard: %s",
    async (language, link, question, stale, state, playbooks) => {
      await analyst("incidents", incident(`T096${language === "en" ? 1 : 2}`));
      const { id } = await analyst("playbooks", {
        title: `Sites that look alike (${language})`,
        purpose: "Take the copy down.",
        steps: [{ what: "Ask the host", who: "Desk", withinMinutes: 30 }],
        techniques: [language === "en" ? "T0902" : "T0903"],
        reviewBy: "2999-12-31",
        tlp: "amber",
        classification: 0,
        why: "learned in spring",
      });
      await analyst(`playbooks/${id}/adopt`, { version: 1 });
      await analyst("incidents", incident(language === "en" ? "T0902" : "T0903"));
      const page = await openAs("analyst2", "", { language });
      await pressByKeyboard(page, "link", link);
      await page.getByRole("heading", { level: 1, name: question }).waitFor();
      await page.getByRole("row", { name: /T096/ }).first().waitFor();
      await checked(page, `techniques-list-${language}`);
      await page.goto(`/app/live/ca-demo/exchange/playbooks`);
      await page.getByRole("heading", { level: 1, name: playbooks }).waitFor();
      await page.getByLabel(state).selectOption("stale");
      await page
        .getByRole("row", { name: /Sites that look alike/ })
        .first()
        .getByText(stale)
        .waitFor();
      await checked(page, `playbooks-stale-${language}`);
      await page.setViewportSize({ width: 390, height: 844 });
      await checked(page, `playbooks-stale-${language}-390`);
      await page.goto(`/app/live/ca-demo/exchange/techniques/${language === "en" ? "T0902" : "T0903"}`);
      await page.getByRole("figure").locator("svg[role=img]").first().waitFor();
      await checked(page, `technique-${language}-390`);
      await page.context().close();
    },
  );

  test("W1.5 negative: a researcher is shown no technique, and writes no playbook: the button says whose it is", async () => {
    const page = await openAs("researcher", "exchange/playbooks", { width: 390, dark: true });
    const write = page.getByRole("button", { name: "Write a playbook" });
    await write.press("Enter");
    expect(await write.getAttribute("aria-disabled")).toBe("true");
    await page
      .locator(".cf-reason", { hasText: /Analyst/i })
      .first()
      .waitFor();
    await checked(page, "playbooks-refused");
    await page.goto("/app/live/ca-demo/exchange/techniques");
    await page.locator("h1").first().waitFor();
    expect(await page.getByRole("row", { name: /T0/ }).count()).toBe(0);
    await page.context().close();
  });
});
