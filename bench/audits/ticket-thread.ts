import { parentPort, workerData } from "node:worker_threads";
import { drawRange, type Range } from "./ticket-range.ts";

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(drawRange(workerData as Range));
