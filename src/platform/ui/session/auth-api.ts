import { z } from "zod";
import { forgetAnswers } from "../offline/kept-answers.ts";
import { ApiProblem, kindOfStatus } from "../problem.ts";

/** The sign-in service's own addresses (better-auth, under `/api/auth`). */
export const signInByPassword = async (
  email: string,
  password: string,
): Promise<"signed-in" | "code-needed"> => {
  const shape = z.object({ twoFactorRedirect: z.boolean().optional() });
  const reply = await auth("POST", "/sign-in/email", shape, { email, password });
  return reply.twoFactorRedirect ? "code-needed" : "signed-in";
};

/** Six digits from an authenticator, or a recovery code. */
export function verifyCode(code: string): Promise<unknown> {
  const digits = code.replaceAll(/\s/g, "");
  return /^\d{6}$/.test(digits)
    ? auth("POST", "/two-factor/verify-totp", z.unknown(), { code: digits })
    : auth("POST", "/two-factor/verify-backup-code", z.unknown(), { code: code.trim() });
}

/** Leaves by loading the page anew: nothing of this session stays in the memory of the browser's tab, nor of what it kept on the device. */
export async function signOut(): Promise<void> {
  await auth("POST", "/sign-out", z.unknown(), {}).catch(() => undefined);
  forgetAnswers();
  location.assign("/app/sign-in");
}

export const OpenSession = z.object({
  id: z.string(),
  token: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  ipAddress: z.string().nullish(),
  userAgent: z.string().nullish(),
});

export type OpenSession = z.infer<typeof OpenSession>;

export const listSessions = () => auth("GET", "/list-sessions", z.array(OpenSession));
export const endSession = (token: string) => auth("POST", "/revoke-session", z.unknown(), { token });
export const endOtherSessions = () => auth("POST", "/revoke-other-sessions", z.unknown(), {});
export const currentSession = () =>
  auth("GET", "/get-session", z.object({ session: z.object({ id: z.string() }) }).nullable());

export const startTotp = (password: string) =>
  auth("POST", "/two-factor/enable", z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) }), {
    password,
  });

export const Passkey = z.object({
  id: z.string(),
  name: z.string().nullish(),
  createdAt: z.string().nullish(),
});
export const listPasskeys = () => auth("GET", "/passkey/list-user-passkeys", z.array(Passkey));
export const removePasskey = (id: string) => auth("POST", "/passkey/delete-passkey", z.unknown(), { id });

export function passkeysWork(): boolean {
  return "PublicKeyCredential" in globalThis && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Signs in with a passkey: the browser's own WebAuthn, in its JSON form. */
export async function signInByPasskey(): Promise<void> {
  const options = await auth("GET", "/passkey/generate-authenticate-options", RequestOptions);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  await auth("POST", "/passkey/verify-authentication", z.unknown(), {
    response: credential.toJSON() as unknown,
  });
}

export async function addPasskey(name: string): Promise<void> {
  const address = `/passkey/generate-register-options?name=${encodeURIComponent(name)}`;
  const options = await auth("GET", address, CreationOptions);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response: unknown = credential.toJSON();
  await auth("POST", "/passkey/verify-registration", z.unknown(), { name, response });
}

// The browser itself checks the rest of these options.
const RequestOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>(isChallenge);
const CreationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>(isChallenge);

function isChallenge(value: unknown): boolean {
  return typeof value === "object" && value !== null && "challenge" in value;
}

async function auth<T>(method: "GET" | "POST", path: string, shape: z.ZodType<T>, body?: object): Promise<T> {
  const response = await fetch(`/api/auth${path}`, {
    method,
    credentials: "same-origin",
    headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiProblem("unreachable", { title: "The server does not answer" }, "auth");
  });
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const said = z
      .object({ code: z.string().optional(), message: z.string().optional() })
      .safeParse(json).data;
    const title = said?.message ?? response.statusText;
    throw new ApiProblem(
      kindOfStatus(response.status),
      { title, status: response.status, code: said?.code },
      "auth",
    );
  }
  const reply = shape.safeParse(json);
  if (!reply.success)
    throw new ApiProblem("failed", { title: "Unexpected reply", code: "reply-not-understood" }, "auth");
  return reply.data;
}
