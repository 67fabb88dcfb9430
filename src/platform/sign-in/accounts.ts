import { ok, refuse, type Result } from "../../basics/result.ts";
import type { Clock } from "../clock/clock.ts";
import type { Dice } from "../dice/dice.ts";
import type { Library } from "./library.ts";
import type { SignInAccess } from "./tables.ts";

export interface NewAccount {
  /** `per_…`: the id of the account is the id of the person. */
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  /** Left out, the person chooses one by the link of `resetLink`. */
  readonly password?: string | HashedPassword;
}

/** What `hashPassword` made of a password: for many accounts that share one, since hashing is slow by design. */
export interface HashedPassword {
  readonly hash: string;
}

export interface SessionSeen {
  readonly id: string;
  readonly startedAtMs: number;
  readonly expiresAtMs: number;
  readonly address: string | null;
  readonly browser: string | null;
  readonly method: string | null;
}

/** What administration does with accounts. Whoever calls this has checked the permission and writes the journal. */
export interface Accounts {
  createAccount(account: NewAccount): Promise<Result<null, "email-in-use" | "password-too-short">>;
  hashPassword(password: string): Promise<Result<HashedPassword, "password-too-short">>;
  changeAddress(personId: string, email: string, name: string): Promise<Result<null, "email-in-use">>;
  /** Ends every session at once and removes passwords, codes and passkeys. */
  deleteAccount(personId: string): Promise<void>;
  /** A link that lets the person choose a password, once. Earlier links end. Null where there is no such account. */
  resetLink(personId: string, validMs?: number): Promise<{ url: string; expiresAtMs: number } | null>;
  /** Takes away the second factor of someone who lost it, ends the sessions; the password is asked and a new factor set up. */
  removeSecondFactor(personId: string): Promise<void>;
  sessionsOf(personId: string): Promise<SessionSeen[]>;
  revokeSession(personId: string, sessionId: string): Promise<boolean>;
  /** All of them but the one that is kept. Returns how many ended. */
  revokeSessions(personId: string, keepSessionId?: string): Promise<number>;
}

export interface AccountSettings {
  readonly access: SignInAccess;
  readonly library: Library;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly publicUrl: string;
}

const dayMs = 86_400_000;

export function accounts(settings: AccountSettings): Accounts {
  const { access, clock } = settings;
  const db = access.kysely;
  return {
    createAccount: (account) => createAccount(settings, account),
    hashPassword: (password) => hashed(settings.library, password),
    async changeAddress(personId, email, name) {
      const change = db
        .updateTable("sign_in.user")
        .set({ email: normal(email), name, updatedAt: new Date(clock.nowMs()) });
      return uniquely(() => change.where("id", "=", personId).execute());
    },
    async deleteAccount(personId) {
      await db.deleteFrom("sign_in.user").where("id", "=", personId).execute();
    },
    resetLink: (personId, validMs = dayMs) => resetLink(settings, personId, validMs),
    async removeSecondFactor(personId) {
      const { adapter } = await settings.library.$context;
      await adapter.deleteMany({ model: "twoFactor", where: [{ field: "userId", value: personId }] });
      await db
        .updateTable("sign_in.user")
        .set({ twoFactorEnabled: false })
        .where("id", "=", personId)
        .execute();
      await db.deleteFrom("sign_in.session").where("userId", "=", personId).execute();
    },
    async sessionsOf(personId) {
      const rows = await db
        .selectFrom("sign_in.session")
        .selectAll()
        .where("userId", "=", personId)
        .where("expiresAt", ">", new Date(clock.nowMs()))
        .orderBy("createdAt", "desc")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        startedAtMs: row.createdAt.getTime(),
        expiresAtMs: row.expiresAt.getTime(),
        address: row.ipAddress,
        browser: row.userAgent,
        method: row.method,
      }));
    },
    async revokeSession(personId, sessionId) {
      const ended = db
        .deleteFrom("sign_in.session")
        .where("userId", "=", personId)
        .where("id", "=", sessionId);
      return (await ended.returning("id").execute()).length > 0;
    },
    async revokeSessions(personId, keepSessionId = "") {
      const ended = db
        .deleteFrom("sign_in.session")
        .where("userId", "=", personId)
        .where("id", "!=", keepSessionId);
      return (await ended.returning("id").execute()).length;
    },
  };
}

async function hashed(
  library: Library,
  password: string | HashedPassword,
): Promise<Result<HashedPassword, "password-too-short">> {
  if (typeof password !== "string") return ok(password);
  if (password.length < 12) return refuse("password-too-short");
  return ok({ hash: await (await library.$context).password.hash(password) });
}

async function createAccount(
  { access, library, clock, dice }: AccountSettings,
  account: NewAccount,
): ReturnType<Accounts["createAccount"]> {
  const kept = account.password === undefined ? null : await hashed(library, account.password);
  if (kept?.ok === false) return kept;
  const at = new Date(clock.nowMs());
  const common = { createdAt: at, updatedAt: at };
  const user = access.kysely.insertInto("sign_in.user").values({
    id: account.personId,
    email: normal(account.email),
    name: account.name,
    // An administrator vouches for the address; nobody can register one.
    emailVerified: true,
    twoFactorEnabled: false,
    ...common,
  });
  if (kept === null) return uniquely(() => user.execute());
  const credential = {
    id: dice.id("acc"),
    accountId: account.personId,
    providerId: "credential",
    userId: account.personId,
    password: kept.value.hash,
    ...common,
  };
  // One statement: an account exists with its password or not at all.
  return uniquely(() =>
    access.kysely
      .with("made", () => user.returning("id"))
      .insertInto("sign_in.account")
      .values(credential)
      .execute(),
  );
}

async function resetLink(
  { access, library, clock, dice, publicUrl }: AccountSettings,
  personId: string,
  validMs: number,
): ReturnType<Accounts["resetLink"]> {
  const known = await access.kysely
    .selectFrom("sign_in.user")
    .select("id")
    .where("id", "=", personId)
    .execute();
  if (known.length === 0) return null;
  await access.kysely.deleteFrom("sign_in.verification").where("value", "=", personId).execute();
  const token = Buffer.from(dice.bytes(32)).toString("base64url");
  const expiresAtMs = clock.nowMs() + validMs;
  const { internalAdapter } = await library.$context;
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: personId,
    expiresAt: new Date(expiresAtMs),
  });
  return { url: newPasswordUrl(publicUrl, token), expiresAtMs };
}

/** The token stands behind the hash: browsers send that part to nobody, so it is in no server's log. */
export function newPasswordUrl(publicUrl: string, token: string): string {
  return `${new URL(publicUrl).origin}/new-password#${token}`;
}

async function uniquely(write: () => Promise<unknown>): Promise<Result<null, "email-in-use">> {
  try {
    await write();
    return ok(null);
  } catch (error) {
    if (isUniqueViolation(error)) return refuse("email-in-use");
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "23505";
}

function normal(email: string): string {
  return email.trim().toLowerCase();
}
