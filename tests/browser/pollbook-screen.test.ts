// Goal: a poll worker, tired and in bad light, checks voters in with three taps and is never told what is not known. Method: the screen of
// a real device in Chromium, by role and name, by keyboard and by touch; the network cut in the middle; English, French and Arabic,
// wide and narrow, light and dark, judged by axe.
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readPacks } from "../../src/platform/languages/read-packs.ts";
import type { Device } from "../../src/rooms/infrastructure/pollbooks/device/device.ts";
import { printedBooks } from "../../src/rooms/infrastructure/pollbooks/paper/stamp.ts";
import { screenCatalogue } from "../../src/rooms/infrastructure/pollbooks/screen/messages.ts";
import { openScreen, type Screen } from "../../src/rooms/infrastructure/pollbooks/screen/server.ts";
import {
  pollingPlace,
  until,
  type PollingPlace,
} from "../../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import {
  closeBrowser,
  expectAccessible,
  expectFits,
  open,
  picture,
  problemsOf,
  tabTo,
  typeHere,
  whyNoBrowser,
} from "./harness.ts";

const languages = join(import.meta.dirname, "../../src/rooms/infrastructure/pollbooks/screen/languages");

describe.skipIf(whyNoBrowser() !== null)("the screen of a pollbook", () => {
  let place: PollingPlace;
  let device: Device;
  let screen: Screen;

  beforeAll(async () => {
    place = await pollingPlace();
    device = await place.device("north-1");
    const packs = await readPacks(languages, screenCatalogue);
    screen = await openScreen({ device, port: 0, language: "en", packs, clock: place.clock });
  });
  const pages: Page[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await closeBrowser();
    await screen?.close();
    await place?.end();
  });

  async function atWork(more: { language?: string; width?: number; dark?: boolean } = {}): Promise<Page> {
    const { language = "en", ...look } = more;
    const { origin, search } = new URL(screen.url);
    const page = await open({ path: `/${search}`, language, baseUrl: origin, ...look });
    pages.push(page);
    if (language !== "en") await page.goto(`/language?to=${language}`);
    await page.locator("#actor").fill("Ann Lee");
    await page.locator("button.primary").click();
    await page.locator("#q:focus").waitFor();
    return page;
  }
  const looked = async (page: Page, name: string) => {
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, `pollbook-${name}`);
    expect(problemsOf(page).filter((line) => !/status of (409|422)|ERR_/.test(line))).toEqual([]);
  };

  it("W5.4 three taps: the field, the voter, the check-in; then undone within the minute", async () => {
    const page = await atWork();
    await typeHere(page, "hop gr");
    await page.getByRole("link", { name: /Hopper, Grace/ }).click();
    await looked(page, "voter");
    await page.getByRole("button", { name: "Check in and hand out ballot Ward A" }).click();
    await expect
      .poll(() => page.getByRole("status").innerText())
      .toContain("Grace Hopper is checked in. Hand out ballot Ward A.");
    expect(device.book.ledger.voter("102").checkIns).toMatchObject([{ actor: "Ann Lee" }]);
    await looked(page, "checked-in");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => device.book.ledger.voter("102").checkIns.length).toBe(0);
    expect(device.book.ledger.voter("102").issues).toEqual([]);
  });

  it("W5.4 finds what was typed before its script had come, and asks again where no answer came", async () => {
    const page = await atWork();
    let scriptMayCome = () => {};
    const typed = new Promise<void>((resolve) => (scriptMayCome = resolve));
    await page.route("**/screen.js", async (route) => {
      await typed;
      await route.continue();
    });
    let asked = 0;
    await page.route("**/search?*", (route) => (++asked === 1 ? route.abort() : route.continue()));
    await page.goto("/", { waitUntil: "commit" });
    await page.locator("#q:focus").waitFor();
    await typeHere(page, "emmy");
    scriptMayCome();
    await page.getByRole("link", { name: /Noether/ }).waitFor();
    expect(asked).toBeGreaterThan(1);
    expect(await page.locator("#lost").isVisible()).toBe(false);
  });

  it("W5.4 works by keyboard alone", async () => {
    const page = await atWork();
    await typeHere(page, "emmy");
    await page.getByRole("link", { name: /Noether/ }).waitFor();
    await tabTo(page, "link", "Noether, Emmy 1980-01-02 · 105 Main St, Town");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Do not check in here" }).waitFor();
    await tabTo(page, "link", "Back to the search");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("q");
  });

  it("W5.4 F10 a scanned licence shows both records of one person, and a protected address is not shown", async () => {
    const page = await atWork();
    for (const line of [
      "@",
      "",
      "\u001e",
      "ANSI 636004090002DL00410278ZN03190008DLDAQ1234567",
      "DCSSMITH",
      "DACJOHN",
      "DBB01021980",
      "DCGUSA",
    ]) {
      await typeHere(page, line.replaceAll("\u001e", ""));
      await page.keyboard.press("Enter");
    }
    await page.getByRole("link", { name: /Smith, John.*106 Main/ }).waitFor();
    await expect.poll(() => page.getByRole("link", { name: /Smith, John/ }).count()).toBe(2);
    expect(await page.content()).not.toContain("1234567");
    await page.locator("#q").fill("katz");
    const katz = page.getByRole("link", { name: /Katz, Ruth/ });
    await katz.waitFor();
    expect(await katz.innerText()).toContain("Address protected by law");
  });

  it("negative: W5.4 who is checked in already is not checked in again, with the evidence in words", async () => {
    await device.act({ kind: "check-in", voter: "103" }, "Bea Fox");
    const page = await atWork();
    await typeHere(page, "turing");
    await page.getByRole("link", { name: /Turing, Alan/ }).click();
    const box = page.locator("main .box.bad");
    await box.waitFor();
    expect(await box.innerText()).toContain("This voter is checked in already.");
    expect(await box.innerText()).toMatch(
      /Checked in, at North school, device north-1, .* by its clock, by Bea Fox/,
    );
    expect(await page.getByRole("button", { name: /Check in/ }).count()).toBe(0);
    await looked(page, "already");
  });

  it("W5.4 F2 the network is cut in the middle: work goes on, and the screen says when each was last heard", async () => {
    const other = await place.device("north-2", { peers: [device] });
    await until(
      () => device.mesh.connected(),
      (names) => names.includes("north-2"),
    );
    const page = await atWork();
    await page.getByText("All 2 others were heard in the last 10 seconds.").waitFor();
    await other.close();
    place.clock.advance(12_000);
    await page.getByText("north-2: last contact 12 seconds ago").waitFor();
    await page.getByText(/1 of 2 others were not heard|2 of 2 others were not heard/).waitFor();
    await page.locator("#q").fill("ada");
    await page.getByRole("link", { name: /Lovelace, Ada/ }).click();
    await page.getByRole("button", { name: /Check in/ }).click();
    await page.getByRole("status").waitFor();
    expect(device.book.ledger.voter("101").checkIns).toHaveLength(1);
    await looked(page, "cut");
  });

  it("tells the queue and the promise of 30 minutes", async () => {
    const page = await atWork();
    for (let n = 1; n <= 2; n++) {
      await page.getByRole("button", { name: "One more in the queue" }).click();
      await page.getByText(n === 1 ? "1 person is waiting" : "2 people are waiting").waitFor();
    }
    for (let n = 0; n < 60; n++) await device.act({ kind: "queue-join" }, "greeter");
    await page
      .getByText(/promise of 30 minutes is (broken|about to break)/)
      .first()
      .waitFor();
    await looked(page, "queue");
  });

  it.each([
    ["fr", 1440, false],
    ["ar", 1024, false],
    ["ar", 320, true],
    ["en", 320, true],
  ] as const)("is whole in %s at %i pixels (dark: %s)", async (language, width, dark) => {
    const page = await atWork({ language, width, dark });
    await typeHere(page, "smith");
    await page
      .getByRole("link", { name: /Smith, John/ })
      .first()
      .waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe(language === "ar" ? "rtl" : "ltr");
    await looked(page, `search-${language}-${width}`);
    await page
      .getByRole("link", { name: /Smith, John/ })
      .first()
      .click();
    await page.locator("button.primary").waitFor();
    await looked(page, `voter-${language}-${width}`);
  });

  it("negative: W5.4 nobody uses the screen without its key, from another page, or under another name", async () => {
    const { origin } = new URL(screen.url);
    const page = await open({ path: "/", language: "en", baseUrl: origin });
    pages.push(page);
    expect(await page.locator("h1").innerText()).toContain("Open this screen with the address");
    const act = { method: "POST", body: "kind=queue-join" };
    const before = device.state().events;
    const statuses = [
      (await fetch(`${origin}/acts`, act)).status,
      (await fetch(`${origin}/acts`, { ...act, headers: { origin: "http://evil.example" } })).status,
      (await fetch(`${origin}/api/acts`, { ...act, headers: { authorization: "Bearer guess" } })).status,
    ];
    expect(statuses).toEqual([401, 403, 401]);
    expect(device.state().events).toBe(before);
  });

  it("negative: says that its program is gone, and not that all is well", async () => {
    const page = await atWork();
    await page.context().setOffline(true);
    await page.locator("#lost").waitFor({ state: "visible" });
    expect(await page.locator("#lost").innerText()).toContain("Nothing is recorded.");
  });

  it.each([
    ["en", 1280, false],
    ["fr", 320, true],
    ["ar", 1024, false],
  ] as const)(
    "W5.5 W5.3 paper and closing, whole in %s at %i pixels (dark: %s)",
    async (language, width, dark) => {
      const page = await atWork({ language, width, dark });
      const name = `${language}-${width}`;
      await page.goto("/paper");
      await page.locator("h1").waitFor();
      await looked(page, `paper-${name}`);
      if (language === "en") {
        const [book] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("link", { name: "The site’s book (PDF)" }).click(),
        ]);
        expect(book.suggestedFilename()).toMatch(/^book-.{3}-.{4}\.pdf$/);
        await page.goto("/paper");
        await page.locator("#switch-reason").fill("power cut");
        await page.getByRole("button", { name: "Switch this site over to paper" }).click();
        await page
          .getByText(/This site works on paper since/)
          .first()
          .waitFor();
      }
      const { book } = printedBooks(device.folder)[0]!;
      const sheet = `/paper/sheet?sheet=${book}-${{ en: 2, fr: 3, ar: 4 }[language]}`;
      await page.goto(sheet);
      await page.locator("#line-4").check();
      await looked(page, `sheet-${name}`);
      await page.locator("#f-count").fill("1");
      await page.locator("button.primary").click();
      await page.locator(".box.warn[role=status]").waitFor();
      await looked(page, `second-${name}`);
      await page.goto("/shift");
      await page.locator("#actor").fill("Bo Diaz");
      await page.locator("button.primary").click();
      await page.goto(sheet);
      await page.locator("#line-5").check();
      await page.locator("#f-count").fill("1");
      await page.locator("button.primary").click();
      await page.locator("fieldset").first().waitFor();
      await looked(page, `settle-${name}`);
      await page.goto("/device");
      await looked(page, `device-${name}`);
      if (language === "en") {
        await page.goto("/paper");
        await page.locator("#f-sheets").fill("1");
        await page.locator("#f-marks").fill("1");
        await page.getByRole("button", { name: "Return to the devices" }).click();
        await page.getByRole("button", { name: "Switch this site over to paper" }).waitFor();
      }
      await page.goto("/close");
      for (const field of ["received", "unused", "box", "spoiled", "envelopes"])
        await page.locator(`#f-${field}`).fill("7");
      await page.locator("#f-secondPerson").fill("Cy Poe");
      await page.locator("button.primary").click();
      await page.locator(".box.bad li").first().waitFor();
      await looked(page, `close-${name}`);
    },
  );
});
