import { createHmac } from "node:crypto";
import Fastify, { type FastifyInstance } from "fastify";

/** A browser for tests: keeps cookies, sends Origin, speaks JSON to a server that does not listen. */
export function browser(app: FastifyInstance, publicUrl: string, language = "en") {
  const cookies = new Map<string, string>();
  async function ask(method: "GET" | "POST", url: string, body?: unknown, more: Record<string, string> = {}) {
    const answer = await app.inject({
      method,
      url,
      headers: { ...cookieHeader(), origin: new URL(publicUrl).origin, "accept-language": language, ...more },
      ...(body !== undefined && { payload: body as object }),
    });
    for (const cookie of answer.cookies) {
      if (cookie.value === "" || cookie.maxAge === 0) cookies.delete(cookie.name);
      else cookies.set(cookie.name, cookie.value);
    }
    const text = answer.body;
    const json = (text === "" ? null : JSON.parse(text)) as Reply;
    return { status: answer.statusCode, body: json, headers: answer.headers, cookies: answer.cookies, text };
  }
  function cookieHeader(): { cookie?: string } {
    if (cookies.size === 0) return {};
    return { cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ") };
  }
  return {
    ask,
    get: (path: string) => ask("GET", `/api/auth${path}`),
    post: (path: string, body: unknown = {}, more?: Record<string, string>) =>
      ask("POST", `/api/auth${path}`, body, more),
    headers: () => new Headers(cookieHeader()),
    cookies,
  };
}

// Tests look into replies of many shapes.
export type Reply = { readonly [name: string]: Reply & string & number & readonly Reply[] };

export type Browser = ReturnType<typeof browser>;

export async function serverFor(routes: (app: FastifyInstance) => Promise<void>): Promise<FastifyInstance> {
  const app = Fastify();
  await routes(app);
  await app.ready();
  return app;
}

/** A time-based one-time password (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits) of a secret in base 32. */
export function totp(secretBase32: string, nowMs: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(nowMs / 30_000)));
  const hash = createHmac("sha1", fromBase32(secretBase32)).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  let bits = "";
  for (const letter of text.replaceAll("=", "")) {
    bits += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0");
  }
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
