// Goal: anyone reads how many have voted, without script, in every language, and nobody reads from it who (W5.4). Method: the page read
// back by a parser; what is not told stands nowhere in it, neither in a table nor in the picture.
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { readPacks } from "../../../../platform/languages/read-packs.ts";
import { missingKeys } from "../../../../platform/languages/check-pack.ts";
import { frameFor } from "../../../../platform/public-page/pages/pages.fixture.ts";
import type { Turnout } from "../live-contract.ts";
import { turnoutCatalogue } from "./catalogue.ts";
import { turnoutPage } from "./turnout-page.ts";

const hour = 3_600_000;
const openMs = Date.UTC(2026, 3, 12, 4);
const turnout: Turnout = {
  title: { en: "Polling day", fr: "Jour du scrutin" },
  asOfMs: openMs + 3 * hour,
  checkedIn: 1_230,
  postal: null,
  voters: 9_876,
  sites: [
    { site: "north", name: "North <school>", checkedIn: 1_210 },
    { site: "south", name: "South hall", checkedIn: null },
  ],
  hours: [
    { fromMs: openMs, checkedIn: null },
    { fromMs: openMs + hour, checkedIn: 300 },
    { fromMs: openMs + 2 * hour, checkedIn: 900 },
  ],
};
const packs = await readPacks(
  new URL("../../../../../languages/", import.meta.url).pathname,
  turnoutCatalogue,
);

describe("the public page of turnout", () => {
  it("W5.4 says the sums in tables and as bars, in the election's time, and that it is no result", () => {
    const { document } = parseHTML(turnoutPage(frameFor("en", packs), [turnout]).html);
    expect(document.querySelector("h1")?.textContent).toBe("How many have voted");
    const rows = [...document.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()),
    );
    expect(rows).toEqual([
      ["Sunday 7 am", "not told"],
      ["Sunday 8 am", "at least 300"],
      ["Sunday 9 am", "at least 900"],
      ["North <school>", "at least 1,210"],
      ["South hall", "not told"],
    ]);
    const bars = [...document.querySelectorAll("main svg rect")].map((bar) =>
      Number(bar.getAttribute("height")),
    );
    expect(bars).toHaveLength(2);
    expect(bars[1]).toBeCloseTo(3 * (bars[0] ?? 0), 0);
    expect(document.querySelector("main")?.textContent).toContain("they are not a result");
    expect(document.querySelectorAll("script")).toHaveLength(0);
    expect(document.querySelector('nav a[aria-current="page"]')?.textContent).toBe("How many have voted");
  });

  it("W5.4 negative: what is not told is nowhere on the page, and before the first full hour it says so", () => {
    const { html } = turnoutPage(frameFor("en", packs), [{ ...turnout, checkedIn: null, hours: [] }]);
    expect(html).not.toMatch(/1,230|<svg viewBox="0 0 320/);
    expect(turnoutPage(frameFor("en", packs), []).html).toContain("No figures yet.");
  });

  it("W5.4 with early voting and polling day, each is told by itself, under its title, in the reader's language", () => {
    const early = { ...turnout, title: { en: "Early voting", fr: "Vote par anticipation" }, checkedIn: 440 };
    const { document } = parseHTML(turnoutPage(frameFor("fr", packs), [early, turnout]).html);
    const heads = [...document.querySelectorAll("main h2")].map((head) => head.textContent);
    expect(heads).toEqual(["Vote par anticipation", "Jour du scrutin"]);
    expect(document.querySelectorAll("main h3")).toHaveLength(4);
    const ids = [...document.querySelectorAll("main [id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.querySelector("main")?.textContent).toMatch(/au moins 440[\s\S]*au moins 1.230/);
    expect(document.querySelector("main [lang]")).toBeNull();
    const arabic = parseHTML(turnoutPage(frameFor("ar", packs), [early, turnout]).html).document;
    expect(arabic.querySelector("main h2 [lang]")?.getAttribute("lang")).toBe("en");
  });

  it("W5.4 reads in French, Arabic and Chinese, and no language pack lacks a word of it", () => {
    expect(turnoutPage(frameFor("fr", packs), [turnout]).html).toMatch(/au moins <bdi>1\s210</);
    const arabic = turnoutPage(frameFor("ar", packs), [turnout]).html;
    expect(arabic).toContain('dir="rtl"');
    expect(arabic).toContain("كم عدد من صوّتوا");
    for (const pack of packs) expect(missingKeys(pack, turnoutCatalogue), pack.code).toEqual([]);
  });
});
