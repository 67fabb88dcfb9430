import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { DataFile, FileVerdict, Room } from "./room.ts";

export type JudgedFile = { readonly path: string; readonly verdict: FileVerdict };

/** Judges every file below a folder, in the order of their paths. */
export function* judgeFolder(room: Room, folder: string): Generator<JudgedFile> {
  const files: readonly DataFile[] = filesBelow(folder).map((path) => dataFile(folder, path, () => files));
  for (const file of files) yield { path: file.path, verdict: judgeFile(room, file) };
}

/** Judges one file by its content. A shape that the room does not know, and a runner that throws, are failures. */
export function judgeFile(room: Room, file: DataFile): FileVerdict {
  try {
    const shape = room.shapes.find((one) => one.recognises(file));
    if (shape) return shape.judge(file);
    return { kind: "failed", right: 0, cases: 1, differences: [`no shape that room ${room.name} knows`] };
  } catch (problem) {
    const words = problem instanceof Error ? problem.message : String(problem);
    return { kind: "failed", right: 0, cases: 1, differences: [`the runner threw: ${words}`] };
  }
}

/** Read only when asked: the bytes once, the text and the value from them. */
function dataFile(folder: string, path: string, all: () => readonly DataFile[]): DataFile {
  const name = relative(folder, path).split(sep).join("/");
  const bytes = once(() => new Uint8Array(readFileSync(path)));
  const text = once(() => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes()));
  const json = once(() => parsed(text()));
  return {
    path: name,
    get bytes() {
      return bytes();
    },
    get text() {
      return text();
    },
    get json() {
      return json();
    },
    others: () => nearestFirst(name, all()),
  };
}

function nearestFirst(name: string, files: readonly DataFile[]): DataFile[] {
  const far = (file: DataFile): number => (dirname(file.path) === dirname(name) ? 0 : 1);
  return files.filter((file) => file.path !== name).toSorted((a, b) => far(a) - far(b));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
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
