import { parentPort, workerData } from "node:worker_threads";
import { drawRange, type TicketRange } from "./ticket-rules.ts";

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(drawRange(workerData as TicketRange));
