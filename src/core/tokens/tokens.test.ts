// Goal: a machine is let in by a valid token of its own and by nothing else; nobody sees the tokens of others.
// Method: the services and the identification on a migrated database of both dialects.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { publicActor, systemActor, type Actor } from "../../platform/contract/actor.ts";
import { actorOf, addPerson, asking, election, setScene } from "../people/for-tests.ts";
import type { MachineToken } from "./contract.ts";
import { identifyMachine } from "./identify.ts";
import * as tokens from "./service.ts";

const member = actorOf("firm", "member");
const dayMs = 86_400_000;

describe.each(dialectsForTests())("tokens on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
  });
  afterAll(() => db.close());

  async function issue(actor: Actor = member, validDays = 30) {
    const body = { name: "Sensor", actions: ["reports.submit"], validDays };
    const issued = await asking(db, actor, (cx) =>
      tokens.issue(cx, { params: { election }, query: {}, body }),
    );
    if (!issued.ok) throw new Error(issued.refusal);
    return issued.value;
  }
  const listed = async (actor: Actor, limit = 50, cursor?: string) => {
    const input = { params: { election }, query: { limit, cursor }, body: undefined };
    const page = await asking(db, actor, (cx) => tokens.list(cx, input), { readOnly: true });
    if (!page.ok) throw new Error("refused");
    return page.value;
  };
  const revoke = (actor: Actor, token: MachineToken["id"]) =>
    asking(db, actor, (cx) =>
      tokens.revoke(cx, { params: { election, token }, query: {}, body: { why: "lost" } }),
    );

  it("W1.13b lets a machine in, with its organisation, election, space, acts and issuer", async () => {
    await addPerson(db, member);
    const { token, machine } = await issue();
    expect(token).toMatch(/^cft_[0-9a-z]{20}_[\w-]{43}$/);
    expect(await identifyMachine(db.storage, token)).toEqual({
      id: machine.id,
      organisationId: member.organisationId,
      electionId: election,
      space: "live",
      actions: ["reports.submit"],
      issuedBy: member.id,
      issuer: expect.objectContaining({ organisationId: member.organisationId }),
    });
    await db.asOwner("update people set ended_at_ms = $1", [db.clock.nowMs()]);
    expect(await identifyMachine(db.storage, token)).toMatchObject({ issuer: null });
    expect((await listed(member)).rows[0]?.lastUsedAtMs).toBe(db.clock.nowMs());
  });

  it("keeps the hash only: the secret stands in no table and no journal draft", async () => {
    const drafts: string[] = [];
    const stop = db.storage.onCommitted((all) => drafts.push(JSON.stringify(all)));
    const { token } = await issue();
    stop();
    const secret = token.slice(25);
    const kept = JSON.stringify(await db.asOwner("select * from machine_tokens"));
    expect(drafts.join("")).toContain("tokens.issue");
    expect(kept + drafts.join("")).not.toContain(secret);
    expect(JSON.stringify(await listed(member))).not.toContain(secret);
  });

  it("negative: a wrong secret, an unknown id and something that is no token are nobody", async () => {
    const { token } = await issue();
    const other = await issue();
    expect(await identifyMachine(db.storage, token.slice(0, 25) + other.token.slice(25))).toBeNull();
    expect(await identifyMachine(db.storage, `cft_${"0".repeat(20)}_${token.slice(25)}`)).toBeNull();
    expect(await identifyMachine(db.storage, "cft_x")).toBeNull();
  });

  it("W5.2 negative: an expired token is nobody, and none lives longer than a year", async () => {
    const { token } = await issue(member, 1);
    db.clock.advance(dayMs - 1);
    expect(await identifyMachine(db.storage, token)).not.toBeNull();
    db.clock.advance(1);
    expect(await identifyMachine(db.storage, token)).toBeNull();
    await expect(issue(member, 400)).rejects.toThrow();
  });

  it("W5.2 negative: a revoked token is nobody at once; revoking again changes nothing", async () => {
    const { token, machine } = await issue();
    expect(await revoke(member, machine.id)).toMatchObject({ ok: true });
    expect(await identifyMachine(db.storage, token)).toBeNull();
    const revokedAtMs = db.clock.nowMs();
    db.clock.advance(1000);
    expect(await revoke(member, machine.id)).toMatchObject({ value: { revokedAtMs } });
  });

  it("negative: only the issuer and the organisation's operator see or revoke a token", async () => {
    const { machine, token } = await issue();
    const colleague = actorOf("firm", "member", { id: "per_another00000" });
    const operator = actorOf("firm", "operator");
    const strangers = [
      colleague,
      actorOf("police", "member"),
      actorOf("police", "operator"),
      { ...member, electionId: "other-2026" },
      { ...member, space: "exercise" as const },
    ];
    for (const stranger of strangers) {
      expect((await listed(stranger)).rows).toEqual([]);
      expect(await revoke(stranger, machine.id)).toMatchObject({ refusal: "token-not-found" });
    }
    expect(await db.raw(publicActor(election), "select * from machine_tokens")).toEqual([]);
    expect(await db.raw(systemActor("notify"), "select * from machine_tokens")).toEqual([]);
    expect(await identifyMachine(db.storage, token)).not.toBeNull();
    expect((await listed(operator)).rows).toHaveLength(1);
    expect(await revoke(operator, machine.id)).toMatchObject({ ok: true });
  });

  it("negative: the database itself refuses a token for another organisation or person, and a changed act", async () => {
    const { machine } = await issue();
    const forged = `insert into machine_tokens select 'mch_forged00000000000000', name, $1, election_id, space, $2,
      secret_hash, actions, issued_at_ms, expires_at_ms from machine_tokens`;
    await expect(db.raw(member, forged, ["org_police0000", member.id])).rejects.toThrow();
    await expect(db.raw(member, forged, [member.organisationId, "per_another00000"])).rejects.toThrow();
    await expect(
      db.raw(member, "update machine_tokens set actions = '{bundles.import}' where id = $1", [machine.id]),
    ).rejects.toThrow();
  });

  it("pages newest first, each once", async () => {
    for (let count = 0; count < 5; count++) {
      await issue();
      if (count % 2) db.clock.advance(1);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listed(member, 2, cursor);
      seen.push(...page.rows.map((row) => row.id));
      expect(page.total).toBe(5);
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
  });
});
