import { edgeOver, type Edge } from "../../../../tests/edge-for-tests.ts";
import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { homeHttp } from "../../../core/home/http.ts";
import { actorOf, addPerson, setScene } from "../../../core/people/for-tests.ts";
import type { Role } from "../../../core/permissions/contract.ts";
import { journalHttp } from "../../../core/journal/http.ts";
import { journalSigner } from "../../../core/journal/signing.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { LanguagePack } from "../../../platform/languages/language-pack.ts";
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

export type { Reply } from "../../../../tests/edge-for-tests.ts";

export type Served = Edge<keyof typeof askers>;

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
  const signer = journalSigner("a secret for tests only, long enough", "votes.example/journal");
  const slices = [methodsHttp, homeHttp([]), journalHttp(signer)];
  return edgeOver(db, { askers, slices, publicRoutes: methodRoutes, packs, seed: 23 });
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
