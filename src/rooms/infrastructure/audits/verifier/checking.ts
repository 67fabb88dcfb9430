// oxlint-disable-next-line import/default -- vite makes it
import FileWorker from "./check-worker.ts?worker";
// oxlint-disable-next-line import/default -- vite makes it
import InlineWorker from "./check-worker.ts?worker&inline";
import type { WorkerHears, WorkerSays } from "./check-worker.ts";

export type Checking = { stop(): void };

/** Lets a worker verify the files, so that the page stays alive; each thing it says is handed on. A page from a disk may start no file as a worker. */
export function startChecking(files: WorkerHears, hear: (said: WorkerSays) => void): Checking {
  const worker = location.protocol === "file:" ? new InlineWorker() : new FileWorker();
  const stop = (): void => worker.terminate();
  worker.addEventListener("message", (event: MessageEvent<WorkerSays>) => {
    if (event.data.kind !== "step") stop();
    hear(event.data);
  });
  worker.addEventListener("error", (event) => {
    stop();
    hear({ kind: "unreadable", reason: event.message || "worker" });
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  worker.postMessage(files);
  return { stop };
}
