import { resolve } from "node:path";
import { isFolder, judgeFolder } from "./judge-folder.ts";
import type { FileVerdict } from "./room.ts";
import { rooms } from "./rooms.ts";

/** How many differing cases of a file are printed. */
const differencesShown = 5;

/**
 * `npm run conformance -- <room> [--data DIR]`: one line a file, then one plain line with the counts. Returns the exit code: 0
 * when no file failed, 1 when one did, 2 when the command itself is wrong.
 */
export function conformance(words: readonly string[], root: string, print: (line: string) => void): number {
  const asked = readWords(words);
  const room = asked && Object.hasOwn(rooms, asked.room) ? rooms[asked.room] : undefined;
  if (!asked || !room) {
    print(asked ? `There is no conformance runner for the room ${asked.room}.` : "Say which room to judge.");
    print(`Rooms: ${Object.keys(rooms).join(", ")}. Usage: npm run conformance -- <room> [--data DIR]`);
    return 2;
  }
  const named = asked.data ?? `../shared/data/${room.folder ?? asked.room}`;
  const folder = resolve(root, named);
  if (!isFolder(folder)) {
    print(`There is no data folder ${named}. Name one with --data DIR.`);
    return 2;
  }
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { path, verdict } of judgeFolder(room, folder)) {
    counts[verdict.kind]++;
    for (const line of linesOf(path, verdict)) print(line);
  }
  print(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  return counts.failed > 0 || counts.passed + counts.skipped === 0 ? 1 : 0;
}

function readWords(words: readonly string[]): { room: string; data: string | null } | null {
  let room: string | null = null;
  let data: string | null = null;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--data") data = words[++index] ?? null;
    else if (word.startsWith("--data=")) data = word.slice("--data=".length);
    else room ??= word;
  }
  return room === null ? null : { room, data };
}

function linesOf(path: string, verdict: FileVerdict): string[] {
  if (verdict.kind === "skipped") return [`skip ${path} ${verdict.reason}`];
  const count = `${verdict.right}/${verdict.cases} cases`;
  if (verdict.kind === "passed")
    return [`ok ${path} ${count}${verdict.remark ? ` (${verdict.remark})` : ""}`];
  const shown = verdict.differences.slice(0, differencesShown).map((difference) => `     ${difference}`);
  const more = verdict.differences.length - shown.length;
  return [`FAIL ${path} ${count}`, ...shown, ...(more > 0 ? [`     and ${more} more`] : [])];
}
