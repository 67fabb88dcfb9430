// Goal: a citizen opens the public folder of an audit in a browser and reads whether everything agrees, in English and French, by
// keyboard, without a server (W5.7). Method: the built page as static files, served as they are and opened from the disk; a good folder,
// one changed byte, an incomplete folder, no record at all.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  batchTexts,
  cardStylesTexts,
  completed,
  fullCountTexts,
} from "../../engines/risk-limiting-audit/src/record/records-of-designs.test-data.ts";
import {
  closeBrowser,
  expectAccessible,
  expectFits,
  open,
  picture,
  problemsOf,
  tabTo,
  whyNoBrowser,
} from "./harness.ts";
import { stopServerForBrowser } from "./server-url.ts";

const missing = whyNoBrowser();
if (missing) console.warn(`Browser tests are skipped: ${missing}`);

const place = mkdtempSync(join(tmpdir(), "verifier-"));
const site = join(place, "site");
const said = {
  en: { agrees: "Everything agrees", folder: "Choose the folder of the audit", stop: "Stop checking" },
  fr: {
    agrees: "Tout concorde",
    folder: "Choisir le dossier de la vérification",
    stop: "Arrêter le contrôle",
  },
};
let server: Server;
let base = "";

/** The record in a folder, with files replaced or (null) left out. */
function folder(
  name: string,
  record: ReadonlyMap<string, Uint8Array>,
  changes: Readonly<Record<string, Uint8Array | null>> = {},
): string {
  const path = join(site, name);
  mkdirSync(path, { recursive: true });
  for (const [file, bytes] of Object.entries({ ...Object.fromEntries(record), ...changes }))
    if (bytes) writeFileSync(join(path, file), bytes);
  return path;
}

async function choose(page: Page, path: string): Promise<void> {
  await page.locator("#folder").setInputFiles(path);
}

async function seen(page: Page, title: string): Promise<string> {
  const heading = page.getByRole("heading", { level: 2, name: title });
  await heading.waitFor();
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  return page.locator(".result").innerText();
}

describe.skipIf(missing !== null)("the public verifier of audits", () => {
  const good = completed(fullCountTexts());

  beforeAll(async () => {
    await build({
      configFile: "vite.verifier.config.ts",
      logLevel: "error",
      build: { outDir: site, emptyOutDir: true },
    });
    const types = { html: "text/html", js: "text/javascript", css: "text/css", json: "application/json" };
    server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://x").pathname.replace(/[/]$/, "/index.html");
      try {
        const body = readFileSync(join(site, decodeURIComponent(path)));
        const type = types[path.split(".").at(-1) as keyof typeof types] ?? "application/octet-stream";
        response.writeHead(200, { "content-type": type }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const address = server.address();
    base = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  });
  afterAll(async () => {
    await closeBrowser();
    await stopServerForBrowser();
    server.close();
    rmSync(place, { recursive: true });
  });

  test.each(["en", "fr"] as const)("W5.7: a good folder agrees, in %s", async (language) => {
    const page = await open({ path: "/", language, baseUrl: base });
    await expectAccessible(page);
    await picture(page, `verifier-start-${language}`);
    const chooser = page.waitForEvent("filechooser");
    await (await tabTo(page, "button", said[language].folder)).press("Enter");
    await (await chooser).setFiles(folder("good", good));
    const text = await seen(page, said[language].agrees);
    expect(text).toContain("mayor");
    expect(text).toContain(language === "en" ? "counted by hand in full" : "dépouillé à la main en entier");
    expect(text).toContain("27182818284590452353");
    await page
      .getByText(
        language === "en"
          ? `Chosen: good (files: ${good.size})`
          : `Choisi\u00a0: good (fichiers\u00a0: ${good.size})`,
      )
      .waitFor();
    await expectAccessible(page);
    await expectFits(page);
    expect(problemsOf(page)).toEqual([]);
    await picture(page, `verifier-agrees-${language}`);
    await page.context().close();
  });

  test.each([
    ["batches", batchTexts()],
    ["card styles", cardStylesTexts()],
  ])(
    "W5.7: the browser finds the same as the engine for %s, on a phone and in the dark",
    async (name, texts) => {
      const page = await open({ path: "/?lang=fr", language: "en", baseUrl: base, width: 320, dark: true });
      await choose(page, folder(name, completed(texts)));
      expect(await seen(page, said.fr.agrees)).toContain("mayor\u00a0: le résultat annoncé est");
      await expectAccessible(page);
      await expectFits(page);
      await picture(page, `verifier-${name.replace(" ", "-")}-phone`);
      await page.context().close();
    },
  );

  test("W5.7: a record beside the page is checked by its address, by keyboard alone", async () => {
    folder("audits/2026", good);
    const page = await open({ path: "/?record=audits/2026", language: "en", baseUrl: base });
    await tabTo(page, "button", "Check the audit published here");
    await page.keyboard.press("Enter");
    await seen(page, said.en.agrees);
    expect(problemsOf(page)).toEqual([]);
    await page.context().close();
  });

  test("W5.7: the page works from a disk, without any server", async () => {
    const page = await open({ path: `file://${site}/index.html`, language: "en", baseUrl: base });
    await choose(page, folder("disk", good));
    await seen(page, said.en.agrees);
    expect(problemsOf(page)).toEqual([]);
    await page.context().close();
  });

  test("W5.7: the house serves the same page, under its own rules for scripts", async () => {
    const page = await open({ path: "/verifier/", language: "fr" });
    await choose(page, folder("house", good));
    await seen(page, said.fr.agrees);
    expect(problemsOf(page)).toEqual([]);
    await page.context().close();
  });

  test.each(["en", "fr"] as const)(
    "W5.7 negative: one changed byte is named with its file, in %s",
    async (language) => {
      const bytes = Uint8Array.from(good.get("boards.ndjson")!);
      bytes[100]! ^= 1;
      const page = await open({ path: "/", language, baseUrl: base });
      await choose(page, folder(`changed-${language}`, good, { "boards.ndjson": bytes }));
      const title = language === "en" ? "Something does not agree" : "Quelque chose ne concorde pas";
      expect(await seen(page, title)).toContain("boards.ndjson");
      await expectAccessible(page);
      await picture(page, `verifier-differs-${language}`);
      await page.context().close();
    },
  );

  test("W5.7 negative: an incomplete folder and a folder that is no record are told apart", async () => {
    const page = await open({ path: "/", language: "en", baseUrl: base });
    await choose(page, folder("incomplete", good, { "risk.json": null }));
    expect(await seen(page, "The folder is not complete")).toContain("risk.json");
    await picture(page, "verifier-incomplete");
    const holiday = new Map([["holiday.txt", new TextEncoder().encode("sunny")]]);
    await choose(page, folder("holiday", holiday));
    await seen(page, "This is not the folder of an audit");
    await choose(page, folder("image", new Map([["record.json", Uint8Array.of(137, 80, 78, 71)]])));
    await seen(page, "This is not the folder of an audit");
    await expectAccessible(page);
    await picture(page, "verifier-no-record");
    await choose(page, folder("good-again", good));
    await seen(page, said.en.agrees);
    await page.context().close();
  });

  test("W5.7 negative: an address that leads elsewhere is not offered", async () => {
    const page = await open({ path: "/?record=https://elsewhere.example/x", language: "en", baseUrl: base });
    expect(await page.getByRole("button", { name: "Check the audit published here" }).count()).toBe(0);
    await page.context().close();
  });

  test("W5.7: checking says what it is at and can be stopped, and then says that nothing was found out", async () => {
    const page = await open({ path: "/", language: "en", baseUrl: base });
    const large = new Map(good).set("records.ndjson", new Uint8Array(150_000_000));
    await choose(page, folder("large", large));
    await page.getByText("Step 1 of 6: is every file the one that was published?").first().waitFor();
    await page.getByRole("button", { name: said.en.stop }).click();
    await page.getByText("Checking was stopped").waitFor();
    await page.waitForTimeout(500);
    expect(await page.locator(".result").count()).toBe(1);
    // A worker that never answers holds the page still for the picture.
    await page.addInitScript(() => {
      class Silent extends EventTarget {
        postMessage(): void {}
        terminate(): void {}
      }
      Object.assign(window, { Worker: Silent });
    });
    await page.reload();
    await choose(page, folder("held", good));
    await page.getByRole("heading", { level: 2, name: "Checking" }).waitFor();
    await expectAccessible(page);
    await picture(page, "verifier-checking");
    await page.context().close();
  });
});
