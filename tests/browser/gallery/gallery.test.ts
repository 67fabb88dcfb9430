// Goal: every shared part of the operations app works for everyone. Method: the gallery of parts is built as the app is,
// served under the app's content security policy, and looked at by axe in light and dark, three languages, three widths.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriersOf } from "../axe.ts";
import {
  closeBrowser,
  expectAccessible,
  expectFits,
  expectFocus,
  open,
  picture,
  problemsOf,
  tabTo,
  typeHere,
  whyNoBrowser,
} from "../harness.ts";
import { startGallery } from "./gallery-server.ts";

const missing = whyNoBrowser();
if (missing) console.warn(`Browser tests are skipped: ${missing}`);

describe.skipIf(missing !== null)("the shared parts", () => {
  let gallery: { url: string; stop: () => Promise<void> };
  beforeAll(async () => void (gallery = await startGallery()));
  afterAll(async () => {
    await closeBrowser();
    await gallery.stop();
  });
  const root = "/app/live/ele_0000000000";
  const see = (path: string, more: Partial<Parameters<typeof open>[0]> = {}) =>
    open({ path: `${root}${path}`, language: "en", baseUrl: gallery.url, ...more });

  const screens = {
    home: "",
    list: "/exchange/reports",
    object: "/exchange/reports/rep_1",
    form: "/exchange/reports/new",
    pictures: "/information/pictures",
    account: "/account",
    nothing: "/nowhere",
    refused: "/exchange/reports?state=refused",
    failed: "/exchange/reports?state=broken",
    empty: "/exchange/reports?state=none",
  } as const;

  test.for(Object.entries(screens))(
    "W4.10b %s is accessible in light and dark at three widths",
    async ([name, path]) => {
      for (const [width, dark, language] of [
        [1440, false, "en"],
        [768, true, "fr"],
        [320, false, "fr"],
        [320, true, "en"],
      ] as const) {
        const page = await see(path, { width, dark, language });
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.evaluate(async () => void (await document.fonts.ready));
        await expectAccessible(page);
        await expectFits(page);
        await picture(page, `${name}-${width}-${dark ? "dark" : "light"}-${language}`);
        const loud = problemsOf(page).filter((line) => !/status of (403|404|500)/.test(line));
        expect(loud).toEqual([]);
        await page.context().close();
      }
    },
  );

  test("W4.10b negative: a field without a name, a picture without words and words too pale are found, by rule and element", async () => {
    const page = await see("");
    await page.evaluate(() => {
      const pale = Object.assign(document.createElement("p"), { textContent: "Too pale", id: "pale" });
      Object.assign(pale.style, { color: "#aaaaaa", background: "#ffffff" });
      document.querySelector("main")?.append(document.createElement("input"), new Image(9, 9), pale);
    });
    const found = (await barriersOf(page)).map((line) => line.split(" ", 2).join(" "));
    expect(found.toSorted()).toEqual(["color-contrast: <p", "image-alt: <img", "label: <input>"]);
    await page.context().close();
  });

  test("W4.10b the exercise has its frame, and right-to-left turns the whole screen", async () => {
    const page = await open({ path: "/app/exercise/ele_0000000000", language: "en", baseUrl: gallery.url });
    await page.getByText("EXERCISE:").waitFor();
    await page.getByRole("combobox", { name: "Language" }).selectOption("ar");
    await page.getByRole("heading", { level: 1, name: "ما ينتظرني الآن" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe("rtl");
    await expectAccessible(page);
    await expectFits(page);
    await picture(page, "exercise-rtl");
    await page.context().close();
  });

  test("everything of the shell is reached by keyboard, and navigation moves the focus to the title", async () => {
    const page = await see("");
    await page.keyboard.press("Tab");
    await expectFocus(page, "Skip to the content");
    const link = await tabTo(page, "link", "Reports");
    await link.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Which reports has nobody assessed?" }).waitFor();
    await page.locator("h1:focus").waitFor();
    expect(await page.title()).toBe(
      "Which reports has nobody assessed? · General election of Northland · Counterfoil",
    );
    await page.keyboard.press("Control+k");
    await page.locator("input:focus").waitFor();
    await typeHere(page, "rep_00000000000000000001");
    await expectAccessible(page);
    await picture(page, "palette");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /Callers tell people/ }).waitFor();
    await page.context().close();
  });

  test("arrow keys go from row to row, and 'Show more' tells the true count", async () => {
    const page = await see("/exchange/reports");
    await page.getByRole("link", { name: /Report 1:/ }).focus();
    await page.keyboard.press("ArrowDown");
    await expectFocus(page, "Report 2:");
    await page.getByText("20 of 1,234 shown").waitFor();
    await page.getByRole("button", { name: "Show more" }).click();
    await page.getByText("40 of 1,234 shown").waitFor();
    await page.getByRole("button", { name: "When" }).click();
    expect(new URL(page.url()).searchParams.get("sort")).toBe("received");
    await page.context().close();
  });

  test("negative: news that arrive while the next page is on its way do not lose it", async () => {
    const page = await see("/exchange/reports?q=busy");
    await page.getByText("20 of 1,234 shown").waitFor();
    await page.getByRole("button", { name: "Show more" }).click();
    await page.getByText("40 of 1,234 shown").waitFor();
    await page.context().close();
  });

  test("negative: an action that is not allowed stays, takes the focus, says why and does nothing", async () => {
    const page = await see("/exchange/reports/rep_1");
    const vote = page.getByRole("button", { name: "Vote in the panel" });
    await vote.waitFor();
    expect(await vote.getAttribute("aria-disabled")).toBe("true");
    await vote.press("Enter");
    await page.getByText("Not possible: Only these roles may do this: Panel member.").first().waitFor();
    await page.getByRole("button", { name: "Close the report" }).click();
    await page.getByText("Nobody will look at it again").waitFor();
    await expectAccessible(page);
    await picture(page, "confirm");
    await page.context().close();
  });

  test("negative: a form that is wrong or refused keeps what was typed and leads to the fields", async () => {
    const page = await see("/exchange/reports/new");
    await page.getByLabel("What happened").fill("Oh");
    await page.getByRole("button", { name: "Hand in the report" }).click();
    await expectFocus(page, "things to correct");
    await page.getByRole("link", { name: /What happened: At least 5 characters/ }).click();
    await expectFocus(page, "What happened");
    await expectAccessible(page);
    await picture(page, "form-errors");
    await page.getByLabel("What happened").fill("Callers at night");
    await page.getByLabel("Area").selectOption("north");
    await page.getByLabel("When it was seen").fill("2026-10-19T07:00");
    await page.getByLabel("How many voters it reached").fill("12");
    await page.getByLabel("Telephone").check();
    await page.getByRole("button", { name: "Hand in the report" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hand in the report" }).click();
    await page.getByText("This report was closed by someone else.").waitFor();
    expect(await page.getByLabel("What happened").inputValue()).toBe("Callers at night");
    // What the server says of no field of the form is said in full, with its place in words; what it says of a field stands at the field.
    const fields = [
      { path: "objects[3].name", expected: "a name was expected" },
      { path: "voters", expected: "fewer voters than that" },
    ];
    const refused = {
      title: "The file does not fit.",
      detail: "Two things are wrong in it.",
      status: 422,
      fields,
    };
    await page.route("**/reports", (route) =>
      route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(refused) }),
    );
    await page.getByRole("button", { name: "Hand in the report" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hand in the report" }).click();
    const whole = page.getByRole("alert").filter({ hasText: "The file does not fit." });
    await whole.getByText("Two things are wrong in it.").waitFor();
    await whole.getByText("objects, number 4 › name: a name was expected").waitFor();
    await page.getByRole("link", { name: "How many voters it reached: fewer voters than that" }).click();
    await expectFocus(page, "How many voters it reached");
    await expectAccessible(page);
    await picture(page, "form-refused-elsewhere");
    await page.unroute("**/reports");
    await page.route("**/reports", (route) => route.abort());
    await page.getByRole("button", { name: "Hand in the report" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hand in the report" }).click();
    await page.getByText("The server does not answer").waitFor();
    expect(await page.getByLabel("What happened").inputValue()).toBe("Callers at night");
    await page.context().close();
  });

  test("nobody enters without a session, and the demonstration fills in the form", async () => {
    const page = await open({ path: "/app/sign-in", language: "fr", baseUrl: gallery.url, width: 768 });
    await page.context().addCookies([{ name: "nobody", value: "1", url: gallery.url }]);
    await page.goto(`${root}/exchange/reports`);
    await page.getByRole("heading", { level: 1, name: "Ouvrir une session" }).waitFor();
    expect(new URL(page.url()).searchParams.get("next")).toBe("/live/ele_0000000000/exchange/reports");
    await page.getByRole("button", { name: "Remplir comme Sam Okafor" }).click();
    await expect.poll(() => page.getByLabel("Courriel").inputValue()).toBe("sam@post.example");
    await expectAccessible(page);
    await picture(page, "sign-in");
    await page.context().close();
  });

  test("W4.9 news arrive in words, with how fresh they are", async () => {
    const page = await see("");
    const news = page.getByRole("button", { name: "News, 1 unread" });
    await news.click();
    await page.getByText("graded the report").first().waitFor();
    await page.getByText(/Live. Last contact/).waitFor();
    await expectAccessible(page);
    await picture(page, "news");
    await page.context().close();
  });
});
