import fs from "node:fs";
import { dirname } from "node:path";
import { workerData } from "node:worker_threads";
import type { WorkerStart } from "../worker-messages.ts";

/** The storage worker on a disk without space, as long as a file `<data directory>.full` exists. */
const { directory } = workerData as WorkerStart;
const flag = `${dirname(directory)}.full`;
const write = fs.writeSync;

function writeWhileThereIsSpace(...parameters: unknown[]): number {
  if (fs.existsSync(flag))
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  return Reflect.apply(write, fs, parameters) as number;
}
fs.writeSync = writeWhileThereIsSpace;

await import("../worker.ts");
