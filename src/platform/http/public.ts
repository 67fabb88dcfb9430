import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { publicActor } from "../contract/actor.ts";
import type { Context } from "../contract/context.ts";
import { errorPage } from "../public-page/pages/error-page.ts";
import { responseOf } from "../public-page/response.ts";
import type { Frame, PublicHandler, PublicReply, PublicRequest } from "../public-page/route.ts";
import { StorageUnavailable } from "../storage/storage.ts";
import { problemFrom } from "./answer.ts";
import { fastifyPath } from "./paths.ts";
import { HttpProblem } from "./problems.ts";
import type { World } from "./world.ts";

/** The public site: no account, no cookie, no script; each page may be kept by a cache and asked for again by its ETag. */
export function mountPublic(app: FastifyInstance, world: World): void {
  for (const route of world.publicRoutes) {
    const options = {
      errorHandler: failBeforePage(world),
      ...(route.perMinuteMax && {
        config: {
          rateLimit: { max: Math.min(route.perMinuteMax, world.limits.perMinuteMax), timeWindow: 60_000 },
        },
      }),
    };
    const url = fastifyPath(route.path);
    if (route.get) app.get(url, options, handle(world, route.get, true));
    if (route.post) app.post(url, options, handle(world, route.post, false));
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (request.url.startsWith("/api/")) {
      const language = world.languageOf(request.headers["accept-language"]);
      const problem = problemFrom(world, new HttpProblem("not-found"), language, request);
      return await reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
    }
    return await send(request, reply, errorPage(frameWithoutElection(world, request), "not-found"));
  });
}

function handle(world: World, handler: PublicHandler, readOnly: boolean) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const frame = await frameOf(world, request);
    if (frame === null)
      return await send(request, reply, errorPage(frameWithoutElection(world, request), "not-found"));
    const asked: PublicRequest = {
      params: request.params as Record<string, string>,
      query: textsOf(request.query),
      form: listsOf(request.body),
      frame,
    };
    const actor = publicActor(frame.election?.id ?? null);
    try {
      const page = await world.storage.inTransaction(
        actor,
        async (tx) => {
          const cx: Context = {
            tx,
            actor,
            nowMs: tx.nowMs,
            dice: world.dice,
            language: frame.speaker.language,
          };
          return await handler(cx, asked);
        },
        { readOnly },
      );
      return await send(request, reply, page);
    } catch (error) {
      const unavailable = error instanceof StorageUnavailable;
      request.log.error(
        { err: { name: error instanceof Error ? error.name : "unknown" } },
        "public page failed",
      );
      return await send(request, reply, errorPage(frame, unavailable ? "unavailable" : "failed"));
    }
  };
}

/** Too many requests, or no database, before it was known which page it is: a page all the same, in the reader's language. */
function failBeforePage(world: World) {
  return async (error: Error, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const tooMany = "statusCode" in error && error.statusCode === 429;
    // Everything else goes on to the handler of the whole server.
    if (!tooMany && !(error instanceof StorageUnavailable)) throw error;
    return send(
      request,
      reply,
      errorPage(frameWithoutElection(world, request), tooMany ? "too-many" : "unavailable"),
    );
  };
}

async function frameOf(world: World, request: FastifyRequest): Promise<Frame | null> {
  const { election: id, language } = request.params as { election?: string; language?: string };
  if (language !== undefined && !world.languages.some((choice) => choice.code === language)) return null;
  const election = id === undefined ? null : await world.publicElection(id);
  if (id !== undefined && election === null) return null;
  const speaker = world.speakerOf(language ?? world.languageOf(request.headers["accept-language"]));
  return { origin: world.publicOrigin, election, space: "live", languages: world.languages, speaker };
}

function frameWithoutElection(world: World, request: FastifyRequest): Frame {
  const fromPath = request.url.split("/")[2] ?? "";
  const language = world.languages.some((choice) => choice.code === fromPath)
    ? fromPath
    : world.languageOf(request.headers["accept-language"]);
  const speaker = world.speakerOf(language);
  return { origin: world.publicOrigin, election: null, space: "live", languages: world.languages, speaker };
}

async function send(request: FastifyRequest, reply: FastifyReply, page: PublicReply): Promise<FastifyReply> {
  const response = responseOf(page, request.headers["if-none-match"]);
  return await reply
    .code(response.status)
    .headers(response.headers)
    .send(response.body ?? "");
}

function textsOf(query: unknown): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(query ?? {})) if (typeof value === "string") texts[name] = value;
  return texts;
}

function listsOf(body: unknown): Record<string, readonly string[]> {
  const lists: Record<string, readonly string[]> = {};
  if (typeof body !== "object" || body === null) return lists;
  for (const [name, value] of Object.entries(body)) {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    lists[name] = values.filter((each) => typeof each === "string").slice(0, 50);
  }
  return lists;
}
