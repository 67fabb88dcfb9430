/**
 * Goal: a stranger's program, written from the published rules with Python's standard library alone, gets the same sample and the
 * same risk as the engine. Method: check_audit.py on a small manifest with awkward names; skipped where there is no python3.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  arloBallotIds,
  batchName,
  cardFinder,
  csvOf,
  readManifestCsv,
  rivestDraws,
  superSimpleRisk,
  ticketDraws,
} from "@counterfoil/risk-limiting-audit";

const python = spawnSync("python3", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "checker-"));
afterAll(() => rmSync(folder, { recursive: true }));

const seed = "53417960661093690826";
const batches = [
  { jurisdiction: "Prince George's", tabulator: "0012", batch: 'Box "A"', cards: 7 },
  { jurisdiction: "Québec", tabulator: "7", batch: "Lot, 1", cards: 40 },
  { jurisdiction: "Québec", tabulator: "8", batch: "Lot, 1", cards: 12 },
];
const manifest = csvOf([
  ["Jurisdiction", "Tabulator", "Batch Name", "Number of Ballots"],
  ...batches.map(({ jurisdiction, tabulator, batch, cards }) => [jurisdiction, tabulator, batch, cards]),
]);

function check(...words: readonly (string | number)[]): unknown {
  const script = join(import.meta.dirname, "check_audit.py");
  const { stdout, stderr } = spawnSync("python3", [script, ...words.map(String)], { encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

describe.skipIf(!python)("an independent checker (skipped where there is no python3)", () => {
  const path = join(folder, "manifest.csv");
  writeFileSync(path, manifest);

  it("W5.7 draws the same cards by Rivest's rule, read from the same manifest", () => {
    const read = readManifestCsv("manifest.csv", manifest);
    if (!read.ok) throw new Error(read.problem.name);
    const find = cardFinder(read.manifest);
    const ids = rivestDraws(seed, read.manifest.cards, 100).map((card) => {
      const { batch, position } = find(card);
      return `${batchName(batch)}-${position}`;
    });
    expect(check("rivest", path, seed, 100)).toEqual(ids);
  });

  it("W5.7 draws the same tickets, to the last digit, also of cards that are drawn again", () => {
    const ids = arloBallotIds(batches);
    const draws = ticketDraws(ids, 150, { seed, withReplacement: true });
    expect(draws.some(({ generation }) => generation > 2)).toBe(true);
    expect(check("tickets", path, seed, 150)).toEqual(
      draws.map(({ ticket, card }) => [ticket, ids.idOf(card)]),
    );
  });

  it.each([
    [3760, 118_976, 428, 1, 0, 0, 0],
    [105_075, 1_686_656, 155, 0, 2, 1, 1],
    [10, 1_000, 3, 0, 3, 0, 0],
  ])("W5.7 finds the same risk: margin %i of %i, %i draws", (margin, cards, sampled, o2, o1, u1, u2) => {
    const risk = superSimpleRisk(
      { dilutedMargin: margin / cards },
      { sampled, found: { o1, o2, u1, u2 } },
      "counted",
    );
    expect(check("risk", margin, cards, "1.03905", sampled, o2, o1, u1, u2)).toBeCloseTo(risk, 12);
  });

  it("negative: another seed gives another sample", () => {
    expect(check("rivest", path, `${seed}0`, 100)).not.toEqual(check("rivest", path, seed, 100));
  });
});
