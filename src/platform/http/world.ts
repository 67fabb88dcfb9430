import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Dice } from "../dice/dice.ts";
import type { LanguageChoice } from "../languages/language-pack.ts";
import type { Speaker } from "../languages/speaker.ts";
import type { PublicElection, PublicRoute } from "../public-page/route.ts";
import type { Storage } from "../storage/storage.ts";
import type { Asker } from "./asker.ts";
import type { Slice } from "./mount.ts";
import type { Protocol } from "./protocol.ts";
import type { ReplySeal } from "./reply-seal.ts";

/** All that the HTTP layer needs to know of the rest of the house; `main/server.ts` puts it together. */
export interface World {
  readonly storage: Storage;
  readonly dice: Dice;
  /** Seals what commands with an idempotency key answered. */
  readonly replies: ReplySeal;
  readonly slices: readonly Slice[];
  readonly publicRoutes: readonly PublicRoute[];
  /** Addresses whose words another standard fixes. */
  readonly protocols?: readonly Protocol[];
  /** Session cookie or bearer token to asker; throws HttpProblem `session-expired` or `token-refused`. */
  readonly identify: (headers: IncomingHttpHeaders) => Promise<Asker>;
  /** The phase in which an election is now, or null where there is no such election. */
  readonly phaseOf: (electionId: string) => Promise<string | null>;
  /** What the public site says round a page of this election; null where there is no such election. */
  readonly publicElection: (id: string) => Promise<PublicElection | null>;
  readonly languages: readonly LanguageChoice[];
  readonly speakerOf: (language: string) => Speaker;
  readonly languageOf: (acceptLanguage: string | undefined) => string;
  /** `https://votes.example`, without a slash at its end. */
  readonly publicOrigin: string;
  readonly originIsOurs: (origin: string, host: string | undefined) => boolean;
  readonly limits: { readonly perMinuteMax: number };
  /** Folder of the built operations app, or null where it is not built. */
  readonly webDirectory: string | null;
  readonly metricsToken: string | null;
  readonly logLevel: "silent" | "error" | "warn" | "info";
  readonly trustProxy: boolean;
  /** Routes of a library that brings its own handler, such as sign-in. */
  readonly mountBeside: (app: FastifyInstance) => Promise<void>;
}
