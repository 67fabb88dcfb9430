import { mkdir } from "node:fs/promises";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";
import { expect } from "vitest";
import { demonstrationPassword } from "../../src/main/demonstration.ts";
import { barriersOf } from "./axe.ts";
import { chromiumArgs, chromiumPath } from "./chromium.ts";
import { serverForBrowser } from "./server-url.ts";

/** Why the browser tests cannot run here, or null. `describe.skipIf(whyNoBrowser())` */
export function whyNoBrowser(): string | null {
  return chromiumPath() === null ? "no Chromium (set CHROMIUM_PATH)" : null;
}

export interface OpenOptions {
  /** Below the server's root: `/app/…`, `/`. */
  readonly path: string;
  readonly language: string;
  /** E-mail of a ready account; without it nobody is signed in. */
  readonly as?: string;
  /** Where it is not the demonstration's. */
  readonly password?: string;
  /** Another server than the shared one, such as that of the gallery. */
  readonly baseUrl?: string;
  readonly width?: number;
  readonly dark?: boolean;
}

/** Opens a screen in a context of its own: no cookie or storage is left from another test. */
export async function open(options: OpenOptions): Promise<Page> {
  const baseURL = options.baseUrl ?? (await serverForBrowser());
  const settings: BrowserContextOptions = {
    baseURL,
    locale: options.language,
    colorScheme: options.dark ? "dark" : "light",
    viewport: { width: options.width ?? 1440, height: 900 },
    reducedMotion: "reduce",
  };
  const context = await (await browser()).newContext(settings);
  const page = await context.newPage();
  page.on("pageerror", (error) => problemsOf(page).push(error.message));
  page.on("console", (line) => line.type() === "error" && problemsOf(page).push(line.text()));
  if (options.as) await signIn(page, baseURL, options.as, options.password ?? demonstrationPassword);
  await page.goto(options.path);
  await settled(page);
  return page;
}

/** Waits until the screen has its title and nothing on it says that it is still loading. (The live feed never ends.) */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector(".cf-loading") === null);
}

/** What the page complained about so far: uncaught errors, console errors, violations of the content security policy. */
export function problemsOf(page: Page): string[] {
  const found = problems.get(page) ?? [];
  problems.set(page, found);
  return found;
}

/** No finding of axe, WCAG 2.2 A and AA; the message names rule and element. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  expect(await barriersOf(page, tags)).toEqual([]);
}

/** Nothing makes the page itself scroll sideways. */
export async function expectFits(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over, "pixels wider than the screen").toBeLessThanOrEqual(0);
}

/** Presses Tab until the element with this role and name has the focus; fails after `pressesMax`. */
export async function tabTo(
  page: Page,
  role: Parameters<Page["getByRole"]>[0],
  name: string,
  pressesMax = 80,
) {
  const wanted = page.getByRole(role, { name }).first();
  for (let presses = 0; presses < pressesMax; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return wanted;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Not reached by keyboard: ${role} "${name}"`);
}

/** Role and name of what has the focus, as a screen reader would say it. */
export async function focused(page: Page): Promise<string> {
  return page.locator(":focus").first().ariaSnapshot();
}

/** Fails unless the focus comes to what has this role and name: a screen moves it a moment after it is drawn. */
export async function expectFocus(page: Page, words: string): Promise<void> {
  await expect.poll(() => focused(page)).toContain(words);
}

/** Types where the focus is, as a person does: not before there is a field that has it. */
export async function typeHere(page: Page, text: string): Promise<void> {
  await page.locator("input:focus, textarea:focus").waitFor();
  await page.keyboard.type(text);
}

/** Keeps a picture of the whole page in the folder that `COUNTERFOIL_PICTURES` names; without it, none. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["COUNTERFOIL_PICTURES"];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** For `afterAll`. */
export async function closeBrowser(): Promise<void> {
  const running = await launched;
  launched = undefined;
  await running?.close();
}

const problems = new WeakMap<Page, string[]>();
let launched: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: chromiumPath() ?? "",
    args: chromiumArgs,
  });
  return launched;
}

/** A password takes long to check, as it must: whoever has signed in to a server before goes on in the same session. */
async function signIn(page: Page, origin: string, email: string, password: string): Promise<void> {
  const before = sessions.get(origin + email);
  if (before) return page.context().addCookies(before);
  const data = { email, password };
  const answer = await page.request.post("/api/auth/sign-in/email", { data, headers: { origin } });
  expect(answer.status(), `sign in as ${email}`).toBe(200);
  sessions.set(origin + email, await page.context().cookies());
}

const sessions = new Map<string, Awaited<ReturnType<BrowserContext["cookies"]>>>();
