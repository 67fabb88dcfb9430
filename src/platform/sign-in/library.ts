import { passkey } from "@better-auth/passkey";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { APIError, isAPIError } from "better-auth/api";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { afterGuard, beforeGuard, methodOf } from "./guards.ts";
import type { LockOut } from "./lock-out.ts";
import { asLibraryConfig, speaksFor, type OidcProvider } from "./oidc.ts";
import type { SignInAccess } from "./tables.ts";

/** The header in which our own HTTP edge hands on the address of the asker; what a client sends under this name is dropped. */
export const addressHeader = "x-counterfoil-address";

/** One shift: after this a session ends, whether used or not. */
export const sessionSeconds = 12 * 3600;

export interface LibrarySettings {
  readonly access: SignInAccess;
  readonly secret: string;
  readonly publicUrl: string;
  readonly demonstration: boolean;
  readonly oidc: readonly OidcProvider[];
  readonly lock: LockOut;
  readonly sendResetLink: (
    person: { id: string; email: string; name: string },
    token: string,
  ) => Promise<void>;
  readonly log: (level: "error" | "warn", message: string) => void;
  /** Called with what was thrown and is not one of the library's own replies. */
  readonly failed: (error: unknown) => void;
}

export type Library = ReturnType<typeof library>;

export function library(settings: LibrarySettings) {
  return betterAuth(libraryOptions(settings));
}

/** Every setting of the library in one place; docs/adr/sign-in.md says why. */
export function libraryOptions(settings: LibrarySettings) {
  const { access, lock, publicUrl } = settings;
  const secure = new URL(publicUrl).protocol === "https:";
  return {
    appName: "Counterfoil",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret: settings.secret,
    database: { db: access.kysely, type: "postgres", schemaName: "sign_in" },
    trustedOrigins: [new URL(publicUrl).origin],
    telemetry: { enabled: false },
    experimental: { instrumentation: { enabled: false } },
    logger: {
      level: "warn",
      // Only the message: further values may hold addresses and tokens.
      log: (level, message) => settings.log(level === "error" ? "error" : "warn", message),
    },
    onAPIError: {
      errorURL: new URL("/sign-in", publicUrl).href,
      onError: (error) => settings.failed(isAPIError(error) ? error.cause : error),
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: ({ user, token }) => settings.sendResetLink(user, token),
    },
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      freshAge: 1800,
      cookieCache: { enabled: false },
      additionalFields: { method: { type: "string", required: false, input: false } },
    },
    verification: { storeIdentifier: "hashed" },
    account: {
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, requireLocalEmailVerified: true, trustedProviders: [] },
    },
    user: {
      changeEmail: { enabled: false },
      deleteUser: { enabled: false },
      validateUserInfo: vouched(settings.oidc),
    },
    databaseHooks: databaseHooks(),
    hooks: { before: beforeGuard(lock), after: afterGuard(lock) },
    rateLimit: rateLimit(settings.demonstration),
    advanced: advanced(settings, secure),
    plugins: [
      twoFactor({
        issuer: "Counterfoil",
        totpOptions: { digits: 6, period: 30 },
        backupCodeOptions: { amount: 10, storeBackupCodes: "encrypted" },
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: 900 },
      }),
      passkeys(publicUrl),
      genericOAuth({ config: settings.oidc.map(asLibraryConfig) }),
    ],
  } satisfies BetterAuthOptions;
}

function advanced({ log }: LibrarySettings, secure: boolean) {
  return {
    cookiePrefix: "counterfoil",
    useSecureCookies: secure,
    // Said explicitly: the library would leave both out when it believes that it is in a test.
    disableCSRFCheck: false,
    disableOriginCheck: false,
    defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure, path: "/" },
    ipAddress: { ipAddressHeaders: [addressHeader] },
    database: { joins: true },
    backgroundTasks: {
      // A reset mail is not awaited: the time an answer takes must not tell whether the account exists.
      handler: (work) => void work.catch(() => log("error", "A background task of sign-in failed")),
    },
  } satisfies BetterAuthOptions["advanced"];
}

/** A passkey counts as two factors only when its holder was verified (finger, face, PIN): WebAuthn's UV flag is demanded. */
function passkeys(publicUrl: string) {
  const verified = (holderWasVerified: boolean): void => {
    if (!holderWasVerified) {
      throw new APIError("UNAUTHORIZED", {
        code: "USER_NOT_VERIFIED",
        message: "User verification is required",
      });
    }
  };
  return passkey({
    rpID: new URL(publicUrl).hostname,
    rpName: "Counterfoil",
    origin: new URL(publicUrl).origin,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    registration: {
      afterVerification: ({ verification }) => verified(verification.registrationInfo?.userVerified === true),
    },
    authentication: {
      afterVerification: ({ verification }) => verified(verification.authenticationInfo.userVerified),
    },
  });
}

function vouched(providers: readonly OidcProvider[]) {
  return ({
    user,
    source,
  }: Parameters<NonNullable<NonNullable<BetterAuthOptions["user"]>["validateUserInfo"]>>[0]) => {
    if (source.method !== "oauth") return undefined;
    const permitted =
      user.emailVerified === true && speaksFor(providers, source.oauth?.providerId ?? "", user.email ?? "");
    return permitted ? undefined : { error: "ORGANISATION_NOT_PERMITTED" };
  };
}

function databaseHooks(): NonNullable<BetterAuthOptions["databaseHooks"]> {
  // Tokens of an organisation's service are of no use here and are not kept.
  const withoutTokens = { accessToken: null, refreshToken: null, idToken: null };
  return {
    session: {
      create: {
        before: (session, context) => {
          const latest = new Date(session.createdAt.getTime() + sessionSeconds * 1000);
          const earlier = context?.context.session?.session["method"];
          const method = methodOf(context?.path, typeof earlier === "string" ? earlier : null);
          const expiresAt = session.expiresAt > latest ? latest : session.expiresAt;
          return Promise.resolve({ data: { ...session, expiresAt, method } });
        },
      },
    },
    account: {
      create: { before: (account) => Promise.resolve({ data: { ...account, ...withoutTokens } }) },
      update: { before: (account) => Promise.resolve({ data: { ...account, ...withoutTokens } }) },
    },
  };
}

/** By network address. Many people sign in at once from one building, so the account's own allowance is the tighter one. */
function rateLimit(demonstration: boolean): NonNullable<BetterAuthOptions["rateLimit"]> {
  const times = demonstration ? 20 : 1;
  return {
    enabled: true,
    storage: "database",
    window: 60,
    max: 120 * times,
    customRules: {
      "/get-session": false,
      "/sign-in/*": { window: 60, max: 30 * times },
      "/two-factor/*": { window: 60, max: 30 * times },
      "/passkey/*": { window: 60, max: 60 * times },
      "/request-password-reset": { window: 600, max: 10 * times },
      "/reset-password": { window: 600, max: 30 * times },
    },
  };
}
