// Goal: nothing is told to everyone that the panel did not decide, that one person alone read, that nobody can read, or before those
// affected know of it; what was told stays readable. Method: the HTTP edge on both databases with three decided cases.
import { parseItemProof, verifyItemProof } from "@counterfoil/journal";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { journalSeal } from "../../../core/journal/seal.ts";
import { sha256, verifyEd25519 } from "../../../core/journal/signing.ts";
import { election, organisations } from "../../../core/people/for-tests.ts";
import { publicActor } from "../../../platform/contract/actor.ts";
import { seededDice } from "../../../platform/dice/dice.ts";
import {
  actsOn,
  affected,
  askers,
  cases,
  serve,
  signer,
  texts,
  withdrawalWords,
  written,
  type AskerName,
  type Reply,
  type Served,
} from "./scene.fixture.ts";

describe.each(dialectsForTests())("notices on %s", (dialect) => {
  let db: StorageForTests;
  let house: Served;
  const acts = actsOn(() => house);
  beforeAll(async () => {
    db = await storageForTests({ dialect, seal: journalSeal(seededDice(7)) });
  });
  beforeEach(async () => {
    house = await serve(db);
  });
  afterAll(() => db.close());

  const made = async (reply: Promise<{ status: number; body: Reply }>) => {
    const { status, body } = await reply;
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const refused = async (reply: Promise<{ status: number; body: Reply }>, name: string) => {
    const { status, body } = await reply;
    expect({ status, type: body.type }).toMatchObject({ type: expect.stringContaining(name) });
  };
  const drafted = async (more: object = {}) => (await made(acts.draft(more))).id as string;
  const approved = async (more: object = {}) => {
    const id = await drafted(more);
    await made(acts.submit(id));
    await made(acts.judge(id, "approve"));
    return id;
  };
  const everyoneTold = async (more: object = {}) => {
    const id = await approved(more);
    await made(acts.publish(id));
    return id;
  };
  const waits = async (who: Exclude<AskerName, "public">) =>
    (
      await db.raw<{ kind: string }>(
        askers[who],
        "select kind from waiting where done_at_ms is null order by id",
      )
    ).map((row) => row.kind);

  it("W1.13c: a notice goes from the decision by two people to everyone, and waits each time for whoever is next", async () => {
    const list = await made(house.call("writer", "GET", "/notices"));
    expect(list.undrafted.map((each: { kind: string }) => each.kind).sort()).toEqual(["bulletin", "notice"]);
    expect(list.undrafted[0]).toMatchObject({ because: "because" });
    const id = await drafted();
    const reasons = { decision: { title: "What the panel found", because: "because" } };
    expect(await made(house.call("editor", "GET", `/notices/${id}`))).toMatchObject(reasons);
    expect(await made(acts.submit(id))).toMatchObject({ state: "submitted", gate: { pass: true } });
    // Negative: case contacts are shown the text, and not the panel's reasons.
    expect(await made(house.call("contact", "GET", `/notices/${id}`))).toMatchObject({ decision: null });
    expect(await waits("editor")).toEqual(["notices.approval-waits"]);
    expect(await made(acts.judge(id, "approve"))).toMatchObject({ state: "approved" });
    expect(await waits("writer")).toEqual(["notices.publishing-waits"]);
    expect((await acts.published(id)).status).toBe(404);
    expect(await made(acts.publish(id))).toMatchObject({ state: "published", tlp: "clear" });
    expect(await waits("writer")).toEqual([]);
    expect(await made(acts.published(id))).toMatchObject({
      kind: "notice",
      texts: { en: { headline: written["en"]?.headline }, fr: { headline: written["fr"]?.headline } },
      publications: [{ number: 1, act: "publish" }],
    });
    const after = await made(house.call("writer", "GET", "/notices"));
    expect(after.undrafted.map((each: { kind: string }) => each.kind)).toEqual(["bulletin"]);
  });

  it("W1.13c negative: without a recorded decision nothing is drafted or published, and what is decided once is told once", async () => {
    await refused(acts.draft({ caseId: "cas_unknown00000" }), "no-decision");
    await refused(acts.draft({ caseId: cases["no-action"] }), "no-decision");
    const id = await approved();
    await db.asOwner("delete from case_decisions where case_id = $1", [cases.notice]);
    await refused(acts.publish(id), "no-decision");
    expect((await acts.published(id)).status).toBe(404);
    await drafted({ kind: "bulletin", caseId: cases.bulletin });
    await refused(acts.draft({ kind: "bulletin", caseId: cases.bulletin }, "elsewhere"), "drafted-already");
  });

  it("W4.7 negative: a decision below the threshold gives no notice, and one above it no bulletin", async () => {
    await refused(acts.draft({ caseId: cases.bulletin }), "decision-says-otherwise");
    await refused(acts.draft({ kind: "bulletin" }), "decision-says-otherwise");
    const id = await approved({ kind: "bulletin", caseId: cases.bulletin });
    await db.asOwner("update case_decisions set outcome = 'notice' where case_id = $1", [cases.bulletin]);
    await refused(acts.publish(id), "decision-says-otherwise");
  });

  it("W4.7: below the threshold a bulletin is told, and never called a notice", async () => {
    const id = await everyoneTold({ kind: "bulletin", caseId: cases.bulletin });
    expect(await made(acts.published(id))).toMatchObject({ kind: "bulletin" });
  });

  it("W1.13c negative: nobody approves what they wrote, nor a text other than the one they read", async () => {
    const id = await drafted();
    await made(acts.submit(id));
    await refused(acts.judge(id, "approve", "writer"), "own-work");
    await refused(acts.judge(id, "approve", "editor", "0".repeat(64)), "changed-meanwhile");
    await refused(acts.publish(id), "not-approved");
    await made(acts.judge(id, "return"));
    await made(acts.edit(id, 1, {}, "editor"));
    await made(acts.submit(id, 2));
    await refused(acts.judge(id, "approve", "editor"), "own-work");
    await refused(acts.judge(id, "approve", "writer"), "own-work");
    await made(acts.judge(id, "approve", "third"));
    await made(acts.edit(id, 2));
    expect((await acts.read(id)).body).toMatchObject({ state: "draft", approvedBy: null });
    await refused(acts.publish(id), "not-approved");
  });

  it("W1.13c negative: others' drafts are neither seen nor touched; the operator reads nothing", async () => {
    const id = await drafted();
    for (const who of ["elsewhere", "analyst", "auditor", "contact"] as const)
      expect((await acts.read(id, who)).status).toBe(404);
    expect((await acts.read(id, "operator")).status).toBe(403);
    await refused(acts.edit(id, 1, {}, "elsewhere"), "notice-not-found");
    const mine = await everyoneTold({ kind: "bulletin", caseId: cases.bulletin });
    await refused(acts.withdraw(mine, "elsewhere"), "notice-of-others");
    expect((await acts.read(mine, "analyst")).body).toMatchObject({ versions: [], state: "published" });
    for (const table of ["notices", "notice_versions", "notice_tellings", "notice_held"])
      expect(await db.raw(publicActor(election), `select 1 from ${table}`)).toEqual([]);
    expect(await db.raw(askers.elsewhere, "select 1 from notice_versions")).toEqual([]);
    await expect(
      db.raw(askers.elsewhere, "update notice_publications set texts = '{}' returning 1"),
    ).resolves.toEqual([]);
  });

  it("W1.14 negative: a text that is hard or lacks what to do is not submitted without a reason", async () => {
    const lacking = { en: { ...written["en"], whatToDo: "" }, fr: { ...written["fr"], whatToDo: "" } };
    const id = await drafted({ texts: lacking });
    const checked = await made(house.call("writer", "POST", "/notices/check", { texts: lacking }));
    expect(checked).toMatchObject({ pass: false });
    expect(checked.findings).toContainEqual(
      expect.objectContaining({ language: "fr", field: "whatToDo", severity: "blocks" }),
    );
    await refused(acts.submit(id), "not-plain-enough");
    expect((await acts.submit(id, 1, "no")).status).toBe(422);
    expect(await made(acts.submit(id, 1, "there is nothing to do yet"))).toMatchObject({
      state: "submitted",
      overrideWhy: "there is nothing to do yet",
    });
    const record = await made(house.call("writer", "GET", `/record/${id}`));
    expect(record.rows.at(-1)).toMatchObject({
      action: "notices.submit",
      why: "there is nothing to do yet",
    });
  });

  it("W1.14: a plain text needs no reason, and its grade is shown", async () => {
    const checked = await made(house.call("editor", "POST", "/notices/check", { texts: texts() }));
    expect(checked.pass).toBe(true);
    expect(checked.grade).toBeLessThan(9);
  });

  it("G12 negative: a text must be in every language of the election, and in no other", async () => {
    house = await serve(db, { languages: ["ar", "fr", "en", "zh-Hans"] });
    await refused(acts.draft({ texts: texts(["en", "pl"]) }), "language-unknown");
    const id = await drafted();
    await refused(acts.submit(id), "language-missing");
    await made(acts.edit(id, 1, { texts: texts(["ar", "fr", "en", "zh-Hans"]) }));
    await made(acts.submit(id, 2));
    await made(acts.judge(id, "approve"));
    await made(acts.publish(id));
    expect(Object.keys((await acts.published(id)).body.texts).sort()).toEqual(["ar", "en", "fr", "zh-Hans"]);
    await refused(acts.withdraw(id), "language-missing");
  });

  it("W1.13c: a correction is approved by another, keeps the earlier text, and says what was wrong", async () => {
    const id = await everyoneTold();
    expect(await made(acts.correct(id, 1))).toMatchObject({ state: "published", correctionWaits: true });
    expect((await acts.published(id)).body.publications).toHaveLength(1);
    expect(await waits("editor")).toEqual(["notices.correction-waits"]);
    await refused(acts.judge(id, "approve", "writer"), "own-work");
    await refused(acts.correct(id, 1), "correction-waits");
    await made(acts.judge(id, "approve"));
    const told = await made(acts.published(id));
    expect(told.texts.en.body).toBe("");
    expect(told.publications).toMatchObject([
      { act: "publish", texts: { en: { body: written["en"]?.body } }, words: null },
      { act: "correct", words: { en: "The last part was not needed." } },
    ]);
    expect(await waits("editor")).toEqual([]);
  });

  it("W1.13c negative: an unchanged, stale or naming correction is refused, and a returned one leaves what stands", async () => {
    const id = await everyoneTold();
    await refused(acts.correct(id, 1, { texts: texts() }), "nothing-changed");
    await refused(acts.correct(id, 7), "changed-meanwhile");
    await affected(house);
    await refused(
      acts.correct(id, 1, { wrong: { en: "Zoe Bronte told us.", fr: "Zoe Bronte l’a dit." } }),
      "names-without-consent",
    );
    await made(acts.correct(id, 1));
    await made(acts.judge(id, "return"));
    expect((await acts.published(id)).body.publications).toHaveLength(1);
    await refused(acts.edit(id, 1), "published-already");
  });

  it("W1.14 negative: the reason of a correction is not the reason of the text that stands until it is approved", async () => {
    const lacking = { en: { ...written["en"], whatToDo: "" }, fr: { ...written["fr"], whatToDo: "" } };
    const id = await drafted({ texts: lacking });
    await made(acts.submit(id, 1, "nothing to do yet"));
    await made(acts.judge(id, "approve"));
    await made(acts.publish(id));
    const correction = { override: "the body is not needed" };
    const proposed = await made(acts.correct(id, 1, correction));
    expect(proposed).toMatchObject({
      overrideWhy: "nothing to do yet",
      versions: [{}, { overrideWhy: "the body is not needed" }],
    });
    expect(await made(acts.judge(id, "return"))).toMatchObject({ overrideWhy: "nothing to do yet" });
    await made(acts.correct(id, 1, correction));
    expect(await made(acts.judge(id, "approve"))).toMatchObject({ overrideWhy: "the body is not needed" });
  });

  it("W1.13c: a withdrawal says why, and the text stays; the decision may then be told anew", async () => {
    const id = await everyoneTold();
    await made(acts.withdraw(id));
    expect(await made(acts.published(id))).toMatchObject({
      withdrawnAtMs: db.clock.nowMs(),
      texts: { en: written["en"] },
      publications: [{ act: "publish" }, { act: "withdraw", words: withdrawalWords }],
    });
    await refused(acts.withdraw(id), "not-published");
    await refused(acts.correct(id, 1), "not-published");
    await drafted();
  });

  it("W1.13c: a text that is not to be told is discarded with a reason, and its decision waits for another", async () => {
    const id = await approved();
    expect(await waits("writer")).toEqual(["notices.publishing-waits"]);
    expect(await made(acts.discard(id))).toMatchObject({
      state: "discarded",
      approvedBy: null,
      tlp: "amber",
    });
    expect(await waits("writer")).toEqual(["notices.text-waits"]);
    const { rows } = await made(house.call("writer", "GET", `/record/${id}`));
    expect(rows.at(-1)).toMatchObject({ action: "notices.discard", why: "the matter has solved itself" });
    const { undrafted } = await made(house.call("writer", "GET", "/notices"));
    expect(undrafted.map((each: { caseId: string }) => each.caseId)).toContain(cases.notice);
    expect(await drafted()).not.toBe(id);
    expect(await waits("writer")).toEqual([]);
  });

  it("W1.13c negative: what is public, of others, changed meanwhile or discarded is not discarded, and what was discarded stays so", async () => {
    const id = await drafted();
    await refused(acts.discard(id, 7), "changed-meanwhile");
    await refused(acts.discard(id, 1, "elsewhere"), "notice-not-found");
    await refused(acts.discard(id, 1, "analyst"), "not-permitted");
    await made(acts.discard(id));
    await refused(acts.discard(id), "discarded-already");
    await refused(acts.edit(id, 1), "discarded-already");
    await refused(acts.submit(id), "not-a-draft");
    await refused(acts.judge(id, "approve"), "not-submitted");
    await refused(acts.publish(id), "not-approved");
    const toldAtMs = db.clock.nowMs();
    await refused(
      acts.told(id, "writer", { organisationId: organisations.party, toldAtMs }),
      "discarded-already",
    );
    expect((await acts.published(id)).status).toBe(404);
    await refused(acts.discard(await everyoneTold()), "published-already");
  });

  it("W1.18: those affected are told first, then those concerned, then everyone; the order stands in the journal", async () => {
    const victim = await affected(house);
    const id = await approved({ concerned: [organisations.party] });
    expect(await waits("contact")).toContain("notices.telling-waits");
    const nowMs = db.clock.nowMs();
    await refused(acts.publish(id), "victims-first");
    await refused(
      acts.told(id, "writer", { organisationId: organisations.party, toldAtMs: nowMs }),
      "victims-first",
    );
    await refused(acts.told(id, "contact", { step: "victims", toldAtMs: nowMs }), "victims-first");
    await made(house.call("contact", "POST", `/victims/${victim}/tell`, { channel: "phone" }));
    await refused(acts.publish(id), "victims-unaware");
    await refused(
      acts.told(id, "writer", { organisationId: organisations.party, toldAtMs: nowMs }),
      "victims-unaware",
    );
    await refused(acts.told(id, "otherContact", { step: "victims", toldAtMs: nowMs }), "not-concerned");
    await refused(acts.told(id, "contact", { step: "victims", toldAtMs: nowMs + 1 }), "told-in-future");
    await made(acts.told(id, "contact", { step: "victims", toldAtMs: nowMs }));
    expect(await waits("contact")).not.toContain("notices.telling-waits");
    await refused(acts.publish(id), "concerned-not-told");
    await refused(
      acts.told(id, "writer", { organisationId: organisations.party, toldAtMs: nowMs - 1 }),
      "told-before",
    );
    await refused(
      acts.told(id, "writer", { organisationId: organisations.police, toldAtMs: nowMs }),
      "not-concerned",
    );
    await made(acts.told(id, "writer", { organisationId: organisations.party, toldAtMs: nowMs }));
    await refused(
      acts.told(id, "writer", { organisationId: organisations.party, toldAtMs: nowMs }),
      "told-already",
    );
    await made(acts.publish(id));
    const { rows } = await made(house.call("writer", "GET", `/record/${id}`));
    expect(rows.map((each: { action: string }) => each.action)).toEqual([
      "notices.draft",
      "notices.submit",
      "notices.approve",
      "notices.told",
      "notices.told",
      "notices.publish",
    ]);
  });

  it("W1.18 negative: whoever was told of one text has not been told of the next", async () => {
    const victim = await affected(house);
    await made(house.call("contact", "POST", `/victims/${victim}/tell`, { channel: "phone" }));
    const id = await approved({ concerned: [organisations.party] });
    const tellAll = async () => {
      const toldAtMs = db.clock.nowMs();
      await made(acts.told(id, "contact", { step: "victims", toldAtMs }));
      await made(acts.told(id, "writer", { organisationId: organisations.party, toldAtMs }));
    };
    const first = (await acts.read(id)).body.versions.at(-1).sha256 as string;
    await tellAll();
    await made(acts.edit(id, 1, { texts: texts(["en", "fr"], { body: "Another text." }) }));
    expect((await acts.read(id)).body.order).toMatchObject({
      carers: [{ told: null }],
      concerned: [{ told: null }],
    });
    await made(acts.submit(id, 2));
    await made(acts.judge(id, "approve"));
    await refused(acts.publish(id), "victims-unaware");
    expect(await waits("contact")).toContain("notices.telling-waits");
    const early = { step: "victims", toldAtMs: db.clock.nowMs(), sha256: first };
    await refused(acts.told(id, "contact", early), "changed-meanwhile");
    await tellAll();
    expect(await waits("contact")).not.toContain("notices.telling-waits");
    await made(acts.judge(id, "return"));
    await made(acts.submit(id, 2));
    await made(acts.judge(id, "approve"));
    expect(await waits("contact")).not.toContain("notices.telling-waits");
    await made(acts.publish(id));
    expect((await acts.read(id)).body.order).toMatchObject({ carers: [{ told: { how: "by phone" } }] });
  });

  it("W1.18 negative: a text that names or describes someone affected goes nowhere without their consent", async () => {
    const victim = await affected(house);
    await made(house.call("contact", "POST", `/victims/${victim}/tell`, { channel: "phone" }));
    for (const words of ["ZOE BRONTE wrote to us.", "We thank the treasurer of the Riverside campaign."]) {
      const named = texts(["en", "fr"], { body: words });
      const id = await drafted({ texts: named });
      await refused(acts.submit(id, 1, "please let it through"), "names-without-consent");
      expect((await acts.read(id)).body.namesWithoutConsent).toBe(true);
      await db.asOwner("delete from notice_versions");
      await db.asOwner("delete from notices");
    }
    const id = await approved({ texts: texts(["en", "fr"], { body: "Mr Tran told us." }) });
    const late = await affected(house, { name: "Tran", identifying: [] });
    await made(house.call("contact", "POST", `/victims/${late}/tell`, { channel: "phone" }));
    await made(acts.told(id, "contact", { step: "victims", toldAtMs: db.clock.nowMs() }));
    await refused(acts.publish(id), "names-without-consent");
    await made(
      house.call("contact", "POST", `/victims/${late}/consent`, { consent: "given", how: "he said so" }),
    );
    await made(acts.publish(id));
  });

  it("W1.18: a consent that ends takes the text away at once; it comes back without the name, and the correction is logged", async () => {
    const victim = await affected(house, {}, "given");
    await made(house.call("contact", "POST", `/victims/${victim}/tell`, { channel: "phone" }));
    const named = texts(["en", "fr"], { headline: "Zoë Brontë was not arrested" });
    const id = await approved({ texts: named });
    await made(acts.told(id, "contact", { step: "victims", toldAtMs: db.clock.nowMs() }));
    await made(acts.publish(id));
    await made(acts.correct(id, 1));
    await made(acts.judge(id, "approve"));
    await made(
      house.call("contact", "POST", `/victims/${victim}/consent`, {
        consent: "withdrawn",
        how: "she said so",
      }),
    );
    const everywhere = async () =>
      JSON.stringify([
        (await acts.published(id)).body,
        (await house.call("public", "GET", "/published")).body,
        await db.raw(publicActor(election), "select texts, words from notice_publications"),
        await db.raw(publicActor(election), "select body, why from journal_entries"),
      ]);
    expect(await everywhere()).not.toMatch(/bront/i);
    expect((await acts.published(id)).body).toMatchObject({
      publications: [
        { act: "publish", texts: {}, heldAtMs: db.clock.nowMs() },
        { act: "correct", heldAtMs: null },
      ],
    });
    expect(await waits("writer")).toContain("notices.name-must-go");
    expect((await acts.read(id)).body.redaction).toEqual({
      names: ["Zoë Brontë"],
      heldSinceMs: db.clock.nowMs(),
    });
    expect((await acts.read(id, "analyst")).body.redaction.names).toEqual([]);
    expect(JSON.stringify((await acts.read(id, "analyst")).body)).not.toMatch(/bront/i);
    expect((await house.call("public", "GET", `/journal/proof/${id}`)).status).toBe(404);
    await made(acts.redact(id));
    const told = await made(acts.published(id));
    expect(told.publications).toMatchObject([
      {
        act: "publish",
        heldAtMs: null,
        texts: { en: { headline: "[name removed] was not arrested" } },
      },
      { act: "correct" },
      { act: "redact", texts: { en: { body: "" } } },
    ]);
    expect(await everywhere()).not.toMatch(/bront/i);
    expect(await waits("writer")).not.toContain("notices.name-must-go");
    const { rows } = await made(house.call("auditor", "GET", `/record/${id}`));
    expect(rows.at(-1)).toMatchObject({ action: "notices.redact", tlp: "clear" });
    expect(JSON.stringify(await db.asOwner("select texts from notice_versions"))).not.toMatch(/bront/i);
    await refused(acts.redact(id), "nothing-to-redact");
    const redacted = (await acts.read(id)).body;
    const same = await acts.correct(id, redacted.version, { texts: redacted.versions.at(-1).texts });
    await refused(Promise.resolve(same), "nothing-changed");
  });

  it("W1.18 negative: somebody registered later takes no text away, it only waits for those who wrote it", async () => {
    const id = await everyoneTold({ texts: texts(["en", "fr"], { body: "Mr Tran told us." }) });
    const victim = await affected(house, { name: "Mr. TRAN", identifying: [] });
    expect((await acts.published(id)).body.publications).toMatchObject([{ heldAtMs: null }]);
    expect(await waits("editor")).toContain("notices.name-must-go");
    await made(acts.redact(id));
    expect((await acts.published(id)).body.publications).toMatchObject([
      { texts: { en: { body: "[name removed] told us." } } },
      { act: "redact" },
    ]);
    expect(victim).toMatch(/^vic_/);
  });

  it("W1.18 negative: words alone redact nothing: what goes is what the victims' records list", async () => {
    const id = await everyoneTold({ texts: texts(["en", "fr"], { body: "Mr Tran did not say so." }) });
    await refused(acts.redact(id, { words: ["not", "Tran"] }), "nothing-to-redact");
    const body = (await made(house.call("public", "GET", `/journal/proof/${id}`))).proof.body as string;
    expect(Buffer.from(body, "base64").toString()).toContain("Mr Tran did not say so.");
    await affected(house, { name: "Tran", identifying: [] });
    await made(acts.redact(id, { words: ["not"] }));
    expect((await acts.published(id)).body.texts.en.body).toBe("Mr [name removed] did not say so.");
  });

  it("W1.13c: what is public is proven by one file, which anyone checks without us", async () => {
    const id = await everyoneTold();
    await made(acts.correct(id, 1));
    await made(acts.judge(id, "approve"));
    const { proof } = await made(house.call("public", "GET", `/journal/proof/${id}`));
    const parsed = parseItemProof(proof);
    if (!parsed.ok) throw new Error("the proof does not parse");
    const trust = { sha256, verify: verifyEd25519, keys: [signer.key], origin: signer.key.name };
    expect(verifyItemProof(trust, parsed.value)).toMatchObject({ ok: true });
    const body = JSON.parse(new TextDecoder().decode(parsed.value.body));
    expect(body.changed).toMatchObject({ act: "correct", texts: (await acts.published(id)).body.texts });
  });

  it("G12 negative: what is told in an exercise is never public", async () => {
    const id = await everyoneTold();
    await db.asOwner("update notice_publications set space = 'exercise'");
    expect((await acts.published(id)).status).toBe(404);
    expect(await db.raw(publicActor(election), "select 1 from notice_publications")).toEqual([]);
  });
});
