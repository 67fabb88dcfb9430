// Goal: nobody without clearance finds a trace of anything restricted, at any address of the whole house (W4.9, G-wide guard).
// Method: every GET endpoint, every export and every public page is walked by every uncleared account of the demonstration and
// by nobody in particular, before and after a cleared analyst plants restricted things in every slice. Both walks must be the
// same text, and an address of something planted must answer as an address of something that never was. A clock that stands
// still makes the texts comparable; what must differ (a signature over the whole journal) is named below.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { journalSigner } from "../src/core/journal/signing.ts";
import { publicRoutes } from "../src/main/public-routes.ts";
import { slicesOf } from "../src/main/slices.ts";
import { handClock } from "../src/platform/clock/clock.ts";
import type { Endpoint } from "../src/platform/contract/endpoint.ts";
import { endpointsOf } from "../src/platform/http/documents.ts";
import { serverForTests, type Client, type ServerForTests } from "./server-for-tests.ts";
import { dialectsForTests, freshDatabase, type FreshDatabase } from "./storage-for-tests.ts";

const election = "ca-demo";
const api = `/api/elections/${election}`;
const day = 86_400_000;
const secret = "CRIMSON-HERON";
const startMs = Date.UTC(2026, 10, 2, 12);

const uncleared = [
  "operator",
  "coordinator",
  "analyst2",
  "case-contact",
  "sponsor",
  "election-authority",
  "auditor",
  "communications",
  "editor",
  "party-liaison",
  "campaign",
  "security-firm",
  "platform",
  "newsroom",
  "fact-checker",
  "civil-society",
  "researcher",
  "member",
  "victim",
  "analyst-qamar",
] as const;

/** The head of the whole journal counts every entry and signs it anew; it says of none what it is or whose. */
const mayDiffer = new Set(["journal.checkpoint"]);

const signer = journalSigner("a secret for tests only, long enough", "test/journal");
const readable = endpointsOf(slicesOf({ signer, languages: [], demonstration: null })).filter(
  ({ method, media, name }) => method === "GET" && media !== "text/event-stream" && !mayDiffer.has(name),
);

describe.each(dialectsForTests())("W4.9 negative: the whole house on %s", (dialect) => {
  const clock = handClock(startMs);
  let database: FreshDatabase | null = null;
  let server: ServerForTests;
  let analyst: Client;
  const readers = new Map<string, Client>();

  beforeAll(async () => {
    if (dialect === "postgresql") database = await freshDatabase();
    server = await serverForTests({ clock, ...(database && { databaseUrl: database.url }) });
    analyst = await server.as("analyst@demo.example");
    for (const name of uncleared) readers.set(name, await server.as(`${name}@demo.example`));
    readers.set("anyone", server.anyone);
  });
  afterAll(async () => {
    await server.close();
    await database?.drop();
  });

  it("tells no uncleared reader of what a cleared analyst and the panel keep restricted", async () => {
    const shown = await plantOpenly(analyst);
    const exported = await exportAll(readers);
    const first = await walkAll(readers, shown.ids);
    expect(first.size).toBeGreaterThan(uncleared.length * 20);
    const hidden = await plantRestricted(server, analyst, shown);
    expect(hidden.length).toBe(6);
    const second = await walkAll(readers, shown.ids);
    for (const [address, told] of second) {
      expect(told, address).not.toContain(secret);
      for (const id of hidden) expect(told, address).not.toContain(id);
      expect(told, address).toBe(first.get(address));
    }
    expect([...second.keys()]).toEqual([...first.keys()]);
    expect(await exportAll(readers)).toEqual(exported);
    const seen = await walk(analyst, [...shown.ids, ...hidden]);
    expect([...seen.values()].join("\n"), "the walk itself finds what may be seen").toContain(secret);
  }, 300_000);

  it("answers an address of something restricted in the very words of something that never was", async () => {
    const shown = await plantOpenly(analyst);
    const hidden = await plantRestricted(server, analyst, shown);
    for (const [name, client] of readers)
      for (const endpoint of readable)
        for (const [id, path] of hidden.flatMap((each) => addressOf(endpoint, each))) {
          const never = id.replace(/_.*/, (tail) => `_${"0".repeat(tail.length - 1)}`);
          const asked = await client.get(path);
          const other = await client.get(path.replace(id, never));
          const where = `${name} ${path}`;
          expect(asked.status, where).toBe(other.status);
          expect(withoutChance(asked.text).replaceAll(id, never), where).toBe(withoutChance(other.text));
        }
  }, 300_000);
});

interface Shown {
  readonly ids: readonly string[];
  readonly incidents: readonly [string, string];
  readonly campaign: string;
}

const activity = {
  kind: "influence",
  technique: null,
  target: { kind: "voters", name: "Voters of the riding" },
  venue: "Chatter",
  fromMs: startMs - 3 * day,
  toMs: startMs - 2 * day,
  outcome: "attempt-unknown",
  narrative: "The polling day was moved.",
  infrastructure: ["moved.example"],
};

/** What everyone with an account in the right house may see, so that the walk has something to walk. */
async function plantOpenly(analyst: Client): Promise<Shown> {
  const incident = async (title: string): Promise<string> =>
    made(
      await analyst.send("POST", `${api}/incidents`, {
        title,
        summary: "Messages name a wrong polling day.",
        phase: "campaign",
        aims: ["chaos"],
        beneficiary: "none",
        tlp: "green",
        classification: 0,
        activities: [activity],
        why: "seen by the desk",
      }),
    );
  const incidents: [string, string] = [
    await incident("Wrong day, first"),
    await incident("Wrong day, second"),
  ];
  const campaign = made(await analyst.send("POST", `${api}/campaigns`, campaignOf("Wrong days", 0)));
  made(
    await analyst.send("POST", `${api}/campaigns/${campaign}/links`, linkOf(incidents, "Same wording", 0)),
  );
  const report = made(
    await analyst.send("POST", `${api}/reports`, {
      what: "A text message names a wrong polling day.",
      phase: "campaign",
      outcome: "attempt-unknown",
      tlp: "amber",
    }),
    "report",
  );
  return { ids: [...incidents, campaign, report], incidents, campaign };
}

/** In every slice that holds content: a restricted thing of its own, and a restricted part of an open thing. */
async function plantRestricted(server: ServerForTests, analyst: Client, shown: Shown): Promise<string[]> {
  const restricted = { title: secret, classification: 2 };
  const open = {
    ...restricted,
    summary: secret,
    phase: "campaign",
    tlp: "green",
    activities: [{ ...activity, narrative: secret, infrastructure: [`${secret.toLowerCase()}.example`] }],
    why: secret,
  };
  const one = made(await analyst.send("POST", `${api}/incidents`, open));
  const two = made(await analyst.send("POST", `${api}/incidents`, open));
  const red = made(
    await analyst.send("POST", `${api}/incidents`, { ...open, classification: 0, tlp: "red" }),
  );
  for (const incident of [one, shown.incidents[0]])
    made(
      await analyst.send("POST", `${api}/incidents/${incident}/evidence`, {
        text: secret,
        kind: "partner",
        sourceGrade: "A",
        credibility: 2,
        knownAtMs: startMs - day,
        tlp: "green",
        classification: 2,
        why: secret,
      }),
    );
  for (const incident of [one, shown.incidents[1]])
    made(
      await analyst.send("POST", `${api}/incidents/${incident}/assessments`, {
        likelihood: "likely",
        confidence: "moderate",
        judgement: secret,
        alternatives: [secret],
        classification: 2,
      }),
    );
  const campaign = made(await analyst.send("POST", `${api}/campaigns`, campaignOf(secret, 2)));
  made(await analyst.send("POST", `${api}/campaigns/${campaign}/links`, linkOf([one, two], secret, 2)));
  const mixed = linkOf([shown.incidents[0], one], secret, 2);
  made(await analyst.send("POST", `${api}/campaigns/${shown.campaign}/links`, mixed));
  const cases = await restrictedCases(server, analyst, one);
  return [one, two, red, campaign, ...cases];
}

/** One case that is decided and one that waits. */
async function restrictedCases(server: ServerForTests, analyst: Client, incident: string): Promise<string[]> {
  const because = secret;
  const knownAtMs = startMs - day;
  const degrees = ["undermines-right", "undermines-credibility", "confidence"];
  const brief = {
    title: secret,
    matter: "foreign-interference",
    asked: secret,
    incidentIds: [incident],
    campaignId: null,
    tlp: "amber",
    classification: 2,
    criteria: [
      ...degrees.map((criterion) => ({ criterion, finding: "low", because, knownAtMs })),
      { criterion: "accumulation", finding: "single", because, knownAtMs },
    ],
    evidence: [{ statement: secret, source: secret, knownAtMs, tlp: "amber", classification: 2 }],
    alternatives: [{ alternative: "platform-contacted", cameOfIt: secret, knownAtMs }],
  };
  const decided = made(await analyst.send("POST", `${api}/cases`, brief));
  const waits = made(await analyst.send("POST", `${api}/cases`, brief));
  const members = await Promise.all([1, 2, 3, 4, 5].map((n) => server.as(`panel${n}@demo.example`)));
  for (const member of members) {
    made(
      await member.send("POST", `${api}/cases/${decided}/declare`, {
        interest: "none",
        words: null,
        recuse: false,
      }),
      "interest",
    );
    made(
      await member.send("POST", `${api}/cases/${decided}/vote`, {
        vote: "not-met",
        because,
        dissent: secret,
      }),
      "vote",
    );
  }
  const outcome = { outcome: "no-action", because, title: secret, tlp: "green", classification: 2 };
  made(await (members[0] as Client).send("POST", `${api}/cases/${decided}/decide`, outcome));
  return [decided, waits];
}

const campaignOf = (title: string, classification: number): object => ({
  title,
  summary: title,
  phase: "campaign",
  tlp: "green",
  classification,
  why: title,
});

const linkOf = ([one, other]: readonly string[], evidence: string, classification: number): object => ({
  one,
  other,
  kind: "narrative",
  evidence,
  confidence: "low",
  classification,
});

function made(
  reply: { readonly status: number; readonly text: string; readonly json: unknown },
  key = "id",
): string {
  expect(reply.status, reply.text).toBe(200);
  return String((reply.json as Record<string, unknown>)[key]);
}

async function walkAll(
  readers: ReadonlyMap<string, Client>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const [name, client] of readers)
    for (const [address, text] of await walk(client, ids, name === "anyone" ? pagePaths : []))
      told.set(`${name} ${address}`, text);
  return told;
}

/** What each may take away as a file. The journal keeps that they did, so it stands outside the walks. */
async function exportAll(readers: ReadonlyMap<string, Client>): Promise<Map<string, string>> {
  const taken = new Map<string, string>();
  for (const [name, client] of readers) {
    const reply = await client.send("POST", `${api}/incidents/export`, { purpose: "audit" });
    taken.set(name, `${reply.status} ${withoutChance(reply.text)}`);
  }
  return taken;
}

/** Everything that this reader is told at every address, those of its own ids included. */
async function walk(
  client: Client,
  ids: readonly string[],
  pages: readonly string[] = [],
): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  const paths = [...readable.flatMap((endpoint) => pathsOf(endpoint, ids)), ...pages];
  for (const path of paths) {
    const reply = await client.get(path);
    expect(reply.status, `${path} ${reply.text}`).toBeLessThan(500);
    told.set(path, `${reply.status} ${withoutChance(reply.text)}`);
  }
  return told;
}

/** The addresses of an endpoint: with each id that fits its placeholder, with pages of one, and with the secret searched for. */
function pathsOf(endpoint: Endpoint, ids: readonly string[]): string[] {
  const [name, ...more] = [...endpoint.path.matchAll(/\{(\w+)\}/g)]
    .map(([, found]) => found ?? "")
    .filter((each) => each !== "election");
  const path = endpoint.path.replace("{election}", election);
  if (name === undefined) {
    const words = ["search", "text", "q"].filter((word) => word in endpoint.query.shape);
    return [
      path,
      ...("limit" in endpoint.query.shape ? [`${path}?limit=1`] : []),
      ...words.map((word) => `${path}?${word}=${secret}`),
    ];
  }
  if (more.length > 0) return [];
  const fits = ids.filter((id) => endpoint.params.shape[name]?.safeParse(id).success === true);
  return fits.map((id) => path.replace(`{${name}}`, id));
}

const addressOf = (endpoint: Endpoint, id: string): [string, string][] =>
  pathsOf(endpoint, [id])
    .filter((path) => path.includes(id))
    .map((path) => [id, path]);

const pagePaths = publicRoutes(signer)
  .map(({ path }) => path.replace("{election}", election).replace("{language}", "en"))
  .filter((path) => !path.includes("{"));

/**
 * Numbers of requests and keys of forms are dice. The head of the journal, and the path from an entry to it, change with every act of
 * anybody.
 */
const withoutChance = (text: string): string =>
  [
    /"instance":"[0-9a-f-]{36}"/g,
    /name="key" value="[0-9a-f]{32}"/g,
    /"proof":\[[^\]]*\]/g,
    /"checkpoint":"(?:[^"\\]|\\.)*"/g,
  ].reduce((left, pattern) => left.replaceAll(pattern, ""), text);
