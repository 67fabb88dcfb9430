import { expect, test } from "vitest";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { settled } from "./harness.ts";

const register = "infrastructure/technologies";
const head =
  "Jurisdiction,Name,Kind,Paper record,Devices,Accessibility test,Accessibility tested on,Accessibility report,Security test,Security tested on,Security report";
const tests = "passed,2020-01-05,Report A,passed,2020-01-06,Report S";
const csv = (rows: readonly string[]) => ({
  name: "register.csv",
  mimeType: "text/csv",
  buffer: Buffer.from([head, ...rows].join("\n")),
});

/** The register of voting technologies on its screens; afterwards the scanners of the north are in use, as the audits then ask. */
export function technologyRegisterTests(): void {
  test("W3.5 negative: a paperless device is typed into the register and refused, and the screen says why; a wrong file is refused by row and column", async () => {
    const page = await openAs("election-authority", register);
    await page.getByRole("heading", { level: 1, name: "What do we vote with" }).waitFor();
    await checked(page, "technologies-empty");
    await pressByKeyboard(page, "button", "Register a technology");
    await page.getByLabel("Jurisdiction").fill("east");
    await page.getByLabel("Product and version").fill("Touch Nine");
    await page.getByLabel("Kind").selectOption("dre");
    await page.getByLabel("What is left on paper").selectOption("voter-marked");
    await page.getByLabel("Devices").fill("12");
    for (const name of ["Accessibility test", "Security test"]) {
      const group = page.getByRole("group", { name });
      await group.getByLabel("Result").selectOption("passed");
      await group.getByLabel("Tested on").fill("2020-01-05");
      await group.getByLabel("Report").fill("Laboratory report 7");
    }
    const send = page.getByRole("button", { name: "Register a technology" });
    await send.press("Enter");
    await page.getByText("cannot leave that paper record").first().waitFor();
    await checked(page, "technologies-paper-does-not-fit");
    await page.getByLabel("What is left on paper").selectOption("none");
    await send.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Touch Nine" }).waitFor();
    await page.getByRole("listitem").getByText("no paper back-up is planned").waitFor();
    const deploy = page.getByRole("button", { name: "Put into use" });
    expect(await deploy.getAttribute("aria-disabled")).toBe("true");
    await checked(page, "technologies-refused");
    await page.goto(`/app/live/ca-demo/${register}`);
    await settled(page);
    await page
      .locator("input[type=file]")
      .setInputFiles(csv([`north,Scan One,optical-scam,voter-marked,many,${tests}`]));
    await page.getByRole("button", { name: "Import the file" }).press("Enter");
    await page.getByRole("cell", { name: "register.csv, row 2, Kind" }).waitFor();
    await page.getByRole("cell", { name: /the nearest is optical-scan/ }).waitFor();
    await page.getByRole("cell", { name: "register.csv, row 2, Devices" }).waitFor();
    await checked(page, "technologies-file-refused");
    await page.context().close();
  });

  test("W3.5: with a stocked paper back-up it is permitted with condition; a file registers scanners, which go into use", async () => {
    const page = await openAs("election-authority", register);
    await page.getByRole("link", { name: "Touch Nine" }).click();
    await page.getByRole("heading", { level: 1, name: "Touch Nine" }).waitFor();
    await pressByKeyboard(page, "button", "Change what is registered");
    const backUp = page.getByRole("group", { name: "Paper back-up" });
    await backUp.getByLabel("Plan").fill("Every voter gets a printed ballot.");
    await backUp.getByLabel("Ballots needed").fill("900");
    await backUp.getByLabel("Ballots in stock").fill("1000");
    await backUp.getByLabel("Stock counted on").fill("2020-01-07");
    await page.getByLabel("Why", { exact: true }).fill("Printed ballots have arrived.");
    await page.locator(".cf-act-form button[type=submit]").press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Change what is registered" }).press("Enter");
    await page.locator(".cf-state", { hasText: "On condition" }).first().waitFor();
    await pressByKeyboard(page, "button", "Put into use");
    await page.getByRole("dialog").getByText("votes are cast on the paper back-up").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Put into use" }).press("Enter");
    await page.locator(".cf-object-words", { hasText: "In use" }).waitFor();
    await checked(page, "technologies-condition");
    await page.goto(`/app/live/ca-demo/${register}`);
    await settled(page);
    await page
      .locator("input[type=file]")
      .setInputFiles(csv([`north,Scan One,optical-scan,voter-marked,40,${tests}`]));
    await page.getByRole("button", { name: "Import the file" }).press("Enter");
    await page.getByText("1 added, 0 changed.").waitFor();
    const coming = page.waitForEvent("download");
    await pressByKeyboard(page, "button", "Download our rows as CSV");
    expect((await coming).suggestedFilename()).toBe("technologies.csv");
    await page.getByRole("link", { name: "Scan One" }).click();
    await page.getByText("It was tested, and voters’ paper can be audited.").waitFor();
    await pressByKeyboard(page, "button", "Put into use");
    await page.locator(".cf-object-words", { hasText: "In use" }).waitFor();
    await page.context().close();
  });

  test("W3.5: an auditor reads the register in French, on a phone in the dark too, and changes nothing", async () => {
    const page = await openAs("auditor", register, { language: "fr" });
    await page.getByRole("heading", { level: 1, name: "Avec quoi votons-nous" }).waitFor();
    await page.locator(".cf-state", { hasText: "Sous condition" }).first().waitFor();
    await checked(page, "technologies-list-fr");
    await page.getByRole("link", { name: "Touch Nine" }).click();
    await page.getByText("rien d’autre n’en est vérifiable").first().waitFor();
    expect(
      await page.getByRole("button", { name: "Modifier l’inscription" }).getAttribute("aria-disabled"),
    ).toBe("true");
    await checked(page, "technologies-auditor-fr");
    await page.context().close();
    const phone = await openAs("auditor", register, { width: 320, dark: true });
    await phone.locator(".cf-state", { hasText: "On condition" }).first().waitFor();
    await checked(phone, "technologies-phone-dark");
    await phone.context().close();
    const stranger = await openAs("newsroom", register);
    await stranger.getByText("You may not see this").first().waitFor();
    await stranger.context().close();
  });
}
