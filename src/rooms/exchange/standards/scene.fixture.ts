import { edgeOver, type Reply } from "../../../../tests/edge-for-tests.ts";
import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { homeHttp } from "../../../core/home/http.ts";
import { actorOf, addPerson, election, setScene } from "../../../core/people/for-tests.ts";
import type { Role } from "../../../core/permissions/contract.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { LanguagePack } from "../../../platform/languages/language-pack.ts";
import type { Clause } from "./contract.ts";
import { standardsHttp } from "./http.ts";
import { standardRoutes } from "./public/routes.ts";

/** Who asks in tests: the name stands in the header `authorization`. */
export const askers = {
  author: actorOf("desk", "editor"),
  second: actorOf("desk", "editor", { id: "per_secondeditor" }),
  elsewhere: actorOf("police", "editor"),
  member: actorOf("platform", "member"),
  researcher: actorOf("watch", "researcher"),
  auditor: actorOf("watch", "auditor"),
  operator: actorOf("desk", "operator"),
} as const satisfies Record<string, Actor>;
export type AskerName = keyof typeof askers | "public";

/** The HTTP edge with standards, their public pages and the page at home. */
export async function serve(
  db: StorageForTests,
  {
    languages = ["en", "fr"],
    packs = [],
  }: { languages?: readonly string[]; packs?: readonly LanguagePack[] } = {},
) {
  await db.reset();
  await setScene(db);
  await db.asOwner("update elections set languages = $1", [JSON.stringify(languages)]);
  for (const actor of Object.values(askers)) await addPerson(db, actor, actor.role as Role);
  const { app } = await edgeOver(db, {
    askers,
    slices: [standardsHttp, homeHttp([])],
    publicRoutes: standardRoutes,
    packs,
    seed: 29,
  });
  const call = async (
    who: AskerName,
    method: "GET" | "POST",
    path: string,
    body?: object,
    language = "en",
  ) => {
    const answered = await app.inject({
      method,
      url: `/api/elections/${election}/${path}`,
      headers: { authorization: who, "accept-language": language },
      ...(body !== undefined && { payload: body }),
    });
    const json = String(answered.headers["content-type"]).includes("json");
    const told: Reply = json ? answered.json() : answered.body;
    return { status: answered.statusCode, body: told };
  };
  const done = async (reply: ReturnType<typeof call>): Promise<Reply> => {
    const { status, body } = await reply;
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    app,
    call,
    get: (who: AskerName, path: string, language?: string) =>
      done(call(who, "GET", path, undefined, language)),
    post: (who: AskerName, path: string, body: object) => done(call(who, "POST", path, body)),
    page: async (path: string) => {
      const answered = await app.inject({ method: "GET", url: `/${election}/${path}` });
      return { status: answered.statusCode, text: answered.body };
    },
  };
}
export type House = Awaited<ReturnType<typeof serve>>;

/** A clause with one text in each language. */
export function clause(
  number: string,
  title: string,
  text: string,
  languages: readonly string[] = ["en", "fr"],
): Clause {
  const inEach = languages.map((language) => [
    language,
    language === "en" ? { title, text } : { title: `${title} (${language})`, text: `${text} (${language})` },
  ]);
  return { number, texts: Object.fromEntries(inEach) };
}

export function draft(clauses: readonly Clause[], more: object = {}): object {
  return {
    titles: { en: "Reporting of incidents", fr: "Signalement des incidents" },
    clauses,
    secondPerson: true,
    why: "asked for by the members",
    ...more,
  };
}
