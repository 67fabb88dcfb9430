// Goal: an official drafts and opens an election package, follows the day, decides a dispute and closes, all on the hub's screens and by
// keyboard. Method: the whole house with its hub in Chromium, devices in this process; axe on every screen, English and French.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../src/platform/clock/clock.ts";
import { listLetters } from "../../src/rooms/infrastructure/pollbooks/paper/sheets.ts";
import { pollbookScene, done, listCsv, type PollbookScene } from "../pollbook-scene.ts";
import { clientOf, type Client } from "../server-for-tests.ts";
import { checked, openAs, pressByKeyboard } from "./checked.ts";
import { closeBrowser, settled, whyNoBrowser } from "./harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./server-url.ts";

const official = "election-authority";
const goTo = async (page: Page, path: string) => {
  await page.goto(`/app/live/ca-demo/${path}`);
  await settled(page);
};
const confirm = (page: Page, verb: string) =>
  page.getByRole("dialog").getByRole("button", { name: verb }).press("Enter");
const csv = (text: string) => ({ name: "voters.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
const registryList =
  "SOS_VOTERID,Last Name,First Name,DOB,House Number,Street Name,Residence City,ZIP,Ward,Ballot Style\n" +
  "101,Okafor,Ann,04/25/1970,1,Main St,Town,00123,W1,A\n102,García,Bo,04/05/1970,2,Main St,Town,00123,W1,B\n";
const dayMs = 86_400_000;

describe.skipIf(whyNoBrowser() !== null)("screens of the hub of pollbooks", () => {
  let page: Page;
  let scene: PollbookScene;
  const at = (part = "") => `infrastructure/pollbooks/${scene.id}${part && `/${part}`}`;

  beforeAll(async () => {
    const base = await serverForBrowser();
    page = await openAs(official, "infrastructure/pollbooks");
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const client: Client = clientOf(base, { cookie, origin: base });
    const nowMs = systemClock.nowMs();
    const hours = { opensAt: iso(nowMs - dayMs), closesAt: iso(nowMs - 3_600_000) };
    const sites = [
      { id: "north", name: "North school", at: { latitude: 45.5, longitude: -73.6 } },
      { id: "south", name: "South hall", at: { latitude: 45.4, longitude: -73.5 } },
    ];
    scene = await pollbookScene(client, systemClock, { ...hours, sites });
    const [a, b] = [await scene.device("north-1"), await scene.device("south-1", "south")];
    await b.close();
    const alone = await scene.open("south-1", []);
    for (const one of [a, alone]) {
      expect(await one.act({ kind: "check-in", voter: "106" }, "worker")).toMatchObject({ ok: true });
      expect(await one.act({ kind: "queue-join" }, "worker")).toMatchObject({ ok: true });
    }
    await alone.close();
    const south = await scene.open("south-1");
    const onPaper = {
      kind: "paper-begin",
      book: `${listLetters(south.book.version, "south")}-1`,
      reason: "no power",
    } as const;
    expect(await south.act(onPaper, "worker")).toMatchObject({ ok: true });
    for (;;) if ((await done(client.get(`${scene.at}/disputes`))).json.total === 1) break;
  }, 300_000);
  afterAll(async () => {
    await page?.context().close();
    await scene?.end();
    await closeBrowser();
    await stopServerForBrowser();
  });

  test("W5.4 a package is drafted by keyboard, its list refused with row and field, then signed, opened, and a code issued", async () => {
    await goTo(page, "infrastructure/pollbooks");
    await page.getByRole("heading", { level: 1, name: "Who runs which pollbooks?" }).waitFor();
    await checked(page, "pollbooks-list");
    await pressByKeyboard(page, "button", "Draft an election package");
    await page.getByLabel("Title in English").fill("By-election");
    await page.getByLabel("Title in French").fill("Élection partielle");
    await page.getByLabel("Ballot styles").fill("A; Ward A\nB");
    await page.getByLabel("Sites").fill("north; North school\nsouth; South hall");
    await page.getByLabel("Polls open").fill("2026-11-30T08:00");
    await page.getByLabel("Polls close").fill("2026-11-30T20:00");
    const verb = page.getByRole("button", { name: "Draft an election package" });
    await verb.press("Enter");
    await page.getByText("Line 2: expected an id, a semicolon and a name.").first().waitFor();
    await checked(page, "pollbooks-draft-wrong");
    await page.getByLabel("Ballot styles").fill("A; Ward A\nB; Ward B");
    await verb.press("Enter");
    await page.getByRole("heading", { level: 2, name: "The voter list" }).waitFor();
    await page.locator("input[type=file]").setInputFiles(csv(listCsv().replace(",A,", ",Z,")));
    const sign = page.getByRole("button", { name: "Hand in the list and sign" });
    await sign.press("Enter");
    await page.getByText("2, style").first().waitFor();
    await checked(page, "pollbooks-list-wrong");
    await page.locator("input[type=file]").setInputFiles(csv(registryList));
    await page.getByLabel("Form of the list").selectOption("recognised");
    await sign.press("Enter");
    await page.getByRole("link", { name: "Download the signed package" }).waitFor();
    await page.getByRole("row", { name: "City and postal code Residence City and ZIP" }).waitFor();
    await page.getByRole("row", { name: "Status none: the same for every voter" }).waitFor();
    await checked(page, "pollbooks-list-recognised");
    await page.getByRole("button", { name: "Open the hub" }).press("Enter");
    await confirm(page, "Open the hub");
    await page.getByRole("heading", { level: 2, name: "Enrol a device" }).waitFor();
    await page.getByLabel("Device", { exact: true }).fill("north-9");
    await page.getByLabel("Site", { exact: true }).selectOption("north");
    await page.getByRole("button", { name: "Issue a code" }).press("Enter");
    await page.getByText("Code for north-9 at north:").waitFor();
    expect(await page.locator("output code").textContent()).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    await checked(page, "pollbooks-code");
  }, 120_000);

  test("W5.0 W5.3 the day is seen as a map and a table of sites, a picture of the hours, and devices with their last contact", async () => {
    await goTo(page, at("live"));
    await page.getByRole("heading", { level: 2, name: "How is the day going?" }).waitFor();
    await page.getByText(/of 67 voters/).waitFor();
    await page.getByRole("table", { name: "Devices" }).getByText("north-1").waitFor();
    await page.getByRole("table", { name: "Sites" }).getByText("1 wait").first().waitFor();
    await page.getByRole("img", { name: /of 2 sites have a device that was not heard/ }).waitFor();
    await page.getByRole("img", { name: "Voters checked in by hour" }).waitFor();
    await page.getByRole("table", { name: "Sites" }).getByText("On paper since").waitFor();
    await expect.poll(() => page.locator(".cf-sites-map text", { hasText: "on paper" }).count()).toBe(1);
    await checked(page, "pollbooks-live");
    const french = await openAs(official, at("live"), { language: "fr", width: 390, dark: true });
    await french.getByRole("heading", { level: 2, name: "Comment va la journée ?" }).waitFor();
    await french.getByText(/sur 67 électeurs/).waitFor();
    await checked(french, "pollbooks-live-fr");
    await french.context().close();
  }, 120_000);

  test("negative: W5.5 it does not close while a dispute is open, and says where to look", async () => {
    await goTo(page, at("closing"));
    await page.getByRole("table", { name: "What does not agree" }).getByText("Open disputes").waitFor();
    await page.getByRole("button", { name: "Close the pollbooks" }).press("Enter");
    await confirm(page, "Close the pollbooks");
    await page.getByText(/differences are not explained/).waitFor();
    await checked(page, "pollbooks-closing-refused");
  }, 120_000);

  test("W5.4 the desk shows the evidence of both sides, nothing chosen beforehand, and keeps the decision with its reason", async () => {
    await goTo(page, at("disputes"));
    const dispute = page.getByRole("article", { name: "Smith, John (106)" });
    await dispute.getByText("checked in twice").waitFor();
    await dispute.getByRole("button", { name: "Decide this dispute" }).press("Enter");
    for (const box of await dispute.getByRole("checkbox").all()) expect(await box.isChecked()).toBe(false);
    await checked(page, "pollbooks-dispute");
    await dispute.getByLabel("Check-in at north-1 stands").check();
    await dispute.getByLabel("Ballot handed out at north-1 stands").check();
    await dispute.getByLabel("Reason").fill("The signature at the north table is the voter’s.");
    await dispute.getByRole("button", { name: "Decide this dispute" }).press("Enter");
    await dispute.getByText(/Decided: The signature at the north table/).waitFor();
    await goTo(page, at("anomalies"));
    await page.getByText("No anomaly so far.").waitFor();
    await checked(page, "pollbooks-anomalies");
  }, 120_000);

  test("W5.5 what does not agree is explained on the screen, and then it closes", async () => {
    await goTo(page, at("closing"));
    const table = page.getByRole("table", { name: "What does not agree" });
    const explain = table.getByRole("button", { name: "Explain" });
    await explain.first().waitFor();
    for (let left = await explain.count(); left > 0; left--) {
      await explain.first().press("Enter");
      await table.getByLabel("Reason").fill("Counted on paper by the site, agreed by phone.");
      await table.locator("button[type=submit]").press("Enter");
      await table.getByLabel("Reason").waitFor({ state: "detached" });
    }
    await page.getByRole("button", { name: "Close the pollbooks" }).press("Enter");
    await confirm(page, "Close the pollbooks");
    await page.locator(".cf-state", { hasText: "Closed" }).waitFor();
    await page.getByRole("button", { name: "Certify" }).press("Enter");
    await confirm(page, "Certify");
    await page.getByText("You closed these pollbooks").waitFor();
    await checked(page, "pollbooks-closed");
  }, 120_000);
});

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
