import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig, type Config } from "../src/main/config.ts";
import { demonstrationPassword } from "../src/main/demonstration.ts";
import { startServer, type Running } from "../src/main/server.ts";
import type { Clock } from "../src/platform/clock/clock.ts";
import { embeddedTemplate } from "./storage-for-tests.ts";

export interface ServerForTests extends Running {
  /** Signs in as a ready account of the demonstration and gives what every request then carries. */
  as(email: string): Promise<Client>;
  /** Nobody in particular. */
  readonly anyone: Client;
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  send(
    method: "POST" | "PUT" | "DELETE",
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly bytes: Uint8Array;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
  readonly json: any;
}

/** The whole house on a free port, in memory, with the demonstration; its clock is the one given. */
export async function serverForTests(
  options: {
    readonly clock?: Clock;
    readonly databaseUrl?: string;
    readonly demonstration?: boolean;
    /** Beside what every such server is given. */
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<ServerForTests> {
  const environment = {
    COUNTERFOIL_LOG: "silent",
    COUNTERFOIL_REQUESTS_PER_MINUTE: "1000000",
    COUNTERFOIL_POLLBOOK_PORT: "0",
    ...(options.databaseUrl !== undefined && {
      DATABASE_URL: options.databaseUrl,
      COUNTERFOIL_SECRET: "a secret for tests only, long enough",
    }),
    ...options.environment,
  };
  const config = readConfig(environment, {
    port: 0,
    inMemory: true,
    demonstration: options.demonstration ?? true,
  });
  const running = await startServer(await migrated(config), options.clock ? { clock: options.clock } : {});
  const base = `http://127.0.0.1:${running.port}`;
  const anyone = clientOf(base, {});
  return {
    ...running,
    anyone,
    async as(email) {
      const body = JSON.stringify({ email, password: demonstrationPassword });
      const headers = { "content-type": "application/json", origin: new URL(config.publicUrl).origin };
      const reply = await fetch(`${base}/api/auth/sign-in/email`, { method: "POST", body, headers });
      if (!reply.ok) throw new Error(`${email} cannot sign in: ${reply.status} ${await reply.text()}`);
      const cookie = reply.headers
        .getSetCookie()
        .map((each) => each.split(";")[0])
        .join("; ");
      return clientOf(base, { cookie, origin: new URL(config.publicUrl).origin });
    },
  };
}

/** The same house on a database in memory that begins with its migrations done: to do them takes longer than all else of a start. */
export async function migrated(config: Config): Promise<Config> {
  const { storage } = config;
  if (storage.kind !== "embedded") return config;
  const begun = { ...storage, template: await embeddedTemplate() };
  return { ...config, storage: begun };
}

export function clientOf(base: string, carried: Record<string, string>): Client {
  const ask = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const reply = await fetch(base + path, {
      method,
      redirect: "manual",
      headers: { ...carried, ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && {
        body:
          typeof body === "string" || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      }),
    });
    const bytes = new Uint8Array(await reply.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const json: unknown =
      /json/.test(reply.headers.get("content-type") ?? "") && text !== "" ? JSON.parse(text) : null;
    return { status: reply.status, headers: reply.headers, text, bytes, json };
  };
  return {
    get: (path, headers) => ask("GET", path, undefined, headers),
    send: (method, path, body, headers) => ask(method, path, body, headers),
  };
}

export function folderForTests(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "counterfoil-"));
  return { path, remove: () => existsSync(path) && rmSync(path, { recursive: true, force: true }) };
}
