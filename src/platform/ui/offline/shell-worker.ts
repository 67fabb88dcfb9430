/**
 * The service worker of the app, only on devices that opened a page which has to open without a network (`keepShell`). It keeps the page
 * itself and the files that it consists of, never an answer of the server. The network goes first for the page: what is kept is
 * shown only where nothing answers.
 */
const worker = globalThis as unknown as WorkerScope;
const shell = "counterfoil-shell";
const page = "/app/";

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => event.waitUntil(keep(event.data)));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  if (pathname.startsWith("/app/assets/")) event.respondWith(asset(request));
  else if (request.mode === "navigate") event.respondWith(pageOf(request));
});

/** Exactly these files and the page: what an older version consisted of goes. */
async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(shell);
  const wanted = new Set(files.map((file) => new URL(file, worker.location.origin).href));
  for (const { url } of await cache.keys())
    if (!wanted.delete(url) && new URL(url).pathname !== page) await cache.delete(url);
  await cache.addAll([page, ...wanted]);
}

/** Their names hold the hash of what is in them. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function pageOf(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(shell)).match(page);
    if (kept) return kept;
    throw error;
  }
}

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", hear: (event: WorkerEvent) => void): void;
  addEventListener(
    type: "message",
    hear: (event: WorkerEvent & { readonly data: readonly string[] }) => void,
  ): void;
  addEventListener(
    type: "fetch",
    hear: (
      event: WorkerEvent & { readonly request: Request; respondWith(answer: Promise<Response>): void },
    ) => void,
  ): void;
}
