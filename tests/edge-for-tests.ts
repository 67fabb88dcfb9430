import { election } from "../src/core/people/for-tests.ts";
import type { Actor } from "../src/platform/contract/actor.ts";
import { seededDice } from "../src/platform/dice/dice.ts";
import { nobody, type Asker } from "../src/platform/http/asker.ts";
import type { Slice } from "../src/platform/http/mount.ts";
import { replySeal } from "../src/platform/http/reply-seal.ts";
import { buildServer } from "../src/platform/http/server.ts";
import { languageChoices, type LanguagePack } from "../src/platform/languages/language-pack.ts";
import { speaker } from "../src/platform/languages/speaker.ts";
import type { PublicRoute } from "../src/platform/public-page/route.ts";
import type { StorageForTests } from "./storage-for-tests.ts";

/** A test reads what a reply holds without declaring it again. */
export type Reply = ReturnType<typeof JSON.parse>;

export interface Edge<Name extends string> {
  readonly app: Awaited<ReturnType<typeof buildServer>>;
  /** Asks as somebody in the election of the scene; gives status and parsed body. */
  call(
    who: Name | "public",
    method: "GET" | "POST",
    path: string,
    body?: unknown,
    language?: string,
  ): Promise<{ status: number; body: Reply }>;
}

/** What every edge in a test has: the election of the scene in its voting phase, English and French, no limits, no log. */
export function usualEdge(db: StorageForTests, seed: number, packs: readonly LanguagePack[] = []) {
  return {
    storage: db.storage,
    dice: seededDice(seed),
    slices: [],
    publicRoutes: [],
    replies: replySeal("a secret for tests only"),
    phaseOf: async (id) => (id === election ? "voting" : null),
    publicElection: async (id) =>
      id === election
        ? { id, name: { en: "General election", fr: "Élection générale" }, timeZone: "America/Toronto" }
        : null,
    languages: languageChoices(packs),
    speakerOf: (language) => speaker(language, packs),
    languageOf: (accepted) => (accepted?.startsWith("fr") ? "fr" : "en"),
    publicOrigin: "https://votes.example",
    originIsOurs: () => true,
    limits: { perMinuteMax: 1_000_000 },
    webDirectory: null,
    metricsToken: null,
    logLevel: "silent",
    trustProxy: false,
    mountBeside: async () => {},
  } satisfies Partial<Parameters<typeof buildServer>[0]>;
}

/** The HTTP edge over some slices and public pages, in the election of the scene; who asks stands by name in the header `authorization`. */
export async function edgeOver<Name extends string>(
  db: StorageForTests,
  setting: {
    readonly askers: Readonly<Record<Name, Actor>>;
    readonly slices: readonly Slice[];
    readonly publicRoutes: readonly PublicRoute[];
    readonly packs?: readonly LanguagePack[];
    readonly seed: number;
  },
): Promise<Edge<Name>> {
  const { askers, slices, publicRoutes, packs, seed } = setting;
  const named: Readonly<Record<string, Actor | undefined>> = askers;
  const app = await buildServer({
    ...usualEdge(db, seed, packs),
    slices,
    publicRoutes,
    identify: async (headers) => askerOf(named[headers.authorization ?? ""]),
  });
  return {
    app,
    async call(who, method, path, body, language = "en") {
      const answered = await app.inject({
        method,
        url: `/api/elections/${election}${path}`,
        headers: { authorization: who, "accept-language": language },
        ...(body !== undefined && { payload: body as object }),
      });
      return { status: answered.statusCode, body: answered.json() };
    },
  };
}

/** The actor as somebody who is signed in; a machine's token has these scopes. */
export function askerOf(actor: Actor | undefined, scopes: readonly string[] = []): Asker {
  if (actor === undefined) return nobody;
  return {
    kind: actor.kind === "machine" ? "machine" : "person",
    id: actor.id,
    organisationId: actor.organisationId,
    clearance: actor.clearance,
    grants: actor.roles.map((role) => ({ role, electionId: election })),
    ...(actor.kind === "machine" && { scopes }),
    viaCookie: false,
  };
}
