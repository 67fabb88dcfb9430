import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/**
 * What is real in story A: Microsoft told of 2,700 attempts to find accounts, of 241 accounts attacked and of 4 that were entered
 * (October 2019; in the Foreign Interference Attribution Tracker of the DFRLab it is the case E8YL4KIJ). The campaigns, the accounts,
 * their names and addresses below are synthetic, and so is how the 241 are split.
 */
export const facts = { caseId: "E8YL4KIJ", attempts: 2_700, accounts: 241, entered: 4 } as const;

/** Synthetic. None of their letters occurs alone as a word elsewhere, so that a probe cannot meet it by chance. */
export const campaigns = ["birchleaf", "cedarbark", "elmtwig", "hazelnut", "rowanberry"] as const;
export type CampaignName = (typeof campaigns)[number];

/** Whose account it is, as it must never be read by another campaign. */
export const markOf = (campaign: CampaignName): string => `${campaign}-account`;

export interface AccountRow {
  readonly campaign: CampaignName;
  readonly name: string;
  readonly address: string;
  readonly language: "en" | "fr";
  readonly outcome: "attempt-blocked" | "attempt-unknown" | "breach";
}

/** Synthetic: 241 accounts of five campaigns, one after the other, the first four of which were entered. */
export const accounts: readonly AccountRow[] = Array.from({ length: facts.accounts }, (_, at) => {
  const campaign = campaigns[at % campaigns.length]!;
  const name = `${markOf(campaign)} ${String(at + 1).padStart(3, "0")}`;
  return {
    campaign,
    name,
    address: `${markOf(campaign)}-${at + 1}@mail.example`,
    language: at % 2 === 0 ? "en" : "fr",
    outcome: at < facts.entered ? "breach" : at % 3 === 0 ? "attempt-unknown" : "attempt-blocked",
  };
});

/** Of `npm run conformance`'s data, which is not part of the project; null where it is not there. */
export function earlierCase(): { readonly title: string; readonly description: string } | null {
  const file = new URL("../../../shared/data/exchange/cases/dfrlab_fiat_2020.json", import.meta.url);
  if (!existsSync(file)) return null;
  const Row = z.looseObject({
    case_hash: z.string(),
    short_title: z.string(),
    short_description: z.string(),
  });
  const rows = z.array(Row).parse(JSON.parse(readFileSync(file, "utf8")));
  const row = rows.find((one) => one.case_hash === "G7LNVVQF");
  if (row === undefined) throw new Error("the case G7LNVVQF is not in the table");
  return { title: row.short_title, description: row.short_description };
}

const day = 86_400_000;

/** One activity for all 241: the same machines tried the same way. */
export const activityOf = (fromMs: number, report: string | null): object => ({
  kind: "intrusion",
  target: { kind: "campaign-team", name: "Accounts of campaign teams" },
  venue: "A mail service",
  fromMs,
  toMs: fromMs + 30 * day,
  outcome: "breach",
  narrative: `About ${facts.attempts} attempts to find accounts; ${facts.accounts} were attacked and ${facts.entered} were entered.`,
  infrastructure: ["reset-your-mailbox.example", "192.0.2.41"],
  ...(report !== null && { sources: [{ report }] }),
});

export const earlierActivityOf = (fromMs: number): object => ({
  kind: "intrusion",
  target: { kind: "campaign-team", name: "Campaigns, parties and groups that work for democracy" },
  venue: "A mail service",
  fromMs,
  toMs: fromMs + 330 * day,
  outcome: "attempt-unknown",
  narrative: "781 notices to those who were aimed at, in a year.",
  infrastructure: ["192.0.2.41"],
});

/** Names nobody, and no campaign. */
export const noticeTexts = {
  en: {
    headline: "Attackers tried to enter mail accounts of campaign teams",
    who: "A group that we do not name. It tried accounts of several campaign teams.",
    what: "It tried passwords and asked for new ones. Most tries failed. A few worked. All those affected know.",
    when: "In the past month.",
    where: "At one mail service.",
    whatToDo: "Use a second step when you sign in. Report what looks wrong at /ca-demo/en/report.",
    whatIsNotKnown: "We do not know what the group wanted. The count of votes was not touched.",
  },
  fr: {
    headline: "On a tenté d’entrer dans des comptes d’équipes de campagne",
    who: "Un groupe que nous ne nommons pas. Il a visé des comptes de plusieurs équipes.",
    what: "Il a essayé des mots de passe. Presque tout a échoué. Les personnes touchées sont informées.",
    when: "Au cours du mois passé.",
    where: "Chez un service de courriel.",
    whatToDo: "Activez une deuxième étape de connexion. Signalez ce qui semble faux : /ca-demo/fr/report.",
    whatIsNotKnown: "Nous ne savons pas ce que le groupe voulait. Le vote n’a pas été touché.",
  },
  "zh-Hans": {
    headline: "有人试图进入竞选团队的邮箱",
    who: "一个我们不点名的团体，针对多个竞选团队。",
    what: "它尝试密码。大多数失败，少数成功。受影响的人都已得到通知。",
    when: "上个月。",
    where: "在一个邮件服务上。",
    whatToDo: "请开启两步登录。看到可疑内容，请告诉我们：/ca-demo/zh-Hans/report。",
    whatIsNotKnown: "我们不知道这个团体想要什么。投票没有受到影响。",
  },
};

const because = "Campaign teams must be able to work; a few accounts were entered.";

/** Criteria, evidence and alternatives, all known at one moment. */
export const sheet = (knownAtMs: number) => ({
  criteria: [
    { criterion: "undermines-right", finding: "moderate", because, knownAtMs },
    { criterion: "undermines-credibility", finding: "moderate", because, knownAtMs },
    { criterion: "confidence", finding: "moderate", because, knownAtMs },
    { criterion: "accumulation", finding: "single", because, knownAtMs },
  ],
  evidence: [
    {
      statement: "241 accounts of five campaigns were attacked from the same machines.",
      source: "A security firm's own logs",
      knownAtMs,
      tlp: "amber",
      classification: 0,
    },
  ],
  alternatives: [
    { alternative: "platform-contacted", cameOfIt: "The mail service closed the way in.", knownAtMs },
  ],
});

/** Who shares what: the desk tells the firm that helps and the campaigns that are aimed at; nobody hands it on for research. */
export const clausesOf = (desk: string, firm: string) => [
  {
    number: 1,
    from: { organisation: desk },
    to: { organisation: firm },
    classes: ["incident"],
    tlpMax: "amber",
    purposes: ["respond"],
    retentionDays: 90,
  },
  {
    number: 2,
    from: { organisation: desk },
    to: { sector: "campaign" },
    classes: ["incident"],
    tlpMax: "amber",
    purposes: ["warn"],
    retentionDays: 90,
  },
];
