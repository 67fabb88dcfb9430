/** Story D's facts in the words of the house: the public record of the operation on WeChat of spring 2025. */

/** The 45th general election: writ of 23 March, polling on 28 April 2025. */
export const electionOf2025 = {
  pollingDay: "2025-04-28",
  caretaker: { from: "2025-03-23", to: "2025-05-13" },
  phases: [
    { phase: "nomination", startsOn: "2025-01-15", endsOn: "2025-03-22" },
    { phase: "campaign", startsOn: "2025-03-23", endsOn: "2025-04-27" },
    { phase: "voting", startsOn: "2025-04-28", endsOn: "2025-04-28" },
    { phase: "count", startsOn: "2025-04-29", endsOn: "2025-05-13" },
  ],
};

export const activityOf = (fromMs: number, toMs: number, narrative: string): object => ({
  kind: "influence",
  technique: null,
  target: { kind: "candidate", name: "Leader of the Harbour Party" },
  venue: "Chatter",
  fromMs,
  toMs,
  outcome: "attempt-unknown",
  reach: { people: 2_000_000, source: "The platform", estimated: true },
  narrative,
  infrastructure: ["@news-account"],
});

export const evidenceOf = {
  text: "Thirty accounts shared each story of the account within an hour.",
  kind: "technical",
  sourceGrade: "B",
  credibility: 2,
  tlp: "amber",
  classification: 0,
  why: "counted by the desk",
};

const because = "Few of those who read it vote here, and both directions cancel each other.";

/** Criteria, evidence and alternatives as they were known at a moment. */
export const sheet = (knownAtMs: number) => ({
  criteria: [
    { criterion: "undermines-right", finding: "low", because, knownAtMs },
    { criterion: "undermines-credibility", finding: "moderate", because, knownAtMs },
    { criterion: "confidence", finding: "moderate", because, knownAtMs },
    {
      criterion: "accumulation",
      finding: "cumulative",
      because: "Three operations by one way of spreading.",
      knownAtMs,
    },
  ],
  evidence: [
    {
      statement: "Two waves, on 10 and 25 March, with opposing stories.",
      source: "The desk's own count",
      knownAtMs,
      tlp: "amber",
      classification: 0,
    },
  ],
  alternatives: [
    { alternative: "platform-contacted", cameOfIt: "The platform looks into the accounts.", knownAtMs },
  ],
});

/** Four of five. */
export const votes = [
  { vote: "met", because: "Voters cannot see who speaks to them." },
  { vote: "met", because: "It adds up over three operations." },
  { vote: "met", because: "The spread is not natural." },
  { vote: "met", because: "Confidence in the vote is touched." },
  {
    vote: "not-met",
    because: "The election was not affected.",
    dissent: "To step in now would do more than the stories.",
  },
] as const;

/** The six answers of the bulletin in the three languages of the election. */
export const bulletinTexts = {
  en: {
    headline: "Accounts that act together spread stories about a candidate",
    who: "About thirty accounts on Chatter that act together. We do not know who pays for them.",
    what: "They shared stories about the leader of the Harbour Party. Some praised the leader. Some did the opposite.",
    when: "On 10 March and on 25 March 2025.",
    where: "On Chatter, in Chinese.",
    whatToDo:
      "Read where a story comes from before you share it. Report what looks wrong at /ca-demo/en/report.",
    whatIsNotKnown:
      "We do not know who is behind the accounts. The panel found that the election was not affected.",
  },
  fr: {
    headline: "Des comptes coordonnés diffusent des récits sur un candidat",
    who: "Une trentaine de comptes sur Chatter qui agissent ensemble. Nous ne savons pas qui les paie.",
    what: "Ils ont partagé des récits sur le chef du parti Harbour. Les uns le louaient. Les autres faisaient le contraire.",
    when: "Le 10 mars et le 25 mars 2025.",
    where: "Sur Chatter, en chinois.",
    whatToDo:
      "Regardez d’où vient un récit avant de le partager. Signalez ce qui semble faux : /ca-demo/fr/report.",
    whatIsNotKnown:
      "Nous ne savons pas qui est derrière ces comptes. Le comité estime que l’élection n’a pas été touchée.",
  },
  "zh-Hans": {
    headline: "协同行动的账号散布关于一名候选人的说法",
    who: "Chatter 上约三十个协同行动的账号。我们不知道谁出钱。",
    what: "它们转发关于港湾党党魁的文章。有的称赞，有的相反。",
    when: "2025年3月10日和3月25日。",
    where: "在 Chatter 上，用中文。",
    whatToDo: "转发之前，请先看文章的来源。看到可疑内容，请告诉我们：/ca-demo/zh-Hans/report。",
    whatIsNotKnown: "我们不知道账号背后是谁。专家组认为选举没有受到影响。",
  },
};
