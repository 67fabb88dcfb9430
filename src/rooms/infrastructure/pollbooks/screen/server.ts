import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { LanguagePack } from "../../../../platform/languages/language-pack.ts";
import { speaker } from "../../../../platform/languages/speaker.ts";
import type { Clock } from "../../../../platform/clock/clock.ts";
import type { Device } from "../device/device.ts";
import { answerApi } from "./api.ts";
import type { Answer, Asked } from "./answers.ts";
import { answerPage } from "./pages.ts";
import { script } from "./script.ts";

/** The device's own screen and programs' interface, on loopback alone. */
export type Screen = {
  readonly port: number;
  /** Opens the screen: holds a key that only who started the device can see. */
  readonly url: string;
  readonly key: string;
  readonly close: () => Promise<void>;
};

export type ScreenOptions = {
  readonly device: Device;
  readonly port: number;
  readonly language: string;
  readonly packs: readonly LanguagePack[];
  readonly clock: Clock;
};

/** One browser at this table. */
export type Session = { actor: string | null; language: string };

const COOKIE = "cf_pollbook";
const BODY_BYTES_MAX = 65_536;

export async function openScreen(options: ScreenOptions): Promise<Screen> {
  const key = randomBytes(16).toString("base64url");
  const sessions = new Map<string, Session>();
  const server = createServer((request, response) => {
    void respond({ ...options, key, sessions }, request, response);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(options.port, "127.0.0.1", done);
  });
  const port = portOf(server);
  return {
    port,
    key,
    url: `http://127.0.0.1:${port}/?key=${key}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

type Serving = ScreenOptions & { readonly key: string; readonly sessions: Map<string, Session> };

async function respond(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await answered(serving, request);
    response.writeHead(answer.status, { ...securityHeaders, ...answer.headers });
    if (typeof answer.body === "string") response.end(answer.body);
    else await pipeline(Readable.from(answer.body), response);
  } catch (error) {
    // A bug, or a request that ended early: nothing of it is shown, and nothing was promised.
    console.error(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500, securityHeaders).end("500");
  }
}

/** No other page of this browser and no name that leads here may use the screen: host and origin are this address. */
async function answered(serving: Serving, request: IncomingMessage): Promise<Answer> {
  const host = request.headers.host ?? "";
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host)) return plain(403, "host");
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return plain(403, "origin");
  const url = new URL(request.url ?? "/", `http://${host}`);
  if (url.pathname === "/screen.js")
    return { status: 200, headers: { "content-type": "text/javascript" }, body: script };
  const body = request.method === "POST" ? await bodyOf(request) : "";
  if (body === null) return plain(413, "body");
  if (url.pathname.startsWith("/api/")) {
    const given = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
    return same(given, serving.key)
      ? answerApi(serving.device, request.method ?? "GET", url, body)
      : plain(401, "key");
  }
  if (same(url.searchParams.get("key") ?? "", serving.key)) return begin(serving);
  const session = serving.sessions.get(cookieIn(request));
  const asked: Asked = {
    method: request.method ?? "GET",
    url,
    body: new URLSearchParams(body),
    session: session ?? null,
    isPart: request.headers["counterfoil-part"] !== undefined,
    speaker: speaker(session?.language ?? serving.language, serving.packs),
    packs: serving.packs,
    nowMs: serving.clock.nowMs(),
  };
  return answerPage(serving.device, asked);
}

function begin({ sessions, language }: Serving): Answer {
  const id = randomBytes(18).toString("base64url");
  sessions.set(id, { actor: null, language });
  const cookie = `${COOKIE}=${id}; HttpOnly; SameSite=Strict; Path=/`;
  return { status: 303, headers: { "set-cookie": cookie, location: "/" }, body: "" };
}

/** `same-origin`: without a referrer a browser sends a form's origin as null, and the form would be refused. */
const securityHeaders = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
} as const;

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function cookieIn({ headers }: IncomingMessage): string {
  return new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(headers.cookie ?? "")?.[1] ?? "";
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function plain(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain" }, body };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
