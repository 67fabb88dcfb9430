import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { IntlMessageFormat } from "intl-messageformat";
import type { Accounts } from "./accounts.ts";
import { addressHeader } from "./library.ts";
import { refusalOf, signInMessages, type SignInRefusal } from "./messages.ts";
import type { OidcProvider } from "./oidc.ts";
import type { SignedIn } from "./session-lookup.ts";

export interface RouteSettings {
  /** The library's own handler. */
  readonly answer: (request: Request) => Promise<Response>;
  readonly accounts: Accounts;
  readonly identify: (headers: Headers) => Promise<SignedIn | null>;
  readonly publicUrl: string;
  readonly oidc: readonly OidcProvider[];
}

/** What of the library is reachable. Anything else it offers, now or after an upgrade, does not exist here. */
const open = {
  GET: [
    "/get-session",
    "/callback/:id",
    "/passkey/generate-register-options",
    "/passkey/generate-authenticate-options",
    "/passkey/list-user-passkeys",
  ],
  POST: [
    "/sign-in/email",
    "/sign-in/social",
    "/sign-out",
    "/change-password",
    "/request-password-reset",
    "/reset-password",
    "/two-factor/enable",
    "/two-factor/disable",
    "/two-factor/verify-totp",
    "/two-factor/verify-backup-code",
    "/two-factor/generate-backup-codes",
    "/two-factor/get-totp-uri",
    "/passkey/verify-registration",
    "/passkey/verify-authentication",
    "/passkey/delete-passkey",
    "/passkey/update-passkey",
  ],
} as const;

export async function signInRoutes(app: FastifyInstance, settings: RouteSettings): Promise<void> {
  for (const method of ["GET", "POST"] as const) {
    for (const path of open[method]) {
      app.route({
        method,
        url: `/api/auth${path}`,
        handler: (request, reply) => pass(settings, request, reply),
      });
    }
  }
  app.get("/api/auth/organisations", () => settings.oidc.map(({ id, name }) => ({ id, name })));
  app.get("/api/auth/sessions", (request, reply) => listSessions(settings, request, reply));
  app.post("/api/auth/sessions/revoke", (request, reply) => revokeSessions(settings, request, reply));
  await Promise.resolve();
}

async function pass({ answer: ask, publicUrl }: RouteSettings, request: FastifyRequest, reply: FastifyReply) {
  const answer = await ask(asRequest(request, publicUrl));
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie" && name !== "content-length" && name !== "x-retry-after")
      reply.header(name, value);
  }
  for (const cookie of answer.headers.getSetCookie()) reply.header("set-cookie", cookie);
  reply.header("cache-control", "no-store").status(answer.status);
  const text = await answer.text();
  if (answer.status < 400) return reply.send(withoutTokens(text));
  return refuse(request, reply, answer.status, text, answer.headers.get("x-retry-after"));
}

/** One's own sessions, without their tokens. */
async function listSessions(
  { identify, accounts }: RouteSettings,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const me = await identify(asHeaders(request));
  if (!me) return refuse(request, reply, 401, '{"code":"UNAUTHORIZED"}', null);
  const sessions = await accounts.sessionsOf(me.personId);
  return reply
    .header("cache-control", "no-store")
    .send(sessions.map((session) => ({ ...session, current: session.id === me.sessionId })));
}

/** Body `{ id }` ends that one session, `{ others: true }` all but this one. */
async function revokeSessions(settings: RouteSettings, request: FastifyRequest, reply: FastifyReply) {
  const { identify, accounts, publicUrl } = settings;
  const origin = request.headers.origin;
  if (origin !== new URL(publicUrl).origin)
    return refuse(request, reply, 403, '{"code":"INVALID_ORIGIN"}', null);
  const me = await identify(asHeaders(request));
  if (!me) return refuse(request, reply, 401, '{"code":"UNAUTHORIZED"}', null);
  const wanted = request.body as { id?: unknown; others?: unknown } | null | undefined;
  if (typeof wanted?.id === "string") {
    return reply.send({ revoked: (await accounts.revokeSession(me.personId, wanted.id)) ? 1 : 0 });
  }
  if (wanted?.others !== true) return refuse(request, reply, 422, '{"code":"VALIDATION_ERROR"}', null);
  return reply.send({ revoked: await accounts.revokeSessions(me.personId, me.sessionId) });
}

function asRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = asHeaders(request);
  const url = new URL(request.url, publicUrl);
  if (request.method === "GET") return new Request(url, { headers });
  headers.set("content-type", "application/json");
  return new Request(url, { method: "POST", headers, body: JSON.stringify(request.body ?? {}) });
}

/** The client's headers without those that only our own edge may set. */
function asHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || name.startsWith("x-forwarded-") || notHandedOn.includes(name)) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  headers.set(addressHeader, request.ip);
  return headers;
}

const notHandedOn = ["content-length", "transfer-encoding", "connection", "host", addressHeader];

/** The library names session tokens in its replies; the cookie is the only place for them. */
function withoutTokens(text: string): string {
  if (!text.includes('"token"')) return text;
  return JSON.stringify(JSON.parse(text, (key, value: unknown) => (key === "token" ? undefined : value)));
}

/** RFC 9457 problem details in the reader's language; `message` repeats the title for the library's own client. */
function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  text: string,
  retryAfter: string | null,
) {
  const { code, seconds } = codeIn(text);
  const refusal = status === 429 && code === undefined ? "too-many-requests" : refusalOf(code);
  const wait = seconds ?? (retryAfter === null ? undefined : Number(retryAfter));
  const title = inWords(refusal, languageOf(request), { seconds: wait ?? 60 });
  if (wait !== undefined) reply.header("retry-after", String(wait));
  return reply
    .status(status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .header("cache-control", "no-store")
    .send(
      JSON.stringify({
        type: `/problems/${refusal}`,
        title,
        status,
        code: refusal,
        message: title,
        instance: request.id,
        ...(wait !== undefined && { values: { seconds: wait } }),
      }),
    );
}

function inWords(
  refusal: SignInRefusal,
  language: "en" | "fr",
  values: Readonly<Record<string, number>>,
): string {
  return String(new IntlMessageFormat(signInMessages[refusal][language], language).format(values));
}

function languageOf(request: FastifyRequest): "en" | "fr" {
  return /^\s*fr\b/i.test(request.headers["accept-language"] ?? "") ? "fr" : "en";
}

function codeIn(text: string): { code?: string; seconds?: number } {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null) return {};
    const code = "code" in body && typeof body.code === "string" ? body.code : undefined;
    const seconds = "seconds" in body && typeof body.seconds === "number" ? body.seconds : undefined;
    return { ...(code !== undefined && { code }), ...(seconds !== undefined && { seconds }) };
  } catch {
    return {};
  }
}
