import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { FastifyInstance } from "fastify";
import type { World } from "./world.ts";

/** Health (the process answers), readiness (the database does), and figures for Prometheus that hold no content. */
export function mountHealth(
  app: FastifyInstance,
  world: World,
): { observe: (endpoint: string, status: number, ms: number) => void } {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answered = new Counter({
    name: "counterfoil_requests_total",
    help: "Requests answered, by endpoint and class of status",
    labelNames: ["endpoint", "status"],
    registers: [registry],
  });
  const took = new Histogram({
    name: "counterfoil_request_seconds",
    help: "Time to answer a request",
    labelNames: ["endpoint"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const ready = new Gauge({
    name: "counterfoil_storage_ready",
    help: "1 where the database answered the last readiness check",
    registers: [registry],
  });
  app.get("/health", async () => ({ status: "ok" }));
  app.get("/ready", async (_request, reply) => {
    try {
      await world.storage.ping(2000);
      ready.set(1);
      return { status: "ready", storage: world.storage.dialect };
    } catch {
      ready.set(0);
      return await reply.code(503).send({ status: "not-ready", storage: world.storage.dialect });
    }
  });
  app.get("/metrics", async (request, reply) => {
    const local = request.ip === "127.0.0.1" || request.ip === "::1";
    const allowed =
      world.metricsToken === null ? local : request.headers.authorization === `Bearer ${world.metricsToken}`;
    if (!allowed) return await reply.code(404).send({ status: "not-found" });
    return await reply.type(registry.contentType).send(await registry.metrics());
  });
  return {
    observe(endpoint, status, ms) {
      answered.inc({ endpoint, status: `${Math.floor(status / 100)}xx` });
      took.observe({ endpoint }, ms / 1000);
    },
  };
}
