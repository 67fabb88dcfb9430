import { z } from "zod";
import type { Bilingual } from "../../basics/text.ts";
import type { Endpoint, ReplyOf } from "../contract/endpoint.ts";
import type { Terminal } from "./command.ts";

/** A running server, asked as one person: the same permissions, refusals and journal as on the screens. */
export interface Server {
  ask<E extends Endpoint>(endpoint: E, input: AskInput): Promise<ReplyOf<E>>;
}

export interface AskInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The server said no; the message is its own, in the language of the terminal. */
export class ServerRefused extends Error {}

const Environment = z.object({
  COUNTERFOIL_SERVER: z.url().default("http://localhost:4000"),
  /** The server's public address, where it is reached at another one (a tunnel): sign-in asks for it. */
  COUNTERFOIL_ORIGIN: z.url().optional(),
  COUNTERFOIL_EMAIL: z.string().min(1),
  COUNTERFOIL_PASSWORD: z.string().min(1),
  /** Six digits of the authenticator, where the account has a second factor. */
  COUNTERFOIL_CODE: z.string().optional(),
});

/** Signs in as `COUNTERFOIL_EMAIL` with `COUNTERFOIL_PASSWORD` (never as arguments: those are seen by everyone on the machine), works, signs out. */
export async function asPerson<T>(terminal: Terminal, work: (server: Server) => Promise<T>): Promise<T> {
  const given = Environment.safeParse(terminal.environment);
  if (!given.success) throw new ServerRefused(missing(terminal.language));
  const {
    COUNTERFOIL_SERVER: server,
    COUNTERFOIL_ORIGIN: origin = new URL(server).origin,
    ...who
  } = given.data;
  const line: Line = { server, origin, cookie: "", language: terminal.language };
  const signedIn = { ...line, cookie: await signIn(line, who) };
  try {
    return await work({ ask: (endpoint, input) => ask(signedIn, endpoint, input) });
  } finally {
    await post(signedIn, "/api/auth/sign-out", {}).catch(() => undefined);
  }
}

interface Line {
  readonly server: string;
  readonly origin: string;
  readonly cookie: string;
  readonly language: Terminal["language"];
}

async function signIn(
  line: Line,
  who: { COUNTERFOIL_EMAIL: string; COUNTERFOIL_PASSWORD: string; COUNTERFOIL_CODE?: string | undefined },
): Promise<string> {
  const credentials = { email: who.COUNTERFOIL_EMAIL, password: who.COUNTERFOIL_PASSWORD };
  const first = await post(line, "/api/auth/sign-in/email", credentials);
  if (!first.ok) throw new ServerRefused(whyNot(first.status)[line.language]);
  const more = (await first.json().catch(() => ({}))) as { twoFactorRedirect?: boolean };
  if (more.twoFactorRedirect !== true) return cookiesOf(first);
  if (who.COUNTERFOIL_CODE === undefined) throw new ServerRefused(codeNeeded[line.language]);
  const asked = { ...line, cookie: cookiesOf(first) };
  const second = await post(asked, "/api/auth/two-factor/verify-totp", { code: who.COUNTERFOIL_CODE });
  if (!second.ok) throw new ServerRefused(whyNot(second.status)[line.language]);
  return cookiesOf(second);
}

async function ask<E extends Endpoint>(
  { server, origin, cookie, language }: Line,
  endpoint: E,
  { params = {}, query = {}, body }: AskInput,
): Promise<ReplyOf<E>> {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(asText(params[name])),
  );
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, asText(value)])).toString();
  const reply = await fetch(`${server}${path}${search === "" ? "" : `?${search}`}`, {
    method: endpoint.method,
    headers: {
      cookie,
      origin,
      "accept-language": language,
      ...(endpoint.method !== "GET" && { "idempotency-key": crypto.randomUUID() }),
      ...(body !== undefined && { "content-type": endpoint.upload ?? "application/json" }),
    },
    // A file goes as it is.
    ...(body !== undefined && { body: endpoint.upload ? (body as BodyInit) : JSON.stringify(body) }),
  });
  const json: unknown = await reply.json().catch(() => null);
  if (!reply.ok) throw new ServerRefused(problemLine(json, reply.status));
  return endpoint.reply.parse(json) as ReplyOf<E>;
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

const Problem = z.object({
  title: z.string(),
  fields: z.array(z.object({ path: z.string(), expected: z.string() })).optional(),
});

function problemLine(json: unknown, status: number): string {
  const problem = Problem.safeParse(json);
  if (!problem.success) return `HTTP ${status}`;
  const fields = (problem.data.fields ?? []).map(({ path, expected }) => `  ${path}: ${expected}`);
  return [problem.data.title, ...fields].join("\n");
}

function post({ server, origin, cookie }: Line, path: string, body: unknown): Promise<Response> {
  return fetch(server + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin, ...(cookie !== "" && { cookie }) },
    body: JSON.stringify(body),
  });
}

function cookiesOf(reply: Response): string {
  return reply.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
}

function missing(language: Terminal["language"]): string {
  return language === "fr"
    ? "Cette commande s’adresse à un serveur en marche, au nom d’une personne. Donnez COUNTERFOIL_EMAIL et COUNTERFOIL_PASSWORD dans l’environnement, COUNTERFOIL_SERVER s’il n’est pas http://localhost:4000, et COUNTERFOIL_CODE si le compte a un second facteur."
    : "This command asks a running server, as a person. Give COUNTERFOIL_EMAIL and COUNTERFOIL_PASSWORD in the environment, COUNTERFOIL_SERVER where it is not http://localhost:4000, and COUNTERFOIL_CODE where the account has a second factor.";
}

function whyNot(status: number): Bilingual {
  if (status === 403)
    return {
      en: "The server's public address is another one. Give it as COUNTERFOIL_SERVER, or as COUNTERFOIL_ORIGIN through a tunnel. Nothing was done.",
      fr: "L’adresse publique du serveur est autre. Donnez-la dans COUNTERFOIL_SERVER, ou dans COUNTERFOIL_ORIGIN par un tunnel. Rien n’a été fait.",
    };
  if (status === 429)
    return {
      en: "Too many attempts to sign in. Wait a minute, then try again. Nothing was done.",
      fr: "Trop d’essais de connexion. Attendez une minute, puis réessayez. Rien n’a été fait.",
    };
  return {
    en: "The server did not accept the e-mail, the password or the code. Nothing was done.",
    fr: "Le serveur n’a pas accepté le courriel, le mot de passe ou le code. Rien n’a été fait.",
  };
}

const codeNeeded = {
  en: "This account has a second factor. Give the six digits of the authenticator in COUNTERFOIL_CODE.",
  fr: "Ce compte a un second facteur. Donnez les six chiffres de l’authentificateur dans COUNTERFOIL_CODE.",
} as const;
