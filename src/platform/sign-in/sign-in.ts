import type { FastifyInstance } from "fastify";
import { systemClock, type Clock } from "../clock/clock.ts";
import type { Dice } from "../dice/dice.ts";
import { systemDice } from "../dice/system-dice.ts";
import { accounts, newPasswordUrl, type Accounts } from "./accounts.ts";
import { failures } from "./failures.ts";
import { signInRoutes } from "./http.ts";
import { library, type Library } from "./library.ts";
import { lockOut } from "./lock-out.ts";
import type { OidcProvider } from "./oidc.ts";
import { sessionLookup, type SignedIn } from "./session-lookup.ts";
import type { SignInAccess } from "./tables.ts";

export interface SignInOptions {
  /** `storage.schemaAccess("sign_in")`. */
  readonly access: SignInAccess;
  /** At least 32 characters; signs cookies and encrypts second-factor secrets. */
  readonly secret: string;
  /** Where people reach this instance: `https://elections.example`. Cookies are Secure when it begins with https. */
  readonly publicUrl: string;
  readonly mail: SignInMail;
  readonly demonstration: boolean;
  readonly oidc?: readonly OidcProvider[];
  readonly clock?: Clock;
  readonly dice?: Dice;
  readonly log?: (level: "error" | "warn", message: string) => void;
}

export interface SignInMail {
  /** A person asked for a new password; the link is valid for an hour. Wired to platform/mail by the composition. */
  sendResetLink(message: { personId: string; email: string; name: string; url: string }): Promise<void>;
}

export interface SignIn extends Accounts {
  /** Mounts sign-in under /api/auth. */
  readonly fastifyRoutes: (app: FastifyInstance) => Promise<void>;
  /** Who sends this request, by its session cookie; one indexed query. A revoked session is nobody at once. */
  readonly identify: (headers: Headers) => Promise<SignedIn | null>;
  /** Housekeeping, for the retention job: expired sessions, links and lock-outs. */
  tidy(): Promise<void>;
  readonly library: Library;
}

/** Accounts and sessions. docs/adr/sign-in.md tells what was chosen and why. */
export function signIn(options: SignInOptions): SignIn {
  if (options.secret.length < 32) throw new Error("The secret of sign-in has at least 32 characters");
  const { access, publicUrl, mail, oidc = [], clock = systemClock, dice = systemDice } = options;
  const lock = lockOut(access, options.secret, clock);
  const seen = failures(access);
  const auth = library({
    access,
    secret: options.secret,
    publicUrl,
    demonstration: options.demonstration,
    oidc,
    lock,
    failed: (error) => seen.failed(error),
    log: options.log ?? (() => undefined),
    sendResetLink: (person, token) =>
      mail.sendResetLink({
        personId: person.id,
        email: person.email,
        name: person.name,
        url: newPasswordUrl(publicUrl, token),
      }),
  });
  const administration = accounts({ access, library: auth, clock, dice, publicUrl });
  const identify = sessionLookup(access, auth, options.secret, clock);
  return {
    ...administration,
    identify,
    library: auth,
    fastifyRoutes: (app) =>
      signInRoutes(app, {
        answer: (request) => seen.rethrown(() => auth.handler(request)),
        accounts: administration,
        identify,
        publicUrl,
        oidc,
      }),
    async tidy() {
      const now = new Date(clock.nowMs());
      await access.kysely.deleteFrom("sign_in.session").where("expiresAt", "<", now).execute();
      await access.kysely.deleteFrom("sign_in.verification").where("expiresAt", "<", now).execute();
      await lock.tidy();
    },
  };
}
