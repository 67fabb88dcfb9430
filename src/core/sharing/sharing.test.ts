// Goal: nothing leaves an organisation but under its marking and a clause, by whatever way it is tried; what was shared ends when
// the clause says, and a tombstone remains (W1.7, W4.9, G2).
// Method: whole transactions on both dialects with a scratch table of content; row security is asked with plain SQL.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { systemActor, type Actor } from "../../platform/contract/actor.ts";
import { actorOf, addPerson, asking, election, organisations as at, setScene } from "../people/for-tests.ts";
import * as agreements from "./agreements-service.ts";
import type { Agreement, Clause } from "./contract.ts";
import { purgeExpired } from "./retention.ts";
import * as shares from "./service.ts";

const desk = actorOf("desk", "analyst");
const firm = actorOf("firm", "security-firm");
const platform = actorOf("platform", "platform");
const watch = actorOf("watch", "civil-society");
const machine: Actor = { ...firm, kind: "machine", id: "mch_firm00000000" };
const item = "zzz_0000000001";
const day = 86_400_000;

const clause: Clause = {
  number: 1,
  from: { organisation: at.desk },
  to: { role: "security-firm" },
  classes: ["report"],
  tlpMax: "red",
  purposes: ["respond"],
  retentionDays: 30,
  toClients: false,
};
const onward: Clause = {
  ...clause,
  number: 2,
  from: { sector: "security-firm" },
  to: { organisation: at.platform },
  toClients: true,
  retentionDays: 300,
};

describe.each(dialectsForTests())("sharing on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await db.asOwner(`create table scratch_items (id text primary key, space text not null, election_id text not null,
      organisation_id text not null, tlp text not null, classification integer not null, created_by text not null, words text)`);
    await db.asOwner("call cf_protect('scratch_items')");
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
    await db.asOwner("truncate scratch_items");
    await db.asOwner(
      "insert into content_tables values ('zzz', 'scratch_items', 'report', $$c.words = 'in work'$$)",
    );
    for (const actor of [desk, firm, platform, watch])
      await addPerson(db, actor, actor.roles[0] as "analyst");
  });
  afterAll(() => db.close());

  const put = (tlp: string, more: { id?: string; classification?: number; words?: string } = {}) =>
    db.asOwner("insert into scratch_items values ($1, 'live', $2, $3, $4, $5, $6, $7)", [
      more.id ?? item,
      election,
      at.desk,
      tlp,
      more.classification ?? 0,
      desk.id,
      more.words ?? "words",
    ]);
  const propose = (clauses: Clause[] = [clause, onward], more: Partial<Agreement> = {}) =>
    asking(db, actorOf("desk", "coordinator"), (cx) =>
      agreements.propose(cx, {
        params: { election },
        query: {},
        body: {
          title: "Warnings to firms",
          parties: [at.desk, at.firm, at.platform],
          clauses,
          expiresAtMs: db.clock.nowMs() + 365 * day,
          amends: null,
          ...more,
        },
      }),
    );
  const sign = (actor: Actor, agreement: Agreement["id"]) =>
    asking(db, actor, (cx) =>
      agreements.sign(cx, { params: { election, agreement }, query: {}, body: { declaration: "we share" } }),
    );
  const withdraw = (actor: Actor, agreement: Agreement["id"]) =>
    asking(db, actor, (cx) =>
      agreements.withdraw(cx, {
        params: { election, agreement },
        query: {},
        body: { declaration: "we leave" },
      }),
    );
  const inForce = async (clauses?: Clause[], more: Partial<Agreement> = {}): Promise<Agreement["id"]> => {
    const proposed = await propose(clauses, more);
    if (!proposed.ok) throw new Error(proposed.refusal);
    for (const actor of [desk, firm, platform]) await sign(actor, proposed.value.id);
    return proposed.value.id;
  };
  const bodyTo = (actor: Actor, more: { subjectId?: string; toPersonId?: string | null } = {}) => ({
    params: { election },
    query: {},
    body: {
      subjectId: item,
      toOrganisationId: actor.organisationId ?? "",
      toPersonId: null,
      purpose: "respond" as const,
      ...more,
    },
  });
  const share = (from: Actor, to: Actor, more: { subjectId?: string; toPersonId?: string | null } = {}) =>
    asking(db, from, (cx) => shares.make(cx, bodyTo(to, more)));
  const sees = async (actor: Actor, id = item) =>
    (await db.raw(actor, "select 1 from scratch_items where id = $1", [id])).length === 1;
  const waits = async (actor: Actor) =>
    (
      await db.raw<{ kind: string }>(actor, "select kind from waiting where done_at_ms is null order by kind")
    ).map((row) => row.kind);

  it("W1.7: a share under a clause lets the recipient see, and ends with the clause's retention", async () => {
    const agreement = await inForce();
    await put("amber+strict");
    expect(await sees(firm)).toBe(false);
    expect(await share(desk, firm)).toMatchObject({
      value: {
        agreementId: agreement,
        clause: "1",
        tlp: "amber+strict",
        expiresAtMs: db.clock.nowMs() + 30 * day,
      },
    });
    expect([await sees(firm), await sees(platform), await sees(watch)]).toEqual([true, false, false]);
    db.clock.advance(30 * day);
    expect(await sees(firm)).toBe(false);
  });

  it("W1.7: checking gives the same answer as sharing, and shares nothing", async () => {
    await inForce();
    await put("amber");
    const checked = await asking(db, desk, (cx) => shares.check(cx, bodyTo(firm)));
    expect(checked).toMatchObject({ value: { clause: 1, tlp: "amber" } });
    expect(await sees(firm)).toBe(false);
    expect(await asking(db, desk, (cx) => shares.check(cx, bodyTo(watch)))).toMatchObject({
      refusal: "no-clause",
    });
    expect(await share(desk, watch)).toMatchObject({ refusal: "no-clause" });
  });

  it("W1.7 negative: AMBER+STRICT cannot leave the recipient's organisation, by a person, a machine, or plain SQL", async () => {
    await inForce();
    await put("amber+strict");
    await share(desk, firm);
    for (const recipient of [firm, machine]) {
      expect(await share(recipient, platform)).toMatchObject({
        refusal: "onward-not-allowed",
        values: { tlp: "amber+strict" },
      });
      await expect(
        db.raw(
          recipient,
          "insert into shares values ('shr_x', 'live', $1, $2, $3, $4, null, null, null, 'respond', 'amber+strict', $5, 0, null, null)",
          [election, item, at.firm, at.platform, recipient.id],
        ),
      ).rejects.toThrow();
    }
    expect(await sees(platform)).toBe(false);
  });

  it("W1.7 negative: who does not see an item can neither share it nor learn that it exists", async () => {
    await inForce();
    await put("amber");
    expect(await share(watch, platform)).toEqual({ ok: false, refusal: "subject-not-found" });
    expect(await share(watch, platform, { subjectId: "zzz_9999999999" })).toEqual({
      ok: false,
      refusal: "subject-not-found",
    });
    await expect(
      db.raw(
        watch,
        "insert into shares values ('shr_x', 'live', $1, $2, $3, $3, null, null, null, 'x', 'amber', $4, 0, null, null)",
        [election, item, at.watch, watch.id],
      ),
    ).rejects.toThrow();
  });

  it("W1.7: RED reaches the named person only, and goes no further", async () => {
    await inForce();
    await put("red");
    expect(await share(desk, firm)).toMatchObject({ refusal: "person-needed" });
    expect(await share(desk, firm, { toPersonId: platform.id })).toMatchObject({
      refusal: "person-not-in-organisation",
    });
    expect(await share(desk, firm, { toPersonId: firm.id })).toMatchObject({ ok: true });
    const colleague = actorOf("firm", "security-firm", { id: "per_firmcolleague" });
    expect([await sees(firm), await sees(colleague)]).toEqual([true, false]);
    await addPerson(db, colleague);
    expect(await share(firm, platform, { toPersonId: platform.id })).toMatchObject({
      refusal: "onward-not-allowed",
    });
    expect(await share(firm, colleague, { toPersonId: colleague.id })).toMatchObject({
      refusal: "onward-not-allowed",
    });
  });

  it("W1.7: what was received AMBER reaches a client for no longer than one may keep it, and ends with its source", async () => {
    await inForce();
    await put("amber");
    const first = await share(desk, firm);
    if (!first.ok) throw new Error(first.refusal);
    expect(await share(firm, platform)).toMatchObject({
      value: { clause: "2", expiresAtMs: first.value.expiresAtMs },
    });
    expect(await sees(platform)).toBe(true);
    const revoke = (actor: Actor) =>
      asking(db, actor, (cx) =>
        shares.revoke(cx, {
          params: { election, share: first.value.id },
          query: {},
          body: { why: "sent in error" },
        }),
      );
    expect(await revoke(firm)).toMatchObject({ refusal: "share-not-ours" });
    expect(await revoke(watch)).toMatchObject({ refusal: "share-not-found" });
    expect(await revoke(desk)).toMatchObject({ ok: true });
    expect([await sees(firm), await sees(platform), await sees(desk)]).toEqual([false, false, true]);
    expect(await revoke(desk)).toMatchObject({ refusal: "revoked-already" });
    await expect(db.raw(desk, "update shares set expires_at_ms = null")).rejects.toThrow();
  });

  it("W1.7 negative: after retention the content is purged and a tombstone with its hash remains", async () => {
    const agreement = await inForce();
    await put("amber");
    await put("amber", { id: "zzz_inwork0000", words: "in work" });
    await put("amber", { id: "zzz_notshared0" });
    for (const subjectId of [item, "zzz_inwork0000"]) await share(desk, firm, { subjectId });
    const run = () => db.storage.inTransaction(systemActor("retention"), (tx) => purgeExpired(tx, tx.nowMs));
    db.clock.advance(30 * day - 1);
    expect(await run()).toEqual([]);
    db.clock.advance(1);
    const [hash] = await db.asOwner(
      "select encode(sha256(convert_to(to_jsonb(c)::text, 'UTF8')), 'hex') as hash from scratch_items c where id = $1",
      [item],
    );
    const told: string[] = [];
    db.storage.onCommitted((drafts) => told.push(...drafts.map((each) => `${each.action} ${each.subject}`)));
    expect(await run()).toMatchObject([
      {
        subject_id: item,
        class: "report",
        agreement_id: agreement,
        clause: "1",
        content_sha256: hash?.["hash"],
      },
    ]);
    expect(told).toEqual([`retention.purge ${item}`]);
    expect(await db.asOwner("select id from scratch_items order by id")).toEqual([
      { id: "zzz_inwork0000" },
      { id: "zzz_notshared0" },
    ]);
    for (const actor of [desk, firm])
      expect(await db.raw(actor, "select subject_id from tombstones")).toEqual([{ subject_id: item }]);
    expect(await db.raw(watch, "select subject_id from tombstones")).toEqual([]);
    const listed = await asking(db, firm, (cx) =>
      shares.list(cx, { params: { election }, query: { limit: 10, subjectId: item }, body: undefined }),
    );
    expect(listed).toMatchObject({
      value: { rows: [{ subjectId: item, purged: { contentSha256: hash?.["hash"] } }] },
    });
    expect(await run()).toEqual([]);
  });

  it("W1.7 negative: nobody but the duty of retention purges", async () => {
    await inForce();
    await put("amber");
    await share(desk, firm);
    db.clock.advance(31 * day);
    for (const actor of [desk, systemActor("notify")])
      await expect(db.raw(actor, "select * from cf_purge_expired()")).rejects.toThrow();
    expect(await sees(desk)).toBe(true);
  });

  it("W1.7: the matrix shows who may share what with whom, from the clauses in force", async () => {
    const agreement = await inForce();
    const read = () =>
      asking(db, desk, (cx) => agreements.matrix(cx, { params: { election }, query: {}, body: undefined }));
    expect(await read()).toMatchObject({
      value: {
        cells: [
          { from: at.desk, to: at.firm, class: "report", by: [{ agreementId: agreement, clause: 1 }] },
          { from: at.firm, to: at.platform, class: "report", by: [{ clause: 2, toClients: true }] },
        ],
      },
    });
    await withdraw(firm, agreement);
    expect(await read()).toMatchObject({ value: { cells: [] } });
  });

  it("G2: withdrawal ends the obligation and its reminders; the history of signatures stays", async () => {
    const agreement = await inForce();
    await put("amber");
    expect(await waits(firm)).toEqual(["sharing.to-renew"]);
    expect(await withdraw(firm, agreement)).toMatchObject({
      value: { state: "in-force", bound: [at.desk, at.platform] },
    });
    expect(await waits(firm)).toEqual([]);
    expect(await waits(platform)).toEqual(["sharing.to-renew"]);
    expect(await share(desk, firm)).toMatchObject({ refusal: "no-clause" });
    const listed = await asking(db, desk, (cx) =>
      agreements.list(cx, { params: { election }, query: {}, body: undefined }),
    );
    const acts = listed.ok ? listed.value.rows.flatMap((row) => row.acts) : [];
    expect(acts.filter((each) => each.organisationId === at.firm)).toMatchObject([
      { act: "signed", declaration: "we share" },
      { act: "withdrawn", declaration: "we leave" },
    ]);
    expect(await withdraw(firm, agreement)).toMatchObject({ refusal: "not-signed" });
    expect(await withdraw(platform, agreement)).toMatchObject({ value: { state: "withdrawn" } });
    expect(await waits(desk)).toEqual([]);
  });

  it("G2: proposing asks every party to consider; an amendment replaces what it amends once all have signed", async () => {
    const agreement = await inForce();
    const amendment = await inForce([{ ...clause, number: 7, tlpMax: "green" }], { amends: agreement });
    await put("amber");
    expect(await share(desk, firm)).toMatchObject({
      refusal: "marking-too-high",
      values: { agreement: amendment, clause: 7, tlp: "amber", tlpMax: "green" },
    });
    await propose();
    expect(await waits(platform)).toEqual(["sharing.to-renew", "sharing.to-sign"]);
  });

  it("G2 negative: nobody signs or withdraws for another organisation, and no act is undone", async () => {
    const agreement = await inForce();
    expect(await sign(watch, agreement)).toMatchObject({ refusal: "not-a-party" });
    expect(await sign(firm, agreement)).toMatchObject({ refusal: "signed-already" });
    await expect(
      db.raw(
        watch,
        "insert into agreement_acts (agreement_id, organisation_id, act, declaration, by_person, at_ms) values ($1, $2, 'withdrawn', 'x', $3, 0)",
        [agreement, at.firm, watch.id],
      ),
    ).rejects.toThrow();
    await expect(db.raw(firm, "delete from agreement_acts")).rejects.toThrow();
    await expect(db.raw(firm, "update agreements set parties = '{}'")).rejects.toThrow();
    expect(await db.raw(actorOf("desk", "operator"), "select 1 from agreements")).toEqual([]);
    expect(await db.raw({ ...desk, space: "exercise" }, "select 1 from agreements")).toEqual([]);
  });

  it("W1.7 negative: refuses parties and recipients that do not exist or do not take part, and sharing twice", async () => {
    expect(await propose([clause], { parties: [at.desk, "org_unknown"] })).toMatchObject({
      refusal: "party-unknown",
      values: { organisation: "org_unknown" },
    });
    expect(await propose([clause], { amends: "agr_unknown000" as Agreement["id"] })).toMatchObject({
      refusal: "amended-not-found",
    });
    await inForce();
    await put("amber");
    expect(await share(desk, { ...firm, organisationId: "org_unknown" })).toMatchObject({
      refusal: "recipient-unknown",
    });
    await share(desk, firm);
    expect(await share(desk, firm)).toMatchObject({ refusal: "shared-already" });
    await db.asOwner("update participations set to_ms = $1 where organisation_id = $2", [
      db.clock.nowMs(),
      at.platform,
    ]);
    expect(await share(desk, platform)).toMatchObject({ refusal: "recipient-not-in-community" });
  });

  it("W4.9: an uncleared reader sees the substitute, a cleared one the original, nobody both", async () => {
    const cleared = { ...desk, clearance: 2 as const };
    const substituteId = "zzz_substitute";
    await put("amber", { classification: 2 });
    await put("amber", { id: substituteId });
    const write = (actor: Actor, originalId = item, lower = substituteId) =>
      asking(db, actor, (cx) =>
        shares.substitute(cx, { params: { election }, query: {}, body: { originalId, substituteId: lower } }),
      );
    expect(await write(desk)).toMatchObject({ refusal: "original-not-found" });
    expect(await write(cleared, item, "zzz_unknown000")).toMatchObject({ refusal: "substitute-not-found" });
    expect(await write(cleared, substituteId, item)).toMatchObject({ refusal: "substitute-not-lower" });
    expect(await write(cleared)).toMatchObject({ ok: true, value: { classification: 2 } });
    expect([await sees(desk), await sees(desk, substituteId)]).toEqual([false, true]);
    expect([await sees(cleared), await sees(cleared, substituteId)]).toEqual([true, false]);
    expect(await db.raw(desk, "select 1 from substitutes")).toEqual([]);
    await put("amber", { id: "zzz_another000" });
    expect(await write(cleared, item, "zzz_another000")).toMatchObject({ refusal: "substituted-already" });
  });

  it("W4.9 negative: the list of shares does not tell an uncleared colleague that a restricted item was shared", async () => {
    await inForce();
    await put("amber", { classification: 2 });
    const cleared = { ...desk, clearance: 2 as const };
    expect(await share(desk, firm)).toMatchObject({ refusal: "subject-not-found" });
    expect(await share(cleared, firm)).toMatchObject({ ok: true });
    const listed = (actor: Actor) =>
      asking(db, actor, (cx) =>
        shares.list(cx, { params: { election }, query: { limit: 10 }, body: undefined }),
      );
    expect(await listed(desk)).toMatchObject({ value: { rows: [], next: null } });
    expect(await listed(cleared)).toMatchObject({ value: { rows: [{ subjectId: item }] } });
  });
});
