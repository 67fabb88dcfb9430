// Goal: people are invited, hold roles for a while and for a reason, and lose them at once; the session says who one is (W5.2).
// Method: whole transactions on both dialects; row security is asked with plain SQL.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { ok, refuse } from "../../basics/result.ts";
import { publicActor, systemActor, type Actor } from "../../platform/contract/actor.ts";
import { Session } from "../../platform/ui/session-contract.ts";
import type { Role } from "../permissions/contract.ts";
import type { Grant, Person } from "./contract.ts";
import { actorOf, addPerson, asking, election, organisations as at, setScene } from "./for-tests.ts";
import { identityOf } from "./identity.ts";
import { makeInvitedAccounts, type AccountMaking } from "./invited-accounts.ts";
import * as people from "./service.ts";
import { sessionService } from "./session.ts";

const operator = actorOf("desk", "operator", { electionId: null });
const day = 86_400_000;

describe.each(dialectsForTests())("people on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
    await addPerson(db, operator);
  });
  afterAll(() => db.close());

  const invite = (email = "ada@example.org", organisationId: string = at.watch) =>
    asking(db, operator, (cx) =>
      people.invite(cx, {
        params: {},
        query: {},
        body: { name: "Ada", email, organisationId, clearance: 1 },
      }),
    );
  const invited = async (email?: string): Promise<Person> => {
    const made = await invite(email);
    if (!made.ok) throw new Error(made.refusal);
    return made.value;
  };
  const grant = (
    person: string,
    role: Exclude<Role, "public">,
    electionId: string | null = election,
    by = operator,
  ) =>
    asking(db, by, (cx) =>
      people.grant(cx, {
        params: { person: person as Person["id"] },
        query: {},
        body: { role, electionId, expiresAtMs: db.clock.nowMs() + 30 * day, reason: "for this election" },
      }),
    );
  const revoke = (person: Person["id"], granted: Grant["id"]) =>
    asking(db, operator, (cx) =>
      people.revoke(cx, { params: { person, grant: granted }, query: {}, body: { why: "left the team" } }),
    );
  const whoIs = (person: string) =>
    db.storage.inTransaction(systemActor("identify"), (tx) => identityOf(tx, person));
  const list = (by: Actor = operator, organisationId?: string) =>
    asking(db, by, (cx) =>
      people.list(cx, { params: {}, query: { limit: 50, organisationId }, body: undefined }),
    );

  it("W5.2: a person without a grant has no role; a grant counts at once, and a revoked one no more", async () => {
    const ada = await invited();
    expect(await whoIs(ada.id)).toEqual({ organisationId: at.watch, clearance: 1, grants: [] });
    const granted = await grant(ada.id, "analyst");
    if (!granted.ok) throw new Error(granted.refusal);
    expect((await whoIs(ada.id))?.grants).toEqual([{ role: "analyst", electionId: election }]);
    expect(await revoke(ada.id, granted.value.id)).toMatchObject({
      value: { revokedAtMs: db.clock.nowMs() },
    });
    expect((await whoIs(ada.id))?.grants).toEqual([]);
    expect(await revoke(ada.id, granted.value.id)).toMatchObject({ refusal: "revoked-already" });
  });

  it("W5.2: a grant runs out by itself, and who has left is nobody", async () => {
    const ada = await invited();
    await grant(ada.id, "analyst");
    db.clock.advance(30 * day);
    expect((await whoIs(ada.id))?.grants).toEqual([]);
    await db.asOwner("update people set ended_at_ms = $1 where id = $2", [db.clock.nowMs(), ada.id]);
    expect(await whoIs(ada.id)).toBeNull();
    expect(await whoIs("per_unknown000")).toBeNull();
    expect(await grant(ada.id, "analyst")).toMatchObject({ refusal: "person-not-found" });
  });

  it("W5.2 negative: separated duties, self-grants and unknown elections are refused", async () => {
    const ada = await invited();
    await grant(ada.id, "analyst");
    expect(await grant(ada.id, "panel-member")).toMatchObject({
      refusal: "duties-not-separated",
      values: { held: "analyst", wanted: "panel-member" },
    });
    expect(await grant(ada.id, "panel-member", "other-2026")).toMatchObject({ ok: true });
    expect(await grant(ada.id, "operator", null)).toMatchObject({ refusal: "duties-not-separated" });
    expect(await grant(operator.id, "coordinator", null)).toMatchObject({ refusal: "grant-to-oneself" });
    expect(await grant(ada.id, "member", "nowhere-2026")).toMatchObject({ refusal: "election-unknown" });
    expect(await grant("per_unknown000", "member")).toMatchObject({ refusal: "person-not-found" });
  });

  it("W5.2 negative: two grants at the same moment cannot join separated duties", async () => {
    const ada = await invited();
    const both = await Promise.all([grant(ada.id, "analyst"), grant(ada.id, "panel-member")]);
    expect(both.filter((each) => each.ok)).toHaveLength(1);
  });

  it("W5.2 negative: nobody but an operator invites or grants, even with plain SQL", async () => {
    const coordinator = actorOf("desk", "coordinator", { electionId: null });
    await expect(
      db.raw(coordinator, "insert into people values ('per_x', 'x', $1, 3, 0, null)", [at.desk]),
    ).rejects.toThrow();
    await expect(
      db.raw(
        coordinator,
        "insert into role_grants values ('grn_x', $1, 'analyst', null, 'x', 'x', 0, 1, null)",
        [operator.id],
      ),
    ).rejects.toThrow();
    expect(await db.raw(coordinator, "update people set clearance = 3 returning 1")).toEqual([]);
  });

  it("tells e-mail addresses to operators only, and keeps them out of the journal", async () => {
    const drafts: string[] = [];
    db.storage.onCommitted((all) => drafts.push(JSON.stringify(all)));
    const ada = await invited();
    expect(drafts.join()).toContain(ada.id);
    expect(drafts.join()).not.toContain("ada@example.org");
    const coordinator = actorOf("desk", "coordinator", { electionId: null });
    expect(await list(operator, at.watch)).toMatchObject({
      value: { rows: [{ name: "Ada", email: "ada@example.org", account: "waiting" }] },
    });
    expect(await list(coordinator, at.watch)).toMatchObject({
      value: { rows: [{ name: "Ada", email: null }] },
    });
    for (const actor of [coordinator, publicActor(null)])
      expect(await db.raw(actor, "select email from invitations")).toEqual([]);
    expect(await db.raw(publicActor(null), "select 1 from people")).toEqual([]);
  });

  it("negative: refuses a second invitation to an address, and organisations that do not exist", async () => {
    await invite();
    expect(await invite()).toMatchObject({ refusal: "email-in-use" });
    expect(await invite("bob@example.org", "org_unknown")).toMatchObject({ refusal: "organisation-unknown" });
  });

  it("makes the account of the invited after the commit, once, and tells why where it cannot", async () => {
    const [ada, bob] = [await invited("ada@example.org"), await invited("bob@example.org")];
    const accounts = new Map<string, string>();
    const sent: string[] = [];
    let stops = true;
    const making: AccountMaking = {
      createAccount: async ({ personId, email }) => {
        if (email === "bob@example.org" || accounts.has(personId)) return refuse("email-in-use");
        accounts.set(personId, email);
        return ok(null);
      },
      resetLink: async (personId) =>
        accounts.has(personId) ? { url: "https://x.example/new", expiresAtMs: 1 } : null,
      send: async ({ email }) => {
        if (stops) throw new Error("the mail server does not answer");
        sent.push(email);
      },
    };
    await expect(makeInvitedAccounts(db.storage, making)).rejects.toThrow("mail server");
    stops = false;
    expect(await makeInvitedAccounts(db.storage, making)).toBe(1);
    expect(await makeInvitedAccounts(db.storage, making)).toBe(0);
    expect(sent).toEqual(["ada@example.org"]);
    const listed = await list();
    const states = listed.ok ? listed.value.rows.map((row) => [row.id, row.account]) : [];
    expect(states).toContainEqual([ada.id, "made"]);
    expect(states).toContainEqual([bob.id, "refused"]);
  });

  it("W5.2: the session says who I am and which roles hold now; without an account it says nobody", async () => {
    const serve = sessionService({
      elections: async () => [],
      languages: [{ code: "en", name: "English", dir: "ltr" }],
      demonstration: false,
      accounts: [{ email: "a@example.org", name: "A", role: "analyst", organisation: "x" }],
    });
    const ask = async (actor: Actor) => {
      const served = await asking(db, actor, (cx) => serve(cx, { params: {}, query: {}, body: undefined }), {
        readOnly: true,
      });
      return Session.parse(served.ok && served.value);
    };
    const ada = await invited();
    await grant(ada.id, "analyst");
    const asAda = actorOf("watch", "analyst", { id: ada.id, electionId: null, clearance: 1 });
    expect(await ask(asAda)).toEqual({
      person: {
        id: ada.id,
        name: "Ada",
        organisation: { id: at.watch, name: "watch", sector: "civil-society" },
      },
      roles: [{ role: "analyst", electionId: election, expiresAtMs: db.clock.nowMs() + 30 * day }],
      clearance: 1,
      elections: [],
      languages: [{ code: "en", name: "English", dir: "ltr" }],
      demonstration: false,
    });
    expect(await ask(publicActor(null))).toMatchObject({ person: null, roles: [], clearance: 0 });
  });
});
