import type { LanguagePack } from "../../languages/language-pack.ts";
import { languageChoices } from "../../languages/language-pack.ts";
import { speaker } from "../../languages/speaker.ts";
import { html } from "../html.ts";
import { page } from "../page.ts";
import { checkedBy, notKnown, proofBox } from "../parts/checking.ts";
import { corrections } from "../parts/corrections.ts";
import { errorSummary, form, radioGroup, selectField, textArea, textField } from "../parts/form.ts";
import { facts, steps } from "../parts/lists.ts";
import type { PublicationSummary } from "../parts/publication.ts";
import { receiptBox, timeline } from "../parts/receipt.ts";
import { dataTable } from "../parts/table.ts";
import type { Frame, PublicPage } from "../route.ts";
import { paragraphs } from "../spoken.ts";
import { errorPage } from "./error-page.ts";
import { glossaryPage } from "./glossary-page.ts";
import { homePage } from "./home-page.ts";
import { publicationsPage } from "./publications-page.ts";

/** For tests: a made-up election and one page of every kind that the parts can make. */
export function frameFor(
  language: string,
  packs: readonly LanguagePack[],
  space: Frame["space"] = "live",
): Frame {
  return {
    origin: "https://votes.example",
    election: {
      id: "riverland-2026",
      name: { en: "Riverland general election 2026", fr: "Élection générale de Riverland 2026" },
      timeZone: "Europe/Chisinau",
    },
    space,
    languages: languageChoices(packs),
    speaker: speaker(language, packs),
  };
}

export const atMs = Date.UTC(2026, 3, 7, 11, 30);

const claim = {
  en: "The vote has not been moved to Monday",
  fr: "Le vote n’a pas été déplacé à lundi",
};

export const publications: readonly PublicationSummary[] = [
  {
    kind: "notice",
    href: "/riverland-2026/en/notices/ntc_1",
    title: claim,
    summary: {
      en: "A false text message gives Monday as voting day. Voting day is Sunday 12 April, as it always was.",
      fr: "Un faux message texte donne lundi comme jour du vote. Le vote a lieu le dimanche 12 avril, comme prévu.",
    },
    publishedMs: atMs - 86_400_000,
    correctedMs: atMs,
    withdrawnMs: null,
  },
  {
    kind: "bulletin",
    href: "/riverland-2026/en/notices/ntc_2",
    title: {
      en: "A party’s site was slow for an hour",
      fr: "Le site d’un parti a été lent pendant une heure",
    },
    summary: {
      en: "The site of one party was slow on Friday. No data were taken. The vote is not affected.",
      fr: "Le site d’un parti a été lent vendredi. Aucune donnée n’a été prise. Le vote n’est pas touché.",
    },
    publishedMs: atMs - 2 * 86_400_000,
    correctedMs: null,
    withdrawnMs: null,
  },
  {
    kind: "bulletin",
    href: "/riverland-2026/en/notices/ntc_3",
    title: { en: "A claim about ballot paper" },
    summary: { en: "We said that one printer was late. The printer was on time." },
    publishedMs: atMs - 3 * 86_400_000,
    correctedMs: null,
    withdrawnMs: atMs - 86_400_000,
  },
];

const feeds = [
  { type: "application/atom+xml", title: "Atom", href: "/riverland-2026/en/notices.atom" },
  { type: "application/feed+json", title: "JSON Feed", href: "/riverland-2026/en/notices.json" },
];

export const samples: Readonly<Record<string, (frame: Frame) => PublicPage>> = {
  home: (frame) =>
    homePage(frame, {
      howToVote: {
        authority: { en: "Riverland Electoral Commission", fr: "Commission électorale de Riverland" },
        href: "https://vote.example/",
      },
      latest: publications,
      safeguards: [
        {
          text: { en: "Every vote is on paper", fr: "Chaque vote est sur papier" },
          shownMs: atMs,
          expired: false,
        },
        { text: { en: "Lists are kept in two places" }, shownMs: atMs - 90 * 86_400_000, expired: true },
        { text: { en: "Machines are tested in public" }, shownMs: null, expired: false },
      ],
    }),
  "home-empty": (frame) => homePage(frame, { howToVote: null, latest: [], safeguards: [] }),
  list: (frame) =>
    publicationsPage(frame, {
      list: publications,
      newer: null,
      older: "/riverland-2026/en/notices?after=x",
      feeds,
    }),
  "list-empty": (frame) => publicationsPage(frame, { list: [], feeds }),
  notice: (frame) => publication(frame, "notice", null),
  bulletin: (frame) => publication(frame, "bulletin", null),
  withdrawn: (frame) => publication(frame, "bulletin", atMs),
  report: (frame) => report(frame, false),
  "report-wrong": (frame) => report(frame, true),
  receipt: (frame) =>
    page(frame, {
      title: "We have your report",
      titleLanguage: "en",
      path: "/report/sent",
      cacheSeconds: 0,
      body: html`${receiptBox(frame, "K7QF-2M9T-XD4H-8WPA")}${timeline(frame, [
        { state: "done", title: "Received", atMs },
        { state: "now", title: "Being read", text: html`<p>An analyst reads it.</p>` },
        { state: "next", title: "Answered" },
      ])}`,
    }),
  glossary: glossaryPage,
  "not-found": (frame) => errorPage(frame, "not-found"),
  gone: (frame) => errorPage(frame, "gone"),
  "too-many": (frame) => errorPage(frame, "too-many", { seconds: 30 }),
  failed: (frame) => errorPage(frame, "failed", { incident: "7F3A" }),
  unavailable: (frame) => errorPage({ ...frame, election: null }, "unavailable"),
};

function publication(frame: Frame, kind: "notice" | "bulletin", withdrawnMs: number | null): PublicPage {
  const { language } = frame.speaker;
  const body = html`${paragraphs(frame.speaker, {
    en: "Voting day is Sunday 12 April. Polling places are open from 7 in the morning to 9 in the evening.\n\nA text message that many people got on Monday says something else. It does not come from the election authority.",
    fr: "Le jour du vote est le dimanche 12 avril. Les bureaux de vote sont ouverts de 7 h à 21 h.\n\nUn message texte que beaucoup de gens ont reçu lundi dit autre chose. Il ne vient pas de l’autorité électorale.",
  })}
  ${steps(["Delete the message.", html`Ask <a href="https://vote.example/">the election authority</a>.`])}
  ${notKnown(frame, [{ en: "Who sent it.", fr: "Qui l’a envoyé." }, { en: "How many people got it." }])}
  ${checkedBy(frame, {
    who: { en: "the exchange’s analysts", fr: "les analystes de l’échange" },
    atMs,
    sources: [{ name: { en: "Election Act, section 12" }, href: "https://law.example/12" }],
  })}
  ${dataTable(
    frame,
    "Reports a day",
    [{ name: "Day" }, { name: "Reports", number: true }, { name: "Answered", number: true }],
    [
      ["Monday 6 April", 1200, "97% (1164 / 1200)"],
      ["Tuesday 7 April", 310, "88% (273 / 310)"],
    ],
  )}
  ${corrections(frame, [
    {
      atMs,
      why: { en: "The hour was wrong.", fr: "L’heure était fausse." },
      before: { en: "Polling places are open from 8 in the morning.", fr: "Les bureaux ouvrent à 8 h." },
      after: { en: "Polling places are open from 7 in the morning.", fr: "Les bureaux ouvrent à 7 h." },
    },
  ])}
  ${proofBox(frame, {
    digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    entry: 4711,
    checkpoint: "votes.example/journal\n4720\nqINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=",
    fileHref: `/riverland-2026/${language}/notices/ntc_1/proof.json`,
    command: "counterfoil journal verify proof.json",
  })}`;
  const title = language.startsWith("fr") ? claim.fr : claim.en;
  return page(frame, {
    title,
    titleLanguage: language.startsWith("fr") ? "fr" : "en",
    path: "/notices/ntc_1",
    kind,
    withdrawnMs,
    body,
    updatedMs: atMs,
    readingAge: { years: 12, formula: "Flesch-Kincaid" },
  });
}

function report(frame: Frame, wrong: boolean): PublicPage {
  const error = wrong ? "Say in a few words what you saw." : null;
  const fields = html`${errorSummary(frame, error === null ? [] : [{ name: "text", error }])}
  ${form(
    `/riverland-2026/${frame.speaker.language}/report`,
    html`${textArea(frame, {
      name: "text",
      label: "What did you see?",
      hint: "One or two sentences are enough.",
      required: true,
      error,
      value: wrong ? "" : 'A message: "vote on <Monday>"',
    })}
    ${radioGroup(frame, {
      name: "where",
      label: "Where did you see it?",
      required: true,
      value: wrong ? "phone" : "",
      choices: [
        { value: "phone", label: "On a phone", hint: "A text message or a call" },
        { value: "paper", label: "On paper" },
      ],
    })}
    ${selectField(frame, { name: "area", label: "Area", choices: [{ value: "n", label: "North" }] })}
    ${textField(frame, { name: "email", label: "Email", type: "email", short: true })}`,
    "Send the report",
  )}
  ${facts([
    { name: "Name needed", value: "No" },
    { name: "Kept for", value: "90 days" },
  ])}`;
  return page(frame, { title: "Tell us what you saw", titleLanguage: "en", path: "/report", body: fields });
}
