// Goal: anybody with the published folder checks an audit, and is told the first thing that differs (W5.7). Method: a record made by
// the engine's own scene is written to a folder and verified by the command; then one byte, one file and the folder itself are wrong.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  completed,
  sealed,
  seed,
} from "../../../../engines/risk-limiting-audit/src/record/record-of.test-data.ts";
import { folderForTests } from "../../../../tests/server-for-tests.ts";
import { runCommand } from "../../../platform/cli/run-command.ts";
import { auditVerify } from "./cli.ts";

const folder = folderForTests();
const record = sealed(
  completed(
    { style: "comparison", sampler: "rivest", measure: { kind: "kaplan-markov", padding: 0.1 } },
    [60, 40],
  ),
  seed,
);

describe("W5.7 the public record of an audit", () => {
  afterAll(() => folder.remove());

  /** The record in a folder of its own, with some files replaced. */
  function published(name: string, changed: Readonly<Record<string, Uint8Array>> = {}): string {
    const path = join(folder.path, name);
    mkdirSync(path);
    for (const [file, bytes] of Object.entries({ ...Object.fromEntries(record), ...changed }))
      writeFileSync(join(path, file), bytes);
    return path;
  }

  async function verify(path: string, language: "en" | "fr" = "en") {
    const said: string[] = [];
    const problems: string[] = [];
    const line = (text: string): void => void said.push(text);
    const problem = (text: string): void => void problems.push(text);
    const terminal = { line, problem, environment: {}, language };
    const code = await runCommand([auditVerify], ["audit", "verify", path], terminal);
    return { code, said: said.join("\n"), problems: problems.join("\n") };
  }

  it("W5.7: verifies from its files alone, contest by contest, in English and French", async () => {
    const path = published("whole");
    const english = await verify(path);
    expect(english).toMatchObject({ code: 0, problems: "" });
    expect(english.said).toContain("750 cards, 100 draws");
    expect(english.said).toContain("mayor: the reported outcome is confirmed");
    expect(english.said).toContain("winners, not margins");
    expect((await verify(path, "fr")).said).toContain("le résultat annoncé est confirmé");
  });

  it("W5.7 negative: one flipped bit anywhere is found, and its file is named", async () => {
    let number = 0;
    for (const [file, bytes] of record) {
      const flipped = Uint8Array.from(bytes);
      const place = Math.floor(bytes.length / 2);
      flipped[place] = (flipped[place] ?? 0) ^ 1;
      const { code, problems } = await verify(published(`flipped-${number++}`, { [file]: flipped }));
      expect(code, file).toBe(1);
      expect(problems, file).toMatch(
        file === "record.json" ? /record\.json|SHA-256/ : new RegExp(`^${file}, SHA-256`),
      );
    }
  });

  it("W5.7 negative: a folder that is not there, or holds no record, is told from one that differs", async () => {
    expect(await verify(join(folder.path, "nowhere"))).toMatchObject({ code: 2, said: "" });
    const empty = join(folder.path, "empty");
    mkdirSync(empty);
    expect(await verify(empty)).toMatchObject({ code: 1, problems: expect.stringContaining("record.json") });
  });
});
