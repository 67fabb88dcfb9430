import { readFileSync } from "node:fs";
import type { Download } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, open, picture, problemsOf } from "./harness.ts";

/** From the public page, without an account, by one link to what the engine found in the reader's own browser. */
export async function verifiedByCitizen(
  audit: string,
  language: "en" | "fr",
  found: "counted" | "confirmed" = "counted",
): Promise<void> {
  const said = {
    en: ["Check this audit in your browser", "Everything agrees"],
    fr: ["Contrôler cette vérification dans votre navigateur", "Tout concorde"],
  }[language];
  const verdict = {
    en: { counted: "counted by hand in full", confirmed: "the reported outcome is confirmed" },
    fr: { counted: "dépouillé à la main en entier", confirmed: "le résultat annoncé est confirmé" },
  }[language][found];
  const page = await open({ path: `/ca-demo/${language}/audits/${audit}`, language });
  await expectAccessible(page);
  const report = page.waitForEvent("download");
  await page.getByRole("link", { name: "report.pdf" }).press("Enter");
  expect(await firstBytes(await report)).toBe("%PDF-");
  await page.getByRole("link", { name: said[0]! }).press("Enter");
  await page.getByRole("heading", { level: 2, name: said[1]! }).waitFor();
  expect(await page.locator(".result").innerText()).toContain(verdict);
  expect(problemsOf(page)).toEqual([]);
  await expectAccessible(page);
  await picture(page, `audit-verified-by-citizen-${language}`);
  await page.context().close();
}

/** Of a file that was handed over: what tells its kind. */
export async function firstBytes(file: Download): Promise<string> {
  return readFileSync(await file.path())
    .subarray(0, 5)
    .toString();
}
