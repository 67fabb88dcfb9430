import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { build } from "vite";
import react from "@vitejs/plugin-react";
import { answers } from "./gallery-answers.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** The same policy as the real server's: no inline script, nothing from elsewhere. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; object-src 'none'";

/** Builds the gallery and serves it with made-up answers, under the app's own content security policy. */
export async function startGallery(): Promise<{ url: string; stop: () => Promise<void> }> {
  const root = import.meta.dirname;
  const outDir = join(root, "../../../dist/gallery");
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    base: "/app/",
    plugins: [react()],
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  const server = createServer((request, response) => void serve(request, response, outDir));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The gallery has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  const url = new URL(request.url ?? "/", "http://gallery");
  if (url.pathname.startsWith("/api/")) {
    answers(request, response, url);
    return;
  }
  const asset = url.pathname.startsWith("/app/assets/") ? url.pathname.slice("/app/".length) : "index.html";
  const content = await readFile(join(folder, asset));
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("Content-Type", types[extname(asset)] ?? "application/octet-stream");
  response.end(content);
}
