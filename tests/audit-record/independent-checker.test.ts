/**
 * Goal: a stranger's checker, written from RECORD.md alone in another language, agrees with the engine, and both see the same lie. Method: a
 * record of a comparison audit of three contests as files of a folder, checked by check_record.py; then one file changed with honest hashes.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyRecord } from "@counterfoil/risk-limiting-audit";
import { afterAll, describe, expect, it } from "vitest";
import {
  batchTexts,
  cardStylesTexts,
  changed,
  completed as completedDesign,
  fullCountTexts,
  poolTexts,
  roundsTexts,
  strataTexts,
} from "../../engines/risk-limiting-audit/src/record/records-of-designs.test-data.ts";
import { completed, sealed, seed } from "../../engines/risk-limiting-audit/src/record/record-of.test-data.ts";

const python = spawnSync("python3", ["--version"]).status === 0;
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function checked(files: ReadonlyMap<string, Uint8Array>): { code: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), "audit-record-"));
  folders.push(folder);
  for (const [name, octets] of files) writeFileSync(join(folder, name), octets);
  const script = new URL("check_record.py", import.meta.url).pathname;
  const run = spawnSync("python3", [script, folder], { encoding: "utf8" });
  return { code: run.status, said: `${run.stdout}${run.stderr}`.trim() };
}

describe.skipIf(!python)(
  "the checker in Python's standard library (skipped where there is no python3)",
  () => {
    const texts = completed(
      { style: "comparison", sampler: "rivest", measure: { kind: "kaplan-markov", padding: 0.1 } },
      [60, 40],
    );

    it("W5.7: agrees with a record that the engine verifies", () => {
      const files = sealed(texts, seed);
      expect(verifyRecord(files).ok).toBe(true);
      expect(checked(files)).toEqual({ code: 0, said: "agrees" });
    });

    it.each([
      ["rounds.json", "tab-", "tub-", /^draw 1:/],
      ["risk.json", /0\.\d+/, "0.5", /^mayor claim 1 round 1:/],
      ["outcome.json", "confirmed", "not-confirmed", /^mayor outcome:/],
    ])("W5.7 negative: names a lie in %s, as the engine does", (name, from, to, said) => {
      const files = sealed({ ...texts, [name]: texts[name]!.replace(from, to) }, seed);
      expect(verifyRecord(files)).toMatchObject({ ok: false, difference: { file: name } });
      const found = checked(files);
      expect(found.code).toBe(1);
      expect(found.said).toMatch(said);
    });

    const designs = {
      "full count": fullCountTexts(),
      batches: batchTexts(),
      "card styles": cardStylesTexts(),
      pools: poolTexts(),
      "pools, no card twice": poolTexts("tickets"),
      strata: strataTexts(),
      minerva: roundsTexts("minerva"),
      athena: roundsTexts("athena"),
      providence: roundsTexts("providence"),
      "bravo by rounds": roundsTexts("bravo-by-rounds"),
    };

    it.each(Object.entries(designs))("W5.7: agrees with the engine's record of %s", (_name, design) => {
      expect(checked(completedDesign(design))).toEqual({ code: 0, said: "agrees" });
    });

    it.each<[keyof typeof designs, string, string | RegExp, string, RegExp]>([
      ["full count", "full-count.ndjson", '"north-2"', '"north-3"', /^full count draw 2:/],
      ["full count", "outcome.json", '"Bo"', '"Ada"', /^mayor outcome:/],
      ["batches", "rounds.json", /(north|south)-/, "east-", /^draw 1:/],
      ["batches", "boards.ndjson", /"Bo":\d+/, '"Bo":0', /^mayor claim 1 round 1:/],
      ["card styles", "rounds.json", /(north|south)-/, "east-", /^round draw 1:/],
      ["pools, no card twice", "rounds.json", /(north|south)-/, "east-", /^draw 1:/],
      ["pools", "risk.json", /0\.\d+/, "0.5", /^mayor claim 1 round 1:/],
      ["strata", "rounds.json", /north-\d+-/, "north-0-", /^north draw 1:/],
      ["minerva", "risk.json", /0\.\d+/, "0.5", /^mayor claim 1 round 1:/],
    ])("W5.7 negative: names a lie in the record of %s, %s", (name, file, from, to, said) => {
      const record = completedDesign(designs[name]);
      const before = new TextDecoder().decode(record.get(file));
      const lied = changed(record, { [file]: before.replace(from, to) });
      expect(verifyRecord(lied)).toMatchObject({ ok: false });
      const found = checked(lied);
      expect(found).toMatchObject({ code: 1, said: expect.stringMatching(said) as string });
    });
  },
);
