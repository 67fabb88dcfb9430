import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { byCodeUnit } from "../../../basics/order.ts";
import { LastResult } from "./contract.ts";
import { idsIn } from "./rules.ts";

/** The slice keeps no rows: its store is the tree with its tests, and the file that `npm test` leaves behind. */
const resultsFile = "test-results/practices.json";

const Measured = z.object({
  atMs: z.number().int(),
  tests: z.array(z.object({ name: z.string(), result: LastResult })),
});
export type Measured = z.infer<typeof Measured>;

/** By test file (path from the project's folder, with `/`): when it last ran, and how its tests that name a practice ended. */
export type LastRun = ReadonlyMap<string, Measured>;

/** Null where no run was kept, or where the file cannot be understood: then nothing is measured. */
export function lastRun(root: string): LastRun | null {
  try {
    const kept = z
      .record(z.string(), Measured)
      .parse(JSON.parse(readFileSync(join(root, resultsFile), "utf8")));
    const entries = Object.entries(kept);
    return entries.length === 0 ? null : new Map(entries);
  } catch {
    return null;
  }
}

/** Files that ran are replaced, others keep their last result with its time. */
export function keepRun(root: string, ran: LastRun): void {
  const before = lastRun(root) ?? new Map<string, Measured>();
  const after = [...new Map([...before, ...ran])].sort(([a], [b]) => byCodeUnit(a, b));
  const file = join(root, resultsFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(after), null, 1)}\n`);
}

/** Every test file with the names in it that speak of a practice, as they stand in the source. */
export function namedTests(root: string): { readonly file: string; readonly names: readonly string[] }[] {
  return ["engines", "src", "tests"]
    .flatMap((folder) => testFiles(join(root, folder)))
    .map((path) => ({
      file: relative(root, path).replaceAll("\\", "/"),
      names: namesIn(readFileSync(path, "utf8")),
    }));
}

/** Names given to `test` and `it` (with `.each(…)`, `.skipIf(…)` and the like), each with those of the groups in the file's head. */
export function namesIn(source: string): string[] {
  const calls = [
    ...source.matchAll(/^( *)(describe|test|it)\b[^"'`\n]*?\(\s*("(?:[^"\\\n]|\\.)*"|`[^`]*`)/gm),
  ];
  const groups: { indent: number; name: string }[] = [];
  return calls.flatMap(([, space = "", kind, quoted = ""]) => {
    const name = quoted.slice(1, -1);
    while ((groups.at(-1)?.indent ?? -1) >= space.length) groups.pop();
    const whole = [...groups.map((group) => group.name), name].join(" ");
    if (kind === "describe") groups.push({ indent: space.length, name });
    return kind !== "describe" && idsIn(whole).length > 0 ? [whole] : [];
  });
}

function testFiles(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .sort((a, b) => byCodeUnit(a.name, b.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ["node_modules", "dist"].includes(entry.name) ? [] : testFiles(path);
      return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
    });
}
