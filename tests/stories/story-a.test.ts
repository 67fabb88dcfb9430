// Goal: story A, "Two hundred and forty-one accounts", as far as today's rooms go: what a security firm saw at 241 accounts of five
// campaigns becomes one activity of one incident, 241 people who are told before the public, and a link to an earlier case. Method:
// from the outside in, through HTTP and the mails that arrive, on both databases. Each step is a test; they run in their order.
// What waits for rooms that are not there yet: five parties briefed alike, with the same hash for all, for row W1.12; two campaigns
// that ask for help, and an offer to one party alone that is refused, for row W5.8.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { journalVerify } from "../../src/core/journal/cli.ts";
import { exportLines } from "../../src/core/journal/service.ts";
import { journalSigner } from "../../src/core/journal/signing.ts";
import { demonstrationPassword } from "../../src/main/demonstration.ts";
import { slicesOf } from "../../src/main/slices.ts";
import { runCommand } from "../../src/platform/cli/run-command.ts";
import { endpointsOf } from "../../src/platform/http/documents.ts";
import { smtpServer } from "../../src/platform/mail/smtp-server-for-tests.ts";
import { eventually } from "../pollbook-scene.ts";
import { serverForTests, type Client, type Reply, type ServerForTests } from "../server-for-tests.ts";
import { dialectsForTests, freshDatabase, type FreshDatabase } from "../storage-for-tests.ts";
import * as data from "./story-a.test-data.ts";
import { accounts, campaigns, facts, markOf, type CampaignName } from "./story-a.test-data.ts";

const api = "/api/elections/ca-demo";
const [desk, firmId] = ["org_taskforce000", "org_shield000000"];
const secret = "a secret for tests only, long enough";
const day = 86_400_000;
const earlier = data.earlierCase();
const endpoints = endpointsOf(
  slicesOf({ signer: journalSigner(secret, "test/journal"), languages: [], demonstration: null }),
).filter(({ method, media }) => method === "GET" && media !== "text/event-stream");

describe.each(dialectsForTests())("story A on %s", (dialect) => {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-story-a-"));
  const startMs = Date.now();
  let database: FreshDatabase | null = null;
  let post: Awaited<ReturnType<typeof smtpServer>>;
  let server: ServerForTests;
  const told: Record<string, string> = {};
  const people = new Map<CampaignName, { readonly id: string; readonly organisation: string }>();
  /** In the order of the accounts. */
  let victims: readonly string[] = [];

  const clients = new Map<string, Promise<Client>>();
  const signedIn = (email: string): Promise<Client> => {
    const client = clients.get(email) ?? server.as(email);
    clients.set(email, client);
    return client;
  };
  const as = (name: string) => signedIn(`${name}@demo.example`);
  const campaign = (name: CampaignName) => signedIn(`lead@${name}.example`);
  const mailsTo = (address: string) => post.received.filter(({ to }) => to === address);
  const firmFeed: Client["send"] = (method, path, body) =>
    server.anyone.send(method, path, body, { authorization: `Bearer ${told["token"]}` });

  beforeAll(async () => {
    if (dialect === "postgresql") database = await freshDatabase();
    post = await smtpServer();
    const environment = { COUNTERFOIL_SMTP_URL: post.url, COUNTERFOIL_SECRET: secret };
    server = await serverForTests({ environment, ...(database && { databaseUrl: database.url }) });
    const operator = await as("operator");
    for (const name of campaigns) people.set(name, await campaignOf(operator, name));
  }, 120_000);
  afterAll(async () => {
    await server?.close();
    post?.close();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A campaign takes part, and its lead chooses a password by the link that the house sent. */
  async function campaignOf(operator: Client, name: CampaignName) {
    const why = "takes part in the election";
    const described = { name, sector: "campaign", country: "CA", spectrumPosition: null, contact: null };
    const organisation = String(accepted(await operator.send("POST", "/api/organisations", described)).id);
    accepted(await operator.send("POST", `${api}/participations`, { organisationId: organisation, why }));
    const email = `lead@${name}.example`;
    const invited = { name: `Lead of ${name}`, email, organisationId: organisation, clearance: 0 };
    const id = String(accepted(await operator.send("POST", "/api/people", invited)).id);
    for (const role of ["campaign", "victim"]) {
      const grant = { role, electionId: "ca-demo", expiresAtMs: startMs + 90 * day, reason: why };
      accepted(await operator.send("POST", `/api/people/${id}/grants`, grant));
    }
    const [mail] = await eventually(
      async () => mailsTo(email),
      (mails) => mails.length > 0,
    );
    const token = /#(?:token=)?([\w.-]+)/.exec(textOf(mail!.data))?.[1];
    const newPassword = demonstrationPassword;
    accepted(await server.anyone.send("POST", "/api/auth/reset-password", { token, newPassword }));
    return { id, organisation };
  }

  it("W1.3: an earlier case stands in the house already, from the public record", async () => {
    const analyst = await as("analyst");
    told["earlier"] = await incident(analyst, {
      title: earlier?.title ?? "A year of notices to those who were aimed at (G7LNVVQF)",
      summary: earlier?.description ?? "781 notices to campaigns, parties and groups in a year.",
      activities: [data.earlierActivityOf(startMs - 800 * day)],
      why: "published",
    });
    const { summary } = accepted(await analyst.get(`${api}/incidents/${told["earlier"]}`));
    expect(String(summary)).toContain("781");
  });

  it("W1.13b, W1.17: the firm's machine reports; it is one activity of one incident, shared with the firm under an agreement", async () => {
    const firm = await as("security-firm");
    const actions = ["reports.submit", "victims.register"];
    const asked = { name: "Mail defence feed", actions, validDays: 60 };
    told["token"] = String(accepted(await firm.send("POST", `${api}/tokens`, asked)).token);
    const report = accepted(
      await firmFeed("POST", `${api}/reports`, {
        what: `About ${facts.attempts} attempts in thirty days to find accounts; ${facts.accounts} attacked, ${facts.entered} entered.`,
        phase: "campaign",
        outcome: "breach",
        kind: "intrusion",
        language: "en",
      }),
    );
    told["report"] = String(report["report"]);
    const analyst = await as("analyst");
    told["incident"] = await incident(analyst, {
      title: "Accounts of campaign teams attacked at a mail service",
      summary: "The same machines tried accounts of several campaign teams for a month.",
      aims: ["gain-access"],
      activities: [data.activityOf(startMs - 30 * day, told["report"])],
      reports: [told["report"]],
      why: "one report, one set of machines",
    });
    const found = accepted(await analyst.get(`${api}/incidents/${told["incident"]}`));
    expect(found).toMatchObject({ kinds: ["intrusion"], reports: [{ id: told["report"] }] });
    expect(found["activities"]).toHaveLength(1);
  });

  it("W1.7: indicators reach the campaigns under the agreement that all signed; a refusal names its clause", async () => {
    const coordinator = await as("coordinator");
    const parties = [desk, firmId, ...[...people.values()].map(({ organisation }) => organisation)];
    const proposed = accepted(
      await coordinator.send("POST", `${api}/agreements`, {
        title: "Mail defence of campaigns",
        parties,
        clauses: data.clausesOf(desk, firmId),
        expiresAtMs: null,
        amends: null,
      }),
    );
    const analyst = await as("analyst");
    const share = (toOrganisationId: string, purpose: string) =>
      analyst.send("POST", `${api}/shares`, { subjectId: told["incident"], toOrganisationId, purpose });
    const birch = people.get("birchleaf")!.organisation;
    expect((await share(birch, "warn")).json.code).toBe("no-clause");
    const declaration = "We keep to it.";
    const signers = [analyst, await as("security-firm"), ...(await Promise.all(campaigns.map(campaign)))];
    for (const signer of signers)
      accepted(
        await signer.send("POST", `${api}/agreements/${String(proposed["id"])}/sign`, { declaration }),
      );
    const refused = await share(birch, "research");
    expect([refused.status, refused.json.code]).toEqual([403, "purpose-not-covered"]);
    expect(refused.text).toContain("Clause 2 of agreement");
    const path = `${api}/incidents/${told["incident"]}`;
    expect((await (await campaign("birchleaf")).get(path)).status).toBe(404);
    accepted(await share(firmId, "respond"));
    for (const { organisation } of people.values()) accepted(await share(organisation, "warn"));
    for (const name of campaigns)
      expect((await (await campaign(name)).get(path)).json.activities[0].infrastructure).toContain(
        "192.0.2.41",
      );
    expect((await (await campaign("birchleaf")).get(`${api}/incidents/${told["earlier"]}`)).status).toBe(404);
  });

  it("W1.17: the firm's token posts 241 rows; all are registered, 237 as attempts, 4 as breaches; one wrong row and none is", async () => {
    const lead = new Map(accounts.map(({ campaign: of }, at) => [of, at]));
    const rows = accounts.map(({ campaign: of, ...row }, at) => ({
      ...row,
      incident: told["incident"],
      kind: "campaign",
      account: lead.get(of) === at ? people.get(of)?.id : null,
    }));
    const { outcome: _, ...without } = rows[100]!;
    const refused = await firmFeed("POST", `${api}/victims`, { rows: rows.with(100, without as never) });
    expect(refused.json).toMatchObject({ code: "invalid-input", fields: [{ path: "rows[100].outcome" }] });
    const registered = accepted(await firmFeed("POST", `${api}/victims`, { rows }));
    victims = registered["ids"] as string[];
    const { total, byOutcome } = registered as { total: number; byOutcome: Record<string, number> };
    expect([total, byOutcome["breach"]]).toEqual([facts.accounts, facts.entered]);
    expect((await firmFeed("POST", `${api}/victims/tell-all`, {})).status).toBe(403);
    const contact = await as("case-contact");
    expect(accepted(await contact.get(`${api}/victims/waiting`))).toMatchObject({
      rows: [
        { incidentId: told["incident"], attempts: facts.accounts - facts.entered, breaches: facts.entered },
      ],
    });
  });

  it("W4.7, W1.18 negative: five of five find the threshold met, and yet nothing is public before those affected were told", async () => {
    const analyst = await as("analyst");
    const brief = {
      title: "Accounts of campaign teams",
      matter: "foreign-interference",
      asked: "Could this undermine a free and fair election?",
      incidentIds: [told["incident"]],
      campaignId: null,
      tlp: "amber",
      classification: 0,
      ...data.sheet(startMs - day),
    };
    const path = `${api}/cases/${String(accepted(await analyst.send("POST", `${api}/cases`, brief)).id)}`;
    const because = "Campaign teams must be able to work.";
    for (const number of [1, 2, 3, 4, 5]) {
      const member = await as(`panel${number}`);
      const declared = { interest: "none", words: null, recuse: false };
      accepted(await member.send("POST", `${path}/declare`, declared));
      accepted(await member.send("POST", `${path}/vote`, { vote: "met", because }));
    }
    const decision = { title: "Mail accounts attacked", tlp: "green", classification: 0, because };
    const chair = await as("panel1");
    accepted(await chair.send("POST", `${path}/decide`, { ...decision, outcome: "notice" }));
    told["notice"] = await approvedNotice(path.split("/").at(-1) ?? "");
    const early = await publish();
    expect([early.status, early.json.code]).toEqual([409, "victims-first"]);
    expect((await server.anyone.get(`/ca-demo/en/notices/${told["notice"]}`)).status).toBe(404);
  });

  async function approvedNotice(caseId: string): Promise<string> {
    const drafter = await as("communications");
    const draft = { kind: "notice", caseId, texts: data.noticeTexts, concerned: [], why: "decided" };
    const id = String(accepted(await drafter.send("POST", `${api}/notices`, draft)).id);
    const path = `${api}/notices/${id}`;
    const override = "Six short answers say all that is known.";
    const submitted = accepted(await drafter.send("POST", `${path}/submit`, { version: 1, override }));
    told["sha256"] = (submitted["versions"] as { sha256: string }[])[0]?.sha256 ?? "";
    const verdict = { verdict: "approve", sha256: told["sha256"], why: "read in all languages" };
    accepted(await (await as("editor")).send("POST", `${path}/approve`, verdict));
    return id;
  }

  const publish = async (): Promise<Reply> =>
    (await as("communications")).send("POST", `${api}/notices/${told["notice"]}/publish`, {
      sha256: told["sha256"],
      everyoneReadsItFromNowOn: true,
    });

  it("W1.17: the contact tells all 237 attempts in one go and calls the four; each gets a letter of their own with their own code", async () => {
    const contact = await as("case-contact");
    const all = { incident: told["incident"] };
    expect(accepted(await contact.send("POST", `${api}/victims/tell-all`, all))).toMatchObject({
      told: facts.accounts - facts.entered,
      byOutcome: { breach: 0 },
      left: [],
      more: 0,
    });
    expect(await publish()).toMatchObject({ status: 409, json: { code: "victims-first" } });
    for (const victim of victims.slice(0, facts.entered)) {
      const { code } = accepted(
        await contact.send("POST", `${api}/victims/${victim}/tell`, { channel: "phone" }),
      );
      accepted(await server.anyone.send("POST", `${api}/victims/acknowledge`, { code }));
    }
    expect((await contact.send("POST", `${api}/victims/tell-all`, all)).json.code).toBe("nobody-waits");
    const letters = await eventually(
      async () => post.received.filter(({ to }) => to.endsWith("@mail.example")),
      ({ length }) => length === facts.accounts - facts.entered,
    );
    expect(new Set(letters.map(({ to }) => to))).toEqual(
      new Set(accounts.slice(facts.entered).map(({ address }) => address)),
    );
    const codes = letters.map(({ data: mail }) => codeIn(textOf(mail)));
    expect(new Set(codes).size).toBe(letters.length);
    for (const { to, data: mail } of letters) {
      const row = accounts.find(({ address }) => address === to)!;
      expect(textOf(mail)).toContain(row.name);
      expect(textOf(mail)).toMatch(row.language === "en" ? /tried to attack you/ : /tenté de vous attaquer/);
      for (const other of campaigns) if (other !== row.campaign) expect(mail).not.toContain(markOf(other));
    }
    accepted(await server.anyone.send("POST", `${api}/victims/acknowledge`, { code: codes[0] }));
    const { lanes } = accepted(await (await as("coordinator")).get(`${api}/victims/measure`));
    expect(lanes).toMatchObject([
      { lane: "attempts", registered: 237, toldInTime: 237, acknowledged: 1, overdue: 0 },
      { lane: "breaches", registered: 4, toldInTime: 4, acknowledged: 4, overdue: 0 },
    ]);
  }, 120_000);

  it("W1.18 negative: no campaign sees a row of another, at any address, by id, by search, in counts or exports, nor by a machine", async () => {
    for (const name of campaigns) {
      const reader = await campaign(name);
      const seen = await walk(reader, { ...told, victim: victims[campaigns.indexOf(name) === 0 ? 1 : 0]! });
      const own = await reader.get(`${api}/victims`);
      expect(own.json).toMatchObject({ total: 1 });
      expect(own.text).toContain(markOf(name));
      const exported = await reader.send("POST", `${api}/incidents/export`, { purpose: "audit" });
      for (const text of [...seen, own.text, exported.text])
        for (const other of campaigns) if (other !== name) expect(text).not.toContain(markOf(other));
      const of = accounts.findIndex((row) => row.campaign !== name);
      const theirs = await reader.get(`${api}/victims/${victims[of]}`);
      const never = await reader.get(`${api}/victims/vic_00000000000000000000`);
      expect([theirs.status, theirs.json.title]).toEqual([404, never.json.title]);
      const counts = await reader.get(`${api}/victims/counts?incident=${told["incident"]}`);
      expect(counts.status).toBe(403);
      const token = { name: "probe", actions: ["victims.list"], validDays: 1 };
      expect((await reader.send("POST", `${api}/tokens`, token)).json.code).toBe("act-not-for-machines");
    }
    const firm = await as("security-firm");
    expect((await firm.get(`${api}/victims`)).status).toBe(403);
  }, 120_000);

  it("W1.13c, W1.18: the public is told last: every telling stands before the moment of publication", async () => {
    const contact = await as("case-contact");
    const unaware = await publish();
    expect([unaware.status, unaware.json.code]).toEqual([409, "victims-unaware"]);
    const how = "Each case contact, by mail and on the phone";
    const known = { step: "victims", toldAtMs: Date.now(), how, sha256: told["sha256"] };
    accepted(await contact.send("POST", `${api}/notices/${told["notice"]}/told`, known));
    accepted(await publish());
    const page = await server.anyone.get(`/ca-demo/en/notices/${told["notice"]}`);
    expect(page.status).toBe(200);
    for (const name of campaigns) expect(page.text).not.toContain(name);
    const { publications } = accepted(
      await (await as("communications")).get(`${api}/notices/${told["notice"]}`),
    ) as { publications: { atMs: number }[] };
    const tellings = await allTellings(contact);
    expect(tellings).toHaveLength(facts.accounts);
    expect(Math.max(...tellings)).toBeLessThan(publications[0]?.atMs ?? 0);
  });

  async function allTellings(contact: Client): Promise<number[]> {
    const times: number[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const more: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = accepted(await contact.get(`${api}/victims?limit=100${more}`));
      times.push(...(page["rows"] as { toldAtMs: number }[]).map(({ toldAtMs }) => toldAtMs));
      cursor = page["next"] as string | null;
    }
    return times;
  }

  it("W1.3: linked to the earlier case with written evidence, two incidents stand in the cumulative view; without evidence there is no link", async () => {
    const analyst = await as("analyst");
    const opened = accepted(
      await analyst.send("POST", `${api}/campaigns`, {
        title: "Accounts of those who take part in elections",
        summary: "Accounts are tried year after year.",
        phase: "campaign",
        tlp: "amber",
        classification: 0,
        why: "the same machines",
      }),
    );
    const path = `${api}/campaigns/${String(opened["id"])}`;
    const link = {
      one: told["earlier"],
      other: told["incident"],
      kind: "infrastructure",
      confidence: "moderate",
    };
    expect((await analyst.send("POST", `${path}/links`, link)).status).toBe(422);
    const evidence = "The machine at 192.0.2.41 was used in both.";
    const linked = accepted(await analyst.send("POST", `${path}/links`, { ...link, evidence }));
    expect(linked).toMatchObject({
      cumulative: { picture: { incidents: 2 } },
      links: [{ evidence, byName: "Ana Whitefeather" }],
    });
    expect(new Set((linked["members"] as { id: string }[]).map(({ id }) => id))).toEqual(
      new Set([told["earlier"], told["incident"]]),
    );
    expect((await (await campaign("birchleaf")).get(path)).status).toBe(404);
  });

  it("the whole journal is verified offline; with one byte changed it is not, and it holds no name or address", async () => {
    const head = accepted(await server.anyone.get("/api/journal/checkpoint"));
    const file = join(folder, "journal.jsonl");
    const lines: string[] = [];
    for await (const line of exportLines(server.storage, journalSigner(secret, String(head["origin"]))))
      lines.push(line);
    writeFileSync(file, lines.join(""));
    const verified = () => command(["journal", "verify", file, "--key", String(head["verifierKey"])]);
    expect(await verified()).toBe(0);
    const bytes = readFileSync(file);
    const told = lines.map(readable).join("\n");
    expect(told).toContain("victims.tell");
    expect(told).not.toMatch(/-account|@mail\.example/);
    for (const share of [0.1, 0.5, 0.9]) {
      const at = Math.floor(bytes.length * share);
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 1;
      writeFileSync(file, changed);
      expect([share, await verified()]).not.toEqual([share, 0]);
    }
  });
});

async function command(words: readonly string[]): Promise<number> {
  const terminal = { line: () => {}, problem: () => {}, environment: {}, language: "en" } as const;
  return runCommand([journalVerify], [...words], terminal);
}

async function incident(analyst: Client, more: object): Promise<string> {
  const given = { phase: "campaign", beneficiary: null, tlp: "amber", classification: 0, ...more };
  return String(accepted(await analyst.send("POST", `${api}/incidents`, given)).id);
}

/** Everything this reader is told at every address of the house, with searches for what is another's. */
async function walk(reader: Client, ids: Readonly<Record<string, string>>): Promise<string[]> {
  const told: string[] = [];
  for (const { path, query } of endpoints) {
    const at = path
      .replace("{election}", "ca-demo")
      .replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `${name.slice(0, 3)}_00000000000000000000`);
    const words = ["search", "text", "q"].filter((word) => word in query.shape);
    for (const asked of [at, ...words.map((word) => `${at}?${word}=-account`)]) {
      const reply = await reader.get(asked);
      expect(reply.status, asked).toBeLessThan(500);
      told.push(reply.text);
    }
  }
  return told;
}

/** A line of the export with its parts, which are base64: entries and public bodies, as text. */
const readable = (line: string): string =>
  line
    .split(/\s+/)
    .map((part) => Buffer.from(part, "base64").toString())
    .join("\n");

/** Of a mail, as it is read: quoted-printable undone (RFC 2045, section 6.7). */
function textOf(mail: string): string {
  const bytes = mail
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /quoted-printable/i.test(mail) ? Buffer.from(bytes, "latin1").toString("utf8") : mail;
}

const codeIn = (text: string): string => /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(text)?.[0] ?? "none";

function accepted(reply: Reply): Record<string, unknown> {
  expect(reply.status, reply.text).toBe(200);
  return reply.json as Record<string, unknown>;
}
