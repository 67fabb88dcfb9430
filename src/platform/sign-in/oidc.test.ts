// Goal: an organisation's own sign-in service speaks for its own people only, and makes no accounts.
// Method: a small OpenID Connect provider (discovery, keys, tokens signed with RS256) that says what the test wants it to say.
import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { systemDice } from "../dice/system-dice.ts";
import { browser, serverFor } from "./for-tests.ts";
import { oidcFrom, speaksFor } from "./oidc.ts";
import { signIn, type SignIn } from "./sign-in.ts";
import type { SignInTables } from "./tables.ts";

const publicUrl = "http://localhost:4400";
const claims: Record<string, unknown> = {};
let place: StorageForTests;
let service: SignIn;
let provider: ReturnType<typeof createServer>;

beforeAll(async () => {
  place = await storageForTests();
  provider = createServer(identityProvider);
  await new Promise<void>((listening) => void provider.listen(0, "127.0.0.1", listening));
  service = signIn({
    access: place.storage.schemaAccess<SignInTables>("sign_in"),
    secret: "a secret for tests that is long enough 0123456789",
    publicUrl,
    demonstration: true,
    mail: { sendResetLink: () => Promise.resolve() },
    oidc: oidcFrom({
      COUNTERFOIL_OIDC: JSON.stringify([
        {
          id: "county",
          name: "County",
          discoveryUrl: `${issuer()}/.well-known/openid-configuration`,
          clientId: "counterfoil",
          clientSecret: "known to both",
          emailDomains: ["county.example"],
        },
      ]),
    }),
  });
});

afterAll(async () => {
  provider.close();
  await place.close();
});

describe("Sign-in through an organisation", () => {
  it("W5.2 lets a person of the organisation in and keeps none of its tokens", async () => {
    const personId = await account("ada@county.example");
    const { at, location } = await comeBack({ email: "ada@county.example", email_verified: true, sub: "1" });
    expect(location).toBe(`${publicUrl}/home`);
    expect(await service.identify(at.headers())).toMatchObject({ personId, method: "organisation" });
    const kept = await place.asOwner("select * from sign_in.account where \"providerId\" = 'county'");
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ accessToken: null, refreshToken: null, idToken: null });
  });

  it.each([
    ["an address of another organisation", "bo@state.example", true, "ORGANISATION_NOT_PERMITTED"],
    ["an address that it has not verified", "cy@county.example", false, "account_not_linked"],
  ])("negative: may not vouch for %s", async (_what, email, verified, error) => {
    await account(email);
    const { at, location } = await comeBack({ email, email_verified: verified, sub: email });
    expect(location).toContain(`error=${error}`);
    expect(await service.identify(at.headers())).toBeNull();
  });

  it("negative: a person whose address at the provider moved to another organisation is not let in any more", async () => {
    await account("dee@county.example");
    await comeBack({ email: "dee@county.example", email_verified: true, sub: "4" });
    const { at } = await comeBack({ email: "dee@state.example", email_verified: true, sub: "4" });
    expect(await service.identify(at.headers())).toBeNull();
  });

  it("negative: makes no account for someone who was not invited", async () => {
    const { at, location } = await comeBack({ email: "eve@county.example", email_verified: true, sub: "5" });
    expect(location).toContain("error=");
    expect(await service.identify(at.headers())).toBeNull();
    expect(await place.asOwner("select * from sign_in.\"user\" where email like 'eve@%'")).toEqual([]);
  });

  it("negative: a token for another nonce, and a callback nobody asked for", async () => {
    await account("fay@county.example");
    const token = { email: "fay@county.example", email_verified: true, sub: "6" };
    const { at } = await comeBack({ ...token, nonce: "another" });
    expect(await service.identify(at.headers())).toBeNull();
    const stranger = browser(await server(), publicUrl);
    const answer = await stranger.ask("GET", "/api/auth/callback/county?code=x&state=made-up");
    expect(answer.status).toBe(302);
    expect(await service.identify(stranger.headers())).toBeNull();
  });

  it("tells which organisations have a service, and none of its secrets", async () => {
    const answer = await browser(await server(), publicUrl).get("/organisations");
    expect(answer.body).toEqual([{ id: "county", name: "County" }]);
  });
});

describe("The settings of an organisation's service", () => {
  const single = {
    COUNTERFOIL_OIDC_DISCOVERY_URL: "https://login.county.example/.well-known/openid-configuration",
    COUNTERFOIL_OIDC_CLIENT_ID: "counterfoil",
    COUNTERFOIL_OIDC_CLIENT_SECRET: "hush",
    COUNTERFOIL_OIDC_EMAIL_DOMAINS: "county.example",
  };

  it("are read from single variables too", () => {
    expect(oidcFrom(single)).toMatchObject([{ id: "organisation", emailDomains: ["county.example"] }]);
    expect(oidcFrom({})).toEqual([]);
  });

  it("negative: what is missing or not https is told in words, the secret is not", () => {
    expect(() => oidcFrom({ ...single, COUNTERFOIL_OIDC_EMAIL_DOMAINS: "" })).toThrow("emailDomains");
    const plain = { ...single, COUNTERFOIL_OIDC_DISCOVERY_URL: "http://login.county.example/" };
    expect(() => oidcFrom(plain)).toThrow("https");
    expect(() => oidcFrom({ COUNTERFOIL_OIDC: "[{" })).toThrow("not well-formed JSON");
    expect(() => oidcFrom(plain)).not.toThrow("hush");
  });

  it("speak for their own domains, not for names that end alike", () => {
    const providers = oidcFrom(single);
    expect(speaksFor(providers, "organisation", "a@COUNTY.example")).toBe(true);
    expect(speaksFor(providers, "organisation", "a@evilcounty.example")).toBe(false);
    expect(speaksFor(providers, "organisation", "a@county.example@x.example")).toBe(false);
    expect(speaksFor(providers, "other", "a@county.example")).toBe(false);
  });
});

async function account(email: string): Promise<string> {
  const personId = systemDice.id("per");
  await service.createAccount({ personId, email, name: email });
  return personId;
}

let started: ReturnType<typeof serverFor> | undefined;
function server() {
  started ??= serverFor(service.fastifyRoutes);
  return started;
}

/** Goes to the provider and comes back with what it says. */
async function comeBack(says: Record<string, unknown>) {
  const at = browser(await server(), publicUrl);
  const begun = await at.post("/sign-in/social", { provider: "county", callbackURL: `${publicUrl}/home` });
  const there = new URL(String(begun.body["url"]));
  expect(there.searchParams.get("code_challenge_method")).toBe("S256");
  for (const name of Object.keys(claims)) delete claims[name];
  Object.assign(claims, { nonce: there.searchParams.get("nonce"), name: "Somebody", ...says });
  const state = encodeURIComponent(there.searchParams.get("state") ?? "");
  const back = await at.ask("GET", `/api/auth/callback/county?code=abc&state=${state}`);
  return { at, location: String(back.headers.location) };
}

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

function issuer(): string {
  return `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
}

function identityProvider(
  ...[request, reply]: Parameters<NonNullable<Parameters<typeof createServer>[1]>>
): void {
  const pages: Record<string, () => unknown> = {
    "/.well-known/openid-configuration": () => ({
      issuer: issuer(),
      authorization_endpoint: `${issuer()}/authorize`,
      token_endpoint: `${issuer()}/token`,
      jwks_uri: `${issuer()}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    }),
    "/keys": () => ({
      keys: [{ ...publicKey.export({ format: "jwk" }), kid: "k", alg: "RS256", use: "sig" }],
    }),
    "/token": () => ({
      access_token: "a",
      refresh_token: "r",
      token_type: "Bearer",
      expires_in: 60,
      id_token: idToken(),
    }),
  };
  reply.setHeader("content-type", "application/json");
  reply.end(JSON.stringify(pages[new URL(request.url ?? "/", issuer()).pathname]?.() ?? {}));
}

function idToken(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const body = { iss: issuer(), aud: "counterfoil", iat: now, exp: now + 60, ...claims };
  const signed = `${part({ alg: "RS256", kid: "k", typ: "JWT" })}.${part(body)}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey).toString("base64url")}`;
}
