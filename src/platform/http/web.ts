import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import type { World } from "./world.ts";

/** The built operations app under /app/: hashed assets for a year, the page itself never from a cache. */
export async function mountWeb(app: FastifyInstance, world: World): Promise<void> {
  const directory = world.webDirectory;
  if (directory === null || !existsSync(join(directory, "index.html"))) return;
  const page = await readFile(join(directory, "index.html"));
  await app.register(fastifyStatic, {
    root: join(directory, "assets"),
    prefix: "/app/assets/",
    maxAge: "365d",
    immutable: true,
    decorateReply: false,
  });
  // Keeps the app on devices that asked for it (platform/ui/offline). Never from a cache, so that a new one replaces it at once.
  const worker = join(directory, "shell-worker.js");
  if (existsSync(worker)) {
    const script = await readFile(worker);
    app.get("/app/shell-worker.js", async (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").header("cache-control", "no-cache").send(script),
    );
  }
  // A page of its own, for citizens: static files that would do the same from any other place.
  const verifier = join(directory, "../verifier");
  if (existsSync(verifier))
    await app.register(fastifyStatic, { root: verifier, prefix: "/verifier/", decorateReply: false });
  for (const path of ["/app", "/app/*"]) {
    app.get(path, async (_request, reply) =>
      reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page),
    );
  }
}
