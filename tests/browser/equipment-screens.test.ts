// Goal: officials register, test, seal, use, stop and bring back a machine on its screens and by keyboard; read on a phone and in
// French, too (W5.3). Method: the whole house in Chromium; axe on every screen; what the screens cannot do alone (a technology in
// use, a second official) is set up by the API.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deckCsv, deckTotals } from "../../src/rooms/infrastructure/equipment/equipment.test-data.ts";
import { clientOf, type Client } from "../server-for-tests.ts";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { closeBrowser, settled, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const official = "election-authority";
const at = "infrastructure/equipment";
const api = "/api/elections/ca-demo";
const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const passed = { result: "passed", testedOn: "2020-01-05", report: "Report A" };
const technology = {
  jurisdiction: "north",
  name: "Scan One 4.2",
  maker: null,
  kind: "optical-scan",
  paperRecord: "voter-marked",
  devices: 2,
  certification: null,
  certificationEndsOn: null,
  accessibilityTest: passed,
  securityTest: passed,
  backUp: null,
};
const send = (page: Page) => page.locator(".cf-act-form button[type=submit]").press("Enter");
const confirm = (page: Page, verb: string) =>
  page.getByRole("dialog").getByRole("button", { name: verb }).press("Enter");

describe.skipIf(whyNoBrowser() !== null)("screens of the register of equipment", () => {
  let page: Page;
  let piece = "";
  const goTo = async (path: string) => {
    await page.goto(`/app/live/ca-demo/${path}`);
    await settled(page);
  };

  beforeAll(async () => {
    const base = await serverForBrowser();
    page = await openAs(official, at);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const client: Client = clientOf(base, { cookie, origin: base });
    const made = await client.send("POST", `${api}/technologies`, technology);
    await client.send("POST", `${api}/technologies/${made.json.id}/deploy`);
  }, 180_000);
  afterAll(async () => {
    await page?.context().close();
    await closeBrowser();
    await stopServerForBrowser();
  });

  test("W5.3 a machine is registered by keyboard and says what it still needs; a deck is added, a wrong one refused by row", async () => {
    await goTo(at);
    await page.getByRole("heading", { level: 1, name: "Which machines do we use" }).waitFor();
    await checked(page, "equipment-empty");
    await pressByKeyboard(page, "button", "Register a machine");
    await page.getByLabel("Serial number").fill("SC-0001");
    await page.getByLabel("Technology of the register").selectOption({ label: "Scan One 4.2 (north)" });
    await page.getByLabel("Place", { exact: true }).fill("Store, shelf 4");
    await page.getByLabel("Version").fill("4.2");
    await checked(page, "equipment-new");
    await page.getByRole("button", { name: "Register a machine" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "SC-0001" }).waitFor();
    piece = /eqp_[0-9a-z]+/.exec(page.url())?.[0] ?? "";
    await page.getByRole("listitem").getByText("It has not counted a test deck").waitFor();
    expect(await page.getByRole("button", { name: "Put into use" }).getAttribute("aria-disabled")).toBe(
      "true",
    );
    await checked(page, "equipment-unfit");
    await goTo(`${at}/decks`);
    await page.getByLabel("Name of the deck").fill("Deck of the north");
    await page.locator("input[type=file]").setInputFiles(csv("deck.csv", deckCsv.replace("Ben,7", "Ben,5")));
    await page.getByRole("button", { name: "Add the test deck" }).press("Enter");
    await page.getByRole("cell", { name: "deck.csv, row 3, Total" }).waitFor();
    await checked(page, "equipment-deck-refused");
    await page.locator("input[type=file]").setInputFiles(csv("deck.csv", deckCsv));
    await page.getByRole("button", { name: "Add the test deck" }).press("Enter");
    await page.getByText("The deck is added.").waitFor();
    await page.getByRole("cell", { name: "Deck of the north" }).waitFor();
  }, 120_000);

  test("W5.3 negative: a count that is one off is named on the screen; counted exactly, sealed, it goes into use", async () => {
    await goTo(`${at}/${piece}`);
    const entered = async (counts: readonly number[]) => {
      await pressByKeyboard(page, "button", "Enter a test");
      await page.getByLabel("Test deck").selectOption({ label: "Deck of the north" });
      const names = ["Mayor: Ada", "Mayor: Ben", "Mayor: overvotes", "Mayor: undervotes (blank)"];
      names.push(
        "Council: Xi",
        "Council: Yo",
        "Council: Zu",
        "Council: overvotes",
        "Council: undervotes (blank)",
      );
      for (const [cell, name] of names.entries()) await page.getByLabel(name).fill(String(counts[cell]));
      await page.getByLabel("Witness").fill("Mo of the other party");
    };
    await entered(deckTotals.map((total, cell) => total + (cell === 1 ? 1 : 0)));
    await checked(page, "equipment-test-typed");
    await send(page);
    const differs = page.getByRole("table", { name: "What differs in the last test" });
    await differs.getByRole("row", { name: /Mayor: Ben 7 8/ }).waitFor();
    await page.getByRole("listitem").getByText("counted the test deck otherwise").waitFor();
    await checked(page, "equipment-test-differs");
    await entered(deckTotals);
    await send(page);
    await page.getByText("All 9 counts as known").waitFor();
    await pressByKeyboard(page, "button", "Put on a seal");
    await page.getByLabel("Where on the machine").fill("Ballot box door");
    await page.getByLabel("Number on the seal").fill("0048121");
    await page.getByLabel("Witness").fill("Mo of the other party");
    await send(page);
    await page.getByRole("cell", { name: "0048121" }).waitFor();
    await pressByKeyboard(page, "button", "Put into use");
    await page.locator(".cf-object-words", { hasText: "In use" }).waitFor();
    await checked(page, "equipment-in-use");
  }, 120_000);

  test("W5.3 negative: a seal that reads otherwise stops it; one person decides and cannot confirm alone", async () => {
    await goTo(`${at}/${piece}`);
    await pressByKeyboard(page, "button", "Read a seal");
    await page.getByLabel("Where on the machine").selectOption("Ballot box door");
    await page.getByLabel("Number as you read it").fill("0048127");
    await page.getByLabel("The seal is undamaged").check();
    await page.getByLabel("Witness").fill("Mo of the other party");
    await send(page);
    await confirm(page, "Read a seal");
    await page.locator(".cf-object-words", { hasText: "Stopped: two people decide" }).waitFor();
    await page.getByText("Ballot box door: 0048121 ≠ 0048127").waitFor();
    await pressByKeyboard(page, "button", "Decide about it");
    await page.getByLabel("Decision").selectOption({ label: "Back into the register" });
    await page.getByLabel("Reason").fill("The number was written down wrongly.");
    await send(page);
    await page.getByText("It counts once a second person says the same.").waitFor();
    expect(
      await page.getByRole("button", { name: "Confirm the decision" }).getAttribute("aria-disabled"),
    ).toBe("true");
    await checked(page, "equipment-stopped");
    await goTo("");
    await page.getByText("Equipment was stopped").first().waitFor();
  }, 120_000);

  test("W5.3 the wait is worked out for check-in, booths and scanners, and a queue that grows is said", async () => {
    await goTo(`${at}/queue`);
    for (const [name, value] of [
      ["Voters who arrive in an hour", "120"],
      ["Pollbooks at check-in", "3"],
      ["Seconds for one check-in", "75"],
      ["Booths", "12"],
      ["Seconds in the booth", "300"],
      ["Scanners", "1"],
      ["Seconds for one ballot", "40"],
    ] as const)
      await page.getByLabel(name, { exact: true }).fill(value);
    await page.getByRole("button", { name: "Work out the wait" }).press("Enter");
    await page.getByText("The promise does not hold.").waitFor();
    await page.getByRole("cell", { name: "Grows by 30 an hour; the last one waits 60 min" }).waitFor();
    await checked(page, "equipment-queue");
    await page.getByLabel("Scanners", { exact: true }).fill("2");
    await page.getByRole("button", { name: "Work out the wait" }).press("Enter");
    await page.getByText("The promise holds").waitFor();
  }, 120_000);

  test("W5.3 negative: it reads in French and on a phone; an auditor of another organisation and a newsroom see nothing of it", async () => {
    const french = await openAs(official, at, { language: "fr" });
    await french.getByRole("heading", { level: 1, name: "Quelles machines utilisons-nous" }).waitFor();
    await french.getByRole("link", { name: "SC-0001" }).waitFor();
    await checked(french, "equipment-list-fr");
    await french.getByRole("link", { name: "SC-0001" }).click();
    await french.getByText("Il a été arrêté, et deux personnes").first().waitFor();
    await checked(french, "equipment-fr");
    await french.context().close();
    const phone = await openAs(official, `${at}/${piece}`, { width: 390, dark: true });
    await phone.getByRole("heading", { level: 1, name: "SC-0001" }).waitFor();
    await checked(phone, "equipment-phone");
    await phone.goto(`/app/live/ca-demo/${at}/queue`);
    await checked(phone, "equipment-queue-phone");
    await phone.context().close();
    const auditor = await openAs("auditor", at);
    await auditor.getByText("Nothing is registered yet.").waitFor();
    await auditor.context().close();
    const stranger = await openAs("newsroom", at);
    await stranger.getByText("You may not see this").first().waitFor();
    await stranger.context().close();
  }, 120_000);
});
