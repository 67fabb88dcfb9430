// Goal: story D, "Below the threshold, still told": one real matter goes the whole way, from what was seen to a public bulletin,
// through HTTP alone, on both databases. Method: the public facts of the information operation on WeChat of spring 2025 (spikes on
// 10 and 25 March, opposing narratives, one platform, the party told on 6 April, the public on 7 April), played by the accounts
// of the demonstration on a clock that is set to each day. Each step of the story is a test; they run in their order.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseHTML } from "linkedom";
import { parseItemProof, parseVerifierKey, verifyItemProof } from "@counterfoil/journal";
import { sha256, verifyEd25519 } from "../../src/core/journal/signing.ts";
import { handClock } from "../../src/platform/clock/clock.ts";
import { serverForTests, type Client, type Reply, type ServerForTests } from "../server-for-tests.ts";
import { dialectsForTests, freshDatabase, type FreshDatabase } from "../storage-for-tests.ts";
import { activityOf, bulletinTexts, electionOf2025, evidenceOf, sheet, votes } from "./story-d.test-data.ts";

const api = "/api/elections/ca-demo";
const at = (day: string, time = "15:00"): number => Date.parse(`${day}T${time}:00-04:00`);

describe.each(dialectsForTests())("story D on %s", (dialect) => {
  const clock = handClock(at("2025-03-10", "09:00"));
  let database: FreshDatabase | null = null;
  let server: ServerForTests;
  const told: Record<string, string> = {};

  beforeAll(async () => {
    if (dialect === "postgresql") database = await freshDatabase();
    server = await serverForTests({ clock, ...(database && { databaseUrl: database.url }) });
    const operator = await as("operator");
    const { json } = await operator.get(api);
    const { phase: _phase, caretakerNow: _now, ...election } = json as Record<string, unknown>;
    const why = "The writ of 23 March 2025 sets the dates";
    accepted(await operator.send("PUT", api, { election: { ...election, ...electionOf2025 }, why }));
  });
  afterAll(async () => {
    await server.close();
    await database?.drop();
  });

  /** Sessions end while days go by: whoever acts signs in that day. */
  const as = (name: string): Promise<Client> => server.as(`${name}@demo.example`);
  const panel = [1, 2, 3, 4, 5].map((n) => `panel${n}`);

  it("W4.0, W1.13b: on 10 March a citizen and the platform's machine tell what they saw; the desk sees both", async () => {
    const page = await server.anyone.get("/ca-demo/fr/report");
    const { document } = parseHTML(page.text);
    const form = {
      key: document.querySelector('input[name="key"]')?.getAttribute("value") ?? "",
      outcome: "attempt-unknown",
      what: "Un compte de nouvelles publie le même jour des textes pour et contre un candidat, tous très partagés.",
      traces: "https://chatter.example/news-account",
      day: "2025-03-10",
      time: "08:00",
    };
    const sent = await server.anyone.send(
      "POST",
      "/ca-demo/fr/report",
      new URLSearchParams(form).toString(),
      {
        "content-type": "application/x-www-form-urlencoded",
      },
    );
    expect(sent.status, sent.text).toBe(200);
    told["receipt"] = parseHTML(sent.text).document.querySelector(".receipt .code")?.textContent ?? "";
    const token = accepted(
      await (
        await as("platform")
      ).send("POST", `${api}/tokens`, {
        name: "Trust and safety feed",
        actions: ["reports.submit"],
        validDays: 60,
      }),
    ).token as string;
    const machine = accepted(
      await server.anyone.send(
        "POST",
        `${api}/reports`,
        {
          what: "One news account was shared by accounts that act together, with contrasting stories about one candidate.",
          where: "Chatter",
          traces: [{ kind: "social", value: "@news-account" }],
          whenFromMs: at("2025-03-10", "06:00"),
          phase: "campaign",
          outcome: "attempt-unknown",
          kind: "influence",
          language: "en",
        },
        { authorization: `Bearer ${token}` },
      ),
    );
    const { rows } = accepted(await (await as("analyst2")).get(`${api}/reports`)) as Rows;
    expect(rows.map((row) => row["channel"])).toEqual(expect.arrayContaining(["public-form", "machine"]));
    told["report"] = String(machine["report"]);
  });

  it("W4.8 negative: before the writ the panel cannot act: by rule the matter goes to the desk, and no member sees it", async () => {
    const analyst = await as("analyst");
    told["first"] = accepted(
      await analyst.send("POST", `${api}/incidents`, {
        title: "Opposing stories from one news account, first wave",
        summary:
          "On 10 March one account's stories for and against a candidate were spread by accounts that act together.",
        phase: "campaign",
        aims: ["chaos"],
        beneficiary: "none",
        tlp: "amber",
        classification: 0,
        activities: [
          activityOf(at("2025-03-10", "06:00"), at("2025-03-10", "22:00"), "The candidate is to be admired."),
        ],
        reports: [told["report"]],
        why: "two independent reports",
      }),
    ).id as string;
    const brief = briefOf([told["first"]], null, clock.nowMs());
    const routed = accepted(await analyst.send("POST", `${api}/cases`, brief));
    expect(routed).toMatchObject({ state: "routed", routedTo: "org_taskforce000" });
    expect((await (await as("panel1")).get(`${api}/cases/${String(routed["id"])}`)).status).toBe(404);
  });

  it("W2.6, G5: on 25 March the second wave tells the opposite; chaos without a beneficiary is accepted", async () => {
    clock.set(at("2025-03-25"));
    const analyst = await as("analyst");
    const opened = accepted(
      await analyst.send("POST", `${api}/incidents`, {
        title: "Opposing stories from one news account, second wave",
        summary: "On 25 March the same accounts spread stories against the candidate whom they had praised.",
        phase: "campaign",
        aims: ["chaos"],
        beneficiary: "none",
        tlp: "amber",
        classification: 0,
        activities: [
          activityOf(at("2025-03-25", "06:00"), at("2025-03-25", "13:00"), "The candidate is weak."),
        ],
        why: "the platform confirms the same accounts",
      }),
    );
    expect(opened).toMatchObject({ aims: ["chaos"], beneficiary: "none" });
    told["second"] = String(opened["id"]);
    told["earlier"] = accepted(
      await analyst.send("POST", `${api}/incidents`, {
        title: "Earlier operation against a member of parliament",
        summary: "In 2023 accounts on the same platform spread false stories about a member of parliament.",
        phase: "between",
        aims: ["discredit-contestant"],
        beneficiary: null,
        tlp: "amber",
        classification: 0,
        activities: [activityOf(at("2023-05-04"), at("2023-05-13"), "The member acts for others.")],
        why: "published in 2023",
      }),
    ).id as string;
    for (const [incident, knownAt] of [
      [told["first"], "2025-03-12"],
      [told["second"], "2025-03-25"],
    ] as const)
      accepted(
        await analyst.send("POST", `${api}/incidents/${incident}/evidence`, {
          ...evidenceOf,
          knownAtMs: at(knownAt, "10:00"),
        }),
      );
  });

  it("W1.3: no one of three operations crosses the declared rule, together they do; a link taken away undoes it", async () => {
    const analyst = await as("analyst");
    const campaign = accepted(
      await analyst.send("POST", `${api}/campaigns`, {
        title: "Coordinated stories about candidates",
        summary: "Accounts on one platform that act together, over three operations.",
        phase: "campaign",
        tlp: "amber",
        classification: 0,
        why: "the same platform and the same way of spreading",
      }),
    ).id as string;
    told["campaign"] = campaign;
    accepted(
      await analyst.send("POST", `${api}/campaigns/${campaign}/rules`, {
        rule: {
          single: { thresholds: { reachPeople: 5_000_000, spanDays: 30 }, needed: 1 },
          cumulative: { thresholds: { incidents: 3, reachPeople: 5_000_000 }, needed: 2 },
        },
        why: "declared before anything was added up",
      }),
    );
    const link = (one: string, other: string): Promise<Reply> =>
      analyst.send("POST", `${api}/campaigns/${campaign}/links`, {
        one,
        other,
        kind: "infrastructure",
        evidence: "The same thirty accounts shared both within an hour.",
        confidence: "moderate",
      });
    accepted(await link(told["first"] ?? "", told["second"] ?? ""));
    const three = accepted(await link(told["second"] ?? "", told["earlier"] ?? ""));
    expect(three).toMatchObject({ cumulative: { verdict: { met: true }, picture: { incidents: 3 } } });
    expect((three["members"] as { verdict: { met: boolean } }[]).map(({ verdict }) => verdict.met)).toEqual([
      false,
      false,
      false,
    ]);
    expect(
      (three["links"] as { byName: string }[]).every(({ byName }) => byName === "Ana Whitefeather"),
    ).toBe(true);
    const links = three["links"] as { id: string; one: string; other: string }[];
    const last = links.find(({ one, other }) => [one, other].includes(told["earlier"] ?? ""));
    const path = `${api}/campaigns/${campaign}/links/${last?.id}/end`;
    const two = accepted(await analyst.send("POST", path, { why: "to see what it carries" }));
    expect(two).toMatchObject({ cumulative: { verdict: { met: false } } });
    accepted(await link(told["second"] ?? "", told["earlier"] ?? ""));
  });

  it("W1.13a: the case comes before the panel; a member with a direct interest is out, and cannot open it", async () => {
    const analyst = await as("analyst");
    const incidents = [told["first"] ?? "", told["second"] ?? ""];
    const brief = briefOf(incidents, told["campaign"] ?? "", at("2025-03-25", "12:00"));
    told["case"] = accepted(await analyst.send("POST", `${api}/cases`, brief)).id as string;
    told["side"] = accepted(
      await analyst.send("POST", `${api}/cases`, { ...brief, title: "The earlier operation" }),
    ).id as string;
    const member = await as("panel5");
    const words = "My sister works for the candidate.";
    accepted(
      await member.send("POST", `${api}/cases/${told["side"]}/declare`, {
        interest: "direct",
        words,
        recuse: false,
      }),
    );
    const opened = await member.get(`${api}/cases/${told["side"]}`);
    const never = await member.get(`${api}/cases/cas_00000000000000000000`);
    expect([opened.status, opened.json.title]).toEqual([404, never.json.title]);
    const voted = await member.send("POST", `${api}/cases/${told["side"]}/vote`, {
      vote: "met",
      because: words,
    });
    expect(voted.status).toBe(404);
  });

  it("W4.7 negative: on 6 April four of five votes cannot issue a notice", async () => {
    clock.set(at("2025-04-06", "09:00"));
    const analyst = await as("analyst");
    accepted(
      await analyst.send("POST", `${api}/cases/${told["case"]}/amend`, {
        evidence: [
          { ...knownOnSixth, knownAtMs: at("2025-04-06", "08:00"), tlp: "amber", classification: 0 },
        ],
      }),
    );
    for (const [index, name] of panel.entries()) {
      const member = await as(name);
      const path = `${api}/cases/${told["case"]}`;
      accepted(
        await member.send("POST", `${path}/declare`, { interest: "none", words: null, recuse: false }),
      );
      accepted(await member.send("POST", `${path}/vote`, votes[index]));
    }
    const chair = await as("panel1");
    const decision = { because: "Four of us find the threshold met.", ...decided };
    const refused = await chair.send("POST", `${api}/cases/${told["case"]}/decide`, {
      ...decision,
      outcome: "notice",
    });
    expect([refused.status, refused.json.code]).toEqual([409, "no-consensus"]);
  });

  it("W4.7: no consensus leads to a bulletin", async () => {
    const chair = await as("panel1");
    const because = "No consensus that the threshold is met. Voters should still know.";
    const closed = accepted(
      await chair.send("POST", `${api}/cases/${told["case"]}/decide`, {
        ...decided,
        because,
        outcome: "bulletin",
      }),
    );
    expect(closed["state"]).toBe("decided");
  });

  it("W2.7, W4.9: the case as of 26 March shows nothing of 6 April", async () => {
    const analyst = await as("analyst");
    for (const by of ["recorded", "known"]) {
      const then = await analyst.get(`${api}/cases/${told["case"]}?asOf=${at("2025-03-26")}&by=${by}`);
      accepted(then);
      expect(then.text).not.toContain(knownOnSixth.statement);
      expect(then.json.decision).toBeNull();
    }
    const now = accepted(await analyst.get(`${api}/cases/${told["case"]}`));
    expect(JSON.stringify(now)).toContain(knownOnSixth.statement);
  });

  it("W1.13c negative: a notice cannot be made of it, and nothing is public before the party was told", async () => {
    const drafter = await as("communications");
    const draft = {
      caseId: told["case"],
      texts: bulletinTexts,
      concerned: ["org_harbour00000"],
      why: "decided",
    };
    const wrong = await drafter.send("POST", `${api}/notices`, { ...draft, kind: "notice" });
    expect([wrong.status, wrong.json.code]).toEqual([409, "decision-says-otherwise"]);
    told["notice"] = accepted(await drafter.send("POST", `${api}/notices`, { ...draft, kind: "bulletin" }))
      .id as string;
    const path = `${api}/notices/${told["notice"]}`;
    const override = "The names of the platform and of the department are needed.";
    const submitted = accepted(await drafter.send("POST", `${path}/submit`, { version: 1, override }));
    const [version] = submitted["versions"] as { sha256: string }[];
    told["sha256"] = version?.sha256 ?? "";
    const own = await drafter.send("POST", `${path}/approve`, approval("approve", told["sha256"]));
    expect([own.status, own.json.code]).toEqual([403, "own-work"]);
    accepted(await (await as("editor")).send("POST", `${path}/approve`, approval("approve", told["sha256"])));
    const early = await drafter.send("POST", `${path}/publish`, publication(told["sha256"]));
    expect([early.status, early.json.code]).toEqual([409, "concerned-not-told"]);
    expect((await server.anyone.get(`/ca-demo/en/notices/${told["notice"]}`)).status).toBe(404);
  });

  it("W1.13c, G12: the party is told on 6 April, the public on 7 April, in English, French and Chinese", async () => {
    const drafter = await as("communications");
    const path = `${api}/notices/${told["notice"]}`;
    accepted(
      await drafter.send("POST", `${path}/told`, {
        step: "concerned",
        organisationId: "org_harbour00000",
        toldAtMs: at("2025-04-06", "08:30"),
        how: "Briefing of the party's liaison, in person",
        sha256: told["sha256"],
      }),
    );
    clock.set(at("2025-04-07", "11:00"));
    const next = await as("communications");
    accepted(await next.send("POST", `${path}/publish`, publication(told["sha256"] ?? "")));
    for (const [language, words] of Object.entries(bulletinTexts)) {
      const page = await server.anyone.get(`/ca-demo/${language}/notices/${told["notice"]}`);
      expect(page.status, page.text).toBe(200);
      const { document } = parseHTML(page.text);
      expect(document.documentElement.getAttribute("lang")).toBe(language);
      expect(document.querySelector("main")?.textContent).toContain(words.headline);
      expect(document.querySelectorAll("script")).toHaveLength(0);
      expect(page.text.length).toBeLessThan(50_000);
    }
    const bulletin = await server.anyone.get(`/ca-demo/en/notices/${told["notice"]}`);
    expect(parseHTML(bulletin.text).document.querySelector("main")?.textContent).toMatch(/bulletin/i);
  });

  it("W4.7: the public sees how often the panel stepped in; the reporter reads an answer by the code", async () => {
    const counted = accepted(await server.anyone.get(`${api}/decisions/count`));
    expect(counted).toEqual({ notice: 0, bulletin: 1, noAction: 0 });
    const followed = accepted(
      await server.anyone.send("POST", `${api}/reports/follow`, { code: told["receipt"] }),
    );
    expect(followed["state"]).toBe("received");
  });

  it("what was published stands in a record that anybody can check offline; one changed byte is found", async () => {
    const { proof } = accepted(await server.anyone.get(`${api}/journal/proof/${told["notice"]}`));
    const head = accepted(await server.anyone.get("/api/journal/checkpoint"));
    const key = parseVerifierKey(sha256, String(head["verifierKey"]));
    const item = parseItemProof(proof);
    if (!key.ok || !item.ok) throw new Error("The published key or proof cannot be read");
    const trust = { sha256, verify: verifyEd25519, keys: [key.value], origin: String(head["origin"]) };
    const proven = verifyItemProof(trust, item.value);
    expect(proven).toMatchObject({ ok: true, value: { entry: { subject: told["notice"] } } });
    const body = item.value.body.slice();
    body[0] = (body[0] ?? 0) ^ 1;
    expect(verifyItemProof(trust, { ...item.value, body })).toMatchObject({
      ok: false,
      refusal: "body-hash-wrong",
    });
  });
});

type Rows = { rows: Record<string, unknown>[] };

const knownOnSixth = {
  statement: "The developer of the platform answered that the accounts were one cluster, run from one place.",
  source: "The platform's answer of 6 April",
};

const decided = {
  title: "Opposing stories about a candidate from one news account",
  tlp: "green",
  classification: 0,
};

function briefOf(incidentIds: readonly string[], campaignId: string | null, knownAtMs: number): object {
  return {
    title: "Opposing stories about a candidate",
    matter: "foreign-interference",
    asked: "Could this undermine a free and fair election?",
    incidentIds,
    campaignId,
    tlp: "amber",
    classification: 0,
    ...sheet(knownAtMs),
  };
}

const approval = (verdict: "approve" | "return", sha256: string): object => ({
  verdict,
  sha256,
  why: "read in all three languages",
});

const publication = (sha256: string): object => ({ sha256, everyoneReadsItFromNowOn: true });

function accepted(reply: Reply): Record<string, unknown> {
  expect(reply.status, reply.text).toBe(200);
  return reply.json as Record<string, unknown>;
}
