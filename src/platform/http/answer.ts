import type { FastifyReply, FastifyRequest } from "fastify";
import { isRefused, type Result } from "../../basics/result.ts";
import type { Message } from "../../basics/text.ts";
import type { Actor, Space } from "../contract/actor.ts";
import type { Context, Input } from "../contract/context.ts";
import type { Endpoint } from "../contract/endpoint.ts";
import { ConstraintBroken, rowSecurityCode, StorageUnavailable } from "../storage/storage.ts";
import { actorFor } from "./asker.ts";
import { earlierReply, idempotencyKey, isKeyTaken, keepReply } from "./idempotency.ts";
import type { Look, Mounted } from "./mount.ts";
import {
  fieldsOf,
  HttpProblem,
  problemMessages,
  problemOf,
  universalProblems,
  type Problem,
  type UniversalProblem,
} from "./problems.ts";
import type { World } from "./world.ts";
import { valuesFor } from "./refusal-values.ts";

/**
 * One request to one endpoint: who asks, may they, is the input as declared; then the service in one transaction together with
 * its idempotency key; then the declared reply and nothing beside it.
 */
export async function answer(
  world: World,
  mounted: Mounted,
  refusalMessages: Readonly<Record<string, Message>>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { endpoint } = mounted;
  const language = world.languageOf(request.headers["accept-language"]);
  try {
    const actor = await actorOf(world, endpoint, request);
    const look: Look = (read) => world.storage.inTransaction(actor, read, { readOnly: true });
    const input = await inputOf(mounted, request, look);
    await mounted.ahead?.(input, look);
    const idempotency =
      endpoint.method === "GET" || endpoint.upload !== undefined || endpoint.media !== undefined
        ? null
        : idempotencyKey(request.headers["idempotency-key"], endpoint.name, input);
    const serveOnce = () =>
      world.storage.inTransaction(
        actor,
        async (tx) => {
          const earlier = idempotency && (await earlierReply(tx, idempotency, world.replies));
          if (earlier !== null) return { ok: true, value: null, json: earlier, replayed: true } as const;
          const cx: Context = { tx, actor, nowMs: tx.nowMs, dice: world.dice, language };
          const served = await mounted.serve(cx, input);
          if (!served.ok) return served;
          const json = endpoint.media === undefined ? replyJson(endpoint, served.value) : "";
          if (idempotency) await keepReply(tx, idempotency, json, world.replies);
          return { ok: true, value: served.value, json, replayed: false } as const;
        },
        {
          readOnly: endpoint.method === "GET",
          alone: mounted.runsAlone === true,
          // With a key there is more to ask.
          asksOnce: mounted.asksOnce === true && idempotency === null,
        },
      );
    // Where another server took the key in this very moment, its reply is there now.
    const outcome = await serveOnce().catch((error: unknown) => {
      if (isKeyTaken(error)) return serveOnce();
      throw error;
    });
    if (isRefused(outcome)) {
      const status = endpoint.refusals[outcome.refusal];
      if (status === undefined)
        throw new Error(`${endpoint.name} answered the undeclared refusal ${outcome.refusal}`);
      const message = refusalMessages[outcome.refusal];
      const title = message
        ? world.speakerOf(language).say(message, valuesFor(language, outcome.values))
        : outcome.refusal;
      return await sendProblem(reply, problemOf(outcome, status, title, request.id));
    }
    if (outcome.replayed) void reply.header("idempotent-replayed", "true");
    void reply.header("cache-control", "no-store");
    if (endpoint.media !== undefined) return await sendFile(reply, endpoint, input, outcome.value);
    return await reply.type("application/json; charset=utf-8").send(outcome.json);
  } catch (error) {
    return await sendProblem(reply, problemFrom(world, error, language, request));
  }
}

export async function actorOf(world: World, endpoint: Endpoint, request: FastifyRequest): Promise<Actor> {
  const asker = await world.identify(request.headers);
  if (asker.viaCookie && endpoint.method !== "GET") refuseOtherOrigins(world, request);
  const electionId = (request.params as Record<string, string | undefined>)["election"] ?? null;
  const phase = electionId === null ? null : await world.phaseOf(electionId);
  if (electionId !== null && phase === null) throw new HttpProblem("no-election");
  return actorFor(asker, endpoint.allow, { electionId, phase, space: spaceOf(request) });
}

function spaceOf(request: FastifyRequest): Space {
  return request.headers["counterfoil-space"] === "exercise" ? "exercise" : "live";
}

/** A page of another site cannot make a signed-in browser act here: the origin must be ours. */
function refuseOtherOrigins(world: World, request: FastifyRequest): void {
  const origin = request.headers.origin;
  if (origin === undefined && request.headers["sec-fetch-site"] === "same-origin") return;
  if (origin !== undefined && world.originIsOurs(origin, request.headers.host)) return;
  throw new HttpProblem("wrong-origin");
}

async function inputOf(mounted: Mounted, request: FastifyRequest, look: Look): Promise<Input<Endpoint>> {
  const { endpoint, prepare } = mounted;
  const params = endpoint.params.safeParse(request.params);
  if (!params.success) throw new HttpProblem("not-found");
  const query = endpoint.query.safeParse(request.query);
  if (!query.success) throw new HttpProblem("invalid-input", fieldsOf(query.error, "query"));
  const given = { params: params.data, query: query.data };
  const isParsed = typeof request.body === "object" && request.body !== null && !("pipe" in request.body);
  if (endpoint.upload !== undefined && isParsed) throw new HttpProblem("wrong-media-type");
  if (prepare !== undefined) return { ...given, body: await prepare(request.body, given, look) };
  const body = endpoint.body.safeParse(request.body ?? undefined);
  if (!body.success) throw new HttpProblem("invalid-input", fieldsOf(body.error, ""));
  return { params: params.data, query: query.data, body: body.data };
}

/** Only what the contract declares leaves the house: unknown members are dropped, a wrong reply is a bug. */
function replyJson(endpoint: Endpoint, value: unknown): string {
  const parsed = endpoint.reply.safeParse(value);
  if (!parsed.success) {
    const places = fieldsOf(parsed.error, "").map((field) => `${field.path}: ${field.expected}`);
    throw new Error(`${endpoint.name} replied with something else than it declares: ${places.join("; ")}`);
  }
  return JSON.stringify(parsed.data ?? null);
}

/** A value that is no JSON, under the name that the contract gives it. */
async function sendFile(
  reply: FastifyReply,
  endpoint: Endpoint,
  asked: Input<Endpoint>,
  value: unknown,
): Promise<FastifyReply> {
  const name = endpoint.fileName?.(asked).replaceAll(/[^\w.-]/g, "_");
  if (name !== undefined) void reply.header("content-disposition", `attachment; filename="${name}"`);
  return await reply.type(endpoint.media ?? "application/octet-stream").send(value);
}

export function problemFrom(
  world: Pick<World, "speakerOf">,
  error: unknown,
  language: string,
  request: FastifyRequest,
): Problem {
  const code = codeOf(error);
  if (loggedCodes.has(code)) {
    request.log.error({ code, err: withoutContent(error) }, "request failed");
  }
  return problemOf(
    { refusal: code, ...(error instanceof HttpProblem && error.fields && { fields: error.fields }) },
    universalProblems[code],
    world.speakerOf(language).say(problemMessages[code]),
    request.id,
  );
}

/** A refusal by row security is logged too: a service should have refused before the database did. */
const loggedCodes: ReadonlySet<UniversalProblem> = new Set([
  "internal-error",
  "storage-unavailable",
  "refused-by-row-security",
]);

function codeOf(error: unknown): UniversalProblem {
  if (error instanceof HttpProblem) return error.code;
  if (error instanceof StorageUnavailable) return "storage-unavailable";
  if (error instanceof ConstraintBroken && error.code === rowSecurityCode) return "refused-by-row-security";
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (status === 413) return "too-large";
  if (status === 415) return "wrong-media-type";
  if (status === 429) return "too-many-requests";
  if (status === 400) return "not-json";
  return "internal-error";
}

/** What an operator may see of a failure: its kind and place, never the content that was in hand. */
function withoutContent(error: unknown): object {
  if (error instanceof ConstraintBroken)
    return { name: "ConstraintBroken", constraint: error.constraint, code: error.code };
  if (error instanceof Error)
    return { name: error.name, message: error.message.slice(0, 300), stack: error.stack };
  return { name: typeof error };
}

async function sendProblem(reply: FastifyReply, problem: Problem): Promise<FastifyReply> {
  void reply.header("cache-control", "no-store");
  return await reply
    .code(problem.status)
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problem));
}

export type ServeResult = Result<unknown, string>;
