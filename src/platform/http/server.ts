import { randomUUID } from "node:crypto";
import helmet from "@fastify/helmet";
import formbody from "@fastify/formbody";
import rateLimit from "@fastify/rate-limit";
import Fastify, { LogController, type FastifyError, type FastifyInstance, type FastifyReply } from "fastify";
import { limits } from "../../basics/bounded.ts";
import { answer, problemFrom } from "./answer.ts";
import { readJson } from "./json-body.ts";
import { mountDocuments } from "./documents.ts";
import { mountHealth } from "./health.ts";
import { mountPublic } from "./public.ts";
import { mountStreams } from "./streams.ts";
import { mountWeb } from "./web.ts";
import type { Slice } from "./mount.ts";
import { HttpProblem } from "./problems.ts";
import { mountProtocol } from "./protocol.ts";
import { fastifyPath } from "./paths.ts";
import type { World } from "./world.ts";

const closingMsMax = 3_000;

/** The server with every endpoint, stream and page mounted, not yet listening. */
export async function buildServer(world: World): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: limits.bodyBytesMax,
    trustProxy: world.trustProxy,
    genReqId: () => randomUUID(),
    requestTimeout: 60_000,
    connectionTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be one (too long, wrongly encoded) has nothing at it.
    frameworkErrors: (_error, request, reply) => {
      const language = world.languageOf(request.headers["accept-language"]);
      const problem = problemFrom(world, new HttpProblem("not-found"), language, request);
      void (reply as FastifyReply)
        .code(problem.status)
        .type("application/problem+json")
        .send(JSON.stringify(problem));
    },
    logController: new LogController({ disableRequestLogging: true }),
    logger:
      world.logLevel === "silent" ? false : { level: world.logLevel, redact: ["req.headers", "err.config"] },
  });
  await app.register(helmet, { contentSecurityPolicy: policy, strictTransportSecurity: false });
  await app.register(formbody, { bodyLimit: limits.bodyBytesMax });
  await app.register(rateLimit, { max: world.limits.perMinuteMax, timeWindow: 60_000 });
  takeJson(app);
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = problemFrom(world, error, world.languageOf(request.headers["accept-language"]), request);
    return await reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  });
  app.addHook("onResponse", (request, reply, done) => {
    request.log.info(
      {
        id: request.id,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      "answered",
    );
    done();
  });
  // Whoever is still being answered when the house closes has a while; then the line is cut, however slow the other side is.
  app.addHook("preClose", (done) => {
    setTimeout(() => app.server.closeAllConnections(), closingMsMax).unref();
    done();
  });
  const metrics = mountHealth(app, world);
  for (const each of world.slices) mountSlice(app, world, each, metrics.observe);
  mountStreams(app, world);
  mountDocuments(app, world);
  for (const protocol of world.protocols ?? []) await mountProtocol(app, world, protocol);
  await world.mountBeside(app);
  await mountWeb(app, world);
  mountPublic(app, world);
  return app;
}

/** No script but our own files; the operations app may set style attributes, the public site may not. */
const policy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

function mountSlice(
  app: FastifyInstance,
  world: World,
  each: Slice,
  observe: (endpoint: string, status: number, ms: number) => void,
): void {
  for (const mounted of each.mounts) {
    const { endpoint } = mounted;
    app.route({
      method: endpoint.method,
      url: fastifyPath(endpoint.path),
      bodyLimit: endpoint.bodyBytesMax ?? limits.bodyBytesMax,
      ...(endpoint.perMinuteMax !== undefined && {
        config: {
          rateLimit: { max: Math.min(endpoint.perMinuteMax, world.limits.perMinuteMax), timeWindow: 60_000 },
        },
      }),
      handler: async (request, reply) => {
        const sent = await answer(world, mounted, each.messages, request, reply);
        observe(endpoint.name, reply.statusCode, reply.elapsedTime);
        return sent;
      },
    });
  }
}

function takeJson(app: FastifyInstance): void {
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, text, done) => {
    const read = readJson(text as string);
    if (read.ok) done(null, read.value);
    else done(read.problem);
  });
  // Uploads stay a stream; the endpoint's `prepare` reads them within its own bounds.
  for (const type of [
    "application/stix+json",
    "application/jose",
    "application/octet-stream",
    "application/x-ndjson",
    "text/csv",
  ]) {
    app.addContentTypeParser(
      new RegExp(`^${type.replaceAll(/[+.]/g, "\\$&")}(;|$)`),
      (_request, payload, done) => done(null, payload),
    );
  }
}
