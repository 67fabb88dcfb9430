import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { openApi } from "../contract/openapi.ts";
import type { Endpoint } from "../contract/endpoint.ts";
import { referencePage } from "./reference-page.ts";
import type { Slice } from "./mount.ts";
import { universalProblems } from "./problems.ts";
import type { World } from "./world.ts";

export function endpointsOf(slices: readonly Slice[]): Endpoint[] {
  return slices.flatMap((each) => [
    ...each.mounts.map((mounted) => mounted.endpoint),
    ...each.streams.map((streamed) => streamed.endpoint),
  ]);
}

/** The OpenAPI document of these slices, the very text of docs/openapi.json. */
export function openApiText(slices: readonly Slice[]): string {
  const about = { title: "Counterfoil", version, universal: Object.keys(universalProblems) };
  return `${JSON.stringify(openApi(endpointsOf(slices), about), null, 2)}\n`;
}

const version = (
  JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string }
).version;

/**
 * The API described for machines (OpenAPI 3.1) and for people (a page to browse, without script). Written when somebody first asks: that
 * takes a third of a second, for which no start has to wait.
 */
export function mountDocuments(app: FastifyInstance, world: World): void {
  const text = once(() => openApiText(world.slices));
  const page = once(() => referencePage(endpointsOf(world.slices), version));
  app.get("/api/openapi.json", async (_request, reply) =>
    reply.type("application/json; charset=utf-8").send(text()),
  );
  for (const path of ["/api", "/api/"])
    app.get(path, async (_request, reply) => reply.type("text/html; charset=utf-8").send(page()));
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}
