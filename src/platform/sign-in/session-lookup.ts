import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock/clock.ts";
import type { Library } from "./library.ts";
import type { SignInAccess } from "./tables.ts";

export interface SignedIn {
  readonly personId: string;
  readonly sessionId: string;
  /** password, password-and-code, backup-code, passkey, organisation. */
  readonly method: string | null;
  readonly startedAtMs: number;
}

/**
 * Who a session cookie belongs to: its signature (HMAC-SHA-256 over the token, as the library writes it), then one indexed
 * query. Nothing is cached, so a session that was ended is nobody at once. The library's own way does the same in about a
 * millisecond of computing, which every request would pay.
 */
export function sessionLookup(access: SignInAccess, library: Library, secret: string, clock: Clock) {
  let cookieName: string | undefined;
  return async (headers: Headers): Promise<SignedIn | null> => {
    // Without a cookie there is nobody; the public's requests cost no query.
    const cookies = headers.get("cookie");
    if (cookies === null) return null;
    cookieName ??= (await library.$context).authCookies.sessionToken.name;
    const token = signedToken(cookies, cookieName, secret);
    if (token === null) return null;
    const row = await access.kysely
      .selectFrom("sign_in.session")
      .select(["id", "userId", "expiresAt", "createdAt", "method"])
      .where("token", "=", token)
      .executeTakeFirst();
    if (!row || row.expiresAt.getTime() <= clock.nowMs()) return null;
    return {
      personId: row.userId,
      sessionId: row.id,
      method: row.method,
      startedAtMs: row.createdAt.getTime(),
    };
  };
}

function signedToken(cookies: string, name: string, secret: string): string | null {
  const found = cookies.split(";").find((each) => each.trimStart().startsWith(`${name}=`));
  const value = decoded(found?.slice(found.indexOf("=") + 1).trim());
  const dot = value?.lastIndexOf(".") ?? -1;
  if (value === null || dot < 1 || value.length > 300) return null;
  const token = value.slice(0, dot);
  const expected = createHmac("sha256", secret).update(token).digest();
  const given = Buffer.from(value.slice(dot + 1), "base64");
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decoded(value: string | undefined): string | null {
  try {
    return value === undefined ? null : decodeURIComponent(value);
  } catch {
    return null;
  }
}
