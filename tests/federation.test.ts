// Goal: two whole, running servers exchange: what A signs is verified and imported in B, not one changed byte passes, A's marking binds
// in B, and a revoked key stops at once (W1.10). Method: two servers with keys and databases of their own, both embedded and one of
// them on PostgreSQL; files go by HTTP alone; the commands of the program as well.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { commands } from "../src/main/commands.ts";
import { demonstrationPassword } from "../src/main/demonstration.ts";
import { runCommand } from "../src/platform/cli/run-command.ts";
import { domainObject, incident, policy } from "../src/rooms/exchange/federation/federation.test-data.ts";
import { folderForTests, serverForTests, type Client, type ServerForTests } from "./server-for-tests.ts";
import { freshDatabase, type FreshDatabase } from "./storage-for-tests.ts";

const api = "/api/elections/ca-demo";
const jose = { "content-type": "application/jose" };
const taskForce = "org_taskforce000";

interface House {
  readonly server: ServerForTests;
  /** Coordinates and analyses for the task force. */
  readonly desk: Client;
  /** Of the task force, an analyst; of another organisation, no reader of what is amber. */
  readonly colleague: Client;
  readonly stranger: Client;
}

async function house(databaseUrl?: string): Promise<House> {
  const server = await serverForTests(databaseUrl === undefined ? {} : { databaseUrl });
  await server.storage.asOwner((session) =>
    session.script(
      `insert into role_grants select 'grn_federation000', 'per_analyst20000', 'coordinator', election_id, reason, granted_by,
         granted_at_ms, expires_at_ms, null from role_grants where person_id = 'per_analyst20000' limit 1`,
      60_000,
    ),
  );
  return {
    server,
    desk: await server.as("analyst2@demo.example"),
    colleague: await server.as("analyst@demo.example"),
    stranger: await server.as("coordinator@demo.example"),
  };
}

const places = [
  ["embedded", "embedded"],
  ...(process.env["TEST_DATABASE_URL"] ? [["embedded", "postgresql"] as const] : []),
] as const;

describe.each(places)("A on %s and B on %s", (_, place) => {
  let a: House;
  let b: House;
  let database: FreshDatabase | null = null;
  let peerOfA = "";
  let peerOfB = "";
  const folder = folderForTests();
  beforeAll(async () => {
    database = place === "postgresql" ? await freshDatabase() : null;
    a = await house();
    b = await house(database?.url);
    peerOfA = await trusted(a, b);
    peerOfB = await trusted(b, a);
  }, 300_000);
  afterAll(async () => {
    await a.server.close();
    await b.server.close();
    await database?.drop();
    folder.remove();
  });

  /** Each shows its key, the other pins it and types the fingerprint. */
  async function trusted(here: House, there: House): Promise<string> {
    const key = (await there.desk.get(`${api}/federation/key`)).json;
    const added = await here.desk.send("POST", `${api}/federation/peers`, {
      ...policy,
      name: "The other one",
      publicKey: key.pem,
      theirElection: "ca-demo",
      tlpMax: "amber",
      // In A, the task force's own agreements are what lets amber go to the university.
      peerOrganisationId: here === a ? "org_lakeside0000" : null,
    });
    expect(added.json.state).toBe("unconfirmed");
    const confirmed = await here.desk.send("POST", `${api}/federation/peers/${added.json.id}/confirm`, {
      fingerprint: key.fingerprint,
      why: "read to me by telephone",
    });
    expect(confirmed.json.state).toBe("trusted");
    return added.json.id as string;
  }

  async function agreed(): Promise<void> {
    const proposed = await a.desk.send("POST", `${api}/agreements`, {
      title: "Across the border",
      parties: [taskForce, "org_lakeside0000"],
      clauses: [
        {
          number: 1,
          from: { organisation: taskForce },
          to: { organisation: "org_lakeside0000" },
          classes: ["indicator", "incident", "campaign"],
          tlpMax: "amber",
          purposes: ["respond"],
          retentionDays: 30,
        },
      ],
      expiresAtMs: null,
      amends: null,
    });
    const body = { declaration: "we share" };
    await a.desk.send("POST", `${api}/agreements/${proposed.json.id}/sign`, body);
    const researcher = await a.server.as("researcher@demo.example");
    await researcher.send("POST", `${api}/agreements/${proposed.json.id}/sign`, body);
  }

  async function bundle(first: number): Promise<string> {
    const objects = [domainObject(first, "amber"), domainObject(first + 1, "green")];
    const id = `bundle--00000000-0000-4000-8000-${String(first).padStart(12, "0")}`;
    const text = JSON.stringify({ type: "bundle", id, objects });
    const taken = await a.desk.send("POST", `${api}/bundles?origin=own`, text, {
      "content-type": "application/stix+json",
    });
    return taken.json.bundle.id as string;
  }

  async function envelope(items: readonly string[]): Promise<string> {
    const body = { items, purpose: "respond", why: "they are next" };
    const sent = await a.desk.send("POST", `${api}/federation/peers/${peerOfA}/sent`, body);
    expect(sent.status, sent.text).toBe(200);
    return (await a.desk.get(`${api}/federation/peers/${peerOfA}/sent/${sent.json.id}`)).text;
  }

  const receive = (text: string | Uint8Array) =>
    b.desk.send("POST", `${api}/federation/received`, text, jose);
  const kept = async () => (await b.desk.get(`${api}/federation/received`)).json.rows.length as number;

  it("W1.10 a bundle from A is verified and imported in B, and A's marking binds there", async () => {
    const id = await bundle(100);
    const refused = await a.desk.send("POST", `${api}/federation/peers/${peerOfA}/sent`, {
      items: [id],
      purpose: "respond",
      why: "they are next",
    });
    expect(refused.json.code).toBe("no-clause");
    await agreed();
    const got = await receive(await envelope([id]));
    expect(got.json).toMatchObject({ number: 1, tlp: "amber", classes: ["indicator"] });
    const read = await b.desk.get(`${api}/bundles/${got.json.bundleId}/objects`);
    expect(read.text).toContain("fake100.example");
    expect((await b.colleague.get(`${api}/bundles/${got.json.bundleId}`)).status).toBe(200);
    // Not for whoever is not entitled, and not to be handed on.
    const auditor = await b.server.as("auditor@demo.example");
    expect((await auditor.get(`${api}/bundles/${got.json.bundleId}`)).json.code).toBe("bundle-not-found");
    const onward = await b.desk.send("POST", `${api}/shares`, {
      subjectId: got.json.bundleId,
      toOrganisationId: "org_lakeside0000",
      toPersonId: null,
      purpose: "respond",
    });
    expect(onward.json).toMatchObject({ code: "onward-not-allowed", values: { tlp: "amber" } });
    expect((await b.stranger.get(`${api}/federation/received`)).json.rows).toEqual([]);
  }, 60_000);

  it("W1.10 A delivers to B by itself, under a token that B issued, and shows B's receipt", async () => {
    const issue = { name: "A's house", actions: ["federation.receive"], validDays: 7 };
    const { token } = (await b.desk.send("POST", `${api}/tokens`, issue)).json;
    const url = `http://127.0.0.1:${b.server.port}`;
    const where = { url, privateNetwork: true, token, why: "they gave us a token" };
    const set = await a.desk.send("POST", `${api}/federation/peers/${peerOfA}/delivery`, where);
    expect(set.json.delivery).toMatchObject({ url: `${url}/`, lastError: null });
    const before = await kept();
    const sent = { items: [await bundle(600)], purpose: "respond", why: "they are next" };
    const { id } = (await a.desk.send("POST", `${api}/federation/peers/${peerOfA}/sent`, sent)).json;
    expect((await a.desk.send("POST", `${api}/federation/peers/${peerOfA}/delivery/try`)).status).toBe(200);
    const receipt = await vi.waitFor(
      async () => {
        const { rows } = (await a.desk.get(`${api}/federation/peers/${peerOfA}/sent`)).json;
        const row = rows.find((one: { id: string }) => one.id === id);
        expect(row.deliveredAtMs).toEqual(expect.any(Number));
        return row.receipt as string;
      },
      { timeout: 30_000, interval: 100 },
    );
    expect((await b.desk.get(`${api}/federation/received/${receipt}`)).json).toMatchObject({ tlp: "amber" });
    // What was taken by hand before counted as delivered and was not taken again.
    expect(await kept()).toBe(before + 1);
  }, 60_000);

  it("W1.10 negative: not one byte of it can be changed, at forty places over HTTP", async () => {
    const text = await envelope([await bundle(200)]);
    const before = await kept();
    const bytes = Buffer.from(text);
    for (let n = 0; n < 40; n += 1) {
      const place = Math.floor(((n + 0.5) / 40) * bytes.length);
      const changed = Uint8Array.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ (1 << (n % 8));
      const answer = await receive(changed);
      expect([403, 422], `${place}: ${answer.text}`).toContain(answer.status);
    }
    expect(await kept()).toBe(before);
    expect((await receive(text)).status).toBe(200);
    expect((await receive(text)).json.code).toBe("envelope-replayed");
  }, 120_000);

  it("W1.10 an envelope is checked and taken in by command", async () => {
    const file = join(folder.path, "envelope.jws");
    const text = await envelope([await bundle(300)]);
    writeFileSync(file, text);
    const key = join(folder.path, "a.pem");
    writeFileSync(key, (await a.desk.get(`${api}/federation/key`)).json.pem as string);
    expect(await run(`federation check ${file} --key ${key}`)).toMatchObject({ code: 0, problems: "" });
    const taken = await run(`federation receive ca-demo ${file}`);
    expect(taken).toMatchObject({ code: 0, problems: "" });
    expect(taken.lines[0]).toMatch(/^frc_/);
    writeFileSync(file, `${text.slice(0, 500)}${text[500] === "A" ? "B" : "A"}${text.slice(501)}`);
    expect(await run(`federation check ${file} --key ${key}`)).toMatchObject({ code: 1 });
    const refused = await run(`federation receive ca-demo ${file}`);
    expect(refused.code).toBe(1);
    expect(refused.problems).toMatch(/signature does not fit/);
  }, 60_000);

  it("W1.10 an envelope is taken in from a machine that shows a token, and nothing without one", async () => {
    const text = await envelope([await bundle(350)]);
    const nobody = await b.server.anyone.send("POST", `${api}/federation/received`, text, jose);
    expect(nobody.status).toBe(401);
    const body = { name: "Their courier", actions: ["federation.receive"], validDays: 7 };
    const { token } = (await b.desk.send("POST", `${api}/tokens`, body)).json;
    const bearer = { ...jose, authorization: `Bearer ${token}` };
    const got = await b.server.anyone.send("POST", `${api}/federation/received`, text, bearer);
    expect(got.json).toMatchObject({ peerName: "The other one", classes: ["indicator"] });
    expect((await b.server.anyone.get(`${api}/federation/peers`, bearer)).status).toBe(403);
  }, 60_000);

  it("W1.10 W1.5 a playbook of A is read in B, and becomes a draft there under A's marking", async () => {
    const text = {
      title: "A false polling day",
      purpose: "When messages name another day.",
      steps: [{ what: "Ask the authority for the date", who: "Desk", withinMinutes: 15 }],
      techniques: ["T0902"],
    };
    const whole = { ...text, reviewBy: "2030-05-01", tlp: "amber", classification: 0, why: "seen twice" };
    const made = await a.desk.send("POST", `${api}/playbooks`, whole);
    expect(made.status, made.text).toBe(200);
    await a.desk.send("POST", `${api}/playbooks/${made.json.id}/adopt`, { version: 1 });
    const got = await receive(await envelope([made.json.id]));
    expect(got.json).toMatchObject({ tlp: "amber", playbooks: [{ playbook: text }] });
    const path = `${api}/federation/received/${got.json.id}/playbooks/0/adopt`;
    const draft = await b.desk.send("POST", path, { reviewBy: "2030-05-01", why: "of use to us" });
    const read = await b.desk.get(`${api}/playbooks/${draft.json.id}`);
    expect(read.json).toMatchObject({ ...text, state: "draft", tlp: "amber" });
    expect((await b.stranger.get(`${api}/playbooks/${draft.json.id}`)).json.code).toBe("playbook-not-found");
  }, 60_000);

  it("W1.10 W1.3 a campaign of A becomes one of B, without the incident that may not go", async () => {
    const opened = async (title: string, tlp: string) => {
      const body = { ...incident(tlp), title };
      return (await a.desk.send("POST", `${api}/incidents`, body)).json.id as string;
    };
    const ids = [
      await opened("North", "green"),
      await opened("South", "green"),
      await opened("Hidden", "amber+strict"),
    ];
    const said = { title: "Calls by night", summary: "They belong together.", phase: "campaign" };
    const body = { ...said, tlp: "green", classification: 0, why: "seen twice" };
    const { id } = (await a.desk.send("POST", `${api}/campaigns`, body)).json;
    for (const other of ids.slice(1)) {
      const link = { one: ids[0], other, kind: "infrastructure", evidence: "One number", confidence: "high" };
      expect((await a.desk.send("POST", `${api}/campaigns/${id}/links`, link)).status).toBe(200);
    }
    const got = await receive(await envelope([id]));
    expect(got.json.campaigns[0].campaign).toMatchObject({ ...said, links: [{ evidence: "One number" }] });
    expect(got.text).not.toContain("Hidden");
    const path = `${api}/federation/received/${got.json.id}/campaigns/0/adopt`;
    const draft = await b.desk.send("POST", path, { why: "it reaches us, too" });
    const ours = await b.desk.get(`${api}/campaigns/${draft.json.id}`);
    expect(ours.json.members.map(({ title }: { title: string }) => title).toSorted()).toEqual([
      "North",
      "South",
    ]);
  }, 60_000);

  it("W1.10 negative: a revoked key stops at once, also what was signed before and arrives after", async () => {
    const text = await envelope([await bundle(400)]);
    const revoked = await b.desk.send("POST", `${api}/federation/peers/${peerOfB}/revoke`, {
      why: "their laptop was stolen",
    });
    expect(revoked.json.state).toBe("revoked");
    const before = await kept();
    expect((await receive(text)).json.code).toBe("peer-revoked");
    expect(await kept()).toBe(before);
  }, 60_000);

  async function run(words: string) {
    const lines: string[] = [];
    const problems: string[] = [];
    const code = await runCommand(commands, words.split(" "), {
      line: (line) => lines.push(line),
      problem: (problem) => problems.push(problem),
      environment: {
        COUNTERFOIL_SERVER: `http://127.0.0.1:${b.server.port}`,
        COUNTERFOIL_ORIGIN: "http://localhost:0",
        COUNTERFOIL_EMAIL: "analyst2@demo.example",
        COUNTERFOIL_PASSWORD: demonstrationPassword,
      },
      language: "en",
    });
    return { code, lines, problems: problems.join("\n") };
  }
});
