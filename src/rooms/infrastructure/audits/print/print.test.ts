// Goal: what people carry into the store room and sign is on paper, complete and in both languages (W5.7). Method: pages are plain data
// and read as such; then as a PDF, whose texts pdftotext reads back where it is installed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { retrievalItems, verifyRecord } from "@counterfoil/risk-limiting-audit";
import { describe, expect, it } from "vitest";
import {
  completed,
  fullCountTexts,
} from "../../../../../engines/risk-limiting-audit/src/record/records-of-designs.test-data.ts";
import { measuring, notoSans } from "../../../../platform/print/faces.ts";
import { pdfOf } from "../../../../platform/print/pdf.ts";
import { letter, type PrintedPage } from "../../../../platform/print/printed-page.ts";
import { printSay } from "./print-messages.ts";
import { reportPages } from "./report.ts";
import { labelPages, placeholderPages, retrievalListPages } from "./sheets.ts";

const widthOf = measuring(notoSans);
const draws = Array.from({ length: 120 }, (_, index) => ({
  jurisdiction: index % 3 === 0 ? "Saint-Hyacinthe–Bagot" : "Québec",
  tabulator: `T${index % 4}`,
  batch: `Lot ${(index * 7) % 23}`,
  position: ((index * 31) % 250) + 1,
  imprint: index % 5 === 0 ? `IMP-${1000 + index}` : null,
  storage: `Étagère ${index % 6}`,
  draw: String(index + 1),
}));
const sheets = {
  audit: "Mairie 2026",
  round: 1,
  items: retrievalItems([...draws, { ...draws[0]!, draw: "121" }]),
};
const textsOf = (pages: Iterable<PrintedPage>): string[][] =>
  [...pages].map(({ texts }) => texts.map(({ text }) => text));
const settings = (language: "en" | "fr") => ({ language, paper: letter, widthOf });

async function readBack(name: string, pages: Iterable<PrintedPage>, language: "en" | "fr"): Promise<string> {
  const say = printSay(language);
  const pieces: Buffer[] = [];
  const foot = (page: number, checksum: string): string => say("foot", { page, checksum });
  for await (const piece of pdfOf(pages, { title: name, language, paper: letter, madeMs: 0, foot }))
    pieces.push(piece);
  const pdf = Buffer.concat(pieces);
  const kept = process.env["COUNTERFOIL_PICTURES"];
  if (kept) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, `${name}.pdf`), pdf);
  }
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  return existsSync("/usr/bin/pdftotext")
    ? spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).stdout
    : "";
}

describe("W5.7: paper of an audit", () => {
  it.each(["en", "fr"] as const)("the retrieval list names every card once, in %s", async (language) => {
    const pages = textsOf(retrievalListPages(sheets, settings(language)));
    expect(pages.length).toBeGreaterThan(2);
    const said = pages.flat();
    for (let number = 1; number <= 120; number++) expect(said).toContain(`${number}/120`);
    expect(said).toContain("1 121");
    expect(pages.every(([title]) => title === printSay(language)("retrieval"))).toBe(true);
    const text = await readBack(
      `retrieval-${language}`,
      retrievalListPages(sheets, settings(language)),
      language,
    );
    if (text) expect(text).toContain("Étagère 5");
  });

  it("labels fill sheets of thirty, and a long one is printed smaller, never cut", async () => {
    const long = {
      ...sheets.items[0]!,
      jurisdiction: "Notre-Dame-du-Très-Saint-Sacrement-de-Richmond ".repeat(4),
    };
    const pages = [...labelPages({ ...sheets, items: [...sheets.items, long] }, { language: "fr", widthOf })];
    expect(pages.length).toBe(5);
    const last = pages[4]!.texts;
    expect(
      last
        .map(({ text }) => text)
        .join(" ")
        .split("Richmond").length,
    ).toBe(5);
    for (const { y } of last) expect(y).toBeLessThan(36 + 72);
    await readBack("labels", pages, "fr");
  });

  it("a placeholder sheet stands for each card, with lines to sign", async () => {
    const pages = [...placeholderPages(sheets, settings("en"))];
    expect(pages.length).toBe(120);
    expect(pages.every(({ lines }) => lines.length === 2)).toBe(true);
    await readBack("placeholders", pages.slice(0, 3), "en");
  });

  it.each([
    ["en", "Batches to fetch", "A batch is away", "whole batch", /card/i],
    ["fr", "Lots à aller chercher", "Un lot est absent", "lot entier", /bulletin absent|Bulletins à/],
  ] as const)(
    "of a batch comparison whole batches are fetched, and no paper speaks of a card, in %s",
    (language, title, away, whole, notSaid) => {
      const batches = { ...sheets, wholeBatches: true };
      const list = textsOf(retrievalListPages(batches, settings(language))).flat();
      const labels = textsOf(labelPages(batches, settings(language))).flat();
      const placeholder = textsOf(placeholderPages(batches, settings(language))).at(0) ?? [];
      expect(list).toContain(title);
      expect(placeholder).toContain(away);
      for (const said of [list, labels, placeholder]) {
        expect(said.join(" ")).toContain(whole);
        expect(said.join(" ")).not.toMatch(notSaid);
      }
    },
  );

  it.each(["en", "fr"] as const)("the report says what the public record says, in %s", async (language) => {
    const record = verifyRecord(completed(fullCountTexts()));
    if (!record.ok) throw new Error(record.difference.where);
    const report = {
      election: "Demoville 2026",
      audit: "Mairie 2026",
      ...record,
      design: {
        style: "comparison",
        sampler: "rivest",
        measure: { kind: "kaplan-markov", padding: 0.1 },
      } as const,
      rounds: [50, 40],
      discrepancies: [{ card: "north-1-7", contest: "mayor", record: "Ada", paper: "Bo" }],
      boards: [["Zoë Ångström", "Владимир Кузнецов"]],
      software: "Counterfoil 0.1.0",
    };
    const said = textsOf(reportPages(report, settings(language)))
      .flat()
      .join(" ");
    expect(said).toContain(record.seed);
    expect(said).toContain(language === "en" ? "counted by hand in full" : "dépouillé à la main en entier");
    expect(said).toContain("north-1-7, mayor");
    expect(said).toContain("Zoë Ångström, Владимир Кузнецов");
    const text = await readBack(`report-${language}`, reportPages(report, settings(language)), language);
    if (text) expect(text).toContain("Владимир Кузнецов");
  });

  it("negative: a report without discrepancies says that none was found", () => {
    const record = verifyRecord(completed(fullCountTexts()));
    if (!record.ok) throw new Error(record.difference.where);
    const design = {
      style: "comparison",
      sampler: "rivest",
      measure: { kind: "fixed-share", share: 0.9 },
    } as const;
    const report = {
      election: "",
      audit: "",
      ...record,
      design,
      rounds: [],
      discrepancies: [],
      boards: [],
      software: "",
    };
    expect(textsOf(reportPages(report, settings("fr"))).flat()).toContain("Aucun n’a été trouvé.");
  });
});
