import { existsSync, readFileSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { chromiumArgs, chromiumPath } from "../tests/browser/chromium.ts";
import { serverForBrowser, stopServerForBrowser } from "../tests/browser/server-url.ts";
import { demonstrationPassword } from "../src/main/demonstration.ts";

const bundles = new URL("../../shared/data/exchange/bundles/", import.meta.url);
const files = ["viginum_PortalKombat.json", "DISARM_red_1.x.json"];
const dragMs = 5000;

/**
 * `npm run bench -- graph`: the graph of real bundles in a real Chromium. Aims: first picture under 1 s after the page is asked for from
 * the bundle's other pages, 50 frames a second while dragging (the ground, and one object).
 */
export async function run(print: (line: string) => void): Promise<void> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error("No Chromium (set CHROMIUM_PATH)");
  const base = await serverForBrowser();
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  for (const file of files)
    if (existsSync(new URL(file, bundles)))
      print(JSON.stringify({ bench: "graph", ...(await measure(browser, base, file)) }));
    else print(JSON.stringify({ bench: "graph", file, skipped: "not on this machine" }));
  await browser.close();
  await stopServerForBrowser();
}

async function measure(browser: Browser, base: string, file: string): Promise<Record<string, unknown>> {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const origin = { origin: base };
  await page.request.post("/api/auth/sign-in/email", {
    data: { email: "analyst@demo.example", password: demonstrationPassword },
    headers: origin,
  });
  const taken = await page.request.post("/api/elections/ca-demo/bundles?origin=own&unmarked=green", {
    data: readFileSync(new URL(file, bundles)),
    headers: { ...origin, "content-type": "application/stix+json;version=2.1" },
  });
  const { bundle } = (await taken.json()) as { bundle: { id: string; imported: number } };
  const overview = `/app/live/ca-demo/exchange/bundles/${bundle.id}`;
  const replyMs: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const start = performance.now();
    const reply = await page.request.get(`/api/elections/ca-demo/bundles/${bundle.id}/graph`);
    await reply.body();
    replyMs.push(Math.round(performance.now() - start));
  }
  await page.goto(overview);
  await page.getByRole("link", { name: "Graph" }).waitFor();
  const fromClickMs = await page.evaluate(firstPicture, true);
  const graphics = await page.evaluate(graphicsName);
  await page.getByText("The picture is being arranged").waitFor({ state: "detached" });
  const ground = await dragged(page, await corner(page));
  await page.getByRole("button", { name: "Show all" }).click();
  const one = await dragged(page, await largest(page));
  await page.goto(`${overview}/graph`, { waitUntil: "commit" });
  const fromAddressMs = await page.evaluate(firstPicture, false);
  await context.close();
  return { file, objects: bundle.imported, graphics, replyMs, fromClickMs, fromAddressMs, ground, one };
}

/** Milliseconds from the press on the link, or from the start of the navigation, until something stands on the canvas; looked at every frame. */
function firstPicture(press: boolean): Promise<number> {
  const start = press ? performance.now() : 0;
  if (press) document.querySelector<HTMLElement>('nav a[href$="/graph"]')?.click();
  return new Promise((resolve) => {
    const look = () => {
      const canvas = document.querySelector<HTMLCanvasElement>(".cf-graph-canvas canvas");
      const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
      if (pixels?.some((value) => value !== 0)) resolve(Math.round(performance.now() - start));
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Frames that the page drew while the mouse held on and moved, and the longest pause between two. */
async function dragged(page: Page, from: { x: number; y: number }): Promise<Record<string, number>> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 10);
  const counting = page.evaluate(framesIn, dragMs);
  const until = performance.now() + dragMs + 200;
  for (let at = 0; performance.now() < until; at++)
    await page.mouse.move(from.x + 120 * Math.sin(at / 25), from.y + 80 * Math.cos(at / 25));
  const counted = await counting;
  await page.mouse.up();
  return counted;
}

function framesIn(ms: number): Promise<{ framesPerSecond: number; longestFrameMs: number }> {
  return new Promise((resolve) => {
    let [first, last, frames, longest] = [0, 0, 0, 0];
    const frame = (now: number) => {
      if (first === 0) first = now;
      else {
        frames++;
        longest = Math.max(longest, now - last);
      }
      last = now;
      if (now - first < ms) requestAnimationFrame(frame);
      else
        resolve({
          framesPerSecond: Math.round((frames * 10_000) / (now - first)) / 10,
          longestFrameMs: Math.round(longest),
        });
    };
    requestAnimationFrame(frame);
  });
}

/** What draws: a graphics card, or software. */
function graphicsName(): string {
  const gl = document.createElement("canvas").getContext("webgl2");
  const info = gl?.getExtension("WEBGL_debug_renderer_info");
  return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "software, no WebGL";
}

async function corner(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator(".cf-graph-canvas").boundingBox();
  return { x: (box?.x ?? 0) + 14, y: (box?.y ?? 0) + 14 };
}

/** The middle of the picture is where the largest objects are; the first pixel there that answers to the pointer is one of them. */
async function largest(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator(".cf-graph-canvas").boundingBox();
  if (!box) throw new Error("No picture");
  for (let turn = 0; turn < 4000; turn++) {
    const away = turn / 12;
    const x = box.x + box.width / 2 + away * Math.cos(turn);
    const y = box.y + box.height / 2 + away * Math.sin(turn);
    await page.mouse.move(x, y);
    const cursor = await page
      .locator(".cf-graph-canvas canvas")
      .evaluate((canvas) => (canvas as HTMLElement).style.cursor);
    if (cursor === "pointer") return { x, y };
  }
  throw new Error("Nothing in the picture answers to the pointer");
}
