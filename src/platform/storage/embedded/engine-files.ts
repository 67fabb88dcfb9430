import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The parts of PGlite that take time to load: compiled once in a process, handed to every thread that runs a database. */
export interface EngineFiles {
  readonly pgliteWasmModule: WebAssembly.Module;
  readonly fsBundle: Blob;
}

export function engineFiles(): Promise<EngineFiles> {
  loading ??= load();
  return loading;
}

/** Exact version of the installed PGlite. */
export async function engineVersion(): Promise<string> {
  const text = await readFile(join(folder, "../package.json"), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

const folder = dirname(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
let loading: Promise<EngineFiles> | undefined;

async function load(): Promise<EngineFiles> {
  const [wasm, data] = await Promise.all([
    readFile(join(folder, "pglite.wasm")),
    readFile(join(folder, "pglite.data")),
  ]);
  return { pgliteWasmModule: await WebAssembly.compile(wasm), fsBundle: new Blob([data]) };
}
