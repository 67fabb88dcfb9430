import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isRefused, type Refused, type Result } from "../../basics/result.ts";
import type { Message } from "../../basics/text.ts";
import type { Context } from "../contract/context.ts";
import type { Permission } from "../contract/permission.ts";
import { problemFrom } from "./answer.ts";
import { actorFor, type Asker } from "./asker.ts";
import { fastifyPath } from "./paths.ts";
import { HttpProblem } from "./problems.ts";
import { valuesFor } from "./refusal-values.ts";
import type { World } from "./world.ts";

/**
 * Endpoints whose addresses, media types and errors another standard fixes, such as TAXII. Who asks, the permission line, the one
 * transaction and what a failure tells are those of the house; the words on the wire are the protocol's.
 */
export interface Protocol {
  readonly name: string;
  readonly messages: Readonly<Record<string, Message>>;
  /** HTTP status of each refusal. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly bodyBytesMax: number;
  readonly routes: readonly ProtocolRoute[];
  /** What the protocol's `Authorization` header says, as `identify` reads it. */
  readonly authorization: (header: string | undefined) => string | undefined;
  readonly problem: (problem: ProtocolProblem) => ProtocolReply;
}

export interface ProtocolRoute {
  readonly method: "GET" | "POST" | "DELETE";
  /** `/taxii2/{election}/`. */
  readonly path: string;
  readonly allow: Permission;
  /** What is wrong with the headers alone, before the body is read: a refusal's name, or null. */
  readonly headersRefused?: (headers: FastifyRequest["headers"]) => Refused<string> | null;
  /** `serve` asks the database once, as `TransactionOptions.asksOnce` says. */
  readonly asksOnce?: boolean;
  readonly serve: (cx: Context, request: ProtocolRequest) => Promise<Result<ProtocolReply, string>>;
}

export interface ProtocolRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
  readonly asker: Asker;
}

export interface ProtocolReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ProtocolProblem {
  readonly status: number;
  readonly code: string;
  readonly sentence: string;
  /** Number of the request, for the operator. */
  readonly id: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

type ProtocolWorld = Pick<
  World,
  "storage" | "dice" | "identify" | "phaseOf" | "languageOf" | "speakerOf" | "limits"
>;

export async function mountProtocol(
  app: FastifyInstance,
  world: ProtocolWorld,
  protocol: Protocol,
): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The body stays a stream until it is known who asks.
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    scope.setErrorHandler((error, request, reply) => failed(world, protocol, error, request, reply));
    for (const route of protocol.routes) {
      const url = fastifyPath(route.path);
      const handler = (request: FastifyRequest, reply: FastifyReply) =>
        served(world, protocol, route, request, reply);
      for (const each of new Set([url, url.replace(/(.)\/$/, "$1")]))
        scope.route({ method: route.method, url: each, bodyLimit: protocol.bodyBytesMax, handler });
    }
    await Promise.resolve();
  });
}

async function served(
  world: ProtocolWorld,
  protocol: Protocol,
  route: ProtocolRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = world.languageOf(request.headers["accept-language"]);
  try {
    const { asker, actor } = await whoAsks(world, protocol, route, request);
    const refused = route.headersRefused?.(request.headers) ?? null;
    if (refused !== null) return await refuse(world, protocol, refused, request, reply);
    const body = await bytesOf(request, protocol.bodyBytesMax);
    if (body === null)
      return await refuse(world, protocol, { ok: false, refusal: "too-large" }, request, reply);
    const asked: ProtocolRequest = {
      params: request.params as Record<string, string>,
      query: request.query as Record<string, string | string[]>,
      body,
      asker,
    };
    const outcome = await world.storage.inTransaction(
      actor,
      (tx) => route.serve({ tx, actor, nowMs: tx.nowMs, dice: world.dice, language }, asked),
      {
        readOnly: route.method === "GET",
        alone: body.byteLength > largeBytes,
        asksOnce: route.asksOnce === true,
      },
    );
    if (isRefused(outcome)) return await refuse(world, protocol, outcome, request, reply);
    return await send(reply, outcome.value);
  } catch (error) {
    return await failed(world, protocol, error, request, reply);
  }
}

/** An envelope that is larger has a commit of its own. */
const largeBytes = 256 * 1024;

async function whoAsks(
  world: ProtocolWorld,
  protocol: Protocol,
  route: ProtocolRoute,
  request: FastifyRequest,
) {
  // A session cookie opens nothing here: these addresses are for machines.
  const authorization = protocol.authorization(request.headers.authorization);
  if (authorization === undefined) throw new HttpProblem("not-signed-in");
  const asker = await world.identify({ authorization });
  const electionId = (request.params as Record<string, string | undefined>)["election"] ?? null;
  const phase = electionId === null ? null : await world.phaseOf(electionId);
  if (electionId !== null && phase === null) throw new HttpProblem("no-election");
  const space = asker.onlySpace ?? "live";
  return { asker, actor: actorFor(asker, route.allow, { electionId, phase, space }) };
}

/** The whole body, or null where it is longer than is taken here. A sender that stops half-way throws. */
async function bytesOf(request: FastifyRequest, bytesMax: number): Promise<Buffer | null> {
  const stream = request.body as Readable | undefined;
  if (stream === undefined || stream === null) return Buffer.alloc(0);
  const announced = Number(request.headers["content-length"] ?? "0");
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    if (announced <= bytesMax)
      for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
        bytes += (chunk as Buffer).byteLength;
        if (bytes > bytesMax) break;
        chunks.push(chunk as Buffer);
      }
  } catch {
    // Whoever hangs up is no fault of the house, and nobody is left to be told.
    throw new HttpProblem("not-json");
  }
  if (announced <= bytesMax && bytes <= bytesMax) return Buffer.concat(chunks);
  stream.on("error", () => undefined).resume();
  return null;
}

async function refuse(
  world: ProtocolWorld,
  protocol: Protocol,
  refused: Refused<string>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status = protocol.refusals[refused.refusal];
  const message = protocol.messages[refused.refusal];
  if (status === undefined || message === undefined)
    throw new Error(`${protocol.name} answered the undeclared refusal ${refused.refusal}`);
  // What nobody will read any more is let go by, so that the answer reaches the sender.
  (request.body as Readable | undefined)?.resume?.();
  const language = world.languageOf(request.headers["accept-language"]);
  const sentence = world.speakerOf(language).say(message, valuesFor(language, refused.values));
  const details = refused.values && { details: refused.values };
  return await send(
    reply,
    protocol.problem({ status, code: refused.refusal, sentence, id: request.id, ...details }),
  );
}

async function failed(
  world: ProtocolWorld,
  protocol: Protocol,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = world.languageOf(request.headers["accept-language"]);
  const problem = problemFrom(world, error, language, request);
  (request.body as Readable | undefined)?.resume?.();
  return await send(
    reply,
    protocol.problem({ status: problem.status, code: problem.code, sentence: problem.title, id: request.id }),
  );
}

async function send(reply: FastifyReply, { status, headers, body }: ProtocolReply): Promise<FastifyReply> {
  return await reply
    .code(status)
    .headers({ "cache-control": "no-store", ...headers })
    .send(Buffer.from(body));
}
