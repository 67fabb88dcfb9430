import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { DurableFiles } from "./durable-files.ts";
import { exchange } from "./exchange.ts";
import { flushTree } from "./flush.ts";
import { fatalExitCode, type FromWorker, type ToWorker, type WorkerStart } from "./worker-messages.ts";

/** The thread in which an embedded database with a directory runs, so that a statement that hangs can be ended. */
const { directory, counters } = workerData as WorkerStart;
const port = parentPort;
if (!port) throw new Error("This file runs as a worker");
const say = (message: FromWorker, bytes?: Uint8Array): void =>
  port.postMessage(message, bytes ? [bytes.buffer as ArrayBuffer] : []);

const files = new DurableFiles(directory, new BigInt64Array(counters));
const lastWords: string[] = [];

const opening = PGlite.create({
  fs: files,
  // `-F` would turn fsync off. The log is flushed with fsync, because the emulated fdatasync does nothing.
  startParams: [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
    ...["fsync=on", "synchronous_commit=on", "wal_sync_method=fsync", "full_page_writes=on"].flatMap(
      (setting) => ["-c", setting],
    ),
  ],
  onStderr: (line) => {
    if (/ (PANIC|FATAL): /.test(line)) {
      say({ kind: "failed", reason: line.slice(line.search(/PANIC|FATAL/)) });
      // PGlite would go on with a database that has given up.
      process.exit(fatalExitCode);
    }
    lastWords.splice(0, lastWords.length - 5);
    lastWords.push(line);
    return false;
  },
});

try {
  const database = await opening;
  port.on("message", (message: ToWorker) => void answer(database, message));
  say({ kind: "ready" });
} catch (error) {
  say({ kind: "failed", reason: `${String(error)} ${lastWords.join(" ")}` });
  process.exit(fatalExitCode);
}

async function answer(database: PGlite, message: ToWorker): Promise<void> {
  if (message.kind === "close") {
    await database.close();
    flushTree(directory);
    say({ kind: "closed" });
    process.exit(0);
  }
  const bytes = await exchange(database, message.bytes);
  say({ kind: "answer", bytes }, bytes);
}
