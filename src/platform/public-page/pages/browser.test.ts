/**
 * Goal: the pages can be read and used by everyone. Method: a real browser with JavaScript off gets them through the real
 * headers; axe looks for barriers, nothing may stand out of the window from 320 pixels on, and what is touched is large enough.
 */
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { barriersOf } from "../../../../tests/browser/axe.ts";
import { chromiumArgs, chromiumPath } from "../../../../tests/browser/chromium.ts";
import type { LanguagePack } from "../../languages/language-pack.ts";
import { readPacks } from "../../languages/read-packs.ts";
import { publicCatalogue } from "../catalogue.ts";
import { textArea } from "../parts/form.ts";
import { responseOf } from "../response.ts";
import { frameFor, samples } from "./pages.fixture.ts";

const executablePath = chromiumPath();
const names = Object.keys(samples);
let browser: Browser;
let packs: readonly LanguagePack[];

// Skipped where no Chromium is installed: what is measured here needs a real browser.
describe.skipIf(executablePath === null)("W4.0 W4.10b in a browser without JavaScript", () => {
  beforeAll(async () => {
    packs = await readPacks(new URL("../../../../languages/", import.meta.url).pathname, publicCatalogue);
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: chromiumArgs });
  }, 30_000);
  afterAll(async () => await browser.close());

  test.each([
    ["en", "light", ["home", "list", "withdrawn", "report-wrong", "receipt", "glossary"]],
    ["ar", "dark", ["home", "notice", "report-wrong", "too-many"]],
    ["fr", "light", ["notice"]],
    ["zh-Hans", "dark", ["bulletin"]],
  ] as const)(
    "axe finds no barrier (%s, %s, %j)",
    { timeout: 120_000 },
    async (language, colorScheme, some) => {
      // axe itself is a script, so here scripts may run; the pages have none.
      await withPage({ colorScheme, javaScriptEnabled: true }, async (page) => {
        for (const name of some) {
          await open(page, name, language);
          expect([name, ...(await barriersOf(page))]).toEqual([name]);
        }
      });
    },
  );

  test.each([320, 768, 1440])(
    "nothing stands out of a window of %i pixels",
    { timeout: 60_000 },
    async (width) => {
      await withPage({ viewport: { width, height: 700 } }, async (page) => {
        for (const name of names)
          for (const language of ["fr", "ar"]) {
            await open(page, name, language);
            const needed = await page.evaluate(() => document.documentElement.scrollWidth);
            expect([name, language, needed]).toEqual([name, language, width]);
          }
      });
    },
  );

  test("what is touched is at least 44 pixels high, or a link among words", { timeout: 60_000 }, async () => {
    await withPage({ viewport: { width: 320, height: 700 } }, async (page) => {
      for (const name of names) {
        await open(page, name, "en");
        const low = await page.evaluate(() =>
          [
            ...document.querySelectorAll(
              "button, .button, nav a, .summary a, select, textarea, .choice, input[type=text]",
            ),
          ]
            .filter((one) => !one.classList.contains("skip") && one.getBoundingClientRect().height < 43.9)
            .map((one) => one.outerHTML),
        );
        expect(low).toEqual([]);
      }
    });
  });

  test("by keyboard the first stop leads to the text, and every stop can be seen", async () => {
    await withPage({ viewport: { width: 768, height: 700 } }, async (page) => {
      await open(page, "home", "en");
      await page.keyboard.press("Tab");
      expect(await page.locator(":focus").textContent()).toBe("Skip to the text");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("text");
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(
        () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      );
      expect(outline).toBe("solid");
    });
  });

  test("a text area gives back what was written, also a first empty line", async () => {
    await withPage({}, async (page) => {
      for (const value of ["\n\nfirst", "`'\"</textarea><b>&amp;", "نص 文字"]) {
        await page.setContent(
          textArea(frameFor("en", packs), { name: "t", label: "Text", value }).toString(),
        );
        expect(await page.getByLabel("Text").inputValue()).toBe(value);
      }
    });
  });

  test("paper shows the permanent address and no menus, and a notice keeps its frame", async () => {
    await withPage({ viewport: { width: 768, height: 700 } }, async (page) => {
      await page.emulateMedia({ media: "print" });
      await open(page, "notice", "en");
      expect(await page.getByRole("navigation").count()).toBe(0);
      const address = page.locator("footer code");
      expect(await address.textContent()).toBe("https://votes.example/riverland-2026/en/notices/ntc_1");
      expect(await address.isVisible()).toBe(true);
      const frame = await page.locator(".notice").evaluate((one) => getComputedStyle(one).borderTopColor);
      expect(frame).toBe("rgb(0, 0, 0)");
    });
  });

  test("negative: an exercise can be taken for nothing else, on screen and on paper", async () => {
    await withPage({ viewport: { width: 768, height: 700 } }, async (page) => {
      const html = samples["notice"]?.(frameFor("fr", packs, "exercise")).html ?? "";
      await page.setContent(html);
      expect(await page.getByRole("note").isVisible()).toBe(true);
      expect(await page.getByRole("note").textContent()).toContain("EXERCICE");
      await page.emulateMedia({ media: "print" });
      const mark = await page.evaluate(() => getComputedStyle(document.body, "::after").content);
      expect(mark).toContain("EXERCICE");
    });
  });
});

async function withPage(
  options: Parameters<Browser["newContext"]>[0],
  use: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  try {
    await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

/** Opens a sample through its real status, headers and policy; anything the browser complains of fails the test. */
async function open(page: Page, name: string, language: string): Promise<void> {
  const made = samples[name]?.(frameFor(language, packs));
  if (made === undefined) throw new Error(`no sample ${name}`);
  const { status, headers, body } = responseOf(made);
  const address = `https://votes.example/${language}/${name}`;
  await page.unroute("**/*");
  await page.route("**/*", async (route) => {
    if (route.request().url() === address) await route.fulfill({ status, headers, body: String(body) });
    else await route.abort();
  });
  const complaints: string[] = [];
  const listen = (message: { text: () => string }) => complaints.push(message.text());
  const asked: string[] = [];
  const count = (request: { url: () => string }) => asked.push(request.url());
  page.on("console", listen).on("request", count);
  await page.goto(address);
  page.off("console", listen).off("request", count);
  expect(complaints.filter((text) => !text.includes("status of"))).toEqual([]);
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([address]);
}
