import type { z } from "zod";
import type { Space } from "../contract/actor.ts";
import type { Endpoint, QueryOf, ReplyOf } from "../contract/endpoint.ts";
import { ApiProblem, kindOfStatus, ProblemBody } from "./problem.ts";

/** What a caller gives: the placeholders of the path, the query (all of it optional), the body. */
export type CallInput<E extends Endpoint> = Part<"params", z.input<E["params"]>> & {
  readonly query?: Partial<QueryOf<E>>;
} & Part<"body", z.input<E["body"]>>;

type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: undefined }
  : {} extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

export interface CallOptions {
  /** Of a command: the same on a retry, so that the server does it once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

interface RequestContext {
  readonly space: Space;
  readonly language: string;
  readonly onExpired: () => void;
}

/** What every request carries; set by the language, place and session providers, never by a screen. */
export function setRequestContext(change: Partial<RequestContext>): void {
  requestContext = { ...requestContext, ...change };
}

let requestContext: RequestContext = {
  space: "live",
  language: "en",
  onExpired: () => undefined,
};

/** Calls an endpoint and parses its reply by the contract. Throws `ApiProblem` and nothing else. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: CallOptions = {},
): Promise<ReplyOf<E>> {
  const response = await send(endpoint, input, options);
  if (endpoint.media) return (await response.text()) as ReplyOf<E>;
  const json: unknown = await response.json().catch(() => undefined);
  const reply = endpoint.reply.safeParse(json);
  if (!reply.success)
    throw new ApiProblem(
      "failed",
      { title: "Unexpected reply", code: "reply-not-understood" },
      endpoint.name,
    );
  return reply.data as ReplyOf<E>;
}

/** Calls an endpoint whose reply is a file. */
export async function callForFile<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<Blob> {
  return (await send(endpoint, input, {})).blob();
}

/** A fresh key of a command. `randomUUID` exists only on secure origins; a test network may have none. */
export function freshKey(): string {
  if ("randomUUID" in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The address of a call, with its query in the order given. */
export function addressOf(
  endpoint: Endpoint,
  params: Readonly<Record<string, unknown>> = {},
  query: Readonly<Record<string, unknown>> = {},
): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(asText(params[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      if (one !== undefined && one !== null && one !== "") search.append(name, asText(one));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

async function send(endpoint: Endpoint, input: unknown, options: CallOptions): Promise<Response> {
  const { params, query, body } = input as LooseInput;
  const init: RequestInit = {
    method: endpoint.method,
    headers: headersOf(endpoint, body, options),
    credentials: "same-origin",
    ...(options.signal && { signal: options.signal }),
    ...(body !== undefined && { body: endpoint.upload ? (body as BodyInit) : JSON.stringify(body) }),
  };
  const response = await fetch(addressOf(endpoint, params, query), init).catch((thrown: unknown) => {
    if (options.signal?.aborted) throw thrown;
    throw new ApiProblem("unreachable", { title: "The server does not answer" }, endpoint.name);
  });
  if (!response.ok) throw await problemOf(response, endpoint.name);
  return response;
}

/** What every request carries, with the media types of this endpoint. */
export function headersOf(endpoint: Endpoint, body: unknown, options: CallOptions): Record<string, string> {
  return {
    Accept: endpoint.media ?? "application/json",
    "Accept-Language": requestContext.language,
    "Counterfoil-Space": requestContext.space,
    ...(endpoint.method !== "GET" && { "Idempotency-Key": options.idempotencyKey ?? freshKey() }),
    ...(body !== undefined && { "Content-Type": endpoint.upload ?? "application/json" }),
  };
}

/** A refusal as the reply says it. */
export async function problemOf(response: Response, name: string): Promise<ApiProblem> {
  // A gateway in front of the server answers for it: to the person that is the same as no answer.
  const json: unknown = await response.json().catch(() => undefined);
  const body = ProblemBody.safeParse(json);
  if (!body.success && [502, 503, 504].includes(response.status))
    return new ApiProblem("unreachable", { title: "The server does not answer" }, name);
  const kind = kindOfStatus(response.status);
  if (kind === "expired") requestContext.onExpired();
  return new ApiProblem(kind, body.data ?? { title: response.statusText, status: response.status }, name);
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
