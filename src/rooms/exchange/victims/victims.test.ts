// Goal: those affected are told first, attempts like breaches, and named only with their consent. Method: the HTTP edge with this
// slice on a migrated database of both dialects; row security is asked with plain selects; the duty runs as the work runs it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, election, organisations } from "../../../core/people/for-tests.ts";
import { publicActor, systemActor } from "../../../platform/contract/actor.ts";
import { escalateOverdue } from "./escalation.ts";
import { accounts241, affected, askers, incidents, serve, type AskerName, type Served } from "./for-tests.ts";

const hour = 3_600_000;
const tables = ["victims", "victim_tellings", "victim_attempts", "victim_consents", "victim_escalations"];

describe.each(dialectsForTests())("victims on %s", (dialect) => {
  let db: StorageForTests;
  let house: Served;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    house = await serve(db);
  });
  afterAll(() => db.close());

  const register = async (rows: unknown[], who: AskerName = "contact") => {
    const { status, body } = await house.call(who, "POST", "", { rows });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body as { ids: string[]; total: number; byOutcome: Record<string, number>; firstDueAtMs: number };
  };
  const one = async (change = {}) => String((await register([affected(change)])).ids[0]);
  const act = (who: AskerName, id: string, verb: string, body: unknown) =>
    house.call(who, "POST", `/${id}/${verb}`, body);
  const tell = (id: string, channel = "mail", more = {}) => act("contact", id, "tell", { channel, ...more });
  const read = (id: string, who: AskerName = "contact") => house.call(who, "GET", `/${id}`);
  const untold = async () =>
    (await db.raw<{ n: number }>(askers.communications, "select cf_victims_untold($1) as n", [incidents]))[0]
      ?.n;
  const named = async (text: string) =>
    (
      await db.raw<{ yes: boolean }>(
        askers.communications,
        "select cf_names_without_consent($1, $2) as yes",
        [incidents, ["nothing here", text]],
      )
    )[0]?.yes;
  const waitingFor = (who: keyof typeof askers) =>
    db.raw<{ kind: string; title: string; due_at_ms: number }>(
      askers[who],
      "select kind, title, due_at_ms from waiting where done_at_ms is null order by id",
    );

  it("W1.17: a feed of 237 attempts and 4 breaches, posted by a firm's machine, yields 241 notices within the time", async () => {
    const made = await register(accounts241(), "firm");
    expect(made.total).toBe(241);
    expect(made.byOutcome["breach"]).toBe(4);
    expect(Number(made.byOutcome["attempt-blocked"]) + Number(made.byOutcome["attempt-unknown"])).toBe(237);
    expect(made.firstDueAtMs).toBe(db.clock.nowMs() + 72 * hour);
    expect(await waitingFor("colleague")).toHaveLength(241);
    expect(await untold()).toBe(241);
    for (const id of made.ids) expect((await tell(id)).status).toBe(200);
    expect(await untold()).toBe(0);
    const mails = await db.asOwner<{ n: number; codes: number }>(
      `select count(*)::int as n, count(distinct c.body)::int as codes from outbox o join outbox_contents c on c.message_id = o.id
       where o.kind = 'victims.tell' and o.state = 'queued'`,
    );
    expect(mails).toEqual([{ n: 241, codes: 241 }]);
    const { body } = await house.call("coordinator", "GET", "/measure");
    expect(body.lanes).toMatchObject([
      { lane: "attempts", registered: 237, due: 237, toldInTime: 237, overdue: 0 },
      { lane: "breaches", registered: 4, due: 4, toldInTime: 4, overdue: 0 },
    ]);
    expect((await house.call("firm", "GET", "")).status).toBe(403);
    expect(await db.raw(askers.firm, "select 1 from victims")).toEqual([]);
  }, 60_000);

  it("W1.17: log-in attempts without any success are told under the same clock, and the measure keeps the two apart", async () => {
    const made = await register([
      affected({ outcome: "attempt-blocked" }),
      affected({ outcome: "attempt-unknown" }),
      affected({ outcome: "breach" }),
    ]);
    const list = await house.call("contact", "GET", "?limit=2");
    expect(list.body).toMatchObject({
      total: 3,
      rows: [{ dueAtMs: made.firstDueAtMs }, { dueAtMs: made.firstDueAtMs }],
    });
    const next = await house.call("contact", "GET", `?limit=2&cursor=${list.body.next}`);
    expect([...list.body.rows, ...next.body.rows].map((row: { id: string }) => row.id).sort()).toEqual(
      made.ids.toSorted(),
    );
    db.clock.advance(10 * hour);
    expect((await tell(String(made.ids[0]))).status).toBe(200);
    db.clock.advance(100 * hour);
    expect((await tell(String(made.ids[2]))).status).toBe(200);
    const { body } = await house.call("auditor", "GET", "/measure");
    expect(body).toMatchObject({
      tellVictimHoursMax: 72,
      lanes: [
        {
          lane: "attempts",
          registered: 2,
          due: 2,
          toldInTime: 1,
          told: 1,
          overdue: 2,
          medianHoursToTell: 10,
        },
        {
          lane: "breaches",
          registered: 1,
          due: 1,
          toldInTime: 0,
          told: 1,
          overdue: 0,
          medianHoursToTell: 110,
        },
      ],
    });
    expect((await house.call("analyst", "GET", "/measure")).status).toBe(403);
  });

  it("W1.17: everybody of an incident who waits is told at once, each by a letter and a code of their own; breaches when one says so", async () => {
    await register(accounts241().slice(0, 9));
    await register([affected({ incident: incidents[1] })]);
    const waiting = await house.call("colleague", "GET", "/waiting");
    expect(waiting.body.rows).toMatchObject([
      { incidentId: incidents[0], attempts: 5, breaches: 4, oneByOne: { attempts: 0, breaches: 0 } },
      { incidentId: incidents[1], attempts: 1, breaches: 0 },
    ]);
    const all = (more = {}) =>
      house.call("colleague", "POST", "/tell-all", { incident: incidents[0], ...more });
    expect((await all()).body).toMatchObject({ told: 5, byOutcome: { breach: 0 }, left: [], more: 0 });
    expect(await untold()).toBe(5);
    expect((await all({ breachesToo: true })).body).toMatchObject({
      told: 4,
      byOutcome: { breach: 4 },
      left: [],
    });
    expect(await untold()).toBe(1);
    const mails = await db.asOwner<{ body: string; to_address: string }>(
      "select body, to_address from outbox_contents",
    );
    const codes = mails.map(({ body }) => /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(body)?.[0] ?? "none");
    expect([new Set(codes).size, new Set(mails.map((mail) => mail.to_address)).size]).toEqual([9, 9]);
    expect(
      await db.asOwner("select text_version, count(*)::int as n from victim_tellings group by 1 order by 1"),
    ).toEqual([
      { text_version: "attempt-1", n: 5 },
      { text_version: "breach-1", n: 4 },
    ]);
    await house.call("public", "POST", "/acknowledge", { code: codes[0] });
    const { body } = await house.call("contact", "GET", "?state=acknowledged");
    expect(body).toMatchObject({ total: 1 });
  });

  it("W1.18 negative: a letter to all reaches nobody who has no address or whose safety is noted, nor anybody twice, of others or by others", async () => {
    const { ids } = await register([
      affected({ address: null, phone: "555 0100" }),
      affected({ safety: "Their partner reads the mail" }),
      affected(),
    ]);
    const all = (who: AskerName) =>
      house.call(who, "POST", "/tell-all", { incident: incidents[0], breachesToo: true });
    for (const who of ["firm", "coordinator", "analyst", "victim", "operator", "public"] as const)
      expect([who, [401, 403].includes((await all(who)).status)]).toEqual([who, true]);
    expect((await house.call("firm", "GET", "/waiting")).status).toBe(403);
    expect((await house.call("elsewhere", "GET", "/waiting")).body).toEqual({ rows: [] });
    expect(await all("elsewhere")).toMatchObject({ status: 409, body: { code: "nobody-waits" } });
    const left = [
      { id: ids[0], why: "no-address" },
      { id: ids[1], why: "safety" },
    ];
    const first = (await all("contact")).body;
    expect(first).toMatchObject({ told: 1, more: 0 });
    expect(first.left).toHaveLength(2);
    expect(first.left).toEqual(expect.arrayContaining(left));
    expect((await all("contact")).body).toMatchObject({ told: 0 });
    expect(await db.asOwner("select count(*)::int as n from outbox")).toEqual([{ n: 1 }]);
    expect((await house.call("contact", "GET", "/waiting")).body.rows).toMatchObject([
      { attempts: 2, oneByOne: { attempts: 2 } },
    ]);
  });

  it("W1.17 negative: a row without outcome is refused by its number and field, and nothing is half written", async () => {
    const { outcome: _, ...without } = affected();
    const refused = await house.call("contact", "POST", "", { rows: [affected(), affected(), without] });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "invalid-input", fields: [{ path: "rows[2].outcome" }] },
    });
    const unknown = await house.call("contact", "POST", "", {
      rows: [
        affected(),
        affected({ incident: "inc_doesnotexist" }),
        affected({ contactPerson: askers.analyst.id }),
      ],
    });
    expect(unknown).toMatchObject({
      status: 422,
      body: { code: "rows-wrong", fields: [{ path: "rows[1].incident" }, { path: "rows[2].contactPerson" }] },
    });
    expect(await db.asOwner("select 1 from victims")).toEqual([]);
    expect(await db.asOwner("select 1 from waiting")).toEqual([]);
  });

  it("W1.17: they acknowledge by their own code on a page without script; a second time changes nothing", async () => {
    const id = await one();
    expect((await tell(id)).body).toMatchObject({
      code: null,
      victim: { state: "told", tellings: [{ textVersion: "attempt-1", channel: "mail" }] },
    });
    const [mail] = await db.asOwner<{ body: string }>("select body from outbox_contents");
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(mail?.body ?? "")?.[0] ?? "";
    expect(mail?.body).toContain(`https://votes.example/${election}/en/acknowledge`);
    expect(JSON.stringify(await db.asOwner("select * from victim_tellings"))).not.toContain(code);
    const form = await house.app.inject({ method: "GET", url: `/${election}/fr/acknowledge` });
    expect(form.statusCode).toBe(200);
    expect(form.body).not.toContain("<script");
    const post = (typed: string) =>
      house.app.inject({
        method: "POST",
        url: `/${election}/en/acknowledge`,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        payload: new URLSearchParams({ code: typed }).toString(),
      });
    expect((await post("0000 0000 0000 0000")).statusCode).toBe(404);
    expect((await post("nonsense")).statusCode).toBe(422);
    expect((await post(code.toLowerCase())).body).toContain("Thank you");
    const saidAtMs = db.clock.nowMs();
    db.clock.advance(hour);
    expect((await house.call("public", "POST", "/acknowledge", { code })).body).toEqual({
      acknowledgedAtMs: saidAtMs,
    });
    expect((await read(id)).body).toMatchObject({
      state: "acknowledged",
      acknowledgedAtMs: saidAtMs,
      dueAtMs: null,
    });
    expect(await waitingFor("contact")).toEqual([]);
  });

  it("W1.17: what is overdue goes to the coordinators once a level, without a name, and stays visible", async () => {
    await db.asOwner("update organisations set contact = 'desk@house.example' where id = $1", [
      organisations.desk,
    ]);
    const id = await one();
    expect(await escalateOverdue(db.storage)).toBe(0);
    db.clock.advance(72 * hour);
    expect([await escalateOverdue(db.storage), await escalateOverdue(db.storage)]).toEqual([1, 0]);
    db.clock.advance(36 * hour);
    expect([await escalateOverdue(db.storage), await escalateOverdue(db.storage)]).toEqual([1, 0]);
    expect(await waitingFor("coordinator")).toMatchObject([{ kind: "victims.overdue", title: id }]);
    const mails = await db.asOwner<{ body: string; to_address: string }>(
      "select body, to_address from outbox_contents",
    );
    expect(mails.map((mail) => mail.to_address)).toEqual(["desk@house.example", "desk@house.example"]);
    expect(JSON.stringify(mails)).not.toContain("Bront");
    expect((await read(id)).body.escalations.map((each: { level: number }) => each.level)).toEqual([1, 2]);
    await tell(id, "phone");
    expect(await waitingFor("coordinator")).toEqual([]);
    expect(await escalateOverdue(db.storage)).toBe(0);
    db.clock.advance(72 * hour);
    expect(await escalateOverdue(db.storage)).toBe(1);
    expect((await read(id)).body.escalations.at(-1)).toMatchObject({ step: "acknowledge", level: 1 });
  });

  it("W1.17 negative: the duty sees what is overdue and nothing else", async () => {
    await register([affected(), affected()]);
    const duty = systemActor("victims", election);
    expect(await db.raw(duty, "select 1 from victims")).toEqual([]);
    db.clock.advance(72 * hour);
    expect(await db.raw(duty, "select 1 from victims")).toHaveLength(2);
    expect(await db.raw(systemActor("mail", election), "select 1 from victims")).toEqual([]);
    await expect(db.raw(duty, "delete from victims returning 1")).resolves.toEqual([]);
  });

  it("W1.18: told first, acknowledged, with consent given, refused and withdrawn, each on record", async () => {
    const id = await one({
      account: askers.victim.id,
      safety: "Not by phone at home",
      redress: ["Password reset"],
    });
    expect(await untold()).toBe(1);
    expect((await tell(id, "in-person", { acknowledged: true })).body).toMatchObject({
      victim: { state: "acknowledged" },
    });
    expect(await untold()).toBe(0);
    expect(await named("We name ZOE BRONTE today.")).toBe(true);
    expect((await act("victim", id, "consent", { consent: "given", how: "I said so here" })).status).toBe(
      200,
    );
    expect(await named("We name ZOE BRONTE today.")).toBe(false);
    expect(
      (await act("contact", id, "consent", { consent: "withdrawn", how: "called us" })).body,
    ).toMatchObject({
      consent: "withdrawn",
      consents: [
        { consent: "given", byPerson: askers.victim.id },
        { consent: "withdrawn", byPerson: askers.contact.id },
      ],
    });
    expect(await named("Zoe\u0308 Bront\u00EB’s account")).toBe(true);
  });

  it("W1.18: a name is found whatever its case, accents, punctuation and script, and only as whole words", async () => {
    await register([
      affected({ name: "Émile O'Brien-Łuk", identifying: ["王小明", "Ольга Ёлкина", "Αλέξης"] }),
      affected({ name: "Ann", identifying: ["mayor of the harbour ward"] }),
    ]);
    const texts = {
      "the letter of emile o’brien luk said": true,
      "ÉMILE O\u2019BRIEN \u2014 ŁUK": true,
      "E\u200Bmile O'Brien-Luk": true,
      据报道王小明收到: true,
      "что ОЛЬГА ЕЛКИНА сказала": true,
      "ο ΑΛΕΞΗΣ είπε": true,
      "The Mayor of the Harbour Ward.": true,
      "annual planning": false,
      Émile: false,
    };
    for (const [text, found] of Object.entries(texts))
      expect([text, await named(text)]).toEqual([text, found]);
  });

  it("W1.18 negative: analysts, coordinators, operators and other organisations see no row by whatever SQL", async () => {
    const id = await one({ account: askers.victim.id });
    await tell(id);
    await act("contact", id, "attempts", { channel: "phone", note: "no answer" });
    await act("contact", id, "consent", { consent: "refused", how: "on the phone" });
    db.clock.advance(500 * hour);
    await escalateOverdue(db.storage);
    const blind = [
      ...([
        "analyst",
        "coordinator",
        "operator",
        "elsewhere",
        "otherVictim",
        "communications",
        "auditor",
      ] as const),
    ].map((name) => askers[name]);
    const machine = actorOf("desk", "case-contact", { kind: "machine", id: "mch_desk00000000" });
    for (const actor of [...blind, machine, publicActor(election)])
      for (const table of tables)
        expect([actor.id, table, await db.raw(actor, `select 1 from ${table}`)]).toEqual([
          actor.id,
          table,
          [],
        ]);
    for (const actor of [askers.analyst, askers.coordinator])
      await expect(db.raw(actor, "insert into victims (id) values ('vic_x')")).rejects.toThrow();
    expect((await read(id, "victim")).status).toBe(200);
    expect((await read(id, "otherVictim")).status).toBe(404);
    expect((await read(id, "elsewhere")).status).toBe(404);
    expect((await read(id, "coordinator")).status).toBe(403);
    expect((await act("otherVictim", id, "consent", { consent: "given", how: "I am them" })).status).toBe(
      404,
    );
    const journal = "select 1 from journal_entries where subject = $1";
    for (const actor of [askers.analyst, askers.coordinator])
      expect(await db.raw(actor, journal, [id])).toEqual([]);
    await expect(
      db.raw(publicActor(election), "select cf_victims_untold($1)", [incidents]),
    ).rejects.toThrow();
    await expect(
      db.raw(publicActor(election), "select cf_names_without_consent($1, $1)", [incidents]),
    ).rejects.toThrow();
  });

  it("W1.18: whoever was affected finds their own record in their list (negative: and nobody else's)", async () => {
    const own = await one({ account: askers.victim.id });
    await one();
    const list = async (who: AskerName) => (await house.call(who, "GET", "")).body;
    expect(await list("victim")).toMatchObject({ rows: [{ id: own }], total: 1 });
    expect(await list("otherVictim")).toMatchObject({ rows: [], total: 0 });
    expect((await house.call("analyst", "GET", "")).status).toBe(403);
  });

  it("W1.18 negative: what was told is never changed or taken away, and nobody writes in another's name", async () => {
    const id = await one();
    await tell(id);
    for (const sql of [
      "update victim_tellings set text = ''",
      "delete from victim_tellings",
      "update victims set outcome = 'breach'",
      "update victims set consent = 'given'",
      "insert into victim_consents values ('x', 'x', 0, 'given', 'x', 'x')",
    ])
      await expect(db.raw(askers.contact, sql)).rejects.toThrow();
    await expect(
      db.raw(
        askers.contact,
        "insert into victim_attempts values ('vat_x', $1, $2, 'phone', 'per_other', 'x')",
        [id, db.clock.nowMs()],
      ),
    ).rejects.toThrow();
  });

  it("W1.18: analysts learn how many, and never how few", async () => {
    await register([...Array.from({ length: 3 }, () => affected()), affected({ outcome: "breach" })]);
    const { body } = await house.call("analyst", "GET", `/counts?incident=${incidents[0]}`);
    expect(body.rows).toContainEqual({ outcome: "attempt-blocked", told: false, victims: 3, cellMin: 3 });
    expect(body.rows).toContainEqual({ outcome: "breach", told: false, victims: null, cellMin: 3 });
    expect(body.rows).toContainEqual({ outcome: "breach", told: true, victims: null, cellMin: 3 });
    expect(
      await db.raw(askers.analyst, "select distinct said from cf_victim_counts($1) where victims is null", [
        incidents[0],
      ]),
    ).toEqual([{ said: "fewer than 3" }]);
  });

  it("W1.18: who cannot be reached after three attempts counts as told, until there is a new way", async () => {
    const id = await one({ address: null, phone: "555 0100" });
    expect((await tell(id)).body).toMatchObject({ code: "no-address" });
    const tried = (giveUp: boolean) =>
      act("contact", id, "attempts", { channel: "phone", note: "no answer", giveUp });
    await tried(false);
    expect(await tried(true)).toMatchObject({ status: 409, body: { code: "too-few-attempts" } });
    await tried(false);
    expect((await tried(true)).body).toMatchObject({
      state: "unreachable",
      attempts: [{}, {}, {}],
      dueAtMs: null,
    });
    expect(await untold()).toBe(0);
    const change = {
      identifying: [],
      address: "zoe@new.example",
      phone: null,
      language: "en",
      safety: "",
      redress: [],
      why: "found",
    };
    expect((await house.call("contact", "PUT", `/${id}`, change)).body).toMatchObject({
      state: "waiting",
      dueAtMs: db.clock.nowMs() + 72 * hour,
    });
    expect(await untold()).toBe(1);
  });

  it("the journal says who did what to which record, and holds no name, address or word of the victim", async () => {
    const drafts: string[] = [];
    const stop = db.storage.onCommitted((all) => drafts.push(JSON.stringify(all)));
    const id = await one({ safety: "Lives with a stalker" });
    await tell(id);
    await act("contact", id, "consent", { consent: "given", how: "Zoë said yes" });
    await act("contact", id, "consent", { consent: "withdrawn", how: "Zoë said no" });
    stop();
    const text = drafts.join("\n");
    for (const secret of ["Bront", "Zoë", "campaign.example", "stalker", "treasurer"])
      expect(text).not.toContain(secret);
    for (const action of ["victims.register", "victims.tell", "victims.consent", "victims.withdraw"])
      expect(text).toContain(`"${action}"`);
    expect(text).toContain(incidents[0]);
  });

  it("nothing of an exercise leaves the house, and live and exercise do not meet", async () => {
    const exercise = { "counterfoil-space": "exercise" };
    await db.asOwner("update incidents set space = 'exercise' where id = $1", [incidents[1]]);
    const made = await house.call(
      "contact",
      "POST",
      "",
      { rows: [affected({ incident: incidents[1] })] },
      exercise,
    );
    expect(made.status).toBe(200);
    const id = String(made.body.ids[0]);
    expect((await read(id)).status).toBe(404);
    expect((await house.call("contact", "POST", `/${id}/tell`, { channel: "mail" }, exercise)).status).toBe(
      200,
    );
    expect(await db.asOwner("select state from outbox")).toEqual([{ state: "held" }]);
    expect(await db.asOwner("select 1 from job_requests")).toEqual([]);
  });
});
