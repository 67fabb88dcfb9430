// Goal: the built operations app works against the real server. Method: the whole house in memory with its demonstration; a
// person signs in as people do, by keyboard and eye, in both languages.
import { afterAll, describe, expect, test } from "vitest";
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
import { stopServerForBrowser } from "./server-url.ts";

const missing = whyNoBrowser();
if (missing) console.warn(`Browser tests are skipped: ${missing}`);

describe.skipIf(missing !== null)("the operations app on the real server", () => {
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
  });

  test("W5.2 a ready account signs in from the sign-in page and stands on its home page, in French", async () => {
    const page = await open({ path: "/app/", language: "fr" });
    await page.getByRole("heading", { level: 1, name: "Ouvrir une session" }).waitFor();
    await expectAccessible(page);
    await picture(page, "real-sign-in");
    await page
      .getByRole("row", { name: /^Analyste/ })
      .first()
      .getByRole("button")
      .click();
    await page.getByRole("button", { name: "Ouvrir une session", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Ce qui m’attend" }).waitFor();
    await settled(page);
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, "real-home");
    // It is an election in which this person has a role.
    expect(await page.getByText("Aucun rôle dans cette élection").count()).toBe(0);
    expect(problemsOf(page)).toEqual([]);
    await page.context().close();
  });

  test("W5.2 negative: a wrong password is refused in words, and what was typed stays", async () => {
    const page = await open({ path: "/app/sign-in", language: "en" });
    await page.getByLabel("E-mail").fill("nobody@example.org");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("The e-mail or the password is wrong.").waitFor();
    await expect.poll(() => page.getByLabel("E-mail").inputValue()).toBe("nobody@example.org");
    await page.context().close();
  });
});
