// Goal: an analyst meets a report that the public told, assesses it and answers, by role and name, in both languages. Method: the
// whole house with its demonstration in Chromium; pictures are kept for people to look at when PICTURES is set.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demonstrationPassword } from "../../src/main/demonstration.ts";
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

const missing = whyNoBrowser();
if (missing) console.warn(`Browser tests are skipped: ${missing}`);
const what = "Hundreds of accounts post that the polling place at the library is closed. It is open.";

describe.skipIf(missing !== null)("reports in the operations room", () => {
  beforeAll(async () => {
    const base = await serverForBrowser();
    for (const text of [what, "Someone calls voters and says that voting by post has ended."]) {
      const reply = await fetch(`${base}/api/elections/ca-demo/reports`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          what: text,
          phase: "campaign",
          outcome: "attempt-unknown",
          kind: "influence",
          language: "en",
        }),
      });
      expect(reply.status).toBe(200);
    }
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  test.each([
    ["en", "Which reports has nobody assessed?"],
    ["fr", "Quels signalements personne n’a-t-il évalués ?"],
  ])("W1.13b: the list of reports answers its question in %s", async (language, question) => {
    const page = await open({
      path: "/app/live/ca-demo/exchange/reports",
      language,
      as: "analyst@demo.example",
      password: demonstrationPassword,
    });
    await page.getByRole("heading", { level: 1, name: question }).waitFor();
    await page.getByRole("link", { name: /polling place at the library/ }).waitFor();
    await settled(page);
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, `reports-list-${language}`);
    await page.context().close();
  });

  test("W1.13b: an analyst assesses a report, source apart from content, and its record says so", async () => {
    const page = await open({
      path: "/app/live/ca-demo/exchange/reports",
      language: "en",
      as: "analyst@demo.example",
      password: demonstrationPassword,
    });
    await page.getByRole("link", { name: /polling place at the library/ }).click();
    await page.getByLabel("How reliable is the source?").selectOption("B");
    await page.getByLabel("How credible is what it says?").selectOption("2");
    await page.getByLabel("What do you make of it?").fill("False: the polling place is open.");
    await page.getByLabel("How sure are you?").selectOption("moderate");
    await page.getByLabel("Why, for the record").fill("asked the election authority");
    await expectAccessible(page);
    await picture(page, "report-page");
    await page.getByRole("button", { name: "Assess the report" }).click();
    await page.getByRole("heading", { name: "Answer and close" }).waitFor();
    await page.getByText("asked the election authority").first().waitFor();
    await page.context().close();
  });
});
