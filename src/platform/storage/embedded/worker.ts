import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { DurableFiles } from "./durable-files.ts";
import { exchange } from "./exchange.ts";
import { flushTree } from "./flush.ts";
import { SharedBytes } from "./shared-bytes.ts";
import {
  closeRequest,
  control,
  fatalExitCode,
  type FromWorker,
  type WorkerStart,
} from "./worker-messages.ts";

/** The thread in which an embedded database with a directory runs, so that a statement that hangs can be ended. */
const start = workerData as WorkerStart;
const { directory, counters } = start;
const port = parentPort;
if (!port) throw new Error("This file runs as a worker");
const say = (message: FromWorker): void => port.postMessage(message);

const files = new DurableFiles(directory, new BigInt64Array(counters));
const lastWords: string[] = [];

const opening = PGlite.create({
  fs: files,
  ...start.engine,
  ...(start.template && { loadDataDir: start.template }),
  // `-F` would turn fsync off. The log is flushed with fsync, because the emulated fdatasync does nothing. The operating
  // system caches the files; a small cache of PostgreSQL's own saves 100 MB.
  startParams: [
    ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
    ...[
      "fsync=on",
      "synchronous_commit=on",
      "wal_sync_method=fsync",
      "full_page_writes=on",
      "shared_buffers=32MB",
    ].flatMap((setting) => ["-c", setting]),
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
  say({ kind: "ready" });
  serve(database);
  await database.close();
  flushTree(directory);
  say({ kind: "closed" });
  process.exit(0);
} catch (error) {
  say({ kind: "failed", reason: `${String(error)} ${lastWords.join(" ")}` });
  process.exit(fatalExitCode);
}

/** Answers until it is told to close. Nothing else happens in this thread, so it may sleep. */
function serve(database: PGlite): void {
  const words = new Int32Array(start.control);
  const request = new SharedBytes(start.request);
  const answer = new SharedBytes(start.answer);
  for (let turn = 0; ;) {
    Atomics.wait(words, control.turn, turn);
    const asked = Atomics.load(words, control.turn);
    // On a busy machine the bell may ring after its turn was seen and answered: to answer again would do it again.
    if (asked === turn) continue;
    turn = asked;
    const length = Atomics.load(words, control.requestLength);
    if (length === closeRequest) return;
    Atomics.store(words, control.answerLength, answer.write(exchange(database, request.read(length))));
    say({ kind: "answer", turn });
  }
}
