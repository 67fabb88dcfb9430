import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import type { LockOut } from "./lock-out.ts";

/** Paths on which a password is tried: at the door, and inside a session for what a stolen session must not do. */
const passwordPaths: readonly string[] = [
  "/sign-in/email",
  "/change-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/get-totp-uri",
  "/two-factor/generate-backup-codes",
];

type GuardContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Takes an attempt from the account's allowance before a password is looked at. */
export function beforeGuard(lock: LockOut) {
  return createAuthMiddleware(async (ctx) => {
    if (passwordPaths.includes(ctx.path)) {
      const address = await addressOf(ctx);
      const waitMs = address === null ? null : await lock.attempt(address);
      if (waitMs !== null) throw locked(Math.ceil(waitMs / 1000));
    }
    // "Trust this device" would leave a second factor unasked for a month: not here.
    if (ctx.path.startsWith("/two-factor/verify-")) {
      return { context: { body: { ...asRecord(ctx.body), trustDevice: false } } };
    }
    return undefined;
  });
}

/** Gives the allowance back when the password was right. */
export function afterGuard(lock: LockOut) {
  return createAuthMiddleware(async (ctx) => {
    if (!passwordPaths.includes(ctx.path) || ctx.context.returned instanceof Error) return;
    const address = await addressOf(ctx);
    if (address !== null) await lock.succeeded(address);
  });
}

/** How the session came to be, by the path that made it. */
export function methodOf(path: string | undefined, earlier: string | null): string {
  if (path === undefined) return "direct";
  if (path.startsWith("/two-factor/verify-totp")) return "password-and-code";
  if (path.startsWith("/two-factor/verify-backup-code")) return "backup-code";
  if (path.startsWith("/passkey/")) return "passkey";
  if (path.startsWith("/callback/")) return "organisation";
  if (path.startsWith("/change-password")) return earlier ?? "password";
  return "password";
}

async function addressOf(ctx: GuardContext): Promise<string | null> {
  if (ctx.path === "/sign-in/email") {
    const email = asRecord(ctx.body)["email"];
    return typeof email === "string" && email.length <= 320 ? email : null;
  }
  const session = await getSessionFromCtx(ctx);
  return session?.user.email ?? null;
}

function locked(seconds: number): APIError {
  return new APIError("TOO_MANY_REQUESTS", {
    code: "ACCOUNT_LOCKED",
    message: `Too many wrong passwords. Try again in ${seconds} s.`,
    seconds,
  });
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
