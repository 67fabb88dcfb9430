import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { homeHttp } from "../../../core/home/http.ts";
import { actorOf, addPerson, election, setScene } from "../../../core/people/for-tests.ts";
import type { Role } from "../../../core/permissions/contract.ts";
import { journalHttp } from "../../../core/journal/http.ts";
import { journalSigner } from "../../../core/journal/signing.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import { nobody, type Asker } from "../../../platform/http/asker.ts";
import { replySeal } from "../../../platform/http/reply-seal.ts";
import { buildServer } from "../../../platform/http/server.ts";
import { languageChoices, type LanguagePack } from "../../../platform/languages/language-pack.ts";
import { speaker } from "../../../platform/languages/speaker.ts";
import type { MethodTexts } from "./contract.ts";
import { methodsHttp } from "./http.ts";
import { methodRoutes } from "./public/routes.ts";

/** Who asks in tests: the name stands in the header `authorization`. */
export const askers = {
  author: actorOf("desk", "analyst"),
  second: actorOf("desk", "analyst", { id: "per_secondanalyst" }),
  elsewhere: actorOf("police", "analyst"),
  auditor: actorOf("watch", "auditor"),
  researcher: actorOf("watch", "researcher"),
  operator: actorOf("desk", "operator"),
} as const satisfies Record<string, Actor>;

export type AskerName = keyof typeof askers | "public";

/** A test reads what a reply holds without declaring it again. */
export type Reply = ReturnType<typeof JSON.parse>;

export interface Served {
  readonly app: Awaited<ReturnType<typeof buildServer>>;
  call(
    who: AskerName,
    method: "GET" | "POST",
    path: string,
    body?: unknown,
    language?: string,
  ): Promise<{ status: number; body: Reply }>;
}

/** The HTTP edge with the method library, its public pages and the home page. */
export async function serve(
  db: StorageForTests,
  {
    languages = ["en", "fr"],
    packs = [],
  }: { languages?: readonly string[]; packs?: readonly LanguagePack[] } = {},
): Promise<Served> {
  await db.reset();
  await setScene(db);
  await db.asOwner("update elections set languages = $1", [JSON.stringify(languages)]);
  for (const actor of Object.values(askers)) await addPerson(db, actor, actor.role as Role);
  const app = await buildServer({
    storage: db.storage,
    dice: seededDice(23),
    slices: [
      methodsHttp,
      homeHttp([]),
      journalHttp(journalSigner("a secret for tests only, long enough", "votes.example/journal")),
    ],
    publicRoutes: methodRoutes,
    replies: replySeal("a secret for tests only"),
    identify: async (headers) => askerOf(headers.authorization),
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

/** A method's text in these languages. */
export function texts(languages: readonly string[] = ["en", "fr"], name = "Twin pages"): MethodTexts {
  const say = (words: string, language: string) => `${words} (${language})`;
  return Object.fromEntries(
    languages.map((language) => [
      language,
      {
        name: say(name, language),
        indicator: say("Two pages with the same text and other addresses", language),
        check: say("Compare the text of both pages", language),
        limits: say("It does not see pages that were rewritten", language),
      },
    ]),
  );
}

function askerOf(name: string | undefined): Asker {
  const actor: Actor | undefined = askers[name as keyof typeof askers];
  if (actor === undefined) return nobody;
  return {
    kind: "person",
    id: actor.id,
    organisationId: actor.organisationId,
    clearance: 0,
    grants: [{ role: actor.role, electionId: election }],
    viaCookie: false,
  };
}
