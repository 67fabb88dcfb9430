/**
 * Goal: the pollbooks room reads published lists by their content and notices what cannot be read. Method: published files copied
 * under other names, right and with one value changed; skipped where ../shared/data/pollbook is absent.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { conformance } from "./command.ts";

const data = join(import.meta.dirname, "../../../shared/data/pollbook");
const root = mkdtempSync(join(tmpdir(), "conformance-pollbooks-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

function judge(
  from: string,
  change: readonly [RegExp, string] | null = null,
): { code: number; lines: string[] } {
  const folder = join(root, String(folders++));
  mkdirSync(folder);
  const text = readFileSync(join(data, from), "latin1");
  const changed = change === null ? text : text.replace(...change);
  if (change !== null) expect(changed).not.toBe(text);
  writeFileSync(join(folder, "x"), changed, "latin1");
  const lines: string[] = [];
  const code = conformance(["pollbooks", "--data", folder], root, (line) => lines.push(line));
  return { code, lines };
}

describe.skipIf(!existsSync(data))(
  "the pollbooks room (skipped where ../shared/data/pollbook is absent)",
  () => {
    it.each(["fl", "mi", "nc", "oh", "vt"])("W5.4 reads the list of %s whatever it is called", (state) => {
      const { code, lines } = judge(`voterfiles/${state}.csv`);
      expect(lines.at(-1)).toBe("1 passed, 0 failed, 0 skipped");
      expect(code).toBe(0);
    });

    it.each([
      ["a number twice", "voterfiles/vt.csv", [/000719889/, "000286236"]],
      ["a date in another form", "voterfiles/oh.csv", [/2008-06-22/, "06/22/2008"]],
      ["a column renamed", "voterfiles/oh.csv", [/SOS_VOTERID/, "STATE_ID"]],
      ["a row cut short", "voterfiles/nc.csv", [/\n[^\n]*$/, "\nNC\t1"]],
    ] as const)("negative: W5.4 fails with %s", (_what, from, [pattern, by]) => {
      const known = from.endsWith("vt.csv") ? readFileSync(join(data, from), "latin1").split("\n")[2]! : "";
      const number = /\|(\d{9})\|/.exec(known)?.[1] ?? by;
      expect(judge(from, [pattern, from.endsWith("vt.csv") ? number : by]).code).toBe(1);
    });
  },
);
