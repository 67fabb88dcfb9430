import { edgeOver, type Edge } from "../../../../tests/edge-for-tests.ts";
import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, election, organisations, setScene } from "../../../core/people/for-tests.ts";
import type { Role } from "../../../core/permissions/contract.ts";
import { journalHttp } from "../../../core/journal/http.ts";
import { journalSigner } from "../../../core/journal/signing.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { LanguagePack } from "../../../platform/languages/language-pack.ts";
import type { PublicRoute } from "../../../platform/public-page/route.ts";
import { victimsHttp } from "../victims/http.ts";
import type { NoticeText, NoticeTexts } from "./contract.ts";
import { noticesHttp } from "./http.ts";

/** Who asks in tests: the name stands in the header `authorization`. */
export const askers = {
  writer: actorOf("authority", "communications"),
  editor: actorOf("authority", "editor"),
  third: actorOf("authority", "communications", { id: "per_thirdwriter0" }),
  elsewhere: actorOf("platform", "communications"),
  contact: actorOf("desk", "case-contact"),
  otherContact: actorOf("police", "case-contact"),
  analyst: actorOf("desk", "analyst"),
  auditor: actorOf("watch", "auditor"),
  operator: actorOf("desk", "operator"),
} as const satisfies Record<string, Actor>;

export type AskerName = keyof typeof askers | "public";
export const incident = "inc_first00000";
export const cases = {
  notice: "cas_notice00000",
  bulletin: "cas_bulletin000",
  "no-action": "cas_nothing0000",
} as const;
export const signer = journalSigner("a secret for tests only, long enough", "votes.example/journal");

export type { Reply } from "../../../../tests/edge-for-tests.ts";

export type Served = Edge<keyof typeof askers>;

interface Setting {
  readonly languages?: readonly string[];
  readonly packs?: readonly LanguagePack[];
  readonly publicRoutes?: readonly PublicRoute[];
}

/** The HTTP edge with notices, victims and journal on a database with three decided cases. */
export async function serve(db: StorageForTests, setting: Setting = {}): Promise<Served> {
  await db.reset();
  await setScene(db);
  await db.asOwner("update elections set languages = $1", [
    JSON.stringify(setting.languages ?? ["en", "fr"]),
  ]);
  for (const actor of Object.values(askers)) await addPerson(db, actor, actor.role as Role);
  await setDecisions(db);
  return edgeOver(db, {
    askers,
    slices: [noticesHttp, victimsHttp("https://votes.example"), journalHttp(signer)],
    publicRoutes: setting.publicRoutes ?? [],
    packs: setting.packs ?? [],
    seed: 17,
  });
}

/** What the panel decided, written past the panel; shared with those who publish. */
async function setDecisions(db: StorageForTests): Promise<void> {
  const nowMs = db.clock.nowMs();
  await db.asOwner(
    `insert into incidents (id, space, election_id, organisation_id, tlp, classification, created_by, created_at_ms, changed_at_ms,
       version, title, summary, phase, aims) values ($1, 'live', $2, $3, 'amber', 0, 'per_x', 0, 0, 1, 'False messages', '', 'voting', '{unknown}')`,
    [incident, election, organisations.desk],
  );
  await db.asOwner(
    `insert into mandates values ('man_panel000000', 'live', $1, $2, 'foreign-interference', 'directive', null, '{voting}', false,
       null, 'we act for no party', 'someone', 'someone', 0, null, null, null)`,
    [election, organisations.police],
  );
  for (const [outcome, caseId] of Object.entries(cases)) {
    const decision = caseId.replace("cas_", "dec_");
    await db.asOwner(
      `insert into panel_cases values ($1, 'live', $2, $3, 'amber', 0, 'per_x', 'What was seen', 'foreign-interference', 'asked', $4,
         null, 'man_panel000000', 'decided', 0, 0, $5)`,
      [caseId, election, organisations.desk, [incident], nowMs],
    );
    await db.asOwner(
      `insert into case_decisions values ($1, 'live', $2, $3, 'amber', 0, 'per_x', $4, $5, 'What the panel found', 'because', $6, null,
         $7, $7, 5, 0, 0, 0, 0, repeat('0', 64), 'man_panel000000', '{}')`,
      [decision, election, organisations.police, caseId, outcome, [incident], nowMs],
    );
    for (const name of ["authority", "platform"] as const)
      await db.asOwner(
        `insert into shares values ($1, 'live', $2, $3, $4, $5, null, null, null, 'inform-public', 'amber', 'per_x', 0)`,
        [`shr_${decision.slice(4)}${name}`, election, decision, organisations.police, organisations[name]],
      );
  }
}

/** A text that passes the gate, in the languages asked for. */
export function texts(
  languages: readonly string[] = ["en", "fr"],
  change: Partial<NoticeText> = {},
): NoticeTexts {
  return Object.fromEntries(
    languages.map((language) => [language, { ...(written[language] ?? written["en"]!), ...change }]),
  );
}

export const written: Readonly<Record<string, NoticeText>> = {
  en: {
    headline: "No polling place has moved",
    who: "Unknown senders wrote to about 1,200 voters in Halifax.",
    what: "The messages say that three polling places moved. That is false. No polling place has moved.",
    when: "The first message came on November 1, 2026.",
    where: "Halifax. The messages came by text to mobile phones.",
    whatToDo:
      "Check your polling place at https://www.elections.ca or call 1-800-463-6868. Do not click the link in the message.",
    whatIsNotKnown: "We do not know who sent the messages.",
    body: "Your vote is safe. The lists of voters did not change. You can vote at the place on your card.",
  },
  fr: {
    headline: "Aucun lieu de vote n’a changé",
    who: "Des inconnus ont écrit à environ 1 200 électeurs de Halifax.",
    what: "Les messages disent que trois lieux de vote ont changé. C’est faux. Aucun lieu de vote n’a changé.",
    when: "Le premier message est arrivé le 1er novembre 2026.",
    where: "Halifax. Les messages sont arrivés par texto sur des téléphones.",
    whatToDo:
      "Vérifiez votre lieu de vote sur https://www.elections.ca ou appelez le 1-800-463-6868. Ne touchez pas au lien du message.",
    whatIsNotKnown: "Nous ne savons pas qui a écrit les messages.",
    body: "Votre vote est sûr. Les listes n’ont pas changé. Vous pouvez voter au lieu inscrit sur votre carte.",
  },
  "zh-Hans": {
    headline: "没有任何投票站迁移",
    who: "身份不明的人向哈利法克斯约1,200名选民发送了短信。",
    what: "短信说有三个投票站已经迁移。这是假的。没有任何投票站迁移。",
    when: "第一条短信于2026年11月1日发出。",
    where: "哈利法克斯。短信发送到手机。",
    whatToDo: "请在 https://www.elections.ca 查询您的投票站，或致电 1-800-463-6868。不要点击短信中的链接。",
    whatIsNotKnown: "我们不知道是谁发送了这些短信。",
    body: "您的选票是安全的。选民名册没有改变。您可以在卡片上写明的地点投票。",
  },
  ar: {
    headline: "لم يتغير مكان أي مركز اقتراع",
    who: "كتب مجهولون إلى نحو 1,200 ناخب في هاليفاكس.",
    what: "تقول الرسائل إن ثلاثة مراكز اقتراع انتقلت. هذا غير صحيح. لم ينتقل أي مركز.",
    when: "وصلت أول رسالة في 1 نوفمبر 2026.",
    where: "هاليفاكس. وصلت الرسائل إلى الهواتف المحمولة.",
    whatToDo:
      "تحقق من مركزك على https://www.elections.ca أو اتصل بالرقم 1-800-463-6868. لا تضغط على الرابط في الرسالة.",
    whatIsNotKnown: "لا نعرف من أرسل الرسائل.",
    body: "صوتك في أمان. لم تتغير قوائم الناخبين. يمكنك التصويت في المكان المكتوب على بطاقتك.",
  },
};

/** The acts of the slice, each as one request. */
export function actsOn(house: () => Served) {
  const post = (who: AskerName, path: string, body: unknown) => house().call(who, "POST", path, body);
  const sha256Of = async (id: string) =>
    (await house().call("writer", "GET", `/notices/${id}`)).body.versions.at(-1).sha256 as string;
  return {
    draft: (more: object = {}, who: AskerName = "writer") =>
      post(who, "/notices", {
        kind: "notice",
        caseId: cases.notice,
        texts: texts(),
        why: "the panel decided",
        ...more,
      }),
    edit: (id: string, version: number, more: object = {}, who: AskerName = "writer") =>
      post(who, `/notices/${id}/versions`, { texts: texts(), version, why: "clearer", ...more }),
    discard: (id: string, version = 1, who: AskerName = "writer") =>
      post(who, `/notices/${id}/discard`, { version, why: "the matter has solved itself" }),
    submit: (id: string, version = 1, override: string | null = null, who: AskerName = "writer") =>
      post(who, `/notices/${id}/submit`, { version, override }),
    judge: async (id: string, verdict: "approve" | "return", who: AskerName = "editor", sha256?: string) =>
      post(who, `/notices/${id}/approve`, {
        verdict,
        sha256: sha256 ?? (await sha256Of(id)),
        why: "I read it",
      }),
    told: async (id: string, who: AskerName, body: object) =>
      post(who, `/notices/${id}/told`, {
        step: "concerned",
        how: "by phone",
        sha256: await sha256Of(id),
        ...body,
      }),
    publish: async (id: string, who: AskerName = "writer", sha256?: string) =>
      post(who, `/notices/${id}/publish`, {
        sha256: sha256 ?? (await sha256Of(id)),
        everyoneReadsItFromNowOn: true,
      }),
    correct: (id: string, version: number, more: object = {}, who: AskerName = "writer") =>
      post(who, `/notices/${id}/correct`, {
        texts: texts(["en", "fr"], { body: "" }),
        wrong: { en: "The last part was not needed.", fr: "La dernière partie était inutile." },
        version,
        ...more,
      }),
    withdraw: (id: string, who: AskerName = "writer", words: object = withdrawalWords) =>
      post(who, `/notices/${id}/withdraw`, { words, everyoneIsToldThatItNoLongerHolds: true }),
    redact: (id: string, more: object = {}, who: AskerName = "writer") =>
      post(who, `/notices/${id}/redact`, more),
    read: (id: string, who: AskerName = "writer") => house().call(who, "GET", `/notices/${id}`),
    published: (id: string, who: AskerName = "public") => house().call(who, "GET", `/published/${id}`),
  };
}

export const withdrawalWords = {
  en: "The source was mistaken.",
  fr: "La source s’était trompée.",
};

/** Somebody affected, registered by the desk's case contact; `consent` is then said to the same contact. */
export async function affected(house: Served, change: object = {}, consent?: "given"): Promise<string> {
  const row = {
    incident,
    kind: "person",
    name: "Zoë Brontë",
    identifying: ["the treasurer of the Riverside campaign"],
    address: "zoe@campaign.example",
    language: "en",
    outcome: "attempt-blocked",
    ...change,
  };
  const made = await house.call("contact", "POST", "/victims", { rows: [row] });
  const id = String(made.body.ids?.[0]);
  if (consent) await house.call("contact", "POST", `/victims/${id}/consent`, { consent, how: "she said so" });
  return id;
}
