import { demonstrationPassword } from "../../src/main/demonstration.ts";

const day = 86_400_000;
const election = "ca-demo";

/** What the scene made, by id. */
export interface ExchangeScene {
  readonly incidents: readonly string[];
  readonly campaign: string;
  readonly victims: readonly string[];
  readonly openCase: string;
  readonly decidedCase: string;
}

/** Three incidents that add up to a campaign, four people affected, one case that waits and one that is decided: all through the API. */
export async function setExchangeScene(
  base: string,
  askerOf: AskerOf = (name) => askerAs(base, name),
): Promise<ExchangeScene> {
  const analyst = await askerOf("analyst");
  const incidents: string[] = [];
  for (const at of [0, 1, 2]) incidents.push(await openIncident(analyst, at));
  await assess(analyst, incidents[0] ?? "");
  const campaign = await buildCampaign(analyst, incidents);
  const victims = await registerVictims(askerOf, incidents[1] ?? "");
  const decidedCase = await brief(analyst, {
    title: "Posts by one newsroom abroad",
    incidentIds: [],
    campaignId: null,
  });
  await decide(askerOf, decidedCase);
  const openCase = await brief(analyst, {
    title: "False polling dates in three districts",
    incidentIds: incidents,
    campaignId: campaign,
  });
  return { incidents, campaign, victims, openCase, decidedCase };
}

/** Asks as one of the ready accounts; whatever is not answered with 200 is a fault of the scene. */
export type Asker = (path: string, body?: unknown) => Promise<Answer>;
export type AskerOf = (name: string) => Promise<Asker>;
// oxlint-disable-next-line typescript/no-explicit-any -- the scene reads replies of every shape
type Answer = any;

export async function askerAs(base: string, name: string): Promise<Asker> {
  const signIn = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base },
    body: JSON.stringify({ email: `${name}@demo.example`, password: demonstrationPassword }),
  });
  const cookie = signIn.headers.getSetCookie().map((each) => each.split(";")[0]);
  return async (path, body) => {
    const reply = await fetch(`${base}/api/elections/${election}/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json", origin: base, cookie: cookie.join("; ") },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${name}, ${path}: ${reply.status} ${text}`);
    return JSON.parse(text);
  };
}

const tellings = [
  {
    title: "Calls that name a false polling day",
    summary: "Automated calls tell voters of one district that they vote a day later.",
  },
  {
    title: "Log-ins tried at three campaigns",
    summary:
      "Passwords were tried on accounts of campaign teams, from machines that also host the false pages.",
  },
  {
    title: "A copied page of the election authority",
    summary: "A page that looks like that of the authority gives another address for the polling place.",
  },
] as const;

async function openIncident(analyst: Asker, at: number): Promise<string> {
  const fromMs = Date.now() - (12 - 3 * at) * day;
  const activity = {
    kind: at === 1 ? "intrusion" : "influence",
    technique: { code: at === 1 ? "T1110" : `T004${3 + at}`, version: at === 1 ? "ATT&CK 17" : "DISARM 1.6" },
    target:
      at === 1
        ? { kind: "campaign-team", name: "Campaign teams" }
        : { kind: "voters", name: `Voters of district ${at + 1}` },
    venue: at === 0 ? "Telephone" : "The web",
    fromMs,
    toMs: fromMs + 3 * day,
    outcome: at === 1 ? "attempt-blocked" : "attempt-unknown",
    reach: at === 1 ? null : { people: 4_000 * (at + 1), source: "The carriers", estimated: true },
    narrative: at === 1 ? null : "Polling day was moved.",
    infrastructure: ["vote-later.example"],
  };
  const opened = await analyst("incidents", {
    ...tellings[at],
    phase: "campaign",
    aims: at === 1 ? ["gain-access"] : ["mislead-voters", "suppress-turnout"],
    beneficiary: at === 0 ? "none" : null,
    tlp: "amber",
    classification: 0,
    activities: [activity],
    why: "seen by the desk",
  });
  return opened.id;
}

async function assess(analyst: Asker, incident: string): Promise<void> {
  await analyst(`incidents/${incident}/evidence`, {
    text: "The calls and the copied page name the same address, registered on one day by one account.",
    kind: "technical",
    sourceGrade: "B",
    credibility: 2,
    knownAtMs: Date.now() - 2 * day,
    tlp: "amber",
    classification: 0,
    why: "found by the desk",
  });
  await analyst(`incidents/${incident}/assessments`, {
    likelihood: "likely",
    confidence: "moderate",
    judgement: "One group is behind the calls and the copied page.",
    alternatives: ["Two groups rent the same machines"],
    classification: 0,
  });
}

async function buildCampaign(analyst: Asker, incidents: readonly string[]): Promise<string> {
  const { id } = await analyst("campaigns", {
    title: "Dates that move",
    summary: "Three incidents that may have one hand behind them: calls, log-ins and a copied page.",
    phase: "campaign",
    tlp: "amber",
    classification: 0,
    why: "they share one address",
  });
  const [one, two, three] = incidents;
  for (const [a, b, kind] of [
    [one, two, "infrastructure"],
    [one, three, "narrative"],
  ])
    await analyst(`campaigns/${id}/links`, {
      one: a,
      other: b,
      kind,
      evidence: "Both lead to vote-later.example, registered on one day.",
      confidence: "moderate",
    });
  await analyst(`campaigns/${id}/rules`, {
    rule: {
      single: { thresholds: { vectors: 3, reachPeople: 50_000 }, needed: 1 },
      cumulative: { thresholds: { vectors: 3, targets: 3, spanDays: 7, reachPeople: 50_000 }, needed: 3 },
    },
    why: "agreed with the panel before the campaign began",
  });
  return id;
}

async function registerVictims(askerOf: AskerOf, incident: string): Promise<string[]> {
  const contact = await askerOf("case-contact");
  const row = (name: string, outcome: string, at: string, more: object = {}) => ({
    incident,
    kind: "campaign",
    name,
    language: "en",
    outcome,
    address: `${at}@campaign.example`,
    ...more,
  });
  const { ids } = await contact("victims", {
    rows: [
      row("Riverside campaign", "attempt-blocked", "riverside", {
        account: "per_victim000000",
        safety: "Call only in the evening.",
        redress: ["Accounts locked"],
      }),
      row("Hilltop campaign", "breach", "hilltop"),
      row("Équipe du Lac", "attempt-unknown", "lac", { language: "fr" }),
      row("Harbour campaign", "attempt-blocked", "harbour", {
        address: null,
        phone: "+1 613 555 0100",
        contactKnownAtMs: Date.now() - 4 * day,
      }),
    ],
  });
  await contact(`victims/${ids[1]}/tell`, { channel: "mail" });
  await contact(`victims/${ids[2]}/tell`, { channel: "phone", acknowledged: true });
  await contact(`victims/${ids[2]}/consent`, { consent: "given", how: "said so on the phone" });
  return ids;
}

async function brief(analyst: Asker, about: object): Promise<string> {
  const knownAtMs = Date.now() - day;
  const assessed = { because: "Three districts, one address; the reach is small so far.", knownAtMs };
  const { id } = await analyst("cases", {
    matter: "foreign-interference",
    asked: "Could this undermine a free and fair election?",
    tlp: "amber",
    classification: 0,
    criteria: [
      { criterion: "undermines-right", finding: "moderate", ...assessed },
      { criterion: "undermines-credibility", finding: "moderate", ...assessed },
      { criterion: "confidence", finding: "high", ...assessed },
      { criterion: "accumulation", finding: "cumulative", ...assessed },
    ],
    evidence: [
      {
        statement: "Calls, log-ins and a copied page lead to one address, registered on one day.",
        source: "The desk's own look-up",
        knownAtMs,
        tlp: "amber",
        classification: 0,
      },
      {
        statement: "The carriers count about 4,000 calls.",
        source: "The carriers",
        knownAtMs: knownAtMs - 2 * day,
        tlp: "amber",
        classification: 0,
      },
    ],
    alternatives: [
      {
        alternative: "authority-corrected",
        cameOfIt: "The authority named the right day on its own page.",
        knownAtMs,
      },
    ],
    ...about,
  });
  return id;
}

async function decide(askerOf: AskerOf, id: string): Promise<void> {
  for (const at of [1, 2, 3, 4]) {
    const member = await askerOf(`panel${at}`);
    await member(`cases/${id}/declare`, {
      interest: at === 4 ? "indirect" : "none",
      words: at === 4 ? "A cousin works there." : null,
      recuse: false,
    });
    await member(`cases/${id}/vote`, {
      vote: at === 2 ? "not-met" : "met",
      because: "As the sheet says.",
      dissent: at === 2 ? "The reach is too small to call it interference." : null,
    });
  }
  const member = await askerOf("panel1");
  await member(`cases/${id}/decide`, {
    outcome: "bulletin",
    because: "The threshold is not met, and people should know.",
    title: "Posts by one newsroom abroad",
    tlp: "green",
    classification: 0,
  });
}
