// Goal: a report's whole way through the API, and who sees what of it. Method: the HTTP edge with this slice on a migrated
// database of both dialects; row security is asked with plain selects.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, asking, election, organisations } from "../../../core/people/for-tests.ts";
import { publicActor, systemActor, type Actor } from "../../../platform/contract/actor.ts";
import type { Context } from "../../../platform/contract/context.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import { forgetOldKeys } from "../../../platform/http/idempotency.ts";
import { Submission, type Report } from "./contract.ts";
import { submitReport } from "./endpoints-contract.ts";
import { lettersOfChance } from "./receipt-rules.ts";
import * as reports from "./service.ts";
import { takeIn } from "./service.ts";
import { askers, grading, serve, told, type AskerName, type Served } from "./for-tests.ts";

const hour = 3_600_000;

describe.each(dialectsForTests())("reports on %s", (dialect) => {
  let db: StorageForTests;
  let house: Served;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    house = await serve(db);
  });
  afterAll(() => db.close());

  const submit = async (change = {}, who: AskerName = "public") => {
    const { status, body } = await house.call(who, "POST", "", told(change));
    expect(status).toBe(200);
    return body as { report: string; receipt: string };
  };
  const act = (who: AskerName, report: string, verb: string, body?: unknown) =>
    house.call(who, "POST", `/${report}/${verb}`, body);
  const read = (who: AskerName, path: string) => house.call(who, "GET", path);
  const follow = (code: string) => house.call("public", "POST", "/follow", { code });

  it("W4.0: told without an account, followed by code, assessed, answered", async () => {
    const { report, receipt } = await submit({ contact: "555 0100" });
    expect((await follow(receipt.toLowerCase())).body).toMatchObject({ state: "received", answer: null });
    db.clock.advance(hour);
    expect(await act("analyst", report, "seen")).toMatchObject({ status: 200 });
    expect((await act("analyst", report, "grade", grading)).body).toMatchObject({
      state: "assessed",
      sourceGrade: "B",
      credibility: 2,
    });
    const answer = "Your polling station has not moved. We have asked for the message to be stopped.";
    expect(await act("analyst", report, "close", { answer, why: "checked" })).toMatchObject({ status: 200 });
    expect((await follow(receipt)).body).toEqual({
      state: "closed",
      receivedAtMs: db.clock.nowMs() - hour,
      dueAtMs: db.clock.nowMs() + 23 * hour,
      assessedAtMs: db.clock.nowMs(),
      answeredAtMs: db.clock.nowMs(),
      answer,
    });
  });

  it("W4.0 negative: a wrong code tells nothing; a mistyped one says so; neither says what exists", async () => {
    const { receipt } = await submit();
    const last = receipt.at(-1) === "0" ? "1" : "0";
    expect(await follow(receipt.slice(0, -1) + last)).toMatchObject({
      status: 422,
      body: { code: "code-mistyped" },
    });
    const unknown = await follow("0000-0000-0000");
    expect(unknown).toMatchObject({ status: 404, body: { code: "code-unknown" } });
    await db.asOwner("update reports set space = 'exercise'");
    const elsewhere = await follow(receipt);
    expect({ ...elsewhere.body, instance: 0 }).toEqual({ ...unknown.body, instance: 0 });
  });

  it("W4.0 negative: guessing codes is stopped after a few tries", async () => {
    const tries = [];
    for (let count = 0; count < 25; count++) tries.push((await follow("0000-0000-0000")).status);
    expect(tries.filter((status) => status === 404)).toHaveLength(20);
    expect(tries.at(-1)).toBe(429);
  });

  it("W4.0 negative: who has no account reads no report, no key, no reporter, not even with plain SQL", async () => {
    const { report } = await submit({ contact: "555 0100" });
    expect((await read("public", "")).status).toBe(401);
    expect((await read("public", `/${report}`)).status).toBe(401);
    for (const table of ["reports", "report_sources", "report_pairs", "report_reads"])
      expect(await db.raw(publicActor(election), `select 1 from ${table}`)).toEqual([]);
    await expect(db.raw(publicActor(election), "select 1 from report_keys")).rejects.toThrow();
  });

  interface Made {
    readonly id: string;
    readonly bytes: Uint8Array;
  }
  /** All at once, each with what the same dice gives it, or as it was made before. */
  const taken = (changes: readonly Readonly<Record<string, unknown>>[], asksOnce: boolean, made?: Made) => {
    const dice = seededDice(7);
    const actor = publicActor(election);
    return Promise.all(
      changes.map((change) =>
        db.storage.inTransaction(
          actor,
          (tx) =>
            takeIn(
              { tx, actor, nowMs: tx.nowMs, dice, language: "en" },
              Submission.parse(told(change)),
              change["again"] === true && made !== undefined
                ? made
                : { id: dice.id("rep"), bytes: dice.bytes(lettersOfChance) },
            ),
          { asksOnce },
        ),
      ),
    );
  };
  const everything = async () => ({
    reports: await db.asOwner("select * from reports order by id"),
    keys: await db.asOwner("select * from report_keys order by report_id"),
    sources: await db.asOwner("select * from report_sources order by id"),
    waiting: await db.asOwner("select to_jsonb(w) - 'id' as line from waiting w"),
  });

  it("W4.0: reports that are taken in by one statement are kept to the letter like those that come one by one", async () => {
    const changes = [
      {},
      { what: `"quotes" 'and' \\ back\u0000slash\ud800 {a,b} \n次の投票所`, where: "", traces: [] },
      { contact: 'call 555 0100, "evenings"', language: "fr", kind: "both", outcome: "breach" },
      { whenFromMs: 0, whenToMs: 8_640_000_000_000_000, contact: "post@desk.example", phase: "campaign" },
      { traces: [{ kind: "web", value: "https://a.example/x?y=[1]" }], what: "!" },
    ];
    const oneByOne = await taken(changes, false);
    const kept = await everything();
    expect(kept.reports).toHaveLength(changes.length);
    await db.asOwner("truncate reports, waiting cascade");
    await db.asOwner("alter function cf_submit_report rename to cf_submit_report_away");
    try {
      expect(await taken(changes, true)).toEqual(oneByOne);
    } finally {
      await db.asOwner("alter function cf_submit_report_away rename to cf_submit_report");
    }
    expect(await everything()).toEqual(kept);
  });

  it("W4.0 negative: one that is there already, or of another's marking, takes nothing from those it travels with", async () => {
    const made = { id: "rep_00000000000000000001", bytes: new Uint8Array(lettersOfChance) };
    const ended = await taken([{}, { again: true }, { tlp: "green" }, { again: true }, {}], true, made);
    expect(ended.map((each) => each.ok)).toEqual([true, true, false, true, true]);
    expect(ended[3]).toEqual(ended[1]);
    const rows = await db.asOwner<{ id: string }>(
      "select id from reports union select report_id from report_keys",
    );
    expect(rows).toHaveLength(3);
  });

  it("keeps the code as a hash only, and the reporter out of the journal", async () => {
    const drafts: string[] = [];
    const stop = db.storage.onCommitted((all) => drafts.push(JSON.stringify(all)));
    const { receipt } = await submit({ contact: "call 555 0100" });
    stop();
    const kept = JSON.stringify(await db.asOwner("select * from reports"));
    expect(drafts.join("")).toContain("reports.submit");
    expect(drafts.join("") + kept).not.toContain(receipt);
    expect(drafts.join("") + kept).not.toContain("555 0100");
  });

  it("W1.17 negative: a report without an outcome is refused and the field is named", async () => {
    const refused = await house.call("public", "POST", "", told({ outcome: undefined }));
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "invalid-input", fields: [{ path: "outcome" }] },
    });
    expect(await db.asOwner("select 1 from reports")).toEqual([]);
  });

  it("W1.17: attempts that were blocked are reports like breaches, and the list separates them", async () => {
    await submit({ outcome: "attempt-blocked" }, "machine");
    await submit({ outcome: "breach" });
    const blocked = await read("analyst", "?outcome=attempt-blocked");
    expect(blocked.body).toMatchObject({
      total: 1,
      rows: [{ outcome: "attempt-blocked", channel: "machine" }],
    });
    expect((await read("analyst", "?outcome=breach")).body.total).toBe(1);
  });

  it("G5: an intrusion and an influence are told in one form and stand in one list", async () => {
    await submit({ kind: "intrusion", what: "Somebody tried passwords on our mail server all night." });
    await submit({ kind: "influence" });
    await submit({ kind: "both", what: "Stolen letters are spread with changed words." });
    const { rows } = (await read("analyst", "")).body;
    expect(rows.map((row: { kind: string }) => row.kind).sort()).toEqual(["both", "influence", "intrusion"]);
  });

  it("W1.13b: takes reports from the public, organisations and machines, each with its lane and marking", async () => {
    await submit();
    await submit({ tlp: "green" }, "party");
    await submit({ tlp: "amber+strict" }, "machine");
    const lanes = (await read("analyst", "?sort=submitted")).body.rows.map(
      (row: { channel: string; tlp: string }) => [row.channel, row.tlp],
    );
    expect(lanes.sort()).toEqual([
      ["machine", "amber+strict"],
      ["organisation", "green"],
      ["public-form", "amber"],
    ]);
    const marked = await house.call("public", "POST", "", told({ tlp: "green" }));
    expect(marked).toMatchObject({
      status: 422,
      body: { code: "marking-not-yours", fields: [{ path: "tlp" }] },
    });
  });

  it("negative: other organisations see what is green and nothing else, and decide about none of it", async () => {
    const { report: amber } = await submit();
    const { report: green } = await submit({ tlp: "green" }, "party");
    expect((await read("stranger", "")).body).toMatchObject({ total: 1, rows: [{ id: green }] });
    expect((await read("stranger", `/${amber}`)).status).toBe(404);
    expect((await act("stranger", amber, "grade", grading)).status).toBe(404);
    const refused = await act("stranger", green, "grade", grading);
    expect(refused).toMatchObject({ status: 403, body: { code: "not-of-your-desk" } });
    const forged = `update reports set source_grade = 'A' where id = '${green}' returning 1`;
    expect(await db.raw(askers.stranger, forged)).toEqual([]);
  });

  it("negative: only analysts of the desk see how a reporter can be reached, and no list shows it", async () => {
    const { report } = await submit({ contact: "555 0100", tlp: "green" }, "party");
    expect((await read("analyst", `/${report}`)).body.contact).toBe("555 0100");
    for (const who of ["coordinator", "stranger", "party"] as const)
      expect((await read(who, `/${report}`)).body.contact).toBeNull();
    expect(JSON.stringify((await read("analyst", "")).body)).not.toContain("555 0100");
    await db.asOwner(
      `insert into shares values ('shr_1', 'live', $1, $2, $3, $4, null, null, null, 'assess', 'amber', 'x', 0, null, null)`,
      [election, report, organisations.desk, organisations.firm],
    );
    expect(await db.raw(askers.stranger, "select 1 from report_sources")).toEqual([]);
  });

  it("negative: the database itself refuses a report for another owner, in another's name, or assessed already", async () => {
    const insert = (change: string) =>
      db.raw(
        publicActor(election),
        `insert into reports (id, space, election_id, organisation_id, tlp, classification,
          created_by, channel, what, place, venues, phase, outcome, kind, language, receipt_hash, state, submitted_at_ms, due_at_ms)
        select 'rep_forged0000', 'live', $1, ${change}, 'public-form', 'x', '', '[]', 'voting', 'breach', 'both', 'en',
          repeat('0', 64), 'received', 0, 0`,
        [election],
      );
    await expect(insert(`'${organisations.party}', 'amber', 0, 'public'`)).rejects.toThrow();
    await expect(insert(`'${organisations.desk}', 'clear', 0, 'public'`)).rejects.toThrow();
    await expect(insert(`'${organisations.desk}', 'amber', 1, 'public'`)).rejects.toThrow();
    await expect(insert(`'${organisations.desk}', 'amber', 0, 'per_somebody'`)).rejects.toThrow();
    await expect(insert(`'${organisations.desk}', 'amber', 0, 'public'`)).resolves.toEqual([]);
  });

  it("W1.13b negative: an answer needs an assessment, and a closed report stays as it is", async () => {
    const { report } = await submit();
    const closing = { answer: "Thank you.", why: "checked" };
    expect(await act("analyst", report, "close", closing)).toMatchObject({
      body: { code: "not-assessed-yet" },
    });
    await act("analyst", report, "grade", grading);
    await act("analyst", report, "close", closing);
    for (const [verb, body] of [
      ["grade", grading],
      ["close", closing],
      ["code", { terms: [], why: "x y z" }],
    ] as const)
      expect(await act("analyst", report, verb, body)).toMatchObject({
        status: 409,
        body: { code: "closed-already" },
      });
    const half = await act("analyst", report, "grade", { ...grading, credibility: undefined });
    expect(half).toMatchObject({ status: 422, body: { fields: [{ path: "credibility" }] } });
  });

  it("is taken by one analyst, given back, and not taken from another", async () => {
    const { report } = await submit();
    expect((await act("analyst", report, "assign", { take: true })).body.assignedTo).toBe(askers.analyst.id);
    expect(await act("colleague", report, "assign", { take: true })).toMatchObject({
      body: { code: "taken-by-another" },
    });
    expect((await read("analyst", "?assigned=me")).body.total).toBe(1);
    expect((await read("colleague", "?assigned=nobody")).body.total).toBe(0);
    await act("analyst", report, "assign", { take: false });
    expect((await read("colleague", "?assigned=nobody")).body.total).toBe(1);
  });

  it("W1.4: is coded to terms; what is no term is refused by name", async () => {
    const { report } = await submit();
    const terms = [{ version: "disarm-1.6", term: "T0043" }];
    // No vocabulary is installed here: nobody has to wait for one.
    const coded = await act("analyst", report, "code", { terms, why: "chat application" });
    expect(coded).toMatchObject({ status: 200, body: { terms } });
    const page = await read("analyst", `/${report}`);
    expect(page.body.coding).toEqual([
      { ...terms[0], standing: "unknown", name: null, versionLabel: null, successor: null },
    ]);
    await db.asOwner(
      `insert into vocabulary_versions values ('disarm-1.6', 'DISARM', '1.6', '', repeat('0', 64), 0, 'x', null, 1, 0, '{}', '[]', 0, '{}')`,
    );
    await db.asOwner(
      `insert into vocabulary_entries values ('t', 'disarm-1.6', 0, 'T0001', 'technique', 'One', '', null, '{}', null, false, false, null,
         null, false, 's', '')`,
    );
    const refused = await act("analyst", report, "code", { terms, why: "chat application" });
    expect(refused).toMatchObject({ status: 422, body: { code: "term-unknown", values: { term: "T0043" } } });
    const wrong = await act("analyst", report, "code", {
      terms: [{ version: "v", term: "chat" }],
      why: "abc",
    });
    expect(wrong).toMatchObject({ status: 422, body: { fields: [{ path: "terms[0].term" }] } });
  });

  it("lists by filter, words and order; each page follows the one before; the count is true", async () => {
    for (let count = 0; count < 7; count++) {
      await submit({ what: count % 2 ? `Ballots lay in the rain ${count}` : `Faux message ${count}` });
      db.clock.advance(count % 3 ? 1 : 0);
    }
    const graded = (await read("analyst", "?search=faux+mess")).body;
    expect(graded.total).toBe(4);
    await act("analyst", graded.rows[0].id, "grade", grading);
    for (const sort of ["submitted", "-submitted", "grade", "-grade"]) {
      const seen: string[] = [];
      let next = "";
      do {
        const { body } = await read("analyst", `?sort=${sort}&limit=2${next && `&cursor=${next}`}`);
        expect(body.total).toBe(7);
        seen.push(...body.rows.map((row: { id: string }) => row.id));
        next = body.next;
      } while (next);
      expect(new Set(seen).size).toBe(7);
      expect(seen).toHaveLength(7);
      if (sort === "grade") expect(seen[0]).toBe(graded.rows[0].id);
    }
    expect((await read("analyst", "?search=ballots+rain&state=received")).body.total).toBe(3);
    expect((await read("analyst", "?search=%27%26%7C!()")).body.total).toBe(7);
    expect((await read("stranger", "?search=ballots")).body.total).toBe(0);
    expect((await read("analyst", "?grade=B")).body.total).toBe(1);
    await submit({ what: "投票站今天关门了" });
    expect((await read("analyst", `?search=${encodeURIComponent("投票站")}`)).body.total).toBe(1);
  });

  it("words that most reports have and words that few have are found alike, newest first; negative: neither by a stranger", async () => {
    const { report } = await submit({ what: "Ballots lay in the rain" });
    const { report: rare } = await submit({ what: "Ballots lay in a barn" });
    await db.asOwner(`
      insert into reports select (jsonb_populate_record(r, jsonb_build_object('id', 'rep_copy' || lpad(n::text, 16, '0'),
          'receipt_hash', lpad(n::text, 64, '0'), 'submitted_at_ms', r.submitted_at_ms - n))).*
        from reports r cross join generate_series(1, 60) n where r.id = '${report}'`);
    await db.asOwner(`
      insert into report_keys select 'rep_copy' || lpad(n::text, 16, '0'), k.space, k.election_id, k.at_ms - n, k.keys, k.words
        from report_keys k cross join generate_series(1, 60) n where k.report_id = '${report}'`);
    for (const [words, total] of [
      ["ballots", 62],
      ["rain", 61],
      ["barn", 1],
      ["ball+lay+in+a+ba", 1],
      ["snow", 0],
    ] as const) {
      const { body } = await read("analyst", `?search=${words}&sort=-submitted&limit=100`);
      expect([words, body.total, body.rows.length]).toEqual([words, total, total]);
      const times = body.rows.map((row: { submittedAtMs: number }) => row.submittedAtMs);
      expect(times).toEqual(times.toSorted((a: number, b: number) => b - a));
      expect((await read("stranger", `?search=${words}`)).body.total).toBe(0);
    }
    expect((await read("analyst", "?search=barn")).body.rows[0].id).toBe(rare);
  });

  it("W1.0: what waits for the desk is one line with the clock of the oldest report, gone when all are assessed", async () => {
    const waiting = () =>
      db.asOwner("select kind, due_at_ms::int8 as due from waiting where done_at_ms is null");
    const { report: first } = await submit();
    const firstDue = db.clock.nowMs() + 24 * hour;
    db.clock.advance(hour);
    const { report: second } = await submit({ what: "Something else entirely" });
    expect(await waiting()).toEqual([{ kind: "reports.to-assess", due: firstDue }]);
    await act("analyst", first, "grade", grading);
    expect(await waiting()).toEqual([{ kind: "reports.to-assess", due: firstDue + hour }]);
    await act("analyst", second, "grade", grading);
    expect(await waiting()).toEqual([]);
  });

  it("W1.0 negative: the same report sent again after everything was assessed opens no line", async () => {
    const once = { id: "rep_sentagain0000", bytes: new Uint8Array(lettersOfChance).fill(7) };
    const send = () =>
      asking(db, publicActor(election), (cx) => takeIn(cx, submitReport.body.parse(told()), once));
    const first = await send();
    await act("analyst", once.id, "grade", grading);
    db.clock.advance(hour);
    expect(await send()).toMatchObject({ value: { receipt: first.ok && first.value.receipt } });
    expect(await db.asOwner("select 1 from reports")).toHaveLength(1);
    expect(await db.asOwner("select 1 from waiting where done_at_ms is null")).toEqual([]);
  });

  it("W1.0: every act on a report takes its turn, so that two servers never close the line of a report that comes in", async () => {
    const { report } = await submit();
    const { report: other } = await submit({ what: "Something else entirely" });
    const locks = (act: (cx: Context) => Promise<unknown>, actor: Actor = askers.analyst) =>
      asking(db, actor, async (cx) => {
        await act(cx);
        return cx.tx.first({
          compile: () => ({
            sql: `select 1 as held from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()
              and classid::bigint = hashtext('reports')::bigint & 4294967295`,
            parameters: [],
          }),
        });
      });
    const at = { params: { election, report: report as Report["id"] }, query: {} };
    const bodies = {
      submit: submitReport.body.parse(told()),
      assign: { take: true },
      grade: { ...grading, alternatives: [...grading.alternatives] },
      group: { other: other as Report["id"], says: "same" as const, why: "the same words" },
      code: { terms: [], why: "none fits" },
      close: { answer: "It has not moved.", why: "checked" },
    };
    const held = { held: 1 };
    const params = { election };
    expect(await locks(async () => null)).toBeNull();
    expect(
      await locks(
        (cx) => reports.submit(cx, { params, query: {}, body: bodies.submit }),
        publicActor(election),
      ),
    ).toEqual(held);
    expect(await locks((cx) => reports.see(cx, { ...at, body: undefined }))).toEqual(held);
    const { assign, grade, group, code, close } = reports;
    const acts = { assign, grade, group, code, close };
    for (const [name, act] of Object.entries(acts) as [keyof typeof acts, typeof assign][])
      expect(await locks((cx) => act(cx, { ...at, body: bodies[name] as never })), name).toEqual(held);
  });

  it("W1.0: medians, p90 and delays per lane are those computed by hand", async () => {
    const start = db.clock.nowMs();
    for (const hours of [1, 2, 4, 8, 30]) {
      const { report } = await submit({ what: `Report that is assessed after ${hours} hours` });
      await db.asOwner(
        `update reports set state = 'assessed', source_grade = 'A', credibility = 1, assessed_at_ms = $2 where id = $1`,
        [report, start + hours * hour],
      );
      if (hours < 5)
        await db.asOwner("insert into report_reads values ($1, $2, 'live', $3, $4)", [
          report,
          organisations.desk,
          election,
          start + (hours * hour) / 2,
        ]);
    }
    const { report: late } = await submit({ what: "Nobody looks at this" }, "machine");
    await db.asOwner(
      `insert into shares values ('shr_1', 'live', $1, $2, $3, $4, null, null, null, 'assess', 'amber', 'x', $5, null, null)`,
      [election, late, organisations.desk, organisations.platform, start],
    );
    db.clock.advance(25 * hour);
    const { body } = await read("coordinator", "/measure");
    const all = body.lanes[0];
    expect(all).toMatchObject({ channel: "all", toAssessment: { count: 5, of: 6, medianMs: 4 * hour } });
    // Ranks 0 to 4; the 90th percentile lies at 3.6: 8 + 0.6 * (30 - 8) hours.
    expect(all.toAssessment.p90Ms).toBeCloseTo(21.2 * hour, 3);
    expect(all.toFirstRead).toEqual({ count: 3, of: 6, medianMs: hour, p90Ms: 1.8 * hour });
    expect(all.toAnswer).toEqual({ count: 0, of: 6, medianMs: null, p90Ms: null });
    expect(body.lanes.find((lane: { channel: string }) => lane.channel === "machine")).toMatchObject({
      toAssessment: { count: 0, of: 1 },
    });
    expect(body.sectors).toMatchObject([
      { sector: "government", late: 2, of: 6, oldestDueAtMs: start + 24 * hour },
      { sector: "platform", late: 1, of: 1, oldestDueAtMs: start + 24 * hour },
    ]);
    const platform = actorOf("platform", "analyst");
    await db.raw(platform, "insert into report_reads values ($1, $2, 'live', $3, $4)", [
      late,
      organisations.platform,
      election,
      db.clock.nowMs(),
    ]);
    expect((await read("coordinator", "/measure")).body.lanes[0].toFirstRecipientRead).toMatchObject({
      count: 1,
    });
  });

  it("the same command sent twice with one key is one report", async () => {
    const headers = { "idempotency-key": "one-and-the-same-key" };
    const first = await house.call("machine", "POST", "", told(), headers);
    const second = await house.call("machine", "POST", "", told(), headers);
    expect(second.body).toEqual(first.body);
    expect(await db.asOwner("select 1 from reports")).toHaveLength(1);
  });

  it("negative: no table holds a receipt code; a kept reply that cannot be opened is told, and nothing is done twice", async () => {
    const headers = { "idempotency-key": "one-and-the-same-key" };
    const { receipt } = (await house.call("machine", "POST", "", told(), headers)).body;
    const tables = await db.asOwner<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'sign_in', 'jobs')",
    );
    for (const { name } of tables) {
      const rows = await db.asOwner(
        `select t::text as row from ${name} t where t::text like '%' || $1 || '%'`,
        [receipt],
      );
      expect(rows, name).toEqual([]);
    }
    await db.asOwner("update idempotency_keys set reply = ''");
    const again = await house.call("machine", "POST", "", told(), headers);
    expect(again).toMatchObject({ status: 409, body: { code: "idempotency-reply-lost" } });
    expect(await db.asOwner("select 1 from reports")).toHaveLength(1);
  });

  it("a report is content that sharing, incidents and retention know, under the reader's row security", async () => {
    const { report } = (await house.call("machine", "POST", "", told())).body;
    const asked = "select kind, organisation_id from cf_subject($1)";
    expect(await db.raw(actorOf("desk", "analyst"), asked, [report])).toEqual([
      { kind: "report", organisation_id: organisations.desk },
    ]);
    expect(await db.raw(actorOf("platform", "analyst"), asked, [report])).toEqual([]);
  });

  it("a key is forgotten after a week, and not before", async () => {
    const headers = { "idempotency-key": "one-and-the-same-key" };
    await house.call("machine", "POST", "", told(), headers);
    const keysAfter = async (hours: number) => {
      db.clock.advance(hours * 3_600_000);
      await db.storage.inTransaction(systemActor("retention"), forgetOldKeys);
      return (await db.asOwner("select 1 from idempotency_keys")).length;
    };
    expect(await keysAfter(167)).toBe(1);
    expect(await keysAfter(2)).toBe(0);
  });
});
