// Goal: a playbook says when it can no longer be relied on and why, and tells nobody of what is kept from them (W1.5).
// Method: whole requests over the HTTP edge on both dialects, beside incidents and bundles; row security asked past the services.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import {
  askers,
  day,
  pattern,
  playbook,
  serve,
  shareWithPolice,
  type AskerName,
  type House,
  type Reply,
} from "../techniques/scene.fixture.ts";

describe.each(dialectsForTests())("W1.5 playbooks on %s", (dialect) => {
  let db: StorageForTests;
  let house: House;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    house = await serve(db);
  });
  afterAll(() => db.close());

  const adopted = async (techniques: readonly string[], more: object = {}): Promise<string> => {
    const { id } = await house.post("analyst", "playbooks", playbook(techniques, more));
    await house.post("analyst", `playbooks/${id}/adopt`, { version: 1 });
    return id;
  };
  const stateOf = async (who: AskerName, id: string): Promise<Reply> => {
    const { state, stale } = await house.get(who, `playbooks/${id}`);
    return { state, because: stale.map((each: Reply) => each.code ?? each.reviewBy) };
  };
  const current = { state: "current", because: [] };
  const staleBy = (...because: string[]) => ({ state: "stale", because });

  it("W1.5: a bundle tells of a technique never seen: analysts are alerted, and the playbook that answers it is stale with the reason", async () => {
    const answers = await adopted(["T0085"]);
    const other = await adopted(["T0043"], { title: "Something else" });
    expect(await stateOf("analyst", answers)).toEqual(current);
    db.clock.advance(day);
    await house.imported("colleague", [pattern("T0085")]);
    expect(await stateOf("analyst", answers)).toEqual(staleBy("T0085"));
    expect(await stateOf("analyst", other)).toEqual(current);
    expect(await house.home("analyst")).toEqual([
      "techniques.first-seen T0085",
      `playbooks.stale-by-technique ${answers}`,
    ]);
    const stale = await house.get("member", "playbooks?state=stale");
    expect(stale.rows.map((row: Reply) => row.id)).toEqual([answers]);
    expect(stale.rows[0].stale).toEqual([
      { reason: "technique-new", code: "T0085", name: null, firstMs: db.clock.nowMs() },
    ]);
  });

  it("W1.5: a playbook that names a retired technique is stale when what took its place is met, in whichever step of the line", async () => {
    await house.framework(["T0049", "T0050", "T0060"]);
    const id = await adopted(["T0049"]);
    const other = await adopted(["T0060"], { title: "Something else" });
    db.clock.advance(day);
    const codes = ["T0049", "T0050", "T0099", "T0060"];
    await house.framework(codes, "Second", { T0049: "T0050", T0050: "T0099" });
    expect(await stateOf("analyst", id)).toEqual(current);
    db.clock.advance(day);
    await house.met("analyst", "T0099.001");
    expect(await stateOf("analyst", id)).toEqual(staleBy("T0099.001"));
    expect(await stateOf("analyst", other)).toEqual(current);
    expect(await house.home("analyst")).toContain(`playbooks.stale-by-technique ${id}`);
  });

  it("W1.5: an incident coded to a part of the technique makes it stale; an exercise held afterwards makes it current", async () => {
    const id = await adopted(["T0049"]);
    db.clock.advance(day);
    await house.met("analyst", "T0049.003");
    expect(await stateOf("analyst", id)).toEqual(staleBy("T0049.003"));
    db.clock.advance(day);
    const shown = await house.post("colleague", `playbooks/${id}/exercises`, {
      heldAtMs: db.clock.nowMs() - 1_000,
      found: "The holding line took 90 minutes: one number was wrong.",
    });
    expect(shown).toMatchObject({ state: "current", stale: [], exercisedAtMs: db.clock.nowMs() - 1_000 });
    expect(shown.checks).toMatchObject([{ kind: "exercise", byPerson: askers.colleague.id }]);
    expect(await house.home("analyst")).toEqual(["techniques.first-seen T0049.003"]);
    db.clock.advance(day);
    await house.met("analyst", "T0049.003");
    expect(await stateOf("analyst", id)).toEqual(current);
  });

  it("W1.5 negative: an exercise held before the technique was met, or a new wording, leaves it stale", async () => {
    const id = await adopted(["T0049"]);
    db.clock.advance(3 * day);
    await house.met("analyst", "T0049");
    db.clock.advance(day);
    const early = { heldAtMs: db.clock.nowMs() - 2 * day, found: "It went well." };
    expect(await house.post("analyst", `playbooks/${id}/exercises`, early)).toMatchObject({ state: "stale" });
    const { tlp, classification, ...text } = playbook(["T0049"]) as Reply;
    expect([tlp, classification]).toEqual(["amber", 0]);
    const revised = await house.post("analyst", `playbooks/${id}/versions`, { ...text, version: 1 });
    expect(revised).toMatchObject({ state: "stale", version: 2 });
    const late = await house.send("analyst", "POST", `playbooks/${id}/exercises`, {
      heldAtMs: db.clock.nowMs() + 1_000,
      found: "Tomorrow.",
    });
    expect(late).toMatchObject({ status: 422, body: { type: expect.stringContaining("held-in-future") } });
    const silent = await house.send("analyst", "POST", `playbooks/${id}/reviews`, { reviewBy: "2999-01-01" });
    expect(silent.status).toBe(422);
  });

  it("W1.5: its review decays: once the day has passed it is stale, until it is reviewed with a reason and a new day", async () => {
    const id = await adopted(["T0049"], { reviewBy: "2026-12-31" });
    expect(await stateOf("analyst", id)).toEqual(current);
    db.clock.advance(90 * day);
    expect(await stateOf("analyst", id)).toEqual(staleBy("2026-12-31"));
    expect(await house.home("colleague")).toEqual([`playbooks.stale-by-review ${id}`]);
    const past = await house.send("analyst", "POST", `playbooks/${id}/reviews`, {
      why: "still holds",
      reviewBy: "2026-12-31",
    });
    expect(past.status).toBe(422);
    const reviewed = await house.post("analyst", `playbooks/${id}/reviews`, {
      why: "Read step by step with the authority; nothing has moved.",
      reviewBy: "2999-06-30",
    });
    expect(reviewed).toMatchObject({ state: "current", reviewBy: "2999-06-30" });
    expect(await house.home("colleague")).toEqual([]);
  });

  it("W1.5 negative: a technique met in secret makes it stale for the cleared alone; nobody else finds a trace of it or of its exercise", async () => {
    const id = await adopted(["T0049"]);
    db.clock.advance(day);
    const addresses = [
      `playbooks/${id}`,
      "playbooks",
      "playbooks?state=stale",
      "playbooks?state=current",
      "home",
    ];
    const read = async () => {
      const texts: string[] = [];
      for (const address of addresses) texts.push((await house.send("analyst", "GET", address)).text);
      return texts;
    };
    const before = await read();
    await house.met("cleared", "T0049.001", { classification: 2 });
    expect(await stateOf("cleared", id)).toEqual(staleBy("T0049.001"));
    expect(await house.home("cleared")).toContain(`playbooks.stale-by-technique ${id}`);
    expect(await read()).toEqual(before);
    db.clock.advance(day);
    await house.post("cleared", `playbooks/${id}/exercises`, {
      heldAtMs: db.clock.nowMs(),
      found: "The secret part held.",
      classification: 2,
      reviewBy: "2999-01-01",
    });
    expect(await stateOf("cleared", id)).toEqual(current);
    expect(await read()).toEqual(before);
    expect(await db.raw(askers.analyst, "select 1 from playbook_checks")).toEqual([]);
    expect(
      await db.raw(askers.analyst, "select 1 from journal_entries where action = 'playbooks.exercise'"),
    ).toEqual([]);
    // Later it is met in the open: stale for whoever did not know, with the day on which they could know.
    await house.met("colleague", "T0049.001");
    expect(await stateOf("analyst", id)).toEqual(staleBy("T0049.001"));
    expect(await stateOf("cleared", id)).toEqual(current);
  });

  it("W1.5 negative: others change nothing, a draft is not exercised, and nobody marks above their clearance", async () => {
    const { id } = await house.post("analyst", "playbooks", playbook(["T0049"]));
    const refusal = async (who: AskerName, path: string, body: object) => {
      const { status, body: told } = await house.send(who, "POST", `playbooks/${id}/${path}`, body);
      return `${status} ${String(told.type).split("/").at(-1)}`;
    };
    const exercise = { heldAtMs: 1_000, found: "It went well." };
    expect(await refusal("analyst", "exercises", exercise)).toBe("409 not-adopted-yet");
    expect(await refusal("elsewhere", "adopt", { version: 1 })).toBe("404 playbook-not-found");
    await shareWithPolice(db, id);
    expect(await refusal("elsewhere", "adopt", { version: 1 })).toBe("403 playbook-of-others");
    expect(await refusal("analyst", "adopt", { version: 2 })).toBe("409 changed-meanwhile");
    await house.post("analyst", `playbooks/${id}/adopt`, { version: 1 });
    expect(await refusal("analyst", "adopt", { version: 1 })).toBe("409 adopted-already");
    expect(await refusal("analyst", "exercises", { ...exercise, classification: 1 })).toBe(
      "403 above-clearance",
    );
    expect((await house.send("member", "POST", `playbooks/${id}/retire`, { why: "no more" })).status).toBe(
      403,
    );
    await house.post("analyst", `playbooks/${id}/retire`, { why: "the calls have ended" });
    expect(await refusal("analyst", "exercises", exercise)).toBe("409 retired-already");
    expect(await refusal("analyst", "retire", { why: "again" })).toBe("409 retired-already");
  });

  it("W1.5 negative: a playbook answers no technique that the vocabulary does not have, and its review is not in the past", async () => {
    await house.framework(["T0049"]);
    const refused = async (body: object) =>
      (await house.send("analyst", "POST", "playbooks", body)).body.code;
    expect(await refused(playbook(["T0049", "T0777"]))).toBe("code-unknown");
    expect(await refused(playbook(["T0049"], { reviewBy: "2020-01-01" }))).toBe("review-in-past");
    expect(await refused(playbook(["T0049"], { classification: 1 }))).toBe("above-clearance");
    expect((await house.post("analyst", "playbooks", playbook(["T0049"]))).id).toMatch(/^ply_/);
  });

  it("W1.5 negative: row security holds past the services", async () => {
    const id = await adopted(["T0049"]);
    await house.post("analyst", `playbooks/${id}/exercises`, { heldAtMs: 1_000, found: "It went well." });
    const tables = ["playbooks", "playbook_versions", "playbook_checks"];
    for (const table of tables) {
      const count = `select count(*)::int as n from ${table}`;
      expect(await db.raw(askers.member, count), table).toEqual([{ n: 1 }]);
      for (const other of [
        askers.elsewhere,
        askers.operator,
        { ...askers.analyst, space: "exercise" as const },
        { ...askers.analyst, electionId: "other-2026" },
      ])
        expect(await db.raw(other, count), `${table} ${other.id}`).toEqual([{ n: 0 }]);
    }
    const check = (by: string) =>
      `insert into playbook_checks values ('chk_planted0000', '${id}', 'review', 0, 0, '2999-01-01', 'planted', '${by}', cf_now_ms())`;
    for (const other of [askers.elsewhere, askers.member])
      await expect(db.raw(other, check(other.id))).rejects.toThrow("who may see and write");
    await expect(db.raw(askers.analyst, check(askers.colleague.id))).rejects.toThrow("who may see and write");
    await expect(db.raw(askers.analyst, "update playbook_checks set found = 'x'")).rejects.toThrow(
      "who may see and write",
    );
    await expect(db.raw(askers.analyst, "delete from playbook_versions")).rejects.toThrow(
      "who may see and write",
    );
  });

  it("W1.5: whatever is a taxonomy, a playbook, a method or a risk has a day of review that cannot be missing", async () => {
    const rows = await db.asOwner(
      `select table_name, is_nullable from information_schema.columns
       where column_name = 'review_by' and table_schema = 'public' order by table_name`,
    );
    const always = rows.filter((row) => row["is_nullable"] === "NO").map((row) => row["table_name"]);
    expect(always).toEqual(
      expect.arrayContaining(["method_versions", "playbook_versions", "vocabulary_reviews"]),
    );
    const risks = await db.asOwner(
      "select table_name from information_schema.tables where table_name in ('risks', 'risk_versions')",
    );
    if (risks.length > 0) expect(always.some((name) => String(name).startsWith("risk"))).toBe(true);
  });
});
