/**
 * Goal: the audits room judges by content, under any name, and notices a single wrong value. Method: published files copied under
 * other names, right and with one value changed; skipped where ../shared/data/audits is absent.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { conformance } from "./command.ts";

const data = join(import.meta.dirname, "../../../shared/data/audits");
const root = mkdtempSync(join(tmpdir(), "conformance-audits-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

type Copy = { readonly from: string; readonly as?: string; readonly change?: readonly [RegExp, string] };

function judge(...copies: readonly Copy[]): { code: number; lines: string[] } {
  const folder = join(root, String(folders++));
  mkdirSync(folder);
  for (const { from, as = basename(from), change } of copies) {
    if (!change) copyFileSync(join(data, from), join(folder, as));
    else {
      const text = readFileSync(join(data, from), "utf8");
      const changed = text.replace(...change);
      expect(changed).not.toBe(text);
      writeFileSync(join(folder, as), changed);
    }
  }
  const lines: string[] = [];
  const code = conformance(["audits", "--data", folder], root, (line) => lines.push(line));
  return { code, lines };
}

describe.skipIf(!existsSync(data))("the audits room (skipped where ../shared/data/audits is absent)", () => {
  it("W5.7 reads lists with their manifests, comparisons with their counts, archives with their truth, whatever they are called", () => {
    const { code, lines } = judge(
      { from: "corla/hinsdale-manifest.csv", as: "x1" },
      { from: "corla/hinsdale-retrieval.json", as: "x2" },
      { from: "corla/comparison-2020-boulder-round1.csv", as: "x3" },
      { from: "corla/comparison-2020-boulder-round1-expected.csv", as: "x4" },
      { from: "cvr-formats/hart.zip", as: "x5" },
      { from: "cvr-formats/ballots-truth-single.json", as: "x6" },
      { from: "cvr-dominion-json-sf2024/CvrExport_0.json", as: "x7" },
      { from: "cvr-dominion-json-sf2024/CandidateManifest.json", as: "x8" },
      { from: "cvr-dominion-json-sf2024/ContestManifest.json", as: "x9" },
    );
    expect(lines.filter((line) => line.startsWith("FAIL"))).toEqual([]);
    expect(lines.at(-1)).toBe("9 passed, 0 failed, 0 skipped");
    expect(code).toBe(0);
  });

  it.each([
    ["a draw", "sampler-rivest-2011.json", [/740/, "741"]],
    ["the digit of a ticket", "sampler-consistent.json", [/0\.000617786129909912/, "0.000617786129909913"]],
    ["a random number", "numpy-pcg64.json", [/0\.4111588389079993/, "0.4111588389079994"]],
    ["a classification", "corla/discrepancy-classification.json", [/"two-vote overstatement"/, '"none"']],
    [
      "a word nobody knows",
      "corla/discrepancy-classification.json",
      [/"two-vote overstatement"/, '"three-vote overstatement"'],
    ],
    ["a batch draw", "georgia-2025-macro.json", [/0\.467287781922492959/, "0.467287781922492958"]],
    [
      "a batch's votes",
      "georgia-2025-macro.json",
      [/"AV-Elections Office ICP 1 - 0", 866/, '"AV-Elections Office ICP 1 - 0", 9866'],
    ],
    [
      "a threshold",
      "shangrla-assorters-oneaudit.json",
      [/21647726310911018628598852617277/, "21647726310911018628598852617278"],
    ],
    ["an undeclared contest", "nist-cdf/example_1.xml", [/<ContestId>_C1</, "<ContestId>_C9<"]],
    ["a count of cards", "corla/hinsdale-manifest.csv", [/102,3,25/, "102,3,2S"]],
  ] as const)("negative: W5.7 fails when %s is changed", (_, from, change) => {
    expect(judge({ from, as: "x", change: [change[0], change[1]] }).code).toBe(1);
  });

  it("negative: W5.7 fails a list without its manifest, counts of another comparison, cards of another election", () => {
    expect(judge({ from: "corla/hinsdale-retrieval.json" }).code).toBe(1);
    const comparison = { from: "corla/comparison-2020-boulder-round1.csv" };
    const counts = {
      from: "corla/comparison-2020-boulder-round1-expected.csv",
      change: [/213,1,0/, "213,0,1"] as const,
    };
    expect(judge(comparison, counts).code).toBe(1);
    const card = {
      from: "cvr-formats/ballots-truth-single.json",
      change: [/"Ann Lee"/, '"Write-in"'] as const,
    };
    expect(judge({ from: "cvr-formats/hart.zip" }, card).code).toBe(1);
  });
});
