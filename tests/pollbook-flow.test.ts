// Goal: what goes wrong at a pollbook comes to the public's eyes by the way that every matter takes, and of a voter nothing comes along:
// an anomaly, a machine's report, an incident, a mandate that hands it on, a decision of the panel, a notice. Method: the whole house on
// each dialect, pollbooks as processes of their own, one of which was copied with its key; then every text and file that came of
// it is searched for every voter's name, number and address. Each step is a test; they run in their order.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportLines } from "../src/core/journal/service.ts";
import { journalSigner } from "../src/core/journal/signing.ts";
import { systemClock } from "../src/platform/clock/clock.ts";
import {
  pollbookProcess,
  type PollbookProcess,
} from "../src/rooms/infrastructure/pollbooks/testing/pollbook-process.ts";
import { voter } from "../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { eventually, pollbookScene, type PollbookScene } from "./pollbook-scene.ts";
import { serverForTests, type Client, type Reply, type ServerForTests } from "./server-for-tests.ts";
import { dialectsForTests, freshDatabase, type FreshDatabase } from "./storage-for-tests.ts";

const api = "/api/elections/ca-demo";
const secret = "a secret for tests only, long enough";
/** Words that nothing else in the house holds. */
const voters = Array.from({ length: 40 }, (_, n) =>
  voter(`QV-90${n}Z`, `Vahtrix${n}`, `Ondrewina${n}`, {
    address: `${n} Quillstone Wynd`,
    birth: "1931-07-19",
  }),
);
const ofVoters = /QV-90|Vahtrix|Ondrewina|Quillstone|1931-07-19/i;

describe.each(dialectsForTests())("flow 1, from a pollbook to the public, on %s", (dialect) => {
  const nowMs = systemClock.nowMs();
  const iso = (atMs: number) => new Date(atMs).toISOString().replace(/\.\d+Z$/, "Z");
  const running: PollbookProcess[] = [];
  /** Everything that anybody was told on the way. */
  const texts: string[] = [];
  let database: FreshDatabase | null = null;
  let server: ServerForTests;
  let scene: PollbookScene;
  let official: Client;
  let reports: readonly string[] = [];
  let [incident, notice, sha256] = ["", "", ""];

  const clients = new Map<string, Promise<Client>>();
  const as = (name: string): Promise<Client> => {
    const client = clients.get(name) ?? server.as(`${name}@demo.example`);
    clients.set(name, client);
    return client;
  };
  const kept = (reply: Reply): Record<string, unknown> => {
    expect(reply.status, reply.text).toBe(200);
    texts.push(reply.text);
    return reply.json as Record<string, unknown>;
  };
  async function pollbook(folder: string): Promise<PollbookProcess> {
    const one = await pollbookProcess(join(scene.folder, folder), [scene.port]);
    running.push(one);
    return one;
  }

  beforeAll(async () => {
    database = dialect === "postgresql" ? await freshDatabase() : null;
    server = await serverForTests({
      environment: { COUNTERFOIL_SECRET: secret },
      ...(database && { databaseUrl: database.url }),
    });
    official = await as("election-authority");
    const day = { opensAt: iso(nowMs - 3_600_000), closesAt: iso(nowMs + 36_000_000) };
    scene = await pollbookScene(official, systemClock, day, voters);
  }, 300_000);
  afterAll(async () => {
    await Promise.all(running.map((one) => one.kill()));
    await scene?.end();
    await server?.close();
    await database?.drop();
  });

  test("W5.4 flow 1: one pollbook takes back what it recorded, another was copied with its key; the hub tells both apart from an honest day", async () => {
    await scene.enrol("undoer", "south");
    await scene.enrol("copied");
    cpSync(join(scene.folder, "copied"), join(scene.folder, "copy"), { recursive: true });
    const [undoer, own, copy] = [await pollbook("undoer"), await pollbook("copied"), await pollbook("copy")];
    for (const { number } of voters.slice(0, 12)) {
      const done = await undoer.act({ kind: "check-in", voter: number });
      const events = (done.value ?? []).map(({ id }) => id);
      expect(await undoer.act({ kind: "undo", events, reason: "not this voter" })).toMatchObject({
        ok: true,
      });
    }
    expect(await own.act({ kind: "check-in", voter: voters[20]!.number })).toMatchObject({ ok: true });
    expect(await copy.act({ kind: "check-in", voter: voters[21]!.number })).toMatchObject({ ok: true });
    type Found = readonly { kind: string; device: string; reportId: string | null }[];
    const anomalies = await eventually(
      async () => kept(await official.get(`${scene.at}/anomalies`))["anomalies"] as Found,
      (rows) => rows.length === 2 && rows.every(({ reportId }) => reportId !== null),
    );
    expect(new Set(anomalies.map(({ kind, device }) => `${kind} ${device}`))).toEqual(
      new Set(["mass-undo undoer", "device-forging copied"]),
    );
    reports = anomalies.map(({ reportId }) => String(reportId));
  }, 120_000);

  test("W5.4 flow 1: the desk has two reports of a machine and makes one incident of them", async () => {
    const analyst = await as("analyst");
    for (const report of reports)
      expect(kept(await analyst.get(`${api}/reports/${report}`))).toMatchObject({
        channel: "machine",
        outcome: "attempt-unknown",
        state: "received",
      });
    const opened = kept(
      await analyst.send("POST", `${api}/incidents`, {
        title: "Pollbooks that do not say what happened at the table",
        summary: "One took back what it had recorded; of another there is a copy with its key.",
        phase: "voting",
        aims: ["discredit-process"],
        tlp: "green",
        classification: 0,
        activities: [
          {
            kind: "intrusion",
            target: { kind: "infrastructure", name: "Pollbooks of two sites" },
            fromMs: nowMs - 60_000,
            toMs: nowMs,
            outcome: "attempt-unknown",
            sources: reports.map((report) => ({ report })),
          },
        ],
        reports,
        why: "two reports of the hub",
      }),
    );
    incident = String(opened["id"]);
    expect(opened).toMatchObject({ kinds: ["intrusion"] });
    const linked = (opened["reports"] as { id: string }[]).map(({ id }) => id);
    expect(new Set(linked)).toEqual(new Set(reports));
  });

  test("W5.4 flow 1 negative: as a matter of the polling place the panel may not decide it, it is handed to whose mandate it is", async () => {
    const routed = kept(await brief("polling-place-facts"));
    expect(routed).toMatchObject({ state: "routed", routedTo: "org_authority000" });
    expect((await (await as("panel1")).get(`${api}/cases/${String(routed["id"])}`)).status).toBe(404);
  });

  async function brief(matter: string): Promise<Reply> {
    const because = "The key of a pollbook is in other hands.";
    const [knownAtMs, marked] = [nowMs - 1_000, { tlp: "green", classification: 0 }];
    return (await as("analyst")).send("POST", `${api}/cases`, {
      title: "Pollbooks of two sites",
      matter,
      asked: "Could this undermine a free and fair election?",
      incidentIds: [incident],
      campaignId: null,
      ...marked,
      criteria: [
        { criterion: "undermines-right", finding: "moderate", because, knownAtMs },
        { criterion: "undermines-credibility", finding: "high", because, knownAtMs },
        { criterion: "confidence", finding: "high", because, knownAtMs },
        { criterion: "accumulation", finding: "single", because, knownAtMs },
      ],
      evidence: [{ statement: "One log exists twice.", source: "The hub", knownAtMs, ...marked }],
      alternatives: [
        { alternative: "platform-contacted", cameOfIt: "Both pollbooks are out of use.", knownAtMs },
      ],
    });
  }

  test("W5.4 flow 1: a key in other hands points abroad: the panel decides, and the public reads a notice", async () => {
    const id = String(kept(await brief("foreign-interference"))["id"]);
    const path = `${api}/cases/${id}`;
    const because = "Voters must know that every check-in is known and counted once.";
    for (const number of [1, 2, 3, 4, 5]) {
      const member = await as(`panel${number}`);
      kept(await member.send("POST", `${path}/declare`, { interest: "none", words: null, recuse: false }));
      kept(await member.send("POST", `${path}/vote`, { vote: "met", because }));
    }
    const decision = { title: "Pollbooks of two sites", tlp: "green", classification: 0, because };
    kept(await (await as("panel1")).send("POST", `${path}/decide`, { ...decision, outcome: "notice" }));
    const drafter = await as("communications");
    const draft = { kind: "notice", caseId: id, texts: noticeTexts, concerned: [], why: "decided" };
    notice = String(kept(await drafter.send("POST", `${api}/notices`, draft))["id"]);
    const at = `${api}/notices/${notice}`;
    const submitted = kept(
      await drafter.send("POST", `${at}/submit`, { version: 1, override: "Short answers say it all." }),
    );
    sha256 = (submitted["versions"] as { sha256: string }[])[0]?.sha256 ?? "";
    const early = await drafter.send("POST", `${at}/publish`, { sha256, everyoneReadsItFromNowOn: true });
    expect([early.status, early.json.code]).toEqual([409, "not-approved"]);
    const verdict = { verdict: "approve", sha256, why: "read in all languages" };
    kept(await (await as("editor")).send("POST", `${at}/approve`, verdict));
    kept(await drafter.send("POST", `${at}/publish`, { sha256, everyoneReadsItFromNowOn: true }));
    for (const [language, { headline }] of Object.entries(noticeTexts)) {
      const page = await server.anyone.get(`/ca-demo/${language}/notices/${notice}`);
      expect(page.status, page.text).toBe(200);
      expect(parseHTML(page.text).document.querySelector("main")?.textContent).toContain(headline);
    }
  });

  test("W5.4 flow 1 negative: nothing of a voter is in any text, list, feed or file that came of it", async () => {
    const analyst = await as("analyst");
    const purpose = { purpose: "audit" };
    texts.push((await analyst.send("POST", `${api}/incidents/export`, purpose)).text);
    for (const name of ["analyst", "communications", "auditor", "panel1", "coordinator", "case-contact"]) {
      const reader = await as(name);
      for (const path of [
        "reports",
        "incidents",
        `incidents/${incident}`,
        "cases",
        "notices",
        "journal",
        "home",
      ])
        texts.push((await reader.get(`${api}/${path}`)).text);
    }
    const page = `/ca-demo/en/notices/${notice}`;
    const { document } = parseHTML((await server.anyone.get(page)).text);
    const links = [...document.querySelectorAll("a[href], link[href]")]
      .map((link) => new URL(link.getAttribute("href") ?? "", `http://a.example${page}`))
      .filter(({ origin, pathname }) => origin === "http://a.example" && !pathname.startsWith("/app"));
    const shown = [...new Set(links.map(({ pathname }) => pathname))];
    expect(shown.length).toBeGreaterThan(5);
    for (const path of [...shown, "/ca-demo/en/turnout", `${api}/turnout`, `${api}/journal/proof/${notice}`])
      texts.push((await server.anyone.get(path)).text);
    const { json: head } = await server.anyone.get("/api/journal/checkpoint");
    // The parts of a line, entries and public bodies, are base64.
    const exported: string[] = [];
    for await (const line of exportLines(server.storage, journalSigner(secret, String(head.origin))))
      exported.push(...line.split(/\s+/).map((part) => Buffer.from(part, "base64").toString()));
    expect(exported.some((text) => text.includes(noticeTexts.en.headline))).toBe(true);
    texts.push(...exported);
    expect(texts.filter((text) => text.includes(notice)).length).toBeGreaterThan(5);
    expect(texts.filter((text) => ofVoters.test(text))).toEqual([]);
    // The officials' own desk, which must know them, shows that the search would find them.
    expect((await official.get(`${scene.at}/disputes`)).text).toMatch(ofVoters);
  }, 60_000);
});

const noticeTexts = {
  en: {
    headline: "Two machines that check voters in were taken out of use",
    who: "We do not know who did it.",
    what: "One machine took back what it had noted. Of another there was a copy. No vote is lost.",
    when: "Today.",
    where: "At two polling places.",
    whatToDo: "Come and vote as planned. Tell us what looks wrong at /ca-demo/en/report.",
    whatIsNotKnown: "We do not know yet how the copy was made.",
  },
  fr: {
    headline: "Deux machines qui enregistrent les électeurs ont été retirées",
    who: "Nous ne savons pas qui l’a fait.",
    what: "Une machine a annulé ce qu’elle avait noté. Une autre a été copiée. Aucun vote n’est perdu.",
    when: "Aujourd’hui.",
    where: "Dans deux bureaux de vote.",
    whatToDo: "Venez voter comme prévu. Dites-nous ce qui semble faux : /ca-demo/fr/report.",
    whatIsNotKnown: "Nous ne savons pas encore comment la copie a été faite.",
  },
  "zh-Hans": {
    headline: "两台选民签到设备已停用",
    who: "我们不知道是谁做的。",
    what: "一台设备撤销了记录，另一台被复制。没有选票丢失。",
    when: "今天。",
    where: "在两个投票站。",
    whatToDo: "请照常前来投票。看到可疑情况，请告诉我们：/ca-demo/zh-Hans/report。",
    whatIsNotKnown: "我们还不知道复制是怎样做成的。",
  },
};
