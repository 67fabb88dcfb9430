import { mkdirSync } from "node:fs";
import { demonstrationPassword } from "../src/main/demonstration.ts";
import { setExchangeScene } from "./browser/exchange-scene.ts";
import { closeBrowser, open, settled } from "./browser/harness.ts";
import { serverForBrowser, stopServerForBrowser } from "./browser/server-url.ts";

/** `npm run pictures`: takes the pictures of docs/pictures anew, for people to look at. */
const folder = "docs/pictures";
mkdirSync(folder, { recursive: true });
const base = await serverForBrowser();
for (const what of [
  "Hundreds of accounts post that the polling place at the library is closed. It is open.",
  "Someone calls voters and says that voting by post has ended.",
]) {
  await fetch(`${base}/api/elections/ca-demo/reports`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      what,
      phase: "campaign",
      outcome: "attempt-unknown",
      kind: "influence",
      language: "en",
    }),
  });
}
const { campaign, openCase, decidedCase, victims } = await setExchangeScene(base);
const inside = "/app/live/ca-demo/exchange";
const screens = [
  { name: "incidents", path: `${inside}/incidents`, language: "en", as: "analyst@demo.example" },
  { name: "campaign", path: `${inside}/campaigns/${campaign}`, language: "en", as: "analyst@demo.example" },
  {
    name: "campaign-phone-dark-fr",
    path: `${inside}/campaigns/${campaign}`,
    language: "fr",
    as: "analyst@demo.example",
    width: 390,
    dark: true,
  },
  { name: "bundles-dark", path: `${inside}/bundles`, language: "en", as: "analyst@demo.example", dark: true },
  { name: "vocabulary-fr", path: `${inside}/vocabulary`, language: "fr", as: "analyst@demo.example" },
  { name: "agreements", path: `${inside}/agreements`, language: "en", as: "coordinator@demo.example" },
  {
    name: "elections",
    path: "/app/live/ca-demo/administration/elections",
    language: "en",
    as: "operator@demo.example",
  },
  { name: "victims", path: `${inside}/victims`, language: "en", as: "case-contact@demo.example" },
  {
    name: "victim-fr",
    path: `${inside}/victims/${victims[1]}`,
    language: "fr",
    as: "case-contact@demo.example",
  },
  {
    name: "victims-measure",
    path: `${inside}/victims/measure`,
    language: "en",
    as: "coordinator@demo.example",
  },
  { name: "panel-case", path: `${inside}/panel/${openCase}`, language: "en", as: "panel1@demo.example" },
  {
    name: "panel-decided-dark-fr",
    path: `${inside}/panel/${decidedCase}`,
    language: "fr",
    as: "panel2@demo.example",
    dark: true,
  },
  { name: "public-acknowledge", path: "/ca-demo/en/acknowledge", language: "en", width: 390 },
  {
    name: "operations-room",
    path: "/app/live/ca-demo/exchange/reports",
    language: "en",
    as: "analyst@demo.example",
  },
  {
    name: "operations-room-fr",
    path: "/app/live/ca-demo/exchange/reports",
    language: "fr",
    as: "analyst@demo.example",
  },
  { name: "public-report", path: "/ca-demo/fr/report", language: "fr", width: 800 },
  { name: "public-home", path: "/ca-demo/en", language: "en", width: 800 },
  { name: "public-home-ar", path: "/qamar-demo/ar", language: "ar", width: 400 },
];
for (const { name, as, ...screen } of screens) {
  const page = await open({ ...screen, ...(as !== undefined && { as, password: demonstrationPassword }) });
  await settled(page);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  await page.context().close();
}
await closeBrowser();
await stopServerForBrowser();
process.exit(0);
