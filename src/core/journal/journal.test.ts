// Goal: the journal and the change it records are one. Method: whole transactions on each database, then the chain, the proofs
// and the export are checked with the engine's verifiers, and readers of every kind try to see what is not theirs.
import {
  exportVerifier,
  openCheckpoint,
  parseItemProof,
  verifyConsistency,
  verifyItemProof,
  fromBase64,
} from "@counterfoil/journal";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refuse } from "../../basics/result.ts";
import { publicActor, systemActor, type Actor } from "../../platform/contract/actor.ts";
import { seededDice } from "../../platform/dice/dice.ts";
import type { Context } from "../../platform/contract/context.ts";
import type { JournalDraft } from "../../platform/storage/storage.ts";
import { purgeJournalBodies } from "../sharing/retention-store.ts";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { journalSeal } from "./seal.ts";
import { exportLines, itemProof, keepPresentCheckpoint, list, readEntryWith, signedHead } from "./service.ts";
import { journalSigner, sha256, verifyEd25519 } from "./signing.ts";
import { entriesAfter, entriesOf } from "./store.ts";

const signer = journalSigner("a secret for tests only, long enough", "votes.example/journal");
const analyst: Actor = {
  kind: "person",
  id: "per_analyst",
  organisationId: "org_desk",
  roles: ["analyst"],
  role: "analyst",
  clearance: 2,
  electionId: "one",
  space: "live",
};
const auditor: Actor = {
  ...analyst,
  id: "per_auditor",
  organisationId: "org_other",
  roles: ["auditor"],
  role: "auditor",
  clearance: 0,
};

const draft = (subject: string, more: Partial<JournalDraft> = {}): JournalDraft => ({
  atMs: 1_000,
  actor: analyst,
  action: "incidents.change",
  subject,
  why: "seen again",
  electionId: "one",
  organisationId: "org_desk",
  tlp: "amber",
  classification: 0,
  body: { subject },
  ...more,
});

describe.each(dialectsForTests())("the journal on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect, seal: journalSeal(seededDice(7)) });
  });
  beforeEach(() => db.reset());
  afterAll(() => db.close());

  const write = (...drafts: JournalDraft[]) =>
    db.storage.inTransaction(analyst, async (tx) => {
      for (const each of drafts) tx.journal(each);
    });
  const exported = async () => {
    const lines: string[] = [];
    for await (const line of exportLines(db.storage, signer)) lines.push(line);
    return lines;
  };
  const verify = (lines: readonly string[]) => {
    const verifier = exportVerifier({ sha256, verify: verifyEd25519 });
    for (const line of lines) {
      const problem = verifier.line(line);
      if (problem !== null) return problem;
    }
    return verifier.end();
  };

  test("acts of many commands at once form one chain that verifies offline", async () => {
    await Promise.all(Array.from({ length: 300 }, (_, i) => write(draft(`inc_${i}`))));
    const outcome = verify(await exported());
    expect(outcome).toMatchObject({ ok: true, summary: { entries: 300, redacted: 300 } });
  });

  test("negative: a refusal and a throw leave no entry behind", async () => {
    await db.storage.inTransaction(analyst, async (tx) => {
      tx.journal(draft("inc_refused"));
      return refuse("incident-not-found");
    });
    await expect(
      db.storage.inTransaction(analyst, async (tx) => {
        tx.journal(draft("inc_thrown"));
        throw new Error("a bug");
      }),
    ).rejects.toThrow("a bug");
    await write(draft("inc_kept"));
    const rows = await db.storage.inTransaction(analyst, (tx) => entriesAfter(tx, -1, 10), {
      readOnly: true,
    });
    expect(rows.map((row) => [row.seq, row.subject])).toEqual([[0, "inc_kept"]]);
  });

  test("a public act is proven by one file; any changed byte of it is found", async () => {
    await write(
      draft("inc_1"),
      draft("ntc_1", { action: "notices.publish", tlp: "clear", public: true }),
      draft("inc_2"),
    );
    const reader = publicActor("one");
    const proof = await db.storage.inTransaction(reader, (tx) => itemProof(tx, signer, "ntc_1"), {
      readOnly: true,
    });
    const parsed = parseItemProof(JSON.parse(JSON.stringify(proof)));
    if (!parsed.ok) throw new Error("the proof does not parse");
    const trust = { sha256, verify: verifyEd25519, keys: [signer.key], origin: signer.key.name };
    expect(verifyItemProof(trust, parsed.value)).toMatchObject({ ok: true });
    const body = Uint8Array.from(parsed.value.body);
    body[0] = (body[0] ?? 0) ^ 1;
    expect(verifyItemProof(trust, { ...parsed.value, body }).ok).toBe(false);
    const hidden = await db.storage.inTransaction(reader, (tx) => itemProof(tx, signer, "inc_1"), {
      readOnly: true,
    });
    expect(hidden).toBeNull();
  });

  test("negative: the reason of what is not for the community is not in the chain, and a purge takes it from beside it", async () => {
    const why = "Anna Roe clicked the link";
    await write(
      ...(["amber", "amber+strict", "red"] as const).map((tlp) => draft("inc_a", { why, tlp })),
      draft("inc_a", { why, tlp: "green", classification: 1 }),
      draft("inc_b", { why: "told to all who take part", tlp: "green" }),
    );
    const chain = (await exported())
      .filter((line) => line.startsWith("entry "))
      .map((line) => new TextDecoder().decode(fromBase64(line.trimEnd().split(" ")[2] ?? "") ?? undefined));
    expect(chain).toHaveLength(5);
    expect(chain.join()).not.toContain("Roe");
    expect(chain.at(-1)).toContain("told to all who take part");
    expect(await found(analyst, { words: "roe" })).toMatchObject({ total: 4 });
    await db.storage.inTransaction(systemActor("retention"), (tx) => purgeJournalBodies(tx, ["inc_a"]));
    const kept = await db.asOwner("select why, body from journal_entries where subject = 'inc_a'");
    expect(kept).toEqual(Array.from({ length: 4 }, () => ({ why: "", body: null })));
    expect(verify(await exported())).toMatchObject({ ok: true, summary: { entries: 5 } });
  });

  test("negative: an organisation's own object that is TLP:CLEAR is not public, neither to read nor in the export", async () => {
    await write(
      draft("rep_1", { tlp: "clear", why: "Anna Roe" }),
      draft("ntc_1", { tlp: "clear", public: true, why: "publish" }),
    );
    const reader = publicActor("one");
    expect(await db.raw(reader, "select subject from journal_entries")).toEqual([{ subject: "ntc_1" }]);
    const proven = (subject: string) =>
      db.storage.inTransaction(reader, (tx) => itemProof(tx, signer, subject), { readOnly: true });
    expect(await proven("rep_1")).toBeNull();
    expect(await proven("ntc_1")).not.toBeNull();
    expect(verify(await exported())).toMatchObject({ summary: { entries: 2, redacted: 1 } });
    await expect(write(draft("rep_2", { tlp: "green", public: true }))).rejects.toThrow();
  });

  test("a later checkpoint proves that the earlier journal is its beginning", async () => {
    await write(...Array.from({ length: 5 }, (_, i) => draft(`inc_${i}`)));
    const head = () =>
      db.storage.inTransaction(publicActor(null), (tx) => signedHead(tx, signer), { readOnly: true });
    const first = await head();
    await keepPresentCheckpoint(db.storage, signer);
    await write(...Array.from({ length: 600 }, (_, i) => draft(`act_${i}`)));
    const second = await head();
    expect(openCheckpoint(verifyEd25519, second.note, [signer.key])).toMatchObject({ ok: true });
    const { checkpointWith } = await import("./service.ts");
    const reply = await db.storage.inTransaction(
      publicActor(null),
      (tx) => checkpointWith(signer)({ tx } as never, { params: {}, query: { since: 5 }, body: undefined }),
      { readOnly: true },
    );
    if (!reply.ok) throw new Error(reply.refusal);
    const proof = (reply.value.consistency ?? []).map((hash) => fromBase64(hash) ?? new Uint8Array());
    const claim = { firstSize: 5, firstRoot: first.root, secondSize: 605, secondRoot: second.root, proof };
    expect(verifyConsistency(sha256, claim)).toBe(true);
  });

  test("negative: nobody reads acts above their clearance, of another election or space, or of the operator's view", async () => {
    await write(
      draft("inc_open", { tlp: "green" }),
      draft("inc_secret", { classification: 2 }),
      draft("inc_elsewhere", { electionId: "two" }),
      draft("inc_play", { actor: { ...analyst, space: "exercise" } }),
    );
    const seenBy = (actor: Actor) =>
      db
        .raw<{ subject: string }>(actor, "select subject from journal_entries order by seq")
        .then((rows) => rows.map((row) => row.subject));
    expect(await seenBy(analyst)).toEqual(["inc_open", "inc_secret"]);
    expect(await seenBy(auditor)).toEqual(["inc_open"]);
    expect(await seenBy({ ...auditor, roles: ["operator"], role: "operator" })).toEqual([]);
    expect(await seenBy(publicActor("one"))).toEqual([]);
    const record = await db.storage.inTransaction(auditor, (tx) => entriesOf(tx, "inc_secret"), {
      readOnly: true,
    });
    expect(record).toEqual([]);
  });

  test("negative: the application's role can neither change nor delete an entry", async () => {
    await write(draft("inc_1"));
    await db.raw(analyst, "update journal_entries set why = 'never happened'").catch(() => []);
    await expect(db.raw(analyst, "delete from journal_entries")).rejects.toThrow();
    await expect(db.raw(analyst, "insert into journal_head values (false, 1, '', '')")).rejects.toThrow();
    expect(await db.asOwner("select why from journal_entries")).toEqual([{ why: "seen again" }]);
  });

  const reading = <T>(actor: Actor, work: (cx: Context) => Promise<T>) =>
    db.storage.inTransaction(
      actor,
      (tx) => work({ tx, actor, nowMs: 1_000, dice: seededDice(1), language: "en" }),
      { readOnly: true },
    );
  const found = async (actor: Actor, query: { words?: string; action?: string }) => {
    const page = await reading(actor, (cx) =>
      list(cx, { params: { election: "one" }, query: { limit: 50, ...query }, body: undefined }),
    );
    if (!page.ok) throw new Error("refused");
    return { total: page.value.total, subjects: page.value.rows.map((row) => row.subject) };
  };
  const entryAt = (actor: Actor, seq: number) =>
    reading(actor, (cx) =>
      readEntryWith(signer)(cx, { params: { election: "one", seq }, query: {}, body: undefined }),
    );

  test("is searched in words: the reason and the object; the count is of what was found", async () => {
    await write(draft("inc_a", { why: "a library closed" }), draft("inc_b", { why: "50 % of the staff" }));
    expect(await found(analyst, { words: "LIBRARY" })).toEqual({ total: 1, subjects: ["inc_a"] });
    expect(await found(analyst, { words: "inc_" })).toEqual({ total: 2, subjects: ["inc_b", "inc_a"] });
    expect(await found(analyst, { words: "library", action: "panel." })).toEqual({ total: 0, subjects: [] });
  });

  test("negative: the search finds nothing in entries that the reader may not see, and a pattern is no pattern", async () => {
    await write(draft("inc_secret", { why: "a hidden library", classification: 2 }));
    expect(await found({ ...analyst, clearance: 0 }, { words: "library" })).toEqual({
      total: 0,
      subjects: [],
    });
    expect(await found(analyst, { words: "l_brary" })).toEqual({ total: 0, subjects: [] });
  });

  test("shows one entry with a proof that anyone can check", async () => {
    await write(draft("inc_a"), draft("inc_b", { tlp: "clear" }));
    const read = await entryAt(analyst, 1);
    if (!read.ok) throw new Error("refused");
    expect(read.value.entry.subject).toBe("inc_b");
    expect(JSON.parse(read.value.body ?? "")).toMatchObject({ changed: { subject: "inc_b" } });
    const proof = parseItemProof(read.value.proof);
    if (!proof.ok) throw new Error("the proof does not parse");
    const trust = { sha256, verify: verifyEd25519, keys: [signer.key], origin: signer.key.name };
    expect(verifyItemProof(trust, proof.value)).toMatchObject({ ok: true });
  });

  test("negative: an entry that the reader may not see does not exist", async () => {
    await write(draft("inc_secret", { classification: 2 }));
    expect(await entryAt({ ...analyst, clearance: 0 }, 0)).toMatchObject({ refusal: "entry-not-found" });
    expect(await entryAt(analyst, 7)).toMatchObject({ refusal: "entry-not-found" });
  });
});
