// Goal: only the right person comes in, and a session that was ended is nobody at once.
// Method: a whole server over a real database, asked as a browser asks; codes and passkeys come from software authenticators.
import { afterAll, describe, expect, it } from "vitest";
import { getMigrations } from "better-auth/db/migration";
import { dialectsForTests, storageForTests } from "../../../tests/storage-for-tests.ts";
import { handClock } from "../clock/clock.ts";
import { publicActor } from "../contract/actor.ts";
import { systemDice } from "../dice/system-dice.ts";
import { browser, serverFor, totp, type Browser } from "./for-tests.ts";
import { signIn } from "./sign-in.ts";
import { softwareAuthenticator } from "./software-authenticator.ts";
import type { SignInTables } from "./tables.ts";

const publicUrl = "https://elections.example";
const password = "seven tall lighthouses";
const places = await Promise.all(
  dialectsForTests().map(async (dialect) => ({ dialect, ...(await storageForTests({ dialect })) })),
);

describe.each(places)("Sign-in on the $dialect database", (place) => {
  const access = place.storage.schemaAccess<SignInTables>("sign_in");
  afterAll(() => place.close());
  const clock = handClock(Date.now());
  const links: { email: string; url: string }[] = [];
  const logged: string[] = [];
  const service = signIn({
    access,
    secret: "a secret for tests that is long enough 0123456789",
    publicUrl,
    demonstration: true,
    clock,
    mail: { sendResetLink: ({ email, url }) => Promise.resolve(void links.push({ email, url })) },
    log: (_level, message) => void logged.push(message),
  });
  const server = serverFor(service.fastifyRoutes);

  async function person(withPassword: string | undefined = password) {
    const personId = systemDice.id("per");
    const email = `${personId}@authority.example`;
    const made = await service.createAccount({
      personId,
      email,
      name: "Ada",
      ...(withPassword && { password: withPassword }),
    });
    expect(made.ok).toBe(true);
    return { personId, email };
  }
  const visitor = async (language?: string): Promise<Browser> => browser(await server, publicUrl, language);
  async function signedIn() {
    const someone = await person();
    const at = await visitor();
    const answer = await at.post("/sign-in/email", { email: someone.email, password });
    expect(answer.status).toBe(200);
    return { ...someone, at };
  }

  it("W5.2 lets a person in with address and password, under the person's own id", async () => {
    const { at, personId } = await signedIn();
    expect(await service.identify(at.headers())).toMatchObject({ personId, method: "password" });
    const session = await at.get("/get-session");
    expect(session.body["user"]?.["id"]).toBe(personId);
    expect(session.text).not.toContain("token");
  });

  it("W5.2 sets cookies that scripts cannot read and other sites do not send", async () => {
    const { email } = await person();
    const answer = await (await visitor()).post("/sign-in/email", { email, password });
    expect(answer.cookies.length).toBeGreaterThan(0);
    for (const cookie of answer.cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
      expect(cookie.name).toMatch(/^__Secure-counterfoil\./);
    }
    expect(answer.text).not.toContain("token");
  });

  it("W5.2 negative: a wrong password, an unknown address and no account in common words", async () => {
    const { email } = await person();
    const at = await visitor("fr");
    const wrong = await at.post("/sign-in/email", { email, password: "seven small lighthouses" });
    const unknown = await at.post("/sign-in/email", { email: "nobody@authority.example", password });
    expect(wrong.status).toBe(401);
    expect({ ...unknown.body, instance: "" }).toEqual({ ...wrong.body, instance: "" });
    expect(wrong.body["title"]).toBe("L’adresse ou le mot de passe est inexact.");
    expect(await service.identify(at.headers())).toBeNull();
  });

  it("negative: nobody can register, and what is not opened does not exist", async () => {
    const at = await visitor();
    for (const path of [
      "/sign-up/email",
      "/update-user",
      "/delete-user",
      "/change-email",
      "/link-social",
      "/list-sessions",
    ]) {
      expect((await at.post(path, { email: "x@y.example", password, name: "x" })).status).toBe(404);
    }
    const direct = await service.library.handler(
      new Request(`${publicUrl}/api/auth/sign-up/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: publicUrl },
        body: JSON.stringify({ email: "x@y.example", password, name: "x" }),
      }),
    );
    expect(direct.status).toBeGreaterThanOrEqual(400);
  });

  it("negative: an account with an address in use, or a short password, is not made", async () => {
    const { email } = await person();
    const again = { personId: systemDice.id("per"), email: email.toUpperCase(), name: "Bo" };
    expect(await service.createAccount({ ...again, password })).toMatchObject({ refusal: "email-in-use" });
    expect(await service.createAccount(again)).toMatchObject({ refusal: "email-in-use" });
    const short = { ...again, email: "short@authority.example", password: "elevenchars" };
    expect(await service.createAccount(short)).toMatchObject({ refusal: "password-too-short" });
  });

  it("negative: a request from another site is not carried out", async () => {
    const { at } = await signedIn();
    const answer = await at.post("/sign-out", {}, { origin: "https://attacker.example" });
    expect(answer.status).toBe(403);
    expect(answer.body["code"]).toBe("wrong-origin");
    const revoke = await at.post(
      "/sessions/revoke",
      { others: true },
      { origin: "https://attacker.example" },
    );
    expect(revoke.status).toBe(403);
    expect(await service.identify(at.headers())).not.toBeNull();
  });

  it("W5.2 ends one session, the others and all of them, at once", async () => {
    const { at, email, personId } = await signedIn();
    const second = await visitor();
    const third = await visitor();
    for (const each of [second, third]) await each.post("/sign-in/email", { email, password });
    const seen = await at.get("/sessions");
    expect(seen.body).toHaveLength(3);
    expect(seen.text).not.toContain("token");
    const mine = await service.identify(second.headers());
    const one = await at.post("/sessions/revoke", { id: mine?.sessionId });
    expect(one.body).toEqual({ revoked: 1 });
    expect(await service.identify(second.headers())).toBeNull();
    expect((await at.post("/sessions/revoke", { others: true })).body).toEqual({ revoked: 1 });
    expect(await service.identify(third.headers())).toBeNull();
    expect(await service.identify(at.headers())).not.toBeNull();
    expect(await service.revokeSessions(personId)).toBe(1);
    expect(await service.identify(at.headers())).toBeNull();
  });

  it("negative: a session of somebody else cannot be ended, a forged cookie is nobody", async () => {
    const one = await signedIn();
    const other = await signedIn();
    const theirs = await service.identify(other.at.headers());
    expect((await one.at.post("/sessions/revoke", { id: theirs?.sessionId })).body).toEqual({ revoked: 0 });
    expect(await service.identify(other.at.headers())).not.toBeNull();
    const [name, value] = [...one.at.cookies].find(([key]) => key.endsWith("session_token")) ?? ["", ""];
    const forged = `${value.slice(0, 8)}x${value.slice(9)}`;
    expect(
      await service.identify(new Headers({ cookie: `${name}=${encodeURIComponent(forged)}` })),
    ).toBeNull();
  });

  it("a removed account is nobody at once", async () => {
    const { at, personId, email } = await signedIn();
    await service.deleteAccount(personId);
    expect(await service.identify(at.headers())).toBeNull();
    expect((await at.post("/sign-in/email", { email, password })).status).toBe(401);
  });

  it("W5.2 lets an invited person choose a password by a link that works once", async () => {
    const { personId, email } = await person("");
    const link = await service.resetLink(personId);
    const token = link?.url.split("#")[1];
    expect(link?.url).toBe(`${publicUrl}/new-password#${token}`);
    const at = await visitor();
    const short = await at.post("/reset-password", { token, newPassword: "too short" });
    expect(short.body["code"]).toBe("password-too-short");
    expect((await at.post("/reset-password", { token, newPassword: password })).status).toBe(200);
    expect((await at.post("/reset-password", { token, newPassword: password })).body["code"]).toBe(
      "link-not-valid",
    );
    expect((await at.post("/sign-in/email", { email, password })).status).toBe(200);
    expect(await service.resetLink(systemDice.id("per"))).toBeNull();
  });

  it("a newer link ends the one before, and the database holds no link", async () => {
    const { personId } = await person("");
    const first = (await service.resetLink(personId))?.url.split("#")[1];
    const second = (await service.resetLink(personId))?.url.split("#")[1] ?? "";
    const kept = await access.kysely.selectFrom("sign_in.verification").selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(second);
    const at = await visitor();
    expect((await at.post("/reset-password", { token: first, newPassword: password })).status).toBe(400);
    expect((await at.post("/reset-password", { token: second, newPassword: password })).status).toBe(200);
  });

  it("a forgotten password is replaced by mail, ends every session and tells nobody who has an account", async () => {
    const { at, email } = await signedIn();
    const known = await at.post("/request-password-reset", { email });
    const unknown = await at.post("/request-password-reset", { email: "nobody@authority.example" });
    expect(unknown.body).toEqual(known.body);
    await expect.poll(() => links.filter((link) => link.email === email)).toHaveLength(1);
    const token = links.find((link) => link.email === email)?.url.split("#")[1];
    const next = "eight tall lighthouses";
    expect((await (await visitor()).post("/reset-password", { token, newPassword: next })).status).toBe(200);
    expect(await service.identify(at.headers())).toBeNull();
    expect((await at.post("/sign-in/email", { email, password })).status).toBe(401);
    expect((await at.post("/sign-in/email", { email, password: next })).status).toBe(200);
  });

  it("changes a password only for who knows it, and can end the other sessions", async () => {
    const { at, email } = await signedIn();
    const second = await visitor();
    await second.post("/sign-in/email", { email, password });
    const next = "eight tall lighthouses";
    const wrong = await at.post("/change-password", { currentPassword: "not it at all", newPassword: next });
    expect(wrong.body["code"]).toBe("wrong-password");
    const right = { currentPassword: password, newPassword: next, revokeOtherSessions: true };
    expect((await at.post("/change-password", right)).status).toBe(200);
    expect(await service.identify(second.headers())).toBeNull();
    expect(await service.identify(at.headers())).not.toBeNull();
  });

  describe("codes of an authenticator app", () => {
    async function enrolled() {
      const someone = await signedIn();
      const begun = await someone.at.post("/two-factor/enable", { password });
      const secret = new URL(String(begun.body["totpURI"])).searchParams.get("secret") ?? "";
      const wrong = await someone.at.post("/two-factor/verify-totp", { code: "000000" });
      expect(wrong.body["code"]).toBe("wrong-code");
      const code = totp(secret, Date.now());
      expect((await someone.at.post("/two-factor/verify-totp", { code })).status).toBe(200);
      return { ...someone, secret, backupCodes: begun.body["backupCodes"] as unknown as string[] };
    }

    it("W5.2 asks for the code after the password, and not before it is right is anyone known", async () => {
      const { email, secret, personId } = await enrolled();
      const at = await visitor();
      const first = await at.post("/sign-in/email", { email, password });
      expect(first.body["twoFactorRedirect"]).toBe(true);
      expect(await service.identify(at.headers())).toBeNull();
      expect((await at.post("/two-factor/verify-totp", { code: "123456" })).status).toBe(401);
      const answer = await at.post("/two-factor/verify-totp", {
        code: totp(secret, Date.now()),
        trustDevice: true,
      });
      expect(answer.status).toBe(200);
      expect(answer.cookies.some((cookie) => cookie.name.includes("trust") && cookie.value !== "")).toBe(
        false,
      );
      expect(await service.identify(at.headers())).toMatchObject({ personId, method: "password-and-code" });
    });

    it("a backup code opens once", async () => {
      const { email, backupCodes } = await enrolled();
      expect(backupCodes).toHaveLength(10);
      for (const expected of [200, 401]) {
        const at = await visitor();
        await at.post("/sign-in/email", { email, password });
        const answer = await at.post("/two-factor/verify-backup-code", { code: backupCodes[0] });
        expect(answer.status).toBe(expected);
      }
    });

    it("negative: after five wrong codes the account's codes are closed for a while, in words", async () => {
      const { email, secret } = await enrolled();
      for (let round = 0; round < 5; round++) {
        const at = await visitor();
        await at.post("/sign-in/email", { email, password });
        await at.post("/two-factor/verify-totp", { code: "000000" });
      }
      const at = await visitor();
      await at.post("/sign-in/email", { email, password });
      const answer = await at.post("/two-factor/verify-totp", { code: totp(secret, Date.now()) });
      expect(answer.status).toBe(429);
      expect(answer.body["code"]).toBe("codes-locked");
    });

    it("an administrator can take the second factor from someone who lost it; the sessions end", async () => {
      const { email, personId, at } = await enrolled();
      await service.removeSecondFactor(personId);
      expect(await service.identify(at.headers())).toBeNull();
      const again = await (await visitor()).post("/sign-in/email", { email, password });
      expect(again.body["twoFactorRedirect"]).toBeUndefined();
      expect(again.status).toBe(200);
    });

    it("the shared secret is not in the database in the clear", async () => {
      const { secret, personId } = await enrolled();
      const { adapter } = await service.library.$context;
      const row = await adapter.findOne({
        model: "twoFactor",
        where: [{ field: "userId", value: personId }],
      });
      expect(row).not.toBeNull();
      expect(JSON.stringify(row)).not.toContain(secret);
    });
  });

  describe("passkeys", () => {
    const key = () => softwareAuthenticator(publicUrl, "elections.example");
    const challenge = async (at: Browser, path: string) => String((await at.get(path)).body["challenge"]);
    async function registered() {
      const someone = await signedIn();
      const authenticator = key();
      const response = authenticator.create(
        await challenge(someone.at, "/passkey/generate-register-options"),
      );
      const kept = await someone.at.post("/passkey/verify-registration", { response, name: "Phone" });
      expect(kept.status).toBe(200);
      return { ...someone, authenticator };
    }

    it("W5.2 registers a passkey and signs in with it alone", async () => {
      const { authenticator, personId } = await registered();
      const at = await visitor();
      const response = authenticator.get(await challenge(at, "/passkey/generate-authenticate-options"));
      expect((await at.post("/passkey/verify-authentication", { response })).status).toBe(200);
      expect(await service.identify(at.headers())).toMatchObject({ personId, method: "passkey" });
    });

    it("negative: a key that nobody unlocked, a foreign signature, a used challenge and an unknown key", async () => {
      const { authenticator } = await registered();
      const options = "/passkey/generate-authenticate-options";
      const at = await visitor();
      const locked = authenticator.get(await challenge(at, options), { userVerified: false });
      expect((await at.post("/passkey/verify-authentication", { response: locked })).body["code"]).toBe(
        "passkey-failed",
      );
      const { privateKey } = (await import("node:crypto")).generateKeyPairSync("ec", { namedCurve: "P-256" });
      const foreign = authenticator.get(await challenge(at, options), { key: privateKey });
      expect((await at.post("/passkey/verify-authentication", { response: foreign })).body["code"]).toBe(
        "passkey-failed",
      );
      const used = await challenge(at, options);
      expect(
        (await at.post("/passkey/verify-authentication", { response: authenticator.get(used) })).status,
      ).toBe(200);
      const replayed = await at.post("/passkey/verify-authentication", { response: authenticator.get(used) });
      expect(replayed.status).toBe(400);
      const stranger = await visitor();
      const unknown = key().get(await challenge(stranger, options));
      expect(
        (await stranger.post("/passkey/verify-authentication", { response: unknown })).body["code"],
      ).toBe("passkey-unknown");
      expect(await service.identify(stranger.headers())).toBeNull();
    });

    it("negative: a passkey without verification of its holder is not registered, nor one without a session", async () => {
      const { at } = await signedIn();
      const response = key().create(await challenge(at, "/passkey/generate-register-options"), {
        userVerified: false,
      });
      expect((await at.post("/passkey/verify-registration", { response })).body["code"]).toBe(
        "passkey-failed",
      );
      expect((await (await visitor()).get("/passkey/generate-register-options")).status).toBe(401);
    });
  });

  describe("lock-out", () => {
    const wrong = { password: "not the password" };

    it("W5.2 negative: after four free failures each wrong password waits longer, told in words; the right one clears", async () => {
      const { email } = await person();
      const at = await visitor();
      for (let failure = 0; failure < 5; failure++) {
        expect((await at.post("/sign-in/email", { email, ...wrong })).status).toBe(401);
      }
      const locked = await at.post("/sign-in/email", { email, password });
      expect(locked.status).toBe(429);
      expect(locked.body).toMatchObject({ code: "account-locked", values: { seconds: 30 } });
      expect(locked.headers["retry-after"]).toBe("30");
      expect(locked.body["title"]).toContain("Try again in 30 seconds");
      clock.advance(30_001);
      expect((await at.post("/sign-in/email", { email, ...wrong })).status).toBe(401);
      const longer = await at.post("/sign-in/email", { email, password });
      expect(longer.body["values"]).toEqual({ seconds: 60 });
      clock.advance(60_001);
      expect((await at.post("/sign-in/email", { email, password })).status).toBe(200);
      expect((await at.post("/sign-in/email", { email, ...wrong })).status).toBe(401);
      expect((await at.post("/sign-in/email", { email, password })).status).toBe(200);
    });

    it("negative: many guesses at once are counted one by one", async () => {
      const { email } = await person();
      const at = await visitor();
      const guesses = Array.from({ length: 20 }, () => at.post("/sign-in/email", { email, ...wrong }));
      const statuses = (await Promise.all(guesses)).map((answer) => answer.status);
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    });

    it("treats an address without an account alike, and keeps no address", async () => {
      const email = "ghost@authority.example";
      const at = await visitor();
      for (let failure = 0; failure < 5; failure++) await at.post("/sign-in/email", { email, ...wrong });
      expect((await at.post("/sign-in/email", { email, ...wrong })).status).toBe(429);
      const kept = await access.kysely.selectFrom("sign_in.lock_out").selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain("ghost");
    });

    it("a locked account still opens by passkey", async () => {
      const { at, email } = await signedIn();
      const authenticator = softwareAuthenticator(publicUrl, "elections.example");
      const asked = await at.get("/passkey/generate-register-options");
      await at.post("/passkey/verify-registration", {
        response: authenticator.create(String(asked.body["challenge"])),
      });
      const other = await visitor();
      for (let failure = 0; failure < 6; failure++) await other.post("/sign-in/email", { email, ...wrong });
      const options = await other.get("/passkey/generate-authenticate-options");
      const response = authenticator.get(String(options.body["challenge"]));
      expect((await other.post("/passkey/verify-authentication", { response })).status).toBe(200);
    });
  });

  it("has exactly the tables that the installed library expects, so that an upgrade is noticed", async () => {
    const plan = await getMigrations(service.library.options);
    expect(plan.toBeCreated).toEqual([]);
    expect(plan.toBeAdded).toEqual([]);
    expect(plan.toBeAddedIndexes).toEqual([]);
    expect(plan.schemaProblems).toEqual([]);
    const upgraded = { additionalFields: { nickname: { type: "string", required: false } } } as const;
    const next = await getMigrations({ ...service.library.options, user: upgraded });
    expect(next.toBeAdded).toHaveLength(1);
  });

  it("negative: the application's own role cannot read accounts, nor the library's role anything of the application", async () => {
    await expect(place.raw(publicActor(null), 'select * from sign_in."user"')).rejects.toThrow();
    await expect(access.execute("select * from public.shares", [])).rejects.toThrow();
  });

  it("drops what is over: expired sessions, used-up links, old lock-outs", async () => {
    const { at } = await signedIn();
    // The library asks the machine for the time; what came before may have taken long.
    clock.set(Date.now() + 12 * 3_600_000 + 60_000);
    await service.tidy();
    expect(await service.identify(at.headers())).toBeNull();
    expect(await access.kysely.selectFrom("sign_in.session").selectAll().execute()).toEqual([]);
    clock.set(Date.now());
  });

  it("says nothing about people or secrets in the log", () => {
    const text = logged.join("\n");
    expect(text).not.toMatch(/@authority|lighthouse|per_/);
  });
});
