import { verifyRecord, type RecordVerdict, type VerifyStep } from "@counterfoil/risk-limiting-audit";

/** What the page hears: the step that begins, and at last the verdict; or why the files could not be read. */
export type WorkerSays =
  | { readonly kind: "step"; readonly step: VerifyStep }
  | { readonly kind: "verdict"; readonly verdict: RecordVerdict }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Names of files and what they hold. */
export type WorkerHears = readonly (readonly [string, Blob])[];

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
const say = (said: WorkerSays): void => self.postMessage(said);

self.addEventListener("message", (event: MessageEvent<WorkerHears>) => {
  check(event.data).catch((error: unknown) =>
    say({ kind: "unreadable", reason: error instanceof Error ? error.message : String(error) }),
  );
});

async function check(blobs: WorkerHears): Promise<void> {
  const files = new Map<string, Uint8Array>();
  for (const [name, blob] of blobs) files.set(name, new Uint8Array(await blob.arrayBuffer()));
  say({ kind: "verdict", verdict: verifyRecord(files, (step) => say({ kind: "step", step })) });
}
