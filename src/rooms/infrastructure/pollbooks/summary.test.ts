// Goal: a certified summary that was changed by one byte anywhere is believed by nobody (W5.5). Method: a summary signed as the hub signs
// it; each byte of its file flipped in turn; the command as it is typed.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { canonicalJson } from "../../../basics/canonical-json.ts";
import { runCommand } from "../../../platform/cli/run-command.ts";
import { pollbookCommands } from "./cli.ts";
import { newKey, utf8 } from "./keys.ts";
import { SUMMARY_FORMAT, verifySummary } from "./summary-file.ts";

const folder = mkdtempSync(join(tmpdir(), "counterfoil-summary-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = newKey();
const summary = canonicalJson({
  format: SUMMARY_FORMAT,
  package: "pbk_one00000000",
  electionId: "general-2026",
  version: "a".repeat(64),
  totals: { voters: 67, checkedIn: 7, postal: 0, provisional: 1 },
});
const signature = Buffer.from(key.sign(utf8.encode(summary))).toString("hex");
const text = JSON.stringify({ summary, signature, hubKey: key.publicKey });

async function run(file: string, more: readonly string[] = [], language: "en" | "fr" = "en") {
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const terminal = { line: say, problem: say, environment: {}, language };
  const code = await runCommand(pollbookCommands, ["pollbook", "summary", "verify", file, ...more], terminal);
  return { code, said: said.join("\n") };
}

describe("a certified summary, offline", () => {
  it("W5.5 is what the hub signed, and says whose key that was", async () => {
    const file = join(folder, "summary.json");
    writeFileSync(file, text);
    const own = await run(file);
    expect(own).toMatchObject({ code: 0 });
    expect(own.said).toContain("7 of 67 voters checked in");
    expect(own.said).toContain(`Compare it`);
    const known = await run(file, ["--key", key.publicKey], "fr");
    expect(known).toMatchObject({ code: 0 });
    expect(known.said).toContain("La clé du centre est celle donnée");
  });

  it("W5.5 negative: one changed byte anywhere in the file is refused", async () => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ (1 << (at % 7));
      expect(verifySummary(changed.toString("utf8"), null).ok, `byte ${at}`).toBe(false);
    }
    const file = join(folder, "changed.json");
    writeFileSync(file, text.replace('\\"checkedIn\\":7', '\\"checkedIn\\":8'));
    expect(await run(file)).toMatchObject({
      code: 1,
      said: expect.stringContaining("something was changed"),
    });
  });

  it("W5.5 negative: signed anew by another key it is refused by whoever knows the hub's, and what is no summary is named", async () => {
    const other = newKey();
    const forged = JSON.stringify({
      summary,
      signature: Buffer.from(other.sign(utf8.encode(summary))).toString("hex"),
      hubKey: other.publicKey,
    });
    const file = join(folder, "forged.json");
    writeFileSync(file, forged);
    expect((await run(file)).said).toContain(other.publicKey);
    expect(await run(file, ["--key", key.publicKey])).toMatchObject({
      code: 1,
      said: expect.stringContaining("names another hub"),
    });
    writeFileSync(file, "[]");
    expect(await run(file)).toMatchObject({ code: 1, said: expect.stringContaining("no certified summary") });
    expect((await run(join(folder, "none.json"))).code).not.toBe(0);
  });
});
