import type { GenericOAuthConfig } from "better-auth/plugins/generic-oauth";
import { z } from "zod";

/**
 * An organisation's own sign-in service (OpenID Connect). It speaks only for the mail domains named here: otherwise the service
 * of one organisation could sign in as somebody of another.
 */
export const OidcProvider = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, "expected lower-case letters, digits and hyphens"),
  name: z.string().min(1).max(100),
  discoveryUrl: z
    .url()
    .refine((url) => new URL(url).protocol === "https:" || loopback(url), "expected an https address"),
  clientId: z.string().min(1).max(300),
  clientSecret: z.string().min(1).max(1000),
  emailDomains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, "expected a domain name")).min(1),
});
export type OidcProvider = z.infer<typeof OidcProvider>;

/** Reads `COUNTERFOIL_OIDC` (a JSON list), or the single provider of the variables `COUNTERFOIL_OIDC_…`. Throws in words. */
export function oidcFrom(environment: Readonly<Record<string, string | undefined>>): OidcProvider[] {
  const list = environment["COUNTERFOIL_OIDC"];
  if (list !== undefined && list !== "") return parsed(z.array(OidcProvider).max(50), parseJson(list));
  if (!environment["COUNTERFOIL_OIDC_DISCOVERY_URL"]) return [];
  const single = {
    id: environment["COUNTERFOIL_OIDC_ID"] ?? "organisation",
    name: environment["COUNTERFOIL_OIDC_NAME"] ?? "Organisation",
    discoveryUrl: environment["COUNTERFOIL_OIDC_DISCOVERY_URL"],
    clientId: environment["COUNTERFOIL_OIDC_CLIENT_ID"],
    clientSecret: environment["COUNTERFOIL_OIDC_CLIENT_SECRET"],
    emailDomains: (environment["COUNTERFOIL_OIDC_EMAIL_DOMAINS"] ?? "").split(",").filter((d) => d !== ""),
  };
  return parsed(z.array(OidcProvider), [single]);
}

/** The library's form of a provider: signed identity tokens only, no new accounts, code flow with PKCE. */
export function asLibraryConfig(provider: OidcProvider): GenericOAuthConfig {
  return {
    providerId: provider.id,
    name: provider.name,
    discoveryUrl: provider.discoveryUrl,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    scopes: ["openid", "email", "profile"],
    pkce: true,
    requireIdTokenVerification: true,
    disableSignUp: true,
    disableProviderLogout: true,
  };
}

/** May this provider vouch for this address? */
export function speaksFor(providers: readonly OidcProvider[], providerId: string, email: string): boolean {
  const domain = email.toLowerCase().split("@").at(-1) ?? "";
  return providers.some((each) => each.id === providerId && each.emailDomains.includes(domain));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error("COUNTERFOIL_OIDC is not well-formed JSON", { cause });
  }
}

function parsed(schema: z.ZodType<OidcProvider[]>, value: unknown): OidcProvider[] {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  // The value itself holds a secret: only the places and the expectations are told.
  const problems = outcome.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The OpenID Connect settings are wrong. ${problems.join("; ")}`);
}

function loopback(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}
