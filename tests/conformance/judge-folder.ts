import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { DataFile, FileVerdict, Room } from "./room.ts";

export type JudgedFile = { readonly path: string; readonly verdict: FileVerdict };

/** Judges every file below a folder, in the order of their paths. */
export function* judgeFolder(room: Room, folder: string): Generator<JudgedFile> {
  for (const path of filesBelow(folder)) {
    const name = relative(folder, path).split(sep).join("/");
    yield { path: name, verdict: judgeText(room, name, readFileSync(path, "utf8")) };
  }
}

/** Judges one file by its content. A shape that the room does not know, and a runner that throws, are failures. */
export function judgeText(room: Room, path: string, text: string): FileVerdict {
  const file: DataFile = { path, text, json: parsed(text) };
  try {
    const shape = room.shapes.find((one) => one.recognises(file));
    if (shape) return shape.judge(file);
    return { kind: "failed", right: 0, cases: 1, differences: [`no shape that room ${room.name} knows`] };
  } catch (problem) {
    const words = problem instanceof Error ? problem.message : String(problem);
    return { kind: "failed", right: 0, cases: 1, differences: [`the runner threw: ${words}`] };
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
